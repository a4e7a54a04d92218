import SourceText

/// The fields of the documents as tables for people, in Markdown: `kessai schema --format markdown`.
///
///     ## product
///     | キー / Key | 必要 / Needed | 値 / Value | 説明 / Meaning |
///     | `name` (商品名) | … | 「オンライン講座」 | … |
package func markdownFields(of kinds: [DocumentKind], _ languages: [Language]) -> String {
    let page = FieldPage(languages)
    return page.title + kinds.map { page.section(of: $0) }.joined()
}

private struct FieldPage {
    private let languages: [Language]

    init(_ languages: [Language]) { self.languages = languages }

    var title: String { "# \(said(Bilingual(ja: "文書のフィールド", en: "The fields of documents")))\n" }

    func section(of kind: DocumentKind) -> String {
        var text = "\n## \(kind.rawValue)\n\n"
        if let face = documentKinds.faces.first(where: { $0.key == kind.rawValue }) {
            text += Markdown.sentence((face.label.map { $0 + ": " } ?? "") + said(face.doc)) + "\n\n"
        }
        let head = [
            Bilingual(ja: "キー", en: "Key"), Bilingual(ja: "必要", en: "Needed"), Bilingual(ja: "値", en: "Value"),
            Bilingual(ja: "説明", en: "Meaning"),
        ]
        text += "| " + head.map(said).joined(separator: " | ") + " |\n|---|---|---|---|\n"
        return text + rows(of: recordFace(of: kind), below: "").joined()
    }

    /// Those of groups stand below the group, by their whole path.
    private func rows(of face: RecordFace, below path: String) -> [String] {
        var told: [(keys: [String], path: String)] = []
        return face.fields.filter { $0.name.key != "kind" }.flatMap { field -> [String] in
            let name = path + field.name.key
            guard let (inner, isList) = group(field.shape) else { return [row(field, name, value(field))] }
            // An entry of a list may be one of the documents; an environment is like the other one.
            if inner.mayUseDefinition { return [row(field, name, entries(inner))] }
            let keys = inner.fields.map(\.name.key)
            if let other = told.first(where: { $0.keys == keys }) {
                return [row(field, name, Bilingual(ja: "`\(other.path)` と同じ", en: "as `\(other.path)`"))]
            }
            told.append((keys, name))
            let what = isList ? Bilingual(ja: "リスト", en: "a list") : Bilingual(ja: "下の行のまとまり", en: "the group below")
            return [row(field, name, what)] + rows(of: inner, below: name + (isList ? "[]." : "."))
        }
    }

    private func group(_ shape: Shape) -> (RecordFace, isList: Bool)? {
        switch shape {
        case .record(let face): (face, false)
        case .list(.record(let face), _): (face, true)
        default: nil
        }
    }

    /// Of the kind that has all fields of an entry but `use`.
    private func entries(_ entry: RecordFace) -> Bilingual {
        let kind = DocumentKind.allCases.first { kind in
            let face = recordFace(of: kind)
            return entry.fields.allSatisfy { $0.name.key == "use" || face.field(named: $0.name.key) != nil }
        }
        let name = kind?.rawValue ?? ""
        return Bilingual(
            ja: "リスト。各項目には [\(name)](#\(name)) のフィールドを書くか、「use: そのid」と書きます",
            en: "a list, each entry with the fields of [\(name)](#\(name)) or `use:` and the id of one")
    }

    private func row(_ field: FieldFace, _ path: String, _ value: Bilingual) -> String {
        let label = field.name.label.map { " (\(Markdown.text($0)))" } ?? ""
        let cells = ["`\(path)`" + label, need(field), said(value), Markdown.sentence(said(field.doc))]
        return "| " + cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ") + " |\n"
    }

    private func need(_ field: FieldFace) -> String {
        switch field.need {
        case .required: said(Bilingual(ja: "必要", en: "yes"))
        case .conditional(let when, _): Markdown.sentence(said(when))
        case .optional: field.defaultText.map { said(Bilingual(ja: "既定は `\($0)`", en: "default `\($0)`")) } ?? ""
        }
    }

    private func value(_ field: FieldFace) -> Bilingual { value(field.shape, example: field.example) }

    private func value(_ shape: Shape, example: String) -> Bilingual {
        let shown = example.isEmpty || example.contains("\n") ? "" : Markdown.code(example, inTable: true)
        switch shape {
        case .boolean: return Bilingual(same: "`true` `false`")
        case .integer(let range):
            return Bilingual(
                ja: "\(range.lowerBound)から\(range.upperBound)までの整数、例 \(shown)",
                en: "a whole number from \(range.lowerBound) to \(range.upperBound), as \(shown)")
        case .text(let format):
            return Bilingual(
                ja: Markdown.sentence(format.noun.ja) + (shown.isEmpty ? "" : "、例 " + shown),
                en: Markdown.sentence(format.noun.en) + (shown.isEmpty ? "" : ", as " + shown))
        case .choice(let faces):
            let names = faces.map { face in "`\(face.key)`" + (face.label.map { " (\(Markdown.text($0)))" } ?? "") }
            return Bilingual(same: names.joined(separator: "<br>"))
        case .list(let inner, _):
            let inner = value(inner, example: example)
            return Bilingual(ja: "リスト: \(inner.ja)", en: "a list: \(inner.en)")
        case .codes(let faces):
            let levels = faces.map { "`\($0.key)`" }.joined(separator: " ")
            return Bilingual(ja: "規則の名前ごとに \(levels)", en: "by the name of a rule \(levels)")
        case .record: return Bilingual(same: "")
        }
    }

    /// In each language once.
    private func said(_ text: Bilingual) -> String {
        let texts = languages.map { text[$0] }
        return text.ja == text.en ? texts.first ?? "" : texts.joined(separator: " / ")
    }
}
