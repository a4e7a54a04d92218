import SourceText

/// The Reviewdog Diagnostic Format (rdjson). Its columns count bytes of UTF-8, from 1. Messages are Markdown: reviewdog posts them as
/// comments of its own, in which a file must not have it mention people or show links.
func rdjsonReport(_ report: Report, _ options: ReportOptions) -> String {
    let value: JSON = [
        "source": ["name": "kessai"],
        "diagnostics": .array(report.diagnostics.map { rdjson($0, report, options) }),
    ]
    return value.text
}

private func rdjson(_ diagnostic: Diagnostic, _ report: Report, _ options: ReportOptions) -> JSON {
    func place(_ location: Location) -> [JSON.Member] {
        [
            .init("path", .string(options.directoryPrefix + report.file(location.file).path)),
            .init("range", range(location, report)),
        ]
    }
    var members: [JSON.Member] = [
        .init("message", .string(options.messageWithHelp(diagnostic, Markdown.message))),
        .init("location", .object(place(diagnostic.location))),
        .init("severity", .string(level(diagnostic.severity))),
        .init("code", ["value": .string(diagnostic.code.rawValue)]),
    ]
    // Each suggestion is taken on its own there, so only a fix that is a single edit of this file can be one.
    let suggestions: [JSON] = diagnostic.fixes.compactMap { fix in
        guard fix.edits.count == 1, let edit = fix.edits.first, edit.location.file == diagnostic.location.file else { return nil }
        return ["range": range(edit.location, report), "text": .string(edit.text)]
    }
    if !suggestions.isEmpty { members.append(.init("suggestions", .array(suggestions))) }
    if !diagnostic.related.isEmpty {
        members.append(
            .init(
                "relatedLocations",
                .array(
                    diagnostic.related.map { related in
                        [
                            "message": .string(options.inline(related.message.map(Markdown.message))),
                            "location": .object(place(related.location)),
                        ]
                    })))
    }
    return .object(members)
}

private func range(_ location: Location, _ report: Report) -> JSON {
    let file = report.file(location.file)
    func position(_ position: Position) -> JSON {
        ["line": .integer(position.line), "column": .integer(position.byte - file.lines.starts[position.line - 1] + 1)]
    }
    return ["start": position(file.start(location.range)), "end": position(file.end(location.range))]
}

private func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .hint: "INFO"
    }
}
