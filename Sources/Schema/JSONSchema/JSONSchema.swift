import SourceText

/// JSON Schema (2020-12) as a face of the field tables; it refuses nothing that kessai accepts.
///
/// Keys are offered in one spelling; the other, and every form that is equal after NFKC, passes as well, since kessai takes them.
/// - Parameter kind: nil for any document of a project.
package func jsonSchema(of kind: DocumentKind?, _ language: Language) -> JSON {
    let writer = SchemaWriter(language: language)
    let head: [JSON.Member] = [
        .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
        .init("$id", .string(jsonSchemaName(of: kind))),
    ]
    guard let kind else { return .object(head + writer.anyDocument()) }
    let face = documentKinds[kind]
    return .object(
        head + [
            .init("title", .string(face.map { $0.name(writer.spelling) } ?? kind.rawValue)),
            .init("description", face.map { writer.both($0.doc) } ?? .null),
        ] + writer.record(recordFace(of: kind)))
}

/// The name of the file that holds a schema: `product.schema.json`, `document.schema.json`.
package func jsonSchemaName(of kind: DocumentKind?) -> String { (kind?.rawValue ?? "document") + ".schema.json" }

private struct SchemaWriter {
    let language: Language

    var spelling: Spelling { language == .ja ? .japanese : .english }

    /// The documentation in the schema's language, then in the other.
    func both(_ text: Bilingual) -> JSON {
        .string(language == .ja ? text.ja + "\n\n" + text.en : text.en + "\n\n" + text.ja)
    }

    func anyDocument() -> [JSON.Member] {
        let kinds = DocumentKind.allCases.map { kind -> JSON in
            let names = documentKinds[kind].map { [JSON.string($0.key)] + others($0, than: $0.key) } ?? []
            return [
                "if": ["properties": ["kind": ["enum": .array(names)]], "required": ["kind"]],
                "then": .object(record(recordFace(of: kind))),
            ]
        }
        return [
            .init("title", language == .ja ? "kessai の文書" : "A document of kessai"),
            .init("type", "object"),
            .init("properties", ["kind": .object(choice(documentKinds.choices.map(\.face)))]),
            .init("allOf", .array([needs("kind", nil, aliases: [], orUse: false)] + kinds)),
        ]
    }

    // MARK: Mappings

    func record(_ face: RecordFace) -> [JSON.Member] {
        var properties: [JSON.Member] = []
        var patterns: [JSON.Member] = []
        for field in face.fields {
            let name = spelling == .japanese ? field.name.label ?? field.name.key : field.name.key
            properties.append(.init(name, .object(schema(of: field))))
            let others = ([field.name.key] + [field.name.label].compactMap(\.self) + field.aliases).filter { $0 != name }
            if !others.isEmpty {
                patterns.append(.init("^(" + others.map(escaped).joined(separator: "|") + ")$", .object(self.shape(field.shape))))
            }
        }
        patterns.append(.init(foldable, true))
        if face.field(named: "merchant_id") != nil { patterns.append(.init(legacyKeys, ["deprecated": true])) }
        let mayUse = face.fields.contains { $0.name.key == "use" && $0.need == .optional }
        let required = face.fields.filter { $0.need == .required }
            .map { needs($0.name.key, $0.name.label, aliases: $0.aliases, orUse: mayUse) }
        return [
            .init("type", "object"), .init("properties", .object(properties)), .init("patternProperties", .object(patterns)),
            .init("additionalProperties", false),
        ] + (required.isEmpty ? [] : [.init("allOf", .array(required))])
    }

    /// The field is there under one of its names, or perhaps under a name that is equal after NFKC.
    private func needs(_ key: String, _ label: String?, aliases: [String], orUse: Bool) -> JSON {
        let names = [key] + [label].compactMap(\.self) + aliases
        let first = spelling == .japanese ? label ?? key : key
        var ways: [JSON] = ([first] + names.filter { $0 != first }).map { ["required": [.string($0)]] }
        if orUse { ways.append(["required": ["use"]]) }
        ways.append(["not": ["propertyNames": ["not": ["pattern": .string(foldable)]]]])
        return ["anyOf": .array(ways)]
    }

    private func schema(of field: FieldFace) -> [JSON.Member] {
        let other = spelling == .japanese ? field.name.key : field.name.label
        var members: [JSON.Member] = []
        if let other, field.name.label != nil { members.append(.init("title", .string(other))) }
        members.append(.init("description", both(field.doc)))
        members += shape(field.shape)
        if let text = field.defaultText { members.append(.init("default", value(text, field.shape))) }
        switch field.shape {
        case .boolean, .choice, .record, .list, .codes: break
        case .text(let format): members.append(.init("examples", [.string(format.example)]))
        case .integer: members.append(.init("examples", [value(field.example, field.shape)]))
        }
        return members
    }

    /// A value as YAML reads it when it is written plainly.
    private func value(_ text: String, _ shape: Shape) -> JSON {
        switch shape {
        case .boolean: .boolean(text == "true")
        case .integer: Int(text).map(JSON.integer) ?? .string(text)
        case .choice(let choices): .string(choices.first { $0.key == text }?.name(spelling) ?? text)
        default: .string(text)
        }
    }

    // MARK: Values

    private func shape(_ shape: Shape) -> [JSON.Member] {
        switch shape {
        case .boolean: [.init("anyOf", [["type": "boolean"], ["enum": ["true", "false"]]])]
        // A scalar is text to kessai, whatever YAML takes it for: a telephone number may be an integer to others.
        case .text(let format):
            [.init("type", ["string", "number", "boolean", "null"])]
                + (format.pattern.map { [.init("pattern", .string($0))] } ?? [])
        case .integer(let range):
            [
                .init(
                    "anyOf",
                    [
                        ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)],
                        ["type": "string", "pattern": .string("^(0|[1-9][0-9]{0,\(String(range.upperBound).count - 1)})$")],
                    ])
            ]
        case .choice(let choices): choice(choices)
        case .record(let face): record(face)
        case .list(let element, let minimum):
            [.init("type", "array"), .init("items", .object(self.shape(element)))]
                + (minimum > 0 ? [.init("minItems", .integer(minimum))] : [])
        case .codes(let levels): codes(levels)
        }
    }

    private func choice(_ choices: [ChoiceFace]) -> [JSON.Member] {
        let offered = choices.map { face -> JSON in
            ["const": .string(face.name(spelling)), "description": both(face.doc)]
        }
        let others = choices.flatMap { self.others($0, than: $0.name(spelling)) }
        return [
            .init(
                "anyOf",
                .array(
                    offered + (others.isEmpty ? [] : [["enum": .array(others)]])
                        + [["type": "string", "pattern": .string(foldable)]]))
        ]
    }

    private func others(_ face: ChoiceFace, than name: String) -> [JSON] {
        ([face.key] + [face.label].compactMap(\.self) + face.aliases).filter { $0 != name }.map(JSON.string)
    }

    private func codes(_ levels: [ChoiceFace]) -> [JSON.Member] {
        let properties = Code.allCases.map { code -> JSON.Member in
            let allowed = code.severity == .error ? levels.filter { $0.key == RuleLevel.error.rawValue } : levels
            // Readers of YAML 1.1 take `off` for false.
            let off: [JSON] = code.severity == .error ? [] : [false]
            let folded: JSON = ["type": "string", "pattern": .string(foldable)]
            return .init(code.rawValue, ["anyOf": [["enum": .array(allowed.map { .string($0.key) } + off)], folded]])
        }
        return [.init("type", "object"), .init("properties", .object(properties)), .init("additionalProperties", false)]
    }

    // MARK: Patterns

    /// Characters that NFKC replaces: a name with one of them may be equal to a known one.
    private var foldable: String {
        #"[\u00A0-\u02FF\u1D00-\u2FFF\u3000\u3099\u309A\u3200-\u33FF\uF900-\uFFEF]|[\uD800-\uDFFF]|[^\u0000-\uFFFF]"#
    }

    /// Keys of CV1, which are findings of their own and not unknown.
    private var legacyKeys: String { "[Mm][Ww][Ss]|[Ss]ecret|SECRET|[Aa]ccess|ACCESS|シークレット|アクセスキー" }

    private func escaped(_ text: String) -> String {
        String(text.flatMap { "\\^$.|?*+()[]{}/".contains($0) ? ["\\", $0] : [$0] })
    }
}
