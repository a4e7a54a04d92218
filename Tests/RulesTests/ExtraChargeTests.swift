import Rules
import SourceText
import Testing

/// Amounts that belong to another amount, are calculated, or are charged besides the price.
@Suite struct ExtraChargeTests {
    private func count(_ body: String, _ prices: [(name: String, price: Int)], product title: String = "オンライン講座") -> Int {
        let methods = prices.enumerated().map { index, price in
            "- {id: m\(index), name: \"\(price.name)\", type: one_time, tax_rate: 10%, price: \(price.price)}"
        }
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n")
        let text = product(
            methods.joined(separator: "\n"), mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: |\n\(lines)")
        return inspect(text.replacing("name: オンライン講座", with: "name: \(title)")).diagnostics
            .count { $0.code == .mailQuotesOtherPrice }
    }

    // MARK: What one of several costs

    private static let books = [("5回券", 30_800), ("10回券", 58_300)]
    private static let meals = [("普通食", 3_510), ("やわらか食", 4_320)]

    @Test(arguments: [
        "5回券　30,800円（1回6,160円）", "10回券 58,300円（1回分5,830円）", "10回券 58,300円（1回当り5,830円）", "10回券 58,300円（税込・1回5,830円）",
        "10回券 58,300円（単価5,830円）", "10回券 58,300円（税込）（5,830円／回）", "10回券 58,300円（＠5,830円）",
        "10 lessons ¥58,300 (¥5,830 per lesson)", "10 lessons ¥58,300 (¥5,830 each)",
    ])
    func oneOfSeveral(body: String) { #expect(count(body, Self.books) == 0) }

    @Test(arguments: [
        "10回券 58,300円（1回5,380円）", "5回券　30,800円（1回6,600円）", "10回券 58,300円（会費5,830円）", "10回券 58,300円（5,830円）",
        "10回券 58,300円 1回分\n5,830円",
        "月会費 9,800円",
    ])
    func noneOfSeveral(body: String) { #expect(count(body, Self.books) == 1) }

    @Test(arguments: ["普通食　3,510円（1食702円）", "普通食　3,510円（1食につき702円）", "普通食　3,510円（702円／食）"])
    func oneMeal(body: String) {
        #expect(count(body, Self.meals) == 0)
        #expect(count(body.replacing("702", with: "720"), Self.meals) == 1)
    }

    /// A division that does not come out.
    @Test(arguments: [
        ("10回券 58,300円（1回あたり5,380円）", 1), ("10回券 58,300円（1回あたり約5,800円）", 0), ("10回券 58,300円（1回あたり5,830円）", 0),
        ("5回券・10回券 58,300円（1回あたり5,380円）", 0), ("回数券 58,300円（1回あたり5,380円）", 0), ("10回券 58,300円（1回あたり5,380円お得）", 0),
        ("年額58,300円（月あたり約5,830円）", 1), ("年額58,300円（月あたり約4,860円）", 0), ("年額58,300円（税込・1か月あたり4,858円）", 0),
        ("6か月 58,300円（1か月あたり5,830円）", 1), ("6か月 58,300円（1か月あたり9,717円）", 0), ("58,300円（月あたり約5,830円）", 0),
        ("送料880円（1回あたり880円）", 0),
    ])
    func division(body: String, expected: Int) { #expect(count(body, Self.books) == expected) }

    // MARK: Reductions

    private static let seats = [("会場参加", 33_000), ("オンライン参加", 22_000)]

    @Test(arguments: [
        "3名以上で、1名あたり10%割引\n（会場29,700円、オンライン19,800円）", "【早割】10％OFF\n会場参加 29,700円", "【早割】10％OFF\n会場参加 29,700円\nオンライン参加 19,800円",
        "20%OFFになります。\n（例：33,000円→26,400円）", "早割：29,700円", "早割料金 29,700円", "早割価格29,700円（1/15まで）", "早期割引：会場 33,000円→29,700円",
        "学割 16,500円", "ペア割 60,000円", "早割（10％OFF） 29,700円", "Students save 10% (¥29,700)",
    ])
    func reduced(body: String) { #expect(count(body, Self.seats) == 0) }

    @Test(arguments: [
        "10%割引\n（会場29,800円）", "分割 9,800円", "3割 9,900円", "20%OFFになります。\n（例：33,000円→27,000円）", "会場 33,000円→29,700円",
        "学割あり：会場 31,000円",
        "10%OFF\n\n会場 29,700円", "早割\n会費 29,800円", "役割 9,800円", "Students save 10% (¥29,800)",
    ])
    func notReduced(body: String) { #expect(count(body, Self.seats) == 1) }

    /// A method that is called so has that price.
    @Test func methodOfAReduction() {
        #expect(count("早割：29,700円", [("早割", 33_000), ("一般", 35_000)]) == 1)
        #expect(count("学割 29,700円", [("Amazon Pay（学割）", 33_000), ("一般", 35_000)]) == 1)
    }

    /// A case of a part, or of a charge, in brackets.
    @Test(arguments: [
        "キャンセル料：受講料の50％（会場参加の場合16,500円）", "キャンセル料は受講料の50％です（会場参加の場合は16,500円）", "キャンセル料は受講料の50％です（会場16,500円、オンライン11,000円）",
        "送料は一律600円（破魔矢を含む場合は1,200円）", "送料880円（2箱目以降は1箱につき440円）",
    ])
    func caseInBrackets(body: String) { #expect(count(body, Self.seats) == 0) }

    @Test(arguments: [
        "キャンセル料：受講料の50％（会場参加の場合15,500円）", "会費33,000円（2名様以上の場合は31,000円）", "送料880円（会費 31,000円）", "送料無料（会場の場合31,000円）",
    ])
    func noCaseInBrackets(body: String) { #expect(count(body, Self.seats) == 1) }

    @Test(arguments: [
        "※当日券は各300円増し", "300円増", "当日券は300円増です", "300円割増", "300円プラス", "当日券は300円プラスとなります", "300円割り増し",
    ])
    func surcharge(body: String) { #expect(count(body, Self.seats) == 0) }

    @Test(arguments: ["会費3,300円プラス税", "会費3,300円プラスコース", "会費 3,300円増刊号つき"])
    func noSurcharge(body: String) { #expect(count(body, Self.seats) == 1) }

    // MARK: What remains

    @Test(arguments: ["残金407,000円は3月19日までにお振込み", "残額　407,000円", "残りの407,000円", "（残金407,000円）", "残金は407,000円です"])
    func remainder(body: String) {
        #expect(count(body, [("一括払い", 462_000), ("申込金", 55_000)]) == 0)
        #expect(count(body, [("一括払い", 462_000), ("申込金（残金は振込）", 55_000)]) == 0)
        // Of what is sold as the rest, it is the price.
        #expect(count(body, [("申込金", 55_000), ("残金", 400_000)]) == 1)
    }

    @Test(arguments: ["残りの会費 70,000円", "お支払い額 407,000円", "残席3 会費70,000円"])
    func noRemainder(body: String) { #expect(count(body, [("一括払い", 462_000), ("申込金", 55_000)]) == 1) }

    // MARK: Withholding tax

    @Test(arguments: [
        "20,000円×10.21％＝2,042円を差し引いて", "22,000円×10.21％＝2,246円を差し引いて", "差引請求額19,958円", "差引ご請求額 19,958円", "源泉徴収額 2,042円",
        "源泉徴収額 2,042円\nお振込金額：19,958円", "課税対象額 20,000円",
    ])
    func withholding(body: String) { #expect(count(body, [("税務顧問", 22_000)]) == 0) }

    @Test(arguments: ["会費 20,000円", "21,000円×10.21％＝2,144円を差し引いて", "お振込金額：19,958円"])
    func noWithholding(body: String) { #expect(count(body, [("税務顧問", 22_000)]) == 1) }

    // MARK: Calculations

    @Test(arguments: [
        "30,800円－6,600円×2回＝17,600円", "例）5回券を2回ご使用の場合　30,800円－6,600円×2回＝17,600円", "30,800円×0.8＝24,640円", "30,800円 × 80％ ＝ 24,640円",
        "58,300円＋30,800円＋500円＝89,600円", "（30,800円－800円）×40％＝12,000円", "12 x ¥30,800 = ¥369,600",
        "受講料 30,800円 ＋ 教材 2,200円 ＋ 送料 500円 ＝ 合計 33,500円",
        "58,300円÷10回＝5,830円",
    ])
    func calculation(body: String) { #expect(count(body, Self.books) == 0) }

    @Test(arguments: [
        "30,800円－6,600円×2回＝17,700円", "30,000円×0.8＝24,000円", "12 x ¥30,800 = ¥369,000", "月額=9,800円", "30,800円＝9,800円",
        "（30,800円＝9,800円",
    ])
    func noCalculation(body: String) { #expect(count(body, Self.books) > 0) }

    @Test func calculationWithWhatIsPaidInAYear() {
        func quotes(_ body: String) -> Int {
            inspect(mail(body).replacing("price: 980", with: "price: 3000\n    recurrence: {every: 1 month}")).diagnostics
                .count { $0.code == .mailQuotesOtherPrice }
        }
        #expect(quotes("（36,000円－2,000円）×40％＝13,600円") == 0)
        #expect(quotes("（36,000円－2,000円）×40％＝13,500円") > 0)
    }

    /// However long a line is, it is read in a bounded time and at a bounded depth.
    @Test func longLines() {
        let body = "9,800円=" + String(repeating: "(", count: 2_000) + String(repeating: "1+", count: 2_000) + "1=9,800円"
        #expect(count(body, Self.books) == 2)
        #expect(count(String(repeating: "9", count: 60) + "円×2=3円", Self.books) > 0)
    }

    // MARK: Nouns of other charges

    @Test(arguments: [
        "模試代 4,400円", "テキスト代：3,300円", "衣装代 5,500円", "資料代 1,100円", "受験料 5,500円", "検定料 3,000円", "初診料 3,300円", "名義変更料 1,100円",
        "休会費 月1,100円", "施設維持費 2,200円", "発表会費 8,800円", "スポーツ保険 1,850円", "保険料 800円", "カード再発行 1,100円", "箱代・梱包料 220円", "ギフト包装 330円",
        "模試代（年3回・各4,400円）は別途ご請求します", "保険料は毎月550円", "ラッピング 330円",
    ])
    func extraCharge(body: String) { #expect(count(body, Self.seats) == 0) }

    @Test(arguments: ["テキスト 3,300円", "テキスト代（講座 9,800円に含む）", "会費 9,800円（保険料込み）", "更新された料金 9,800円", "受講代 9,800円", "模試代\n会費 9,800円"])
    func noExtraCharge(body: String) { #expect(count(body, Self.seats) == 1) }

    /// Unless the product sells just that.
    @Test func soldItself() {
        #expect(count("受験料 5,500円", [("会場", 6_600)], product: "英語検定") == 1)
        #expect(count("テキスト代 5,500円", [("テキスト", 6_600), ("会場", 9_900)]) == 1)
    }
}
