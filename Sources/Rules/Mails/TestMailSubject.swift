import Project
import Schema
import SourceText

/// A subject that says it is a test, in a product that is sold for money.
extension Rule {
    static let testMailSubject = Rule(
        Explanation(
            .testMailSubject,
            title: Bilingual(
                ja: "本番の購入者に届くメールの件名が、テストのままです。", en: "The subject of a mail to real buyers says that it is a test."),
            why: Bilingual(
                ja: "試しに送ったときの件名が残っていると、購入者は自分あてのお知らせと思わず、読まないかもしれません。",
                en: "Where the subject of a trial was left behind, buyers may think that the mail is not meant for them."),
            fix: Bilingual(ja: "購入者に向けた件名に書き直します。", en: "Write the subject that buyers are to read."),
            waiver: Bilingual(ja: "テストが商品の中身なら、このままでかまいません。", en: "If tests are what is sold, keep it."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: charge-failed
                    trigger: charge_failed
                    subject: ⟦【テスト】⟧お支払いの確認のお願い
                    body: お支払い方法をご確認ください。

                """),
            good: .yaml(ExampleProject.askedToPay))
    ) { sold, mails -> [(place: Location, sight: (text: MailText, range: Range<Int>))] in
        sold.mails.flatMap { sent -> [(place: Location, sight: (text: MailText, range: Range<Int>))] in
            guard !sent.isUnresolved, sent.merged.subject.value?.withTextBytes(testWord) != nil, isForBuyers(sold) else {
                return []
            }
            var found: [(place: Location, sight: (text: MailText, range: Range<Int>))] = []
            mails.visitTexts(of: sent.merged) { text in
                guard text.written.isSubject, let range = text.text.withBytes(testWord) else { return }
                found.append((text.text.location(range), (text, range)))
            }
            return found
        }
    } together: { location, sights, _ in
        guard let (text, range) = sights.first else { return nil }
        let written = text.text.text(range)
        return Diagnostic(
            .testMailSubject, at: location,
            Bilingual(
                ja: "\(text.fieldWords.ja)の\(quoted(written).ja)は、本番の購入者にもそのまま届きます。",
                en: "\(quoted(written).en) in \(text.fieldWords.en) goes to real buyers too."),
            help: Bilingual(ja: "購入者に向けた件名に書き直してください。", en: "Write the subject that buyers are to read."),
            fixes: range.upperBound < text.text.count ? [.removing(written, at: location)] : [])
    }

    /// `【テスト】` at the beginning, or nothing but the word.
    private static func testWord(_ subject: TextBytes) -> Range<Int>? {
        if subject.starts(0, with: "【テスト】") { return 0..<"【テスト】".utf8.count }
        guard subject.starts(0, with: "テスト") else { return nil }
        let isWhole = ["テスト", "テストメール", "テスト送信"].contains {
            $0.utf8.count == subject.count && subject.text(subject.indices) == $0
        }
        return isWhole ? subject.indices : nil
    }

    /// Whether somebody can pay for a product with real money.
    private static func isForBuyers(_ sold: SoldProduct) -> Bool {
        sold.methodUses.contains {
            $0.method.useTestEnvironment.value == false || $0.method.useTestEnvironment.isAbsent && !$0.isIncomplete
        }
    }
}
