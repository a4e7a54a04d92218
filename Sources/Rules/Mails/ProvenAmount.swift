import Project
import SourceText

/// An amount that is no price, but that the prices prove with the numbers beside it: 5,830円 of `10回券 58,300円（1回5,830円）`.
struct ProvenAmount {
    private let value: Int
    private let reckoning: QuotedAmounts.Reckoning
    /// The others of the text, as far as they are near.
    private let others: [Int]

    init?(_ index: Int, among amounts: [QuotedAmounts.Amount], in text: TextBytes) {
        guard let value = amounts[index].value else { return nil }
        self.value = value
        reckoning = QuotedAmounts.reckoning(of: index, among: amounts, in: text)
        others = reckoning.isRest ? amounts[max(0, index - 50)..<min(amounts.count, index + 50)].compactMap(\.value) : []
    }

    /// `own`: the price of what is named before it. `months`: for how many the prices are paid.
    func isProven(by prices: ProductPrices, _ own: ProductPrices.Price?, perMonths months: ArraySlice<Int>) -> Bool {
        isPart(of: prices, months) || isShare(of: own.map { [$0] } ?? prices.all) || isRest(of: prices)
            || isCalculated(from: prices)
            || isSurcharge(on: prices)
    }

    private func isPart(of prices: ProductPrices, _ months: ArraySlice<Int>) -> Bool {
        guard let whole = reckoning.whole, let price = prices.all.first(where: { $0.amount == whole }) else { return false }
        return reckoning.counts.contains { price.has(value, of: $0) }
            || reckoning.isOfMonth && months.contains { price.has(value, of: $0) }
    }

    private func isShare(of prices: [ProductPrices.Price]) -> Bool {
        !reckoning.percents.isEmpty && prices.contains { price in reckoning.percents.contains { price.has(value, percent: $0) } }
    }

    /// `残金407,000円` of 462,000円 with a deposit of 55,000円, which is a price or stands in the text.
    private func isRest(of prices: ProductPrices) -> Bool {
        guard reckoning.isRest else { return false }
        return (prices.all.map(\.amount) + others).contains { paid in
            let (whole, isOver) = value.addingReportingOverflow(paid)
            return !isOver && paid != value && prices.contains(whole)
        }
    }

    /// Whether it is what a true calculation with a price comes to, or what is taken off in one. A summand proves nothing:
    /// `会場 31,000円＋オンライン 22,000円＝53,000円`.
    private func isCalculated(from prices: ProductPrices) -> Bool {
        reckoning.calculations.contains { calculation in
            let values = calculation.numbers.compactMap { Int(exactly: $0.value) }
            if values.contains(where: { prices.contains($0) }) {
                return calculation.result == value
                    || calculation.numbers.contains { $0.isTakenOff && Int(exactly: $0.value) == value }
            }
            // `20,000円×10.21％＝2,042円` takes the tax on income from a price without its own.
            return calculation.numbers.contains { Self.withheld.contains($0.value) }
                && (calculation.result == value && values.contains { isNet($0, of: prices) }
                    || values.contains(value) && isNet(value, of: prices))
        }
    }

    /// Percent of what is paid to lawyers, tax accountants and the like, up to a million yen and above (所得税法 204, 205).
    private static let withheld = [10.21, 20.42]

    private func isNet(_ amount: Int, of prices: ProductPrices) -> Bool {
        prices.all.contains { price in price.taxRate.map { $0 > 0 && NetPrice.isNet(amount, of: price.amount, $0) } ?? false }
    }

    private func isSurcharge(on prices: ProductPrices) -> Bool {
        reckoning.isSurcharge && !prices.all.isEmpty && prices.all.allSatisfy { value < $0.amount / 2 }
    }
}
