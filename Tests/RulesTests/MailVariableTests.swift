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

    /// Behind a digit a percent sign with a blank after it is a rate; behind a letter or a noun it may be one, so the reader must see what is
    /// mended.
    @Test(
        arguments: [
            ("達成率A% free 1%", false), ("Ａ% free 1%", false), ("達成率A％ mail ％", false), ("Dear% name1%", false),
            ("80% free 1%", nil),
            ("達成率% free 1%", false), ("達成率% mail %", false), ("X%free 1%", false),
            ("% free 1%", true), ("は% mail %", true), ("様へ、%free 1%", true),
        ] as [(String, Bool?)])
    func blanksBehindARate(_ body: String, _ isSafe: Bool?) {
        let found = inspect(mail(body)).diagnostics.filter { $0.code == .malformedMailVariable }
        #expect(found.map { $0.fixes.first?.isSafe } == (isSafe.map { [$0] } ?? []))
    }

    /// A closing sign that stands too late is moved to the name, which the reader must see; the sign of a rate or of the next variable is
    /// no such one, nor is one on another line.
    @Test(arguments: [
        ("%name1様%", "%name1%様", false), ("%name1-%", "%name1%-", false), ("％name1様％", "%name1%様", false),
        ("%name1様%、ご確認を", "%name1%様、ご確認を", false), ("%name1様%abc", "%name1%様abc", false),
        ("%name1 様%", "%name1% 様%", false), ("%name1様%会員番号%", "%name1%様%会員番号%", false),
        ("%name1 様", "%name1% 様", true), ("%name1様、50%OFF", "%name1%様、50%OFF", true), ("％name1様、５０％", "%name1%様、５０％", true),
        ("%name1様%name2%", "%name1%様%name2%", true), ("%name1様% name2 %", "%name1%様% name2 %", true),
        ("%name1様%name 2%", "%name1%様%name 2%", true), ("%name1様\n達成率%", "%name1%様\n達成率%", true),
        ("%name1様 https://a.jp/?b=%E3%81", "%name1%様 https://a.jp/?b=%E3%81", true),
    ])
    func aSignThatClosesTooLate(_ body: String, _ mended: String, _ isSafe: Bool) throws {
        let (before, after) = (mail(body), mail(mended))
        let found = inspect(before).diagnostics.filter { $0.code == .malformedMailVariable }
        let fix = try #require(found.first?.fixes.first)
        #expect(apply(fix.edits, to: Array(before.utf8)).map { String(decoding: $0, as: UTF8.self) } == after)
        #expect(fix.isSafe == isSafe && (found.count == 1 || body.contains("2")))
    }
}
