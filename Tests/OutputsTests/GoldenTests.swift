// Every output of the sample shops, against accepted texts.
import Foundation
import Outputs
import SourceText
import Testing

@Suite struct GoldenTests {
    @Test(arguments: ["small-shop", "full-shop"])
    func bundle(_ name: String) throws {
        let files = OutputBundle(try sample(name)).files.filter { !["manifest.json", "SHA256SUMS"].contains($0.path) }
        for file in files { try expectGolden(String(decoding: file.bytes, as: UTF8.self), "\(name)/\(file.path)") }
        let accepted = FileManager.default.enumerator(atPath: goldens.appending(path: name).path)?.allObjects as? [String] ?? []
        let ofBundle = accepted.filter { $0.contains(".") && !$0.hasPrefix("values") && $0 != "kessai.lock" }
        #expect(Set(ofBundle) == Set(files.map(\.path)), "a file of the bundle that is made no more")
    }

    /// The picture in the README is that of today's sheet, whose SHA-256 it carries: `.ci/picture` takes it anew.
    @Test func picture() throws {
        let sheet = OutputBundle(try sample("full-shop")).files.first { $0.path == "seller-central/entry-sheet.html" }
        let picture = try Data(contentsOf: repository.appending(path: ".github/entry-sheet.png"))
        let label = "Source SHA-256\0\(SHA256.hex(try #require(sheet).bytes))"
        #expect(picture.range(of: Data(label.utf8)) != nil, "it shows another sheet: .ci/picture takes it anew")
    }

    @Test(arguments: [ValuesFormat.text, .markdown, .csv, .json], Language.allCases)
    func values(_ format: ValuesFormat, _ language: Language) throws {
        let text = try sample("full-shop").values(environment: nil, format: format, languages: [language])
        switch format {
        case .text, .markdown: try expectGolden(text, "full-shop/values-\(language.rawValue).\(format.rawValue)")
        case .csv, .json, .html: try expectGolden(text, "full-shop/values.\(format.rawValue)")
        }
    }
}
