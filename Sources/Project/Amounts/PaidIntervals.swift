import Schema
import SourceText

/// How often an amount is paid, where the words right beside it plainly say so.
///
///     月額8,800円、月会費：8,800円、毎月15日に8,800円、8,800円／月、8,800円（月額）    1 month
///     年会費 8,800円、毎年8,800円、8,800円/年、8,800円（年払い）、Annual fee: ¥8,800  1 year
///     2週間ごとに8,800円、半年払い 8,800円、隔月のお支払い 8,800円                2 weeks, 6 months, 2 months
///     12月会費8,800円、2026年会費、月額換算8,800円、毎月の教材費8,800円           none: a month of the calendar, a part, another charge
///     毎週 8,800円、隔月お届け 8,800円                                     none: what is sold
package enum PaidIntervals {
    package struct Found: Equatable, Sendable {
        package let interval: Interval
        /// A fee that may as well be paid in parts: `年会費`.
        package let isFee: Bool
        /// It is told by a number, as `3か月ごと`.
        package let isCounted: Bool

        fileprivate init(_ count: Int, _ unit: Interval.Unit, isFee: Bool = false, isCounted: Bool = false) {
            interval = Interval(count: count, unit: unit)
            self.isFee = isFee
            self.isCounted = isCounted
        }
    }

    /// What stands near an amount on its line, without which nothing is told of how it is paid.
    package enum Sign {
        case none
        /// Only 月, and nothing of another interval.
        case month
        case other
    }

    /// Beside nearly all amounts none stands.
    package static func sign(beside amount: QuotedAmounts.Amount, in text: TextBytes) -> Sign {
        let before = amount.range.lowerBound
        var index = before
        while index > 0, before - index < reach, !isLineBreak(text[index - 1]) { index -= 1 }
        let end = min(text.count, amount.range.upperBound + reach) - 2
        var sign = Sign.none
        while index < end {
            let (second, third) = (text[index + 1], text[index + 2])
            switch text[index] {
            // 年 回.
            case 0xE5: if second == 0xB9 && third == 0xB4 || second == 0x9B && third == 0x9E { return .other }
            // 週 隔.
            case 0xE9: if second == 0x80 && third == 0xB1 || second == 0x9A && third == 0x94 { return .other }
            // 月, 括, and 毎 of 3か月毎 and 毎日, but not of 毎月.
            case 0xE6:
                if second == 0x9C && third == 0x88 { sign = .month }
                if second == 0x8B && third == 0xAC || second == 0xAF && third == 0x8E && !text.starts(index, with: "毎月") {
                    return .other
                }
            case 0xE3: if second == 0x81, third == 0x94, text.starts(index, with: "ごと") { return .other }
            // Within year, week, annual and quarterly.
            case UInt8(ascii: "e"): if second == 0x61 && third == 0x72 || second == 0x65 && third == 0x6B { return .other }
            case UInt8(ascii: "n"): if second == 0x6E && third == 0x75 { return .other }
            case UInt8(ascii: "r"): if second == 0x74 && third == 0x65 { return .other }
            // /yr, /mo, and within month.
            case UInt8(ascii: "/"):
                if second == 0x79 && third == 0x72 { return .other }
                if second == 0x6D && third == 0x6F { sign = .month }
            case UInt8(ascii: "o"): if second == 0x6E && third == 0x74 { sign = .month }
            case 0x0A, 0x0D: if index >= amount.range.upperBound { return sign }
            default: break
            }
            index += text[index] & 0xF0 == 0xE0 ? 3 : 1
        }
        return sign
    }

    private static let reach = 48

    /// Nil where nothing is told, or two things.
    package static func interval(beside amount: QuotedAmounts.Amount, in text: TextBytes) -> Found? {
        let end = AmountRemark.endOfTax(of: amount, in: text)
        let before = Folded.before(amount.range.lowerBound, in: text) { before in
            interval(before: before, isPaid: Folded.after(end, in: text, isPaid(behind:)))
        }
        let behind = Folded.after(end, in: text, interval(behind:))
        guard let before, let behind else { return before ?? behind }
        return before.interval == behind.interval ? before : nil
    }

    /// Whether the line of an amount says that the words beside it may be meant otherwise, or names the interval that is charged, too.
    package static func isDoubtful(_ found: Found, of amount: QuotedAmounts.Amount, charged: Interval, in text: TextBytes) -> Bool
    {
        Folded.ofLine(around: amount.range, in: text) { line in
            line.bytes.holds(doubts) || !found.isCounted && (line.bytes.holds(words(of: charged)) || isOfSeveralMonths(line))
        } || !found.isCounted && isOfSeveralMonths(below: amount.range.upperBound, in: text)
    }

    /// Whether the months or the part of a year that are paid for are named, 「10月〜12月分」, 「4/1〜6/30分」, 「1学期分」, 「第1期」, 「2回目」.
    private static func isOfSeveralMonths(_ line: Folded) -> Bool {
        let bytes = line.bytes
        return line.firstLineMonths > 1 || bytes.holds(partsOfYear)
            || bytes.indices.contains { index in
                if bytes.starts(index, with: "期") { return index > 0 && isDigit(bytes[index - 1]) }
                // 「3月〜5月」.
                guard let sign = waves.first(where: { bytes.starts(index, with: $0) }),
                    ["月", "日", "分"].contains(where: { bytes.ends(index, with: $0) }) || index > 0 && isDigit(bytes[index - 1])
                else { return false }
                let end = line.dropping(index + sign.utf8CodeUnitCount).dropping(["翌年", "翌"])
                let digits = end.bytes.prefix(while: isDigit).count
                return (1...2).contains(digits) && end.dropping(digits).starts(with: "月")
            }
    }

    private static let partsOfYear: [StaticString] = ["学期", "前期", "後期", "上期", "下期", "半期", "クール", "回目", "回払"]
    private static let waves: [StaticString] = ["〜", "~", "-", "–"]

    /// Whether the line below says so: 「※3か月分です」.
    private static func isOfSeveralMonths(below end: Int, in text: TextBytes) -> Bool {
        let near = text[end..<min(text.count, end + reachBelow)]
        guard let start = near.firstIndex(where: isLineBreak) else { return false }
        let below = start + (text.starts(start, with: "\r\n") ? 2 : 1)
        let line = text[below..<max(below, near.endIndex)].prefix { !isLineBreak($0) }
        return Folded.of(line.startIndex..<line.endIndex, in: text) { $0.bytes.holds(lengths) }
    }

    private static let reachBelow = 160
    private static let lengths: [StaticString] = ["か月分", "ヶ月分", "カ月分", "ヵ月分", "ケ月分", "箇月分", "学期分", "期分", "年分", "まとめて", "一括"]

    private static let doubts: [StaticString] = [
        "換算", "相当", "あたり", "当たり", "実質", "まとめ", "一括", "前払", "先払", "前納", "月分を", "月分の", "年分", "回分", "ではな", "ではあり", "ではござ", "でなく",
        "じゃな",
        "または", "又は", "もしくは", "いずれか", "選べ", "選択", "変更", "切り替", "切替", "移行", "他社", "別途", "姉妹", "系列", "提携", "異な", "とは別", "instead",
    ]

    /// What says that an interval is charged, other than the words for one that is shorter.
    private static func words(of interval: Interval) -> [StaticString] {
        switch (interval.unit, interval.count) {
        case (.month, 1): ["月払", "月額", "毎月", "月々", "月会費", "月謝", "1か月", "1ヶ月", "1カ月", "/月", "month"]
        case (.year, _), (.month, 12):
            ["年払", "年額", "年会費", "毎年", "年に", "年1", "年一", "1年", "一年", "年間", "12か月", "12ヶ月", "year", "annual"]
        case (.month, _): ["か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月", "四半期", "半年", "隔月", "半期", "年2", "年4", "months", "quarter"]
        case (.week, 1): ["毎週", "週払", "週1", "week"]
        case (.week, _): ["週間", "隔週", "weeks"]
        case (.day, _): ["日間", "日ごと", "日毎", "毎日", "週", "か月", "ヶ月", "days"]
        }
    }

    // MARK: Before it

    /// `isPaid`: whether words of paying stand behind the amount.
    private static func interval(before: Folded, isPaid: Bool) -> Found? {
        var rest = before
        var (isNear, hasNoun, isPaid) = (true, false, isPaid)
        // No more words are between.
        for _ in 0..<12 {
            if let found = rate(rest) ?? (isNear ? fixed(rest) : nil) ?? (isPaid ? repeated(rest) : nil)
                ?? (isPaid || hasNoun ? counted(rest) : nil) ?? (hasNoun ? english(rest) : nil)
            {
                return found
            }
            if let payment = payments.first(where: rest.ends(with:)) {
                // 「毎月のお支払い：8,800円」.
                (isNear, hasNoun, isPaid) = (true, true, true)
                rest = rest.droppingLast(payment.utf8CodeUnitCount)
            } else if let fee = fees.first(where: rest.ends(with:)) {
                // 「毎週の受講料 8,800円」 may be that of weekly lessons.
                (isNear, hasNoun, isPaid) = (true, true, false)
                rest = rest.droppingLast(fee.utf8CodeUnitCount)
            } else if rest.ends(with: "に") {
                // 「2週間ごとに8,800円」.
                isPaid = true
                rest = rest.droppingLast("に".utf8.count)
            } else if let filler = near.first(where: rest.ends(with:)) {
                rest = rest.droppingLast(filler.utf8CodeUnitCount)
            } else if let filler = fillers.first(where: rest.ends(with:)) {
                isNear = false
                rest = rest.droppingLast(filler.utf8CodeUnitCount)
            } else {
                return nil
            }
        }
        return nil
    }

    private static let near: [StaticString] = [" ", "の", "お", "ご", "一律", "定額", "(税込)", "(税込み)", "税込", "税込み"]
    private static let fillers: [StaticString] = signs + ["&nbsp;", "\u{A0}", "is", "of"]
    /// Between an amount and what it is called.
    static let signs: [StaticString] = [
        ":", "\t", "は", "が", "で", "として", "(", "[", "【", "「", "】", "」", "・", "…", "‥", "=", "|", "│", "-", "–", "—", "―", "─", ".",
    ]
    private static let payments: [StaticString] = [
        "支払い", "支払", "支払額", "請求", "請求額", "引き落とし", "引落し", "引落", "課金額", "課金", "決済額", "決済",
    ]
    private static let fees: [StaticString] = [
        "会費", "料金", "代金", "金額", "価格", "利用料", "使用料", "受講料", "購読料", "fee", "fees", "payment", "price", "charge",
        "subscription", "membership", "dues", "tuition",
    ]

    /// What an amount is called that is paid so often: `月額`.
    private static func rate(_ text: Folded) -> Found? {
        rates.first { text.ends(with: $0.0) && beginsWord(text.droppingLast($0.0.utf8CodeUnitCount)) }?.1
    }

    /// How often something is done, which right before an amount is paying: `毎月8,800円`, `毎月15日に8,800円`.
    private static func fixed(_ text: Folded) -> Found? {
        if text.ends(with: "毎年") { return Found(1, .year) }
        return text.ends(with: "毎月") || text.withoutDay.ends(with: "毎月") ? Found(1, .month) : nil
    }

    /// What may be said of something else that is done: `隔週`.
    private static func repeated(_ text: Folded) -> Found? { adverbs.first { text.ends(with: $0.0) }?.1 }

    /// `3か月ごと`, `2週間に1回`.
    private static func counted(_ text: Folded) -> Found? {
        guard let each = ["ごと", "毎", "に1回", "に一回"].first(where: text.ends(with:)) as StaticString? else { return nil }
        let span = text.droppingLast(each.utf8CodeUnitCount)
        if span.ends(with: "四半期") { return Found(3, .month, isCounted: true) }
        if span.ends(with: "半年") { return Found(6, .month, isCounted: true) }
        guard let named = NamedUnit(before: span.bytes.count, in: span.bytes),
            let number = KanjiNumber(before: named.start, in: span.bytes), (1...999).contains(number.value),
            !["・", ",", "、", "-", "〜", "~", "と", "第", "/", "か"].contains(where: {
                span.bytes.ends(number.range.lowerBound, with: $0)
            })
        else { return nil }
        return Found(number.value, named.unit, isCounted: true)
    }

    /// What stands before a fee: `Monthly fee: ¥8,800`.
    private static func english(_ text: Folded) -> Found? {
        guard let (word, found) = adjectives.first(where: { text.ends(with: $0.0) }) else { return nil }
        return text.droppingLast(word.utf8CodeUnitCount).endsEnglishWord ? found : nil
    }

    private static let rates: [(StaticString, Found)] = [
        ("月額", Found(1, .month)), ("月々", Found(1, .month)), ("月会費", Found(1, .month)),
        ("月謝", Found(1, .month)), ("月払い", Found(1, .month)), ("月払", Found(1, .month)), ("毎月払い", Found(1, .month)),
        ("月額プラン", Found(1, .month)), ("月額コース", Found(1, .month)), ("月額制", Found(1, .month)),
        ("年額", Found(1, .year, isFee: true)), ("年会費", Found(1, .year, isFee: true)), ("年払い", Found(1, .year)),
        ("年払", Found(1, .year)), ("年額プラン", Found(1, .year)), ("年額コース", Found(1, .year)),
        ("半年払い", Found(6, .month, isCounted: true)), ("隔月払い", Found(2, .month)), ("週払い", Found(1, .week)),
        ("毎週払い", Found(1, .week)),
        ("隔週払い", Found(2, .week)),
    ]
    private static let adverbs: [(StaticString, Found)] = [
        ("毎週", Found(1, .week)), ("隔週", Found(2, .week)), ("隔月", Found(2, .month)), ("毎日", Found(1, .day)),
    ]
    private static let adjectives: [(StaticString, Found)] = [
        ("monthly", Found(1, .month)), ("annual", Found(1, .year, isFee: true)), ("yearly", Found(1, .year, isFee: true)),
        ("weekly", Found(1, .week)), ("quarterly", Found(3, .month)),
    ]

    /// Whether a word that follows is no part of another one: of 「12月会費」, 「翌月払い」, 「2026年会費」 and 「半年会費」 it is.
    static func beginsWord(_ before: Folded) -> Bool {
        if wholes.contains(where: before.ends(with:)) { return true }
        guard let last = before.bytes.last else { return true }
        let bytes = before.bytes.suffix(3)
        // A kanji is E4 … E9 and two more bytes.
        return !isDigit(last) && !(last >= 0x80 && bytes.count == 3 && (0xE4...0xE9).contains(bytes[bytes.startIndex]))
    }

    private static let wholes: [StaticString] = ["会員", "会費", "料", "料金", "費", "講座", "教室", "定額", "購入", "購読", "】", "」", "、", "。"]

    // MARK: Behind it

    private static func interval(behind after: Folded) -> Found? {
        if after.starts(with: "/") { return interval(ofUnit: after.dropping(1).dropping(["1", "一", " "])) }
        if after.starts(with: "(") {
            let inside = after.dropping(1)
            let close = inside.bytes.firstIndex(of: UInt8(ascii: ")")) ?? inside.bytes.count
            guard close < inside.bytes.count else { return nil }
            let remark = inside.droppingLast(inside.bytes.count - close)
            let word = remark.dropping(taxes).without(taxes)
            return remarks.first { word.bytes.count == $0.0.utf8CodeUnitCount && word.starts(with: $0.0) }?.1
        }
        if let (word, found) = english.first(where: { after.starts(with: $0.0) }) {
            return after.dropping(word.utf8CodeUnitCount).beginsEnglishWord ? found : nil
        }
        return nil
    }

    /// `/月`, but not `/月額980円`, `/月4回` and `/年賀状`.
    private static func interval(ofUnit text: Folded) -> Found? {
        guard let (word, found) = perUnits.first(where: { text.starts(with: $0.0) }) else { return nil }
        let rest = text.dropping(word.utf8CodeUnitCount)
        guard let next = rest.bytes.first else { return found }
        if isLetter(word.utf8Start[0]) { return rest.beginsEnglishWord ? found : nil }
        if next < 0x80 { return isDigit(next) || isLetter(next) ? nil : found }
        // 、 and 。 (E3 80 81, 82), or hiragana (E3 81 …, E3 82 80 …).
        guard next == 0xE3, rest.bytes.count > 2 else { return nil }
        return switch (rest.bytes[1], rest.bytes[2]) {
        case (0x80, 0x81...0x82), (0x81, _), (0x82, ...0x9F): found
        default: nil
        }
    }

    private static let taxes: [StaticString] = ["税込", "み", "・", "、", ",", "/", " "]
    private static let remarks: [(StaticString, Found)] =
        rates + [("毎月", Found(1, .month)), ("毎年", Found(1, .year)), ("monthly", Found(1, .month)), ("yearly", Found(1, .year))]
    private static let perUnits: [(StaticString, Found)] = [
        ("月", Found(1, .month)), ("年", Found(1, .year)), ("週", Found(1, .week)), ("か月", Found(1, .month)),
        ("ヶ月", Found(1, .month)),
        ("カ月", Found(1, .month)), ("month", Found(1, .month)), ("mo", Found(1, .month)), ("year", Found(1, .year)),
        ("yr", Found(1, .year)), ("week", Found(1, .week)),
    ]
    private static let english: [(StaticString, Found)] = [
        ("per month", Found(1, .month)), ("a month", Found(1, .month)), ("every month", Found(1, .month)),
        ("each month", Found(1, .month)), ("monthly", Found(1, .month)), ("per year", Found(1, .year)),
        ("a year", Found(1, .year)),
        ("every year", Found(1, .year)), ("each year", Found(1, .year)), ("yearly", Found(1, .year)),
        ("annually", Found(1, .year)),
        ("per week", Found(1, .week)), ("a week", Found(1, .week)), ("every week", Found(1, .week)), ("weekly", Found(1, .week)),
    ]

    private static func isPaid(behind after: Folded) -> Bool {
        let word = after.dropping(["を", "が", "の", "ずつ", "お", "ご", "自動", "で", " "])
        return ["支払", "払", "請求", "課金", "決済", "引き落", "引落", "いただ", "頂", "is charged", "will be charged"].contains(
            where: word.starts(with:))
    }
}

extension Folded {
    /// The line around a range, as far as it is near.
    static func ofLine<Result>(around range: Range<Int>, in text: TextBytes, _ look: (Folded) -> Result) -> Result {
        let (first, last) = (max(0, range.lowerBound - 200), min(text.count, range.upperBound + 200))
        let start = text[first..<range.lowerBound].lastIndex(where: isLineBreak).map { $0 + 1 } ?? first
        return of(start..<(text[range.upperBound..<last].firstIndex(where: isLineBreak) ?? last), in: text, look)
    }

    /// Without the day of a month, as `15日` and `末日`.
    fileprivate var withoutDay: Folded {
        if ends(with: "末") { return droppingLast("末".utf8.count) }
        guard ends(with: "日") else { return self }
        let rest = droppingLast("日".utf8.count)
        if rest.ends(with: "末") || rest.ends(with: "初") { return rest.droppingLast("末".utf8.count) }
        return rest.droppingLast(rest.bytes.reversed().prefix(while: isDigit).count)
    }

    /// Whether no word of English goes on at its beginning.
    fileprivate var beginsEnglishWord: Bool { bytes.first.map { !isLetter($0) && !isDigit($0) } ?? true }

    /// Whether no word of English goes on at its end: neither `bimonthly` nor `semi-annual`.
    fileprivate var endsEnglishWord: Bool { bytes.last.map { !isLetter($0) && !isDigit($0) && $0 != UInt8(ascii: "-") } ?? true }
}

extension AmountRemark {
    /// Where an amount ends with the remark that it includes the tax, `8,800円（税込）`; where the amount ends without one.
    static func endOfTax(of amount: QuotedAmounts.Amount, in text: TextBytes) -> Int {
        Folded.after(amount.range.upperBound, in: text) {
            $0.starts(with: "(税込)") || $0.starts(with: "(税込み)") || $0.starts(with: "税込")
        }
            ? AmountRemark(behind: amount.range.upperBound, in: text).end : amount.range.upperBound
    }
}
