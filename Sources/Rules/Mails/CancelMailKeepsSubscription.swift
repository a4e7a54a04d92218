import Project
import Schema
import SourceText

/// A mail for the end of payments that does not end the mails (domain.md R29).
extension Rule {
    static let cancelMailKeepsSubscription = Rule(
        Explanation(
            .cancelMailKeepsSubscription,
            title: Bilingual(
                ja: "定期支払いのキャンセルのメールに、配信解除がありません。",
                en: "The mail for cancelled payments does not unsubscribe the buyer."),
            why: Bilingual(
                ja: "MyASPでは、定期決済を停止(退会)してもメールの配信は止まりません。止めるには、配信後に実行するコマンドで「配信解除」を選びます。",
                en: "In MyASP the end of the payments (退会) does not end the mails; the command 配信解除 after the mail does."),
            fix: Bilingual(
                ja: "配信も止めるなら unsubscribe: true、続けるつもりなら unsubscribe: false と書きます。",
                en: "Write `unsubscribe: true` to end the mails as well, or `unsubscribe: false` if they are to go on."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: cancelled
                    trigger: ⟦recurring_cancelled⟧
                    subject: 定期のお支払いを停止しました
                    body: ご利用ありがとうございました。

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
    ) { sold, texts -> [(place: Location, sight: Spelling)] in
        // A mail that is never sent is the finding of `trigger-never-fires`.
        if let types = sold.methodTypes, !types.contains(.recurring) { return [] }
        // Whichever mail unsubscribes, and however late, ends them all.
        let ends = sold.mails.contains {
            $0.merged.trigger.value == .recurringCancelled && $0.merged.unsubscribe.value == true
        }
        if ends { return [] }
        // A definition stands for the products that use it unless they say otherwise.
        let silent = sold.mails.compactMap { sent -> (place: Location, sight: Spelling)? in
            // Who writes `false` has decided.
            guard !sent.isUnresolved, !sent.merged.origin.isIncomplete, sent.merged.unsubscribe.isAbsent,
                case .present(.recurringCancelled, let trigger) = sent.merged.trigger
            else { return nil }
            // `trigger` has one name only, which does not tell in which spelling the file is written.
            return (trigger.valueLocation, sent.merged.subject.place?.spelling ?? trigger.spelling)
        }
        // One whose setting was indented into its text is told there (`setting-in-mail-text`).
        return silent.isEmpty || sold.mails.contains(where: { hasIndentedUnsubscribe($0, texts) }) ? [] : silent
    } together: { location, spellings, _ in
        let spelling = spellings.first ?? .english
        let name = MailTrigger.recurringCancelled.shown(spelling)
        let key = FieldName.unsubscribe.written(in: spelling)
        return Diagnostic(
            .cancelMailKeepsSubscription, at: location,
            Bilingual(
                ja: "\(name.ja)のメールに配信解除がないので、支払いが止まってもメールの配信は続きます。",
                en: "The mail \(name.en) does not unsubscribe, so the mails go on after the payments end."),
            help: Bilingual(
                ja: "配信も止めるなら「\(key): true」、続けるなら「\(key): false」と書いてください。",
                en: "Write `\(key): true` to end the mails as well, or `\(key): false` to let them go on."))
    }

    private static func hasIndentedUnsubscribe(_ sent: SentMail, _ texts: MailLookup) -> Bool {
        guard sent.merged.trigger.value == .recurringCancelled, let body = sent.merged.body.place else { return false }
        var isFound = false
        texts.visitTexts(of: sent.merged) { text in
            guard text.place == body, let settings = IndentedSettings(sent.merged, text.text) else { return }
            isFound = isFound || settings.all.contains { $0.field == FieldName.unsubscribe }
        }
        return isFound
    }
}
