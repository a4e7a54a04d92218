import SourceText

/// SARIF 2.1.0 (OASIS), as code scanning services read it: rules with help, related places, fixes, stable fingerprints.
func sarifReport(_ report: Report, _ options: ReportOptions) -> String {
    let codes = Set(report.diagnostics.map(\.code)).sorted()
    let indices = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    let explained = Dictionary(options.explanations().map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let writer = SARIFWriter(report: report, options: options)
    let results = zip(report.diagnostics, fingerprints(report, options)).map { diagnostic, fingerprint in
        writer.result(diagnostic, ruleIndex: indices[diagnostic.code] ?? 0, fingerprint)
    }
    let driver: [JSON.Member] = [
        .init("name", "kessai"), .init("version", .string(report.version)), .init("semanticVersion", .string(report.version)),
        .init("language", .string(options.languages.first?.rawValue ?? "en")),
        .init("rules", .array(codes.map { writer.rule($0, explained[$0]) })),
    ]
    let value: JSON = [
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            [
                "tool": ["driver": .object(driver)], "columnKind": "unicodeCodePoints",
                // As line tables count them (§3.14.17): a lone CR ends a line, too.
                "newlineSequences": ["\r\n", "\n", "\r"], "results": .array(results),
            ]
        ],
    ]
    return value.text
}

private struct SARIFWriter {
    let report: Report
    let options: ReportOptions

    func rule(_ code: Code, _ explanation: Explanation?) -> JSON {
        var members: [JSON.Member] = [
            .init("id", .string(code.rawValue)),
            .init("defaultConfiguration", ["level": .string(level(code.severity))]),
        ]
        if let explanation {
            members.append(.init("shortDescription", message(explanation.title)))
            members.append(.init("fullDescription", message(explanation.why)))
            let language = options.languages.first ?? .en
            members.append(
                .init(
                    "help",
                    [
                        "text": .string(plainMessage(options.inline(explanation.remedies()))),
                        "markdown": .string(withoutPlaceholders(markdownExplanation(explanation, [language]))),
                    ]))
        }
        return .object(members)
    }

    func result(_ diagnostic: Diagnostic, ruleIndex: Int, _ fingerprint: String) -> JSON {
        var members: [JSON.Member] = [
            .init("ruleId", .string(diagnostic.code.rawValue)),
            .init("ruleIndex", .integer(ruleIndex)),
            .init("level", .string(level(diagnostic.severity))),
            .init("message", ["text": .string(plainMessage(options.messageWithHelp(diagnostic)))]),
            .init("locations", [place(diagnostic.location, logical: diagnostic.path)]),
        ]
        if !diagnostic.related.isEmpty {
            members.append(
                .init(
                    "relatedLocations",
                    .array(
                        diagnostic.related.enumerated().map { index, related in
                            place(related.location, id: index + 1, message: related.message)
                        })))
        }
        members.append(.init("partialFingerprints", ["kessai/v2": .string(fingerprint)]))
        if !diagnostic.fixes.isEmpty { members.append(.init("fixes", .array(diagnostic.fixes.map(fix)))) }
        return .object(members)
    }

    private func place(_ location: Location, logical: String = "", id: Int? = nil, message: Bilingual? = nil) -> JSON {
        var members: [JSON.Member] = []
        if let id { members.append(.init("id", .integer(id))) }
        members.append(.init("physicalLocation", ["artifactLocation": artifact(location.file), "region": region(location)]))
        if !logical.isEmpty { members.append(.init("logicalLocations", [["fullyQualifiedName": .string(logical)]])) }
        if let message { members.append(.init("message", self.message(message))) }
        return .object(members)
    }

    private func fix(_ fix: Fix) -> JSON {
        let files = fix.edits.map(\.location.file).reduce(into: [FileID]()) { if !$0.contains($1) { $0.append($1) } }
        let changes: [JSON] = files.map { file in
            let replacements: [JSON] = fix.edits.filter { $0.location.file == file }.map { edit in
                ["deletedRegion": region(edit.location), "insertedContent": ["text": .string(edit.text)]]
            }
            return ["artifactLocation": artifact(file), "replacements": .array(replacements)]
        }
        return ["description": message(fix.title), "artifactChanges": .array(changes)]
    }

    private func artifact(_ file: FileID) -> JSON {
        ["uri": .string(percentEncoded(options.pathPrefix + report.file(file).path)), "uriBaseId": "%SRCROOT%"]
    }

    private func region(_ location: Location) -> JSON {
        let file = report.file(location.file)
        let (start, end) = (file.start(location.range), file.end(location.range))
        // A byte order mark is no part of the text (§3.30.2); offsets in bytes count it.
        func column(_ position: Position) -> JSON {
            .integer(file.beginsWithMark && position.line == 1 && position.column > 1 ? position.column - 1 : position.column)
        }
        return [
            "startLine": .integer(start.line), "startColumn": column(start), "endLine": .integer(end.line),
            "endColumn": column(end), "byteOffset": .integer(start.byte), "byteLength": .integer(end.byte - start.byte),
        ]
    }

    private func message(_ text: Bilingual) -> JSON { ["text": .string(plainMessage(options.inline(text)))] }

    private func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .hint: "note"
        }
    }
}

/// A plain text message (§3.11.3): what it quotes becomes neither a link nor a placeholder.
private func plainMessage(_ text: String) -> String {
    let letters = text.unicodeScalars
    // Brackets may stand as they are where they make no link (§3.11.6), which is nearly always.
    let holdsLink = zip(letters, letters.dropFirst()).contains { $0 == "]" && $1 == "(" }
    return withoutPlaceholders(holdsLink ? escaping(["[", "]", "\\"], in: text) { "\\\($0)" } : text)
}

/// A single brace begins a placeholder (§3.11.5).
private func withoutPlaceholders(_ text: String) -> String { escaping(["{", "}"], in: text) { "\($0)\($0)" } }

private func escaping(_ marks: Set<Unicode.Scalar>, in text: String, as written: (Unicode.Scalar) -> String) -> String {
    text.unicodeScalars.reduce(into: "") { result, letter in
        if marks.contains(letter) { result += written(letter) } else { result.unicodeScalars.append(letter) }
    }
}
