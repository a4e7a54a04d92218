// The integration document may stand in any file; what it ignores is left out by every command.
import Driver
import Foundation
import SourceText
import Testing

@Suite("Files that the integration document ignores are left out, wherever it stands")
struct IgnoreTests {
    private static let draft =
        "kind:   product\nid: draft\nname: 下書き\nscenario: paid_product\npayment_methods: [{use: nowhere}]\n"
    private static let patterns = "ignore: [drafts, '*.old.yaml', settings]\n"

    /// The same shop with its settings in kessai.yaml, or elsewhere.
    private static func folder(settings: String, patterns: String = patterns) throws -> TemporaryFolder {
        let folder = try shop([
            "drafts/a.yaml": draft, "products/b.old.yaml": draft.replacing("draft", with: "old"), "settings/more/c.yaml": draft,
        ])
        let home = try folder.text("kessai.yaml")
        try folder.write("kessai.yaml", "# settings/shop.yaml\n")
        try folder.write(settings, home + patterns)
        return folder
    }

    @Test(arguments: ["kessai.yaml", "settings/shop.yaml", "zz.yaml"]) func everyCommand(settings: String) throws {
        let folder = try Self.folder(settings: settings)
        let check = try kessai(["check", "--format", "short"], in: folder.url, processors: 2)
        #expect(check.exit == .done && !check.output.contains("error"), "\(check)")
        #expect(try kessai(["check", "drafts/a.yaml"], in: folder.url).exit == .nothing)
        #expect(try kessai(["build", "--output", "out"], in: folder.url).exit == .done)
        #expect(!folder.names.contains { $0.hasPrefix("out/") && ($0.contains("draft") || $0.contains("old")) })
        #expect(try kessai(["plan", "--against", "out", "--format", "json"], in: folder.url).exit == .done)
        let unformatted = try kessai(["fmt", "--check"], in: folder.url).output
        #expect(!unformatted.contains("draft") && !unformatted.contains("old"), "\(unformatted)")
        #expect(try kessai(["fmt", "drafts"], in: folder.url).exit == .nothing)
        let piped = try kessai(["fmt", "-", "--stdin-filename", "drafts/a.yaml"], in: folder.url, input: Self.draft)
        #expect(piped.exit == .nothing)
    }

    /// Nothing that was named is passed over in silence, beside files that are looked at.
    @Test(arguments: [["check"], ["fmt", "--check"]]) func namedBesideOthers(command: [String]) throws {
        let folder = try Self.folder(settings: "kessai.yaml")
        try folder.write("new.yaml.txt", "")
        let named = command + ["drafts/a.yaml", "new.yaml.txt", "kessai.yaml", "--lang", "en"]
        let outcome = try kessai(named, in: folder.url)
        #expect(outcome.exit == (command.first == "fmt" ? .differs : .done), "\(outcome)")
        #expect(outcome.messages.contains("`drafts/a.yaml`, `new.yaml.txt`") && !outcome.messages.contains("`kessai.yaml`"))
        #expect(!(try kessai(named + ["--quiet"], in: folder.url).messages.contains("drafts")))
    }

    @Test func withoutThePatterns() throws {
        let folder = try Self.folder(settings: "settings/shop.yaml", patterns: "")
        let check = try kessai(["check", "--format", "short"], in: folder.url)
        #expect(check.exit == .problems && check.output.contains("drafts/a.yaml:5"), "\(check)")
        #expect(try kessai(["fmt", "--check"], in: folder.url).exit == .differs)
    }

    /// Of the settings in kessai.yaml alone is heard.
    @Test func kessaiYAMLComesFirst() throws {
        let folder = try Self.folder(settings: "settings/shop.yaml")
        try folder.write("kessai.yaml", try folder.text("settings/shop.yaml").replacing(Self.patterns, with: ""))
        let check = try kessai(["check", "--format", "short"], in: folder.url)
        #expect(check.output.contains("[second-integration]") && check.output.contains("drafts/a.yaml"), "\(check)")
    }

    /// Who pipes in the settings decides by them.
    @Test func settingsFromStandardInput() throws {
        let folder = try Self.folder(settings: "settings/shop.yaml", patterns: "")
        let text = try folder.text("settings/shop.yaml") + Self.patterns
        let check = try kessai(["check", "-", "--stdin-filename", "settings/shop.yaml"], in: folder.url, input: text)
        #expect(check.exit == .done, "\(check)")
    }

    /// Each file is listed once, but where another file than kessai.yaml holds the patterns.
    @Test func nothingIsListedTwice() throws {
        for (patterns, times) in [(Self.patterns, 2), ("", 1)] {
            for (settings, times) in [("kessai.yaml", 1), ("settings/shop.yaml", times)] {
                let folder = try Self.folder(settings: settings, patterns: patterns)
                let files = FaultyFiles()
                _ = try kessai(["check"], in: folder.url, files: files)
                #expect(files.log.count { $0.hasPrefix("list ") && $0.hasSuffix("/products/") } == times, "\(files.log)")
            }
        }
    }
}
