import SourceText

/// How many there are of what an amount may be the sum of, as the words beside it say: `2か月分(3,960円)`, `1,980円×12回=23,760円`, `年額 23,760円`.
struct AmountCounts {
    /// Payments, persons or pieces: 3 of 「3回分」 and 「3名」.
    private(set) var times: [Int] = []
    /// For how many months it is paid: 3 of 「3か月分」, 6 of 「半年分」, 12 of 「年額」, 24 of 「2年分」. How often that is, the product says.
    private(set) var months: [Int] = []

    init(times: [Int] = [], months: [Int] = []) { (self.times, self.months) = (times, months) }

    static func + (one: AmountCounts, other: AmountCounts) -> AmountCounts {
        AmountCounts(times: one.times + other.times, months: one.months + other.months)
    }

    /// Of what is paid nobody knows how often.
    var all: [Int] { times + Self.ofUnknown(months) }

    /// How often something may be paid in so many months where nobody knows how often that is: 24 or 2 times in 「2年」.
    static func ofUnknown(_ months: [Int]) -> [Int] {
        months + months.compactMap { $0 > 12 && $0.isMultiple(of: 12) ? $0 / 12 : nil }
    }

    // MARK: Beside an amount

    /// `2か月分(3,960円)`, `年額 23,760円`, `半年分 11,880円`.
    init(before: Folded) {
        if halves.contains(where: before.ends(with:)) {
            months = [6]
            return
        }
        var found = AmountCounts(months: before.endsWithYear ? [12] : [])
        let bytes = before.bytes
        var end = bytes.count
        while end > 0, bytes.count - end < 24, bytes[end - 1] != 0x0A {
            if isDigit(bytes[end - 1]) {
                found = found + AmountCounts(of: before.dropping((bytes[..<end].lastIndex { !isDigit($0) } ?? -1) + 1))
                break
            }
            // 三か月分. The 一 of 一括 or 一律 is none, and hides none before it.
            if KanjiNumber.isBefore(end, in: bytes), let number = KanjiNumber(before: end, in: bytes) {
                found = found + AmountCounts(of: before.dropping(number.range.lowerBound))
                end = number.range.lowerBound
            } else {
                end -= 1
            }
        }
        self = found
    }

    /// `3,960円(2か月分)`, `23,760円/年`, `3,960円(税込・2か月分)`.
    init(after: Folded) {
        let rest = after.dropping(["(", "/", " "]).dropping(["税込", "み", "・", "、", ",", " "])
        if rest.starts(with: "年") {
            self.init(months: [12])
        } else if rest.starts(with: "半年分") {
            self.init(months: [6])
        } else {
            // `59,400円(19,800円×3回)`.
            let unit = rest.withoutNumber
            let sign = unit.dropping(["円", " "])
            let isProduct = unit.starts(with: "円") && Self.signs.contains(where: sign.starts(with:))
            self.init(of: isProduct ? sign.dropping(Self.signs + [" "]) : rest)
        }
    }

    /// The number that a text begins with, unless it is an amount itself.
    private init(of text: Folded) {
        guard let number = KanjiNumber(from: 0, in: text.bytes), number.value < 10_000 else { return }
        let unit = text.dropping(number.range.count).dropping([" ", "-"])
        if unit.starts(with: "円") { return }
        if unit.starts(with: "年") || unit.starts(with: "year") {
            months = [number.value * 12]
        } else if Self.monthUnits.contains(where: unit.starts(with:)) {
            months = [number.value]
        } else {
            times = [number.value]
        }
    }

    /// How many of an amount may make a price: `825円×4回`, `4回×825円`.
    static func parts(_ before: Folded, _ rest: Folded) -> [Int] {
        let close = before.without([" "])
        if signs.contains(where: rest.starts(with:)) { return AmountCounts(of: rest.dropping(signs + [" "])).all }
        if signs.contains(where: close.ends(with:)) { return AmountCounts(before: close).all }
        let unit = before.without(QuotedAmounts.fillers)
        return ones.first(where: unit.ends(with:)).map {
            AmountCounts(before: unit.droppingLast($0.utf8CodeUnitCount)).all
        } ?? []
    }

    /// What one of several is: `月4回なら1回825円`.
    private static let ones: [StaticString] = [
        "1回", "1コマ", "1本", "1個", "1食", "1袋", "1枚", "1冊", "1名", "1人", "1か月", "1ヶ月", "1ヵ月", "1カ月", "1レッスン",
    ]

    private static let signs: [StaticString] = ["×", "✕", "x", "*"]
    private static let monthUnits: [StaticString] = ["か月", "ヶ月", "カ月", "ヵ月", "ケ月", "ヶ月", "箇月", "month"]
    static let yearly: [StaticString] = ["年額", "年間", "年会費", "年払い", "年"]
}

private let halves: [StaticString] = ["半年分", "半年間", "半年"]

extension Folded {
    /// Whether it ends with a word for a year, and not with several of them: 「年額」, 「2026年」, but not 「2年間」, whose number says more.
    fileprivate var endsWithYear: Bool {
        guard let word = AmountCounts.yearly.first(where: ends(with:)) else { return false }
        return !(1...2).contains(droppingLast(word.utf8CodeUnitCount).bytes.reversed().prefix(while: isDigit).count)
    }
}
