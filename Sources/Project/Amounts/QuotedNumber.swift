import SourceText

/// A number in a text: digits of either width with separators between groups of three, a fraction, 千, 万 and the like.
///
///     1,980    ２万５，０００    2.5万 (25000)    5千万 (5 × 1000 × 10000)    66,00円 (no number)
package struct QuotedNumber {
    let start: Int
    private(set) var end: Int
    /// Nil when it is not whole, when a separator has slipped, or when it is more than any price.
    private(set) var value: Int?
    /// Neither full-width digits nor a fraction nor 万, so that another number can be written in the same way.
    private(set) var isPlain = true
    private(set) var hasSeparators = false

    /// The number whose first digit is at an offset.
    init(_ bytes: TextBytes, at start: Int) {
        self.start = start
        // Nearly all numbers are a few plain digits and nothing else.
        end = start
        var digits = 0
        while end < bytes.count, end - start < 15, isDigit(bytes[end]) {
            digits = digits * 10 + Int(bytes[end] - 0x30)
            end += 1
        }
        let next = end < bytes.count ? bytes[end] : 0
        if end > start, !isDigit(next), next != UInt8(ascii: ","), next != UInt8(ascii: "."), next != 0xEF,
            QuotedNumber.unit(bytes, end) == nil
        {
            value = digits
            return
        }
        end = start
        var part: Part? = readDigits(bytes)
        // What 万 has multiplied, and what is still before one.
        var total: Int? = 0
        var section: Int? = 0
        while let unit = QuotedNumber.unit(bytes, end) {
            end += 3
            isPlain = false
            if unit < 10_000 {
                // `1万千` has one thousand.
                section = sum(section, part.map { $0.times(unit) } ?? unit)
            } else {
                let whole = section == 0 ? part?.times(unit) : times(sum(section, part?.times(1) ?? 0), unit)
                (total, section) = (sum(total, whole), 0)
            }
            // None between 千 and 万.
            part = QuotedNumber.digit(bytes, end) == nil ? nil : readDigits(bytes)
        }
        let rest = part.map { $0.isBelowOne ? 0 : $0.times(1) } ?? 0
        value = part?.hasSlipped == true ? nil : sum(sum(total, section), rest)
    }

    /// Some digits, and how many of them stand behind the decimal point.
    private struct Part {
        var digits = 0
        var decimals = 0
        /// The last separator stands at another place than before three digits.
        var hasSlipped = false

        var isBelowOne: Bool { digits < scale }

        /// So many of them, where that is a whole number.
        func times(_ size: Int) -> Int? {
            let (product, isOver) = digits.multipliedReportingOverflow(by: size)
            return isOver || !product.isMultiple(of: scale) ? nil : product / scale
        }

        private var scale: Int { (0..<decimals).reduce(1) { scale, _ in scale * 10 } }
    }

    private mutating func readDigits(_ bytes: TextBytes) -> Part {
        var part = Part()
        var count = 0
        while end < bytes.count {
            if let digit = QuotedNumber.digit(bytes, end) {
                take(digit, &part, &count)
            } else if count > 0, let comma = QuotedNumber.sign(UInt8(ascii: ","), bytes, end),
                QuotedNumber.hasThreeDigits(bytes, end + comma)
            {
                end += comma
                isPlain = isPlain && comma == 1
                hasSeparators = true
            } else if count > 0, !isOrdinal(bytes), let slipped = QuotedNumber.slippedGroup(bytes, end, after: count) {
                end = slipped
                isPlain = false
                part.hasSlipped = true
                return part
            } else {
                break
            }
        }
        if let point = QuotedNumber.sign(UInt8(ascii: "."), bytes, end), QuotedNumber.digit(bytes, end + point) != nil {
            end += point
            isPlain = false
            while let digit = QuotedNumber.digit(bytes, end) {
                take(digit, &part, &count)
                part.decimals = min(part.decimals + 1, 15)
            }
        }
        return part
    }

    @inline(__always) private mutating func take(_ digit: (value: Int, length: Int), _ part: inout Part, _ count: inout Int) {
        count += 1
        // No price has so many.
        part.digits = count <= 15 ? part.digits * 10 + digit.value : .max
        isPlain = isPlain && digit.length == 1
        end += digit.length
    }

    /// A digit of either width (full width is EF BC 90 … EF BC 99).
    @inline(__always) package static func digit(_ bytes: TextBytes, _ index: Int) -> (value: Int, length: Int)? {
        guard index >= 0, index < bytes.count else { return nil }
        if isDigit(bytes[index]) { return (Int(bytes[index]) - 0x30, 1) }
        guard index + 2 < bytes.count, bytes[index] == 0xEF, bytes[index + 1] == 0xBC, (0x90...0x99).contains(bytes[index + 2])
        else {
            return nil
        }
        return (Int(bytes[index + 2]) - 0x90, 3)
    }

    /// The length of a comma or a point of either width (full width is EF BC and the sign plus 0x60).
    @inline(__always) static func sign(_ sign: UInt8, _ bytes: TextBytes, _ index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        if bytes[index] == sign { return 1 }
        guard bytes[index] == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBC, bytes[index + 2] == sign + 0x60 else {
            return nil
        }
        return 3
    }

    /// What a kanji behind a number multiplies it by.
    @inline(__always) private static func unit(_ bytes: TextBytes, _ index: Int) -> Int? {
        // 億 is E5 84 84, 千 E5 8D 83, 百 E7 99 BE and 万 E4 B8 87.
        guard index < bytes.count, (0xE4...0xE7).contains(bytes[index]) else { return nil }
        if bytes.starts(index, with: "万") { return 10_000 }
        if bytes.starts(index, with: "千") { return 1_000 }
        if bytes.starts(index, with: "百") { return 100 }
        return bytes.starts(index, with: "億") ? 100_000_000 : nil
    }

    /// Whether it is `#1`, behind which another number may stand.
    private func isOrdinal(_ bytes: TextBytes) -> Bool {
        start > 0 && bytes[start - 1] == UInt8(ascii: "#") || bytes.ends(start, with: "＃")
    }

    /// The end of the digits behind a comma that stands at a wrong place in an amount, as in `66,00円`.
    ///
    /// With thousands on both sides it stands between two numbers: `1000,2000円`.
    private static func slippedGroup(_ bytes: TextBytes, _ start: Int, after digitsBefore: Int) -> Int? {
        guard let comma = sign(UInt8(ascii: ","), bytes, start) else { return nil }
        var end = start + comma
        var count = 0
        while count < 15, let digit = digit(bytes, end) {
            end += digit.length
            count += 1
        }
        guard count > 0, count < 4 || digitsBefore < 4, bytes.starts(end, with: "円") else { return nil }
        return end
    }

    private static func hasThreeDigits(_ bytes: TextBytes, _ start: Int) -> Bool {
        var position = start
        for _ in 0..<3 {
            guard let digit = digit(bytes, position) else { return false }
            position += digit.length
        }
        return digit(bytes, position) == nil
    }
}

private func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    let (sum, isOver) = left.addingReportingOverflow(right)
    return isOver ? nil : sum
}

private func times(_ number: Int?, _ size: Int) -> Int? {
    guard let (product, isOver) = number?.multipliedReportingOverflow(by: size) else { return nil }
    return isOver ? nil : product
}
