import Project
import SourceText

/// Registration numbers in a text, `T` and 13 digits behind a word for them: `登録番号:T8700110005901`, `インボイス番号 T8-7001-1000-5901`, in full
/// width too. The word may end the line above, or the one above an empty line. Right behind 登録番号 one of 12 or 14 digits is one that lacks a
/// digit or has one too many, and 13 digits without a `T` may be one that lacks that.
enum QuotedRegistrationNumbers {
    struct Number: Sendable {
        /// In half width and without hyphens.
        let value: String
        var digits: Int { value.utf8.count - 1 }
        /// There is no `T` in the text, so that it may be another number unless it is the one that is expected.
        var lacksLetter = false
        let range: Range<Int>
    }

    static func find(in text: TextBytes) -> [Number] {
        text.all(next) { start in
            (number(text, start) ?? numberWithoutLetter(text, start)).map { ($0, $0.range.upperBound) }
        }
    }

    /// Where one may begin: `T` before a digit of either width, a hyphen or a blank, or a full-width one (EF BC B4); also 号 (E5 8F B7) of 登録番号,
    /// behind which one without a `T` may stand.
    private static func next(_ text: TextBytes, from index: Int) -> Int {
        text.next(from: index) { bytes, start, end in
            ByteSearch.first(bytes, start, end) { bytes, index in
                let second = ByteSearch.load(bytes, index &+ 1)
                let behind: ByteSearch.Mask =
                    ByteSearch.among(10, from: UInt8(ascii: "0"), second) .| ByteSearch.equal(second, UInt8(ascii: "-"))
                    .| ByteSearch.equal(second, 0x20) .| ByteSearch.equal(second, 0xE3) .| ByteSearch.equal(second, 0xEF)
                return (ByteSearch.equal(ByteSearch.load(bytes, index), UInt8(ascii: "T")) .& behind)
                    .| ByteSearch.equal(bytes, index, 0xEF, 0xBC, 0xB4) .| ByteSearch.equal(bytes, index, 0xE5, 0x8F, 0xB7)
            }
        }
    }

    /// 13 digits right behind 登録番号.
    private static func numberWithoutLetter(_ text: TextBytes, _ sign: Int) -> Number? {
        let word = sign + "号".utf8.count
        guard text.ends(word, with: name) else { return nil }
        let start = text.end(of: [" ", "\u{3000}", ":", "：", "は"], from: word)
        let digits = text[start...].prefix(14).prefix(while: isDigit)
        guard digits.count == 13, isCertain(text, start..<start + 13) else { return nil }
        return Number(value: "T" + String(decoding: digits, as: UTF8.self), lacksLetter: true, range: start..<start + 13)
    }

    private static func number(_ text: TextBytes, _ start: Int) -> Number? {
        if text.starts(start, with: "号") { return nil }
        var value: [UInt8] = [UInt8(ascii: "T")]
        var position = start + (text[start] < 0x80 ? 1 : 3)
        let first = text.end(of: [" ", "\u{3000}"], from: position)
        let isUsual = first == position
        position = first
        var end = position
        while value.count < 17 {
            position = text.end(of: hyphens, from: position)
            guard let digit = QuotedNumber.digit(text, position) else { break }
            value.append(UInt8(ascii: "0") + UInt8(digit.value))
            position += digit.length
            end = position
        }
        guard (13...15).contains(value.count), start == 0 || !isLetter(text[start - 1]),
            isUsual && value.count == 14 ? isNamed(text, before: start) : isCertain(text, start..<end)
        else { return nil }
        return Number(value: String(decoding: value, as: UTF8.self), range: start..<end)
    }

    private static let hyphens: [StaticString] = ["-", "－", "‐"]

    /// Whether a word for it stands before on the line, or on the line above of a number that begins its own.
    private static func isNamed(_ text: TextBytes, before start: Int) -> Bool {
        let line = startOfLine(start, in: text)
        if names(line..<start, in: text) { return true }
        guard text.end(of: beforeAlone, from: line) >= start else { return false }
        let end = text.start(of: ["\n", "\r", " ", "\u{3000}"], before: line)
        guard text[end..<line].count(where: { $0 == UInt8(ascii: "\n") }) <= 2 else { return false }
        return names(startOfLine(end, in: text)..<end, in: text)
    }

    /// Whether nothing else is meant by a number with another count of digits or a blank behind its `T`: right before it stands 登録番号
    /// alone, which is not that of a customer or of a trade (お客様登録番号, 旅行業登録番号), and no further digits stand behind it.
    private static func isCertain(_ text: TextBytes, _ number: Range<Int>) -> Bool {
        if QuotedNumber.digit(text, text.end(of: hyphens + [" ", "\u{3000}"], from: number.upperBound)) != nil { return false }
        let word = text.start(of: [" ", "\u{3000}", ":", "：", "は"], before: number.lowerBound)
        guard text.ends(word, with: name) else { return false }
        let start = word - name.utf8CodeUnitCount
        return start == startOfLine(start, in: text) || beforeName.contains { text.ends(start, with: $0) }
    }

    private static let name: StaticString = "登録番号"
    private static let beforeName: [StaticString] = [
        " ", "\u{3000}", "・", "(", "（", "「", "【", "■", "●", "◆", "※", "インボイス", "発行事業者", "発行事業者の", "消費税",
    ]

    private static let beforeAlone: [StaticString] = [" ", "\u{3000}", "・", ":", "：", "(", "（", "「"]

    private static let words: [StaticString] = ["登録番号", "インボイス", "適格請求書発行事業者", "egistration number", "egistration No"]

    private static func startOfLine(_ end: Int, in text: TextBytes) -> Int { text.startOfLine(before: end, within: 120) }

    private static func names(_ range: Range<Int>, in text: TextBytes) -> Bool {
        TextBytes(rebasing: text[range]).holds(words)
    }
}
