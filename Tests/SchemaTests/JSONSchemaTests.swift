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
        for field in record.fields {
            let (key, other) = (field.name.key, field.name.label ?? field.name.key)
            let name = face.language == .ja ? other : key
            let path = "\(path).\(name)"
            let property = try object(properties[name])
            #expect(property["title"] as? String == (face.language == .ja ? key : other), "\(path)")
            expectBoth(property, field.doc, path)
            #expect((property["default"] == nil) == (field.defaultText == nil), "\(path)")
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
            if let pattern = format.pattern {
                #expect(try example.contains(Regex(pattern)), "\(path): its example is \(example)")
            }
        case .integer(let range):
            let number = try object((property["anyOf"] as? [Any])?.first)
            #expect(number["minimum"] as? Int == range.lowerBound && number["maximum"] as? Int == range.upperBound, "\(path)")
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

    func expectBoth(_ schema: [String: Any], _ doc: Bilingual, _ path: String) {
        let parts = face.language == .ja ? [doc.ja, doc.en] : [doc.en, doc.ja]
        #expect(schema["description"] as? String == parts.joined(separator: "\n\n"), "\(path)")
    }

    private func example(of property: [String: Any], _ path: String) throws -> Any {
        try #require((property["examples"] as? [Any])?.first, "\(path) has no example")
    }

    func object(_ value: Any?) throws -> [String: Any] { try #require(value as? [String: Any]) }

    /// The schema that `$ref` names, or the one given.
    func followed(_ value: Any) throws -> [String: Any] {
        let schema = try object(value)
        guard let reference = schema["$ref"] as? String else { return schema }
        return try object(try object(self.schema["$defs"])[String(reference.dropFirst("#/$defs/".count))])
    }
}
