import Project
import Schema
import SourceText

/// Charges after the purchase, and no mail for one that fails.
extension Rule {
    static let missingChargeFailedMail = Rule(
        Explanation(
            .missingChargeFailedMail,
            title: Bilingual(
                ja: "課金に失敗したときのメールがありません。", en: "There is no mail for a failed charge."),
            why: Bilingual(
                ja: "従量課金と従量定期課金は、購入者のいないところで課金されます。課金に失敗したことを知らせるメールがあると、支払方法を直してもらえます。",
                en:
                    "Auto Pay and recurring charges happen while the buyer is away. A mail about a failed charge lets the buyer put it right."
            ),
            fix: Bilingual(
                ja: "trigger: charge_failed(課金失敗時)のステップメールを加えます。", en: "Add a step mail with `trigger: charge_failed` (課金失敗時)."),
            bad: .yaml(
                """
                kind: product
                id: ⟦club⟧
                name: 家計簿の研究会
                scenario: paid_product
                payment_methods:
                  - id: monthly
                    type: recurring
                    tax_rate: 10%
                    price: 980

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: charge-failed
                    trigger: charge_failed
                    subject: お支払いの確認のお願い
                    body: お支払い方法をご確認ください。

                """))
    ) { (sold: SoldProduct) in
        guard let types = sold.methodTypes, !types.isDisjoint(with: .repeated),
            !sold.product.stepMails.isPoisoned,
            let place = sold.product.stepMails.place ?? sold.product.id.place
        else { return [] }
        let hasMail = sold.mails.contains { $0.isUnresolved || ($0.merged.trigger.value ?? .chargeFailed) == .chargeFailed }
        // The trigger of a mail that is never sent may be what is wrong (`trigger-never-fires`).
        if hasMail || sold.mails.contains(where: sold.neverSends) { return [] }
        return [
            Diagnostic(
                .missingChargeFailedMail, at: sold.product.stepMails.isAbsent ? place.valueLocation : place.keyLocation,
                Bilingual(
                    ja: "\(words(sold.product).ja)は購入後にも課金しますが、課金失敗時のステップメールがありません。",
                    en: "\(words(sold.product).en) charges after the purchase, but has no step mail for a charge that fails."),
                help: help(place.spelling))
        ]
    }

    /// A step mail as a document of its own is sent by no product until one uses it.
    private static func help(_ spelling: Spelling) -> Bilingual {
        let trigger = MailTrigger.chargeFailed.shown(spelling)
        return Bilingual(
            ja: "この商品の「step_mails」(ステップメール)に、trigger が\(trigger.ja)のメールを加えてください。`kind: step_mail` の文書に書いたものは、「- use: そのid」で使います。",
            en:
                "Add a step mail whose trigger is \(trigger.en) to `step_mails` of this product. One that is a document of its own (`kind: step_mail`) is used by `- use:` and its id."
        )
    }
}
