import SourceText

/// Amounts in whole yen, and the many ways in which people write them otherwise.
package enum Yen {
    /// A bound of kessai against slips; MyASP and Amazon publish none.
    package static let range = 1...999_999_999
    static let noun = Bilingual(ja: "円単位の金額(半角数字だけ)", en: "an amount in whole yen, digits only")

    enum Reading: Hashable {
        case amount(Int)
        /// Zero, negative or too large.
        case outOfRange
        case slips(Set<Slip>, amount: Int?)
    }

    /// What keeps a text from being an amount.
    enum Slip: Int, Hashable, CaseIterable {
        case excludesTax, includesTax, fraction, zeroFraction, stopSign, unevenGroups, separator, underscore, currency, fullWidth,
            plusSign,
            leadingZero
        case blank, letters, kanjiUnit, exponent, several, notNumber
    }

    static func read(_ text: String) -> Reading {
        switch wholeNumber(text) {
        case .number(let number): return range.contains(number) ? .amount(number) : .outOfRange
        case .beyond: return .outOfRange
        case .other: return slips(in: text)
        }
    }

    /// The amount that a text says, however it is written; nil where none is certain.
    static func certain(_ text: String) -> Int? {
        switch read(text) {
        case .amount(let amount): amount
        case .slips(let slips, let amount): slips.contains(.letters) ? nil : amount
        case .outOfRange: nil
        }
    }

    private static func slips(in text: String) -> Reading {
        guard text.utf8.count <= 200, Compatibility.signOfItsOwn(in: text) == nil else {
            return .slips([.notNumber], amount: nil)
        }
        var rest = Remainder(text)
        rest.strip(["(税抜)", "(税抜き)", "(税別)", "税抜き", "税抜", "税別", "+税"], .excludesTax)
        rest.strip(["(税込)", "(税込み)", "税込み", "税込"], .includesTax)
        rest.strip(["円", "¥", "￥", "\\", "jpy", "yen"], .currency)
        // `1980,`, as in JSON.
        if rest.text.hasSuffix(",") || rest.text.hasSuffix(";") { rest.strip([String(rest.text.suffix(1))], .stopSign) }
        // `1,980-` and `1980円-`, as on a price tag.
        if rest.text.hasSuffix("-") { rest.strip(["-"], .currency) }
        rest.strip(["円", "¥", "￥", "\\", "jpy", "yen"], .currency)
        let isNegative = rest.text.hasPrefix("-")
        rest.strip(["-"], nil)
        rest.strip(["+"], .plusSign)
        if KanjiAmount.holdsUnit(rest.text), let first = rest.text.first, isDigit(first) || "万千".contains(first) {
            let amount = isNegative || rest.slips.contains(.excludesTax) ? nil : KanjiAmount.read(rest.text)
            return .slips(rest.slips.union([.kanjiUnit]), amount: amount.flatMap { range.contains($0) ? $0 : nil })
        }
        let whole = rest.text
        if !isNegative, let amount = exponential(whole) {
            return .slips(
                rest.slips.union([.exponent]), amount: !rest.slips.contains(.excludesTax) && range.contains(amount) ? amount : nil
            )
        }
        rest.removeFraction()
        rest.removeSeparators()
        // A capital L looks like no digit.
        if !Compatibility.folded(text).contains("L") { rest.readLettersAsDigits() }
        guard !rest.text.isEmpty, rest.text.allSatisfy(isDigit) else {
            if !isNegative, KanjiAmount.holdsSeveral(whole) {
                return .slips([.several], amount: KanjiAmount.includingTax(Compatibility.folded(text)))
            }
            return .slips([.notNumber], amount: nil)
        }
        if rest.text.hasPrefix("0"), rest.text.count > 1 {
            rest.slips.insert(.leadingZero)
            rest.text = String(rest.text.drop { $0 == "0" })
        }
        // Nothing is certain about an amount whose digits may mean something else.
        guard rest.slips.isDisjoint(with: [.excludesTax, .fraction, .unevenGroups, .leadingZero]) else {
            return .slips(rest.slips, amount: nil)
        }
        guard !isNegative, case .number(let number) = wholeNumber(rest.text), range.contains(number) else { return .outOfRange }
        return .slips(rest.slips, amount: number)
    }

    /// What is left of an amount while its slips are taken off.
    private struct Remainder {
        var text: String
        var slips: Set<Slip> = []

        init(_ text: String) {
            self.text = Compatibility.folded(text).lowercased()
            // Full-width digits, comma, full stop and hyphen.
            let wide = text.unicodeScalars.contains { (0xFF0B...0xFF19).contains($0.value) }
            if wide { slips.insert(.fullWidth) }
            trim()
        }

        mutating func trim() {
            while let first = text.first, first.isWhitespace {
                text.removeFirst()
                slips.insert(.blank)
            }
            while let last = text.last, last.isWhitespace {
                text.removeLast()
                slips.insert(.blank)
            }
        }

        /// Takes off one of these words from either end.
        mutating func strip(_ words: [String], _ slip: Slip?) {
            for word in words {
                if text.hasSuffix(word) {
                    text.removeLast(word.count)
                } else if text.hasPrefix(word) {
                    text.removeFirst(word.count)
                } else {
                    continue
                }
                if let slip { slips.insert(slip) }
                trim()
            }
        }

        mutating func removeFraction() {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy(isDigit) else { return }
            // `1.980` may be a thousand in another country's writing.
            slips.insert(parts[1].count < 3 && parts[1].allSatisfy { $0 == "0" } ? .zeroFraction : .fraction)
            text = String(parts[0])
        }

        /// `1O80` as 1080, `l9800` as 19800: what looks like a digit, among digits. An `l` at the end is rather a key too many: `1080l`.
        mutating func readLettersAsDigits() {
            guard text.utf8.contains(where: SourceText.isDigit), !text.hasSuffix("l"), !text.hasSuffix("i") else { return }
            let digits = text.utf8.map { (byte: UInt8) -> UInt8 in
                switch byte {
                case UInt8(ascii: "o"): UInt8(ascii: "0")
                case UInt8(ascii: "l"), UInt8(ascii: "i"): UInt8(ascii: "1")
                default: byte
                }
            }
            guard !digits.elementsEqual(text.utf8), digits.allSatisfy(SourceText.isDigit) else { return }
            text = String(decoding: digits, as: UTF8.self)
            slips.insert(.letters)
        }

        mutating func removeSeparators() {
            for (separators, slip) in [(Set<Character>("_"), Slip.underscore), (Set<Character>(",、' "), Slip.separator)]
            where text.contains(where: separators.contains) {
                let groups = text.split(omittingEmptySubsequences: false, whereSeparator: separators.contains)
                slips.insert(areThousands(groups) ? slip : .unevenGroups)
                text = groups.joined()
            }
        }
    }

    /// The number that spreadsheets write as `1.98E+03`; 0 where it is no whole one, nil for what has not that form.
    private static func exponential(_ text: String) -> Int? {
        let halves = text.split(separator: "e", omittingEmptySubsequences: false)
        guard halves.count == 2 else { return nil }
        let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        let power = halves[1].hasPrefix("+") ? halves[1].dropFirst() : halves[1]
        guard parts.count <= 2, (parts + [power]).allSatisfy({ !$0.isEmpty && $0.count <= 9 && $0.allSatisfy(isDigit) }),
            let digits = Int(parts.joined()), let exponent = Int(power), case let decimals = parts.count == 2 ? parts[1].count : 0
        else { return nil }
        guard exponent >= decimals, exponent <= 9, digits <= range.upperBound else { return 0 }
        return digits * (decimals..<exponent).reduce(1) { scale, _ in scale * 10 }
    }

    /// Groups as thousands separators make them: `1,980`, `12,345,678`.
    static func areThousands(_ groups: [Substring]) -> Bool {
        (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
    }

    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isWholeNumber }
}

extension ValueType where Value == Int {
    /// Whole yen, tax included.
    static var yen: ValueType {
        ValueType(shape: .integer(Yen.range)) { reader, slot in
            if let amount = reader.plainNumber(slot.node), Yen.range.contains(amount) { return amount }
            guard let text = reader.scalar(slot, expecting: Yen.noun) else { return nil }
            switch Yen.read(text) {
            case .amount(let amount): return amount
            case .outOfRange: reader.report(PriceOutOfRange.diagnostic(text, slot, at: reader.location(slot)))
            case .slips(let slips, let amount):
                // Behind a comma there may have been more digits, an exponent may have rounded them off, a letter may be a slip of another kind.
                let isSafe = slips.isDisjoint(with: [.letters, .kanjiUnit, .exponent, .several, .stopSign])
                let fixes = amount.map { reader.fix(slot, String($0), safe: isSafe) } ?? []
                reader.report(NotWholeYen.diagnostic(text, slot, slips, amount, fixes: fixes, at: reader.location(slot)))
            }
            return nil
        }
    }
}
