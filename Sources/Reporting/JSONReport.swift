import SourceText

/// The report for programs, as `kessai check --format json` prints it: both languages always, so its bytes depend on the input alone.
func jsonReport(_ report: Report) -> String {
    let value: JSON = [
        "schemaVersion": 1,
        "tool": ["name": "kessai", "version": .string(report.version)],
        "summary": [
            "errors": .integer(report.count(.error)),
            "warnings": .integer(report.count(.warning)),
            "hints": .integer(report.count(.hint)),
            "files": .integer(report.files),
            "documents": .integer(report.documents),
        ],
        "diagnostics": .array(report.diagnostics.map { jsonDiagnostic($0, report) }),
    ]
    return value.text
}

/// One element of `diagnostics`; the same object is a line of `jsonl`.
func jsonDiagnostic(_ diagnostic: Diagnostic, _ report: Report) -> JSON {
    var members: [JSON.Member] = [
        .init("code", .string(diagnostic.code.rawValue)),
        .init("severity", .string(diagnostic.severity.rawValue)),
        .init("file", .string(report.file(diagnostic.location.file).path)),
        .init("path", .string(diagnostic.path)),
        .init("range", jsonRange(diagnostic.location, report)),
        .init("message", diagnostic.message.json),
    ]
    if let help = diagnostic.help { members.append(.init("help", help.json)) }
    if !diagnostic.related.isEmpty {
        members.append(
            .init("related", .array(diagnostic.related.map { placed($0.location, "message", $0.message.json, report) })))
    }
    if !diagnostic.fixes.isEmpty {
        members.append(
            .init(
                "fixes",
                .array(
                    diagnostic.fixes.map { fix in
                        [
                            "title": fix.title.json, "safe": .boolean(fix.isSafe),
                            "edits": .array(fix.edits.map { placed($0.location, "text", .string($0.text), report) }),
                        ]
                    })))
    }
    return .object(members)
}

private func placed(_ location: Location, _ key: String, _ value: JSON, _ report: Report) -> JSON {
    .object([
        .init("file", .string(report.file(location.file).path)), .init("range", jsonRange(location, report)), .init(key, value),
    ])
}

private func jsonRange(_ location: Location, _ report: Report) -> JSON {
    let file = report.file(location.file)
    return ["start": jsonPosition(file.start(location.range)), "end": jsonPosition(file.end(location.range))]
}

private func jsonPosition(_ position: Position) -> JSON {
    ["line": .integer(position.line), "column": .integer(position.column), "byte": .integer(position.byte)]
}
