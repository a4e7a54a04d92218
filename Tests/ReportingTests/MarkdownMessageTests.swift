// Messages as Markdown, for reviewers' comments and hover: what they quote has no effect there.
import Foundation
import Reporting
import SourceText
import Testing

@Suite struct MarkdownMessageTests {
    @Test(arguments: [
        ("「tax_rate」に「a*b」という値はありません。", "「tax_rate」に「`a*b`」という値はありません。"),
        ("`a*b` is not a value of `scenario`.", "`a*b` is not a value of `scenario`."),
        ("```x](y)` is not a value of `scenario`.", "\\`\\`\\`x\\](y)\\` is not a value of \\`scenario\\`."),
        ("The value `a`b` of `price`", "The value \\`a\\`b\\` of \\`price\\`"), ("`a`@b`c` is", "`a` `@b` `c` is"),
        ("`a`[b`c` is", "`a`\\[b`c` is"), ("` a ` is", "`  a  ` is"), ("「a`b」は", "「``a`b``」は"), ("「`」は", "「`` ` ``」は"),
        ("「」は*", "「」は\\*"), ("「_a」「a__b」「講_座」", "「`_a`」「a__b」「`講_座`」"), ("「a", "「a"),
        ("Aliases (*name) in items[0]", "Aliases (\\*name) in items\\[0\\]"), ("# x", "\\# x"),
        ("「@a https://e.jp」という", "「`@a https://e.jp`」という"), ("https://e.jp」と #1", "`https://e.jp`」と `#1`"),
        ("`\u{301}[x](y)` is", "`\u{301}[x](y)` is"), ("a<U+001B>b", "a\\<U+001B\\>b"),
    ])
    func written(_ message: String, _ markdown: String) {
        #expect(Markdown.message(message).utf8.elementsEqual(markdown.utf8), "\(Markdown.message(message))")
    }

    private static let pieces = [
        "`", "``", "「", "」", "@a", "#1", "https://e.jp", "www.e.jp", "[x](y)", "![x](y)", "*", "_", "<b>", "\\", " ", "a", "|",
        "\u{301}",
    ]

    /// Every value of three pieces, in the words of each language.
    @Test(arguments: pieces)
    func nothingOfAValueHasAnEffect(_ first: String) {
        for second in Self.pieces {
            for third in Self.pieces {
                let value = first + second + third
                for message in ["「scenario」に「\(value)」という値はありません。", "`\(value)` is not a value of `scenario`.", value] {
                    let markdown = Markdown.message(message)
                    #expect(Self.effects(markdown) == [], "\(message) as \(markdown)")
                }
            }
        }
    }

    /// What CommonMark and GitHub would take for a mark outside of code; an independent reading.
    private static func effects(_ markdown: String) -> [String] {
        let letters = Array(markdown.unicodeScalars)
        var (outside, index) = ("", 0)
        func run(_ start: Int) -> Int { letters[start...].prefix { $0 == "`" }.count }
        while index < letters.count {
            if letters[index] == "\\", index + 1 < letters.count, letters[index + 1].isASCII,
                !letters[index + 1].properties.isAlphabetic
            {
                outside += " "
                index += 2
            } else if letters[index] == "`" {
                let length = run(index)
                var end = index + length
                while end < letters.count, letters[end] != "`" || run(end) != length { end += letters[end] == "`" ? run(end) : 1 }
                outside += end < letters.count ? "c" : "`"
                index = end < letters.count ? end + length : index + length
            } else {
                outside.unicodeScalars.append(letters[index])
                index += 1
            }
        }
        let words = ["`", "*", "[", "]", "<", ">", "|", "~", "&", "@", "://", "www.", "#1", " _", "_ "]
        return words.filter { word in Array(outside.utf8).firstRange(of: Array(word.utf8)) != nil }
    }

    @Test func marksAreSeen() {
        #expect(Self.effects("`` a` `` b") == [] && Self.effects("\\*`*`") == [])
        #expect(Self.effects("```[x](y)` is `") == ["`", "[", "]"] && Self.effects("\\\\* @a") == ["*", "@"])
    }

    /// reviewdog posts messages as comments; what other programs show as plain text stays as it is.
    @Test func reviewersAreShownNoMarks() throws {
        let place = Location(FileID(0), ByteRange(0..<1))
        let words = Bilingual(ja: "「[x](https://e.jp) @a」は", en: "`[x](https://e.jp) @a` is [0]")
        let found = Diagnostic(.notWholeYen, at: place, words, related: [Related(place, words)], help: words)
        let report = Report([found], sources: [SourceFile(path: "a.yaml", bytes: [0x61])], documents: 1, version: "1")
        var options = ReportOptions()
        options.languages = [.ja, .en]
        let both = "「`[x](https://e.jp) @a`」は / `[x](https://e.jp) @a` is \\[0\\]"
        let json = try JSONDecoder().decode(RDJSON.self, from: Data(Format.rdjson.render(report, options).utf8))
        #expect(json.diagnostics.map(\.message) == ["\(both)\n\(both)"])
        #expect(json.diagnostics.flatMap(\.relatedLocations).map(\.message) == [both])
        options.languages = [.en]
        for format in [Format.short, .github, .gitlab, .json] {
            #expect(format.render(report, options).contains("`[x](https://e.jp) @a` is [0]"), "\(format)")
        }
    }

    private struct RDJSON: Decodable {
        struct Message: Decodable { let message: String }
        struct Diagnostic: Decodable {
            let message: String
            let relatedLocations: [Message]
        }
        let diagnostics: [Diagnostic]
    }
}
