import SourceText

/// Calculations in a text that come out right: `30,800円－6,600円×2回＝17,600円`, `800円×４時間＋350円＝3,550円`, `（36,000円－2,000円）×40％＝13,600円`.
enum Calculations {
    /// The numbers of the one on the line of an amount that the amount is part of; none where there is none.
    static func numbers(with amount: QuotedAmounts.Amount, in text: TextBytes) -> [Int] {
        guard let value = amount.value else { return [] }
        return Folded.ofLine(around: amount.range, in: text) { line in
            // Most lines have no sign of equality.
            guard line.bytes.contains(UInt8(ascii: "=")) else { return [] }
            var start = 0
            while start < line.bytes.count {
                var calculation = Calculation(line.bytes, at: start)
                if calculation.isRight, calculation.numbers.contains(value) { return calculation.numbers }
                start += 1
                // No number begins within another one.
                while start < line.bytes.count, !Calculation.begins(at: start, in: line.bytes) { start += 1 }
            }
            return []
        }
    }
}

/// Reads a calculation from an offset on, in a folded line.
private struct Calculation {
    private let bytes: TextBytes
    private var index: Int
    private var depth = 0
    private var isRounded = false
    private var hasSign = false
    private(set) var numbers: [Int] = []

    init(_ bytes: TextBytes, at start: Int) { (self.bytes, index) = (bytes, start) }

    static func begins(at index: Int, in bytes: TextBytes) -> Bool {
        if bytes[index] == UInt8(ascii: "(") { return true }
        guard isDigit(bytes[index]) else { return false }
        return index == 0 || !isDigit(bytes[index - 1]) && !",.".utf8.contains(bytes[index - 1])
    }

    /// Whether both sides are equal, and there is something to calculate on the first one.
    var isRight: Bool {
        mutating get {
            guard let left = sum(), hasSign, skip(Self.equals), let right = sum() else { return false }
            return abs(left - right) < (isRounded ? 1 : 0.001)
        }
    }

    private mutating func sum() -> Double? {
        guard var sum = product() else { return nil }
        while true {
            if skip(Self.plus) {
                guard let next = product() else { return nil }
                sum += next
            } else if skip(Self.minus) {
                guard let next = product() else { return nil }
                sum -= next
            } else {
                return sum
            }
        }
    }

    private mutating func product() -> Double? {
        guard var product = factor() else { return nil }
        while true {
            if skip(Self.times) {
                guard let next = factor() else { return nil }
                product *= next
            } else if skip(["÷"]) {
                guard let next = factor(), next > 0 else { return nil }
                product /= next
                isRounded = true
            } else {
                return product
            }
        }
    }

    private mutating func factor() -> Double? {
        skipWords()
        if index < bytes.count, bytes[index] == UInt8(ascii: "("), depth < 3 {
            index += 1
            depth += 1
            guard let inside = sum(), index < bytes.count, bytes[index] == UInt8(ascii: ")") else { return nil }
            index += 1
            depth -= 1
            return inside
        }
        return number()
    }

    /// A number with its unit, which is not looked at: 円, 回, 時間, 「円（税込）」.
    private mutating func number() -> Double? {
        var (value, count) = (0, 0)
        while index < bytes.count, isDigit(bytes[index]) || bytes[index] == UInt8(ascii: ",") && count > 0 {
            if isDigit(bytes[index]) { (value, count) = (value * 10 + Int(bytes[index] - 0x30), count + 1) }
            index += 1
            if count > 12 { return nil }
        }
        if count == 0 { return nil }
        var scale = 1.0
        if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), isDigit(bytes[index + 1]) {
            index += 1
            while index < bytes.count, isDigit(bytes[index]), count <= 12 {
                (value, count) = (value * 10 + Int(bytes[index] - 0x30), count + 1)
                scale *= 10
                index += 1
            }
            isRounded = true
        }
        for (unit, size) in Self.units where bytes.starts(index, with: unit) {
            index += unit.utf8CodeUnitCount
            scale /= size
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: "%") {
            index += 1
            scale *= 100
            isRounded = true
        } else if let whole = Int(exactly: Double(value) / scale) {
            numbers.append(whole)
        }
        skipWords()
        for remark in Self.remarks where bytes.starts(index, with: remark) { index += remark.utf8CodeUnitCount }
        return Double(value) / scale
    }

    /// Words between numbers, which begin with no ASCII character, blanks, and what English has for them.
    private mutating func skipWords() {
        let start = index
        while index < bytes.count, index - start < Self.longestWord {
            if bytes[index] == 0x20 || bytes[index] >= 0x80 && !Self.signs.contains(where: { bytes.starts(index, with: $0) }) {
                index += 1
            } else if let word = Self.words.first(where: { bytes.starts(index, with: $0) }) {
                index += word.utf8CodeUnitCount
            } else {
                return
            }
        }
    }

    private mutating func skip(_ signs: [StaticString]) -> Bool {
        skipWords()
        guard let sign = signs.first(where: { bytes.starts(index, with: $0) }) else { return false }
        index += sign.utf8CodeUnitCount
        hasSign = true
        return true
    }

    private static let longestWord = 60
    private static let equals: [StaticString] = ["="]
    private static let plus: [StaticString] = ["+"]
    private static let minus: [StaticString] = ["-", "−", "–"]
    private static let times: [StaticString] = ["×", "✕", "✖", "*", "x "]
    private static let signs = minus + times + ["÷", "→", "、", "。"]
    private static let units: [(StaticString, Double)] = [("万", 10_000), ("千", 1_000)]
    private static let remarks: [StaticString] = ["(税込)", "(税抜)", "(税別)"]
    private static let words: [StaticString] = ["¥", "yen", "jpy", "months", "times"]
}
