import SourceText

/// What one of several comes to, in brackets behind what all of them cost: `5回券 30,800円（1回6,160円）`, `3,510円（702円／食）`,
/// `¥46,200 every three months (¥15,400 a month)`.
extension QuotedAmounts {
    /// The amount before such a one, of which it is to be a part.
    package static func whole(ofUnit index: Int, among amounts: [Amount], in text: TextBytes) -> Int? {
        guard index > 0, amounts.indices.contains(index) else { return nil }
        let (start, end) = (amounts[index - 1].range.upperBound, amounts[index].range.lowerBound)
        guard start < end, end - start <= longestBeforeUnit, !text[start..<end].contains(where: isLineBreak) else { return nil }
        let isUnit = Folded.of(start..<end, in: text) { between in
            guard let open = between.bytes.lastIndex(of: UInt8(ascii: "(")) else { return false }
            let inside = between.dropping(open + 1)
            if inside.bytes.contains(UInt8(ascii: ")")) { return false }
            let word = inside.without(fillers + besideUnits)
            return word.bytes.isEmpty
                ? Folded.after(amounts[index].range.upperBound, in: text, saysUnit(behind:)) : saysUnit(before: word)
        }
        return isUnit ? amounts[index - 1].value : nil
    }

    private static let longestBeforeUnit = 90
    private static let besideUnits: [StaticString] = ["約", "およそ", "税込", "、", ",", "¥", "￥"]

    /// `(1回6,160円)`, `(1回分5,830円)`, `(1食につき702円)`, `(単価5,830円)`, `(@702円)`.
    private static func saysUnit(before word: Folded) -> Bool {
        if ["単価", "@", "各", "1つ", "ひとつ"].contains(where: word.ends(with:)) { return true }
        let unit = word.without(["あたり", "当たり", "当り", "につき", "分"])
        guard let counter = counters.first(where: unit.ends(with:)) else { return false }
        let one = unit.droppingLast(counter.utf8CodeUnitCount)
        guard let number = ["1", "一"].first(where: one.ends(with:)) as StaticString? else { return false }
        return one.droppingLast(number.utf8CodeUnitCount).bytes.last.map(isDigit) != true
    }

    /// `(702円/食)`, `(¥15,400 a month)`, `(¥2,200 each)`.
    private static func saysUnit(behind after: Folded) -> Bool {
        let unit = after.dropping(["/", " ", "1", "一", "per ", "a ", "each "])
        let isEach = unit.bytes.count < after.bytes.count && ["/", "per ", "a ", "each "].contains(where: after.starts(with:))
        return isEach && (counters + counterWords).contains(where: unit.starts(with:)) || after.starts(with: "each)")
    }

    private static let counters: [StaticString] = [
        "回", "食", "コマ", "本", "個", "袋", "枚", "冊", "名", "名様", "人", "日", "か月", "ヶ月", "ヵ月", "カ月", "ケ月", "月", "レッスン", "箱", "セット", "缶",
        "杯", "粒", "包", "口", "便", "件", "点", "足", "席", "時間", "週", "年", "組", "台", "部", "着", "玉", "束", "皿", "切れ", "泊", "講座", "講義",
        "講",
    ]
    private static let counterWords: [StaticString] = [
        "month", "year", "week", "day", "lesson", "session", "class", "meal", "person", "piece", "box", "bag", "bottle", "item",
    ]

    /// By how many the amount before one is said to be divided: `年額29,800円（月あたり約2,980円）`, `10回券 58,300円（1回あたり5,380円）`.
    package static func divisor(ofUnit index: Int, among amounts: [Amount], in text: TextBytes) -> Int? {
        guard index > 0, amounts.indices.contains(index) else { return nil }
        let whole = amounts[index - 1].range
        let (start, end) = (AmountRemark.endOfTax(of: amounts[index - 1], in: text), amounts[index].range.lowerBound)
        guard start < end, end - start <= longestBeforeUnit, !text[start..<end].contains(where: isLineBreak),
            // `（月あたり2,980円お得）`.
            Folded.after(amounts[index].range.upperBound, in: text, { $0.starts(with: ")") }),
            let counter = Folded.of(start..<end, in: text, counterOfEach)
        else { return nil }
        let isMonth = counter.utf8CodeUnitCount >= "か月".utf8.count || counter.utf8Start[0] == 0xE6
        return Folded.of(startOfLine(whole.lowerBound, in: text)..<whole.lowerBound, in: text) { line in
            let counts = isMonth ? AmountCounts(before: line.without(fillers)).months : line.counts(of: counter)
            guard let count = counts.first, counts.allSatisfy({ $0 == count }), (2...mostParts).contains(count) else {
                return nil
            }
            return count
        }
    }

    /// What stands before 「あたり」 in a bracket that is all that stands between two amounts.
    private static func counterOfEach(_ between: Folded) -> StaticString? {
        let bracket = between.dropping([" "])
        guard bracket.starts(with: "("), !bracket.bytes.contains(UInt8(ascii: ")")) else { return nil }
        let word = bracket.dropping(1).without(fillers + ["約", "およそ", "¥", "￥"])
        guard let each = ["あたり", "当たり", "当り"].first(where: word.ends(with:)) as StaticString? else { return nil }
        let unit = word.droppingLast(each.utf8CodeUnitCount).dropping(["税込", "・", "、", ","])
        guard let counter = dividedCounters.first(where: unit.ends(with:)) else { return nil }
        let one = unit.droppingLast(counter.utf8CodeUnitCount)
        return ["1", "一", "ひと"].contains { one.starts(with: $0) && one.bytes.count == $0.utf8CodeUnitCount }
            || one.bytes.isEmpty && counter.utf8Start[0] == 0xE6 ? counter : nil
    }

    /// The last, 月 (E6 9C 88), is one of a month also without 「1」 before it.
    private static let dividedCounters: [StaticString] = ["回", "食", "枚", "個", "本", "袋", "か月", "ヶ月", "ヵ月", "カ月", "月"]
    private static let mostParts = 1_000

    /// Whether an amount is one of so many parts, as nearly as what is said of one is.
    package static func isAbout(_ part: Int, of whole: Int, parts: Int) -> Bool {
        guard part < mostOfUnits, whole < mostOfUnits, (1...mostParts).contains(parts) else { return true }
        return abs(part * parts - whole) <= max(parts, whole / 20)
    }

    /// Whether an amount is one of so many equal parts of another, rounded where that tells it from parts of other numbers.
    package static func isUnit(_ part: Int, of whole: Int) -> Bool {
        guard part > 0, part < whole, whole < mostOfUnits else { return false }
        let count = (whole + part / 2) / part
        if part * count == whole { return true }
        return count > 1 && part * part >= whole * 20 && abs(whole - part * count) < count
    }

    private static let mostOfUnits = 1_000_000_000
}

extension Folded {
    /// The numbers before a counter: 10 of 「10回券」.
    fileprivate func counts(of counter: StaticString) -> [Int] {
        bytes.indices.compactMap { index in
            bytes.starts(index, with: counter) ? KanjiNumber(before: index, in: bytes)?.value : nil
        }
    }
}
