import SourceText

/// JSON Schema (2020-12) as a face of the field tables; it refuses nothing that kessai accepts.
///
/// Keys are offered in one spelling; the other, and every form that is equal after NFKC, passes as well, since kessai takes them.
///
///     payment_methods ─► properties ─► array of ─┐
///     支払方法 ─► patternProperties ─► array of ─┴► $defs/product.payment_methods
///
/// - Parameters:
///   - kind: nil for any document of a project.
///   - codes: what each code that `rules:` may name says, for the readers of the schema.
package func jsonSchema(of kind: DocumentKind?, _ language: Language, codes: [Code: Bilingual]) -> JSON {
    var writer = SchemaWriter(language: language, codes: codes)
    let body = kind.map { writer.document($0) } ?? writer.anyDocument()
    return .object(
        [
            .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
            .init("$id", .string(jsonSchemaName(of: kind))),
        ] + body + [.init("$defs", .object(writer.definitions + writer.letters))])
}

/// The name of the file that holds a schema: `product.schema.json`, `document.schema.json`.
package func jsonSchemaName(of kind: DocumentKind?) -> String { (kind?.rawValue ?? "document") + ".schema.json" }

private struct SchemaWriter {
    let language: Language
    let codes: [Code: Bilingual]
    /// Mappings, and what many places share.
    private(set) var definitions: [JSON.Member] = [
        .init("folded", ["type": "string", "pattern": .string(foldable)]),
        .init("foldedKey", ["not": ["propertyNames": ["not": ["$ref": "#/$defs/folded"]]]]),
    ]

    /// Every name that is a key somewhere, and every one that is a choice.
    private var keys: [String] = []
    private var values: [String] = []

    init(language: Language, codes: [Code: Bilingual]) {
        self.language = language
        self.codes = codes
    }

    /// What a key or a value may consist of that is equal to a known one after NFKC only.
    var letters: [JSON.Member] {
        [
            .init("lettersOfKeys", ["pattern": .string(lettersPattern(of: keys))]),
            .init("lettersOfValues", ["pattern": .string(lettersPattern(of: values))]),
        ]
    }

    private var spelling: Spelling { language == .ja ? .japanese : .english }

    /// The documentation in the schema's language, then in the other.
    private func both(_ text: Bilingual) -> JSON {
        .string(language == .ja ? text.ja + "\n\n" + text.en : text.en + "\n\n" + text.ja)
    }

    /// A schema that other places refer to.
    private mutating func define(_ name: String, _ members: [JSON.Member]) -> JSON.Member {
        if !definitions.contains(where: { $0.key == name }) { definitions.append(.init(name, .object(members))) }
        return .init("$ref", .string("#/$defs/" + name))
    }

    // MARK: Documents

    mutating func document(_ kind: DocumentKind) -> [JSON.Member] {
        let face = documentKinds[kind]
        return [
            .init("title", .string(face.map { $0.name(spelling) } ?? kind.rawValue)),
            .init("description", face.map { both($0.doc) } ?? .null),
        ] + record(recordFace(of: kind), path: kind.rawValue)
    }

    mutating func anyDocument() -> [JSON.Member] {
        let kinds = DocumentKind.allCases.map { kind -> JSON in
            let names = documentKinds[kind].map { [JSON.string($0.key)] + others($0, than: $0.key) } ?? []
            return [
                "if": ["properties": ["kind": ["enum": .array(names)]], "required": ["kind"]],
                "then": .object([define(kind.rawValue, document(kind))]),
            ]
        }
        return [
            .init("title", language == .ja ? "kessaiの文書" : "A document of kessai"),
            .init("description", both(Bilingual(ja: "種類は kind で決まります。", en: "Its `kind` says what it is."))),
            .init("type", "object"),
            .init("properties", ["kind": .object(choice(documentKinds.faces))]),
            .init("allOf", .array([needs("kind", nil, aliases: [], orUse: false)] + kinds)),
        ]
    }

    // MARK: Mappings

    private mutating func record(_ face: RecordFace, path: String) -> [JSON.Member] {
        // What an entry leaves out may come from what it uses.
        let mayUse = face.mayUseDefinition
        var properties: [JSON.Member] = []
        var patterns: [JSON.Member] = []
        for field in face.fields {
            let name = self.name(of: field)
            let shape = self.shape(field.shape, path: path + "." + field.name.key)
            properties.append(.init(name, .object(describe(field) + shape + suggest(field, besideUse: mayUse))))
            let others = names(of: field).filter { $0 != name }
            if !others.isEmpty {
                patterns.append(.init("^(" + others.map(escaped).joined(separator: "|") + ")$", .object(shape)))
            }
        }
        patterns.append(.init(foldable, true))
        keys += face.names.entries.map(\.text)
        patterns.append(.init(legacyKeys, ["deprecated": true]))
        // Those are found with any sign between their words.
        keys += LegacyCredentials.keys.entries.map(\.text) + ["-"]
        let required = face.fields.filter { $0.need == .required }.map { needs($0, orUse: mayUse) }
        let rules = required + face.fields.flatMap(once) + face.conditions.compactMap { condition($0, in: face, path: path) }
        return [
            .init("type", "object"), .init("properties", .object(properties)), .init("patternProperties", .object(patterns)),
            .init("additionalProperties", false),
            .init("propertyNames", ["if": ["$ref": "#/$defs/folded"], "then": ["$ref": "#/$defs/lettersOfKeys"]]),
        ] + (rules.isEmpty ? [] : [.init("allOf", .array(rules))])
    }

    private func needs(_ field: FieldFace, orUse: Bool) -> JSON {
        needs(field.name.key, field.name.label, aliases: field.aliases, orUse: orUse)
    }

    /// Two names of a field are not there both.
    private func once(_ field: FieldFace) -> [JSON] {
        let names = names(of: field)
        return names.indices.dropLast().map { index in
            let others = names[(index + 1)...].map { JSON.Member($0, false) }
            return ["if": ["required": [.string(names[index])]], "then": ["properties": .object(others)]]
        }
    }

    /// What a value of a choice asks for, of the mapping or of the entries of one of its lists.
    private mutating func condition(_ condition: RecordFace.Condition, in face: RecordFace, path: String) -> JSON? {
        guard let field = face.field(named: condition.field), case .choice(let choices) = field.shape else { return nil }
        var holder = face
        let list = condition.list.flatMap(face.field)
        if case .list(.record(let entry), _) = list?.shape { holder = entry }
        let mayUse = holder.mayUseDefinition
        var then: [JSON.Member] = []
        if !condition.required.isEmpty {
            then.append(.init("allOf", .array(condition.required.compactMap(holder.field).map { needs($0, orUse: mayUse) })))
        }
        var fields = condition.forbidden.compactMap(holder.field).flatMap { field in
            names(of: field).map { JSON.Member($0, false) }
        }
        if let (name, values) = condition.excluded, let field = holder.field(named: name), case .choice(let choices) = field.shape
        {
            let excluded: JSON = ["not": ["enum": .array(spellings(of: values, among: choices))]]
            fields += names(of: field).map { .init($0, excluded) }
        }
        if !fields.isEmpty { then.append(.init("properties", .object(fields))) }
        if let list {
            let entries = define([path, list.name.key, condition.values.joined(separator: ".")].joined(separator: "."), then)
            then = [.init("properties", .object(names(of: list).map { .init($0, ["items": .object([entries])]) }))]
        }
        return [
            "if": [
                "properties": .object([.init(field.name.key, ["enum": .array(spellings(of: condition.values, among: choices))])]),
                "required": [.string(field.name.key)],
            ],
            "then": .object(then),
        ]
    }

    private func names(of field: FieldFace) -> [String] {
        [field.name.key] + [field.name.label].compactMap(\.self) + field.aliases
    }

    /// Values of a choice in every way of writing them.
    private func spellings(of values: [String], among choices: ChoiceFaces) -> [JSON] {
        choices.filter { values.contains($0.key) }.flatMap { [JSON.string($0.key)] + others($0, than: $0.key) }
    }

    private func name(of field: FieldFace) -> String {
        spelling == .japanese ? field.name.label ?? field.name.key : field.name.key
    }

    /// The field is there under one of its names, or perhaps under a name that is equal after NFKC.
    private func needs(_ key: String, _ label: String?, aliases: [String], orUse: Bool) -> JSON {
        let names = [key] + [label].compactMap(\.self) + aliases
        let first = spelling == .japanese ? label ?? key : key
        var others: [JSON] = names.filter { $0 != first }.map { ["required": [.string($0)]] }
        if orUse { others.append(["required": ["use"]]) }
        // Said so that checkers name the field that is missing, and not all the ways of writing it.
        let isThere: JSON =
            others.isEmpty ? ["$ref": "#/$defs/foldedKey"] : ["anyOf": .array(others + [["$ref": "#/$defs/foldedKey"]])]
        return ["if": isThere, "else": ["required": [.string(first)]]]
    }

    /// The other name of a field, and what it is.
    private func describe(_ field: FieldFace) -> [JSON.Member] {
        let other = spelling == .japanese ? field.name.key : field.name.label ?? field.name.key
        return [.init("title", .string(other)), .init("description", both(field.doc + field.need.condition))]
    }

    /// What holds without the field, and what could be written.
    private func suggest(_ field: FieldFace, besideUse: Bool) -> [JSON.Member] {
        var members: [JSON.Member] = []
        if !besideUse, let text = field.defaultText { members.append(.init("default", value(text, field.shape))) }
        switch field.shape {
        // Their values are listed, or they have fields of their own.
        case .boolean, .choice, .record, .codes: break
        case _ where field.example.isEmpty: break
        default: members.append(.init("examples", [value(field.example, field.shape)]))
        }
        return members
    }

    /// A value that is written in YAML on one line, as its readers get it.
    private func value(_ text: String, _ shape: Shape) -> JSON {
        switch shape {
        case .boolean: .boolean(text == "true")
        case .integer: Int(text).map(JSON.integer) ?? .string(text)
        case .choice(let choices): .string(choices.first { $0.key == text }?.name(spelling) ?? text)
        case .list(let element, _): .array([value(String(text.drop { $0 == "[" }.prefix { $0 != "]" }), element)])
        default: .string(String(text.drop { $0 == "\"" }.prefix { $0 != "\"" }))
        }
    }

    // MARK: Values

    private mutating func shape(_ shape: Shape, path: String) -> [JSON.Member] {
        switch shape {
        case .boolean: [.init("anyOf", [["type": "boolean"], ["enum": ["true", "false"]]])]
        // A scalar is text to kessai, whatever YAML takes it for: a telephone number may be an integer to others.
        case .text(let format): looks(format.looks) + [.init("pattern", .string(format.pattern))]
        case .integer(let range): looks(.wholeNumber(range)) + [.init("pattern", .string(wholeNumberPattern(range)))]
        case .choice(let choices): choice(choices)
        case .record(let face): [define(path, record(face, path: path))]
        case .list(let element, let minimum):
            [.init("type", "array"), .init("items", .object(self.shape(element, path: path)))]
                + (minimum > 0 ? [.init("minItems", .integer(minimum))] : [])
        case .codes(let levels): [define(path, self.levels(levels, path: path))]
        }
    }

    /// The types of a text, with the bounds of the numbers among them; a pattern speaks of strings only.
    private func looks(_ looks: TextFormat.Looks) -> [JSON.Member] {
        switch looks {
        case .textOnly: [.init("type", "string")]
        case .digits: [.init("type", ["string", "number"]), .init("minimum", 0)]
        case .wholeNumber(let range):
            [
                .init("type", ["string", "integer"]), .init("minimum", .integer(range.lowerBound)),
                .init("maximum", .integer(range.upperBound)),
            ]
        case .word: [.init("type", ["string", "number", "boolean", "null"]), .init("minimum", 0)]
        case .anything: [.init("type", ["string", "number", "boolean", "null"])]
        }
    }

    private mutating func choice(_ choices: some Sequence<ChoiceFace>, or further: [JSON] = []) -> [JSON.Member] {
        let offered = choices.map { face -> JSON in
            ["const": .string(face.name(spelling)), "description": both(face.doc)]
        }
        let others = choices.flatMap { self.others($0, than: $0.name(spelling)) }
        let spelled: [JSON] = others.isEmpty ? [] : [["enum": .array(others)]]
        values += choices.flatMap { [$0.key] + [$0.label].compactMap(\.self) + $0.aliases }
        let folded: JSON = ["allOf": [["$ref": "#/$defs/folded"], ["$ref": "#/$defs/lettersOfValues"]]]
        return [.init("anyOf", .array(offered + spelled + further + [folded]))]
    }

    private func others(_ face: ChoiceFace, than name: String) -> [JSON] {
        ([face.key] + [face.label].compactMap(\.self) + face.aliases).filter { $0 != name }.map(JSON.string)
    }

    /// A level for each code. Readers of YAML 1.1 take `off` for false.
    private mutating func levels(_ levels: ChoiceFaces, path: String) -> [JSON.Member] {
        let any = define(path + ".level", choice(levels, or: [false]))
        let error = define(path + ".error", choice(levels.filter { $0.key == RuleLevel.error.rawValue }))
        let properties = Code.allCases.map { code -> JSON.Member in
            let says = codes[code].map { [JSON.Member("description", both($0))] } ?? []
            return .init(code.rawValue, .object(says + [code.severity == .error ? error : any]))
        }
        return [.init("type", "object"), .init("properties", .object(properties)), .init("additionalProperties", false)]
    }
}

/// Characters that NFKC replaces: a name with one of them may be equal to a known one. Written as every engine takes it that reads
/// patterns by code points, as JSON Schema asks for.
private let foldable =
    #"[\u00A0-\u02FF\u1D00-\u2FFF\u3000\u3036-\u303A\u3099-\u309C\u309F\u30FF\u3192-\u33FF\uA7F2-\uA7F4\uF900-\uFFEF]|[^\u0000-\uFFFF]"#

/// Keys of CV1, which are findings of their own and not unknown.
private let legacyKeys = "[Mm][Ww][Ss]|[Ss]ecret|SECRET|[Aa]ccess|ACCESS|シークレット|アクセスキー"

private func escaped(_ text: String) -> String {
    String(text.flatMap { "\\^$.|?*+()[]{}/".contains($0) ? ["\\", $0] : [$0] })
}
