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
        let head = line.lowerBound..<whole.range.lowerBound
        (isOfMonth, count) = Folded.after(part.upperBound, in: text) { after in
            let count = Folded.of(between, in: text) { words in
                Self.counter(words, after).flatMap { counter in Folded.of(head, in: text) { Self.count(of: counter, in: $0) } }
            }
            return (Self.monthly.contains(where: after.starts(with:)), count)
        }
        if count == nil, !isOfMonth { return nil }
    }

    private static let monthly: [StaticString] = ["a month", "per month", "/month", "/ month", "monthly"]

    /// What the parts are.
    private enum Counter {
        /// What one is called: 回 of 「1回」.
        case word(Folded)
        /// 「単価」 and 「各」 call it nothing.
        case any
    }

    /// Nil where the part is not said to be one.
    private static func counter(_ between: Folded, _ after: Folded) -> Counter? {
        guard let open = between.bytes.lastIndex(of: UInt8(ascii: "(")) else { return nil }
        let inside = between.dropping(open + 1).behindLastItem.dropping(["税込", "み", " "])
        if after.starts(with: "/") {
            let unit = after.dropping(1)
            let end = unit.bytes.firstIndex { $0 == UInt8(ascii: ")") || isDigit($0) } ?? 0
            return word(unit.droppingLast(unit.bytes.count - end))
        }
        if ["単価", "@", "各"].contains(where: inside.starts(with:)) { return .any }
        guard let one = (["お1", "お一", "1", "一", "ひと"] as [StaticString]).first(where: inside.starts(with:)) else { return nil }
        let unit = inside.dropping(one.utf8CodeUnitCount)
        return word(unit.without(["あたり", "当たり", "当り", "につき", "ずつ", "分", "は", "約", ":", " ", "税込", "(税込み", "(税込)"]))
    }

    private static func word(_ unit: Folded) -> Counter? {
        unit.bytes.isEmpty || unit.bytes.count > 24 || unit.bytes.contains(where: isDigit) ? nil : .word(unit)
    }

    /// How many bytes are what a unit may be called before the whole.
    private static func names(_ unit: Folded, _ other: Folded) -> Int? {
        if other.bytes.count >= unit.bytes.count, TextBytes(rebasing: other.bytes[..<unit.bytes.count]).isSame(as: unit.bytes) {
            return unit.bytes.count
        }
        let group = alike.first { $0.units.contains { unit.bytes.count == $0.utf8CodeUnitCount && unit.starts(with: $0) } }
        return group?.names.first(where: other.starts(with:))?.utf8CodeUnitCount
    }

    private static let months: [StaticString] = ["か月", "ヶ月", "カ月", "ヵ月", "ケ月"]
    private static let people: [StaticString] = ["名", "人", "名様", "人様"]
    /// Of 「12日」 nobody knows whether it is a day of a month.
    private static let alike: [(units: [StaticString], names: [StaticString])] = [
        (people, people), (months, months), (["食"], ["日間", "日分", "日コース", "日セット", "日パック"]), (["回分", "レッスン"], ["回"]),
    ]
    /// What may stand behind it where it is alone in brackets.
    private static let wholes: [StaticString] = ["", "分", "券", "コース", "セット", "チケット", "間"]
    /// What has a price of its own, and is no time.
    private static let pieces: [StaticString] = [
        "回", "食", "本", "個", "袋", "枚", "冊", "箱", "缶", "杯", "コマ", "名", "人", "組", "セット", "パック", "台", "点", "席", "巻", "号", "玉", "口",
    ]

    /// The number nearest before the whole that counts its parts, by itself or alone in brackets, 「（全5回）」: neither 「第10回」 nor
    /// 「2回目以降」, nor the payments of 「6回払い」, nor how long something lasts, 「（有効期限6か月）」. Of what is called nothing there is one alone.
    private static func count(of counter: Counter, in head: Folded) -> Int? {
        let bytes = head.bytes
        var index = 0
        var found: [Int] = []
        while index < bytes.count {
            if let open = opens.first(where: { bytes.starts(index, with: $0.open) }) {
                let start = index + open.open.utf8CodeUnitCount
                let end = (start..<bytes.count).first { bytes.starts($0, with: open.close) } ?? bytes.count
                let inside = Folded(bytes: TextBytes(rebasing: bytes[start..<end])).dropping(["全", "毎月", "月に", "月"])
                if let (value, length) = number(at: 0, in: inside, counter), wholes.contains(where: inside.dropping(length).isAll)
                {
                    found.append(value)
                }
                index = end
                continue
            }
            guard QuotedNumber.digit(bytes, index) != nil else {
                index += 1
                continue
            }
            let before = head.droppingLast(bytes.count - index)
            let end = QuotedNumber(bytes, at: index).end
            if let value = days(behind: before, counter, head.dropping(end), QuotedNumber(bytes, at: index).value) {
                found.append(value)
            } else if !isOrdinal(before, isDay: head.dropping(end).starts(with: "日")),
                let (value, length) = number(at: index, in: head, counter),
                !others.contains(where: head.dropping(index + length).starts(with:))
            {
                found.append(value)
            }
            index = end
        }
        if case .any = counter, found.count > 1 { return nil }
        return found.last
    }

    /// 「週5日」 and 「平日5日」 are five meals.
    private static func days(behind before: Folded, _ counter: Counter, _ after: Folded, _ value: Int?) -> Int? {
        guard case .word(let unit) = counter, unit.isAll("食"), after.starts(with: "日") else { return nil }
        return before.ends(with: "週") || before.ends(with: "平日") ? value : nil
    }

    /// Whether what stands before a number says that it counts no parts: 「第10回」, 「8/11」, 「12月5日」, and 「週2回」 for what is paid each month.
    private static func isOrdinal(_ before: Folded, isDay: Bool) -> Bool {
        if before.ends(with: "週") || isDay && before.ends(with: "月") { return true }
        if ["-", "–", "/"].contains(where: before.ends(with:)) {
            return before.without(["-", "–", "/"]).bytes.last.map(isDigit) == true
        }
        return ordinals.contains(where: before.without([" ", ":"]).ends(with:))
    }

    /// A number with its unit.
    private static func number(at index: Int, in text: Folded, _ counter: Counter) -> (value: Int, length: Int)? {
        guard QuotedNumber.digit(text.bytes, index) != nil else { return nil }
        let number = QuotedNumber(text.bytes, at: index)
        guard let value = number.value, (2...1_000).contains(value) else { return nil }
        let unit = text.dropping(number.end)
        let length =
            switch counter {
            case .word(let word): names(word, unit)
            case .any: pieces.first(where: unit.starts(with:))?.utf8CodeUnitCount
            }
        return length.map { (value, number.end - index + $0) }
    }

    private static let opens: [(open: StaticString, close: StaticString)] = [
        ("(", ")"), ("[", "]"), ("【", "】"), ("〔", "〕"), ("<", ">"), ("〈", "〉"),
    ]
    private static let ordinals: [StaticString] = [
        "第", "定員", "先着", "~", "〜", "締切", "締め切り", "期限", "最大", "最少", "最低",
    ]
    private static let others: [StaticString] = ["目", "以上", "以降", "以内", "未満", "限定", "払", "分割", "無料", "間限定", "より", "から"]
}

extension Folded {
    /// What stands behind the last 「・」 or 「、」: 1回 of 「送料込・1回」.
    fileprivate var behindLastItem: Folded {
        let start = bytes.indices.last { index in ["・", "、", ","].contains { bytes.ends(index, with: $0) } }
        return dropping(start ?? 0)
    }

    fileprivate func isAll(_ text: StaticString) -> Bool { bytes.count == text.utf8CodeUnitCount && starts(with: text) }
}
