import Project
import Schema
import SourceText

/// Two items of one name in one product.
extension Rule {
    static let duplicateItemName = Rule(
        Explanation(
            .duplicateItemName,
            title: Bilingual(
                ja: "1つの商品に、同じ名前の商品登録が2つ以上あります。", en: "A product has several items of one name."),
            why: Bilingual(
                ja: "写して作った項目の名前を直し忘れた可能性があります。購入者にもMyASPに登録する人にも、見分けがつきません。",
                en:
                    "The name may have been left as it was when the entry was copied. Neither buyers nor whoever enters the items in MyASP can tell them apart."
            ),
            fix: Bilingual(
                ja: "名前を直すか、要らないほうを消します。", en: "Correct the name, or remove the item that is not needed."),
            bad: .yaml(
                """
                kind: product
                id: rice
                name: お米とノートのお店
                scenario: shopping_cart
                items:
                  - name: 白米 5kg
                    tax_rate: 8%
                    price: 4320
                  - name: ⟦白米 5kg⟧
                    tax_rate: 8%
                    price: 8424
                payment_methods:
                  - id: card
                    type: one_time

                """),
            good: .yaml(
                """
                kind: product
                id: rice
                name: お米とノートのお店
                scenario: shopping_cart
                items:
                  - name: 白米 5kg
                    tax_rate: 8%
                    price: 4320
                  - name: 白米 10kg
                    tax_rate: 8%
                    price: 8424
                payment_methods:
                  - id: card
                    type: one_time

                """))
    ) { (sold: SoldProduct) in
        guard let items = sold.product.items.value, !items.areFewAndDistinct(by: { $0.name.value }),
            // A paid product has no items at all.
            sold.product.scenario.value != .paidProduct
        else { return [] }
        var seen: [String: Place] = [:]
        return items.compactMap { item in
            guard case .present(let name, let place) = item.name else { return nil }
            guard let first = seen[name] else {
                seen[name] = place
                return nil
            }
            return Diagnostic(
                .duplicateItemName, at: place.valueLocation,
                Bilingual(
                    ja: "\(words(sold.product).ja)の\(FieldName.items.shown(place.spelling).ja)に、\(quoted(name).ja)が2つ以上あります。",
                    en:
                        "More than one of the \(FieldName.items.shown(place.spelling).en) of \(words(sold.product).en) has the name \(quoted(name).en)."
                ),
                related: [Related(first.valueLocation, Bilingual(ja: "先に書かれたもの", en: "the one written before"))],
                help: Bilingual(
                    ja: "名前を直すか、要らないほうを消してください。", en: "Correct the name, or remove the item that is not needed."))
        }
    }
}
