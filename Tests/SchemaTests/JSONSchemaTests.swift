import Foundation
import Schema
import SourceText
import Testing

/// A JSON Schema says of each field all that its table says.
@Suite struct JSONSchemaTests {
    static let kinds: [DocumentKind?] = [nil] + DocumentKind.allCases

    struct Face: Sendable, CustomTestStringConvertible {
        let kind: DocumentKind?
        let language: Language
        var testDescription: String { "\(jsonSchemaName(of: kind)), \(language.rawValue)" }

        static let all = kinds.flatMap { kind in Language.allCases.map { Face(kind: kind, language: $0) } }
    }

    @Test(arguments: Face.all) func everyFieldIsDescribed(_ face: Face) throws {
        let walk = try Walk(face)
        for kind in face.kind.map({ [$0] }) ?? DocumentKind.allCases {
            let document = try walk.document(kind)
            walk.expectBoth(document, try #require(documentKinds[kind]).doc, "\(kind)")
            try walk.check(document, recordFace(of: kind), at: kind.rawValue)
        }
    }

    /// A name may be written in other forms of its characters, and no other name in any.
    @Test(arguments: Face.all) func namesInOtherForms(_ face: Face) throws {
        let walk = try Walk(face)
        // Swift's own engine takes marks of kana for no end of a range.
        func accepts(_ definition: String) throws -> (String) -> Bool {
            let schema = try walk.followed(["$ref": "#/$defs/\(definition)"])
            let expression = try NSRegularExpression(pattern: try #require(schema["pattern"] as? String))
            return { expression.firstMatch(in: $0, range: NSRange($0.startIndex..., in: $0)) != nil }
        }
        let (isFolded, isKey, isValue) = (try accepts("folded"), try accepts("lettersOfKeys"), try accepts("lettersOfValues"))
        for scalar in (0xA0...0xFFFF).compactMap(Unicode.Scalar.init) {
            let text = String(scalar)
            let form = text.precomposedStringWithCompatibilityMapping
            guard Array(form.utf8) != Array(text.utf8), !form.isEmpty, form.allSatisfy(\.isASCII) else { continue }
            // Any letter may be part of a name; of the signs each table has its own.
            guard form.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) else { continue }
            #expect(isFolded(text) && isKey(text) && isValue(text), "\(text)")
        }
        // What kessai takes for a name as one character of it, or several, stand there as another.
        let (keys, values) = walk.names
        for (names, isKnown) in [(keys, isKey), (values, isValue)] {
            for name in names {
                for text in Self.otherForms(of: name) where Compatibility.folded(text) == Compatibility.folded(name) {
                    #expect(isFolded(text) && isKnown(text), "\(text) for \(name)")
                }
            }
        }
        for text in ["ﾄﾞ", "ト\u{3099}", "ﾊﾟ"] { #expect(isFolded(text) && isKey(text), "\(text)") }
        #expect(!isKey("type２") && !isKey("type！") && !isValue("１９８０") && !isValue("０３"))
        #expect(!isFolded("price") && !isFolded("料金(税込)"))
    }

    /// A name with a part of it as the one character that it is the compatibility form of.
    private static func otherForms(of name: String) -> [String] {
        let scalars = Array(name.unicodeScalars)
        return scalars.indices.flatMap { start in
            (start + 1...min(start + 4, scalars.count)).flatMap { end in
                (characters[string(scalars[start..<end])] ?? []).map { string(scalars[..<start]) + $0 + string(scalars[end...]) }
            }
        }
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }

    private static let characters = Dictionary(
        grouping: (0xA0...0x2FFFF).compactMap(Unicode.Scalar.init).map(String.init).filter {
            Array($0.precomposedStringWithCompatibilityMapping.utf8) != Array($0.utf8)
        }, by: \.precomposedStringWithCompatibilityMapping)

    /// What reads the files by YAML's own types gets a number for some texts, and never for others.
    @Test func typesOfTexts() throws {
        let walk = try Walk(Face(kind: .integration, language: .en))
        func types(_ path: String...) throws -> [String] {
            var schema = walk.schema
            for step in path {
                schema = try walk.followed(try walk.followed(try #require(try walk.object(schema["properties"])[step])))
            }
            if let types = schema["type"] as? [String] { return types }
            if let type = schema["type"] as? String { return [type] }
            // Booleans are not offered, so they stand apart; null is none of them, as it cannot be told from an empty value.
            let boolean = try walk.object(schema["if"])["type"] as? String
            return [boolean].compactMap(\.self) + (try #require(try walk.object(schema["else"])["type"] as? [String]))
        }
        #expect(try types("site", "url") == ["string"])
        #expect(try types("required") == ["string"])
        #expect(try types("kessai") == ["string", "integer"])
        #expect(try types("amazon_pay", "support", "phone") == ["string", "integer"])
        #expect(try types("amazon_pay", "live", "merchant_id") == ["string", "number"])
        #expect(try types("amazon_pay", "live", "private_key_file") == ["boolean", "string", "number"])
    }

    /// What kessai refuses in a URL or an ID alone, wherever it stands, and what is a warning or nothing there.
    @Test(
        arguments: [
            (
                "site.url", ["https://a.jp", "https://a.jp/", "https://a.jp:8443", "HTTPS://a.jp"],
                ["http://a.jp", "https://a.jp/x"]
            ),
            (
                "site.url", ["https://日本.jp"],
                ["https://a.jp?x=1", "https://a.jp/#x", "https://a@a.jp", "https://a.jp/p/r/AbCd1234"]
            ),
            ("live.javascript_origins", ["https://a.jp/"], ["http://a.jp", "http://localhost", "https://a.jp/x"]),
            (
                "sandbox.javascript_origins", ["http://localhost:80", "https://a.jp", "http://a.jp"],
                ["http://a.jp/x", "ftp://a.jp"]
            ),
            ("live.return_urls", ["https://a.jp/x?y=1", "https://a.jp/p/r/AbCd1234#x"], ["http://a.jp/x", "https://a.jp/x#"]),
            ("sandbox.return_urls", ["http://localhost/x", "http://a.jp/p/r/AbCd1234#x"], ["http://a.jp/x#y", "https://a.jp#"]),
            ("live.ipn_endpoint", ["https://a.jp/x"], ["http://a.jp/x", "https://a.jp/x#y"]),
            ("sandbox.ipn_endpoint", ["https://a.jp/x"], ["http://localhost/x", "https://a.jp/x#y"]),
            (
                "live.public_key_id", ["LIVE-AEXAMPLE234567EXAMPLE234", "AEXAMPLE234567EXAMPLE234"],
                ["SANDBOX-AEXAMPLE234567EXAMPLE234"]
            ),
            ("sandbox.public_key_id", ["SANDBOX-AEXAMPLE234567EXAMPLE234"], ["LIVE-AEXAMPLE234567EXAMPLE234"]),
        ], JSONSchemaTests.kinds.filter { $0 == nil || $0 == .integration })
    func valuesOfOnePlace(_ field: (path: String, right: [String], wrong: [String]), _ kind: DocumentKind?) throws {
        for language in Language.allCases {
            let walk = try Walk(Face(kind: kind, language: language))
            let pattern = try #require(try walk.pattern(at: field.path.split(separator: ".").map(String.init)))
            for text in field.right { #expect(try text.contains(Regex(pattern)), "\(text)") }
            for text in field.wrong { #expect(try !text.contains(Regex(pattern)), "\(text)") }
        }
    }

    /// Labels of the other spelling, and those with signs in full width, have all that a field has.
    @Test(arguments: Face.all) func everyNameHasTheField(_ face: Face) throws {
        let walk = try Walk(face)
        for kind in face.kind.map({ [$0] }) ?? DocumentKind.allCases {
            let (schema, record) = (try walk.document(kind), recordFace(of: kind))
            let patterns = try walk.object(schema["patternProperties"])
            for field in record.fields {
                let property = try walk.object(try walk.property(field, in: schema))
                for name in [field.name.key, field.name.label].compactMap(\.self) + field.aliases {
                    for text in Set([name, name.replacing(":", with: "：").replacing("(", with: "（").replacing(")", with: "）")]) {
                        let found = try patterns.filter { $0.key.hasPrefix("^(") }.filter { try text.contains(Regex($0.key)) }
                            .values
                        if text == walk.name(of: field) {
                            #expect(found.isEmpty, "\(kind): \(text)")
                        } else {
                            #expect(found.map { $0 as? NSDictionary } == [property as NSDictionary], "\(kind): \(text)")
                        }
                    }
                }
            }
        }
    }

    /// What is missing is looked for where the signs of other labels are in full width, too.
    @Test(arguments: Language.allCases) func labelsInFullWidthAreKnown(_ language: Language) throws {
        let walk = try Walk(Face(kind: .paymentMethod, language: language))
        let folded = try walk.followed(["$ref": "#/$defs/folded"])
        #expect(try walk.object(folded["not"])["enum"] as? [String] == ["料金（税込）"])
    }

    @Test(arguments: Face.all) func editorsAreToldWhatToWrite(_ face: Face) throws {
        let walk = try Walk(face)
        let definitions = try walk.object(walk.schema["$defs"])
        #expect(walk.schema["$id"] as? String == "\(face.language.rawValue)/\(jsonSchemaName(of: face.kind))")
        // No pattern of a field is shown, and no value that is only let pass.
        func check(_ value: Any, _ path: String) {
            if let list = value as? [Any] { list.forEach { check($0, path) } }
            guard let object = value as? [String: Any] else { return }
            if let pattern = object["pattern"] as? String, path.hasSuffix(".items") || object["title"] != nil {
                #expect((object["errorMessage"] as? String)?.contains("\n\n") == true, "\(path): \(pattern)")
            }
            #expect((object["anyOf"] as? [Any])?.contains { $0 as? Bool == false } != true, "\(path)")
            // What a condition lists is offered as well.
            let condition = (object["if"] as? [String: Any])?["properties"] as? [String: [String: Any]] ?? [:]
            for (name, value) in condition where name != "kind" { #expect(value["enum"] == nil, "\(path): \(name)") }
            for (key, value) in object { check(value, path + "." + key) }
        }
        check(walk.schema, "")
        let legacy = try walk.object(definitions["legacyKey"])
        #expect((legacy["deprecationMessage"] as? String)?.contains("en legacy-credentials") == true)
        let letters = try walk.object(definitions["lettersOfKeys"])
        #expect((letters["errorMessage"] as? String)?.contains("en unknown-key") == true)
    }

    /// Readers of YAML 1.1 take `off` for false.
    @Test func levelsOfOldReaders() throws {
        let walk = try Walk(Face(kind: .integration, language: .en))
        let level = try #require(try walk.followed(["$ref": "#/$defs/integration.rules.level"])["anyOf"] as? [[String: Any]])
        let negated = level.compactMap { ($0["not"] as? [String: Any])?["not"] as? [String: Any] }
        #expect(negated.map { $0["const"] as? Bool } == [false])
    }

    @Test(arguments: [
        ("price", "Write an amount in whole yen, digits only. Example: `1980`"), ("tax_rate", "Write a tax rate such as `10%`."),
    ])
    func messages(_ name: String, _ message: String) throws {
        let walk = try Walk(Face(kind: .paymentMethod, language: .en))
        let field = try walk.followed(try #require(try walk.object(walk.schema["properties"])[name]))
        #expect((field["errorMessage"] as? String)?.hasPrefix(message + "\n\n") == true)
    }

    @Test func everyCodeIsDescribed() throws {
        let walk = try Walk(Face(kind: .integration, language: .en))
        let rules = try #require(try walk.object(try walk.document(.integration)["properties"])["rules"])
        let codes = try walk.object(try walk.followed(rules)["properties"])
        #expect(Set(codes.keys) == Set(Code.allCases.map(\.rawValue)))
        for (code, schema) in codes { #expect(try walk.object(schema)["description"] as? String == "en \(code)\n\nja \(code)") }
    }
}

/// A schema beside the tables that it was made from.
private struct Walk {
    let face: JSONSchemaTests.Face
    let schema: [String: Any]

    init(_ face: JSONSchemaTests.Face) throws {
        self.face = face
        let codes = Dictionary(
            uniqueKeysWithValues: Code.allCases.map { ($0, Bilingual(ja: "ja \($0.rawValue)", en: "en \($0.rawValue)")) })
        let text = jsonSchema(of: face.kind, face.language, codes: codes).text
        schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// The schema of a document of a kind: all of it, or what holds for that kind.
    func document(_ kind: DocumentKind) throws -> [String: Any] {
        if face.kind != nil { return schema }
        let rules = try #require(schema["allOf"] as? [[String: Any]])
        let rule = try #require(
            rules.first { rule in
                let properties = (rule["if"] as? [String: Any])?["properties"] as? [String: [String: Any]]
                return (properties?["kind"]?["enum"] as? [String])?.contains(kind.rawValue) == true
            })
        return try followed(try #require(rule["then"]))
    }

    func check(_ schema: [String: Any], _ record: RecordFace, at path: String) throws {
        let properties = try object(schema["properties"])
        #expect(properties.count == record.fields.count, "\(path)")
        #expect(schema["additionalProperties"] as? Bool == false, "\(path)")
        // What an entry leaves out may come from what it uses.
        let mayUse = record.mayUseDefinition
        for field in record.fields {
            let (key, other) = (field.name.key, field.name.label ?? field.name.key)
            let name = face.language == .ja ? other : key
            let path = "\(path).\(name)"
            let property = try followed(try #require(properties[name]), onlyFields: true)
            #expect(property["title"] as? String == (face.language == .ja ? key : other), "\(path)")
            expectBoth(property, field.doc + field.need.condition, path)
            #expect((property["default"] == nil) == (mayUse || field.defaultText == nil), "\(path)")
            try check(property, field.shape, field, at: path)
        }
    }

    private func check(_ property: [String: Any], _ shape: Shape, _ field: FieldFace, at path: String) throws {
        let followed = try self.followed(property)
        switch shape {
        case .boolean: #expect(followed["anyOf"] != nil, "\(path)")
        case .text(let format):
            #expect(property["pattern"] as? String == format.pattern, "\(path)")
            let example = try #require(try example(of: property, path) as? String)
            #expect(try example.contains(Regex(format.pattern)), "\(path): its example is \(example)")
        case .integer(let range):
            #expect(property["minimum"] as? Int == range.lowerBound && property["maximum"] as? Int == range.upperBound, "\(path)")
            let pattern = try Regex(try #require(property["pattern"] as? String, "\(path)"))
            for number in [
                -1, 0, 1, 9, 10, 499_999, 525_600, 525_601, 999_999, 1_000_000, 999_999_999, 1_000_000_000, range.upperBound,
            ] {
                #expect(String(number).contains(pattern) == range.contains(number), "\(path): \(number)")
            }
            #expect(!"01".contains(pattern) && !"1.0".contains(pattern) && !"".contains(pattern), "\(path)")
            #expect(range.contains(try #require(try example(of: property, path) as? Int)), "\(path)")
        case .choice(let choices):
            let ways = try #require(followed["anyOf"] as? [[String: Any]])
            for choice in choices {
                let name = face.language == .ja ? choice.label ?? choice.key : choice.key
                let offered = try #require(ways.first { $0["const"] as? String == name }, "\(path): \(name)")
                expectBoth(offered, choice.doc, "\(path): \(name)")
            }
        case .record(let record): try check(followed, record, at: path)
        case .list(let element, let minimum):
            #expect(property["minItems"] as? Int ?? 0 == minimum, "\(path)")
            let items = try object(property["items"])
            if case .record(let record) = element { return try check(try self.followed(items), record, at: path) }
            let first = try #require(try example(of: property, path) as? [Any]).first
            try check(items.merging(["examples": [try #require(first)]]) { old, _ in old }, element, field, at: path)
        case .codes: break
        }
    }

    /// The names of keys and of choices, in all spellings.
    var names: (keys: Set<String>, values: Set<String>) {
        var (keys, values): (Set<String>, Set<String>) = ([], [])
        func add(_ shape: Shape) {
            switch shape {
            case .record(let record): add(record)
            case .list(let element, _): add(element)
            case .choice(let choices), .codes(let choices):
                values.formUnion(choices.flatMap { [$0.key] + [$0.label].compactMap(\.self) + $0.aliases })
            case .boolean, .text, .integer: break
            }
        }
        func add(_ record: RecordFace) {
            for field in record.fields {
                keys.formUnion([field.name.key] + [field.name.label].compactMap(\.self) + field.aliases)
                add(field.shape)
            }
        }
        for kind in face.kind.map({ [$0] }) ?? DocumentKind.allCases { add(recordFace(of: kind)) }
        return (keys, values)
    }

    func expectBoth(_ schema: [String: Any], _ doc: Bilingual, _ path: String) {
        let parts = face.language == .ja ? [doc.ja, doc.en] : [doc.en, doc.ja]
        #expect(schema["description"] as? String == parts.joined(separator: "\n\n"), "\(path)")
    }

    /// What is offered with its quotes is none without them.
    private func example(of property: [String: Any], _ path: String) throws -> Any {
        if let body = (property["defaultSnippets"] as? [[String: Any]])?.first?["body"] as? String {
            #expect(property["examples"] == nil && body.hasPrefix("\"") && body.hasSuffix("\""), "\(path)")
            return String(body.dropFirst().dropLast())
        }
        return try #require((property["examples"] as? [Any])?.first, "\(path) has no example")
    }

    /// The pattern of a text in the integration, or of the texts of a list.
    func pattern(at path: [String]) throws -> String? {
        var (schema, record) = (try document(.integration), recordFace(of: .integration))
        for step in path[0] == "site" ? path : ["amazon_pay"] + path {
            let field = try #require(record.field(named: step))
            schema = try followed(try property(field, in: schema))
            if case .record(let next) = field.shape { record = next }
        }
        return (schema["items"] as? [String: Any] ?? schema)["pattern"] as? String
    }

    func name(of field: FieldFace) -> String { face.language == .ja ? field.name.label ?? field.name.key : field.name.key }

    func property(_ field: FieldFace, in schema: [String: Any]) throws -> Any {
        try #require(try object(schema["properties"])[name(of: field)])
    }

    func object(_ value: Any?) throws -> [String: Any] { try #require(value as? [String: Any]) }

    /// The schema that `$ref` names, or the one given.
    ///
    /// `onlyFields`: not those of mappings, which a field refers to beside what it says itself.
    func followed(_ value: Any, onlyFields: Bool = false) throws -> [String: Any] {
        let schema = try object(value)
        guard let reference = schema["$ref"] as? String, !onlyFields || schema.count == 1 else { return schema }
        return try object(try object(self.schema["$defs"])[String(reference.dropFirst("#/$defs/".count))])
    }
}
