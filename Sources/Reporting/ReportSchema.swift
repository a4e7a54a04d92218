import SourceText

/// The JSON Schema (2020-12) of the report that `--format json` prints; a line of `jsonl` is its `$defs/diagnostic`.
package func jsonReportSchema() -> JSON {
    let count: JSON = ["type": "integer", "minimum": 0]
    let report = fields([
        .init("schemaVersion", ["const": 1]),
        .init("tool", object([.init("name", ["const": "kessai"]), .init("version", ["type": "string"])])),
        .init("summary", object(["errors", "warnings", "hints", "files", "documents"].map { .init($0, count) })),
        .init("diagnostics", list(of: "diagnostic", "ファイル、バイト位置、コードの順です。", "Sorted by file, byte, code.")),
    ])
    let head: [JSON.Member] = [
        .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
        .init("$id", "report.schema.json"),
        .init("title", "kessai check --format json"),
    ]
    return .object(head + report + [.init("$defs", .object(definitions))])
}

private let definitions: [JSON.Member] = [
    .init("diagnostic", object(diagnosticMembers, optional: ["help", "related", "fixes"])),
    .init("related", object(place + [.init("message", reference("text"))])),
    .init(
        "fix",
        object([
            .init("title", reference("text")),
            .init(
                "safe",
                described(
                    ["type": "boolean"], "確実な修正です。false なら、人が結果を確かめる必要があります。",
                    "The meaning is certain; if false, a person must look at the result.")),
            .init(
                "edits",
                .object([
                    .init("type", "array"), .init("items", reference("edit")), .init("minItems", 1),
                    .init("description", both("位置の順で、重なりません。", "In the order of their places, never overlapping.")),
                ])),
        ])),
    .init(
        "edit",
        object(
            place + [.init("text", described(["type": "string"], "範囲を置き換える文字列です。", "What replaces the range."))])),
    .init("range", object([.init("start", reference("position")), .init("end", reference("position"))])),
    .init(
        "position",
        object([
            .init("line", described(["type": "integer", "minimum": 1], "1から数えます。", "From 1.")),
            .init(
                "column",
                described(
                    ["type": "integer", "minimum": 1], "1から、Unicode のコードポイントで数えます。",
                    "From 1, in Unicode code points.")),
            .init(
                "byte",
                described(
                    ["type": "integer", "minimum": 0], "ファイルの先頭を0としたバイト位置です。終わりは範囲に含みません。",
                    "From 0 in the file; ends are exclusive.")),
        ])),
    .init("text", object([.init("ja", ["type": "string"]), .init("en", ["type": "string"])])),
]

private let place: [JSON.Member] = [
    .init("file", described(["type": "string"], "プロジェクトのルートからのパスです。", "The path from the root of the project.")),
    .init("range", reference("range")),
]

private let diagnosticMembers: [JSON.Member] =
    [
        .init("code", codes),
        .init("severity", ["enum": .array(Severity.allCases.reversed().map { .string($0.rawValue) })]),
    ] + [
        place[0],
        .init("path", described(["type": "string"], "設定の中の位置です。", "The place in the settings.")),
        place[1],
        .init("message", reference("text")),
        .init("help", reference("text")),
        .init("related", list(of: "related", "関係するほかの場所です。", "Other places that are involved.")),
        .init(
            "fixes",
            list(
                of: "fix", "エラーを増やさないことを確かめた修正だけです。", "Only those that were shown to add no error.")),
    ]

/// Later versions may add some.
private let codes: JSON = .object([
    .init("type", "string"), .init("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"),
    .init("examples", .array(Code.allCases.sorted().map { .string($0.rawValue) })),
    .init("description", both("例はこのバージョンのコードです。増えることがあります。", "The examples are the codes of this version; more may come.")),
])

/// An object with these members; later versions may add others, which readers ignore.
private func object(_ members: [JSON.Member], optional: Set<String> = []) -> JSON { .object(fields(members, optional: optional)) }

private func fields(_ members: [JSON.Member], optional: Set<String> = []) -> [JSON.Member] {
    [
        .init("type", "object"),
        .init("properties", .object(members)),
        .init("required", .array(members.map(\.key).filter { !optional.contains($0) }.map { .string($0) })),
    ]
}

private func list(of definition: String, _ ja: String, _ en: String) -> JSON {
    .object([.init("type", "array"), .init("items", reference(definition)), .init("description", both(ja, en))])
}

private func reference(_ definition: String) -> JSON { ["$ref": .string("#/$defs/" + definition)] }

private func described(_ schema: JSON, _ ja: String, _ en: String) -> JSON {
    guard case .object(let members) = schema else { return schema }
    return .object(members + [.init("description", both(ja, en))])
}

private func both(_ ja: String, _ en: String) -> JSON { .string(ja + "\n\n" + en) }
