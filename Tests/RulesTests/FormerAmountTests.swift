import Rules
import SourceText
import Testing

/// Amounts that were a price before, or will be one, as a remark, a heading or a period beside them says.
@Suite struct FormerAmountTests {
    private func quotes(_ body: String, price: Int = 3300) -> [Diagnostic] {
        inspect(mail(body).replacing("price: 980", with: "price: \(price)")).diagnostics.filter {
            $0.code == .mailQuotesOtherPrice
        }
    }

    @Test(arguments: [
        "（旧）2,980円 （新）3,300円", "会費（旧）2,980円", "（旧）会費 2,980円", "(旧料金) 2,980円", "［旧］2,980円", "月額（改定前）：2,980円", "（値上げ前）2,980円",
        "2024年3月まで: 2,980円\n現在: 3,300円", "2024年3月まで 2,980円\n2024年4月から 3,300円", "3月分まで：2,980円\n4月分から：3,300円",
        "3月末までは2,980円、4月以降は3,300円です", "会費 3,300円（2025年度まで：2,980円）", "| 3月まで | 2,980円 |\n| 4月以降 | 3,300円 |",
        "- 3月まで：2,980円\n- 4月から：3,300円",
        "〜2024年3月まで 2,980円\n2024年4月〜 3,300円",
        "3月31日まで：2,980円\n4月1日から：3,300円", "3/31まで 2,980円、4/1以降 3,300円",
        "現行料金\n月額 2,980円\n新料金\n月額 3,300円", "【現行料金】\n月額 2,980円\n\n【新料金】\n月額 3,300円", "■現在の料金（税込）\n月額 2,980円\n■改定後の料金\n月額 3,300円",
        "現行料金：2,980円　新料金：3,300円", "現行 2,980円／新 3,300円", "現在の会費 2,980円\n変更後の会費 3,300円", "【旧料金】\n\n月額 2,980円",
    ])
    func formerPrice(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "（旧姓）2,980円", "（新）2,980円", "（以前から）会費 2,980円", "10月31日まで 2,980円", "3月までに2,980円", "お支払いは3月31日まで：2,980円",
        "3月31日まで 2,980円\n月額 3,300円",
        "現行料金\n月額 2,980円", "【現行料金】\n月額 2,980円\n\n【お支払い方法】\n月額 3,300円", "現在の会費 2,980円", "現行料金：2,980円　更新料金：3,300円",
        "旧料金\nなし\n\n月額 2,980円",
        "新料金\n月額 2,980円\n現行料金\n月額 3,300円",
    ])
    func priceOfToday(body: String) {
        #expect(quotes(body).map { $0.message.ja.contains("「2,980円」") } == [true])
    }

    /// A month may be that until which it is to be paid, or the last one that is paid for.
    @Test(arguments: [
        "お支払い期限：1月末まで 2,980円", "お支払期限【1月末まで】2,980円", "お支払い期限：2027年1月末まで：2,980円", "ご利用期間：2027年1月まで　2,980円",
        "有効期限 2027年1月末まで / 2,980円",
        "12月分まで 2,980円", "10月分〜12月分まで：29,400円のお支払いが完了していません", "4月から6月まで 2,980円\n会費 3,300円", "お支払い期限：1月末まで 2,980円\n会費 3,300円",
        "1月末まで 2,980円をお支払いください。\n会費 3,300円", "1月末まで 2,980円\n\n当サロンのご案内は、下記のページの上にありますメニューの一番目からもう一度ご覧ください。\n会費 3,300円",
    ])
    func monthOfADeadline(body: String) {
        #expect(quotes(body).count == 1)
    }

    /// What today's price becomes.
    @Test(arguments: [
        "【現行料金】\n月額 2,980円\n\n【新料金】\n月額 3,300円", "現行料金\n月額 2,980円\n新料金\n月額 3,300円", "現行料金：2,980円　新料金：3,300円",
        "現在の会費 2,980円\n変更後の会費 3,300円",
        "3月31日まで：2,980円\n4月1日から：3,300円",
    ])
    func comingPrice(body: String) {
        #expect(quotes(body, price: 2980).isEmpty)
        // Neither of both.
        #expect(!quotes(body, price: 1980).isEmpty)
    }

    @Test(arguments: ["【新料金】\n月額 3,300円", "【旧料金】\n月額 2,980円\n\n【新料金】\n月額 3,300円", "月額 2,980円\n\n【新料金】\n月額 3,300円"])
    func newPriceThatIsNone(body: String) {
        #expect(quotes(body, price: 2980).map { $0.message.ja.contains("「3,300円」") } == [true])
    }

    // MARK: Periods of several months

    @Test(arguments: [
        "第1四半期分 9,900円", "9,900円（第1四半期分）", "四半期の会費 9,900円", "上半期分 19,800円", "下期分：19,800円", "4/1〜6/30分 9,900円",
        "9,900円（4/1～6/30分）",
        "4月1日〜6月30日分 9,900円", "2026/4/1-2026/6/30分 9,900円", "2026年11月1日〜2027年1月31日分 9,900円", "4/15〜7/14分 9,900円",
    ])
    func severalMonths(body: String) {
        #expect(quotes(body).isEmpty)
        #expect(quotes(body, price: 2980).count == 1)
    }

    @Test(arguments: [
        "定期分 9,900円", "4/1〜5/31分 9,900円", "4/1〜6/15分 9,900円", "4/15〜7/20分 9,900円", "60分 9,900円", "6/30分 9,900円",
        "13/1〜15/30分 9,900円", "前期分 9,900円",
    ])
    func otherPeriods(body: String) {
        #expect(quotes(body).count == 1)
    }
}
