import Project
import SourceText

/// A date of this century, as mails write it, perhaps with its day of the week:
///
///     2026/12/31  2026-12-31  2026.12.31（木）  2026年12月31日(木曜日)  Thursday, December 31, 2026
///     令和8年12月31日  令和8.12.31  R8.12.31（木）
///     12月31日  12/31（木）  2/31まで                                   without a year
///     2026年1月28日（水）～30日（金）                                     the end of a range, in the year and month of its beginning
///
/// What stands in an address or goes on as a longer number is none: `https://example.jp/2026/11/31`, `090-2026-11-31`.
struct WrittenDate {
    /// Without the day of the week.
    let range: Range<Int>
    /// Nil where it is not written.
    let year: Int?
    let month: Int
    let day: Int
    let weekday: WrittenWeekday?

    /// With the day of the week.
    var whole: Range<Int> {
        guard let weekday else { return range }
        return min(range.lowerBound, weekday.range.lowerBound)..<max(range.upperBound, weekday.end)
    }

    static func find(in text: TextBytes) -> [WrittenDate] {
        var found: [WrittenDate] = []
        var index = next(text, from: 0)
        while index < text.count {
            guard var date = written(text, at: index, behind: found.last?.whole.upperBound) else {
                index = next(text, from: index + 1)
                continue
            }
            found.append(date)
            while let further = date.further(in: text) {
                found.append(further)
                date = further
            }
            index = next(text, from: max(index + 1, date.whole.upperBound))
        }
        return found
    }

    /// Where a year may begin, `20` and a digit, ２ (EF BC 92), 令 (E4 BB A4) or `R8`, or behind the month, 月 (E6 9C 88) or `/3`.
    private static func next(_ text: TextBytes, from index: Int) -> Int {
        text.next(from: index) { bytes, start, end in
            ByteSearch.first(bytes, start, end) { bytes, index in
                let (lead, second) = (ByteSearch.load(bytes, index), ByteSearch.load(bytes, index &+ 1))
                let year: ByteSearch.Mask =
                    ByteSearch.equal(lead, UInt8(ascii: "2")) .& ByteSearch.equal(second, UInt8(ascii: "0"))
                    .& ByteSearch.among(10, from: UInt8(ascii: "0"), ByteSearch.load(bytes, index &+ 2))
                let day: ByteSearch.Mask =
                    (ByteSearch.equal(lead, UInt8(ascii: "/")) .| ByteSearch.equal(lead, UInt8(ascii: "R")))
                    .& ByteSearch.among(10, from: UInt8(ascii: "0"), second)
                return year .| day .| ByteSearch.equal(bytes, index, 0xEF, 0xBC, 0x92)
                    .| ByteSearch.equal(bytes, index, 0xE4, 0xBB, 0xA4) .| ByteSearch.equal(bytes, index, 0xE6, 0x9C, 0x88)
            }
        }
    }

    /// `behind`: the end of the date before it.
    private static func written(_ text: TextBytes, at index: Int, behind last: Int?) -> WrittenDate? {
        switch text[index] {
        case 0xE4, UInt8(ascii: "R"): inEra(text, index)
        case 0xE6: withoutYear(text, month: index)
        case UInt8(ascii: "/"): withoutYear(text, slash: index)
        default: western(text, index, behind: last)
        }
    }

    // MARK: With a year

    private static func western(_ text: TextBytes, _ start: Int, behind last: Int?) -> WrittenDate? {
        var cursor = DateCursor(text, start)
        // `2026/12/31（木）-2027/1/3（日）`.
        let isEndOfRange = last == start - 1 && "-/".utf8.contains(text[start - 1])
        guard isEndOfRange || !DateCursor.isPartOfWord(text, before: start), let year = cursor.number(4...4), year / 100 == 20,
            !MailVariables.isInURL(text, start)
        else { return nil }
        let end = cursor.position
        if let form = forms.first(where: { cursor.takes($0.behindYear) }), let date = numeric(year, form, start, cursor) {
            return date
        }
        return english(year, start..<end, in: text)
    }

    /// `令和8年1月28日`, `令和8.1.28`, and `R8.1.28（水）`, which without the day of the week may be the number of anything.
    private static func inEra(_ text: TextBytes, _ start: Int) -> WrittenDate? {
        var cursor = DateCursor(text, start)
        let isShort = cursor.takes(["R"])
        guard isShort ? !DateCursor.isPartOfWord(text, before: start) : cursor.takes(["令和"]), let year = cursor.number(1...2),
            let form = forms.first(where: { cursor.takes($0.behindYear) }),
            let date = numeric(yearBeforeReiwa + year, form, start, cursor)
        else { return nil }
        return isShort && (date.weekday == nil || MailVariables.isInURL(text, start)) ? nil : date
    }

    private static let yearBeforeReiwa = 2018

    private typealias Form = (
        behindYear: [StaticString], behindMonth: [StaticString], behindDay: [StaticString], isOfDatesOnly: Bool
    )

    private static let forms: [Form] = [
        (["年"], ["月"], ["日"], true), (["/", "／"], ["/", "／"], [], true), (["-"], ["-"], [], false), (["."], ["."], [], false),
    ]

    /// What stands behind a year and its sign.
    private static func numeric(_ year: Int, _ form: Form, _ start: Int, _ behindYear: DateCursor) -> WrittenDate? {
        var cursor = behindYear
        // `2026年 1月 8日`.
        let isKanji = !form.behindDay.isEmpty
        if isKanji { cursor.skipBlanks() }
        guard let month = cursor.number(1...2), cursor.takes(form.behindMonth) else { return nil }
        if isKanji { cursor.skipBlanks() }
        guard let day = cursor.number(1...2), isKanji ? cursor.takes(form.behindDay) : !cursor.isBeforeWord else { return nil }
        // Versions and numbers of orders have these signs too.
        if !form.isOfDatesOnly, !(1...12 ~= month && 1...31 ~= day) { return nil }
        let end = cursor.position
        return WrittenDate(
            range: start..<end, year: year, month: month, day: day, weekday: WrittenWeekday(behind: end, in: cursor.text))
    }

    // MARK: Without one

    /// `11月31日`.
    private static func withoutYear(_ text: TextBytes, month sign: Int) -> WrittenDate? {
        guard let (month, start) = DateCursor.number(text, before: sign), 1...12 ~= month else { return nil }
        var cursor = DateCursor(text, sign)
        guard cursor.takes(["月"]), let day = cursor.number(1...2), day > 0, cursor.takes(["日"]), !cursor.isBeforeSpan,
            !isOfNoYear(text, start, cursor), !MailVariables.isInURL(text, start)
        else { return nil }
        let end = cursor.position
        return WrittenDate(
            range: start..<end, year: nil, month: month, day: day, weekday: WrittenWeekday(behind: end, in: text))
    }

    /// Whether the text itself knows that no year has the day, 「11月31日のない年」, 「例：11月31日」, or counts in the old calendar.
    private static func isOfNoYear(_ text: TextBytes, _ start: Int, _ behind: DateCursor) -> Bool {
        ["旧暦", "旧暦の", "旧", "例：", "例:", "例 ", "例えば", "例えば、", "たとえば", "たとえば、"].contains { text.ends(start, with: $0) }
            || absences.contains { text.starts(behind.position, with: $0) }
    }

    private static let absences: [StaticString] = [
        "のよう", "など", "等", "は存在", "が存在", "という日", "の存在", "のない", "はない", "がない", "は無", "が無", "は実在", "はありませ", "がありませ", "（存在",
    ]

    /// `2/30（月）`, and `11/31まで` where no year has the day: what stands behind it makes a date of it.
    private static func withoutYear(_ text: TextBytes, slash: Int) -> WrittenDate? {
        guard let (month, start) = DateCursor.number(text, before: slash), 1...12 ~= month,
            !DateCursor.isPartOfWord(text, before: start)
        else { return nil }
        var cursor = DateCursor(text, slash + 1)
        guard let day = cursor.number(1...2), 1...31 ~= day, !MailVariables.isInURL(text, start), !isOfWhole(text, start, cursor)
        else { return nil }
        let end = cursor.position
        let weekday = WrittenWeekday(behind: end, in: text)
        let date = WrittenDate(range: start..<end, year: nil, month: month, day: day, weekday: weekday)
        if date.exists { return weekday == nil || isOfNoYear(text, start, cursor) ? nil : date }
        return weekday != nil || cursor.isBeforeDeadline ? date : nil
    }

    /// Whether it is so many of all: `全11/31まで`, `問11/31まで`, `11/31まで（全31問）`.
    private static func isOfWhole(_ text: TextBytes, _ start: Int, _ behind: DateCursor) -> Bool {
        if ["全", "問", "第"].contains(where: { text.ends(start, with: $0) }) { return true }
        let end = text.end(of: ["まで", "（", "(", " "], from: behind.position)
        return text.starts(end, with: "全") && QuotedNumber.digit(text, end + "全".utf8.count) != nil
    }

    // MARK: The end of a range

    /// What goes on right behind it: `2026年1月28日（水）～30日（金）`, `…・30日（金）`, `…から2月3日（火）`, `2026/1/28(水)～1/30(金)`.
    private func further(in text: TextBytes) -> WrittenDate? {
        var cursor = DateCursor(text, whole.upperBound)
        cursor.skipBlanks()
        guard let sign = DateCursor.Between.allCases.first(where: { cursor.takes($0.words) }) else { return nil }
        cursor.skipBlanks()
        let start = cursor.position
        guard var day = cursor.number(1...2) else { return nil }
        var (month, isMonthWritten) = (self.month, false)
        var isSure = false
        if let second = cursor.numberBehind(["月"]), cursor.takes(["日"]) {
            (month, day, isMonthWritten) = (day, second, true)
            isSure = !cursor.isBeforeSpan
        } else if let second = cursor.numberBehind(["/", "／"]) {
            (month, day, isMonthWritten) = (day, second, true)
            isSure = sign == .wave && !cursor.isBeforeWord && 1...31 ~= day
        } else if cursor.takes(["日"]) {
            isSure = sign == .wave && !cursor.isBeforeSpan || sign == .from && text.starts(cursor.position, with: "まで")
        }
        let end = cursor.position
        let weekday = WrittenWeekday(behind: end, in: text)
        guard isSure || weekday != nil, 1...12 ~= month, day > 0, isMonthWritten || day > self.day else { return nil }
        // A list may go back: 「12月20日、1月10日」.
        if month < self.month, sign == .list { return nil }
        return WrittenDate(
            range: start..<end, year: year.map { month < self.month ? $0 + 1 : $0 }, month: month, day: day, weekday: weekday)
    }

    // MARK: The calendar

    /// How many days of a common year have passed with it; nil of a date that no year has.
    var dayOfCommonYear: Int? { exists ? Self.daysBefore[month - 1] + day : nil }

    private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

    var exists: Bool { 1...12 ~= month && 1...daysOfMonth ~= day }

    /// Of a month that there is; without a year the most that it may have.
    var daysOfMonth: Int {
        switch month {
        case 2: year.map { $0 % 4 == 0 && ($0 % 100 != 0 || $0 % 400 == 0) } ?? true ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day of the week by Zeller: a year that begins in March has its odd day at its end.
    var trueWeekday: WrittenWeekday.Day? {
        guard let year else { return nil }
        let (last, month) = month < 3 ? (year - 1, month + 12) : (year, month)
        let days = day + 13 * (month + 1) / 5 + last + last / 4 - last / 100 + last / 400
        // 0 is Saturday.
        return WrittenWeekday.Day(rawValue: (days + 6) % 7)
    }
}
