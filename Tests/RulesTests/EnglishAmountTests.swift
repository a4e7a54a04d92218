import Rules
import SourceText
import Testing

/// What English mails say of the amounts in them.
@Suite struct EnglishAmountTests {
    private func quotes(_ body: String, price: Int = 8800) -> [Diagnostic] {
        inspect(mail(body).replacing("price: 980", with: "price: \(price)")).diagnostics
            .filter { $0.code == .mailQuotesOtherPrice }
    }

    @Test(arguments: [
        "Shipping: 2,400 yen", "Shipping fee: ¥2,400", "Shipping (Hokkaido): ¥2,400", "Shipping to Okinawa: ¥1,980",
        "The delivery charge is ¥1,100.", "¥800 shipping", "Handling fee: ¥330", "HANDLING FEE ¥330", "Cancellation fee: ¥2,000",
        "Late fee ¥1,000", "A late fee of ¥1,000 applies.", "Enrollment fee: ¥5,500", "Orders over ¥15,000 ship free",
        "Free shipping on orders of ¥15,000 or more", "You can spend up to ¥50,000.", "Save ¥500", "You save ¥500!", "¥500 off",
        "¥500 discount",
        "a discount of ¥500", "¥1,000 coupon", "a refund of ¥4,400", "Regular price ¥9,900", "Regular price: ¥9,900",
        "It was ¥9,900, now ¥8,800", "¥8,800 (was ¥9,900)", "The regular price was ¥9,900", "Price ¥8,800, was ¥9,900",
        "It was ¥9,900 before; now it is ¥8,800.", "The price was ¥9,900 until March", "¥8,800 incl. 10% tax (¥800)",
        "¥8,800 plus ¥330", "an extra ¥500",
        "¥500 credit",
        "¥800 shipping to Okinawa", "¥8,800 (including tax of ¥800)", "¥8,800 (incl. tax ¥800)", "¥8,800 (tax: ¥800)",
        "Consumption tax: ¥800", "Tax ¥800", "¥8,800 (incl. ¥800 tax)", "¥8,800 including ¥800 consumption tax", "Total: ¥9,900",
        "First month ¥4,400", "¥293 per day", "¥2,200 per lesson",
    ])
    func noPrices(body: String) { #expect(quotes(body).map(\.message.en) == []) }

    @Test(arguments: [
        "Monthly fee: ¥8,000", "Your fee is ¥8,000.", "Price: 8,000 yen", "¥8,000 per month", "Course fee ¥8,000",
        "Membership fee: ¥8,000",
        "¥8,000 (tax included)", "¥8,000 (tax 10%)", "¥8,000 (shipping included)", "¥8,000 Shipping: ¥330", "¥8,000 incl. tax",
        "¥8,000 tax-inclusive", "Price including shipping: ¥8,000",
        "Price incl. tax: ¥8,000", "Your payment of ¥8,000 was declined.", "We discovered ¥8,000", "Admission ¥8,000",
        "¥8,000 for three months", "¥8,000 taxi fare", "The amount is ¥8,000",
    ])
    func prices(body: String) {
        let found = quotes(body)
        #expect(found.map { $0.message.ja.contains("8,000") && $0.message.ja.contains("料金(8,800円)ではありません") } == [true])
    }

    /// Words that have another sense beside this amount, or end a name.
    @Test(arguments: [
        "Amount: ¥9,800 (credit card)", "Card payment of ¥9,800 (Credit card ending 1234) failed.",
        "¥9,800 credit card payment failed",
        "¥9,800 Shipping address: Tokyo", "¥9,800 Delivery date: 1/28", "¥9,800 delivery box", "The amount due was ¥9,800.",
        "Your payment was ¥9,800", "The failed payment was ¥9,800", "The amount charged was ¥9,800",
        "The charge was ¥9,800 before midnight",
        "Your order on 1/28, was ¥9,800.", "The amount was ¥9,800, now overdue", "Balance: ¥9,800",
        "Outstanding balance: ¥9,800", "Monthly service fee: ¥9,800", "Service charge ¥9,800", "Registration fee: ¥9,800",
        "Lesson fee ¥9,800 per lesson", "Photo Plus ¥9,800", "Photo Extra ¥9,800", "写真Plus ¥9,800",
    ])
    func pricesBesideWordsOfAnotherSense(body: String) {
        #expect(quotes(body).map { $0.message.ja.contains("料金(8,800円)ではありません") } == [true])
    }

    // MARK: Tax

    @Test(arguments: [
        "¥8,800 (including ¥640 tax)", "¥8,800 (tax: ¥640)", "¥8,800 (including tax of ¥640)", "¥8,800 (incl. tax ¥640)",
        "¥8,800 incl. 10% tax (¥640)",
        "8,800 yen (incl. 640 yen consumption tax)",
    ])
    func wrongContainedTax(body: String) {
        #expect(quotes(body).map { $0.message.ja.contains("に含まれる消費税(800円)ではありません") } == [true])
    }

    /// What includes the tax is a price.
    @Test func priceBehindOneWithoutTax() {
        #expect(quotes("¥8,000 (incl. tax ¥8,900)").contains { $0.message.ja.contains("8,900") })
    }

    @Test(arguments: [
        "¥8,000 (excl. tax)", "¥8,000 + tax", "¥8,000 plus tax", "¥8,000 (excluding tax)", "Price (excl. tax): ¥8,000",
        "¥8,000, tax excluded",
        "¥8,000 before tax", "¥8,000 + 10% tax", "¥8,000 (tax not included)", "¥8,000 + ¥800 tax",
        "¥8,000 plus ¥800 consumption tax",
        "Price ¥8,000, tax ¥800", "¥8,800 (¥8,000 + tax)", "¥8,800 (tax included)", "¥8,800 (8,000 yen excl. tax)",
    ])
    func rightAmountsWithoutTax(body: String) { #expect(quotes(body).map(\.message.en) == []) }

    @Test(arguments: ["¥8,100 (excl. tax)", "¥8,100 + tax", "Price (excl. tax): ¥8,100", "¥8,100 before tax"])
    func wrongAmountsWithoutTax(body: String) {
        #expect(quotes(body).map { $0.message.en.contains("without its tax") } == [true])
    }

    @Test(arguments: ["¥8,800 (excl. tax)", "¥8,800 + tax", "Price (excl. TAX): ¥8,800", "¥8,800 plus tax"])
    func priceThatIsSaidToLackItsTax(body: String) {
        #expect(quotes(body).map { $0.message.en.contains("is said to be without tax") } == [true])
    }

    // MARK: So many of them

    @Test(arguments: [
        "¥17,600 for two months", "¥17,600 for 2 months", "¥26,400 (3 payments)", "¥105,600 per year", "¥105,600 a year",
        "¥105,600 for one year",
        "2 months: ¥17,600", "¥26,400 for three people",
    ])
    func manyOfThem(body: String) { #expect(quotes(body).map(\.message.en) == []) }

    @Test(arguments: ["¥17,600 for three months", "¥17,500 for two months", "¥17,600 for you", "¥17,600 for 2026"])
    func notSoManyOfThem(body: String) { #expect(quotes(body).count == 1) }
}
