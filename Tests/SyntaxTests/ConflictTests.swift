// Conflicts that a merge left among entries and in texts: how grave they are, and what is read of them.

import Testing

@testable import SourceText
@testable import Syntax

@Suite struct ConflictTests {
    /// A whole conflict in a text is an error where all is as git writes it; what may be an ornament is a warning.
    @Test(arguments: [
        ("<<<<<<< HEAD\n  b\n  =======\n  c\n  >>>>>>> x\n", Severity.error),
        ("<<<<<<< HEAD\r\n  b\r\n  =======\r\n  >>>>>>> x\r\n", .error),
        ("<<<<<<< HEAD\n  ||||||| 1a2b3c4\n  b\n  =======\n  c\n  >>>>>>> 1a2b3c4 (件名)\n", .error),
        ("<<<<<<<  お知らせ\n  =======\n  >>>>>>> x\n", .warning), ("<<<<<<<\tx\n  =======\n  >>>>>>> x\n", .warning),
        ("<<<<<<< x\n  ======= \n  >>>>>>> x\n", .warning), ("<<<<<<< x\n  =======\n  >>>>>>>  x\n", .warning),
        ("<<<<<<<<< x\n  =========\n  >>>>>>>>> x\n", .warning),
    ])
    func conflictsInTexts(_ lines: String, _ severity: Severity) {
        for header in ["|", ">"] {
            let tree = parse(SourceFile(path: "a.yaml", bytes: Array("a: \(header)\n  \(lines)b: 1\n".utf8)), file: FileID(0))
            #expect(tree.problems.map(\.code) == [.mergeConflictMarker] && tree.problems.first?.severity == severity)
        }
    }

    /// What stands on both sides of an indented conflict is read once, and so are the lines around it.
    @Test func whatIsReadOfAnIndentedConflict() {
        let text = "a:\n  <<<<<<< HEAD\n  - b: 1\n  =======\n  - b: 2\n  >>>>>>> x\n  - b: 3\nc: 4\n"
        let read = eventsDump(parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0)))
        let meant = eventsDump(
            parse(SourceFile(path: "a.yaml", bytes: Array("a:\n  - b: 2\n  - b: 3\nc: 4\n".utf8)), file: FileID(0)))
        #expect(read == meant)
    }
}
