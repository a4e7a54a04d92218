import Project
import Schema
import SourceText

/// A tax rate that Japan does not have today (domain.md A1, B7).
extension Rule {
    static let unusualTaxRate = Rule(
        Explanation(
            .unusualTaxRate,
            title: Bilingual(ja: "10%、8%、0%のどれでもない消費税率があります。", en: "A tax rate is none of 10%, 8% and 0%."),
            why: Bilingual(
                ja: "いまの日本の消費税率は標準税率の10%と軽減税率の8%です。0%は課税されないものに使います。",
                en: "Japan's consumption tax is 10% or, at the reduced rate, 8%; 0% stands for what is not taxed."),
            fix: Bilingual(ja: "商品に合う税率を確かめて書きます。", en: "Find the rate of the product and write it."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: ⟦5%⟧
                    price: 1980

                """),
            good: .yaml(ExampleProject.soldOnce))
    ) { (file: FileUnit) in
        var found: [Diagnostic] = []
        file.visitTaxRates { setting in
            guard case .present(let rate, let place) = setting, !TaxRate.usual.contains(rate) else { return }
            found.append(
                Diagnostic(
                    .unusualTaxRate, at: place.valueLocation,
                    Bilingual(
                        ja: "\(FieldName.taxRate.shown(place.spelling).ja)が\(rate)%です。いまの消費税率は10%か、軽減税率の8%です。",
                        en: "\(FieldName.taxRate.shown(place.spelling).en) is \(rate)%. Japan's rates are 10% and, reduced, 8%."),
                    help: Bilingual(
                        ja: "「10%」「8%」か、課税されないものなら「0%」と書いてください。",
                        en: "Write `10%`, `8%`, or `0%` for what is not taxed.")))
        }
        return found
    }
}

extension FileUnit {
    /// Those of items and payment methods.
    fileprivate func visitTaxRates(_ visit: (Setting<Int>) -> Void) {
        for case .product(let product) in documents { for item in product.items.value ?? [] { visit(item.taxRate) } }
        visitMethods { visit($0.taxRate) }
    }
}
