// A file in which everything is wrong: what is shown of it is bounded, what is done about it is not.
import Driver
import Foundation
import Testing

@Suite("Findings of one file are bounded where they are shown")
struct FindingLimitTests {
    private static let product = "kind: product\nid: p\nname: n\nscenario: paid_product\npayment_methods:\n"
    private static func methods(_ count: Int, comment: String = "", _ price: String, rate: String = "10%") -> String {
        product
            + (0..<count).map {
                "\(comment)  - {id: m\($0), name: n\($0), type: one_time, tax_rate: \(rate), price: \(price)}\n"
            }.joined()
    }

    @Test("The report of thousands of findings is no longer than that of a thousand")
    func report() throws {
        let folder = try shop(["a.yaml": String(repeating: "---\nk: 1\n", count: 3000)])
        let outcome = try kessai(["check", "--format", "json"], in: folder.url)
        #expect(outcome.exit == .problems)
        #expect(outcome.output.components(separatedBy: "\"missing-kind\"").count - 1 == 1001)
        #expect(outcome.output.contains("2,000 more findings in this file (2,000 errors) are not reported."))
        #expect(try kessai(["check", "--format", "json"], in: folder.url, processors: 2).output == outcome.output)
    }

    /// The reader stops at as many; how many more there are, nobody knows.
    @Test func moreThanTheReaderCounts() throws {
        let lines = "step_mails:\n  - bcc:\n" + String(repeating: "      - \"a\\q\"\n", count: 3000)
        let folder = try shop(["a.yaml": Self.methods(1, "1980") + lines])
        let output = try kessai(["check", "--format", "short", "--lang", "en"], in: folder.url).output
        #expect(output.contains("error: At least ") && output.contains("are not reported."))
        #expect(!output.contains("The text of this file has more than"))
    }

    @Test("An error behind thousands of hints is told, and no output is made")
    func error() throws {
        let wrong = Self.methods(1500, "1980", rate: "9%") + "prize: 1\n"
        let folder = try shop(["a.yaml": wrong])
        #expect(try kessai(["check", "--format", "short"], in: folder.url).output.contains("[unknown-key]"))
        let build = try kessai(["build", "--output", "out", "--lang", "en"], in: folder.url)
        #expect(build.exit == .problems && build.messages.contains("[unknown-key]"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("out").path))
    }

    @Test("What a comment silences takes no room, and no comment is called useless because there is none left")
    func silenced() throws {
        let allowed = Self.methods(1200, comment: "  # kessai: allow unusual-tax-rate because\n", "1980", rate: "9%")
        let silentShop = try shop(["a.yaml": allowed])
        let silent = try kessai(["check", "--format", "short"], in: silentShop.url)
        #expect(
            silent.exit == .done && !silent.output.contains("unusual-tax-rate") && !silent.output.contains("unused-suppression"))
        // Beside more of them than are told.
        let others = (0..<1200).map { "  - {id: k\($0), name: k\($0), type: one_time, tax_rate: 9%, price: 1980}\n" }.joined()
        let bothShop = try shop(["a.yaml": allowed + others])
        let both = try kessai(["check", "--format", "short"], in: bothShop.url)
        // One more is about the list.
        #expect(both.output.contains("201 more findings in this file (201 warnings) are not reported."))
        #expect(!both.output.contains("unused-suppression"))
    }

    @Test("All of them are mended in one run")
    func fixes() throws {
        let folder = try shop(["a.yaml": Self.methods(2500, "\"1,980\"")])
        let outcome = try kessai(["check", "--fix", "--lang", "en"], in: folder.url)
        #expect(outcome.exit == .done && outcome.messages.contains("made 2500 fixes in 1 file."))
    }

    /// What the reader leaves out is no error that a fix has added, whether a fix puts something in, or another thing in its place.
    @Test("Slips of syntax are mended in one run, too")
    func slips() throws {
        let methods = Self.methods(1200, "1980").replacing(", price: 1980}", with: "}")
        let text = methods.replacing("{", with: "").replacing("}", with: "").replacing(", ", with: "\n    ")
        let parts = text.split(separator: "tax_rate: 10%", omittingEmptySubsequences: false)
        let slips = (1..<parts.count).map { "tax_rate: 10%\n    price\($0 % 2 == 0 ? ":" : "： ")1980" }
        let wrong = zip(parts, slips + [""]).map { $0 + $1 }.joined()
        let folder = try shop(["a.yaml": wrong])
        let outcome = try kessai(["check", "--fix", "--lang", "en"], in: folder.url)
        #expect(outcome.exit == .done && outcome.messages.contains("made 1200 fixes in 1 file."))
        #expect(try folder.text("a.yaml") == text.replacing("tax_rate: 10%", with: "tax_rate: 10%\n    price: 1980"))
    }

    @Test("Whoever asks for another file hears of what that one causes")
    func caused() throws {
        let definition = "kind: payment_method\nid: one\ntype: one_time\n"
        let wrong = definition + "tax_rate: 9%\n" + (0..<1500).map { "k\($0): 1\n" }.joined()
        let user = Self.product + "  - use: one\n"
        let folder = try shop(["a.yaml": wrong, "b.yaml": user])
        let outcome = try kessai(["check", "b.yaml", "--format", "short"], in: folder.url)
        let whole = try kessai(["check", "--format", "short"], in: folder.url)
        #expect(outcome.output.contains("missing-price") && !outcome.output.contains("are not reported"))
        #expect(whole.output.contains("are not reported"))
    }
}
