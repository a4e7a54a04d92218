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
    ) { (sold: SoldProduct) in
        itemsOfPaidProduct(sold) + pricesOfMethods(sold)
    }

    private static func itemsOfPaidProduct(_ sold: SoldProduct) -> [Diagnostic] {
        guard case .present(.paidProduct, let scenario) = sold.product.scenario, let place = sold.product.items.place else {
            return []
        }
        let name = FieldName.items.shown(place.spelling)
        return [
            Diagnostic(
                .priceOnWrongLevel, at: place.keyLocation,
                Bilingual(
                    ja: "\(words(sold.product).ja)は\(Scenario.paidProduct.shown(scenario.spelling).ja)なので、\(name.ja)は使えません。",
                    en:
                        "\(words(sold.product).en) is \(Scenario.paidProduct.shown(scenario.spelling).en), which has no \(name.en)."
                ),
                related: [Related(scenario.valueLocation, Bilingual(ja: "シナリオ", en: "the scenario"))],
                help: Bilingual(
                    ja: "消費税率と料金は、支払方法ごとに書いてください。商品をいくつも売るなら、シナリオをショッピングカートにしてください。",
                    en: "Write tax rate and price in each payment method; to sell several items, use a shopping cart."))
        ]
    }

    private static func pricesOfMethods(_ sold: SoldProduct) -> [Diagnostic] {
        guard let scenario = sold.product.scenario.value, scenario != .paidProduct else { return [] }
        let uses = sold.methodUses.compactMap { use -> (location: Location, use: MethodUse, written: (FieldName, Place))? in
            let entry = use.sold.entry
            if let place = entry.price.place { return (place.keyLocation, use, (.price, place)) }
            if let place = entry.taxRate.place { return (place.keyLocation, use, (.taxRate, place)) }
            // From a shared definition, which may be right for a paid product: its use here is wrong.
            guard let used = entry.use.place, !use.product.items.isPoisoned else { return nil }
            if let place = use.method.price.place { return (used.valueLocation, use, (.price, place)) }
            if let place = use.method.taxRate.place { return (used.valueLocation, use, (.taxRate, place)) }
            return nil
        }
        return uses.map { location, use, written in
            let (field, place) = written
            let scenario = use.product.scenario
            let type = scenario.value?.shown(scenario.place?.spelling ?? .english) ?? Bilingual(same: "")
            let name = field.shown(place.spelling)
            var related: [Related] = []
            if let place = scenario.place {
                related.append(Related(place.valueLocation, Bilingual(ja: "シナリオ", en: "the scenario")))
            }
            if place.keyLocation != location {
                related.append(Related(place.keyLocation, Bilingual(ja: "共有の定義に書かれています", en: "written in the shared definition")))
            }
            return Diagnostic(
                .priceOnWrongLevel, at: location,
                Bilingual(
                    ja: "\(use.words.ja)に\(name.ja)がありますが、\(type.ja)では商品登録の商品ごとに料金を決めます。",
                    en: "\(use.words.en) has \(name.en), but \(type.en) has its prices in the items."),
                related: related,
                help: Bilingual(
                    ja: "消費税率と料金は\(FieldName.items.shown(place.spelling).ja)の商品ごとに書き、支払方法からは消してください。",
                    en:
                        "Write tax rate and price for each of \(FieldName.items.shown(place.spelling).en), and take them out of the payment method."
                ))
        }
    }
}
