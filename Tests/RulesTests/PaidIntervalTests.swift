import Rules
import SourceText
import Testing

/// How often and how many times a price is paid, by the words beside it in a mail and by its method.
@Suite struct PaidIntervalTests {
    private func quotes(_ body: String, every: String, type: String = "recurring") -> [Diagnostic] {
        let recurrence = every.isEmpty ? "" : "\n    recurrence: {every: \(every)}"
        return inspect(
            mail(body).replacing("price: 980", with: "price: 8800\(recurrence)").replacing(
                "type: recurring", with: "type: \(type)")
        )
        .diagnostics.filter { $0.code == .mailQuotesOtherPrice }
    }

    // MARK: Intervals

    @Test(arguments: [
        "月会費8,800円", "月会費：8,800円", "毎月8,800円", "毎月15日に8,800円", "毎月末に8,800円をお支払いいただきます", "8,800円／月", "8,800円（税込）／月", "8,800円/月です",
        "8,800円/月。",
        "8,800円（月額）",
        "8,800円（税込・月額）", "月額8,800円", "月額料金（税込）：8,800円", "月額プラン：8,800円", "月々のお支払い 8,800円", "月々8,800円", "月謝　８，８００円", "月払い 8,800円",
        "毎月の会費 8,800円のお支払いが完了していません", "正会員月会費 8,800円", "Monthly fee: ¥8,800", "The monthly fee of ¥8,800", "¥8,800 per month",
        "¥8,800/month",
        "8,800 yen monthly",
    ])
    func monthBesideAnotherInterval(body: String) {
        for every in ["1 year", "2 weeks", "3 months"] { #expect(quotes(body, every: every).count == 1) }
        for every in ["1 month", "4 weeks", "30 days"] { #expect(quotes(body, every: every).isEmpty) }
        // Of other types and of what is not written nothing is known.
        #expect(quotes(body, every: "").isEmpty)
        #expect(quotes(body, every: "", type: "one_time").isEmpty)
        #expect(quotes(body, every: "1 year, times: 1").isEmpty)
    }

    @Test(arguments: [
        ("年会費8,800円", "1 year"), ("年額8,800円", "1 year"), ("8,800円／年", "12 months"), ("毎年8,800円", "1 year"),
        ("8,800円（年払い）", "52 weeks"),
        ("年払い 8,800円", "1 year"), ("年会費 8,800円のお支払いが完了していません", "1 year"), ("Annual fee: ¥8,800", "1 year"),
        ("8,800 yen per year", "1 year"),
        ("毎週8,800円のお支払い", "1 week"), ("3か月ごとに8,800円", "3 months"), ("３ヶ月毎のお支払い：8,800円", "3 months"),
        ("2週間ごとのお支払い：8,800円", "2 weeks"),
        ("隔月のお支払い 8,800円", "2 months"), ("半年払い 8,800円", "6 months"), ("半年ごとに8,800円", "6 months"), ("四半期ごとの会費 8,800円", "3 months"),
    ])
    func anotherIntervalBesideAMonth(body: String, right: String) {
        #expect(quotes(body, every: "1 month").count == 1)
        #expect(quotes(body, every: right).isEmpty)
    }

    /// A month or a year of the calendar, a part of the price, what is sold, another charge or both intervals.
    @Test(arguments: [
        ("12月会費8,800円", "1 year"), ("2026年4月会費 8,800円", "1 year"), ("今月の会費 8,800円", "1 year"), ("翌月払い 8,800円", "1 year"),
        ("誕生月払い 8,800円", "1 year"), ("月額換算8,800円", "1 year"), ("毎月の教材費8,800円", "1 year"), ("年会費8,800円（月々733円）", "1 year"),
        ("月々733円（年額8,800円）", "1 year"), ("8,800円／月額733円", "1 year"), ("8,800円/月4回", "1 year"), ("8,800円/月曜", "1 year"),
        ("毎月開催　8,800円", "1 year"),
        ("8,800円（12月分）", "1 year"), ("4月分月謝 8,800円", "1 year"), ("月会費12か月分をまとめて8,800円", "1 year"), ("月額8,800円（年払い）", "1 year"),
        ("月会費または年会費 8,800円", "1 year"), ("月額8,800円ではありません", "1 year"), ("年額8,800円から月額8,800円に変更", "1 year"),
        ("毎月、8,800円の品をお届け", "3 months"),
        ("毎月のお届け 8,800円", "3 months"), ("月額（3か月分を一括）8,800円", "3 months"), ("毎月8,800円分のお品", "3 months"),
        ("2026年会費8,800円", "1 month"),
        ("令和8年会費 8,800円", "1 month"), ("半年会費8,800円", "1 month"), ("年間プラン 8,800円", "1 month"), ("毎週 8,800円", "1 month"),
        ("毎週コース 8,800円のお支払い", "1 month"), ("隔週 8,800円", "1 month"), ("隔月お届け 8,800円", "1 month"), ("月謝：毎週8,800円のお支払い", "1 month"),
        ("8,800円/年賀状", "1 month"), ("1・2週間ごとに8,800円", "1 month"), ("年会費8,800円", "1 month, times: 12"),
        ("bimonthly fee: ¥8,800", "2 months"),
        ("送料は毎月8,800円", "1 year"), ("毎週の受講料 8,800円", "1 month"), ("8,800円（毎週）", "1 month"), ("毎週土曜 8,800円", "1 month"),
        ("年会費とは別に月会費8,800円", "1 month"), ("8,800円（月刊誌つき）", "1 year"), ("ひと月あたり733円、8,800円", "1 year"),
        ("月会費 8,800円（10月〜12月分）", "3 months"), ("月会費 8,800円（10月・11月・12月分）", "3 months"), ("月会費 8,800円（4/1〜6/30分）", "3 months"),
        ("月謝 8,800円（3月〜5月）", "3 months"), ("月謝 8,800円（1学期分）", "3 months"), ("月謝 8,800円\n※3か月分です", "3 months"),
        ("4月〜6月の月謝 8,800円", "3 months"), ("年会費 8,800円（第1期）", "1 month"), ("年会費 8,800円（4回払いの1回目）", "1 month"),
        ("姉妹店のジム（月会費8,800円）", "1 year"), ("教室の月謝 8,800円とは異なります", "1 year"),
    ])
    func wordsOfSomethingElse(body: String, every: String) {
        #expect(quotes(body, every: every).isEmpty)
    }

    @Test func theWordsOfTwoIntervals() throws {
        let inspection = inspect(mail("月会費980円").replacing("price: 980", with: "price: 980\n    recurrence: {every: 1 year}"))
        let finding = try #require(inspection.diagnostics.first { $0.code == .mailQuotesOtherPrice })
        #expect(finding.message.ja.hasSuffix("の「980円」は1か月ごとの支払いと読めますが、商品「オンライン講座」(course)では1年ごとに課金します。"))
        #expect(finding.message.en.contains("reads as a payment every month, but is charged every year in the product `オンライン講座`"))
        #expect(finding.fixes.isEmpty && finding.help?.ja.contains("周期や回数") == true)
        #expect(finding.related.map { inspection.project.source($0.location.file)?.text($0.location.range) } == ["1 year"])
    }

    /// All methods with the price contradict, or none is meant.
    @Test func methodsOfOnePrice() {
        func quotes(_ body: String, _ methods: [(price: Int, every: String)]) -> Int {
            let list = methods.enumerated().map { index, method in
                "- {id: m\(index), name: A\(index), type: recurring, tax_rate: 10%, price: \(method.price), recurrence: {every: \(method.every)}}"
            }
            let text = product(
                list.joined(separator: "\n"), mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: \(body)")
            return inspect(text).diagnostics.count { $0.code == .mailQuotesOtherPrice }
        }
        #expect(quotes("毎月29,800円", [(2980, "1 month"), (29_800, "1 year")]) == 1)
        #expect(quotes("毎月2,980円", [(2980, "1 month"), (29_800, "1 year")]) == 0)
        #expect(quotes("毎月2,980円", [(2980, "1 month"), (2980, "1 year")]) == 0)
        #expect(quotes("毎月2,980円", [(2980, "6 months"), (2980, "1 year")]) == 1)
    }

    /// What stands further below is said of something else.
    @Test func lengthsFurtherBelow() {
        #expect(quotes("月会費 8,800円\n\n一括でのお支払いはできません。", every: "1 year").count == 1)
        #expect(quotes("月会費 8,800円\nいつもありがとうございます。", every: "1 year").count == 1)
    }

    /// Above the amount stands the name of another product with that price.
    @Test func nameOfAnotherProductAbove() {
        func quotes(_ body: String, _ other: String) -> Int {
            let club = mail(body).replacing("price: 980", with: "price: 5500\n    recurrence: {every: 1 year}")
            let school = product(monthly.replacing("980", with: "5500")).replacing("id: course", with: "id: school")
                .replacing("name: オンライン講座", with: "name: \(other)")
            return inspect(club + "---\n" + school).diagnostics.count { $0.code == .mailQuotesOtherPrice }
        }
        #expect(quotes("ピアノ教室\n月謝 5,500円", "ピアノ教室") == 0)
        #expect(quotes("ピアノ教室\n月謝 5,500円", "体操教室") == 1)
        #expect(quotes("オンライン講座\n月謝 5,500円", "ピアノ教室") == 1)
    }

    /// The items of a subscription are paid as often as its methods charge.
    @Test func itemsOfASubscription() {
        func quotes(_ every: String) -> Int {
            let text = product(
                "- {id: a, type: recurring, recurrence: {every: \(every)}}", scenario: "subscription",
                items: "- {name: 箱, tax_rate: 8%, price: 1980}",
                mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: 箱の月額1,980円")
            return inspect(text).diagnostics.count { $0.code == .mailQuotesOtherPrice }
        }
        #expect(quotes("3 months") == 1)
        #expect(quotes("1 month") == 0)
    }

    /// One mail of products that are paid in two ways is right for one of them.
    @Test func mailOfTwoProducts() throws {
        let mail = "kind: step_mail\nid: cf\ntrigger: charge_failed\nsubject: s\nbody: 月会費980円\n---\n"
        func club(_ id: String, _ every: String) -> String {
            product(monthly + "\n  recurrence: {every: \(every)}", mails: "- use: cf").replacing("id: course", with: "id: \(id)")
        }
        func found(_ first: String, _ second: String) -> [Diagnostic] {
            inspect(mail + club("a", first) + "---\n" + club("b", second)).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
        }
        #expect(found("1 month", "1 month").isEmpty)
        let both = found("1 month", "1 year")
        #expect(both.map { $0.help?.ja.contains("支払い方の違う商品") } == [true])
        #expect(both.allSatisfy { $0.message.ja.contains("(b)") && !$0.message.ja.contains("(a)") })
        #expect(found("1 year", "1 year").map { $0.help?.ja.contains("支払い方の違う商品") } == [false])
    }

    // MARK: Numbers of payments

    @Test(arguments: [
        "8,800円×12回", "8,800円 x 12回", "8,800円（税込）×12回", "8,800円×12回＝105,600円", "12回分割 月々8,800円", "12回分割（月々8,800円）",
        "分割 8,800円（全12回）",
        "12回払い 8,800円", "十二回払い：8,800円", "全12回のお支払い 8,800円", "8,800円×12回払い", "8,800円の12回払い", "8,800円（12回払い）",
    ])
    func otherNumberOfPayments(body: String) {
        for times in [1, 6, 10] { #expect(quotes(body, every: "1 month, times: \(times)").count == 1) }
        for every in ["1 month, times: 12", "1 month", "1 month, times: 11, trial_days: 30"] {
            #expect(quotes(body, every: every).isEmpty)
        }
    }

    @Test(arguments: ["一括払い 8,800円", "一括 8,800円", "一括払い：8,800円（税込）", "8,800円（一括払い）", "1回払い 8,800円", "一括価格 8,800円", "8,800円×5回払い"])
    func fewerPayments(body: String) {
        #expect(quotes(body, every: "1 month, times: 10").count == 1)
        #expect(quotes(body, every: "1 month").isEmpty)
    }

    /// What is paid at once for each of three years.
    @Test(arguments: ["年払い一括 8,800円", "8,800円（一括）", "8,800円（一括払い）", "一括払い 8,800円"])
    func atOnceForEachYear(body: String) {
        #expect(quotes(body, every: "1 year, times: 3").isEmpty)
        #expect(quotes("年払い一括 8,800円", every: "1 month, times: 3").isEmpty)
    }

    /// A part of them, a bound, how often they are, one of them, or what is sold.
    @Test(arguments: [
        "8,800円×10回", "10回分割 月々8,800円", "8,800円×2回＝17,600円", "未納分 8,800円×3回", "8,800円（全12回）", "全12回 8,800円", "月々8,800円（全40回）",
        "受講料 月々8,800円（全12回）", "月々8,800円・全12回", "最大12回払い 8,800円",
        "12回払いの1回目 8,800円",
        "年12回払い 8,800円", "3回・6回払い 8,800円", "残り5回払い 8,800円", "2名一括 8,800円", "年一括払い 8,800円", "十回払い 8,800円", "8,800円×12回（10回払いの場合）",
        "8,800円・12回払い 8,000円（税抜）",
        "12回コース 8,800円", "8,800円×12か月", "月々8,800円（全12回講座）", "初回+11回払い 8,800円",
        "1回のお支払い 8,800円", "各回のお支払い 8,800円", "第3回払い 8,800円", "3回目のお支払い 8,800円", "一括ではなく分割 8,800円", "あと5回払い 8,800円",
    ])
    func numberOfSomethingElse(body: String) {
        #expect(quotes(body, every: "1 month, times: 10").isEmpty)
    }

    /// A number beside what is paid each month, or one that does not fit the name of the plan.
    @Test(arguments: [
        "月々8,800円×10回", "毎月8,800円（税込）×10回", "8,800円を10回お支払いいただきます", "8,800円ずつ10回のお支払い", "12回分割払い　8,800円×10回＝88,000円",
        "12回払い：8,800円（税込）×10回＝88,000円", "月々8,800円（全10回）", "毎月8,800円・全10回",
    ])
    func otherNumberBesideThePrice(body: String) {
        // 「全10回」 may be that of lessons.
        #expect(quotes(body, every: "1 month, times: 12").count == (body.contains("全10回") ? 0 : 1))
        let right = body.replacing("10回", with: "12回").replacing("88,000", with: "105,600")
        #expect(quotes(right, every: "1 month, times: 12").isEmpty)
    }

    /// The method tells of instalments, so that no lessons are counted.
    @Test func numberOfInstalments() {
        func quotes(_ body: String, name: String) -> Int {
            let text = mail(body).replacing(
                "price: 980", with: "price: 8800\n    name: \(name)\n    recurrence: {every: 1 month, times: 12}")
            return inspect(text).diagnostics.count { $0.code == .mailQuotesOtherPrice }
        }
        for name in ["12回分割払い", "分割払い", "Amazon Pay（12回払い）"] {
            #expect(quotes("月々8,800円（全10回）", name: name) == 1)
            #expect(quotes("月々8,800円（全12回）", name: name) == 0)
            #expect(quotes("8,800円（全10回）", name: name) == 0)
        }
        #expect(quotes("月々8,800円（全10回）", name: "会費") == 0)
    }

    @Test(arguments: [
        "月々8,800円×2回分", "未納の方は月々8,800円×3回", "8,800円を1回お支払い", "12回払いのうち前期 8,800円×6回＝52,800円", "8,800円を10回のレッスンに",
        "12回分割払い 8,800円×11回＝96,800円＋初回 9,000円",
    ])
    func numberOfSomeOfThem(body: String) {
        #expect(quotes(body, every: "1 month, times: 12").isEmpty)
    }

    /// What is sold may come so many times.
    @Test func numberInTheNameOfTheProduct() throws {
        let text = mail("月々980円（12回払い）").replacing("price: 980", with: "price: 980\n    recurrence: {every: 1 month, times: 10}")
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .mailQuotesOtherPrice })
        #expect(finding.message.ja.contains("「980円」は12回の支払いと読めますが") && finding.message.ja.hasSuffix("では10回課金します。"))
        #expect(finding.message.en.contains("reads as one of 12 payments, but is charged 10 times in"))
        #expect(
            inspect(text.replacing("name: オンライン講座", with: "name: 英会話 全１２回")).diagnostics.allSatisfy {
                $0.code != .mailQuotesOtherPrice
            })
    }
}
