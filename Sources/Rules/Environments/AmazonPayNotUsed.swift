import Project
import Schema
import SourceText

/// Amazon Pay methods while Amazon Pay決済の使用 is off.
extension Rule {
    static let amazonPayNotUsed = Rule(
        Explanation(
            .amazonPayNotUsed,
            title: Bilingual(
                ja: "「Amazon Pay決済の使用」がfalseなのに、Amazon Payの支払方法を持つ商品があります。",
                en: "A product has an Amazon Pay method while Amazon Pay決済の使用 is false."),
            why: Bilingual(
                ja: "MyASPでは、決済連携設定の「Amazon Pay決済の使用」にチェックを入れて設定を終えると、販売設定で「Amazon Pay決済」を選べるようになります。",
                en:
                    "In MyASP a product can choose Amazon Pay決済 once Amazon Pay決済の使用 is ticked and the set-up in 決済連携設定 is complete."
            ),
            fix: Bilingual(
                ja: "amazon_pay.use を true にするか、商品からAmazon Payの支払方法を外します。",
                en: "Set `amazon_pay.use` to `true`, or take the Amazon Pay methods out of the products."),
            bad: .yaml(
                """
                kind: integration
                kessai: 1
                site: {url: https://shop.example.jp, plan: mach}
                amazon_pay:
                  use: ⟦false⟧
                ---
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                \(ExampleProject.live)
                ---
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980

                """))
    ) { project, _ in
        guard let amazonPay = project.amazonPay, case .present(false, let place) = amazonPay.use else { return [] }
        let uses = project.methodUses
        guard let first = uses.first else { return [] }
        let products = productWords(uses)
        let verb = uses.allSatisfy { $0.product === first.product } ? "has" : "have"
        return [
            Diagnostic(
                .amazonPayNotUsed, at: place.valueLocation,
                Bilingual(
                    ja: "\(FieldName.use.shown(place.spelling).ja)がfalseですが、\(products.ja)にAmazon Payの支払方法があります。",
                    en: "\(FieldName.use.shown(place.spelling).en) is false, but \(products.en) \(verb) an Amazon Pay method."),
                related: [
                    Related(
                        first.method.origin.headLocation,
                        Bilingual(ja: "Amazon Payの支払方法", en: "an Amazon Pay method"))
                ],
                help: Bilingual(
                    ja: "Amazon Payを使うなら「true」と書いてください。使わないなら、商品からAmazon Payの支払方法を外してください。",
                    en: "Write `true` to use Amazon Pay; otherwise take its methods out of the products."),
                fixes: [
                    Fix(
                        Bilingual(ja: "「true」にする", en: "Set it to `true`"), safe: false,
                        edits: [Edit(place.valueLocation, "true")])
                ]
            ).caused(by: uses.flatMap(\.files))
        ]
    }
}
