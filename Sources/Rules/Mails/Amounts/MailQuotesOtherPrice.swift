import Project
import Schema
import SourceText

/// An amount in a mail that is no price of its product: an old price, or another product's.
extension Rule {
    static let mailQuotesOtherPrice = Rule(
        Explanation(
            .mailQuotesOtherPrice,
            title: Bilingual(
                ja: "メールに、商品の料金と違う金額や支払い方が書かれています。",
                en: "A mail quotes an amount that is no price of its product, or says that a price is paid in another way."),
            why: Bilingual(
                ja: "料金や課金の周期を変えたときに、メールの中の金額や、税や支払い方の書き方が古いまま残ることがあります。",
                en:
                    "When a price or an interval changes, what a mail says of the amount, its tax and how it is paid is easily left behind."
            ),
            fix: Bilingual(
                ja: "いまの料金と支払い方に書き直します。", en: "Write the present price, and how it is paid."),
            waiver: Bilingual(
                ja: "この商品の料金や消費税のことでなければ、そのままでかまいません。",
                en: "What is not about the price or the tax of this product may stay."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      %name1% 様

                      今月の会費 ⟦1,980円⟧ のお支払いが完了していません。

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      %name1% 様

                      今月の会費 980円 のお支払いが完了していません。

                """))
    ) { sold, mails in
        MailQuote.quotes(of: sold, mails).map { ($0.text.text.location($0.amount.range), $0) }
    } together: { location, all, whole in
        guard let one = all.first else { return nil }
        // The price that a mistake hides may be the one that is quoted.
        if case .noPrice = one.fault.kind, let definition = one.definition, whole.mayHidePrices(ofMail: definition) { return nil }
        let senders = one.definition.map(whole.senders(of:)) ?? []
        let isShared = senders.count > 1
        let others = OtherProducts(beside: one, whole.names, own: all.map(\.product) + senders.map(\.product))
        // A price that two products share may be paid as the other one is: 「ピアノ教室」 above 「月謝 5,500円」.
        if case .otherPayments = one.fault.kind, others.isAbove(one, whole.names) { return nil }
        if let owner = others.owner {
            return !isShared && all.count == 1 && one.isCopied(from: owner) ? copied(location, one, owner) : nil
        }
        if let (product, quote) = others.wrong {
            return finding(location, quote, [quote], quote.fault.prices).caused(by: product.files)
        }
        // In a list of all that send the mail, an amount is that of one of them.
        let named = isShared ? Set(one.named(among: senders).map { ObjectIdentifier($0.product) }) : []
        let quotes = named.isEmpty ? all : all.filter { named.contains(ObjectIdentifier($0.product)) }
        guard let first = quotes.first, quotes.count >= named.count else { return nil }
        // A list of all prices is that of all products, however it calls them.
        if isShared, named.isEmpty, senders.contains(where: one.isPart(ofPriceOf:)) || one.isListed(withPricesOf: senders) {
            return nil
        }
        let alike = quotes.filter { $0.fault.kind == first.fault.kind }
        let prices = PriceList.joined(alike.map(\.fault.prices))
        let conflict = isShared && named.isEmpty ? conflict(quotes, senders) : nil
        return finding(
            location, first, alike, prices, conflict,
            // What is right for one product would be wrong for another that sends the same text.
            isShared || others.areNamed ? [] : fixes(first))
    }

    private static func finding(
        _ location: Location, _ first: MailQuote, _ alike: [MailQuote], _ prices: PriceList,
        _ conflict: (help: Bilingual, related: [Related])? = nil, _ fixes: [Fix] = []
    ) -> Diagnostic {
        Diagnostic(
            .mailQuotesOtherPrice, at: location, message(first, alike, prices),
            related: (related(first) ?? prices.places.map { Related($0, Bilingual(ja: "いまの料金", en: "the present price")) })
                + (conflict?.related ?? []),
            help: conflict?.help ?? help(first), fixes: fixes)
    }

    private static func copied(_ location: Location, _ quote: MailQuote, _ other: SoldProduct) -> Diagnostic {
        let (field, written, product) = (quote.text.fieldWords, shown(quote.written), words(other.product))
        return Diagnostic(
            .mailQuotesOtherPrice, at: location,
            Bilingual(
                ja: "\(field.ja)の「\(written)」は、\(product.ja)の料金です。このメールは、その商品のメールを写したもののようです。",
                en: "`\(written)` in \(field.en) is the price of \(product.en), from which this mail seems to be copied."),
            related: quote.fault.prices.places.map { Related($0, Bilingual(ja: "この商品の料金", en: "the price of this product")) },
            help: Bilingual(ja: "この商品の名前と料金に書き直してください。", en: "Write the name and the price of this product.")
        ).caused(by: other.files)
    }

    private static func related(_ first: MailQuote) -> [Related]? {
        first.fault.decider.map {
            [Related($0.valueLocation, Bilingual(ja: "支払い方はここに書かれています", en: "how it charges is written here"))]
        }
    }

    private static func message(_ first: MailQuote, _ quotes: [MailQuote], _ prices: PriceList) -> Bilingual {
        let field = first.text.fieldWords
        let written = shown(first.written)
        let owner = owner(quotes)
        switch first.fault.kind {
        case .lacksTax:
            return Bilingual(
                ja: "\(field.ja)の「\(written)」は、税抜と書かれていますが、\(owner.ja)の料金(税込)と同じ金額です。",
                en: "`\(written)` in \(field.en) is said to be without tax, but is the price of \(owner.en), which includes it.")
        case .otherTax(let tax):
            let price = Bilingual(ja: "\(yen(tax.price))円", en: "¥\(yen(tax.price))")
            let amounts = tax.amounts.map(yen)
            let right = Bilingual(
                ja: amounts.map { $0 + "円" }.joined(separator: "か"), en: amounts.map { "¥" + $0 }.joined(separator: " or "))
            return Bilingual(
                ja: "\(field.ja)の「\(written)」は、\(owner.ja)の料金(\(price.ja)、\(tax.rate)%)に含まれる消費税(\(right.ja))ではありません。",
                en:
                    "`\(written)` in \(field.en) is not the tax (\(right.en)) in the price of \(owner.en) (\(price.en) at \(tax.rate)%)."
            )
        case .otherPayments(let payments):
            let (promise, charge) = (payments.promise, payments.charge)
            return Bilingual(
                ja: "\(field.ja)の「\(written)」は\(promise.ja)と読めますが、\(owner.ja)では\(charge.ja)課金します。",
                en: "`\(written)` in \(field.en) reads as \(promise.en), but is charged \(charge.en) in \(owner.en).")
        case .noPrice:
            let (list, isNot) = (prices.words, prices.isNot)
            let net =
                first.fault.sense.isNet
                ? Bilingual(ja: "から消費税を除いた金額", en: " without \(prices.areSeveral ? "their" : "its") tax")
                : Bilingual(same: "")
            return Bilingual(
                ja: "\(field.ja)の「\(written)」は、\(owner.ja)の料金(\(list.ja))\(net.ja)\(isNot.ja)。",
                en: "`\(written)` in \(field.en) \(isNot.en) of \(owner.en) (\(list.en))\(net.en).")
        }
    }

    /// The products, and the item of theirs that is named.
    private static func owner(_ quotes: [MailQuote]) -> Bilingual {
        let products = listed(quotes, limit: 3) { words($0.product) }
        guard let item = quotes.first?.fault.item, quotes.allSatisfy({ $0.fault.item?.name == item.name }) else {
            return products
        }
        let name = shown(item.name, limit: 40)
        return Bilingual(ja: "\(products.ja)の「\(name)」", en: "`\(name)` in \(products.en)")
    }

    private static func help(_ quote: MailQuote) -> Bilingual {
        switch quote.fault.kind {
        case .noPrice:
            Bilingual(ja: "料金のことなら、いまの金額に書き直してください。", en: "If the amount is meant as the price, write the present one.")
        case .lacksTax:
            Bilingual(
                ja: "税込の金額なら、メールに「税込」と書いてください。税抜の金額なら、料金を税込の金額に直してください。",
                en: "If the amount includes the tax, say so in the mail; if not, enter the price with its tax.")
        case .otherTax:
            Bilingual(
                ja: "料金に含まれる消費税の額に書き直すか、税率を確かめてください。",
                en: "Write the tax that the price contains, or check the tax rate.")
        case .otherPayments:
            Bilingual(
                ja: "いまの支払い方に書き直すか、課金の周期や回数が正しいか確かめてください。",
                en: "Write how it is paid now, or check the interval and the number of charges.")
        }
    }

    /// What to do about a mail of several products, for one of which any amount is wrong.
    private static func conflict(_ quotes: [MailQuote], _ senders: [SoldProduct]) -> (help: Bilingual, related: [Related])? {
        guard let first = quotes.first else { return nil }
        let quoting = Set(quotes.map { ObjectIdentifier($0.product) })
        let others = senders.lazy.filter { !quoting.contains(ObjectIdentifier($0.product)) }
        let right = others.compactMap { other in
            ProductPrices(of: other).all.first { $0.amount == first.amount.value }.map { (other.product, $0.place) }
        }.first
        if right == nil, PriceList.haveCommonAmount(quotes.map(\.fault.prices)) { return nil }
        let key = first.text.written.field.written(in: first.text.place.spelling)
        if case .otherPayments = first.fault.kind {
            return (
                Bilingual(
                    ja: "このメールは、支払い方の違う商品でも使われています。支払い方を書かないか、商品の側で「\(key)」を書いてください。",
                    en:
                        "Products that charge in another way send this mail too: do not say here how it is paid, or write `\(key)` in the product."
                ),
                []
            )
        }
        return (
            Bilingual(
                ja: "このメールは、料金の違う商品でも使われています。金額を書かないか、商品の側で「\(key)」を書いてください。",
                en: "Products with other prices send this mail too: leave the amount out, or write `\(key)` in the product."),
            right.map { product, place in
                let words = words(product)
                return [Related(place.valueLocation, Bilingual(ja: "\(words.ja)の料金です", en: "the price of \(words.en)"))]
            } ?? []
        )
    }

    /// The one price in the same way of writing, where the amount is said to be the price.
    private static func fixes(_ quote: MailQuote) -> [Fix] {
        let fault = quote.fault
        guard fault.prices.amounts.count == 1, let price = fault.prices.amounts.first, quote.amount.isPlain, fault.isPlain,
            fault.sense.isClear,
            // Another item may be meant by it, or what a noun beside it names.
            fault.item == nil, !fault.sense.hasNoun, !fault.sense.hasOwner || quote.namesItsProduct,
            !quote.mayBeOfAnotherOffer(than: price)
        else { return [] }
        let text = quote.amount.hasSeparators ? yen(price) : String(price)
        return [.writing(text, at: quote.text.text.location(quote.amount.digits))]
    }
}
