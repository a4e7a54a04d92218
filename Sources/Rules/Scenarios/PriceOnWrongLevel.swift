import Project
import Schema
import SourceText

/// Prices where the scenario does not have them (domain.md R26).
extension Rule {
    static let priceOnWrongLevel = Rule(
        Explanation(
            .priceOnWrongLevel,
            title: Bilingual(
                ja: "シナリオに合わない場所に料金が書かれています。", en: "A price is written where the scenario has none."),
            why: Bilingual(
                ja: "有料商品は販売設定の支払方法ごとに料金を決め、ショッピングカートとサブスクリプションは商品登録の商品ごとに料金を決めます。",
                en:
                    "A paid product has its price in each payment method; a shopping cart and a subscription have theirs in the registered items."
            ),
            fix: Bilingual(
                ja: "有料商品なら支払方法に、ほかのシナリオなら items に書きます。",
                en: "Write it in the payment method of a paid product, in `items` for the other scenarios."),
            bad: .yaml(
                """
                kind: product
                id: pantry
                name: 乾物とノートのお店
                scenario: shopping_cart
                items:
                  - name: 家計簿ノート
                    tax_rate: 10%
                    price: 1320
                payment_methods:
                  - id: card
                    type: one_time
                    ⟦price⟧: 1320

                """),
            good: .yaml(
                """
                kind: product
                id: pantry
                name: 乾物とノートのお店
                scenario: shopping_cart
                items:
                  - name: 家計簿ノート
                    tax_rate: 10%
                    price: 1320
                payment_methods:
                  - id: card
                    type: one_time

                """))
    ) { sold, _ in
        itemsOfPaidProduct(sold) + pricesOfMethods(sold)
    } together: { _, sights, _ in
        let uses = sights.compactMap { if case .method(let price) = $0 { price } else { nil } }
        if let first = uses.first { return uses.count == 1 ? ofMethod(first) : ofDefinition(uses, first) }
        guard case .items(let product, let place)? = sights.first else { return nil }
        return ofItems(product, place)
    }

    private enum PriceSight: Sendable {
        case items(Shared<Product>, Place)
        case method(MethodPrice)
    }

    /// A price of a method of a cart or subscription, and where it is written.
    private struct MethodPrice: Sendable {
        let use: MethodUse
        let field: FieldName
        let place: Place
        /// In the product itself; else in a shared definition, which may be right for a paid product: its use here is wrong.
        let isOwn: Bool

        var name: Bilingual { field.shown(place.spelling) }
        var related: [Related] {
            guard let place = use.product.scenario.place else { return [] }
            return [Related(place.valueLocation, Bilingual(ja: "シナリオ", en: "the scenario"))]
        }
    }

    private static func itemsOfPaidProduct(_ sold: SoldProduct) -> [(place: Location, sight: PriceSight)] {
        guard sold.product.scenario.value == .paidProduct, let place = sold.product.items.place else { return [] }
        // Items among the lines of a method were reported for where they stand.
        if sold.product.items.isPoisoned, let methods = sold.product.paymentMethods.place?.value,
            methods.start <= place.key.start, place.key.end <= methods.end
        {
            return []
        }
        return [(place.keyLocation, .items(sold.product, place))]
    }

    private static func pricesOfMethods(_ sold: SoldProduct) -> [(place: Location, sight: PriceSight)] {
        guard let scenario = sold.product.scenario.value, scenario != .paidProduct else { return [] }
        // Where no items are written, all prices are one mistake: that of the scenario, or of where they stand.
        let hasNoItems = sold.product.items.isPoisoned && sold.product.items.place == sold.product.scenario.place
        let priced = sold.methodUses.lazy.compactMap { use -> (place: Location, sight: PriceSight)? in
            // The type is what is wrong with it.
            if use.isUnfitForSubscription { return nil }
            let own = written(in: use.sold.entry)
            if own == nil, use.product.items.isPoisoned { return nil }
            guard let (field, place) = own ?? written(in: use.method) else { return nil }
            return (place.keyLocation, .method(MethodPrice(use: use, field: field, place: place, isOwn: own != nil)))
        }
        return Array(priced.prefix(hasNoItems ? 1 : .max))
    }

    /// Without one that was reported, as an empty one is: a value is not asked for and refused.
    private static func written(in method: Shared<PaymentMethod>) -> (FieldName, Place)? {
        if case .present(_, let place) = method.price { return (.price, place) }
        if case .present(_, let place) = method.taxRate { return (.taxRate, place) }
        return nil
    }

    private static func ofItems(_ product: Shared<Product>, _ items: Place) -> Diagnostic? {
        guard let scenario = product.scenario.place else { return nil }
        let name = FieldName.items.shown(items.spelling)
        return Diagnostic(
            .priceOnWrongLevel, at: items.keyLocation,
            Bilingual(
                ja: "\(words(product).ja)は\(Scenario.paidProduct.shown(scenario.spelling).ja)なので、\(name.ja)は使えません。",
                en: "\(words(product).en) is \(Scenario.paidProduct.shown(scenario.spelling).en), which has no \(name.en)."),
            related: [Related(scenario.valueLocation, Bilingual(ja: "シナリオ", en: "the scenario"))],
            help: Bilingual(
                ja: "消費税率と料金は、支払方法ごとに書いてください。商品をいくつも売るなら、シナリオをショッピングカートにしてください。",
                en: "Write tax rate and price in each payment method; to sell several items, use a shopping cart."))
    }

    private static func ofMethod(_ price: MethodPrice) -> Diagnostic {
        let (use, name) = (price.use, price.name)
        let scenario = use.product.scenario
        let type = scenario.value?.shown(scenario.place?.spelling ?? .english) ?? Bilingual(same: "")
        let shared =
            price.isOwn
            ? []
            : [Related(price.place.keyLocation, Bilingual(ja: "「use」で使う文書に書かれています", en: "written in the document that is used"))]
        return Diagnostic(
            .priceOnWrongLevel,
            at: price.isOwn ? price.place.keyLocation : use.sold.entry.use.place?.valueLocation ?? price.place.keyLocation,
            Bilingual(
                ja: "\(use.words.ja)に\(name.ja)がありますが、\(type.ja)では商品登録の商品ごとに料金を決めます。",
                en: "\(use.words.en) has \(name.en), but \(type.en) has its prices in the items."),
            related: price.related + shared, help: itsPlace(price))
    }

    /// A definition that several carts and subscriptions use is one mistake.
    private static func ofDefinition(_ prices: [MethodPrice], _ first: MethodPrice) -> Diagnostic {
        let (method, products) = (words(first.use.sold.definition ?? first.use.method), productWords(prices.map(\.use)))
        return Diagnostic(
            .priceOnWrongLevel, at: first.place.keyLocation,
            Bilingual(
                ja: "\(method.ja)に\(first.name.ja)がありますが、これを使う\(products.ja)では、商品登録の商品ごとに料金を決めます。",
                en: "\(method.en) has \(first.name.en), but is used by \(products.en), where the prices belong in the items."),
            related: prices.prefix(3).map(\.use.relatedEntry), help: itsPlace(first))
    }

    private static func itsPlace(_ price: MethodPrice) -> Bilingual {
        let items = FieldName.items.shown(price.place.spelling)
        let help = Bilingual(
            ja: "消費税率と料金は\(items.ja)の商品ごとに書き、支払方法からは消してください。",
            en: "Write tax rate and price for each of \(items.en), and take them out of the payment method.")
        if price.isOwn { return help }
        return help.then(
            Bilingual(
                ja: "有料商品でも使う文書なら、そこからは消さず、この商品には料金のない別の支払方法を書いてください。",
                en:
                    "If a paid product uses the document too, keep it as it is, and write a method without a price for this product."
            ))
    }
}
