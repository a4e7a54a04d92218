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
            good: .yaml(ExampleProject.soldOnce))
    ) { sold, _ in
        sold.pricedUses { $0.taxRate.isAbsent }
    } together: { _, uses, _ in
        missing(
            .missingTaxRate, .taxRate, in: uses,
            help: { key in
                Bilingual(
                    ja: "「\(key): 10%」と書いてください(軽減税率なら「8%」、非課税なら「0%」)。",
                    en: "Write `\(key): 10%` (`8%` for the reduced rate, `0%` where no tax applies).")
            })
    }

    /// Methods of one origin that lack a field of 販売設定: one at its first key in the product, a definition that several lack it by at
    /// its own.
    static func missing(_ code: Code, _ field: FieldName, in uses: [MethodUse], help: (String) -> Bilingual) -> Diagnostic? {
        guard let use = uses.first else { return nil }
        let shared = uses.count > 1 ? use.sold.definition : nil
        let origin = (shared ?? use.sold.entry).origin
        let name = field.shown(origin.spelling)
        let advice = help(origin.spelling == .japanese ? field.label ?? field.key : field.key)
        let words: Bilingual
        if let shared {
            let (method, products) = (Rules.words(shared), productWords(uses))
            words = Bilingual(
                ja: "\(method.ja)に\(name.ja)がなく、使う側の\(products.ja)にもありません。",
                en: "\(method.en) has no \(name.en), and is used without it by \(products.en).")
        } else {
            words = Bilingual(ja: "\(use.words.ja)に\(name.ja)がありません。", en: "\(use.words.en) has no \(name.en).")
        }
        return Diagnostic(
            code, at: origin.headLocation, words,
            label: Bilingual(ja: "この支払方法に必要です", en: "needed in this payment method"),
            related: shared == nil ? use.relatedDefinition : uses.prefix(3).map(\.relatedEntry),
            // domain.md R20: the manual says so of the other two.
            note: use.method.type.value == .recurring
                ? Bilingual(
                    ja: "有料商品の従量定期課金にも、kessaiでは消費税率と料金(税込)を書きます(MyASPの画面で必須かどうかは確認できていません)。",
                    en:
                        "kessai needs 消費税率 and 料金(税込) of 従量定期課金 in a paid product, too; whether MyASP's screen requires them is not confirmed."
                )
                : Bilingual(
                    ja: "有料商品では、支払方法ごとに消費税率と料金(税込)が必須です(MyASPのマニュアル)。",
                    en: "In a paid product each payment method needs 消費税率 and 料金(税込) (MyASP manual)."),
            help: use.sold.definition == nil
                ? advice
                : advice
                    + Bilingual(
                        ja: "この商品だけの値なら「use」と並べて、共通の値なら「use」で使う文書のほうに書きます。",
                        en:
                            " Write it beside `use` for this product alone, or in the document that `use` names for all products that use it."
                    ))
    }
}

extension SoldProduct {
    /// Of the methods that must have a price of their own, those that lack something of it, each with the place that it shares with others
    /// of its definition: the methods of paid products, as far as they were understood.
    ///
    /// Where a paid product has items, the price is on the wrong level, which is the one finding.
    func pricedUses(where isLacking: (Shared<PaymentMethod>) -> Bool) -> [(place: Location, sight: MethodUse)] {
        guard product.scenario.value == .paidProduct, product.items.isAbsent else { return [] }
        return methodUses.filter { !$0.isIncomplete && isLacking($0.method) }.map {
            (($0.sold.definition ?? $0.sold.entry).origin.headLocation, $0)
        }
    }
}
