import SourceText
import Testing

@testable import Syntax

/// Line breaks that are a CR without an LF, which YAML reads as such and git does not.
@Suite struct LoneReturnTests {
    private static func read(_ text: String) -> SyntaxTree {
        parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
    }

    /// Each line of git that hides others is told at the first of them, and the fix writes ordinary line breaks.
    @Test(arguments: [
        ("a: 1\n# price: 9800\r\u{20}\u{20}\nb: 2\n", [18]), ("a: 1\n# x\rb: 2\nc: 3\n", [8]), ("a: |\n  x\r  y\nb: 1\n", [8]),
        ("a: \"x\r  y\"\nb: 1\n", [5]), ("a: 'x\r\r  y'\nb: 1\n", [5]), ("a: x\r  y\nb: 1\n", [4]), ("a: [1,\r  2]\nb: 1\n", [6]),
        ("a: 1\r\n# x\rb: 2\r\nc: 3\r\n", [9]), ("a: 1\rb: 2\rc: 3\r", [4]), ("a: 1\rb: 2", [4]), ("a: 1\r\rb: 2\r", [4]),
        ("a: 1\rb: 2\nc: 3\rd: 4\n", [4, 14]), ("a: 1\r\r\nb: 2\r\r\n", [4, 11]), ("\ra: 1\n", [0]), ("a: 1\nb: 2\r# x", [9]),
    ])
    func areTold(text: String, places: [Int]) {
        let tree = Self.read(text)
        #expect(tree.problems.map { Int($0.location.range.start) } == places)
        #expect(
            tree.problems.allSatisfy { $0.code == .invisibleCharacter && $0.severity == .warning && $0.location.range.count == 1 }
        )
        let fixes = tree.problems.flatMap(\.fixes)
        #expect(fixes.count == places.count && fixes.allSatisfy(\.isSafe))
        var bytes = Array(text.utf8)
        for edit in fixes.flatMap(\.edits).reversed() { bytes.replaceSubrange(edit.location.range.offsets, with: edit.text.utf8) }
        let mended = String(decoding: bytes, as: UTF8.self)
        let after = Self.read(mended)
        #expect(after.problems.isEmpty && !mended.replacing("\r\n", with: "").utf8.contains(0x0D))
        #expect(after.nodes.map(\.kind) == tree.nodes.map(\.kind))
    }

    @Test(arguments: [
        "a: 1\nb: 2\n", "a: 1\r\nb: 2\r\n", "a: 1\nb: 2\r", "a: 1\r", "a: 1\r\nb: |\r\n  x\r\n\r\n  y\r\n", "a: \"x\\ry\"\n",
    ])
    func areNone(text: String) {
        #expect(!Self.read(text).problems.contains { $0.message.en.contains("LF") })
    }

    /// A file that has no other line breaks is told as such, once.
    @Test func wholeFile() {
        let lines = (0..<5_000).map { "a\($0): 1\r" }.joined()
        let problems = Self.read(lines).problems
        #expect(problems.count == 1 && problems.first?.message.en.hasPrefix("The line breaks of this file") == true)
        #expect(problems.first?.help?.en.contains("4999 behind it") == true && problems.first?.fixes.first?.edits.count == 2_000)
        #expect(Self.read(lines + "\n").problems.first?.message.en.hasPrefix("This line break is") == true)
    }
}
