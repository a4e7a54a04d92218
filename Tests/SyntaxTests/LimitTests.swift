// Bounds on what is read and told, so that no input takes more than its share.
import Testing

@testable import SourceText
@testable import Syntax

@Suite("Limits")
struct LimitTests {
    @Test("what is beyond the bound is not kept back in silence", arguments: [1000, 1001])
    func bound(_ count: Int) {
        for (line, code, severity) in [
            ("- *a\n", Code.syntaxError, Severity.error), ("- \"a\u{A0}b\"\n", .invisibleCharacter, .warning),
        ] {
            let text = String(repeating: line, count: count)
            let problems = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0)).problems
            #expect(problems.count == count)
            let last = problems.last
            #expect(last?.message.en.contains("more than 1000") == (count > 1000))
            if count > 1000 { #expect(last?.code == code && last?.severity == severity) }
        }
    }

    @Test("a file over the limit is not read, one at the limit is")
    func size() {
        var limits = Limits()
        limits.fileBytes = 8
        let long = parse(SourceFile(path: "a.yaml", bytes: Array("a: 12345\n".utf8)), file: FileID(0), limits: limits)
        #expect(long.problems.map(\.code) == [.fileTooLarge])
        #expect(
            parse(SourceFile(path: "a.yaml", bytes: Array("a: 1234\n".utf8)), file: FileID(0), limits: limits).problems.isEmpty)
    }

    @Test("64 levels are read, 65 are not", arguments: [64, 65])
    func depth(_ levels: Int) {
        let dashes = String(repeating: "- ", count: levels) + "a\n"
        let brackets = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        for text in [dashes, brackets] {
            let problems = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0)).problems
            #expect(problems.map(\.code) == (levels == 64 ? [] : [.tooDeep]))
        }
    }

    /// A line of many anchors is not copied for each of them.
    @Test func fixesAreNoLongerThanLines() {
        let text = "a: " + String(repeating: "&a ", count: 20_000)
        let tree = parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0))
        let bytes = tree.problems.flatMap(\.fixes).flatMap(\.edits).reduce(0) { $0 + $1.text.utf8.count }
        #expect(!tree.problems.isEmpty && bytes < text.utf8.count)
    }
}
