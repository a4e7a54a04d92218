import SourceText
import Testing

@testable import Rules

/// Variables where a text begins and ends: a subject has nothing before its first letter nor behind its last one.
@Suite struct MailVariableTests {
    @Test(arguments: [
        ("%会員番号%", [0..<14]), ("%会員番号", []), ("あ%会員番号%", [3..<17]), ("%E3%81", []), ("%E3", []), ("%会", []), ("%", []),
    ]) func atTheEndsOfAText(_ text: String, _ ranges: [Range<Int>]) {
        let found = Array(text.utf8).withUnsafeBufferPointer { MailVariables.findings(in: $0) }
        #expect(found.map(\.range) == ranges)
    }
}
