import Schema
import SourceText

/// `kessai schema [KIND]`: the JSON Schema of a kind, or of any document; the files under `schemas/` are its output.
let schemaCommand = Command(
    "schema", operands: "[KIND]", count: 0...1,
    Bilingual(ja: "JSON Schema (2020-12)を書き出します", en: "write the JSON Schema (2020-12) of a kind, or of any document"),
    options: [schemaKeys]
) { invocation in
    let language = invocation.text(schemaKeys).flatMap { Language(rawValue: $0) } ?? .en
    guard let name = invocation.operands.first else {
        return Outcome(.done, output: jsonSchema(of: nil, language).text)
    }
    guard let kind = DocumentKind(rawValue: name) else { throw UsageError(message: unknownKind(name), command: "schema") }
    return Outcome(.done, output: jsonSchema(of: kind, language).text)
}

private let schemaKeys = OptionSpec(
    "keys", .choice(["en", "ja"]),
    Bilingual(ja: "キーを英語(en)か画面の表記(ja)にします(既定は en)", en: "keys in English (en) or as on the screens (ja) (default en)"))

private func unknownKind(_ name: String) -> Bilingual {
    let written = shown(name)
    let names = DocumentKind.allCases.map(\.rawValue)
    var text = Bilingual(ja: "「\(written)」という kind はありません。", en: "`\(written)` is no kind.")
    if let near = nearest(to: name, among: names) {
        text = text + Bilingual(ja: "「\(near)」ではありませんか。", en: " Did you mean `\(near)`?")
    }
    let list = names.joined(separator: ", ")
    return text + Bilingual(ja: "書ける kind: \(list)", en: " The kinds: \(list)")
}
