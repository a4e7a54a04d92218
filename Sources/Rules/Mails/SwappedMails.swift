import Project
import Schema
import SourceText

/// The mail for a failed charge that tells of the end of a contract, beside the one for the end that tells of a failed charge; or one
/// text for both.
extension Rule {
    static let swappedMails = Rule(
        Explanation(
            .swappedMails,
            title: Bilingual(
                ja: "課金失敗時のメールと、定期支払いのキャンセルのメールが、入れ替わっているか、同じ文になっているようです。",
                en:
                    "The mail for a failed charge and the one for cancelled payments seem to be swapped, or to have the same text."
            ),
            why: Bilingual(
                ja: "課金に失敗した購入者に退会のお知らせが届いたり、やめた購入者にお支払いのお願いが届いたりします。",
                en: "Buyers whose charge fails would be told that they have left, or those who left would be asked to pay."),
            fix: Bilingual(
                ja: "入れ替わっているなら、2通の trigger を入れ替えます。写したままなら、そのメールの件名と本文を書き直します。",
                en: "Swap the `trigger` of the two; or, where one was copied, write a subject and body of its own."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: failed
                    trigger: charge_failed
                    subject: ⟦退会のお手続きが完了しました⟧
                    body: ご利用ありがとうございました。
                  - id: cancelled
                    trigger: recurring_cancelled
                    subject: お支払いが完了していません
                    body: お支払い方法をご確認ください。
                    unsubscribe: true

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: failed
                    trigger: charge_failed
                    subject: お支払いが完了していません
                    body: お支払い方法をご確認ください。
                  - id: cancelled
                    trigger: recurring_cancelled
                    subject: 退会のお手続きが完了しました
                    body: ご利用ありがとうございました。
                    unsubscribe: true

                """))
    ) { (sold: SoldProduct) in
        guard sold.mails.count > 1 else { return [] }
        guard let failed = sold.mails.first(where: { speaks($0, .chargeFailed, MailNews.tellOfStop) }),
            let cancelled = sold.mails.first(where: { speaks($0, .recurringCancelled, MailNews.tellOfFailure) })
        else { return copied(sold).map { [$0] } ?? [] }
        let (first, second) = (shown(.chargeFailed, in: sold), shown(.recurringCancelled, in: sold))
        let location = cancelled.location { $0.subject.place }
        return [
            Diagnostic(
                .swappedMails, at: failed.location { $0.subject.place },
                Bilingual(
                    ja: "\(words(sold.product).ja)の\(first.ja)のメールと\(second.ja)のメールは、件名からすると入れ替わっているようです。",
                    en:
                        "By their subjects, the mails \(first.en) and \(second.en) of \(words(sold.product).en) seem to be swapped."
                ),
                related: [Related(location, Bilingual(ja: "もう1通の件名", en: "the subject of the other one"))],
                help: Bilingual(ja: "2通の trigger を確かめてください。", en: "Check the `trigger` of both."))
        ]
    }

    private static func speaks(_ mail: SentMail, _ trigger: MailTrigger, _ tells: (TextBytes) -> Bool) -> Bool {
        !mail.isUnresolved && mail.merged.trigger.value == trigger && mail.merged.subject.value?.withTextBytes(tells) == true
    }

    // MARK: One text for both

    /// So many mails of each kind are compared; a product has one or two.
    private static let mostCompared = 8

    /// The mail that has the text of the other one, as far as that tells of one occasion alone: a subject such as 「ご連絡」 may be that of both.
    private static func copied(_ sold: SoldProduct) -> Diagnostic? {
        func mails(_ trigger: MailTrigger) -> some Sequence<SentMail> {
            sold.mails.lazy.filter { !$0.isUnresolved && $0.merged.trigger.value == trigger }.prefix(mostCompared)
        }
        for cancelled in mails(.recurringCancelled) {
            for failed in mails(.chargeFailed) {
                guard let (field, news) = sameText(failed.merged, cancelled.merged) else { continue }
                return news == .end ? copied(sold, field, failed, of: cancelled) : copied(sold, field, cancelled, of: failed)
            }
        }
        return nil
    }

    private enum News { case failure, end }

    /// The text that two mails share, each with one of its own, and what it tells.
    private static func sameText(_ one: Shared<StepMail>, _ other: Shared<StepMail>) -> (FieldName, News)? {
        func news(_ text: String) -> News? {
            text.withTextBytes { MailNews.tellOfFailureAlone($0) ? .failure : MailNews.tellOfEnd($0) ? .end : nil }
        }
        if let subject = one.subject.value, let copy = other.subject.value, one.subject.place != other.subject.place,
            subject.utf8.elementsEqual(copy.utf8), let news = news(subject)
        {
            return (.subject, news)
        }
        guard let body = one.body.value, let copy = other.body.value, one.body.place != other.body.place,
            body.isWritten(as: copy), let news = news(body.text)
        else { return nil }
        return (.body, news)
    }

    private static func copied(_ sold: SoldProduct, _ field: FieldName, _ wrong: SentMail, of right: SentMail) -> Diagnostic {
        func place(_ mail: SentMail) -> Location { mail.location { field == .subject ? $0.subject.place : $0.body.place } }
        func trigger(_ mail: SentMail) -> Bilingual { shown(mail.merged.trigger.value ?? .chargeFailed, in: sold) }
        let (product, name) = (words(sold.product), field.shown(spelling(of: sold)))
        return Diagnostic(
            .swappedMails, at: place(wrong),
            Bilingual(
                ja: "\(product.ja)の\(trigger(wrong).ja)のメールの\(name.ja)が、\(trigger(right).ja)のメールと同じです。",
                en: "The mails \(trigger(wrong).en) and \(trigger(right).en) of \(product.en) have the same \(name.en)."),
            related: [Related(place(right), Bilingual(ja: "同じ文", en: "the same text"))],
            help: Bilingual(ja: "写したままなら、このメールの文に書き直してください。", en: "If it was copied, write what this mail is to tell."))
    }

    private static func spelling(of sold: SoldProduct) -> Spelling { sold.product.stepMails.place?.spelling ?? .english }

    private static func shown(_ trigger: MailTrigger, in sold: SoldProduct) -> Bilingual { trigger.shown(spelling(of: sold)) }
}
