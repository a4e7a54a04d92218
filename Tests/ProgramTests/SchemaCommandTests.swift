// `kessai schema`: the files in the repository are its output (`UPDATE_GOLDENS=1` writes them anew).
import Driver
import Foundation
import Schema
import SourceText
import Testing

@Suite struct SchemaCommandTests {
    @Test(arguments: Language.allCases, [nil] + DocumentKind.allCases)
    func writtenSchemasAreCurrent(_ language: Language, _ kind: DocumentKind?) throws {
        let outcome = try kessai(["schema"] + (kind.map { [$0.rawValue] } ?? []) + ["--keys", language.rawValue])
        #expect(outcome.exit == .done)
        try expectGolden(
            outcome.output, repository.appendingPathComponent("schemas/\(language.rawValue)/\(jsonSchemaName(of: kind))"))
    }

    @Test func aKindThatIsNotKnown() throws {
        let outcome = try kessai(["schema", "prodcut", "--lang", "en"])
        #expect(outcome.exit == .usage && outcome.output.isEmpty && outcome.messages.contains("Did you mean `product`?"))
    }

    /// Each document of the samples leads editors to the schema of its kind.
    @Test(arguments: ["small-shop", "full-shop", "full-shop-ja", "broken"])
    func samplesNameTheirSchemas(_ name: String) throws {
        let folder = repository.appendingPathComponent("samples/\(name)")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        #expect(paths.count > 1)
        for path in paths {
            let file = folder.appendingPathComponent(path)
            let text = try String(contentsOf: file, encoding: .utf8)
            let schemas = text.matches(of: /(?m)^# yaml-language-server: \$schema=(\S+)$/).map { String($0.1) }
            let kinds = text.matches(of: /(?m)^kind: (\S+)$/).map { String($0.1) }
            #expect(schemas.count == kinds.count && !kinds.isEmpty, "\(path)")
            for (schema, kind) in zip(schemas, kinds) {
                let url = file.deletingLastPathComponent().appendingPathComponent(schema)
                let text = try String(contentsOf: url, encoding: .utf8)
                #expect(text.contains("\"title\": \"\(kind)\""), "\(path): \(schema)")
            }
        }
    }
}
