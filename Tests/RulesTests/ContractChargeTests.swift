import Rules
import SourceText
import Testing

/// What contracts say is charged besides the price, without a word for it right beside the amount, and what remains to be paid.
@Suite struct ContractChargeTests {
    private func quotes(_ text: String) -> [Diagnostic] {
        inspect(text).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
    }

    private func sold(_ body: String) -> String { mail(body).replacing("price: 980", with: "price: 2200") }

    @Test(arguments: [
        "前日キャンセル：1,650円／当日キャンセル：3,000円", "当日キャンセルの場合は3,000円を申し受けます", "当日のキャンセルは3,000円いただきます", "当日キャンセルの場合、3,000円を頂戴します",
        "当日にキャンセルされた場合は、お一人様3,000円（税込）がかかります", "当日の取り消しにつきましては3,000円を申し受けます", "途中解約の場合：11,000円", "・無断キャンセル　3,000円",
        "中途解約手数料は、2万円または1か月分の授業料相当額のいずれか低い額です。", "解約手数料は、残金の20%または5万円のいずれか低い方です。", "解約損害金：2万円又は契約残額の10%に相当する額のいずれか低い額",
        "5万円もしくは契約残額の20％に相当する額のいずれか少ない金額をお支払いいただきます。", "5万円と契約残額の20％に相当する額のいずれか低い額",
        "解約手数料は、残金の20%または5万円のいずれか低い方", "5万円（税込）または契約残額の20％のいずれか低いほう", "途中解約は残額の10％か2万円のいずれか低い額をいただきます。", "5万円、3万円のいずれか高い額",
        "契約残額の20％と50,000円のどちらか低い金額", "解約料：５万円か残額の２０％のいずれか低い額",
        "遅刻の場合、10分ごとに1,000円の延長料金をいただきます", "30分につき1,100円の延長料をいただきます", "延長は10分ごとに1,000円です", "延長料金：30分ごとに1,000円",
        "延長料金 30分ごとに1,000円", "延長：30分につき1,000円", "レッスンの延長は、30分ごとに1,000円（税込）", "・ご延長　１時間ごとに1,000円",
    ])
    func chargesOfContracts(body: String) {
        #expect(quotes(sold(body)).isEmpty)
    }

    @Test(arguments: [
        "キャンセルの場合も、会費1,800円を申し受けます", "キャンセルの場合は会費1,800円をいただきます", "キャンセルのご連絡がない場合、1,800円を申し受けます", "解約されない限り1,800円がかかります",
        "キャンセルはできません。1,800円を申し受けます", "解約の場合、1,800円は返金されません", "キャンセルは1,800円のお支払い前に", "会費は1,800円、または残額の20%のいずれか低い額です",
        "会費1,800円または残額の20%のいずれか低い額", "月会費は1,800円です。2万円または残額の20%のいずれか低い額をいただきます", "1,800円か2,500円です", "延長は1か月ごとに1,800円です",
        "10分ごとに1,800円の会費をいただきます", "いずれか低い会費1,800円",
    ])
    func priceBesideSimilarWords(body: String) {
        #expect(!quotes(sold(body)).isEmpty)
    }

    /// The price stands before the sentence on the charge.
    @Test(arguments: [
        "契約金額：29,800円、支払回数：1回\n中途解約手数料：2万円または契約残額の20％のいずれか低い額",
        "お支払い金額は29,800円、中途解約手数料は2万円または契約残額の20％のいずれか低い額です。", "全12回 29,800円、解約料は2万円または残額の20%のいずれか低い額です",
        "講座 29,800円、テキスト代込み\n中途解約手数料：2万円または残額の20%のいずれか低い額", "29,800円（税込）、中途解約手数料は5万円または残額の20%のいずれか低い額です",
        "エステ6回コース（29,800円、有効期限6か月）\n途中解約は残額の10％か2万円のいずれか低い額をいただきます。",
        "29,800円と引き換えにテキストをお渡しし、解約料は5万円か残額の20%のいずれか低い額です", "29,800円、2万円または残額の20%のいずれか低い額を解約料とします",
        "29,800円か月払いで、解約料は2万円または残額の20%のいずれか低い額です", "29,800円かかります。解約料は2万円または残額の20%のいずれか低い額です",
        "29,800円または分割払い\n解約料 2万円または残額の20%のいずれか低い額",
    ])
    func priceBeforeACharge(body: String) {
        #expect(quotes(sold(body)).map { $0.message.ja.contains("「29,800円」") } == [true])
    }

    /// 「延長」 says nothing of the amount.
    @Test(arguments: [
        "延長も可能です。1時間ごとに2,980円", "営業時間延長中！1時間ごとに2,980円", "延長なしで、60分ごとに2,980円", "3月まで期間延長！30分ごとに2,980円", "期間延長：30分ごとに2,980円",
        "営業を延長、1時間ごとに2,980円", "キャンペーン延長 30分ごとに2,980円", "自動延長：1時間ごとに2,980円",
    ])
    func priceNearAnExtension(body: String) { #expect(quotes(sold(body)).count == 1) }

    /// Where the charge is what is sold, as a product or by a method.
    @Test(arguments: [
        ("延長料金（1時間）", "延長は1時間ごとに2,980円"), ("時間延長", "30分ごとに2,980円の延長料金"), ("キャンセル料", "当日キャンセル：11,000円"),
        ("キャンセル料（当日）", "当日のキャンセルは11,000円です"),
        ("解約手数料", "途中解約の場合：11,000円"),
    ])
    func chargeThatIsSold(name: String, body: String) {
        #expect(quotes(sold(body)).isEmpty)
        #expect(quotes(sold(body).replacing("name: オンライン講座", with: "name: \(name)")).count == 1)
        #expect(quotes(sold(body).replacing("- id: monthly", with: "- id: monthly\n    name: Amazon Pay（\(name)）")).count == 1)
    }

    @Test func whatRemainsOfSeveralCharges() {
        func rest(_ amount: String, times: Int?) -> Int {
            let text = sold("お支払い済み金額：4,400円（2回分）／残り\(amount)")
            let recurrence = times.map { "\n    recurrence: {every: 1 month, times: \($0)}" } ?? ""
            return quotes(text.replacing("price: 2200", with: "price: 2200\(recurrence)")).count
        }
        #expect(rest("8,800円", times: 6) == 0)
        #expect(rest("8,000円", times: 6) == 1)
        #expect(rest("13,200円", times: 4) == 1)
        #expect(rest("8,800円", times: nil) == 1)
    }
}
