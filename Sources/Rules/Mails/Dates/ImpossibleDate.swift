import Project
import Schema
import SourceText

/// A date in a mail that no calendar has, or that is another day of the week.
extension Rule {
    static let impossibleDate = Rule(
        Explanation(
            .impossibleDate,
            title: Bilingual(
                ja: "メールに、暦にない日付や、曜日の違う日付があります。", en: "A mail has a date that does not exist, or with the wrong day of the week."),
            why: Bilingual(
                ja: "日付を書き換えたときに、日や曜日が古いまま残ることがあります。購入者は、どの日のことか分かりません。",
                en:
                    "When a date is changed, its day or its day of the week is easily left behind. Buyers cannot tell which day is meant."
            ),
            fix: Bilingual(ja: "正しい日付と曜日を書きます。", en: "Write the right date and day of the week."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      ⟦2026/11/31⟧ までに、お支払い方法をご確認ください。
                      次のお支払いは 2026年12月31日(⟦金⟧) です。

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      2026/11/30 までに、お支払い方法をご確認ください。
                      次のお支払いは 2026年12月31日(木) です。

                """))
    ) { (text: MailText) in
        if !text.mayHoldDates { return [] }
        let dates = text.text.withBytes(WrittenDate.find)
        let contradictions = text.text.withBytes { NeighbouringDates.contradictions(among: dates, in: $0) }
        return dates.compactMap { date in
            if !date.exists { return notInCalendar(date, in: text) }
            guard let weekday = date.weekday, let right = date.trueWeekday, right != weekday.day else { return nil }
            return wrongWeekday(right, weekday, quoted(text.text.text(date.whole)), in: text)
        } + contradictions.map { contradiction($0, in: text) }
    }

    private static func contradiction(_ found: NeighbouringDates.Contradiction, in text: MailText) -> Diagnostic {
        let (date, other) = (found.date, found.other)
        let (written, neighbour) = (quoted(text.text.text(date.whole)), quoted(text.text.text(other.whole)))
        let location = text.text.location(found.weekday.range)
        return Diagnostic(
            .impossibleDate, at: location,
            Bilingual(
                ja:
                    "\(text.fieldWords.ja)の\(written.ja)は、\(neighbour.ja)と曜日が合いません。\(neighbour.ja)が正しければ、この日は\(found.right.kanji)曜日です。",
                en:
                    "\(written.en) in \(text.fieldWords.en) and \(neighbour.en) cannot both have the right day of the week: if the latter has, the former is a \(capitalised("\(found.right)"))."
            ),
            related: [Related(text.text.location(other.whole), Bilingual(ja: "もう一方の日付", en: "the other date"))],
            help: Bilingual(ja: "日付と曜日の、正しくないほうを直してください。", en: "Correct the date or the day of the week, whichever is wrong."))
    }

    private static func notInCalendar(_ date: WrittenDate, in text: MailText) -> Diagnostic {
        let written = quoted(text.text.text(date.range))
        return Diagnostic(
            .impossibleDate, at: text.text.location(date.range),
            Bilingual(
                ja: "\(text.fieldWords.ja)の\(written.ja)は、暦にない日付です。",
                en: "\(written.en) in \(text.fieldWords.en) is no date of the calendar."),
            note: 1...12 ~= date.month ? lengthOfMonth(date) : nil,
            help: Bilingual(ja: "正しい日付に書き直してください。", en: "Write the right date."))
    }

    private static func lengthOfMonth(_ date: WrittenDate) -> Bilingual {
        let year = date.year.map { "\($0)年" } ?? ""
        let isVarying = date.year == nil && date.month == 2
        return Bilingual(
            ja: "\(year)\(date.month)月は\(date.daysOfMonth)日までです。",
            en: "That month has \(isVarying ? "at most " : "")\(date.daysOfMonth) days.")
    }

    private static func wrongWeekday(
        _ right: WrittenWeekday.Day, _ weekday: WrittenWeekday, _ written: Bilingual, in text: MailText
    ) -> Diagnostic {
        let location = text.text.location(weekday.range)
        return Diagnostic(
            .impossibleDate, at: location,
            Bilingual(
                ja: "\(text.fieldWords.ja)の\(written.ja)は、曜日が違います。この日は\(right.kanji)曜日です。",
                en:
                    "\(written.en) in \(text.fieldWords.en) has the wrong day of the week: that day is a \(capitalised("\(right)"))."
            ),
            help: Bilingual(ja: "日付と曜日の、正しくないほうを直してください。", en: "Correct the date or the day of the week, whichever is wrong."),
            fixes: [.writing(weekday.name(of: right), at: location)])
    }
}
