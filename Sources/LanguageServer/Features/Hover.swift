import Rules
import Schema
import SourceText
import Syntax

/// What stands under the pointer: a field with its label, a choice, a definition that `use:` names, a code; and the findings there.
func hover(_ view: FileView, _ offset: Int) -> JSON {
    var parts: [String] = []
    var range: ByteRange?
    if let code = suppressedCode(view.tree, offset) {
        parts.append(view.client.inEach { card(code.code, $0) })
        range = code.range
    } else if let place = MailVariablePlace(knownAt: offset, view.tree), let variable = MailVariable.named(place.name) {
        parts.append(view.client.inEach { card(variable, named: place.name, $0) })
        range = ByteRange(place.range)
    } else if let cursor = Cursor(offset, in: view.tree), let node = cursor.node,
        let text = subject(cursor, view.tree.text(of: node), view, offset)
    {
        parts.append(text)
        range = view.tree.nodes[node].range
    }
    let findings = view.project.diagnostics(of: view.file, around: offset)
    parts += cards(findings, view)
    range = range ?? findings.first?.location.range
    guard let range, !parts.isEmpty else { return .null }
    return [
        "contents": view.client.markup(parts.joined(separator: "\n\n---\n\n"), isShown: view.client.understandsMarkdownHover),
        "range": view.positions.json(range),
    ]
}

/// What the findings say, those of one code together above its explanation.
private func cards(_ findings: [Diagnostic], _ view: FileView) -> [String] {
    var codes: [Code] = []
    for finding in findings where !codes.contains(finding.code) { codes.append(finding.code) }
    return codes.map { code in
        let same = findings.filter { $0.code == code }
        return view.client.inEach { card(same, of: code, $0) }
    }
}

private func card(_ findings: [Diagnostic], of code: Code, _ language: Language) -> String {
    var paragraphs = findings.map { finding in
        let help = finding.help.map { "\n\n" + Markdown.message($0[language]) } ?? ""
        return "**\(code.rawValue)**: " + Markdown.message(finding.message[language]) + help
    }
    if let explanation = explanation(of: code) {
        paragraphs.append(explanation.why[language])
        // The help of a finding names what stands there, in the spelling of the file.
        if findings.contains(where: { $0.help == nil }) {
            // What may stay as it is as a warning may not as an error.
            let severity = findings.map(\.severity).max() ?? code.severity
            paragraphs.append(explanation.remedies(severity)[language])
        }
    }
    return paragraphs.joined(separator: "\n\n")
}

private func subject(_ cursor: Cursor, _ text: String, _ view: FileView, _ offset: Int) -> String? {
    func fieldCard() -> String? {
        cursor.field.map { field in
            view.client.inEach { card(field, isBesideUse: cursor.isBesideUse(in: view.tree), $0) }
        }
    }
    if cursor.isKey {
        if cursor.levels == nil { return fieldCard() }
        return Code(rawValue: text).map { code in view.client.inEach { card(code, $0) } }
    }
    if let used = view.project.identities.at(offset, in: view.file), !used.isDeclaration {
        return definitionCard(used, view)
    }
    if case .choice(let choices)? = cursor.shape,
        let choice = choices.first(where: { $0.key == text || $0.label == text || $0.aliases.contains(text) })
    {
        return view.client.inEach { card(choice, $0) }
    }
    return fieldCard()
}

/// A field: names, what it is, what belongs there, whether it must be there; what is left out beside `use:` comes from what is used.
func card(_ field: FieldFace, isBesideUse: Bool, _ language: Language) -> String {
    var lines = [title(field.name.label, field.name.key), "", field.doc[language], ""]
    lines.append(Bilingual(ja: "- 書くもの: ", en: "- Takes: ")[language] + field.shape.noun[language])
    if case .choice(let choices) = field.shape {
        lines += choices.map { "  - `\($0.key)`" + ($0.label.map { " \($0)" } ?? "") }
    }
    if isBesideUse, field.name.key != "use" {
        lines.append(Bilingual(ja: "- 省略時: 「use:」の文書のとおり", en: "- When left out: as in the document of `use:`")[language])
    } else if let text = field.defaultText {
        lines.append(Bilingual(ja: "- 省略時: `\(text)`", en: "- Default: `\(text)`")[language])
    } else if field.need == .required {
        lines.append(Bilingual(ja: "- 必須", en: "- Required")[language])
    } else if case .conditional(let when, _) = field.need {
        lines.append("- " + when[language])
    }
    if !field.example.isEmpty {
        lines.append(Bilingual(ja: "- 例: `\(field.example)`", en: "- Example: `\(field.example)`")[language])
    }
    return lines.joined(separator: "\n")
}

func card(_ choice: ChoiceFace, _ language: Language) -> String {
    title(choice.label, choice.key) + "\n\n" + choice.doc[language]
}

func card(_ code: Code, _ language: Language) -> String {
    let head = "**`\(code.rawValue)`** (\(code.severity.name[language]))"
    guard let explanation = explanation(of: code) else { return head }
    return "\(head)\n\n\(explanation.title[language])\n\n\(explanation.why[language])\n\n\(explanation.remedies()[language])"
}

private func title(_ label: String?, _ key: String) -> String {
    label.map { "**\($0)** `\(key)`" } ?? "**`\(key)`**"
}

/// What `use:` brings in: the definition as it is written.
private func definitionCard(_ used: Identities.Occurrence, _ view: FileView) -> String? {
    guard let declared = view.project.identities.same(as: used).first(where: \.isDeclaration),
        let (tree, mapping) = view.document(of: declared)
    else { return nil }
    // A long mail is cut. By bytes: CR LF is one Character.
    let lines = tree.maskedSource(tree.nodes[mapping].range).utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let excerpt = lines.prefix(20).map { shown(String(Substring($0.last == 0x0D ? $0.dropLast() : $0)), limit: 120) }
    let block = Markdown.block(shown: (excerpt + (lines.count > 20 ? ["…"] : [])).joined(separator: "\n"), of: "yaml")
    return "**\(Markdown.code(shown(used.id)))** \(Markdown.code(shown(tree.source.path, limit: 200)))\n\n\(block)"
}

/// The code under the pointer in a comment `# kessai: allow <code> <reason>`.
private func suppressedCode(_ tree: SyntaxTree, _ offset: Int) -> (code: Code, range: ByteRange)? {
    for comment in tree.comments where comment.start <= offset && offset <= comment.end {
        let bytes = tree.source.bytes
        func isPart(_ index: Int) -> Bool {
            bytes.indices.contains(index)
                && ((0x61...0x7A).contains(bytes[index]) || (0x30...0x39).contains(bytes[index])
                    || bytes[index] == UInt8(ascii: "-"))
        }
        var (start, end) = (offset, offset)
        while start > comment.offsets.lowerBound, isPart(start - 1) { start -= 1 }
        while end < comment.offsets.upperBound, isPart(end) { end += 1 }
        let range = ByteRange(start..<end)
        return Code(rawValue: tree.source.text(range)).map { ($0, range) }
    }
    return nil
}
