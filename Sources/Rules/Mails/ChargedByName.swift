import Project
import Schema
import SourceText

/// Whether what stands beside an amount names a charge that the product, by its names, does not sell: `受験料 5,500円` of lessons, but not of an exam.
struct ChargedByName {
    private let sold: SoldProduct
    /// Of each noun that was asked for: products may have thousands of items, and mails of amounts.
    private var isSold: [Int: Bool] = [:]

    init(_ sold: SoldProduct) { self.sold = sold }

    mutating func isOther(_ amount: QuotedAmounts.Amount, _ prices: ProductPrices, in text: TextBytes) -> Bool {
        if ExtraCharges.isTransferred(amount, in: text) { return true }
        guard let value = amount.value, let noun = ExtraCharges.noun(of: amount, in: text) else { return false }
        // 「残金407,000円」 of a price of 462,000円, of which 55,000円 are paid first.
        if ExtraCharges.isRemainder(noun),
            prices.all.contains(where: { $0.amount > value && prices.contains($0.amount - value) })
        {
            return true
        }
        if let known = isSold[noun] { return !known }
        let words = ExtraCharges.nouns[noun].names
        let isNamed = sold.names.contains { name in name.withTextBytes { $0.holds(words) } }
        isSold[noun] = isNamed
        return !isNamed
    }
}
