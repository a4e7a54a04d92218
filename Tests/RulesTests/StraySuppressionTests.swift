import Project
import Rules
import SourceText
import Testing

/// Comments for kessai that are part of a text for buyers, and where they belong.
@Suite struct StraySuppressionTests {
    @Test(arguments: [
        ("|\n    # kessai: allow mail-quotes-other-price 去年の料金\n    会費は77円です", ["# kessai: allow mail-quotes-other-price 去年の料金"]),
        ("|\n    会費は77円です # kessai: allow mail-quotes-other-price 去年の料金", ["# kessai: allow mail-quotes-other-price 去年の料金"]),
        ("\"会費です\\n# kessai: allow brand-spelling 理由\"", ["# kessai: allow brand-spelling 理由"]),
        ("'# Kessai: ignore brand-spelling'", ["# Kessai: ignore brand-spelling"]),
        ("|\n    # kessai は決済の設定です", []), ("|\n    #kaigi", []), ("|\n    本文 #1", []),
        ("|\n    https://shop.example.jp/#kessai:allow", []),
    ])
    func suppressionsInsideAText(body: String, expected: [String]) throws {
        let text = product(monthly, mails: "- id: m\n  trigger: charge_failed\n  subject: お知らせ\n  body: \(body)")
        #expect(
            findings(text).filter { $0.hasPrefix("unused-suppression") } == expected.map { "unused-suppression 「\($0)」" })
        let finding = inspect(text).diagnostics.first { $0.code == .unusedSuppression }
        #expect(finding.map { $0.help?.ja.contains("「body:」の上の行") == true } ?? expected.isEmpty)
    }

    /// Above the key it speaks of the whole text, however many lines that has.
    @Test func aSuppressionAboveTheKeySpeaksOfTheWholeText() {
        let mails =
            "- id: m\n  trigger: charge_failed\n  subject: お知らせ\n  # kessai: allow mail-quotes-other-price 去年の料金\n  body: |\n    一\n    二\n    会費は77円です"
        #expect(findings(product(monthly, mails: mails)) == [])
    }
}
