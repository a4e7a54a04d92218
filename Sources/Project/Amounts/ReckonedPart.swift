import SourceText

/// One of several parts of the amount before it, in brackets: `（1回5,830円）`, `（単価5,830円）`, `（702円／食）`, `(¥15,400 a month)`.
struct ReckonedPart {
    /// How many parts the words before the whole say that it has: 10 of 「10回券」, 5 of 「週5日」 for a meal a day.
    let count: Int?
    let isOfMonth: Bool

    init?(_ part: Range<Int>, of whole: QuotedAmounts.Amount, on line: Range<Int>, in text: TextBytes) {
        let between = whole.range.upperBound..<max(whole.range.upperBound, part.lowerBound)
        guard between.count <= 60, whole.range.lowerBound >= line.lowerBound,
            BracketedAmounts.open(before: part.lowerBound, in: text).map(between.contains) == true
        else { return nil }
        isOfMonth = Folded.after(part.upperBound, in: text) { after in Self.monthly.contains(where: after.starts(with:)) }
        let head = line.lowerBound..<whole.range.lowerBound
        count = Folded.of(between, in: text) { words in
            Folded.after(part.upperBound, in: text) { after in
                Self.counters(words, after).flatMap { counters in Folded.of(head, in: text) { Self.count(of: counters, in: $0) } }
            }
        }
        if count == nil, !isOfMonth { return nil }
    }

    private static let monthly: [StaticString] = ["a month", "per month", "/month", "/ month", "monthly"]

    /// What is counted by what stands around the part; nil where it is not said to be one.
    private static func counters(_ between: Folded, _ after: Folded) -> [StaticString]? {
        guard let open = between.bytes.lastIndex(of: UInt8(ascii: "(")) else { return nil }
        let inside = between.dropping(open + 1).dropping(["税込", "み", "・", "、", ",", " "])
        if after.starts(with: "/") { return of(after.dropping(1)) }
        if ["単価", "@", "各"].contains(where: inside.starts(with:)) { return units.flatMap { [$0.one] + $0.several } }
        guard let one = (["お1", "お一", "1", "一", "ひと"] as [StaticString]).first(where: inside.starts(with:)) else { return nil }
        return of(inside.dropping(one.utf8CodeUnitCount))
    }

    private static func of(_ unit: Folded) -> [StaticString]? {
        units.first { unit.starts(with: $0.one) }.map { [$0.one] + $0.several }
    }

    /// What there is one of, and what else counts it.
    private static let units: [(one: StaticString, several: [StaticString])] = [
        ("回", []), ("食", ["日"]), ("本", []), ("個", []), ("袋", []), ("枚", []), ("冊", []), ("箱", []), ("缶", []), ("杯", []),
        ("コマ", []),
        ("名", ["人"]), ("人", ["名"]), ("組", []), ("セット", []), ("パック", []), ("か月", months), ("ヶ月", months), ("カ月", months),
        ("ヵ月", months),
    ]
    private static let months: [StaticString] = ["か月", "ヶ月", "カ月", "ヵ月", "ケ月"]

    /// The number nearest before the whole that counts its parts, outside of brackets: neither 「第10回」 nor 「2回目以降」, nor the payments of
    /// 「6回払い」, nor how long something lasts, 「（有効期限6か月）」.
    private static func count(of counters: [StaticString], in head: Folded) -> Int? {
        let bytes = head.bytes
        var (index, depth) = (0, 0)
        var found: Int?
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            default: break
            }
            guard QuotedNumber.digit(bytes, index) != nil else {
                index += 1
                continue
            }
            let number = QuotedNumber(bytes, at: index)
            let before = head.droppingLast(bytes.count - index)
            let unit = head.dropping(number.end)
            index = number.end
            guard depth == 0, let value = number.value, (2...1_000).contains(value),
                !ordinals.contains(where: before.ends(with:)),
                let counter = counters.first(where: unit.starts(with:)),
                !others.contains(where: unit.dropping(counter.utf8CodeUnitCount).starts(with:))
            else { continue }
            found = value
        }
        return found
    }

    private static let ordinals: [StaticString] = ["第", "定員", "先着", "/", "月"]
    private static let others: [StaticString] = [
        "目", "以上", "以降", "以内", "まで", "未満", "限定", "払", "分割", "無料", "間限定", "より", "から", "は",
    ]
}
