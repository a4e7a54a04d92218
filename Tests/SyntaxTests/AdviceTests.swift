// What a message tells to do is what its fix does, and what leads somewhere.

import Testing

@testable import SourceText
@testable import Syntax

@Suite("Advice")
struct AdviceTests {
    private func problems(_ text: String) -> [Diagnostic] {
        parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0)).problems
    }

    private func mended(_ text: String, by fix: Fix?) -> String {
        var bytes = Array(text.utf8)
        for edit in (fix?.edits ?? []).reversed() {
            bytes.replaceSubrange(edit.location.range.offsets, with: Array(edit.text.utf8))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What has the form of a mark is removed, what looks like text is put between quotes.
    @Test(arguments: [
        ("!!str 講座", "Remove", "講座"), ("!<tag:yaml.org,2002:str> 講座", "Remove", "講座"), ("&n Amazon Pay", "Remove", "Amazon Pay"),
        ("&base-1  \"b\"", "Remove", "\"b\""), ("!お得 な講座", "For a literal", "\"!お得 な講座\""),
        ("!SALE 講座", "For a literal", "\"!SALE 講座\""), ("!! 講座", "For a literal", "\"!! 講座\""),
        ("&Co. 講座", "For a literal", "\"&Co. 講座\""), ("& Co", "For a literal", "\"& Co\""),
    ])
    func tagsAndAnchors(value: String, help: String, text: String) throws {
        let line = "name: \(value)\nid: a\n"
        let problem = try #require(problems(line).first)
        #expect(problem.help?.en.hasPrefix(help) == true, "\(problem.help?.en ?? "")")
        #expect(problem.fixes.map { mended(line, by: $0) } == ["name: \(text)\nid: a\n"])
    }

    /// A link that was copied in place of an address: that alone is written where the words of the link are the address too.
    @Test(
        arguments: [
            ("a: [https://shop.example.jp](https://shop.example.jp)", "a: https://shop.example.jp"),
            ("a: [shop.example.jp](https://shop.example.jp/)  # b", "a: https://shop.example.jp/  # b"),
            ("a: [a@example.jp](mailto:a@example.jp)", "a: a@example.jp"),
            ("- [03-0000-0000](tel:03-0000-0000)", "- 03-0000-0000"),
            (
                "- https://a.example.jp\n- [https://b.example.jp](https://b.example.jp)",
                "- https://a.example.jp\n- https://b.example.jp"
            ),
            ("a: [ショップ](https://shop.example.jp)", nil),
            ("- [shop.example.jp](https://shop.example.jp \"ショップ\")", "- https://shop.example.jp"),
            ("a: [[https://b.example.jp](https://b.example.jp)]", "a: [https://b.example.jp]"),
            (
                "a: [https://a.example.jp, [b.example.jp](https://b.example.jp 'b'), c]",
                "a: [https://a.example.jp, https://b.example.jp, c]"
            ),
            ("a: [[店](https://b.example.jp)]", nil),
            ("a: {b: [b.example.jp](https://b.example.jp)}", "a: {b: https://b.example.jp}"),
        ] as [(String, String?)])
    func markdownLinks(text: String, meant: String?) throws {
        let found = problems("\(text)\n")
        let problem = try #require(found.first)
        #expect(found.count == 1 && problem.message.en.contains("is a link as Markdown has it"), "\(problem.message.en)")
        #expect(problem.fixes.map { mended("\(text)\n", by: $0) } == (meant.map { ["\($0)\n"] } ?? []))
        #expect(!problem.fixes.contains(where: \.isSafe) && problem.help?.en.hasPrefix("Write `") == true)
    }

    /// Brackets before other brackets are part of a text.
    @Test(arguments: [
        "a: [再送](重要) お支払い", "a: [再送] (https://shop.example.jp)", "a: [再送](お支払い)", "a: [[再送](重要)]",
        "a: [[再送] (https://shop.example.jp)]", "a: [再送](https://shop.example.jp です)",
    ])
    func noMarkdownLinks(text: String) {
        #expect(problems("\(text)\n").first?.message.en.contains("Markdown") == false)
    }

    @Test func aMarkAboveABlock() {
        let text = "a: &b\n  c: 1\nd: [!!str e, &f g]\n"
        let fixed = problems(text).reversed().reduce(text) { mended($0, by: $1.fixes.first) }
        #expect(fixed == "a:\n  c: 1\nd: [e, g]\n")
    }

    @Test(arguments: [
        ("a: |\nb\n  c\n  d\ne: 1\n", "Indent this line to 2 spaces", "The first line of"),
        ("a: |\nb\n  c\nd\n  e\nf: 1\n", "Indent every line of the text to at least 1 space.", "The text below"),
    ])
    func aTextThatIsNotIndented(text: String, help: String, message: String) throws {
        let problem = try #require(problems(text).first)
        #expect(problem.help?.en.hasPrefix(help) == true && problem.message.en.hasPrefix(message), "\(problem)")
    }

    /// A text that a comment has ended goes on nowhere, however it is indented; an entry below one does.
    @Test func aCommentInAText() {
        let text = problems("a: b\n# c\n  d\ne: 1\n")
        #expect(text.map(\.code) == [.badIndentation] && text.allSatisfy { $0.fixes.isEmpty })
        #expect(text.first?.help?.en.contains("move the comment") == true)
        let entry = problems("a: b\n# c\n  d: 1\ne: 1\n")
        #expect(entry.map(\.code) == [.badIndentation] && entry.allSatisfy { $0.fixes.count == 1 })
        #expect(entry.first?.help?.en == "Begin the line at the left edge, without indentation.")
        #expect(entry.first?.help?.ja == "字下げをなくして、行の先頭から書いてください。")
        #expect(entry.first?.fixes.first?.title.ja == "字下げをなくす")
    }

    /// A whole file of it is told as one, and of no file anything is removed; what other programs write with ESC is told as it was.
    @Test func iso2022JP() {
        let word = "\u{1B}$B%5%$%H\u{1B}(B"
        for shift in ["B", "@"] {
            let file = problems("# \(word)\na: b\nc: \(word)\n".replacing("$B", with: "$\(shift)"))
            #expect(file.map(\.code) == [.invalidUTF8] && file.first?.fixes.isEmpty == true)
            #expect(file.first?.location.range.offsets == 2..<3)
            #expect(file.first?.message.en.contains("(perhaps it is ISO-2022-JP)") == true)
        }
        #expect(problems("# サイト\na: \(word)\n").map(\.code) == [.controlCharacter])
        #expect(problems("a: \u{1B}[31mb\u{1B}(B\u{1B}[m\n").map(\.code) == [.controlCharacter])
        #expect(problems("a: \"$B%5\u{E9}\"\nb: $@\n").isEmpty)
    }
}
