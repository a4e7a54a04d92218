import Reporting
import Rules
import Schema
import SourceText

/// `kessai schema [KIND]`: the JSON Schema of a kind, of any document, or of the JSON report; the files under `schemas/` are its output.
let schemaCommand = Command(
    "schema", operands: "[KIND]", count: 0...1,
    Bilingual(ja: "JSON Schema (2020-12)を書き出します", en: "write the JSON Schema (2020-12) of a kind, or of any document"),
    details: Bilingual(
        ja:
            "KIND は \(kindNames.joined(separator: "、")) のどれかです。report は「kessai check --format json」の報告のスキーマです。--format markdown は、人が読むためのフィールドの表で、メッセージの言語で書き出します。",
        en: """
            KIND is one of \(kindNames.joined(separator: ", ")).
            `report` is the schema of what `kessai check --format json` prints.
            `--format markdown` is a table of the fields for people, in the language of the messages.
            """),
    options: [schemaKeys, schemaFormat]
) { invocation in
    if invocation.text(schemaFormat) == "markdown" { return Outcome(.done, output: try fieldPage(invocation)) }
    let language = invocation.text(schemaKeys).flatMap { Language(rawValue: $0) } ?? .en
    guard let name = invocation.operands.first else {
        return Outcome(.done, output: schemaText(of: nil, language))
    }
    if name == reportKind { return Outcome(.done, output: jsonReportSchema().text) }
    guard let kind = DocumentKind(rawValue: name) else { throw UsageError(message: unknownKind(name), command: "schema") }
    return Outcome(.done, output: schemaText(of: kind, language))
}

/// The file `schemas/…/….schema.json` of a kind, or of any document.
func schemaText(of kind: DocumentKind?, _ language: Language) -> String {
    let codes = Dictionary(allExplanations.map { ($0.code, $0.title) }) { first, _ in first }
    return jsonSchema(of: kind, language, codes: codes).text
}

private let schemaKeys = OptionSpec(
    "keys", .choice(["en", "ja"]),
    Bilingual(ja: "キーを英語(en)か画面の表記(ja)にします(既定は en)", en: "keys in English (en) or as on the screens (ja) (default en)"))

private let schemaFormat = OptionSpec(
    "format", .choice(["json", "markdown"]),
    Bilingual(
        ja: "JSON Schema(json)か、フィールドの表(markdown)(既定は json)",
        en: "JSON Schema (json) or a table of the fields (markdown) (default json)"))

private func fieldPage(_ invocation: Invocation) throws(UsageError) -> String {
    guard let name = invocation.operands.first else { return markdownFields(of: DocumentKind.allCases, invocation.languages) }
    if name == reportKind { throw UsageError(message: reportIsNoDocument, command: "schema") }
    guard let kind = DocumentKind(rawValue: name) else { throw UsageError(message: unknownKind(name), command: "schema") }
    return markdownFields(of: [kind], invocation.languages)
}

private let reportKind = "report"
private let reportIsNoDocument = Bilingual(
    ja: "report は文書ではないので、フィールドの表はありません。「kessai schema report」でスキーマを書き出せます。",
    en: "`report` is no document and has no table of fields. `kessai schema report` writes its schema.")
let kindNames = DocumentKind.allCases.map(\.rawValue) + [reportKind]

private func unknownKind(_ name: String) -> Bilingual {
    let written = shown(name)
    let list = kindNames.joined(separator: ", ")
    return Bilingual(ja: "「\(written)」という kind はありません。", en: "`\(written)` is no kind.")
        + didYouMean(name, among: kindNames) + Bilingual(ja: "書ける kind: \(list)", en: " The kinds: \(list)")
}
