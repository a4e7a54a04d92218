import Project
import Schema
import SourceText

/// The mail for a failed charge that tells of the end of a contract, beside the one for the end that tells of a failed charge.
extension Rule {
    static let swappedMails = Rule(
        Explanation(
            .swappedMails,
            title: Bilingual(
                ja: "課金失敗時のメールと、定期支払いのキャンセルのメールが入れ替わっているようです。",
                en: "The mail for a failed charge and the one for cancelled payments seem to be exchanged."),
            why: Bilingual(
                ja: "課金に失敗した購入者に退会のお知らせが届き、やめた購入者にお支払いのお願いが届くことになります。",
                en: "Buyers whose charge fails would be told that they have left, and those who left would be asked to pay."),
            fix: Bilingual(ja: "2通の trigger を入れ替えます。", en: "Exchange the `trigger` of the two."),
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
        guard sold.mails.count > 1, let failed = sold.mails.first(where: { speaks($0, .chargeFailed, tellsOfEnd) }),
            let cancelled = sold.mails.first(where: { speaks($0, .recurringCancelled, tellsOfFailure) })
        else { return [] }
        let spelling = sold.product.stepMails.place?.spelling ?? .english
        let (first, second) = (MailTrigger.chargeFailed.shown(spelling), MailTrigger.recurringCancelled.shown(spelling))
        let location = cancelled.location { $0.subject.place }
        return [
            Diagnostic(
                .swappedMails, at: failed.location { $0.subject.place },
                Bilingual(
                    ja: "\(words(sold.product).ja)の\(first.ja)のメールと\(second.ja)のメールは、件名からすると入れ替わっているようです。",
                    en:
                        "By their subjects, the mails \(first.en) and \(second.en) of \(words(sold.product).en) seem to be exchanged."
                ),
                related: [Related(location, Bilingual(ja: "もう1通の件名", en: "the subject of the other one"))],
                help: Bilingual(ja: "2通の trigger を確かめてください。", en: "Check the `trigger` of both."))
        ]
    }

    private static func speaks(_ mail: SentMail, _ trigger: MailTrigger, _ tells: (TextBytes) -> Bool) -> Bool {
        !mail.isUnresolved && mail.merged.trigger.value == trigger && mail.merged.subject.value?.withTextBytes(tells) == true
    }

    private static func tellsOfEnd(_ subject: TextBytes) -> Bool {
        // 退 is E9 80 80, 解 is E8 A7 A3: hardly any subject has them.
        let start = subject.next(from: 0) { bytes, start, end in
            ByteSearch.first(bytes, start, end) { bytes, index in
                ByteSearch.equal(bytes, index, 0xE9, 0x80, 0x80) .| ByteSearch.equal(bytes, index, 0xE8, 0xA7, 0xA3)
            }
        }
        return start < subject.count && subject.holds(["退会", "解約"]) && subject.holds(["完了", "承りました", "受け付けました", "いたしました"])
            && !tellsOfFailure(subject)
    }

    private static func tellsOfFailure(_ subject: TextBytes) -> Bool {
        subject.holds(["完了していません", "完了しませんでした", "できませんでした", "失敗", "カードをご確認", "カードを確認", "カードのご確認", "カードの確認"])
    }
}
