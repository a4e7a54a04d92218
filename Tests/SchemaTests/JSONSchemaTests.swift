import Foundation
import Schema
import SourceText
import Testing

/// The schemas in the repository are what the tables say (`UPDATE_GOLDENS=1` writes them anew).
@Suite struct JSONSchemaTests {
    static let kinds: [DocumentKind?] = [nil] + DocumentKind.allCases

    @Test(arguments: Language.allCases)
    func writtenSchemasAreCurrent(language: Language) throws {
        let folder = repository.appending(path: "schemas/" + language.rawValue)
        for kind in Self.kinds {
            let file = folder.appending(path: jsonSchemaName(of: kind))
            let text = jsonSchema(of: kind, language).text
            if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            let written = try? String(contentsOf: file, encoding: .utf8)
            #expect(written == text, "\(language.rawValue)/\(file.lastPathComponent) is stale")
        }
    }

    /// Each key is offered in the spelling of the schema, with documentation in both languages.
    @Test func keysAreOfferedInOneSpelling() throws {
        for (language, key) in [(Language.en, "price"), (.ja, "料金(税込)")] {
            let data = Data(jsonSchema(of: .paymentMethod, language).text.utf8)
            let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            let properties = try #require(schema["properties"] as? [String: [String: Any]])
            let price = try #require(properties[key])
            let description = try #require(price["description"] as? String)
            #expect(description.contains("税込の金額です。") && description.contains("The amount with tax"))
            #expect(properties.count == paymentMethodTable.fields.count)
            #expect(schema["additionalProperties"] as? Bool == false)
        }
    }
}
