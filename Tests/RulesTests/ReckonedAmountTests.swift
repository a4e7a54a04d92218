import Rules
import SourceText
import Testing

/// Amounts that are right or wrong by the numbers beside them, and not by a word alone.
@Suite struct ReckonedAmountTests {
    /// A product with one method for each price, every month or paid once.
    private func told(_ body: String, _ prices: [Int], monthly: Bool = false, every: String = "1 month") -> [String] {
        let methods = prices.enumerated().map { index, price in
            let interval = monthly ? "recurring, recurrence: {every: \(every)}" : "one_time"
            return "\n  - {id: m\(index), name: \(index + 1)番の席, type: \(interval), tax_rate: 10%, price: \(price)}"
        }
        let text = """
            kind: product
            id: a
            name: 家計簿の会
            scenario: paid_product
            payment_methods:\(methods.joined())
            step_mails:
              - id: f
                trigger: charge_failed
                subject: お知らせ
                body: |
            \(body.split(separator: "\n", omittingEmptySubsequences: false).map { "      " + $0 }.joined(separator: "\n"))

            """
        return inspect(text).diagnostics.filter { $0.code == .mailQuotesOtherPrice }.map(\.message.ja)
    }

    @Test(arguments: [
        "5回券　30,800円（1回6,160円）", "5回券 30,800円（1回分6,160円）", "5回券 30,800円（1回当り6,160円）", "5回券 30,800円(税込)（単価6,160円）",
        "週5日　30,800円（1食6,160円）",
        "5食 30,800円（1食につき6,160円）", "5食 30,800円（6,160円／食）", "5食 30,800円（＠6,160円）", "５名様 30,800円（お一人6,160円）",
        "3回券 30,800円（1回10,267円）",
    ])
    func oneOfSeveral(body: String) {
        #expect(told(body, [30800]).isEmpty)
    }

    @Test(arguments: [
        "5回券　30,800円（1回5,160円）", "30,800円（1回6,160円）", "5回券 28,000円（1回5,600円）", "毎月30,800円（1か月 15,400円）", "合計 5,960円（お一人2,980円）",
        "合計 5,960円（1名2,980円）", "総額 35,760円（1か月2,980円）", "年間合計 35,760円（各2,980円）", "5回券 30,800円（2回目以降は6,160円）",
        "5回券 30,800円（会費6,160円）", "初回 500円（2回目以降 3,680円）",
    ])
    func noneOfSeveral(body: String) {
        #expect(!told(body, [30800]).isEmpty)
    }

    @Test(arguments: [
        ("¥46,200 every three months (¥15,400 a month)", 0), ("¥46,200 every three months (¥15,400 per month)", 0),
        ("¥46,200 (¥15,400/month)", 0),
        ("¥46,200 every three months (¥15,000 a month)", 1), ("¥46,000 every three months (¥15,400 a month)", 2),
    ])
    func partOfAnInterval(body: String, count: Int) {
        #expect(told(body, [46200], monthly: true, every: "3 months").count == count)
    }

    @Test(arguments: [
        "3名以上で、1名あたり10%割引\n（1番の席29,700円、2番の席19,800円）", "20%OFFになります。\n（例：33,000円→26,400円）", "【早割】10％OFF\n1番の席 29,700円",
        "【早割10％割引】\n1番の席 29,700円",
        "キャンセル料：受講料の50％（会場参加の場合16,500円）", "キャンセル料：受講料の50％です（会場参加の場合は16,500円）", "キャンセル料：受講料の3割（会場9,900円、オンライン6,600円）",
    ])
    func percents(body: String) {
        #expect(told(body, [33000, 22000]).isEmpty)
    }

    @Test(arguments: [
        "3名以上で、1名あたり10%割引\n（1番の席28,700円、2番の席18,800円）", "【早割】10％OFF\n1番の席 28,000円", "会員様は10％引きでご購入いただけます。\n■会費\n会費 29,700円",
        "物販 20%OFF 開催中\n月会費：26,400円", "キャンセル料：受講料の50％（会場参加の場合15,500円）", "【早割】10％OFF\n2番の席 29,700円", "3名以上で10%割引\n受講料 29,700円",
        "キャンセル料 11,000円（会場の場合 31,000円の50％）",
    ])
    func otherPercents(body: String) {
        #expect(!told(body, [33000, 22000]).isEmpty)
    }

    @Test(arguments: [
        "残金407,000円は3月19日までにお振込みください", "残額　407,000円", "残りの407,000円", "申込金 62,000円、残金 400,000円", "お手付金：62,000円\n差引ご請求額　400,000円",
    ])
    func whatRemains(body: String) {
        #expect(!told(body, [462000, 55000]).contains { $0.contains("「407,000円」") || $0.contains("「400,000円」") })
    }

    @Test(arguments: ["残金 395,000円", "残金 517,000円", "残額 240,000円", "残り 455,000円", "差引 会費 400,000円", "残り 月額 2,980円（税込）"])
    func whatDoesNotRemain(body: String) {
        #expect(told(body, [462000, 55000]).count == 1)
    }

    @Test(arguments: [
        "30,800円－6,600円×2回＝17,600円", "ご返金は、30,800円 − 6,600円 × 2回 = 17,600円です", "30,800円×0.8＝24,640円",
        "2回目のご返金：30,800円（税込）×80％＝24,640円",
        "12 x ¥30,800 = ¥369,600", "（30,800円－800円）×50％＝15,000円", "源泉徴収される場合は、28,000円×10.21％＝2,858円を差し引いて",
    ])
    func calculations(body: String) {
        #expect(told(body, [30800]).isEmpty)
    }

    @Test(arguments: [
        "30,800円－6,600円×2回＝18,600円", "28,800円－6,600円×2回＝15,600円", "28,000円×12回＝336,000円", "12 x ¥29,800 = ¥357,600",
        "29,000円＋30,800円×2＝90,600円", "2,980円×10.21％＝304円",
    ])
    func otherCalculations(body: String) {
        #expect(!told(body, [30800]).isEmpty)
    }

    @Test func surcharges() {
        for body in ["※当日券は各300円増し", "300円割増となります", "沖縄は300円増です"] { #expect(told(body, [3300]).isEmpty) }
        for body in ["会費2,980円増", "2,980円増し", "月会費300円増し"] { #expect(told(body, [3300]).count == 1) }
    }
}
