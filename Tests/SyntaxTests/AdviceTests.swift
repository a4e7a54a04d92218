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

    @Test(arguments: [
        ("a: |\nb\n  c\n  d\ne: 1\n", "Indent this line by 2 spaces", "The first line of"),
        ("a: |\nb\n  c\nd\n  e\nf: 1\n", "Indent every line of the text by at least 1 space.", "The text below"),
    ])
    func aTextThatIsNotIndented(text: String, help: String, message: String) throws {
        let problem = try #require(problems(text).first)
        #expect(problem.help?.en.hasPrefix(help) == true && problem.message.en.hasPrefix(message), "\(problem)")
    }
}
