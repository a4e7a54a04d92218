import Project
import SourceText

/// Registration numbers in a text, `T` and 13 digits behind 「登録番号」 on its line: `登録番号:T8700110005901`, `T8-7001-1000-5901`, in full width too.
enum QuotedRegistrationNumbers {
    struct Number: Sendable {
        /// In half width and without hyphens.
        let value: String
        let range: Range<Int>
    }

    static func find(in text: TextBytes) -> [Number] {
        text.all(next) { number(text, $0).map { ($0, $0.range.upperBound) } }
    }

    /// Where one may begin: `T` before a digit or a hyphen, or a full-width one (EF BC B4).
    private static func next(_ text: TextBytes, from index: Int) -> Int {
        text.next(from: index) { bytes, start, end in
            ByteSearch.first(bytes, start, end) { bytes, index in
                let second = ByteSearch.load(bytes, index &+ 1)
                let behind: ByteSearch.Mask =
                    ByteSearch.among(10, from: UInt8(ascii: "0"), second) .| ByteSearch.equal(second, UInt8(ascii: "-"))
                return (ByteSearch.equal(ByteSearch.load(bytes, index), UInt8(ascii: "T")) .& behind)
                    .| ByteSearch.equal(bytes, index, 0xEF, 0xBC, 0xB4)
            }
        }
    }

    private static func number(_ text: TextBytes, _ start: Int) -> Number? {
        var value: [UInt8] = [UInt8(ascii: "T")]
        var position = start + (text[start] < 0x80 ? 1 : 3)
        var end = position
        while value.count < 15 {
            position = text.end(of: hyphens, from: position)
            guard let digit = QuotedNumber.digit(text, position) else { break }
            value.append(UInt8(ascii: "0") + UInt8(digit.value))
            position += digit.length
            end = position
        }
        guard value.count == 14, start == 0 || !isLetter(text[start - 1]), isNamed(text, before: start) else { return nil }
        return Number(value: String(decoding: value, as: UTF8.self), range: start..<end)
    }

    private static let hyphens: [StaticString] = ["-", "－", "‐"]

    /// Whether 「登録番号」 stands before on the line.
    private static func isNamed(_ text: TextBytes, before start: Int) -> Bool {
        var position = start
        while position > 0, start - position < 120, !isLineBreak(text[position - 1]) {
            if text.ends(position, with: "登録番号") { return true }
            position -= 1
        }
        return false
    }
}
