import SourceText

/// The day of the week that is written beside a date: `（木）`, `(木曜日)`, `【木】`, `（木・祝）`, `(Thu)`, `Thursday`.
struct WrittenWeekday {
    enum Day: Int, CaseIterable {
        case sunday, monday, tuesday, wednesday, thursday, friday, saturday

        var kanji: StaticString { Self.kanji[rawValue] }

        private static let kanji: [StaticString] = ["日", "月", "火", "水", "木", "金", "土"]
    }

    let day: Day
    /// Of its name alone, 木 or Thu.
    let range: Range<Int>
    /// Where it ends with the bracket around it.
    let end: Int
    /// How the name is written in letters; nil of a kanji.
    let latin: Latin?

    struct Latin {
        let isShort: Bool
        let isUpperCase: Bool
    }

    /// Another day, written in the same way.
    func name(of other: Day) -> String {
        guard let latin else { return "\(other.kanji)" }
        let long = "\(other)"
        let name = latin.isShort ? String(long.prefix(Self.lengthOfShort)) : long
        return latin.isUpperCase ? name.uppercased() : name.prefix(1).uppercased() + name.dropFirst()
    }

    /// In brackets behind a date, perhaps as a holiday.
    init?(behind date: Int, in text: TextBytes) {
        let open = text.end(of: Self.blanks, from: date)
        guard let pair = Self.brackets.first(where: { text.starts(open, with: $0.open) }) else { return nil }
        let start = open + pair.open.utf8CodeUnitCount
        let close: Int
        if let kanji = Day.allCases.first(where: { text.starts(start, with: $0.kanji) }) {
            (day, range, latin) = (kanji, start..<start + kanji.kanji.utf8CodeUnitCount, nil)
            close = text.end(of: Self.holidays, from: text.end(of: ["曜日", "曜"], from: range.upperBound))
        } else if let (name, day) = Self.latinName(at: start, in: text) {
            (self.day, range) = (day, name)
            latin = Latin(name, of: day, in: text)
            close = text.starts(name.upperBound, with: ".") ? name.upperBound + 1 : name.upperBound
        } else {
            return nil
        }
        guard text.starts(close, with: pair.close) else { return nil }
        end = close + pair.close.utf8CodeUnitCount
    }

    /// A name in letters that ends at an offset: `Thursday, ` before a date.
    init?(before end: Int, in text: TextBytes) {
        var start = end
        while start > 0, end - start <= Self.longestName, isLetter(text[start - 1]) { start -= 1 }
        guard start < end, text[start] & 0x20 == 0, let (name, day) = Self.latinName(at: start, in: text), name.upperBound == end
        else { return nil }
        // `Mon-Fri`
        let before = text.start(of: Self.blanks, before: start)
        if Self.joining.contains(where: { text.ends(before, with: $0) }) { return nil }
        (self.day, range, self.end) = (day, name, end)
        latin = Latin(name, of: day, in: text)
    }

    /// The letters at an offset, where they are the name of a day or the beginning of one.
    private static func latinName(at start: Int, in text: TextBytes) -> (Range<Int>, Day)? {
        var end = start
        while end < text.count, end - start <= longestName, isLetter(text[end]) { end += 1 }
        guard lengthOfShort...longestName ~= end - start else { return nil }
        let written = text[start..<end]
        let day = Day.allCases.first { "\($0)".utf8.starts(with: written.lazy.map { $0 | 0x20 }) }
        return day.map { (start..<end, $0) }
    }

    private static let lengthOfShort = 3
    private static let longestName = "wednesday".utf8.count
    private static let blanks: [StaticString] = [" ", "\u{3000}"]
    private static let joining: [StaticString] = ["-", "–", "—", "/", "&", "~", "〜", "～", ","]
    private static let brackets: [(open: StaticString, close: StaticString)] = [
        ("(", ")"), ("（", "）"), ("[", "]"), ("［", "］"), ("【", "】"), ("〔", "〕"),
    ]
    private static let holidays: [StaticString] = [
        "・", "/", "／", "、", ",", "，", " ", "\u{3000}", "祝日", "祝", "振替休日", "振休", "休日", "休",
    ]
}

extension WrittenWeekday.Latin {
    fileprivate init(_ name: Range<Int>, of day: WrittenWeekday.Day, in text: TextBytes) {
        isShort = name.count < "\(day)".utf8.count
        isUpperCase = text[name].allSatisfy { $0 & 0x20 == 0 }
    }
}
