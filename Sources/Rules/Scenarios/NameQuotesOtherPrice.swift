import Project
import Schema
import SourceText

/// A name with an amount that is no price of what has it: an old price, by which buyers choose (domain.md A1).
extension Rule {
    static let nameQuotesOtherPrice = Rule(
        Explanation(
            .nameQuotesOtherPrice,
            title: Bilingual(
                ja: "商品や支払方法の名前に、料金と違う金額が書かれています。",
                en: "The name of a product, an item or a payment method quotes an amount that is no price of it."),
            why: Bilingual(
                ja: "購入者は名前を見て商品や支払方法を選びます。料金を変えたときに、名前の中の金額が古いまま残ることがあります。",
                en: "Buyers choose by the name. When a price changes, the amount in the name is easily left behind."),
            fix: Bilingual(
                ja: "いまの料金に書き直すか、金額を書かない名前にします。", en: "Write the present price, or a name without one."),
            waiver: Bilingual(
                ja: "料金でない金額なら、そのままでかまいません。", en: "An amount that is no price may stay."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - id: monthly
                    name: Amazon Pay(月額⟦2,980円⟧)
                    type: recurring
                    tax_rate: 10%
                    price: 3300

                """),
            good: .yaml(
                """
                \(ExampleProject.product)
                  - id: monthly
                    name: Amazon Pay(月額3,300円)
                    type: recurring
                    tax_rate: 10%
                    price: 3300

                """))
    ) { sold, _ -> [(place: Location, sight: NamedPrice)] in
        lazy var prices = ProductPrices(of: sold).all
        var named = sold.methodUses.compactMap { NamedPrice($0, prices) }
        if let own = NamedPrice(sold, prices) { named.append(own) }
        for item in sold.product.items.value ?? [] {
            if let own = NamedPrice(item, of: sold) { named.append(own) }
        }
        return named.map { ($0.place.valueLocation, $0) }
    } together: { location, all, whole in
        guard let first = all.first else { return nil }
        let isAtName = first.name.valueLocation == location
        let field = first.fieldWords
        let prices = PriceList.joined(all.map(\.prices))
        let (list, isNot) = (prices.words, prices.isNot)
        let net =
            first.isNet
            ? Bilingual(ja: "から消費税を除いた金額", en: " without \(prices.areSeveral ? "their" : "its") tax") : Bilingual(same: "")
        let owner = listed(all.map(\.ownerWords), limit: 3)
        return Diagnostic(
            .nameQuotesOtherPrice, at: isAtName ? whole.project.location(of: first) : location,
            Bilingual(
                ja: "\(owner.ja)の\(field.ja)の「\(shown(first.written))」は、料金(\(list.ja))\(net.ja)\(isNot.ja)。",
                en: "`\(shown(first.written))` in the \(field.en) of \(owner.en) \(isNot.en) (\(list.en))\(net.en)."),
            related: isAtName
                ? prices.places.map { Related($0, Bilingual(ja: "いまの料金", en: "the present price")) }
                : [Related(whole.project.location(of: first), Bilingual(ja: "名前はここに書かれています", en: "the name is written here"))],
            help: isAtName
                ? Bilingual(
                    ja: "購入者は名前で選びます。料金のことなら、いまの金額に書き直してください。",
                    en: "Buyers choose by the name: if the amount is meant as the price, write the present one.")
                : Bilingual(
                    ja: "購入者は名前で選びます。この商品の料金に合う\(field.ja)を、ここにも書いてください。",
                    en: "Buyers choose by the name: write a \(field.en) here too that fits the price of this product."))
    }
}

extension Project {
    /// Where an amount stands in a name.
    fileprivate func location(of named: NamedPrice) -> Location {
        guard let source = source(named.name.file) else { return named.name.valueLocation }
        let text = PlacedText(named.name, in: source.bytes)
        // A name that goes on over a line break is written otherwise than it is read.
        return text.count == named.text.utf8.count ? text.location(named.amount.range) : named.name.valueLocation
    }
}
