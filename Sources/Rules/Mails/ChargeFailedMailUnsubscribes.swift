import Project
import Schema
import SourceText

/// A mail for a failed charge that ends the mails at once, as that for cancelled payments does (domain.md A5).
extension Rule {
    static let chargeFailedMailUnsubscribes = Rule(
        Explanation(
            .chargeFailedMailUnsubscribes,
            title: Bilingual(
                ja: "課金失敗時のメールに、配信解除があります。", en: "The mail for a failed charge unsubscribes the buyer."),
            why: Bilingual(
                ja: "配信解除は、定期支払いのキャンセルと一緒にメールの配信を止めるためのコマンドです。課金失敗時のメールにあると、カードの期限が切れただけの購入者にも、その後のメールが届かなくなります。",
                en:
                    "The command 配信解除 is there to end the mails together with the payments. In a mail for a failed charge it also ends them for a buyer whose card has merely expired."
            ),
            fix: Bilingual(
                ja: "キャンセルのメールなら trigger を recurring_cancelled に直し、課金失敗時のメールなら unsubscribe を消します。",
                en:
                    "Correct the `trigger` to `recurring_cancelled` if the mail is about a cancellation; otherwise remove `unsubscribe`."
            ),
            bad: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: charge-failed
                    trigger: charge_failed
                    subject: お支払いの確認のお願い
                    body: お支払い方法をご確認ください。
                    unsubscribe: ⟦true⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: charge-failed
                    trigger: charge_failed
                    subject: お支払いの確認のお願い
                    body: お支払い方法をご確認ください。

                """))
    ) { sold, _ -> [(place: Location, sight: Sight)] in
        sold.mails.compactMap { sent in
            guard case .present(true, let place) = sent.merged.unsubscribe,
                case .present(.chargeFailed, let trigger) = sent.merged.trigger,
                // The last of several reminders may well end the mails.
                (sent.merged.delayMinutes.value ?? 0) == 0, !sent.merged.delayMinutes.isPoisoned
            else { return nil }
            return (place.valueLocation, Sight(trigger: trigger, spelling: place.spelling))
        }
    } together: { location, sights, _ in
        guard let sight = sights.first else { return nil }
        let failed = MailTrigger.chargeFailed.shown(sight.spelling)
        let cancelled = MailTrigger.recurringCancelled.shown(sight.spelling)
        let key = FieldName.unsubscribe.written(in: sight.spelling)
        return Diagnostic(
            .chargeFailedMailUnsubscribes, at: location,
            Bilingual(
                ja: "\(failed.ja)のメールに配信解除があるので、課金に失敗した購入者にはその後のメールが届きません。",
                en: "The mail \(failed.en) unsubscribes, so a buyer whose charge fails gets no more mails."),
            related: [Related(sight.trigger.valueLocation, Bilingual(ja: "きっかけはここに書かれています", en: "the trigger is written here"))],
            help: Bilingual(
                ja: "キャンセルのメールならきっかけを\(cancelled.ja)に直し、そうでなければ「\(key): true」を消してください。",
                en: "Change the trigger to \(cancelled.en) if the mail is about a cancellation; otherwise remove `\(key): true`.")
        )
    }

    private struct Sight: Sendable {
        let trigger: Place
        let spelling: Spelling
    }
}
