import Project
import SourceText

/// Reads the parts of a date one after the other, in digits of either width.
struct DateCursor {
    let text: TextBytes
    private(set) var position: Int

    init(_ text: TextBytes, _ position: Int) { (self.text, self.position) = (text, position) }

    /// A number of so many digits; nothing is read where there are fewer.
    mutating func number(_ digits: ClosedRange<Int>) -> Int? {
        var (value, count, end) = (0, 0, position)
        while count < digits.upperBound, let digit = QuotedNumber.digit(text, end) {
            value = 10 * value + digit.value
            count += 1
            end += digit.length
        }
        guard digits.contains(count) else { return nil }
        position = end
        return value
    }

    /// The number of one or two digits behind one of some words; nothing is read where it is not there.
    mutating func numberBehind(_ words: [StaticString]) -> Int? {
        var cursor = self
        guard cursor.takes(words) else { return nil }
        cursor.skipBlanks()
        guard let number = cursor.number(1...2) else { return nil }
        self = cursor
        return number
    }

    /// Whether one of some words stands here, which is then read.
    mutating func takes(_ words: [StaticString]) -> Bool {
        guard let word = words.first(where: { text.starts(position, with: $0) }) else { return false }
        position += word.utf8CodeUnitCount
        return true
    }

    mutating func skipBlanks() { position = text.end(of: Self.blanks, from: position) }

    private static let blanks: [StaticString] = [" ", "\u{3000}"]

    /// The number of one or two digits that ends at an offset, and where it begins.
    static func number(_ text: TextBytes, before end: Int) -> (value: Int, start: Int)? {
        var (value, start, power) = (0, end, 1)
        while let digit = QuotedNumber.digit(text, start - 1) ?? wideDigit(text, before: start) {
            if power > 10 { return nil }
            value += digit.value * power
            start -= digit.length
            power *= 10
        }
        // `1.5月`, `1,234月`.
        let isPart = start > 0 && (text[start - 1] == UInt8(ascii: ".") || text[start - 1] == UInt8(ascii: ","))
        return start < end && !isPart ? (value, start) : nil
    }

    private static func wideDigit(_ text: TextBytes, before end: Int) -> (value: Int, length: Int)? {
        QuotedNumber.digit(text, end - 3).flatMap { $0.length == 3 ? $0 : nil }
    }

    // MARK: What stands beside it

    /// Whether a longer word or number goes on here. A full stop ends a sentence.
    var isBeforeWord: Bool {
        let rest = text.starts(position, with: ".") ? position + 1 : position
        return rest < text.count && Self.isPartOfWord(text[rest]) || QuotedNumber.digit(text, position) != nil
    }

    static func isPartOfWord(_ text: TextBytes, before start: Int) -> Bool {
        start > 0 && isPartOfWord(text[start - 1]) || wideDigit(text, before: start) != nil
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || "-/._=&?#@+".utf8.contains(byte)
    }

    /// Whether what was read as a day is a span of them: 2月30日間, 30日以内.
    var isBeforeSpan: Bool { Self.spans.contains { text.starts(position, with: $0) } }

    private static let spans: [StaticString] = [
        "間", "以内", "以上", "以下", "未満", "後", "前", "目", "分", "程", "ほど", "くらい", "ぐらい", "毎", "ごと", "おき", "が経", "を過",
    ]

    /// Whether what stands here makes a date of two numbers: `まで`, ` 23:59締切`.
    var isBeforeDeadline: Bool {
        var cursor = self
        cursor.skipBlanks()
        if cursor.number(1...2) != nil {
            guard cursor.numberBehind([":", "："]) != nil || cursor.takes(["時"]) else { return false }
            cursor.skipBlanks()
        }
        // `11/31まで進みました` counts what is done.
        if cursor.takes(["まで進", "まで終", "まで完", "まで達", "まで到達", "まで読", "まで学", "まで解", "まで来", "まで修了"]) { return false }
        return cursor.takes(["まで", "迄", "締切", "締め切", "〆切", "必着", "しめきり", "が締切", "が期限", "期限"])
    }

    /// What stands between the beginning and the end of a range, or between two days of a list.
    enum Between: CaseIterable {
        case wave, from, list

        var words: [StaticString] {
            switch self {
            case .wave: ["〜", "～", "~"]
            case .from: ["から"]
            case .list: ["・", "、", "，", "と", "-", "－", "–", "−"]
            }
        }
    }
}
