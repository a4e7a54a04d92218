import Rules
import SourceText
import Testing

/// What is paid in a year, half a year or some months, which depends on how often a price is charged.
@Suite struct PaidSpanTests {
    private func quotes(_ body: String, price: Int, every: String) -> Int {
        count(mail(body).replacing("price: 980", with: "price: \(price)\n    recurrence: {every: \(every)}"))
    }

    private func once(_ body: String, name: String = "一括") -> Int {
        count(
            mail(body).replacing("price: 980", with: "price: 12000\n    name: \(name)").replacing("recurring", with: "one_time"))
    }

    private func count(_ text: String) -> Int { inspect(text).diagnostics.count { $0.code == .mailQuotesOtherPrice } }

    @Test(arguments: [
        "年間では6,600円となります", "年額6,600円", "1年分 6,600円", "6か月分 3,300円", "半年分 3,300円", "6,600円（12か月分）", "年4回で6,600円", "2期分 3,300円",
        "1か月あたり550円", "4月・7月分 3,300円", "2年分 13,200円", "¥6,600 a year", "3か月分 1,650円", "4月〜6月分 1,650円", "年額6,000円（税抜）",
    ])
    func ofAQuarterlyPrice(body: String) {
        #expect(quotes(body, price: 1650, every: "3 months") == 0)
    }

    @Test(arguments: [
        "年額19,800円", "年間19,800円", "年会費19,800円", "半年分 9,900円", "6か月分 9,900円", "3か月分 4,950円", "4月〜6月分 4,950円", "9,900円（6か月分）",
        "¥19,800 a year", "2年分 39,600円", "年額18,000円（税抜）",
    ])
    func asIfPaidEachMonth(body: String) {
        #expect(quotes(body, price: 1650, every: "3 months") == 1)
        #expect(quotes(body, price: 1650, every: "1 month") == 0)
    }

    @Test(arguments: [
        ("2 months", "年額19,440円", 0), ("2 months", "年額38,880円", 1), ("6 months", "年額6,480円", 0), ("6 months", "半年 3,240円", 0),
        ("6 months", "年額38,880円", 1), ("2 weeks", "年額84,240円", 0), ("2 weeks", "年額38,880円", 1), ("2 weeks", "半年分 42,120円", 0),
        ("1 week", "年額168,480円", 0), ("1 week", "1か月分 12,960円", 0), ("1 week", "年額38,880円", 1), ("4 weeks", "年額42,120円", 0),
        ("4 weeks", "年額84,240円", 1), ("30 days", "年額38,880円", 0), ("30 days", "年額42,120円", 1), ("1 year", "年会費38,880円", 1),
        ("1 year", "毎年38,880円", 1), ("1 year", "半年分 19,440円", 1), ("1 year", "3か月分 9,720円", 1), ("1 year", "年会費3,240円", 0),
        ("1 year", "2年分 6,480円", 0), ("1 year", "半年分 1,620円", 1), ("1 year", "6か月ごとに1,620円", 1), ("1 month", "年額38,000円", 1),
        ("1 month", "2年間 77,760円", 0), ("1 month", "2年間 38,880円", 1),
    ])
    func ofOtherIntervals(every: String, body: String, expected: Int) {
        #expect(quotes(body, price: 3240, every: every) == expected)
    }

    /// What is paid once is not paid again, unless it is that of a month.
    @Test func paidOnce() {
        for body in ["未納の2年分 24,000円", "24,000円（2年分）", "3か月分 36,000円"] { #expect(once(body) == 0) }
        for body in ["年額144,000円", "半年72,000円", "年会費144,000円"] {
            #expect(once(body) == 1)
            #expect(once(body, name: "月謝") == 0)
        }
        #expect(once("年額12,000円") == 0)
    }

    /// The items of a subscription are paid as often as its methods charge. Of those of a cart nobody knows for how long they last.
    @Test(arguments: [
        ("recurring, recurrence: {every: 3 months}", "年額6,600円", 0), ("recurring, recurrence: {every: 3 months}", "年額19,800円", 1),
        ("recurring, recurrence: {every: 1 month}", "年額19,800円", 0), ("recurring", "年額19,800円", 0),
    ])
    func itemsOfASubscription(type: String, body: String, expected: Int) {
        let text = product(
            "- {id: a, type: \(type)}", scenario: "subscription", items: "- {name: 箱, tax_rate: 8%, price: 1650}",
            mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: \(body)")
        #expect(count(text) == expected)
    }

    @Test func itemsOfACart() {
        func quotes(_ name: String) -> Int {
            count(
                product(
                    "- {id: a, type: one_time}", scenario: "shopping_cart",
                    items: "- {name: \(name), tax_rate: 8%, price: 1650}",
                    mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: 6か月分 9,900円"))
        }
        for name in ["青汁", "青汁 1か月分"] { #expect(quotes(name) == 0) }
    }

    /// Each method has its own interval.
    @Test func methodsOfTwoIntervals() {
        func quotes(_ body: String) -> Int {
            count(
                product(
                    """
                    - {id: a, name: 月払い, type: recurring, recurrence: {every: 1 month}, tax_rate: 10%, price: 1000}
                    - {id: b, name: 年払い, type: recurring, recurrence: {every: 1 year}, tax_rate: 10%, price: 9600}
                    """, mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: \(body)"))
        }
        #expect(quotes("12か月分 12,000円") == 0)
        #expect(quotes("年額115,200円") == 1)
        // What three months of the yearly price come to is no price of three months.
        #expect(quotes("3か月分 2,400円") == 1 && quotes("3か月分 3,000円") == 0)
    }

    /// Nobody is told to write the price of one month for those of several.
    @Test func noFixForSeveralMonths() {
        let found = inspect(mail("3か月分の会費 4,950円")).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
        #expect(found.count == 1 && found.allSatisfy { $0.fixes.isEmpty })
    }
}
