/// Amounts with 万 and 千 (1万円, 1万2千円, 1.5万), and texts with several amounts (1,800円(税込1,980円)).
enum KanjiAmount {
    static func holdsUnit(_ text: String) -> Bool { text.contains("万") || text.contains("千") }

    /// The yen of digits with 万 and 千; nil where they are not clear.
    static func read(_ text: String) -> Int? {
        // `1,5万` may mean two numbers.
        let numbers = text.split { "万千、 ".contains($0) }.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        guard numbers.allSatisfy({ $0.count == 1 || Yen.areThousands($0) }) else { return nil }
        var rest = text.filter { !",、 ".contains($0) }[...]
        var total = 0
        var least = 10_000_000
        for (unit, worth) in [(Character("万"), 10_000), ("千", 1_000)] {
            guard let end = rest.firstIndex(of: unit) else { continue }
            guard let part = part(rest[..<end], worth), part < least else { return nil }
            total += part
            least = worth
            rest = rest[rest.index(after: end)...]
        }
        if rest.isEmpty { return total }
        // `1万5` may lack its 千.
        guard rest.count >= 3, case .number(let ones) = wholeNumber(String(rest)), (0..<least).contains(ones) else { return nil }
        return total + ones
    }

    /// 12 or 1.5, so many times; at most four digits, so that there is no overflow.
    private static func part(_ text: Substring, _ worth: Int) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isWholeNumber } }),
            let whole = Int(parts[0])
        else { return nil }
        guard parts.count == 2 else { return whole * worth }
        var fraction = 0
        var scale = worth
        for digit in parts[1].compactMap(\.wholeNumberValue) {
            guard scale % 10 == 0 else { return nil }
            scale /= 10
            fraction += digit * scale
        }
        return whole * worth + fraction
    }

    /// Whether a text holds more than one number, each with its separators.
    static func holdsSeveral(_ text: String) -> Bool { numbers(text).count > 1 }

    /// Of several amounts the one that is said to include the tax: behind 税込, or before it in brackets. Nil unless it is the only one.
    static func includingTax(_ text: String) -> Int? {
        let marks = text.ranges(of: "税込")
        guard marks.count == 1, let mark = marks.first else { return nil }
        let behind = text[mark.upperBound...].drop { "み価格:= ¥￥".contains($0) }
        let number = behind.prefix { $0.isASCII && $0.isWholeNumber || $0 == "," }
        // `税込10%` and `税込 2回払い` are no amounts.
        let isAmount = behind.dropFirst(number.count).first.map { "円() ".contains($0) } ?? true
        let digits = isAmount && number.first?.isWholeNumber == true ? String(number) : nil
        guard let digits = digits ?? lastBefore(text[..<mark.lowerBound]) else { return nil }
        let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count == 1 || Yen.areThousands(groups), case .number(let amount) = wholeNumber(groups.joined()) else {
            return nil
        }
        return Yen.range.contains(amount) ? amount : nil
    }

    /// `1,980` of 「1,980円(」.
    private static func lastBefore(_ text: Substring) -> String? {
        let bare = String(text.reversed().drop { "( 円".contains($0) }.reversed())
        return bare.last?.isWholeNumber == true ? numbers(bare).last : nil
    }

    private static func numbers(_ text: String) -> [String] {
        text.split { !($0.isASCII && $0.isWholeNumber || $0 == "," || $0 == ".") }
            .filter { $0.contains(where: \.isWholeNumber) }.map(String.init)
    }
}
