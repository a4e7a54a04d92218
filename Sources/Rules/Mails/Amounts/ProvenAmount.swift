import Project
import Schema
import SourceText

/// An amount that is no price, but that the prices prove with the numbers beside it: 5,830円 of `10回券 58,300円（1回5,830円）`.
struct ProvenAmount {
    /// A payment method or an item, with what a mail may call it.
    struct Sold {
        let names: [String]
        let price: ProductPrices.Price

        init?(_ name: String?, _ price: Setting<Int>, _ taxRate: Setting<Int>) {
            guard let name, let price = ProductPrices.Price(price, taxRate) else { return nil }
            (names, self.price) = ([name, NameInMails.withoutRemark(name)].compactMap(\.self), price)
        }

        var isDeposit: Bool { names.contains(where: QuotedAmounts.isDeposit) }
    }

    private let value: Int
    private let reckoning: QuotedAmounts.Reckoning
    /// Those of its line.
    private let line: [Int]
    /// Those before it in its list.
    private let list: [Int]
    /// Those that stand between the amount before it on its line and this one: what is named is decided by its own price.
    private let named: [Sold]
    /// Those that the line names before its first amount.
    private let owners: [Sold]

    /// No product has more names that are looked for beside each amount.
    private static let mostNames = 200

    /// Nil of what nothing beside it could prove, as of most.
    init?(_ index: Int, among amounts: [QuotedAmounts.Amount], of sold: [Sold], in text: TextBytes) {
        guard sold.count <= Self.mostNames, let value = amounts[index].value else { return nil }
        self.value = value
        reckoning = QuotedAmounts.reckoning(of: index, among: amounts, in: text)
        if reckoning.isEmpty { return nil }
        line = amounts[reckoning.line].compactMap(\.value)
        list = amounts[reckoning.list].compactMap(\.value)
        let end = amounts[index].range.lowerBound
        named = Self.named(from: index > 0 ? min(end, amounts[index - 1].range.upperBound) : 0, to: end, of: sold, in: text)
        let first = amounts[reckoning.line.lowerBound].range.lowerBound
        owners = Self.named(from: 0, to: first, of: sold, in: text)
    }

    /// Those that stand in a part of a line.
    private static func named(from start: Int, to end: Int, of sold: [Sold], in text: TextBytes) -> [Sold] {
        let reach = max(start, end - 150)
        let first = text[reach..<end].lastIndex(where: isLineBreak).map { $0 + 1 } ?? reach
        let part = TextBytes(rebasing: text[first..<end])
        return sold.filter { $0.names.contains(where: part.holds) }
    }

    /// `months`: for how many the prices are paid; `charges`: how often.
    func isProven(
        by prices: ProductPrices, of sold: [Sold], perMonths months: ArraySlice<Int>, _ charges: ArraySlice<Int>
    ) -> Bool {
        isPart(of: prices, months) || isShare(of: prices) || isRest(of: prices, sold) || isRest(of: prices, charges)
            || isCalculated(from: prices) || isSurcharge(on: prices)
    }

    /// `残り19,920円` of 4,980円 that is paid six times.
    private func isRest(of prices: ProductPrices, _ charges: ArraySlice<Int>) -> Bool {
        guard reckoning.isRest, let most = charges.last else { return false }
        return prices.all.contains { price in
            price.amount > 0 && value.isMultiple(of: price.amount) && (2..<max(2, most)).contains(value / price.amount)
        }
    }

    private func isPart(of prices: ProductPrices, _ months: ArraySlice<Int>) -> Bool {
        guard let whole = reckoning.whole, let price = prices.all.first(where: { $0.amount == whole }) else { return false }
        return reckoning.count.map { price.has(value, of: $0) } == true
            || reckoning.isOfMonth && months.contains { price.has(value, of: $0) }
    }

    private func isShare(of prices: ProductPrices) -> Bool {
        let own = named.isEmpty ? prices.all : named.map(\.price)
        if own.contains(where: { $0.has(value, percents: reckoning.percents) }) { return true }
        func isAlike(_ amounts: [Int], _ percents: [Int]) -> Bool {
            amounts.allSatisfy { amount in
                prices.contains(amount) || prices.all.contains { $0.has(amount, percents: percents) }
            }
        }
        let percents = reckoning.percentsOfNamed
        if !named.isEmpty, own.contains(where: { $0.has(value, percents: percents) }), isAlike(list, percents) { return true }
        // One alone may be a price of before: 2,970円 is 90 % of 3,300円.
        let percentsOfLine = reckoning.percentsOfLine
        return line.count > 1 && own.contains { $0.has(value, percents: percentsOfLine) } && isAlike(line, percentsOfLine)
    }

    /// `残金407,000円` of 462,000円 with a deposit of 55,000円, which is sold or stands in the text.
    private func isRest(of prices: ProductPrices, _ sold: [Sold]) -> Bool {
        let deposits = sold.filter(\.isDeposit).map(\.price.amount)
        return (reckoning.deductions + (reckoning.isRest ? deposits : [])).contains { paid in
            let (whole, isOver) = value.addingReportingOverflow(paid)
            guard !isOver, !deposits.contains(whole) else { return false }
            // `申込金を除いた残金 407,000円`.
            let own = named.filter { !$0.isDeposit }
            return own.isEmpty ? prices.contains(whole) : own.contains { $0.price.amount == whole }
        }
    }

    /// Whether it is what a true calculation with a price comes to, or what is taken off in one. A summand proves nothing, nor what is
    /// sold by a name: `会場 31,000円＋オンライン 22,000円＝53,000円`.
    private func isCalculated(from prices: ProductPrices) -> Bool {
        named.isEmpty
            && reckoning.calculations.contains { calculation in
                let values = calculation.numbers.compactMap { Int(exactly: $0.value) }
                // `6回払い：198,000円÷6回＝33,000円` reckons with the price of another one.
                let isOwn = owners.isEmpty || owners.contains { values.contains($0.price.amount) }
                if isOwn, values.contains(where: { prices.contains($0) }) {
                    return calculation.result == value && (calculation.isShare || !isNear(value, prices, besides: values))
                        || calculation.numbers.contains { $0.isTakenOff && Int(exactly: $0.value) == value }
                }
                // `20,000円×10.21％＝2,042円` takes the tax on income from a price without its own.
                return calculation.numbers.contains { Self.withheld.contains($0.value) }
                    && (calculation.result == value && values.contains { isNet($0, of: prices) }
                        || values.contains(value) && isNet(value, of: prices))
            }
    }

    /// Whether an amount may be the former price of what else is sold: `■6回払い⏎198,000円÷6回＝33,000円` beside 36,300円.
    private func isNear(_ amount: Int, _ prices: ProductPrices, besides used: [Int]) -> Bool {
        prices.all.contains { price in
            !used.contains(price.amount) && abs(Double(amount) - Double(price.amount)) <= Double(price.amount) / 4
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

extension SoldProduct {
    /// What it sells by names of a price of their own.
    var soldByName: [ProvenAmount.Sold] {
        (product.items.value ?? []).compactMap { ProvenAmount.Sold($0.name.value, $0.price, $0.taxRate) }
            + methods.compactMap { method in
                let merged = method.merged
                return ProvenAmount.Sold(merged.name.value.flatMap(NameInMails.ofMethod), merged.price, merged.taxRate)
            }
    }
}
