import Rules
import SourceText
import Testing

/// What a price that is paid for several months comes to in one of them.
@Suite struct MonthlyAmountTests {
    private func quotes(_ body: String, price: Int = 4800, every: String = "12 months") -> [Diagnostic] {
        inspect(mail(body).replacing("price: 980", with: "price: \(price)\n    recurrence: {every: \(every)}")).diagnostics
            .filter { $0.code == .mailQuotesOtherPrice }
    }

    @Test(arguments: [
        "年会費4,800円(月々400円)", "年会費4,800円(月400円)", "年会費4,800円（ひと月400円）", "月換算400円", "年払いは月額換算で400円", "年払いなら1か月400円",
        "年払い4,800円(実質月400円)",
        "年払い4,800円(1か月あたり400円)", "月々400円(年払い4,800円)", "毎月400円で続けられます", "月額にすると400円", "月々たったの400円", "月会費400円", "400円/月",
        "400円（月額）",
        "年会費4,800円（月々のお支払いは400円）",
    ])
    func partOfAYear(body: String) {
        for every in ["12 months", "1 year", "52 weeks"] { #expect(quotes(body, every: every).isEmpty) }
        // What is paid each month is another price.
        #expect(quotes(body, price: 48_000).contains { $0.message.ja.contains("「400円」") || $0.message.ja.contains("4,800円") })
    }

    /// The price of a year is never proposed for a month.
    @Test(arguments: ["月々480円", "月額350円", "年会費4,800円(月々350円)", "毎月480円のお支払い", "月会費480円"])
    func otherPartOfAYear(body: String) {
        let found = quotes(body)
        #expect(found.count == 1 && found.allSatisfy { $0.fixes.isEmpty })
        #expect(quotes("月会費480円", every: "1 month").flatMap(\.fixes).count == 1)
        #expect(quotes("月会費480円", every: "30 days").flatMap(\.fixes).count == 1)
    }

    @Test(arguments: [("月々1,800円", 5400), ("月々334円", 1000), ("月々約333円", 1000), ("月額1,800円(3か月分をまとめて5,400円)", 5400)])
    func partOfAQuarter(body: String, price: Int) {
        #expect(quotes(body, price: price, every: "3 months").isEmpty)
        #expect(quotes(body, price: price, every: "1 month").count == 1)
    }

    @Test(arguments: ["会費400円", "12月400円", "今月400円", "12月の会費400円", "11か月400円", "先月の会費 400円", "4月分 400円"])
    func noPart(body: String) {
        #expect(quotes(body).count == 1)
    }

    // MARK: What is said to be that of each

    @Test(arguments: [
        "料金：1か月あたり8,000円（税込）", "月謝は月あたり8,000円です", "参加費：お一人様あたり8,000円", "参加費 1名あたり 8,000円", "料金（1か月当たり8,000円）",
    ])
    func priceOfEach(body: String) {
        #expect(quotes(body, price: 8800, every: "1 month").count == 1)
        #expect(quotes(body.replacing("8,000", with: "8,800"), price: 8800, every: "1 month").isEmpty)
    }

    @Test(arguments: [
        "1か月あたり8,000円", "月謝は月あたり約8,000円です", "料金は11か月あたり8,000円", "料金：1回あたり2,200円", "料金：1食あたり800円", "参加費は1名あたり4,400円、ペア 8,800円",
        "飲食代：お一人様あたり3,000円",
    ])
    func partOfEach(body: String) {
        #expect(quotes(body, price: 8800, every: "1 month").isEmpty)
    }

    /// What is paid for a year comes to so much in a month.
    @Test func partOfAPriceThatIsPaidAtOnce() {
        #expect(quotes("料金は月あたり400円です").isEmpty)
        #expect(quotes("料金は月あたり480円です").count == 1)
        #expect(quotes("年会費（月あたり480円）", every: "1 month").isEmpty)
        // Of an interval that nobody knows.
        for (amount, count) in [("400", 0), ("480", 1)] {
            let unknown = mail("料金は月あたり\(amount)円です").replacing("price: 980", with: "price: 4800")
            #expect(findings(unknown).count { $0.hasPrefix("mail-quotes-other-price") } == count)
        }
        let once = mail("料金は月あたり400円です").replacing("price: 980", with: "price: 4800").replacing("recurring", with: "one_time")
        #expect(!findings(once).contains { $0.hasPrefix("mail-quotes-other-price") })
    }
}
