import Project
import Schema
import SourceText

/// A paid product's method without 料金(税込) (domain.md R20). Items, and empty values, are Schema's.
extension Rule {
    static let missingPrice = Rule(
        Explanation(
            .missingPrice,
            title: Bilingual(ja: "料金がありません。", en: "The price is missing."),
            why: Bilingual(
                ja: "MyASPの販売設定では、料金(税込)は必須の項目です。一括支払いでも従量課金でも同じです。",
                en: "料金(税込) is a required field of MyASP's 販売設定, for one-time payments and for Auto Pay alike."),
            fix: Bilingual(
                ja: "「price: 1980」のように、税込の金額を円単位の数字だけで書きます。",
                en: "Write the amount in yen, tax included, in digits only, such as `price: 1980`."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - ⟦id⟧: card
                    type: one_time
                    tax_rate: 10%

                """),
            good: .yaml(ExampleProject.soldOnce))
    ) { sold, _ in
        sold.pricedUses { $0.price.isAbsent }
    } together: { _, uses, _ in
        missing(
            .missingPrice, .price, in: uses,
            help: { key in
                Bilingual(
                    ja: "「\(key): 1980」のように、税込の金額を円単位の数字だけで書いてください。",
                    en: "Write the amount in yen, tax included, in digits only, such as `\(key): 1980`.")
            })
    }
}
