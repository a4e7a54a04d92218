import SourceText

/// A date of this century with its year, as mails write it, perhaps with its day of the week:
///
///     2026/12/31  2026-12-31  2026.12.31（木）  2026年12月31日(木曜日)
///
/// What stands in an address or goes on as a longer number is none: `https://example.jp/2026/11/31`, `090-2026-11-31`.
struct WrittenDate {
    /// Without the day of the week.
    let range: Range<Int>
    let year: Int
    let month: Int
    let day: Int
    /// The one that is written in brackets behind it, and where.
    let weekday: (day: Weekday, range: Range<Int>, end: Int)?

    /// The day of the week as one kanji, Sunday first.
    enum Weekday: Int, CaseIterable {
        case sunday, monday, tuesday, wednesday, thursday, friday, saturday

        var kanji: StaticString { Weekday.kanji[rawValue] }

        private static let kanji: [StaticString] = ["日", "月", "火", "水", "木", "金", "土"]
    }

    static func find(in text: TextBytes) -> [WrittenDate] {
        text.all(next) { WrittenDate(text, at: $0).map { ($0, $0.range.upperBound) } }
    }

    /// Where a year may begin: `20` and a digit.
    private static func next(_ text: TextBytes, from index: Int) -> Int {
        text.next(from: index) { bytes, start, end in
            ByteSearch.first(bytes, start, end) { bytes, index in
                ByteSearch.equal(ByteSearch.load(bytes, index), UInt8(ascii: "2"))
                    .& ByteSearch.equal(ByteSearch.load(bytes, index &+ 1), UInt8(ascii: "0"))
                    .& ByteSearch.among(10, from: UInt8(ascii: "0"), ByteSearch.load(bytes, index &+ 2))
            }
        }
    }

    private init?(_ text: TextBytes, at start: Int) {
        if start > 0, WrittenDate.isPartOfWord(text[start - 1]) { return nil }
        var position = start
        guard let year = WrittenDate.number(text, &position, digits: 4...4),
            let form = WrittenDate.forms.first(where: { text.starts(position, with: $0.behindYear) })
        else { return nil }
        position += form.behindYear.utf8CodeUnitCount
        guard let month = WrittenDate.number(text, &position, digits: 1...2), text.starts(position, with: form.behindMonth) else {
            return nil
        }
        position += form.behindMonth.utf8CodeUnitCount
        guard let day = WrittenDate.number(text, &position, digits: 1...2), text.starts(position, with: form.behindDay) else {
            return nil
        }
        position += form.behindDay.utf8CodeUnitCount
        // A full stop ends a sentence.
        let rest = text.starts(position, with: ".") ? position + 1 : position
        if form.behindDay.utf8CodeUnitCount == 0, rest < text.count, WrittenDate.isPartOfWord(text[rest]) { return nil }
        // Versions and numbers of orders have these signs too.
        if !form.isOfDatesOnly, !(1...12 ~= month && 1...31 ~= day) { return nil }
        if MailVariables.isInURL(text, start) { return nil }
        range = start..<position
        (self.year, self.month, self.day) = (year, month, day)
        weekday = WrittenDate.weekday(text, behind: position)
    }

    private static let forms:
        [(behindYear: StaticString, behindMonth: StaticString, behindDay: StaticString, isOfDatesOnly: Bool)] = [
            ("年", "月", "日", true), ("/", "/", "", true), ("-", "-", "", false), (".", ".", "", false),
        ]

    private static func number(_ text: TextBytes, _ position: inout Int, digits: ClosedRange<Int>) -> Int? {
        var (value, count) = (0, 0)
        while position < text.count, isDigit(text[position]), count < digits.upperBound {
            value = 10 * value + Int(text[position] - UInt8(ascii: "0"))
            count += 1
            position += 1
        }
        return digits.contains(count) ? value : nil
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || "-/._=&?#@+".utf8.contains(byte)
    }

    private static func weekday(_ text: TextBytes, behind end: Int) -> (day: Weekday, range: Range<Int>, end: Int)? {
        let open = text.end(of: [" ", "\u{3000}"], from: end)
        guard let pair = brackets.first(where: { text.starts(open, with: $0.open) }) else { return nil }
        let start = open + pair.open.utf8CodeUnitCount
        guard let day = Weekday.allCases.first(where: { text.starts(start, with: $0.kanji) }) else { return nil }
        let close = text.end(of: ["曜日", "曜"], from: start + 3)
        guard text.starts(close, with: pair.close) else { return nil }
        return (day, start..<start + 3, close + pair.close.utf8CodeUnitCount)
    }

    private static let brackets: [(open: StaticString, close: StaticString)] = [("(", ")"), ("（", "）")]

    // MARK: The calendar

    var exists: Bool { 1...12 ~= month && 1...daysOfMonth ~= day }

    /// Of a month that there is.
    var daysOfMonth: Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The day of the week by Zeller: a year that begins in March has its odd day at its end.
    var trueWeekday: Weekday? {
        let (year, month) = month < 3 ? (year - 1, month + 12) : (year, month)
        let days = day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400
        // 0 is Saturday.
        return Weekday(rawValue: (days + 6) % 7)
    }
}
