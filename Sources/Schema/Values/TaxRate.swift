import SourceText

/// Tax rates as whole percents, and the other ways in which people write them.
package enum TaxRate {
    enum Reading: Hashable {
        case percent(Int)
        case outOfRange
        /// A share of one, such as `0.1`; with the percent if it is a usual one: `0.8` is 80 %, and was hardly meant.
        case fraction(percent: Int?)
        case other(percent: Int?, isCertain: Bool)
    }

    /// The commonest first (domain.md B7).
    package static let usual = [10, 8, 0]

    static func read(_ text: String) -> Reading {
        if text.utf8.last == UInt8(ascii: "%"), text != "-0%" {
            switch wholeNumber(text.utf8.dropLast()) {
            case .number(let number): return (0..<100).contains(number) ? .percent(number) : .outOfRange
            case .beyond: return .outOfRange
            case .other: break
            }
        }
        guard text.utf8.count <= 100, Compatibility.signOfItsOwn(in: text) == nil else {
            return .other(percent: nil, isCertain: false)
        }
        let words = Compatibility.folded(text).split(whereSeparator: \.isWhitespace)
        // `10 8` may be two rates.
        let isOneNumber = !zip(words, words.dropFirst()).contains { $0.last?.isNumber == true && $1.first?.isNumber == true }
        var rest = words.joined().lowercased()
        switch rest {
        case "非課税", "免税", "不課税", "対象外": return .other(percent: 0, isCertain: false)
        case "軽減税率", "軽減": return .other(percent: 8, isCertain: false)
        case "標準税率", "標準": return .other(percent: 10, isCertain: false)
        default: break
        }
        // Of a list that was pasted.
        let hasStop = rest.hasSuffix(",") || rest.hasSuffix(";")
        if hasStop { rest.removeLast() }
        if let percent = tenths(rest) { return .other(percent: percent, isCertain: false) }
        if let percent = percentBehindSign(rest) { return .other(percent: percent, isCertain: !hasStop) }
        let bare = withoutRemarks(rest)
        let isBare = bare == rest && !hasStop
        rest = bare
        var hasSign = false
        for sign in ["%", "パーセント", "percent"] where rest.hasSuffix(sign) {
            rest.removeLast(sign.count)
            hasSign = true
        }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, parts[1].count <= 4, !parts[1].isEmpty, digits(parts[1]) != nil {
            let zeros = parts[1].allSatisfy { $0 == "0" }
            if zeros, let whole = digits(parts[0]), whole < 100, hasSign || whole > 1 {
                return .other(percent: whole, isCertain: hasSign && isBare)
            }
            if !hasSign, parts[0].isEmpty || parts[0] == "0" {
                let hundredths = String(parts[1].prefix(2)) + String(repeating: "0", count: max(0, 2 - parts[1].count))
                let isWhole = parts[1].dropFirst(2).allSatisfy { $0 == "0" }
                return .fraction(percent: Int(hundredths).flatMap { isWhole && usual.contains($0) ? $0 : nil })
            }
            return .other(percent: nil, isCertain: false)
        }
        guard isOneNumber, let number = digits(Substring(rest)) else { return .other(percent: nil, isCertain: false) }
        guard number < 100 else { return .outOfRange }
        // A digit may be missing before or behind a zero, as of `08%`.
        let isWhole = isBare && (rest.utf8.count == 1 || !rest.hasPrefix("0"))
        return .other(percent: number, isCertain: isWhole && (hasSign || usual.contains(number)))
    }

    /// `8%(軽減)`, `軽減税率8%` and `10%(税込)` without what is no part of the number.
    private static func withoutRemarks(_ text: String) -> String {
        var text = text
        for remark in ["消費税", "軽減税率", "標準税率", "軽減", "標準", "税率", "税込み", "税込", "内税", "対象"] {
            text = text.replacing(remark, with: "")
        }
        // Numbers on both sides of a bracket are two.
        return String(text.map { "()[]「」【】:".contains($0) ? " " : $0 }).split(separator: " ").joined(separator: " ")
    }

    private static func digits(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.count <= 6, text.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        return Int(text)
    }
}

extension ValueType where Value == Int {
    /// `10%`: any whole percent below 100.
    static var taxRate: ValueType {
        let format = TextFormat(
            Bilingual(ja: "税率(「10%」のような整数のパーセント)", en: "a tax rate such as `10%`"), pattern: "^(0|[1-9][0-9]?)%$",
            example: "10%", usual: TaxRate.usual.map { Bilingual(same: "\($0)%") })
        return ValueType(shape: .text(format)) { reader, slot in
            if let percent = reader.plainNumber(slot.node, before: UInt8(ascii: "%")), percent < 100 { return percent }
            guard let text = reader.scalar(slot, expecting: format.noun) else { return nil }
            let location = reader.location(slot)
            switch TaxRate.read(text) {
            case .percent(let percent): return percent
            case .outOfRange: reader.report(OutOfRange.taxRate(text, slot, at: location))
            case .fraction(let percent):
                let fixes = percent.map { reader.fix(slot, "\($0)%", safe: true) } ?? []
                reader.report(FractionTaxRate.diagnostic(text, slot, percent: percent, fixes: fixes, at: location))
            case .other(let percent, let isCertain):
                let fixes = percent.map { reader.fix(slot, "\($0)%", safe: isCertain) } ?? []
                reader.report(
                    BadFormat.diagnostic(
                        text, slot, format.noun, reason: TaxRate.reason(text), fixes: fixes,
                        help: Bilingual(
                            ja: "「\(percent ?? 10)%」のように、半角の整数と「%」で書いてください。",
                            en: "Write a whole number and `%`, such as `\(percent ?? 10)%`."), at: location))
            }
            return nil
        }
    }
}
