import Project
import Schema
import SourceText

/// An amount in a mail that is no price of a product that sends it.
struct MailQuote: Sendable {
    let product: Shared<Product>
    /// What it should be one of.
    let prices: PriceList
    /// Whose price it is said to be.
    let item: ItemPrices.Item?
    let text: MailText
    /// Of the mail, where the text is written in it.
    let definition: Shared<StepMail>?
    let amount: QuotedAmounts.Amount
    /// What it is meant as.
    let sense: QuotedAmounts.Sense

    /// The amount as readers see it, without tags in it.
    var written: String {
        let written = text.text.text(amount.range)
        return written.utf8.contains(UInt8(ascii: "<")) ? text.text.text(amount.digits) + "円" : written
    }

    /// So many amounts of one text are told: thousands of products may send a text with thousands of them.
    private static let mostOfOneText = 100
    /// So many numbers of charges are asked for, as each amount is set beside each of them.
    private static let mostCharges = 100

    /// The amounts in the mails of a product that are none of its prices.
    static func quotes(of sold: SoldProduct, _ mails: MailLookup) -> [MailQuote] {
        var found: [MailQuote] = []
        lazy var prices = ProductPrices(of: sold)
        lazy var list = PriceList(prices.all)
        lazy var items = ItemPrices(sold)
        lazy var names = NamedAmounts(sold)
        /// `12回の総額 23,760円`.
        lazy var charges = Set(sold.methods.compactMap { $0.merged.recurrence.value?.times.value }).sorted().prefix(mostCharges)
        /// Where the texts of definitions stand, as one may be used more than once.
        var seen: Set<Location> = []
        for sent in sold.mails where !sent.isUnresolved {
            mails.visitTexts(of: sent.merged) { text in
                // What a mail says that is never sent is moot.
                if text.amounts.isEmpty || sold.neverSends(sent) { return }
                let definition = sent.definition.flatMap { [$0.subject.place, $0.body.place].contains(text.place) ? $0 : nil }
                if prices.all.isEmpty || definition != nil && !seen.insert(text.place.valueLocation).inserted { return }
                let limit = found.count + mostOfOneText
                for (index, amount) in text.amounts.enumerated() where found.count < limit {
                    let item = items.isEmpty ? nil : text.text.withBytes { items.item(before: amount, in: $0) }
                    if let item {
                        if item.price.amount == amount.value { continue }
                        // What follows may say whose price it is: `コーヒー豆: 3,800円(2袋セット)`.
                        if prices.contains(amount.value), !text.text.withBytes({ ItemPrices.isLast(amount, in: $0) }) { continue }
                    } else if prices.contains(amount.value) {
                        continue
                    }
                    let sense = text.text.withBytes { QuotedAmounts.sense(of: index, among: text.amounts, in: $0) }
                    if sense.isOther || text.text.withBytes({ names.hold(amount, in: $0) }) { continue }
                    // What today's price becomes.
                    if index > 0, prices.contains(text.amounts[index - 1].value),
                        text.text.withBytes({ QuotedAmounts.isComing(index, among: text.amounts, in: $0) })
                    {
                        continue
                    }
                    let isRight: Bool
                    if sense.isNet {
                        let own = item.flatMap { item in
                            text.text.withBytes { ItemPrices.isLast(amount, in: $0) } ? [item.price] : nil
                        }
                        isRight = NetPrice(index, among: text.amounts, sense).fits(own ?? prices.all, charges)
                    } else {
                        isRight = isMadeOfPrices(amount, sense, charges, prices)
                    }
                    if isRight { continue }
                    found.append(
                        MailQuote(
                            product: sold.product, prices: item.map { PriceList([$0.price]) } ?? list, item: item, text: text,
                            definition: definition, amount: amount, sense: sense))
                }
            }
        }
        return found
    }

    /// Whether the amount is the price of one of these products, whose name stands before it on its line, as in a list of all that send the mail.
    func isPriceOfNamed(_ products: [SoldProduct]) -> Bool {
        let line = text.text.withBytes { bytes -> [UInt8] in
            let end = amount.range.lowerBound
            let reach = max(0, end - Self.reachOfNames)..<end
            return Array(bytes[(bytes[reach].lastIndex(where: isLineBreak).map { $0 + 1 } ?? reach.lowerBound)..<end])
        }
        return products.contains { product in
            guard let name = product.product.name.value?.utf8, name.count <= line.count, !name.isEmpty else { return false }
            let isNamed = (0...line.count - name.count).contains { line[$0...].starts(with: name) }
            return isNamed && ProductPrices(of: product).contains(amount.value)
        }
    }

    /// How far before an amount a name is looked for, in bytes.
    private static let reachOfNames = 300

    /// Whether an amount is so many times a price, a part of one, or one without its tax.
    private static func isMadeOfPrices(
        _ amount: QuotedAmounts.Amount, _ sense: QuotedAmounts.Sense, _ charges: ArraySlice<Int>, _ prices: ProductPrices
    ) -> Bool {
        guard let value = amount.value else { return false }
        return sense.counts.contains { prices.contains(share(value, of: $0)) }
            || charges.contains { prices.contains(share(value, of: $0)) }
            || sense.parts.contains { prices.contains(product(value, by: $0)) }
            || sense.taxes.contains { prices.contains(sum(value, $0)) } || sense.sum.contains { prices.contains($0) }
    }

    /// The part that one of so many has in an amount, where that is a whole one.
    private static func share(_ amount: Int, of count: Int) -> Int? {
        count > 0 && amount.isMultiple(of: count) ? amount / count : nil
    }

    /// So many of an amount.
    private static func product(_ amount: Int, by count: Int) -> Int? {
        let (product, isOver) = amount.multipliedReportingOverflow(by: count)
        return isOver ? nil : product
    }

    private static func sum(_ amount: Int, _ tax: Int) -> Int? {
        let (sum, isOver) = amount.addingReportingOverflow(tax)
        return isOver ? nil : sum
    }
}
