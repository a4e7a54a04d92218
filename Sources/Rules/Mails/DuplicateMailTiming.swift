import Project
import Schema
import SourceText

/// Two mails of one product that are sent at one time.
extension Rule {
    static let duplicateMailTiming = Rule(
        Explanation(
            .duplicateMailTiming,
            title: Bilingual(
                ja: "1つの商品に、同じときに送られるステップメールが2つ以上あります。", en: "A product sends several step mails at the same time."),
            why: Bilingual(
                ja: "きっかけも送るまでの時間も同じなので、購入者には同時に2通以上届きます。古いほうを消し忘れたのかもしれません。",
                en:
                    "Trigger and delay are the same, so buyers get several mails at the same time. An old one may have been left behind."
            ),
            fix: Bilingual(
                ja: "要らないほうを消すか、delay_minutes を変えます。", en: "Remove the one that is not needed, or change its `delay_minutes`."),
            waiver: Bilingual(
                ja: "どれも要るなら、示された行の終わりか、そのすぐ上の行に「# kessai: allow duplicate-mail-timing 理由」と書けば残せます。",
                en:
                    "If they are intended, allow them: `# kessai: allow duplicate-mail-timing REASON`, at the end of the line shown or right above it."
            ),
            bad: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: charge-failed
                    trigger: charge_failed
                    subject: お支払いの確認のお願い
                    body: お支払い方法をご確認ください。
                  - id: charge-failed-old
                    trigger: ⟦charge_failed⟧
                    subject: カードの確認のお願い
                    body: カードの有効期限をご確認ください。

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: charge-failed
                    trigger: charge_failed
                    subject: お支払いの確認のお願い
                    body: お支払い方法をご確認ください。
                  - id: charge-failed-again
                    trigger: charge_failed
                    delay_minutes: 4320
                    subject: もう一度のお願い
                    body: お支払い方法をご確認ください。

                """))
    ) { (sold: SoldProduct) in
        if sold.mails.areFewAndDistinct(by: MailTiming.init) { return [] }
        // Those that are never sent are the findings of `trigger-never-fires`, and all of them are sent or none.
        let isNeverSent =
            sold.mails.first { !$0.isUnresolved && $0.merged.trigger.value == .recurringCancelled }.map(sold.neverSends) ?? false
        var seen: [MailTiming: Simultaneous] = [:]
        return sold.mails.compactMap { mail in
            guard let timing = MailTiming(mail), !(isNeverSent && timing.trigger == .recurringCancelled) else { return nil }
            guard let first = seen[timing, default: Simultaneous(first: mail)].first(before: mail) else { return nil }
            return together(mail, first, timing, sold.product)
        }
    }

    /// The mails of one time.
    private struct Simultaneous {
        let first: SentMail
        private var ids: Set<String> = []
        private var count = 0

        init(first: SentMail) { self.first = first }

        /// The first of them for the second: of several at one time one is told, and the same mail twice is told by its id.
        mutating func first(before mail: SentMail) -> SentMail? {
            if let id = mail.merged.id.value, !ids.insert(id).inserted { return nil }
            count += 1
            return count == 2 ? first : nil
        }
    }

    /// When a mail is sent.
    private struct MailTiming: Hashable {
        let trigger: MailTrigger
        let delay: Int

        init?(_ mail: SentMail) {
            let delay = mail.merged.delayMinutes
            guard !mail.isUnresolved, let trigger = mail.merged.trigger.value, !delay.isPoisoned,
                !(delay.isAbsent && mail.mayLackFields)
            else { return nil }
            self.trigger = trigger
            self.delay = delay.value ?? 0
        }

        /// In English.
        var after: String { delay == 0 ? "right after" : "\(delay) minute\(delay == 1 ? "" : "s") after" }
    }

    private static func together(
        _ mail: SentMail, _ first: SentMail, _ timing: MailTiming, _ product: Shared<Product>
    ) -> Diagnostic {
        func location(_ mail: SentMail) -> Location { mail.location { $0.trigger.place } }
        let spelling = product.stepMails.place?.spelling ?? .english
        let trigger = timing.trigger.shown(spelling)
        let delay = FieldName.delayMinutes.shown(spelling)
        return Diagnostic(
            .duplicateMailTiming, at: location(mail),
            Bilingual(
                ja: "\(words(product).ja)は、\(trigger.ja)のメールを、登録から\(timing.delay)分後に2通以上送ります。購入者には同時に届きます。",
                en:
                    "\(words(product).en) sends more than one mail \(timing.after) \(trigger.en); buyers get them at the same time."
            ),
            related: [Related(location(first), Bilingual(ja: "先に書かれたもの", en: "the one written before"))],
            help: Bilingual(
                ja: "要らないほうを消すか、\(delay.ja)を変えてください。", en: "Remove the one that is not needed, or change its \(delay.en)."))
    }
}
