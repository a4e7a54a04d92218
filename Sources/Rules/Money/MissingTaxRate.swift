import Project
import Schema
import SourceText

/// A paid product's method without 消費税率 (domain.md R20). Items, and empty values, are Schema's.
extension Rule {
    static let missingTaxRate = Rule(
        Explanation(
            .missingTaxRate,
            title: Bilingual(ja: "消費税率がありません。", en: "The tax rate is missing."),
            why: Bilingual(
                ja: "MyASPの販売設定では、消費税率は必須の項目です。一括支払いでも従量課金でも同じです。",
                en: "消費税率 is a required field of MyASP's 販売設定, for one-time payments and for Auto Pay alike."),
            fix: Bilingual(
                ja: "「tax_rate: 10%」(軽減税率なら「8%」、非課税なら「0%」)と書きます。",
                en: "Write `tax_rate: 10%` (`8%` for the reduced rate, `0%` where no tax applies)."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - ⟦id⟧: card
                    type: one_time
                    price: 1980

                """),
            good: .yaml(
                """
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980

                """))
    ) { (sold: SoldProduct) in
        sold.pricedUses { $0.taxRate.isAbsent }.map {
            missing(
                .missingTaxRate, .taxRate, in: $0,
                help: { key in
                    Bilingual(
                        ja: "「\(key): 10%」と書いてください(軽減税率なら「8%」、非課税なら「0%」)。",
                        en: "Write `\(key): 10%` (`8%` for the reduced rate, `0%` where no tax applies).")
                })
        }
    }

    /// A method that lacks a field of 販売設定, at its first key in the product.
    static func missing(_ code: Code, _ field: FieldName, in use: MethodUse, help: (String) -> Bilingual) -> Diagnostic {
        let spelling = use.sold.entry.origin.spelling
        let name = field.shown(spelling)
        let words = use.words
        let isShared = use.sold.definition != nil
        let advice = help(spelling == .japanese ? field.label ?? field.key : field.key)
        return Diagnostic(
            code, at: use.sold.entry.origin.headLocation,
            Bilingual(ja: "\(words.ja)に\(name.ja)がありません。", en: "\(words.en) has no \(name.en)."),
            label: Bilingual(ja: "この支払方法に必要です", en: "needed in this payment method"),
            related: use.relatedDefinition,
            note: Bilingual(
                ja: "有料商品では、支払方法ごとに消費税率と料金(税込)が必須です(MyASPのマニュアル)。",
                en: "In a paid product each payment method needs 消費税率 and 料金(税込) (MyASP manual)."),
            help: isShared
                ? advice
                    + Bilingual(
                        ja: "この商品だけの値なら「use」と並べて、共通の値なら定義のほうに書きます。",
                        en: " Beside `use` it is for this product alone, in the definition for all that use it.")
                : advice)
    }
}

extension SoldProduct {
    /// Of the methods that must have a price of their own, those that lack something of it: the methods of paid products, as far as
    /// they were understood.
    ///
    /// Where a paid product has items, the price is on the wrong level, which is the one finding.
    func pricedUses(where isLacking: (Shared<PaymentMethod>) -> Bool) -> [MethodUse] {
        guard product.scenario.value == .paidProduct, product.items.isAbsent else { return [] }
        return methodUses.filter { !$0.isIncomplete && isLacking($0.method) }
    }
}
