import Testing

@testable import SourceText
@testable import Syntax

/// Characters that cannot be seen and are written as escapes, with what looks like them and is right.
enum EscapeMistakes {
    static let all: [Mistakes] = [
        Mistakes("one warning for escapes", [.invisibleCharacter], "name: \"a⟦\\u200B⟧b\\u202E\\_\"\n"),
        Mistakes("an escape behind a character", [.invisibleCharacter], "name: \"a⟦\u{A0}⟧b\\u202E\"\n"),
        Mistakes("a character behind an escape", [.invisibleCharacter], "name: \"a⟦\\_⟧b\u{A0}\"\n"),
        Mistakes("escapes that look like line breaks", [.invisibleCharacter], "a: \"x\"\nbody: \"a\\n⟦\\P⟧b\\L\"\n"),
        Mistakes("escapes for what can be seen", [], "name: \"\\u00E9\\x41\\u3042\\u845B\\U000E0100\\u3000\\\\u200B\"\n"),
        Mistakes(
            "a family and a flag as escapes", [],
            "body: \"\\U0001F468\\u200D\\U0001F469 👨\\u200D👩 ❤\\uFE0F\\u200D\\U0001F525 \\U0001F3F4\\U000E0067\\U000E007F\"\n"),
        Mistakes(
            "a family as JSON has it", [.badEscape, .badEscape, .badEscape],
            "body: \"⟦\\uD83D\\uDC68⟧\\u200D⟦\\uD83D\\uDC69⟧ 👨\\u200D⟦\\uD83D\\uDC69⟧\"\n"),
        Mistakes("a joiner between letters", [.invisibleCharacter], "body: \"a⟦\\u200D⟧\\U0001F469\"\n"),
        Mistakes("escapes of control characters", [.invisibleCharacter], "body: \"送料は⟦\\0⟧円です。C:\\books\\e\"\n"),
        Mistakes("a control character by its number", [.invisibleCharacter], "body: \"a\\tb\\r\\n⟦\\x07⟧\\x85\"\n"),
        Mistakes("a carriage return", [.invisibleCharacter], "body: \"a⟦\\r⟧b\"\n"),
        Mistakes("escapes for line breaks and tabs", [], "body: \"a\\r\\nb\\tc\\x0A\\u000D\\n\\r\\u000A\"\n"),
        Mistakes("escapes in single quotes and plain text", [], "a: 'x\\u200B'\nb: x\\u200B\n"),
    ]
}

extension ProblemTests {
    /// A sign that is written by its number was meant; of `\0` a yen sign may have been.
    @Test(arguments: [("\\0", ["\\\\0", "¥0"]), ("\\b", ["\\\\b"]), ("\\x07", [""])])
    func fixesOfControlCharacters(escape: String, texts: [String]) {
        let problems = parse(SourceFile(path: "a.yaml", bytes: Array("body: \"a\(escape)\"\n".utf8)), file: FileID(0)).problems
        #expect(problems.map(\.severity) == [.warning])
        let bytes = Array("body: \"a\(escape)\"\n".utf8)
        let fixed = problems.flatMap(\.fixes).map { fix in
            fix.edits.reduce(into: bytes) { $0.replaceSubrange($1.location.range.offsets, with: Array($1.text.utf8)) }
        }
        #expect(fixed.map { String(decoding: $0, as: UTF8.self) } == texts.map { "body: \"a\($0)\"\n" })
        #expect(problems.first?.help?.ja.contains("円記号") == (escape == "\\0"))
    }

    @Test(
        "a text in which nothing can be seen is said to be so",
        arguments: [
            ("\"\\u200B\\u2060\"", "\"a\\u200B\\u2060\""), ("'\u{200B}\u{2060}'", "'a\u{200B}\u{2060}'"),
            ("|\n  \u{200B}", "|\n  a\u{200B}"),
        ])
    func unseenTexts(unseen: String, seen: String) {
        for (text, isUnseen) in [(unseen, true), (seen, false)] {
            let problems = parse(SourceFile(path: "a.yaml", bytes: Array("body: \(text)\n".utf8)), file: FileID(0)).problems
            #expect(problems.map(\.code) == [.invisibleCharacter] && problems.map(\.severity) == [.warning])
            #expect(problems.allSatisfy { $0.note?.en.hasPrefix("There is nothing in this text") == isUnseen })
            #expect(problems.map(\.fixes.count) == [isUnseen ? 0 : 1])
        }
    }
}
