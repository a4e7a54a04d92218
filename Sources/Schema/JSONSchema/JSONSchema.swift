import SourceText

/// JSON Schema (2020-12) as a face of the field tables; it refuses nothing that kessai accepts, but a plain `null` in place of a text.
///
/// Keys are offered in one spelling; the other, and every form that is equal after NFKC, passes as well, since kessai takes them.
///
///     payment_methods ─► properties ─► array of ─┐
///     支払方法 ─► patternProperties ─► array of ─┴► $defs/product.payment_methods
///
/// `errorMessage`, `deprecationMessage` and `defaultSnippets` are words of yaml-language-server and VS Code; to others they are annotations.
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
            // A reader may load those of both languages.
            .init("$id", .string(language.rawValue + "/" + jsonSchemaName(of: kind))),
        ] + body + [.init("$defs", .object(writer.definitions + writer.forms))])
}

/// The name of the file that holds a schema: `product.schema.json`, `document.schema.json`.
package func jsonSchemaName(of kind: DocumentKind?) -> String { (kind?.rawValue ?? "document") + ".schema.json" }

private struct SchemaWriter {
    let language: Language
    let codes: [Code: Bilingual]
    /// Mappings, and what many places share.
    private(set) var definitions: [JSON.Member] = []

    /// Every name that is a key somewhere, and every one that is a choice.
    private var keys: [String] = []
    private var values: [String] = []
    /// Keys with signs in full width, which are listed beside those without.
    private var wideKeys: [String] = []

    init(language: Language, codes: [Code: Bilingual]) {
        self.language = language
        self.codes = codes
    }

    /// What may be equal to a known key or value after NFKC only, what such a one may consist of, and keys of CV1.
    var forms: [JSON.Member] {
        let listed: [JSON.Member] =
            wideKeys.isEmpty ? [] : [.init("not", ["enum": .array(wideKeys.map(JSON.string))])]
        return [
            .init("folded", .object([.init("type", "string"), .init("pattern", .string(foldable))] + listed)),
            .init("foldedKey", ["not": ["propertyNames": ["not": ["$ref": "#/$defs/folded"]]]]),
            .init(
                "lettersOfKeys",
                .object([.init("pattern", .string(lettersPattern(of: keys)))] + says("errorMessage", .unknownKey))),
            .init("lettersOfValues", ["pattern": .string(lettersPattern(of: values))]),
            .init("legacyKey", .object([.init("deprecated", true)] + says("deprecationMessage", .legacyCredentials))),
        ]
    }

    /// What a code says, for those who would be shown a pattern or nothing.
    private func says(_ keyword: String, _ code: Code) -> [JSON.Member] { codes[code].map { [.init(keyword, both($0))] } ?? [] }

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

    /// The same under a name that is there already, if another place has all of it.
    private mutating func share(_ name: String, _ members: [JSON.Member]) -> JSON.Member {
        let known = definitions.first { $0.value == .object(members) }
        return define(known?.key ?? name, members)
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
            let names = documentKinds[kind].map(allSpellings) ?? []
            return [
                "if": ["properties": ["kind": ["enum": .array(names.map(JSON.string))]], "required": ["kind"]],
                "then": .object([define(kind.rawValue, document(kind))]),
            ]
        }
        let kind = recordFace(of: .integration).field(named: "kind").map(describe) ?? []
        return [
            .init("title", language == .ja ? "kessaiの文書" : "A document of kessai"),
            .init("description", both(Bilingual(ja: "種類は kind で決まります。", en: "Its `kind` says what it is."))),
            .init("type", "object"),
            .init("properties", ["kind": .object(kind + choice(documentKinds.faces))]),
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
            let property = self.property(field, path: path + "." + field.name.key, besideUse: mayUse)
            properties.append(.init(name, property))
            let names = names(of: field)
            let others = names.filter { $0 != name }
            if !others.isEmpty {
                patterns.append(.init(alternatives(others), property))
            }
            wideKeys += names.dropFirst(plainNames(of: field).count).filter { !wideKeys.contains($0) }
        }
        patterns.append(.init(foldable, true))
        keys += face.names.entries.map(\.text)
        patterns.append(.init(legacyKeys, ["$ref": "#/$defs/legacyKey"]))
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

    /// What stands under each name of a field: written once for several names, or for the fields of several tables. Mappings are by themselves.
    private mutating func property(_ field: FieldFace, path: String, besideUse: Bool) -> JSON {
        let members = describe(field) + shape(field.shape, path: path) + suggest(field, besideUse: besideUse)
        var isShared = field.shape.recordFace == nil && names(of: field).count > 1
        if case .choice(let choices) = field.shape, choices.count > 1 { isShared = true }
        return .object(isShared ? [share(path, members)] : members)
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
            let excluded: JSON = ["not": spellings(of: values, among: choices)]
            fields += names(of: field).map { .init($0, excluded) }
        }
        if !fields.isEmpty { then.append(.init("properties", .object(fields))) }
        if let list {
            let entries = define([path, list.name.key, condition.values.joined(separator: ".")].joined(separator: "."), then)
            then = [.init("properties", .object(names(of: list).map { .init($0, ["items": .object([entries])]) }))]
        }
        return [
            "if": [
                "properties": .object([.init(field.name.key, spellings(of: condition.values, among: choices))]),
                "required": [.string(field.name.key)],
            ],
            "then": .object(then),
        ]
    }

    /// All names of a field, with their signs as an input method may write them.
    private func names(of field: FieldFace) -> [String] { inBothWidths(plainNames(of: field)) }

    private func plainNames(of field: FieldFace) -> [String] {
        [field.name.key] + [field.name.label].compactMap(\.self) + field.aliases
    }

    /// Values of a choice in every way of writing them. No list of them, which editors would offer once more.
    private func spellings(of values: [String], among choices: ChoiceFaces) -> JSON {
        let names = choices.filter { values.contains($0.key) }.flatMap(allSpellings)
        return ["type": "string", "pattern": .string(alternatives(names))]
    }

    private func allSpellings(_ face: ChoiceFace) -> [String] { inBothWidths([face.key] + others(face, than: face.key)) }

    private func name(of field: FieldFace) -> String {
        spelling == .japanese ? field.name.label ?? field.name.key : field.name.key
    }

    /// The field is there under one of its names, or perhaps under a name that is equal after NFKC.
    private func needs(_ key: String, _ label: String?, aliases: [String], orUse: Bool) -> JSON {
        let names = inBothWidths([key] + [label].compactMap(\.self) + aliases)
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
        // Editors write an example as it is, and without its quotes `>=1.0` begins a block of text.
        case _ where field.example.hasPrefix("\""):
            members.append(.init("defaultSnippets", [["label": .string(field.example), "body": .string(field.example)]]))
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
        case .boolean:
            [
                .init(
                    "anyOf",
                    [
                        ["type": "boolean", "errorMessage": message(shape.noun)],
                        ["enum": ["true", "false"], "errorMessage": message(shape.noun)],
                    ])
            ]
        // A scalar is text to kessai, whatever YAML takes it for: a telephone number may be an integer to others.
        case .text(let format): text(format.looks, format.pattern, message(format))
        case .integer(let range):
            text(
                .wholeNumber(range), wholeNumberPattern(range),
                shape.isAmount ? message(Yen.noun, example: "1980") : message(shape.noun))
        case .choice(let choices): choice(choices)
        case .record(let face): [share(path, record(face, path: path))]
        case .list(let element, let minimum):
            [.init("type", "array"), .init("items", .object(self.shape(element, path: path)))]
                + (minimum > 0 ? [.init("minItems", .integer(minimum))] : [])
        case .codes(let levels): [define(path, self.levels(levels, path: path))]
        }
    }

    private func text(_ looks: TextFormat.Looks, _ pattern: String, _ message: JSON) -> [JSON.Member] {
        types(looks, message) + [.init("pattern", .string(pattern)), .init("errorMessage", message)]
    }

    /// What is to be written, in place of a pattern. With an example, unless the form is shown already and written as it is shown.
    private func message(_ format: TextFormat) -> JSON {
        let noun = format.form ?? format.noun
        let written = ScalarStyle.lightest(format.example)
        return message(noun, example: noun.en.utf8.contains(UInt8(ascii: "`")) && written == format.example ? nil : written)
    }

    private func message(_ noun: Bilingual, example: String? = nil) -> JSON {
        both(
            Bilingual(
                ja: noun.ja + "を書いてください。" + (example.map { "例: \($0)" } ?? ""),
                en: "Write " + noun.en + "." + (example.map { " Example: `\($0)`" } ?? "")))
    }

    /// The types of a text, with the bounds of the numbers among them; a pattern speaks of strings only.
    private func types(_ looks: TextFormat.Looks, _ message: JSON) -> [JSON.Member] {
        switch looks {
        case .textOnly: [.init("type", "string")]
        case .digits: [.init("type", ["string", "number"]), .init("minimum", 0)]
        case .wholeNumber(let range):
            [
                .init("type", ["string", "integer"]), .init("minimum", .integer(range.lowerBound)),
                .init("maximum", .integer(range.upperBound)),
            ]
        case .word: [.init("minimum", 0)] + anyScalar(message)
        case .anything: anyScalar(message)
        }
    }

    /// A boolean passes, as the name `on` or the subject `no` is one to readers of YAML 1.1, but `true` is nothing to offer for a name.
    private func anyScalar(_ message: JSON) -> [JSON.Member] {
        [.init("if", ["type": "boolean"]), .init("else", ["type": ["string", "number"], "errorMessage": message])]
    }

    private mutating func choice(_ choices: some Sequence<ChoiceFace>, or further: [JSON] = []) -> [JSON.Member] {
        let own = choices.map { ($0.name(spelling), $0.doc) }
        let others = choices.flatMap { face in self.others(face, than: face.name(spelling)).map { ($0, face.doc) } }
        let offered = (own + others).map { name, doc -> JSON in ["const": .string(name), "description": both(doc)] }
        values += choices.flatMap { [$0.key] + [$0.label].compactMap(\.self) + $0.aliases }
        let folded: JSON = ["allOf": [["$ref": "#/$defs/folded"], ["$ref": "#/$defs/lettersOfValues"]]]
        return [.init("anyOf", .array(offered + further + [folded]))]
    }

    private func others(_ face: ChoiceFace, than name: String) -> [String] {
        ([face.key] + [face.label].compactMap(\.self) + face.aliases).filter { $0 != name }
    }

    /// A level for each code. Readers of YAML 1.1 take `off` for false, which is nothing to offer, as a plain `const` would be.
    private mutating func levels(_ levels: ChoiceFaces, path: String) -> [JSON.Member] {
        let any = define(path + ".level", choice(levels, or: [["not": ["not": ["const": false]]]]))
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
private let legacyKeys =
    "[Mm][Ww][Ss]|([Aa]ccess|ACCESS|[Ss]ecret|SECRET)[_ -]*([Kk]ey|KEY|[Aa]ccess|ACCESS)|([Cc]lient|CLIENT)[_ -]*([Ss]ecret|SECRET)|シークレット|アクセスキー"
