import Project
import Schema
import SourceText

/// An amount in a mail that is no price of its product: an old price, or another product's.
extension Rule {
    static let mailQuotesOtherPrice = Rule(
        Explanation(
            .mailQuotesOtherPrice,
            title: Bilingual(
                ja: "メールに、商品の料金と違う金額が書かれています。", en: "A mail quotes an amount that is no price of its product."),
            why: Bilingual(
                ja: "料金を変えたときに、メールの中の金額が古いまま残ることがあります。",
                en: "When a price changes, the amount in a mail is easily left behind."),
            fix: Bilingual(
                ja: "いまの料金に書き直します。", en: "Write the present price."),
            waiver: Bilingual(
                ja: "料金でない金額なら、そのままでかまいません。", en: "An amount that is no price may stay."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: charge-failed
                    trigger: charge_failed
                    subject: お支払いの確認のお願い
                    body: |
                      %name1% 様

                      今月の会費 ⟦1,980円⟧ のお支払いが完了していません。

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: charge-failed
                    trigger: charge_failed
                    subject: お支払いの確認のお願い
                    body: |
                      %name1% 様

                      今月の会費 980円 のお支払いが完了していません。

                """))
    ) { sold, mails in
        quotes(of: sold, mails).map { ($0.text.text.location($0.amount.range), $0) }
    } together: { location, quotes, whole in
        guard let first = quotes.first else { return nil }
        let products = listed(quotes.map { words($0.product) }, limit: 3)
        let prices = quotes.flatMap(\.prices)
        let list = listed(Set(prices.map(\.amount)).sorted().map { Bilingual(ja: "\(yen($0))円", en: "¥\(yen($0))") }, limit: 5)
        let written = shown(first.text.text.text(first.amount.range))
        return Diagnostic(
            .mailQuotesOtherPrice, at: location,
            Bilingual(
                ja: "\(first.text.fieldWords.ja)の「\(written)」は、\(products.ja)の料金(\(list.ja))ではありません。",
                en: "`\(written)` in \(first.text.fieldWords.en) is no price of \(products.en) (\(list.en))."),
            related: distinct(prices.map(\.place.valueLocation)).prefix(3).map {
                Related($0, Bilingual(ja: "いまの料金", en: "the present price"))
            },
            help: Bilingual(
                ja: "料金のことなら、いまの金額に書き直してください。", en: "If it is the price, write the present amount."),
            // What is right for one product would be wrong for another that sends the same text.
            fixes: first.definition.map(whole.isShared) == true ? [] : fixes(first))
    }

    /// Each once: products that use one payment method share its price.
    private static func distinct(_ locations: [Location]) -> [Location] {
        var seen: Set<Location> = []
        return locations.filter { seen.insert($0).inserted }
    }

    /// An amount in a mail that is no price of a product that sends it.
    private struct Quote: Sendable {
        let product: Shared<Product>
        let prices: [(amount: Int, place: Place)]
        let text: MailText
        /// Of the mail, where the text is written in it.
        let definition: Shared<StepMail>?
        let amount: QuotedAmounts.Amount
        /// What it is meant as.
        let sense: QuotedAmounts.Sense
    }

    /// So many amounts of one text are told: thousands of products may send a text with thousands of them.
    private static let mostOfOneText = 100

    /// The amounts in the mails of a product that are none of its prices.
    private static func quotes(of sold: SoldProduct, _ mails: MailLookup) -> [Quote] {
        var found: [Quote] = []
        lazy var prices = prices(of: sold)
        // Of a few, as nearly always, a set takes longer to make than a look at each of them.
        lazy var amounts = prices.count > 8 ? Set(prices.map(\.amount)) : []
        lazy var names = NamedAmounts(sold)
        /// `12回の総額 23,760円`.
        lazy var charges = Set(sold.methods.compactMap { $0.merged.recurrence.value?.times.value })
        /// Where the texts of definitions stand, as one may be used more than once.
        var seen: Set<Location> = []
        for sent in sold.mails where !sent.isUnresolved {
            mails.visitTexts(of: sent.merged) { text in
                // What a mail says that is never sent is moot.
                if text.amounts.isEmpty || sold.neverSends(sent) { return }
                let definition = sent.definition.flatMap { [$0.subject.place, $0.body.place].contains(text.place) ? $0 : nil }
                if prices.isEmpty || definition != nil && !seen.insert(text.place.valueLocation).inserted { return }
                func isPrice(_ value: Int?) -> Bool {
                    value.map { value in prices.count > 8 ? amounts.contains(value) : prices.contains { $0.amount == value } }
                        ?? false
                }
                let limit = found.count + mostOfOneText
                for amount in text.amounts where found.count < limit && !isPrice(amount.value) {
                    let sense = text.text.withBytes { QuotedAmounts.sense(of: amount, in: $0) }
                    if sense.isOther || text.text.withBytes({ names.hold(amount, in: $0) }) { continue }
                    if sense.counts.contains(where: { count in isPrice(amount.value.flatMap { share($0, of: count) }) })
                        || charges.contains(where: { count in isPrice(amount.value.flatMap { share($0, of: count) }) })
                        || sense.parts.contains(where: { count in isPrice(amount.value.flatMap { product($0, by: count) }) })
                    {
                        continue
                    }
                    found.append(
                        Quote(
                            product: sold.product, prices: prices, text: text, definition: definition, amount: amount,
                            sense: sense))
                }
            }
        }
        return found
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

    /// The prices of a product; none when one of them is not known.
    private static func prices(of sold: SoldProduct) -> [(amount: Int, place: Place)] {
        let sellsProduct = sold.product.scenario.value == .paidProduct
        var prices: [(amount: Int, place: Place)] = []
        /// Whether the price is known, or need not be there.
        func take(_ price: Setting<Int>, isDue: Bool) -> Bool {
            switch price {
            case .present(let amount, let place): prices.append((amount, place))
            // A price that is missing may be the one that the mail quotes.
            case .absent: return !isDue
            case .poisoned: return false
            }
            return true
        }
        for method in sold.methods {
            guard !method.isUnresolved, !method.entry.origin.isIncomplete, take(method.merged.price, isDue: sellsProduct) else {
                return []
            }
        }
        if sold.product.items.isPoisoned { return [] }
        for item in sold.product.items.value ?? [] where !take(item.price, isDue: !sellsProduct) { return [] }
        return prices
    }

    /// The one price in the same way of writing, where the amount is said to be the price.
    private static func fixes(_ quote: Quote) -> [Fix] {
        guard let price = quote.prices.first?.amount, quote.prices.allSatisfy({ $0.amount == price }), quote.amount.isPlain,
            quote.sense.isClear
        else { return [] }
        let text = quote.amount.hasSeparators ? yen(price) : String(price)
        return [
            Fix(
                Bilingual(ja: "「\(text)」にする", en: "Write `\(text)`"), safe: false,
                edits: [Edit(quote.text.text.location(quote.amount.digits), text)])
        ]
    }
}
