import Rules
import SourceText
import Testing

/// What stands in brackets behind an amount, or is said of it: what the amount is, or what else it has.
@Suite struct AmountRemarkTests {
    private func quotes(_ body: String) -> [Diagnostic] {
        inspect(mail(body).replacing("price: 980", with: "price: 3300")).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
    }

    @Test(arguments: [
        "会費2,980円（入会金なし）", "会費2,980円(内消費税270円)", "会費2,980円（消費税270円を含む）", "会費2,980円（初期費用なし）", "会費2,980円（違約金なし）",
        "会費2,980円（キャンセル料なし）",
        "会費2,980円（割引なし）", "会費2,980円（特典つき）", "お振込金額 2,980円（振込手数料はご負担ください）", "会費2,980円（入会金・年会費なし）", "会費2,980円（送料・手数料込み）",
        "会費2,980円 消費税270円", "会費2,980円は返金できません", "会費2,980円（税込）は返金いたしかねます", "会費2,980円は返金の対象外です", "会費2,980円は手数料を含みます",
    ])
    func priceWithSomethingElse(body: String) {
        #expect(quotes(body).contains { $0.message.ja.contains("「2,980円」") })
    }

    @Test(arguments: [
        "550円(手数料)", "550円（送料）", "550円（再発行手数料）", "5,500円（入会金）", "550円（送料・税込）", "550円（送料：全国一律）", "550円（送料・北海道と沖縄県の離島を除く全国）",
        "550円（手数料として）", "500円（クーポン）", "300円（消費税）",
        "550円は送料です", "550円は手数料として申し受けます", "550円は手数料です", "500円は返金いたします", "2,980円（税込）は返金いたします", "550円の手数料", "500円クーポン2枚",
    ])
    func somethingElse(body: String) {
        #expect(quotes(body).isEmpty)
    }

    /// A price that includes what the remark names.
    @Test(arguments: ["月謝 2,980円（送料・税込）", "会費：2,980円(送料、消費税込)", "受講料 2,980円（手数料・税込み）"])
    func whatIsIncluded(body: String) {
        #expect(quotes(body).count == 1)
        #expect(quotes(body.replacing("2,980", with: "3,300")).isEmpty)
    }

    @Test(arguments: ["550円（送料・税込）", "別途 550円（送料・税込）", "ご請求 550円（送料・税込）", "月謝と550円（送料・税込）", "月謝 3,300円、550円（送料・税込）"])
    func chargeWithItsTax(body: String) {
        #expect(quotes(body).isEmpty)
    }

    /// An amount with another one behind it in brackets is not simply rewritten; where those make it up, it is right.
    @Test(arguments: [
        ("ご請求金額 3,850円（会費3,300円、再請求手数料550円を含みます）", 0), ("お支払い金額：3,850円(会費3,300円＋手数料550円)", 0),
        ("ご請求金額 3,950円（会費3,300円、再請求手数料550円を含みます）", 1), ("お支払い金額：3,530円(会費2,980円＋手数料550円)", 2),
    ])
    func amountsInTheRemark(body: String, count: Int) {
        let found = quotes(body)
        #expect(found.count == count)
        #expect(found.filter { $0.message.ja.contains("「3,") }.allSatisfy { $0.fixes.isEmpty })
    }
}
