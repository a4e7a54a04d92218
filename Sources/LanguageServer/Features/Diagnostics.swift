import SourceText

/// A finding as LSP's `Diagnostic`, in the languages of the client; `data` holds both languages; fixes come as code actions.
func diagnosticJSON(_ diagnostic: Diagnostic, _ view: FileView) -> JSON {
    let client = view.client
    let both = text(diagnostic)
    var members: [JSON.Member] = [
        JSON.Member("range", view.positions.json(diagnostic.location.range)),
        JSON.Member("severity", .integer(severityNumber(diagnostic.severity))),
        JSON.Member("code", .string(diagnostic.code.rawValue)),
        JSON.Member("source", "kessai"),
        JSON.Member("message", .string(client.inEach(separator: "\n") { both[$0] })),
    ]
    if let tag = tag(diagnostic.code), client.understandsTags { members.append(JSON.Member("tags", [.integer(tag)])) }
    if client.understandsRelated, !diagnostic.related.isEmpty {
        let related = diagnostic.related.compactMap { related -> JSON? in
            view.json(related.location).map { ["location": $0, "message": .string(view.say(related.message))] }
        }
        members.append(JSON.Member("relatedInformation", .array(related)))
    }
    if client.understandsDiagnosticData {
        members.append(
            JSON.Member(
                "data",
                [
                    "path": .string(diagnostic.path), "message": ["ja": .string(both.ja), "en": .string(both.en)],
                ]))
    }
    return .object(members)
}

/// What an editor shows of a finding: the sentence, why it matters, and what to do.
private func text(_ diagnostic: Diagnostic) -> Bilingual {
    [diagnostic.note, diagnostic.help].compactMap { $0 }.reduce(diagnostic.message) { $0 + Bilingual(same: "\n") + $1 }
}

private func severityNumber(_ severity: Severity) -> Int {
    switch severity {
    case .error: 1
    case .warning: 2
    case .hint: 4
    }
}

/// What is there for nothing is shown faded (1), what is out of use struck through (2).
private func tag(_ code: Code) -> Int? {
    switch code {
    case .unusedDefinition, .unusedSuppression: 1
    case .checkoutVersionRetired, .legacyCredentials: 2
    default: nil
    }
}
