/// Amounts of yen that a text quotes: `¥1,980`, `1980円`, `１，９８０円`, `1万9,800円`, `税込1980`.
///
/// Digits alone are no amount (dates, telephone numbers, points). Amounts that are said to be something other than a price, such as
/// `500円OFF`, `送料550円` or `1,800円(税抜)`, are left out.
enum QuotedAmounts {
    struct Amount: Equatable {
        /// Digits with their currency, without 税込.
        let range: Range<Int>
        /// The digits alone.
        let digits: Range<Int>
        let value: Int
        /// Neither full-width digits nor 万, so that another amount can be written in the same way.
        let isPlain: Bool
        let hasSeparators: Bool
    }

    static func find(in text: PlacedText) -> [Amount] {
        var found: [Amount] = []
        var index = 0
        while index < text.bytes.count {
            guard digit(text.bytes, index) != nil else {
                index += 1
                continue
            }
            let number = readNumber(text.bytes, index)
            index = max(number.end, index + 1)
            if let amount = amount(text, number) { found.append(amount) }
        }
        return found
    }

    private struct Number {
        let start: Int
        var end: Int
        var value: Int
        var isPlain = true
        var hasSeparators = false
    }

    /// The number with its currency, when it is an amount that may be a price.
    private static func amount(_ text: PlacedText, _ number: Number) -> Amount? {
        // 2.5万円 and the like, and numbers inside words, URLs or versions.
        if let before = number.start > 0 ? text.bytes[number.start - 1] : nil {
            if before == UInt8(ascii: ".") || before == UInt8(ascii: "-") || before == UInt8(ascii: "/") || isLetter(before) {
                return nil
            }
            if before == UInt8(ascii: ","), number.start > 1, digit(text.bytes, number.start - 2) != nil { return nil }
        }
        let sign = ["¥", "￥"].first { text.ends(number.start, withText: $0) }
        let unit = ["円", "yen", " yen", " 円"].first { text.starts(number.end, withText: $0) }
        let isMarked = sign != nil || unit != nil
        let start = number.start - (sign?.utf8.count ?? 0)
        let end = number.end + (unit?.utf8.count ?? 0)
        let before = context(before: start, in: text)
        let after = context(after: end, in: text)
        let isIncludingTax = before.hasSuffix("税込") || before.hasSuffix("税込み") || after.hasPrefix("(税込")
        guard isMarked || isIncludingTax else { return nil }
        guard !otherBefore.contains(where: { before.hasSuffix($0) }), !otherAfter.contains(where: { after.hasPrefix($0) }) else {
            return nil
        }
        return Amount(
            range: start..<end, digits: number.start..<number.end, value: number.value, isPlain: number.isPlain,
            hasSeparators: number.hasSeparators)
    }

    /// What is said right before an amount that is no price. Blanks, colons and 「は」 between are left out.
    private static let otherBefore = [
        "税抜", "税抜き", "税別", "本体", "本体価格", "送料", "手数料", "消費税", "消費税額", "うち税", "割引", "値引", "値引き", "クーポン", "延滞金", "遅延損害金",
        "還元", "通常価格", "定価", "上限", "最大",
    ]

    /// What is said right after an amount that is no price.
    private static let otherAfter = [
        "(税抜", "(税別", "税抜", "税別", "+税", "+消費税", "引", "オフ", "off", "割引", "値引", "お得", "以上", "以下", "以内", "未満", "まで", "分の", "相当",
        "単位",
        "につき", "ごと",
        "クーポン", "キャッシュバック", "還元", "ポイント", "玉", "札",
    ]

    /// The few characters before an offset, folded: without blanks and colons.
    private static func context(before end: Int, in text: PlacedText) -> String {
        var start = max(0, end - 40)
        while start < end, text.bytes[start] & 0xC0 == 0x80 { start += 1 }
        let line = text.text(start..<max(start, end)).split(whereSeparator: \.isNewline).last ?? ""
        let isOnLine = end > 0 && text.bytes[end - 1] != 0x0A
        guard isOnLine else { return "" }
        var folded = folded(String(line))
        while let last = folded.last, ": は(・".contains(last) { folded.removeLast() }
        return folded
    }

    private static func context(after start: Int, in text: PlacedText) -> String {
        var end = min(text.bytes.count, start + 30)
        while end > start, end < text.bytes.count, text.bytes[end] & 0xC0 == 0x80 { end -= 1 }
        let line =
            text.text(start..<end).split(maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: \.isNewline).first ?? ""
        return String(folded(String(line)).drop { $0 == " " })
    }

    /// Full-width brackets, colons, signs and letters as half-width ones, in lower case.
    private static func folded(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFF00 + 0x20) ?? scalar)
            case 0x3000: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Digits of either width with separators between groups of three, perhaps with 万.
    private static func readNumber(_ bytes: [UInt8], _ start: Int) -> Number {
        var number = Number(start: start, end: start, value: 0)
        readDigits(bytes, &number)
        // 万 is E4 B8 87.
        if number.end + 2 < bytes.count, bytes[number.end] == 0xE4, bytes[number.end + 1] == 0xB8, bytes[number.end + 2] == 0x87 {
            var rest = Number(start: number.end + 3, end: number.end + 3, value: 0)
            readDigits(bytes, &rest)
            let (tenThousands, isOver) = number.value.multipliedReportingOverflow(by: 10_000)
            number.value = isOver ? .max : tenThousands.addingReportingOverflow(rest.value).partialValue
            number.end = rest.end
            number.isPlain = false
        }
        return number
    }

    private static func readDigits(_ bytes: [UInt8], _ number: inout Number) {
        var count = 0
        while number.end < bytes.count {
            if let digit = digit(bytes, number.end) {
                number.value = count < 15 ? number.value * 10 + digit.value : .max
                number.isPlain = number.isPlain && digit.length == 1
                number.end += digit.length
                count += 1
            } else if let comma = comma(bytes, number.end), count > 0, hasThreeDigits(bytes, number.end + comma) {
                number.end += comma
                number.isPlain = number.isPlain && comma == 1
                number.hasSeparators = true
            } else {
                break
            }
            if count >= 15 { number.value = .max }
        }
        // 19.80円
        if number.end + 1 < bytes.count, bytes[number.end] == UInt8(ascii: "."), digit(bytes, number.end + 1) != nil {
            number.end += 1
            while let digit = digit(bytes, number.end) { number.end += digit.length }
            number.isPlain = false
        }
    }

    /// A digit of either width (full width is EF BC 90 … EF BC 99).
    private static func digit(_ bytes: [UInt8], _ index: Int) -> (value: Int, length: Int)? {
        guard index >= 0, index < bytes.count else { return nil }
        if isDigit(bytes[index]) { return (Int(bytes[index]) - 0x30, 1) }
        guard index + 2 < bytes.count, bytes[index] == 0xEF, bytes[index + 1] == 0xBC, (0x90...0x99).contains(bytes[index + 2])
        else {
            return nil
        }
        return (Int(bytes[index + 2]) - 0x90, 3)
    }

    /// The length of a comma of either width.
    private static func comma(_ bytes: [UInt8], _ index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        if bytes[index] == UInt8(ascii: ",") { return 1 }
        return index + 2 < bytes.count && bytes[index] == 0xEF && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x8C ? 3 : nil
    }

    private static func hasThreeDigits(_ bytes: [UInt8], _ start: Int) -> Bool {
        var position = start
        for _ in 0..<3 {
            guard let digit = digit(bytes, position) else { return false }
            position += digit.length
        }
        return digit(bytes, position) == nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}

extension PlacedText {
    func starts(_ offset: Int, withText text: String) -> Bool {
        offset >= 0 && offset <= bytes.count && bytes[offset...].starts(with: text.utf8)
    }

    func ends(_ offset: Int, withText text: String) -> Bool { starts(offset - text.utf8.count, withText: text) }
}
