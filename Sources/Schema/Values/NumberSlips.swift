import SourceText

/// Why a text is no number of its field, though it was meant as one: one reason for each way of writing it.
enum NumberSlips {
    static let fullWidth = Bilingual(ja: "全角の数字や記号が混じっています。", en: "There are full-width digits or signs in it.")
    static let decimals = Bilingual(ja: "小数は書けません。", en: "It has decimals, which cannot stand here.")
    static let blank = Bilingual(ja: "空白が混じっています。", en: "There are spaces in it.")
    static let capitals = Bilingual(ja: "大文字が混じっています。", en: "There are capital letters in it.")
    static let unit = Bilingual(ja: "単位は付けません。", en: "Leave out the unit.")
    static let plusSign = Bilingual(ja: "「+」は付けません。", en: "Leave out the `+`.")
    static let separators = Bilingual(ja: "桁区切りは付けません。", en: "Leave out the thousands separators.")
    static let stopSign = Bilingual(ja: "末尾に区切りの記号があります。", en: "There is a separator after it.")

    /// Full-width digits, letters and signs, of which some are smaller: `％` and `﹪`.
    static func isFullWidth(_ text: String) -> Bool { text.unicodeScalars.contains(where: Compatibility.isFullWidth) }

    /// Digits on both sides of a point: `1.5`, `10.0%`.
    static func hasDecimals(_ folded: String) -> Bool {
        let bytes = Array(folded.utf8)
        return bytes.indices.dropFirst().dropLast().contains {
            bytes[$0] == UInt8(ascii: ".") && isDigit(bytes[$0 - 1]) && isDigit(bytes[$0 + 1])
        }
    }

    /// Of a whole number of a unit; nil for what is no attempt at one.
    static func reason(_ text: String, _ counted: CountUnit) -> Bilingual? {
        if isFullWidth(text) { return fullWidth }
        let folded = Compatibility.folded(text)
        guard folded.utf8.contains(where: isDigit) else { return nil }
        if hasDecimals(folded) { return decimals }
        if folded.hasPrefix("+") { return plusSign }
        let (isOwn, isLonger) = counted.units(in: text)
        if isLonger {
            return Bilingual(ja: "\(counted.noun.ja)だけを書きます。", en: "Only the number of \(counted.noun.en) belongs here.")
        }
        if isOwn { return unit }
        if folded.contains(",") { return folded.hasSuffix(",") ? stopSign : separators }
        if folded.hasSuffix(";") { return stopSign }
        return folded.contains(where: \.isWhitespace) && folded.allSatisfy { $0.isWhitespace || $0.isNumber } ? blank : nil
    }
}

extension TaxRate {
    /// Why a text that says a rate is not written as one.
    static func reason(_ text: String) -> Bilingual? {
        if NumberSlips.isFullWidth(text) { return NumberSlips.fullWidth }
        let folded = Compatibility.folded(text).trimmed
        guard folded.utf8.contains(where: isDigit) || folded.contains("割") else { return nil }
        if NumberSlips.hasDecimals(folded) {
            return Bilingual(ja: "税率は整数で書き、小数は付けません。", en: "A rate is a whole number, without decimals.")
        }
        let number = folded.utf8.prefix(while: isDigit)
        let rest = String(folded.utf8.dropFirst(number.count)) ?? ""
        let hasLeadingZero = number.count > 1 && number.first == UInt8(ascii: "0")
        switch rest {
        case "" where hasLeadingZero, "%" where hasLeadingZero: return BadFormat.leadingZero
        case "%": return NumberSlips.blank
        case "": return Bilingual(ja: "後ろに「%」がありません。", en: "The `%` after it is missing.")
        case "%,", "%;", ",", ";": return NumberSlips.stopSign
        case _ where number.isEmpty && rest.hasPrefix("%"):
            return Bilingual(ja: "「%」は数字の後に書きます。", en: "The `%` belongs after the number.")
        case _ where number.isEmpty && rest.hasPrefix("+"): return NumberSlips.plusSign
        case _ where rest.hasSuffix("割"): return tenths
        case "パーセント", "percent": return Bilingual(ja: "「%」の記号で書きます。", en: "Write the sign `%`.")
        case _ where rest.trimmed == "%": return NumberSlips.blank
        default: return Bilingual(ja: "書くのは数字と「%」だけです。", en: "Only a number and `%` belong here.")
        }
    }

    private static let tenths = Bilingual(ja: "「割」ではなく、パーセントで書きます。", en: "Write it in percent, not in 割 (tenths).")

    /// `1割` as 10.
    static func tenths(_ text: String) -> Int? {
        let digits: [String: Int] = [
            "1割": 1, "一割": 1, "2割": 2, "二割": 2, "3割": 3, "三割": 3, "5割": 5, "五割": 5,
        ]
        return digits[text].map { $0 * 10 }
    }

    /// `%10` as 10.
    static func percentBehindSign(_ text: String) -> Int? {
        guard text.hasPrefix("%"), case .number(let number) = wholeNumber(text.utf8.dropFirst()), (0..<100).contains(number)
        else {
            return nil
        }
        return number
    }
}

extension Interval {
    /// Why a text that says an interval is not written as one.
    static func reason(_ text: String, tidied: String) -> Bilingual? {
        if NumberSlips.isFullWidth(text) { return NumberSlips.fullWidth }
        let folded = Compatibility.folded(text)
        if NumberSlips.hasDecimals(folded) { return NumberSlips.decimals }
        guard Interval(tidied) != nil else { return nil }
        return Interval(folded.lowercased()) != nil ? NumberSlips.capitals : NumberSlips.blank
    }
}

extension String {
    fileprivate var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
