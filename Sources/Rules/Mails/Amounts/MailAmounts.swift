import Project
import Schema
import SourceText

/// What the prices, items and names of a product say of the amounts in its mails.
struct MailAmounts {
    /// What is wrong with an amount.
    struct Fault: Sendable {
        enum Kind: Equatable, Sendable {
            /// It is no price.
            case noPrice
            /// It is a price, which contains the tax, and is said to lack it.
            case lacksTax
            /// It is not the tax that the price before it contains.
            case otherTax(ContainedTax)
            /// It is a price, which is charged otherwise than it is said to be.
            case otherPayments(OtherPayments)
        }

        let kind: Kind
        /// What it should be one of.
        let prices: PriceList
        /// Whose price it is said to be.
        let item: ItemPrices.Item?
        /// What it is meant as.
        let sense: QuotedAmounts.Sense
        /// Nothing but the price can be meant, as far as the words beside it tell: neither what a price for more months comes to in one of
        /// them nor a reduced one.
        let isPlain: Bool
        /// Where it is written how the price is charged that is said to be paid otherwise.
        var decider: Place? = nil
    }

    private let sold: SoldProduct
    private lazy var prices = ProductPrices(of: sold)
    private lazy var list = PriceList(prices.all)
    private lazy var items = ItemPrices.items(of: sold)
    private lazy var methods = ItemPrices.methods(of: sold)
    private lazy var names = NamedAmounts(sold)
    private lazy var fees = NamedFees(sold)
    private lazy var payments = PaymentsOfPrices(sold)
    private lazy var spans = PaidSpans(of: sold)
    private lazy var byName = sold.soldByName
    /// `12回の総額 23,760円`.
    private lazy var charges = Set(sold.methods.compactMap { $0.merged.recurrence.value?.times.value }).sorted()
        .prefix(Self.mostCharges)

    /// For how many months a price is paid, where that is more than one: `年会費4,800円(月々400円)`.
    private lazy var months = Set(intervals.map(\.approximateMonths).filter { $0 > 1 }).sorted().prefix(Self.mostCharges)
    private lazy var intervals = sold.methods.compactMap { method in
        method.merged.recurrence.value?.every.value.map(MethodPurpose.Length.init)
    }

    /// So many numbers of charges are asked for, as each amount is set beside each of them.
    private static let mostCharges = 100

    init(_ sold: SoldProduct) { self.sold = sold }

    /// Whether no price is known that an amount could be compared with.
    var isEmpty: Bool {
        mutating get { prices.all.isEmpty }
    }

    /// What is wrong with an amount of a text, if anything is.
    mutating func fault(of index: Int, in text: MailText) -> Fault? {
        text.text.withBytes { fault(of: index, among: text.amounts, in: $0) }
    }

    private mutating func fault(of index: Int, among amounts: [QuotedAmounts.Amount], in text: TextBytes) -> Fault? {
        let amount = amounts[index]
        let item = items.isEmpty ? method(before: amount, in: text) : items.item(before: amount, in: text)
        // What follows may say whose price it is: `コーヒー豆: 3,800円(2袋セット)`.
        let own = item.flatMap { ItemPrices.isLast(amount, of: $0, in: text) ? $0.price : nil }
        if own.map({ $0.amount == amount.value }) ?? prices.contains(amount.value) {
            return lackedTax(of: index, among: amounts, own, item, in: text) ?? otherPayments(of: index, among: amounts, in: text)
        }
        var sense = QuotedAmounts.sense(of: index, among: amounts, sold: fees.charges, in: text)
        if sense.isOther, let named = fees.range(with: index, among: amounts, in: text) {
            sense = QuotedAmounts.sense(of: index, among: amounts, named: named, sold: fees.charges, in: text)
        }
        if sense.isOther { return otherTax(at: index, among: amounts, sense, in: text) }
        if names.hold(amount, in: text) { return nil }
        // What today's price was before.
        if QuotedAmounts.isUntilMonth(index, among: amounts, in: text, isPrice: { prices.contains($0) }) { return nil }
        // What today's price becomes.
        if index > 0, prices.contains(amounts[index - 1].value), QuotedAmounts.isComing(index, among: amounts, in: text) {
            return nil
        }
        // What has come in the place of today's price.
        if index + 1 < amounts.count, prices.contains(amounts[index + 1].value),
            QuotedAmounts.isBeforePresent(index, among: amounts, in: text)
        {
            return nil
        }
        let isRight =
            sense.isNet
            ? NetPrice(index, among: amounts, sense).fits(own.map { [$0] } ?? prices.all, charges, spans)
            : isMadeOfPrices(amount, sense)
        if isRight { return nil }
        if sense.isEach, mayBeShare(of: index, among: amounts, sense) { return nil }
        if !sense.isNet, isNetOfList(index, among: amounts, own, in: text) { return nil }
        let reductions = QuotedAmounts.reductions(beside: index, among: amounts, in: text)
        if isReduced(amount, reductions) || isProven(index, among: amounts, in: text) { return nil }
        return Fault(
            kind: .noPrice, prices: item.map { PriceList([$0.price]) } ?? list, item: item, sense: sense,
            isPlain: reductions.isEmpty && sense.months.isEmpty
                && !(sense.isMonthly && intervals.contains { $0.approximateMonths != 1 }))
    }

    /// The method whose name is all that stands before an amount on its line, where another one has another price.
    private mutating func method(before amount: QuotedAmounts.Amount, in text: TextBytes) -> ItemPrices.Item? {
        guard prices.areSeveral, ItemPrices.mayNameMethod(before: amount, of: sold, in: text) else { return nil }
        return methods.isEmpty ? nil : methods.item(before: amount, in: text)
    }

    /// What is wrong with an amount that is a price, but said to be one without its tax: buyers would expect to pay more.
    private mutating func lackedTax(
        of index: Int, among amounts: [QuotedAmounts.Amount], _ own: ProductPrices.Price?, _ item: ItemPrices.Item?,
        in text: TextBytes
    ) -> Fault? {
        // Nearly all prices are done with here.
        guard QuotedAmounts.mayLackTax(amounts[index], in: text),
            let sense = QuotedAmounts.senseLackingTax(of: index, among: amounts, in: text)
        else { return nil }
        if NetPrice(index, among: amounts, sense).fits(own.map { [$0] } ?? prices.all, charges, spans)
            || names.hold(amounts[index], in: text)
        {
            return nil
        }
        let same = own.map { [$0] } ?? prices.all.filter { $0.amount == amounts[index].value }
        return Fault(kind: .lacksTax, prices: PriceList(same), item: own == nil ? nil : item, sense: sense, isPlain: false)
    }

    /// Whether an amount is a price without its tax, as a list or a price beside it says: `【価格（税抜）】`, `4,950円（4,500円）`.
    private mutating func isNetOfList(
        _ index: Int, among amounts: [QuotedAmounts.Amount], _ own: ProductPrices.Price?, in text: TextBytes
    ) -> Bool {
        guard let value = amounts[index].value else { return false }
        let gross = (own.map { [$0] } ?? prices.all).filter { price in
            price.taxRate.map { NetPrice.isNet(value, of: price.amount, $0) } ?? false
        }
        if gross.isEmpty { return false }
        let paired = QuotedAmounts.paired(with: index, among: amounts, in: text)
        // Of `8,000円、消費税 640円、合計 8,800円` the tax is told.
        let sums = QuotedAmounts.sums(ofTax: index + 1, among: amounts, in: text).compactMap { amounts[$0].value }
        let isPaired = gross.contains { paired.contains($0.amount) }
        if isPaired, !QuotedAmounts.isPairedAsGross(index, among: amounts, in: text) { return true }
        return gross.contains { sums.contains($0.amount) }
            || QuotedAmounts.isListedNet(index, among: amounts, in: text)
    }

    /// Whether what one month or person pays may be a part of a price: of one that is paid at once or nobody knows how often, or for two.
    private mutating func mayBeShare(of index: Int, among amounts: [QuotedAmounts.Amount], _ sense: QuotedAmounts.Sense) -> Bool {
        if sense.isMonthly {
            if sold.methods.contains(where: { $0.merged.type.value != .recurring }) { return true }
            guard let value = amounts[index].value, intervals.count < sold.methods.count else { return false }
            return prices.all.contains { price in Self.usualMonths.contains { price.has(value, of: $0) } }
        }
        return [index - 1, index + 1].contains { amounts.indices.contains($0) && prices.contains(amounts[$0].value) }
    }

    private static let usualMonths = [2, 3, 4, 6, 12, 24]

    /// What is wrong with an amount that is a price, but said to be paid more or less often than it is.
    private mutating func otherPayments(of index: Int, among amounts: [QuotedAmounts.Amount], in text: TextBytes) -> Fault? {
        let sign = PaidIntervals.sign(beside: amounts[index], in: text)
        guard sign != .none, let (kind, decider) = payments.contradiction(amounts[index], sign, in: text) else { return nil }
        let sense = QuotedAmounts.sense(of: index, among: amounts, sold: fees.charges, in: text)
        // `月額8,800円コース` may be a name.
        if sense.isOther || names.hold(amounts[index], in: text) { return nil }
        let same = prices.all.filter { $0.amount == amounts[index].value }
        return Fault(
            kind: .otherPayments(kind), prices: PriceList(same), item: nil, sense: sense, isPlain: false, decider: decider)
    }

    /// What is wrong with an amount that is said to be the tax which the price beside it contains.
    private mutating func otherTax(
        at index: Int, among amounts: [QuotedAmounts.Amount], _ sense: QuotedAmounts.Sense, in text: TextBytes
    ) -> Fault? {
        guard let tax = amounts[index].value, let price = price(ofTax: index, among: amounts, in: text) else { return nil }
        let same = prices.all.filter { $0.amount == price }
        let taxes = same.compactMap { $0.taxRate.flatMap { ContainedTax(of: price, at: $0) } }
        // Where a rate is not known, it may be that of the mail.
        guard let first = taxes.first, taxes.count == same.count, !taxes.contains(where: { $0.amounts.contains(tax) }) else {
            return nil
        }
        return Fault(kind: .otherTax(first), prices: PriceList(same), item: nil, sense: sense, isPlain: false)
    }

    /// The price that is said to contain a tax, or to be the sum of it and the right price without it.
    private mutating func price(ofTax index: Int, among amounts: [QuotedAmounts.Amount], in text: TextBytes) -> Int? {
        guard index > 0, let before = amounts[index - 1].value else { return nil }
        if prices.contains(before) { return QuotedAmounts.isContainedTax(index, among: amounts, in: text) ? before : nil }
        let sums = QuotedAmounts.sums(ofTax: index, among: amounts, in: text).compactMap { amounts[$0].value }
        // One that is wrong itself is told alone.
        return prices.all.first { price in
            sums.contains(price.amount) && price.taxRate.map { NetPrice.isNet(before, of: price.amount, $0) } == true
        }?.amount
    }

    /// Whether an amount is what a reduction on its line makes of a price.
    private mutating func isReduced(_ amount: QuotedAmounts.Amount, _ reductions: QuotedAmounts.Reductions) -> Bool {
        guard !reductions.isEmpty, let value = amount.value else { return false }
        return reductions.amounts.contains { prices.contains(sum(value, $0)) }
            || prices.all.contains { price in reductions.percents.contains { price.has(value, percent: $0) } }
    }

    /// Whether the prices prove an amount with the numbers beside it.
    private mutating func isProven(_ index: Int, among amounts: [QuotedAmounts.Amount], in text: TextBytes) -> Bool {
        if let whole = QuotedAmounts.whole(ofPart: index, among: amounts, in: text), prices.contains(whole) { return true }
        return ProvenAmount(index, among: amounts, of: byName, in: text)?
            .isProven(by: prices, of: byName, perMonths: months, charges) == true
    }

    /// Whether an amount is so many times a price, a part of one, or one without its tax.
    private mutating func isMadeOfPrices(_ amount: QuotedAmounts.Amount, _ sense: QuotedAmounts.Sense) -> Bool {
        guard let value = amount.value else { return false }
        return sense.counts.contains { prices.contains(share(value, of: $0)) }
            || !sense.months.isEmpty && spans.fit(value, sense.months) { prices.contains($0) }
            || charges.contains { prices.contains(share(value, of: $0)) }
            || sense.parts.contains { prices.contains(product(value, by: $0)) }
            || sense.taxes.contains { prices.contains(sum(value, $0)) } || sense.sum.contains { prices.contains($0) }
            || sense.isMonthly && prices.all.contains { price in months.contains { price.has(value, of: $0) } }
    }
}

/// The part that one of several has in an amount, where that is a whole one. One of one, as 「一般会員」 and 「一括」 have it, is the amount itself.
private func share(_ amount: Int, of count: Int) -> Int? {
    count > 1 && amount.isMultiple(of: count) ? amount / count : nil
}

/// Several of an amount.
private func product(_ amount: Int, by count: Int) -> Int? {
    let (product, isOver) = amount.multipliedReportingOverflow(by: count)
    return count > 1 && !isOver ? product : nil
}

private func sum(_ amount: Int, _ tax: Int) -> Int? {
    let (sum, isOver) = amount.addingReportingOverflow(tax)
    return isOver ? nil : sum
}
