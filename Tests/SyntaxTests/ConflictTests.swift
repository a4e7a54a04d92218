// Conflicts that a merge left among entries: what is read of them.

import Testing

@testable import SourceText
@testable import Syntax

@Suite struct ConflictTests {
    /// What stands on both sides of an indented conflict is read once, and so are the lines around it.
    @Test func whatIsReadOfAnIndentedConflict() {
        let text = "a:\n  <<<<<<< HEAD\n  - b: 1\n  =======\n  - b: 2\n  >>>>>>> x\n  - b: 3\nc: 4\n"
        let read = eventsDump(parse(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0)))
        let meant = eventsDump(
            parse(SourceFile(path: "a.yaml", bytes: Array("a:\n  - b: 2\n  - b: 3\nc: 4\n".utf8)), file: FileID(0)))
        #expect(read == meant)
    }
}
