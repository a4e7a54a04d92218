import Project
import Schema
import SourceText

/// A cart of which one method asks for the shipping address and another does not.
extension Rule {
    static let shippingAddressNotCollected = Rule(
        Explanation(
            .shippingAddressNotCollected,
            title: Bilingual(
                ja: "1つのショッピングカートに、お届け先情報を取得する支払方法と、取得しない支払方法があります。",
                en: "Of a shopping cart, one payment method asks for the shipping address and another does not."),
            why: Bilingual(
                ja: "ショッピングカートでは、どの支払方法でも同じ商品を売ります。取得しない支払方法で売れた商品は、お届け先が分からないことになります。",
                en:
                    "In a cart all payment methods sell the same items. What is sold by a method that does not ask has no address to be sent to."
            ),
            fix: Bilingual(
                ja: "お届けが要るなら、どの支払方法にも collect_shipping_address: true を書きます。",
                en: "If there is something to send, write `collect_shipping_address: true` in every method."),
            waiver: Bilingual(
                ja: "お届け先をほかで尋ねるなら、このままでかまいません。", en: "If the address is asked for elsewhere, keep it."),
            bad: .yaml(
                """
                \(cartWithCard)
                  - id: monthly
                    name: Amazon Pay(定期)
                    type: auto_pay
                    collect_shipping_address: ⟦false⟧
                \(mails)
                """),
            good: .yaml(
                """
                \(cartWithCard)
                  - id: monthly
                    name: Amazon Pay(定期)
                    type: auto_pay
                    collect_shipping_address: true
                \(mails)
                """))
    ) { (sold: SoldProduct) in
        guard sold.product.scenario.value == .shoppingCart, sold.methods.count > 1 else { return [] }
        // What nobody pays with is never sent.
        let uses = sold.methodUses.filter {
            $0.method.useTestEnvironment.value != true && !$0.method.useTestEnvironment.isPoisoned
        }
        guard let other = uses.first(where: { $0.method.collectShippingAddress.value == true }) else { return [] }
        return uses.compactMap { use in
            let setting = use.method.collectShippingAddress
            guard setting.value != true, !setting.isPoisoned, !(setting.isAbsent && use.isIncomplete) else { return nil }
            return notCollected(use, other)
        }
    }

    private static func notCollected(_ use: MethodUse, _ other: MethodUse) -> Diagnostic {
        let place = other.method.collectShippingAddress.place
        let key = FieldName.collectShippingAddress.written(in: place?.spelling ?? .english)
        let method = words(other.method)
        return Diagnostic(
            .shippingAddressNotCollected, at: use.sold.location { $0.collectShippingAddress.place ?? $0.id.place },
            Bilingual(
                ja: "\(use.words.ja)は、お届け先情報を取得しません。同じ商品を売る\(method.ja)は取得します。",
                en: "\(use.words.en) does not ask for the shipping address, while \(method.en), which sells the same items, does."
            ),
            related: place.map { [Related($0.valueLocation, Bilingual(ja: "取得する支払方法", en: "the method that asks for it"))] }
                ?? [],
            help: Bilingual(
                ja: "お届けが要るなら「\(key): true」と書いてください。", en: "If there is something to send, write `\(key): true`."))
    }

    private static let cartWithCard = """
        kind: product
        id: pantry
        name: 季節の食品
        scenario: shopping_cart
        items:
          - name: りんごジュース
            tax_rate: 8%
            price: 1296
        payment_methods:
          - id: card
            type: one_time
            collect_shipping_address: true
        """

    private static let mails = """
        step_mails:
          - id: charge-failed
            trigger: charge_failed
            subject: お支払いの確認のお願い
            body: お支払い方法をご確認ください。

        """
}
