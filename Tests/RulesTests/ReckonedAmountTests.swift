import Rules
import SourceText
import Testing

/// Amounts that are right or wrong by the numbers beside them, and not by a word alone.
@Suite struct ReckonedAmountTests {
    /// A product with one method for each price, every month or paid once.
    private func told(
        _ body: String, _ prices: [Int], named names: [String] = [], monthly: Bool = false, every: String = "1 month"
    ) -> [String] {
        let methods = prices.enumerated().map { index, price in
            let interval = monthly ? "recurring, recurrence: {every: \(every)}" : "one_time"
            let name = names.indices.contains(index) ? names[index] : "\(index + 1)番の席"
            return "\n  - {id: m\(index), name: \(name), type: \(interval), tax_rate: 10%, price: \(price)}"
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
        "月5回 30,800円（1回6,160円）", "月5回（1回60分） 30,800円（1回6,160円）", "週1回（月5回） 30,800円（1回6,160円）", "回数券（5回） 30,800円（1回6,160円）",
        "講座（全5回）30,800円（1回6,160円）",
        "ワインセット（5本） 30,800円（1本6,160円）", "5時間コース 30,800円（1時間6,160円）", "5科目 30,800円（6,160円／科目）", "5泊 30,800円（1泊あたり6,160円）",
        "グループ（5名）30,800円（お一人様6,160円）", "5回券：30,800円（1回当たり税込6,160円）", "回数券【5回分】30,800円（1回6,160円）", "ヨガチケット（5回券）30,800円（1回 6,160円）",
        "5回券 30,800円（有効期限3か月・1回6,160円）", "5回券 30,800円（送料込・1回6,160円）", "レッスン5回 30,800円（1レッスン6,160円）", "5日間 30,800円（1食6,160円）",
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
        "プラン料金の50％（データの場合16,500円）", "【早割】10％OFF\n1番の席 29,700円\n2番の席 19,800円", "【早割（3/31まで）】10％OFF\n1番の席 29,700円\n2番の席 19,800円",
        "■早割10％OFF\n1番の席 29,700円", "＜先行割引10％OFF＞\n1番の席 29,700円", "【リピーター割引】10％OFF\n1番の席 29,700円",
        "◎キャンセル規定\n・前日50％（1番の席16,500円・2番の席11,000円）", "【会員割引】10％OFF\n1番の席 29,700円", "【早期割引】1月末まで10％OFF\n1番の席 29,700円",
    ])
    func percents(body: String) {
        #expect(told(body, [33000, 22000]).isEmpty)
    }

    @Test(arguments: [
        "3名以上で、1名あたり10%割引\n（1番の席28,700円、2番の席18,800円）", "【早割】10％OFF\n1番の席 28,000円", "会員様は10％引きでご購入いただけます。\n■会費\n会費 29,700円",
        "物販 20%OFF 開催中\n月会費：26,400円", "キャンセル料：受講料の50％（会場参加の場合15,500円）", "【早割】10％OFF\n2番の席 29,700円", "3名以上で10%割引\n受講料 29,700円",
        "キャンセル料 11,000円（会場の場合 31,000円の50％）", "【早割】10％OFF\n1番の席 29,700円\n通常価格\n2番の席 19,800円",
        "【早割】10％OFF\n1番の席 29,700円\n受講料 19,800円",
        "【会員割引】10％OFF\n受講料 29,700円",
    ])
    func otherPercents(body: String) {
        #expect(!told(body, [33000, 22000]).isEmpty)
    }

    @Test(arguments: [
        "残金407,000円は3月19日までにお振込みください", "残額　407,000円", "残りの407,000円", "申込金 62,000円、残金 400,000円", "お手付金：62,000円\n差引ご請求額　400,000円",
        "お申込金を差し引いた残金：407,000円", "申込金お支払い後の残金：407,000円",
    ])
    func whatRemains(body: String) {
        let told = told(body, [462000, 55000], named: ["一括払い", "申込金"])
        #expect(!told.contains { $0.contains("「407,000円」") || $0.contains("「400,000円」") })
    }

    @Test(arguments: [
        "残金 395,000円", "残金 517,000円", "残額 240,000円", "残り 455,000円", "差引 会費 400,000円", "残り 月額 2,980円（税込）", "お振込金額 407,000円",
        "残金 385,000円\nお一人部屋追加代金 77,000円", "残金 462,000円 - 申込金50,000円 = 412,000円", "一括払い（462,000円）-申込金（50,000円）=412,000円",
    ])
    func whatDoesNotRemain(body: String) {
        #expect(!told(body, [462000, 55000], named: ["一括払い", "申込金"]).isEmpty)
    }

    /// What is transferred is the price, and a fee is added to it.
    @Test(arguments: [
        "お振込金額 33,000円", "年払いのお振込金額は33,000円です", "差引ご請求額 33,000円", "お振込金額：2,970円\n振込手数料：330円",
        "振込金額 2,970円\n※振込手数料（330円）はお客様のご負担となります",
        "お振込金額：2,200円\n入会金 1,100円", "年払い36,300円-月払い3,000円=33,300円",
        "年払いなら 3,300円×12か月×0.85＝33,660円", "月払い：36,300円÷12回＝3,025円",
    ])
    func whatIsTransferred(body: String) {
        #expect(!told(body, [3300, 36300], named: ["月払い", "年払い"]).isEmpty)
    }

    @Test func tax() {
        let body = "税務顧問料 22,000円\n源泉徴収税額 2,042円\n差引ご請求額　19,958円"
        #expect(told(body, [22000]).count { $0.contains("「19,958円」") } == 0)
    }

    /// Numbers before a price that do not count its parts.
    @Test(arguments: [
        "11月1日より 10回券 36,300円（1回3,300円）", "10回券（11月末まで有効） 36,300円（1回 3,300円）", "受付 11:00〜 10回券 36,300円（1回3,300円）",
        "11月より年会費 36,300円（1か月3,300円）", "From November 11: ¥36,300 a year (¥3,300 a month)", "第11期 年会費 36,300円（1か月3,300円）",
        "【定員11名】4回コース 36,300円（1回3,300円）", "4回コース（11/10開講）36,300円（1回3,300円）", "■5回券（有効期限：11カ月） 36,300円（税込）（単価3,300円）",
        "11回払い 36,300円（1回3,300円）", "第11回 36,300円（1回3,300円）", "11回目以降 36,300円（1回3,300円）",
        "10% tax included: ¥36,300 a year (¥3,630 a month)",
    ])
    func otherCounts(body: String) {
        #expect(!told(body, [36300], monthly: true, every: "1 year").isEmpty)
    }

    /// The day of a month, a limit.
    @Test(arguments: [
        "10食セット 12月11日お届け 36,300円（1食3,300円）", "お弁当10食 11日お届け分 36,300円（1食3,300円）", "10日間コース 8月11日スタート 36,300円（3,300円／日）",
        "10食・毎月11日発送 36,300円（1食3,300円）", "10日間コース 締切11日 36,300円（3,300円／日）", "10本セット 限定11本 36,300円（1本3,300円）",
        "10名 最大11名まで 36,300円（お一人3,300円）",
    ])
    func daysAndLimits(body: String) {
        #expect(!told(body, [36300]).isEmpty)
    }

    /// A former price of what else is sold.
    @Test(arguments: [
        "■6回払い\n198,000円÷6回＝33,000円", "分割6回：198,000円÷6回＝33,000円", "月々 198,000円÷6＝33,000円", "６回払い：198,000円÷６回＝33,000円",
    ])
    func calculatedFormerPrices(body: String) {
        #expect(!told(body, [198000, 36300], named: ["一括払い", "6回払い"]).isEmpty)
    }

    /// Percents of something else, whose result is a price of before.
    @Test(arguments: [
        "【グッズ10％OFF】\n月会費 2,970円", "【物販 20%OFF】\n月会費：2,640円（税込）", "【会員特典】物販が10%引き\n月会費：2,970円（税込）",
        "【入会金10％OFF】\n入会金 4,950円、月会費 2,970円",
        "会員様はグッズが10％引きです。\n（会費 2,970円）", "物販 20%OFF 開催中！\n（月会費：2,640円）", "継続率90％（月会費2,970円）", "【今だけ10％OFF】\n通常 月会費 2,970円（税込）",
        "【早割】10％OFF\n早割終了後 2,970円", "【学割10％OFF】\n一般 2,970円",
        "グッズは10％OFF！\n（2,970円、2,640円）",
        "リピート率80％（月額 2,640円）", "【会員10％OFF】\n月会費：2,970円（税込）", "【家族10％OFF】\nお一人 2,970円", "【団体10％OFF】\n個人 2,970円",
        "【会員10％OFF】\nビジター 2,970円",
        "【学割10％OFF】\n社会人 2,970円", "【早割10％OFF】\n当日払い 2,970円", "【早割10％OFF】\n早割以外 2,970円", "【今だけ10％OFF】\n本来 2,970円",
        "【早割10％OFF（3月末まで）】\n4月から 2,970円",
        "【3月10％OFF】\n4月の月会費 2,970円", "【10日まで10％OFF】\n月会費 2,970円", "返金保証つき。\n満足度90％（会員 2,970円）",
        "ドリンク10％OFF！\n（会員 2,970円／一般 2,970円）", "プロテイン10％OFF\n（会員 2,970円／一般 2,970円）", "※消費税率10％引き上げ\n（会員 2,970円／一般 2,970円）",
        "グッズは10％OFFでご購入いただけます。\n\nいつもご利用いただきありがとうございます。ご不明な点がございましたら、下記の窓口までお気軽にお問い合わせください。引き続きどうぞよろしくお願いいたします。\n（2,970円、2,640円）",
    ])
    func percentsOfOthers(body: String) {
        #expect(!told(body, [3300], monthly: true).isEmpty)
    }

    /// The method that is named decides.
    @Test(arguments: ["キャンセル料50％（会員様の場合は2,750円、一般の場合は1,650円）", "キャンセル料は50％（一般の方 1,650円）"])
    func sharesOfOtherMethods(body: String) {
        #expect(!told(body, [3300, 5500], named: ["会員", "一般"]).isEmpty)
        let right = body.replacing("2,750", with: "0,000").replacing("1,650", with: "2,750").replacing("0,000", with: "1,650")
        #expect(told(right, [3300, 5500], named: ["会員", "一般"]).isEmpty)
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
