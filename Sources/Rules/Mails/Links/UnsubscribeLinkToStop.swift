import Project
import Schema
import SourceText

/// The link that ends the mails, offered as the way to end the payments (domain.md A5, A8, R29).
extension Rule {
    static let unsubscribeLinkToStop = Rule(
        Explanation(
            .unsubscribeLinkToStop,
            title: Bilingual(
                ja: "配信解除のリンクが、支払いを止める方法として案内されているようです。",
                en: "The unsubscribe link seems to be offered as the way to end the payments."),
            why: Bilingual(
                ja:
                    "%cancelurl% は、メールの配信を解除するURLになります。配信を解除しても、定期の支払いは止まりません。購入者は、止めたつもりの支払いを続けることになります。",
                en:
                    "`%cancelurl%` becomes the address that ends the mails. The recurring payments go on, though buyers believe that they have ended them."
            ),
            fix: Bilingual(
                ja: "MyASPの「置き換え文字の挿入」で「退会ページURL」を選んで使うか、配信だけが止まることを書きます。",
                en: "Use 退会ページURL from 置き換え文字の挿入 in MyASP, or say that the link ends the mails only."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      お支払い方法をご確認ください。
                      退会: ⟦%cancelurl%⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      お支払い方法をご確認ください。
                      メールの配信解除(お支払いは続きます): %cancelurl%

                """))
    ) { sold, texts -> [(place: Location, sight: Offer)] in
        guard let types = sold.methodTypes, types.contains(.recurring) else { return [] }
        var offers: [(place: Location, sight: Offer)] = []
        // Once they are cancelled, there are no payments to end.
        for sent in sold.mails where sent.merged.trigger.value == .chargeFailed {
            texts.visitTexts(of: sent.merged) { text in
                for found in text.variables where found.finding == .endsOnlyMails {
                    let location = text.text.location(found.range)
                    offers.append((location, Offer(field: text.fieldWords, variable: text.text.text(found.range))))
                }
            }
        }
        return offers
    } together: { location, offers, _ in
        guard let offer = offers.first else { return nil }
        let variable = quoted(offer.variable)
        return Diagnostic(
            .unsubscribeLinkToStop, at: location,
            Bilingual(
                ja: "\(offer.field.ja)で支払いを止める方法のように案内されている\(variable.ja)は、メールの配信だけを解除するリンクで、支払いは続きます。",
                en:
                    "\(variable.en), which \(offer.field.en) seems to offer as the way to end the payments, ends the mails only; the payments go on."
            ),
            help: Bilingual(
                ja: "MyASPの「置き換え文字の挿入」で「退会ページURL」を選んで使うか、配信だけが止まることを書いてください。",
                en: "Use 退会ページURL from 置き換え文字の挿入 in MyASP, or say that the link ends the mails only."))
    }

    /// A variable of a mail, and the field in which it stands.
    private struct Offer: Sendable {
        let field: Bilingual
        let variable: String
    }
}
