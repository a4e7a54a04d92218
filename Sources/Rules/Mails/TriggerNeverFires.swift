import Project
import Schema
import SourceText

/// A mail for the end of recurring payments in a product that has none (domain.md A5).
extension Rule {
    static let triggerNeverFires = Rule(
        Explanation(
            .triggerNeverFires,
            title: Bilingual(ja: "送られることがなさそうなステップメールがあります。", en: "A step mail is probably never sent."),
            why: Bilingual(
                ja: "「定期支払いのキャンセル」のメールは、定期決済をキャンセルしたときに送られます。従量定期課金の支払方法がない商品では、送られる機会がないと考えられます。",
                en:
                    "The mail 定期支払いのキャンセル is sent when a recurring payment is cancelled, which is not expected to happen without a method that charges at intervals."
            ),
            fix: Bilingual(
                ja: "このメールを外すか、従量定期課金の支払方法を加えます。", en: "Take the mail out, or add a recurring payment method."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - id: card
                    type: one_time
                    tax_rate: 10%
                    price: 1980
                step_mails:
                  - id: cancelled
                    trigger: ⟦recurring_cancelled⟧
                    subject: 定期のお支払いを停止しました
                    body: ご利用ありがとうございました。
                    unsubscribe: true

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: cancelled
                    trigger: recurring_cancelled
                    subject: 定期のお支払いを停止しました
                    body: ご利用ありがとうございました。
                    unsubscribe: true

                """))
    ) { (sold: SoldProduct) in
        sold.mails.compactMap { sent in
            guard sold.neverSends(sent), let place = sent.merged.trigger.place else { return nil }
            // A shared mail is right elsewhere; its use here is not.
            let isShared = sent.entry.trigger.isAbsent
            let here = isShared ? sent.entry.use.place ?? place : place
            let name = MailTrigger.recurringCancelled.shown(place.spelling)
            return Diagnostic(
                .triggerNeverFires, at: here.valueLocation,
                Bilingual(
                    ja: "\(words(sold.product).ja)には従量定期課金の支払方法がないので、\(name.ja)のメールは送られないはずです。",
                    en:
                        "\(words(sold.product).en) has no recurring payment method, so the mail \(name.en) is probably never sent."
                ),
                related: (isShared
                    ? [Related(place.valueLocation, Bilingual(ja: "きっかけはここに書かれています", en: "the trigger is written here"))]
                    : [])
                    + (sold.product.paymentMethods.place.map {
                        [Related($0.keyLocation, Bilingual(ja: "この商品の支払方法", en: "the payment methods of the product"))]
                    } ?? []),
                help: Bilingual(
                    ja: "このメールを商品から外すか、従量定期課金(recurring)の支払方法を加えてください。",
                    en: "Take the mail out of the product, or add a payment method of the type `recurring`."))
        }
    }
}
