import SourceText

/// A number that is written in kanji, or in kanji and digits: 「二千九百八十」, 「三万五〇〇〇」, 「1万二千」, 「三,三〇〇」.
///
/// Numerals are parts of many words, so that only what is written as one number is one: neither 「〇〇」 nor 「二三千」 nor 「十五六」.
package struct KanjiNumber {
    package let range: Range<Int>
    package let value: Int

    /// The number whose last numeral ends at an offset.
    package init?(before end: Int, in text: TextBytes) {
        var start = end
        while start > 0, end - start <= Self.longest, let sign = Sign(before: start, in: text), sign.isPart(start, text) {
            start -= sign.length
        }
        self.init(start..<end, in: text)
    }

    /// The number whose first numeral stands at an offset.
    init?(from start: Int, in text: TextBytes) {
        var end = start
        while end - start <= Self.longest, let sign = Sign(at: end, in: text), sign.meaning != .comma { end += sign.length }
        self.init(start..<end, in: text)
    }

    /// Whether a numeral of kanji ends at an offset.
    static func isBefore(_ end: Int, in text: TextBytes) -> Bool { Sign(before: end, in: text)?.isKanji == true }

    /// Behind the numerals of kanji that stand at an offset.
    static func endOfKanji(from start: Int, in text: TextBytes) -> Int {
        var end = start
        while let sign = Sign(at: end, in: text), sign.isKanji { end += sign.length }
        return end
    }

    /// Whether a number stands before an offset that is not to be read alone: 「二、三千円」, 「三〜五千円」.
    static func isListed(_ start: Int, in text: TextBytes) -> Bool {
        guard let sign = between.first(where: { text.ends(start, with: $0) }) else { return false }
        return Sign(before: start - sign.utf8CodeUnitCount, in: text) != nil
    }

    private static let between: [StaticString] = ["、", "・", "〜", "～", "~", "ー", "–", "—", "か"]

    /// No price takes so many bytes, nor do the numbers of this reader come near the largest one.
    private static let longest = 60
    private static let mostDigits = 9

    private init?(_ range: Range<Int>, in text: TextBytes) {
        guard let value = Self.value(of: range, in: text) else { return nil }
        (self.range, self.value) = (range, value)
    }

    private static func value(of range: Range<Int>, in text: TextBytes) -> Int? {
        guard !range.isEmpty, range.count <= longest else { return nil }
        // What 億 and 万 have multiplied, and what is still before one of them.
        var (total, section) = (0, 0)
        var (largest, large) = (10_000, Int.max)
        var index = range.lowerBound
        while index < range.upperBound {
            let part = Part(&index, range.upperBound, in: text)
            if let part, !part.fits(section) { return nil }
            guard index < range.upperBound else {
                guard let part, total == 0 || part.value < 10_000 else { return nil }
                return total + section + part.value
            }
            guard let sign = Sign(at: index, in: text), case .unit(let unit) = sign.meaning else { return nil }
            index += sign.length
            if unit < 10_000 {
                guard unit < largest, part.map({ $0.count == 1 }) ?? true else { return nil }
                section += (part?.value ?? 1) * unit
                largest = unit
            } else {
                let factor = section + (part?.value ?? 0)
                guard unit < large, factor > 0 else { return nil }
                total += factor * unit
                (section, largest, large) = (0, 10_000, unit)
            }
        }
        return total + section
    }

    /// Digits of one kind between two units.
    private struct Part {
        private(set) var value = 0
        private(set) var count = 0
        private var first = 0
        private var isKanji = false

        /// Nil where no digit stands.
        init?(_ index: inout Int, _ end: Int, in text: TextBytes) {
            while index < end, count < mostDigits, let sign = Sign(at: index, in: text) {
                switch sign.meaning {
                case .digit(let digit):
                    if count == 0 { (first, isKanji) = (digit, sign.isKanji) }
                    guard isKanji == sign.isKanji else { return }
                    (value, count) = (value * 10 + digit, count + 1)
                case .comma: if !Part.isGroup(index + sign.length, end, in: text) { return }
                case .unit: if count == 0 { return nil } else { return }
                }
                index += sign.length
            }
            if count == 0 { return nil }
        }

        /// Whether it may stand behind what 千, 百 and 十 have multiplied. 「二三」 is two or three, and 「〇」 often any number.
        func fits(_ section: Int) -> Bool {
            if section > 0 { return count == 1 && first > 0 }
            return !isKanji || first > 0 && (count != 2 || value % 10 != first + 1)
        }

        /// Whether three digits stand at an offset, and no more.
        private static func isGroup(_ start: Int, _ end: Int, in text: TextBytes) -> Bool {
            var index = start
            for _ in 0..<3 {
                guard let sign = Sign(at: index, in: text), case .digit = sign.meaning else { return false }
                index += sign.length
            }
            guard index < end, let sign = Sign(at: index, in: text), case .digit = sign.meaning else { return true }
            return false
        }
    }

    /// What numbers are written with.
    private struct Sign {
        enum Meaning: Equatable { case digit(Int), unit(Int), comma }

        let meaning: Meaning
        let length: Int
        let isKanji: Bool

        init?(at index: Int, in text: TextBytes) {
            guard index >= 0, index < text.count else { return nil }
            if let digit = QuotedNumber.digit(text, index) {
                (meaning, length, isKanji) = (.digit(digit.value), digit.length, false)
            } else if let comma = QuotedNumber.sign(UInt8(ascii: ","), text, index) {
                (meaning, length, isKanji) = (.comma, comma, false)
            } else if text[index] >= 0xE3, let numeral = Self.numerals.first(where: { text.starts(index, with: $0.kanji) }) {
                (meaning, length, isKanji) = (numeral.meaning, numeral.kanji.utf8CodeUnitCount, true)
            } else {
                return nil
            }
        }

        init?(before end: Int, in text: TextBytes) {
            // Either one byte or three.
            for start in [end - 1, end - 3] {
                if let sign = Sign(at: start, in: text), sign.length == end - start {
                    self = sign
                    return
                }
            }
            return nil
        }

        /// Whether it belongs to the number behind it: a comma does between digits.
        func isPart(_ end: Int, _ text: TextBytes) -> Bool {
            meaning != .comma || Sign(before: end - length, in: text).map { $0.meaning != .comma } == true
        }

        private static let numerals: [(kanji: StaticString, meaning: Meaning)] = [
            ("〇", .digit(0)), ("一", .digit(1)), ("二", .digit(2)), ("三", .digit(3)), ("四", .digit(4)), ("五", .digit(5)),
            ("六", .digit(6)), ("七", .digit(7)), ("八", .digit(8)), ("九", .digit(9)), ("壱", .digit(1)), ("弐", .digit(2)),
            ("参", .digit(3)), ("十", .unit(10)), ("拾", .unit(10)), ("百", .unit(100)), ("千", .unit(1_000)), ("万", .unit(10_000)),
            ("萬", .unit(10_000)), ("億", .unit(100_000_000)),
        ]
    }
}
