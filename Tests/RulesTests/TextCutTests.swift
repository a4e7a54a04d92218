import Project
import Rules
import SourceText
import Testing

/// Texts for buyers that end where a comment begins.
@Suite struct TextCutTests {
    private func named(_ name: String) -> String { product(card).replacing("name: オンライン講座", with: "name: \(name)") }

    @Test(arguments: [
        ("家計簿講座 #2", ["#2"]), ("家計簿講座 #2 入門", ["#2 入門"]), ("【重要】 #家計簿 講座", ["#家計簿 講座"]), ("番号 #%free1% の講座", ["#%free1% の講座"]),
        ("講座\t#2", ["#2"]), ("講座\n  入門 #2", ["#2"]),
        ("家計簿講座 # 2", []), ("家計簿講座#2", []), ("'家計簿講座 #2'", []), ("\"家計簿講座 #2\"", []), ("'家計簿講座' #2", []), ("家計簿講座 #", []),
        ("家計簿講座 #---", []), ("家計簿講座 ## 2", []), ("家計簿講座 #\u{3000}2", []), ("家計簿講座 # kessai: allow brand-spelling x", []),
        ("家計簿講座\n#2", []),
    ])
    func commentsThatMayBeText(name: String, expected: [String]) {
        let found = findings(named(name)).filter { $0.hasPrefix("text-cut-by-comment") }
        #expect(found == expected.map { "text-cut-by-comment 「\($0)」" })
    }

    @Test func everyTextForBuyersIsLookedAt() {
        let mails =
            "- id: m\n  trigger: charge_failed\n  from:\n    name: 窓口 #1\n  subject: 件名 #2\n  body: お支払い番号 #%free1% をご確認ください。"
        let text = product(
            "- id: monthly\n  name: 会費 #3\n  type: recurring", scenario: "shopping_cart",
            items: "- name: 箱 #4\n  tax_rate: 8%\n  price: 500 #5", mails: mails)
        #expect(findings(text).filter { $0.hasPrefix("text-cut-by-comment") }.count == 5)
        let block = "- id: m\n  trigger: charge_failed\n  subject: お知らせ\n  body: |\n    本文です。 #2\n  #次のメール\n"
        #expect(findings(product(monthly, mails: block)) == [])
    }

    @Test func theFixQuotesTheWhole() throws {
        let finding = try #require(inspect(named("it's 講座 #2  ")).diagnostics.first { $0.code == .textCutByComment })
        #expect(finding.fixes.map { $0.edits.map(\.text) } == [["'it''s 講座 #2'"]])
        #expect(finding.fixes.first?.isSafe == false)
    }
}
