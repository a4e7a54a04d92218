import SourceText

/// How many payments of an amount are made, where the words right beside it plainly say so.
///
///     12回払い 8,800円、12回分割（月々8,800円）、8,800円×12回払い   12
///     月々8,800円×12回、8,800円を12回お支払い             12
///     8,800円×12回                                    12, or a part of more
///     月々8,800円（全12回）                              12 of a method whose name tells of instalments, or what is sold
///     一括払い 33,000円、33,000円（一括払い）                  1
///     最大12回払い、12回払いの1回目 8,800円                  none: a bound, one of them
package enum PaidTimes {
    package struct Found: Equatable, Sendable {
        package let count: Int
        /// No more payments are made; otherwise it may be said of some of them: `未納分 8,800円×2回`.
        package let isAll: Bool
        /// It may as well be how often something is sold that is not paid in instalments.
        package let isOfInstalments: Bool

        fileprivate init(count: Int, isAll: Bool, isOfInstalments: Bool = false) {
            (self.count, self.isAll, self.isOfInstalments) = (count, isAll, isOfInstalments)
        }
    }

    /// Nil where nothing is told, or two things.
    package static func times(beside amount: QuotedAmounts.Amount, in text: TextBytes) -> Found? {
        let end = AmountRemark.endOfTax(of: amount, in: text)
        return Folded.before(amount.range.lowerBound, in: text) { before in
            let first = times(before: before)
            let last = Folded.after(end, in: text) { times(behind: $0, before: before) }
            guard let first, let last else { return first ?? last }
            return first.count == last.count ? first : nil
        }
    }

    /// How many payments are added up behind an amount, where the words before it name the right number: `12回分割払い 8,800円×10回＝88,000円`.
    package static func added(behind amount: QuotedAmounts.Amount, charged: Int, in text: TextBytes) -> Found? {
        guard Folded.before(amount.range.lowerBound, in: text, { times(before: $0)?.count == charged }) else { return nil }
        let isDoubtful = Folded.ofLine(around: amount.range, in: text) { $0.bytes.holds(doubts + parts) }
        return isDoubtful
            ? nil
            : Folded.after(AmountRemark.endOfTax(of: amount, in: text), in: text) { after in
                let factor = after.dropping(["×", "✕", "x", "*", " "])
                guard factor.bytes.count < after.bytes.count, let (count, rest) = count(factor),
                    rest.dropping(["(税込)", " "]).starts(with: "=")
                else { return nil }
                return Found(count: count, isAll: true)
            }
    }

    private static let parts: [StaticString] = ["前期", "後期", "前半", "後半", "+"]

    /// Whether the line of an amount says that the words beside it may be meant otherwise, or names the number that is charged, too.
    package static func isDoubtful(of amount: QuotedAmounts.Amount, charged: Int, in text: TextBytes) -> Bool {
        Folded.ofLine(around: amount.range, in: text) { line in
            line.bytes.holds(doubts)
                || line.bytes.indices.contains { index in
                    line.bytes.starts(index, with: "回") && KanjiNumber(before: index, in: line.bytes)?.value == charged
                }
        }
    }

    /// Whether its line speaks of a first payment, which the number may count or not.
    package static func mayCountOtherwise(_ amount: QuotedAmounts.Amount, in text: TextBytes) -> Bool {
        Folded.ofLine(around: amount.range, in: text) { $0.bytes.holds(firsts) }
    }

    private static let doubts: [StaticString] = [
        "回目", "残", "うち", "最大", "最長", "以内", "まで", "または", "又は", "もしくは", "選べ", "選択", "回数券", "チケット", "レッスン", "講座全", "ボーナス", "年間",
        "年額", "年払", "未納", "滞納", "未払",
        "変更", "切り替", "切替",
    ]
    private static let firsts: [StaticString] = ["初回", "初月", "頭金", "申込金", "手付", "無料", "体験", "+"]

    // MARK: Before it

    /// Whether what stands before an amount says that it is one of several payments. 「月々8,800円（全12回）」 may count lessons.
    private static func isEach(_ before: Folded) -> Bool {
        let word = before.without(fillers)
        return ["分割", "分割払い"].contains(where: word.ends(with:))
    }

    private static func isMonthly(_ before: Folded) -> Bool {
        let word = before.without(fillers)
        return ["月々", "毎月"].contains(where: word.ends(with:))
    }

    private static func times(before: Folded) -> Found? {
        let payment = before.without(fillers).without(each + fillers)
        let once = payment.without(words + ["価格", "料金", "金額"])
        if once.ends(with: "一括") {
            // 「1年分一括払い」, 「年一括」.
            let isPaidOnce = PaidIntervals.beginsWord(once.droppingLast("一括".utf8.count))
            return isPaidOnce ? Found(count: 1, isAll: true) : nil
        }
        let word = payment.without(words)
        guard word.bytes.count < payment.bytes.count, word.ends(with: "回"),
            let number = KanjiNumber(before: word.bytes.count - "回".utf8.count, in: word.bytes)
        else { return nil }
        // 「1回のお支払い 8,800円」 is said of each.
        if number.value == 1, !["回払い", "回払"].contains(where: payment.ends(with:)) { return nil }
        let start = word.bytes.start(of: ["全", "計"], before: number.range.lowerBound)
        return others.contains { word.bytes.ends(start, with: $0) } ? nil : Found(count: number.value, isAll: true)
    }

    private static let fillers = PaidIntervals.signs + [" ", "/", "(税込)", "(税込み)", "税込", "税込み"]
    private static let each: [StaticString] = ["月々", "毎月", "毎回", "各回", "各", "1回", "一回", "の"]
    private static let words: [StaticString] = ["支払い", "支払", "払い", "払", "分割", "お", "ご", "の", "均等"]
    /// With one of these before it a number is one of several, a bound, or how often it is in a while.
    private static let others: [StaticString] = [
        "・", "/", ",", "、", "~", "〜", "-", "–", "か", "年", "月", "週", "日", "に", "第", "大", "長", "約", "と",
    ]

    // MARK: Behind it

    private static func times(behind after: Folded, before: Folded) -> Found? {
        let factor = after.dropping(["×", "✕", "x", "*", " "])
        if factor.bytes.count < after.bytes.count, let (count, rest) = count(factor) {
            if ["目", "券"].contains(where: rest.starts(with:)) { return nil }
            // 「月々8,800円×3回」, but not 「月々8,800円×3回分」.
            return Found(count: count, isAll: beginsPayment(rest) || isMonthly(before) && !rest.starts(with: "分"))
        }
        let object = after.dropping(["を", "ずつ"])
        if object.bytes.count < after.bytes.count, let (count, rest) = count(object), count > 1, beginsPayment(rest) {
            return Found(count: count, isAll: true)
        }
        // What stands behind another sign may be said of the next amount: 「10回払い 33,000円・20回払い 17,000円」.
        let inside = after.dropping(["(", "[", "【", "の", " "])
        if inside.bytes.count < after.bytes.count {
            if ["一括払い)", "一括払)", "一括)"].contains(where: inside.starts(with:)) { return Found(count: 1, isAll: true) }
            if let (count, rest) = count(inside.dropping(["全", "計"])), beginsPayment(rest) {
                return Found(count: count, isAll: true)
            }
        }
        let isOfInstalments = isMonthly(before)
        guard isOfInstalments || isEach(before) else { return nil }
        let whole = after.dropping(["(", "[", "【", "・", "、", "/", " "])
        guard whole.starts(with: "全"), let (count, rest) = count(whole.dropping("全".utf8.count)),
            rest.bytes.isEmpty || ends.contains(where: rest.starts(with:))
        else { return nil }
        return Found(count: count, isAll: true, isOfInstalments: isOfInstalments)
    }

    /// The number before 「回」, with which a text begins, and what stands behind it.
    private static func count(_ text: Folded) -> (Int, rest: Folded)? {
        guard let number = KanjiNumber(from: 0, in: text.bytes) else { return nil }
        let unit = text.dropping(number.range.upperBound)
        return unit.starts(with: "回") ? (number.value, unit.dropping("回".utf8.count)) : nil
    }

    private static func beginsPayment(_ text: Folded) -> Bool {
        let word = text.dropping(["の", "お", "ご", "均等", "(", " "])
        return ["払", "支払", "分割"].contains(where: word.starts(with:))
    }

    private static let ends: [StaticString] = [")", "]", "】", "。", "、", "\n", "\r"]
}
