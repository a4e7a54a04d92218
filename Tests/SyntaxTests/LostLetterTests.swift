import SourceText
import Syntax
import Testing

@Suite("What an editor put for letters that it could not read is found")
struct LostLetterTests {
    private func problems(_ text: String) -> [Diagnostic] {
        parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0)).problems
    }

    @Test(
        "one message, at the first of them, whatever they stand in: 1.0.0 let them pass, but in keys",
        arguments: [
            ("name: 講座\u{FFFD}\u{FFFD}の案内", .warning, 2), ("name: \"a\u{FFFD}\"", .warning, 1),
            ("body: |\n  %name1% \u{FFFD}", .warning, 1),
            ("# \u{FFFD}\na: b", .warning, 1), ("a: [b, \u{FFFD}]", .warning, 1), ("\u{FFFD}\u{FFFD}\u{FFFD}: b", .error, 3),
        ] as [(String, Severity, Int)])
    func found(_ text: String, _ severity: Severity, _ count: Int) {
        for text in [text, String(repeating: "# あいう\n", count: 30) + text + "\n"] {
            let found = problems(text)
            #expect(found.map(\.code) == [.invalidUTF8] && found.map(\.severity) == [severity])
            #expect(
                found.first.map { SourceFile(path: "", bytes: Array(text.utf8)).text($0.location.range) }
                    == String(repeating: "\u{FFFD}", count: count))
        }
    }

    @Test("a file that was opened in the wrong encoding has one message about all of them, and other mistakes their own")
    func many() {
        let found = problems("a: \u{FFFD}x\u{FFFD}\nb: '\u{FFFD}\u{A0}'\nc:\u{3000}d\n")
        #expect(found.map(\.code) == [.invalidUTF8, .invisibleCharacter, .invisibleCharacter])
        #expect(found.first?.message.ja.contains("ほかにも2か所") == true)
        #expect(found.first?.message.en.contains("in 2 more places") == true)
    }

    @Test("an escape was meant", arguments: ["a: \"\\uFFFD\"", "a: \u{FFFC}", "a: \u{10FFFD}"])
    func meant(_ text: String) { #expect(problems(text).isEmpty) }
}
