import SourceText

/// Dates in English, which end with their year: `January 28, 2026`, `Thursday, 28 Jan. 2026`, `Jan 28th, 2026 (Thu)`.
extension WrittenDate {
    static func english(_ year: Int, _ range: Range<Int>, in text: TextBytes) -> WrittenDate? {
        if DateCursor(text, range.upperBound).isBeforeWord { return nil }
        var words = Backwards(text: text, position: range.lowerBound)
        guard words.skipsBlanks() else { return nil }
        let date: (month: Int, day: Int)?
        if let month = words.month() {
            // In `Newsletter No. 31, June 2026` a number is no day, nor in `Lesson 31 April 2026`.
            date = words.skipsBlanks(withComma: false) ? words.day().map { (month, $0) } : nil
            if words.isNumbered { return nil }
        } else if let day = words.day(), words.skipsBlanks() {
            date = words.month().map { ($0, day) }
        } else {
            date = nil
        }
        guard let (month, day) = date else { return nil }
        let start = words.position
        let before = words.skipsBlanks() ? WrittenWeekday(before: words.withoutPoint, in: text) : nil
        return WrittenDate(
            range: start..<range.upperBound, year: year, month: month, day: day,
            weekday: before ?? WrittenWeekday(behind: range.upperBound, in: text))
    }
}

/// Reads the words before an offset, the last one first.
private struct Backwards {
    let text: TextBytes
    private(set) var position: Int

    /// Blanks with a comma among them or not.
    mutating func skipsBlanks(withComma: Bool = true) -> Bool {
        let start = text.start(of: withComma ? [" ", ","] : [" "], before: position)
        defer { position = start }
        return start < position
    }

    /// Whether a word for what has numbers stands before: `No. `, `Lesson `.
    var isNumbered: Bool {
        var end = text.start(of: [" ", "."], before: position)
        if end == position { return text.ends(end, with: "#") }
        var word: [UInt8] = []
        while end > 0, isLetter(text[end - 1]), word.count < 12 {
            end -= 1
            word.append(text[end] | 0x20)
        }
        return Self.numbered.contains { name in
            name.utf8CodeUnitCount == word.count
                && zip(word.reversed(), UnsafeBufferPointer(start: name.utf8Start, count: word.count)).allSatisfy(==)
        }
    }

    private static let numbered: [StaticString] = [
        "no", "nr", "number", "vol", "volume", "issue", "lesson", "unit", "chapter", "part", "session", "episode", "class",
        "week",
        "room", "page", "item", "order", "edition", "newsletter", "step", "module", "season", "round",
    ]

    /// The position before the point of `Thu.`.
    var withoutPoint: Int { text.ends(position, with: ".") ? position - 1 : position }

    /// `January`, `Jan`, `Jan.`
    mutating func month() -> Int? {
        let end = withoutPoint
        var start = end
        while start > 0, end - start < 12, isLetter(text[start - 1]) { start -= 1 }
        guard 3...9 ~= end - start, text[start] & 0x20 == 0 else { return nil }
        let word = text[start..<end]
        let month = Self.months.firstIndex { name in
            word.count <= name.utf8CodeUnitCount
                && zip(word, UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
                    .allSatisfy { $0 | 0x20 == $1 }
        }
        if month != nil { position = start }
        return month.map { $0 + 1 }
    }

    /// `28`, `28th`
    mutating func day() -> Int? {
        let ordinal = ["st", "nd", "rd", "th"].first { text.ends(position, with: $0) } as StaticString?
        let end = position - (ordinal?.utf8CodeUnitCount ?? 0)
        guard let (day, start) = DateCursor.number(text, before: end), 1...31 ~= day,
            !DateCursor.isPartOfWord(text, before: start)
        else { return nil }
        position = start
        return day
    }

    private static let months: [StaticString] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
}
