import Rules
import SourceText
import Testing

/// Names of payment methods that say they are there to try the payment with.
@Suite struct NamedTestTests {
    private static func findings(_ name: String, _ more: String = "", type: String = "one_time") -> [String] {
        let method = "- {id: a, name: \"\(name)\", type: \(type), tax_rate: 10%, price: 980\(more)}"
        return RulesTests.findings(product(method)).filter { $0.hasPrefix("method-name-contradicts-type") }
    }

    private static let names = [
        "Amazon Pay（テスト環境）", "【テスト】Amazon Pay", "動作確認用", "Amazon Pay（動作確認用）", "テスト", "【テスト】月額会員", "Amazon Pay(テスト)",
        "テスト用（Amazon Pay）",
        "【テスト環境】一括払い", "Amazon Pay (Sandbox)", "サンドボックス（クレジットカード）", "検証用",
    ]

    @Test(arguments: names)
    func aTestThatTakesRealMoney(name: String) {
        #expect(Self.findings(name).count == 1)
        #expect(Self.findings(name, ", use_test_environment: false", type: "auto_pay").count == 1)
        #expect(Self.findings(name, ", use_test_environment: true").isEmpty)
        #expect(Self.findings(name, ", use_test_environment: maybe").isEmpty)
    }

    @Test(arguments: [
        "テスト対策講座（Amazon Pay）", "英語テスト（Amazon Pay）", "スピーキング テスト（Amazon Pay）", "Speaking テスト: カード払い", "会員（テスト環境）",
        "本番環境の動作確認用（Amazon Pay）", "Amazon Pay（テストではありません）", "模擬テスト",
        "ペネトレーションテスト",
        "テストステロン検査（カード払い）", "動画講座（Amazon Pay）", "検定料（Amazon Pay）", "Amazon Pay", "Sandbox Games", "ボックス便（Amazon Pay）",
        "Xmas会費（Amazon Pay）",
    ])
    func whatIsSold(name: String) { #expect(Self.findings(name).isEmpty) }

    /// A product that takes a test and turns it round is told where it does so.
    @Test func aTestThatAProductTurnsRound() throws {
        let definition =
            "---\nkind: payment_method\nid: test\nname: Amazon Pay（テスト環境）\ntype: one_time\ntax_rate: 10%\nprice: 980\n"
        let uses = product("- use: test\n  use_test_environment: false") + definition + "use_test_environment: true\n"
        let finding = try #require(inspect(uses).diagnostics.first { $0.code == .methodNameContradictsType })
        #expect(finding.location.range.start < UInt32(uses.utf8.count / 2))
        #expect(finding.message.ja.contains("実際に課金します") && finding.message.en.contains("promises a test"))
        #expect(finding.help?.en.contains("use_test_environment") == true)
    }
}
