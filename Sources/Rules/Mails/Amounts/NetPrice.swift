import Project

/// Whether an amount that is said to be without tax is that of a price: 3,000円 of 3,300円 at 10 %, and 2,709円 and 2,710円 of 2,980円.
struct NetPrice {
    let amount: QuotedAmounts.Amount
    let sense: QuotedAmounts.Sense
    /// The amounts right before and behind it.
    let beside: [Int]

    init(_ index: Int, among amounts: [QuotedAmounts.Amount], _ sense: QuotedAmounts.Sense) {
        amount = amounts[index]
        self.sense = sense
        beside = [index - 1, index + 1].filter(amounts.indices.contains).compactMap { amounts[$0].value }
    }

    /// Whether it is that of a price, of so many or of a part of one. Where a tax is not known, it may be; and one that fits what stands
    /// beside it is right or wrong with that: `送料550円(税抜500円)`.
    func fits(_ prices: [ProductPrices.Price], _ charges: ArraySlice<Int>, _ spans: PaidSpans) -> Bool {
        // Parts of a yen are not compared; nor are so many prices, each with so many numbers of charges.
        guard let net = amount.value, prices.count * (charges.count + 1) <= Self.mostPrices else { return true }
        // One that stands beside a price is right or wrong with the rate of that.
        let beside = beside.filter { amount in !prices.contains { $0.amount == amount } }
        return prices.contains { price in
            guard let rate = price.taxRate else { return true }
            func isNet(_ net: Int, times count: Int = 1, parts: Int = 1) -> Bool {
                Self.isNet(net, of: price.amount, times: count, parts: parts, rate)
            }
            return isNet(net) || sense.counts.contains { isNet(net, times: $0) } || charges.contains { isNet(net, times: $0) }
                || spans.counts(of: price.amount, in: sense.months).contains { isNet(net, times: $0) }
                || sense.parts.contains { isNet(net, parts: $0) }
                || sense.sum.contains { $0 == price.amount || isNet($0) }
                || [rate, 8, 10].contains { rate in beside.contains { Self.isNet(net, of: $0, rate) } }
        }
    }

    /// Whether so many of an amount are, with their tax, so many of a price, each of them rounded up or down.
    static func isNet(_ net: Int, of price: Int, times count: Int = 1, parts: Int = 1, _ rate: Int) -> Bool {
        // No product of those that are compared is near the largest number.
        guard net < most, price < most, count < mostCharges, parts < mostCharges else { return false }
        let gross = 100 + rate
        return abs(net * parts * gross - price * count * 100) < gross * max(count, parts)
    }

    private static let mostPrices = 1_000
    private static let most = 10_000_000_000
    private static let mostCharges = 1_000_000
}
