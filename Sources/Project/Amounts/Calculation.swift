import SourceText

/// A calculation on a line of a text that is true: `30,800円－6,600円×2回＝17,600円`, `20,000円×10.21％＝2,042円`, `12 x ¥16,500 = ¥198,000`.
package struct Calculation: Sendable {
    package struct Number: Sendable {
        package let value: Double
        /// It stands behind a minus, by itself or in a product.
        package let isTakenOff: Bool
        package fileprivate(set) var isPercent = false
    }

    /// What stands before the `=`.
    package private(set) var numbers: [Number] = []
    package let result: Int

    /// It says no more than how much a share is, and reckons with no months or people: `33,000円×50％＝16,500円`, `33,000円÷1.1＝30,000円`.
    package var isShare: Bool {
        func isPart(_ number: Number) -> Bool { number.isPercent || number.value != number.value.rounded() }
        return numbers.contains(where: isPart) && numbers.allSatisfy { isPart($0) || $0.value >= 100 || $0.value == 1 }
    }

    /// Those of a line, of which no more than a few are looked at.
    static func all(in line: Folded) -> [Calculation] {
        let bytes = line.bytes
        return bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "=") }.prefix(4).compactMap {
            Calculation(around: $0, in: bytes)
        }
    }

    private init?(around sign: Int, in bytes: TextBytes) {
        let right = Folded(bytes: bytes).dropping(sign + 1).dropping(Self.beforeResult).bytes
        guard QuotedNumber.digit(right, 0) != nil, let result = QuotedNumber(right, at: 0).value else { return nil }
        self.result = result
        let start = (0..<sign).last { index in Self.breaks.contains { bytes.ends(index, with: $0) } } ?? 0
        let left = TextBytes(rebasing: bytes[start..<sign])
        // 「2回目の返金は」 is no part of it.
        for first in left.indices.lazy.filter({ Self.isBeginning($0, of: left) }).prefix(6) {
            var reader = Reader(left, at: first)
            guard let sum = reader.sum(), reader.isAtEnd, reader.numbers.count > 1, Self.comes(sum, to: result) else { continue }
            numbers = reader.numbers
            return
        }
        return nil
    }

    /// A part of a yen is rounded either way.
    private static func comes(_ sum: Double, to result: Int) -> Bool {
        guard sum > 0, sum < most else { return false }
        let isWhole = abs(sum - sum.rounded()) < smallest
        return abs(sum - Double(result)) < (isWhole ? smallest : 1)
    }

    private static let most = 1e12
    private static let smallest = 1e-6

    private static func isBeginning(_ index: Int, of bytes: TextBytes) -> Bool {
        bytes[index] == UInt8(ascii: "(") || isDigit(bytes[index]) && (index == 0 || !isDigit(bytes[index - 1]))
    }

    private static let breaks: [StaticString] = ["\n", "=", ":", "。", "、", "→", "|", "・", "※"]
    private static let beforeResult: [StaticString] = OtherAmounts.signs + [" ", "約", "合計", "計", "総額", "税込", "お支払い", "ご請求"]

    /// Sums of products of numbers with their units.
    private struct Reader {
        private let bytes: TextBytes
        private var index: Int
        private var depth = 0
        private(set) var numbers: [Number] = []

        init(_ bytes: TextBytes, at index: Int) { (self.bytes, self.index) = (bytes, index) }

        var isAtEnd: Bool { index == bytes.count }

        mutating func sum(isTakenOff: Bool = false) -> Double? {
            guard var sum = product(isTakenOff) else { return nil }
            while true {
                if take(["+"]) {
                    guard let next = product(isTakenOff) else { return nil }
                    sum += next
                } else if take(["-", "−"]) {
                    guard let next = product(!isTakenOff) else { return nil }
                    sum -= next
                } else {
                    return sum
                }
            }
        }

        private mutating func product(_ isTakenOff: Bool) -> Double? {
            guard var product = factor(isTakenOff) else { return nil }
            while true {
                if take(["×", "✕", "x", "*"]) {
                    guard let next = factor(isTakenOff) else { return nil }
                    product *= next
                } else if take(["÷", "/"]) {
                    guard let next = factor(isTakenOff), next != 0 else { return nil }
                    product /= next
                } else {
                    return product
                }
            }
        }

        /// A number or a sum in brackets, with a name before it and a unit behind it: 「会場33,000円(税込)」.
        private mutating func factor(_ isTakenOff: Bool) -> Double? {
            pass(most: 24)
            _ = take(OtherAmounts.signs)
            let value: Double
            if take(["("]) {
                guard depth < 4 else { return nil }
                depth += 1
                guard let sum = sum(isTakenOff: isTakenOff), take([")"]) else { return nil }
                depth -= 1
                value = sum
            } else {
                guard let number = number() else { return nil }
                numbers.append(Number(value: number, isTakenOff: isTakenOff))
                value = number
            }
            pass(most: 15)
            if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "("), !isDigit(bytes[index + 1]) { passRemark() }
            if take(["%"]) {
                if let last = numbers.indices.last { numbers[last].isPercent = true }
                pass(most: 15)
                return value / 100
            }
            return value
        }

        private mutating func number() -> Double? {
            guard QuotedNumber.digit(bytes, index) != nil else { return nil }
            let number = QuotedNumber(bytes, at: index)
            let digits = bytes[index..<number.end]
            index = number.end
            // Of `0.8` no whole yen are left.
            if digits.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") }) {
                return Double(String(decoding: digits, as: UTF8.self))
            }
            return number.value.map(Double.init)
        }

        /// Passes over words.
        private mutating func pass(most: Int) {
            let start = index
            while index < bytes.count, index - start < most, !isDigit(bytes[index]) {
                if Self.signs.contains(where: { bytes.starts(index, with: $0) }) { return }
                index += 1
            }
        }

        /// Passes over a remark without a number: 「(税込)」.
        private mutating func passRemark() {
            guard let close = bytes[index...].firstIndex(of: UInt8(ascii: ")")), !bytes[index..<close].contains(where: isDigit)
            else { return }
            index = close + 1
            pass(most: 15)
        }

        private static let signs: [StaticString] =
            ["+", "-", "−", "×", "✕", "x", "*", "÷", "/", "(", ")", "%"] + OtherAmounts.signs

        private mutating func take(_ signs: [StaticString]) -> Bool {
            guard let sign = signs.first(where: { bytes.starts(index, with: $0) }) else { return false }
            index += sign.utf8CodeUnitCount
            return true
        }
    }
}
