import SourceText

/// What the numbers beside an amount say that it comes to, for prices to prove: `10回券 58,300円（1回5,830円）`,
/// `キャンセル料：50％（会場参加の場合16,500円）`, `残金407,000円`, `30,800円－6,600円×2回＝17,600円`.
///
/// No word excuses an amount by itself, as the regular price stands behind the same words: `初回500円（2回目以降3,680円）`. And nearly any
/// number fits some price: dates, fees and percents of something else say nothing of it.
extension QuotedAmounts {
    package struct Reckoning: Sendable {
        /// The amount before it, of which it is said to be one of several parts.
        package var whole: Int?
        /// How many parts that has.
        package var count: Int?
        /// It is said to be what a month comes to.
        package var isOfMonth = false
        /// So many percent of a price it may be.
        package var percents: [Int] = []
        /// So many percent of the price of what its line names it may be, where those of the list before it are as well.
        package var percentsOfNamed: [Int] = []
        /// The indices of the amounts before it in its list.
        package var list: Range<Int> = 0..<0
        /// So many percent of a price it may be where all amounts of its line are.
        package var percentsOfLine: [Int] = []
        /// The indices of the amounts on its line.
        package var line: Range<Int> = 0..<0
        /// It is said to be what remains to be paid: by itself, or of what is transferred.
        package var isRest = false
        /// What is said to be paid before, or to be taken off.
        package var deductions: [Int] = []
        /// Those of its line.
        package var calculations: [Calculation] = []
        /// It is said to be added to a price: `当日券は各300円増し`.
        package var isSurcharge = false

        package var isEmpty: Bool {
            whole == nil && percents.isEmpty && percentsOfNamed.isEmpty && percentsOfLine.isEmpty && !isRest && deductions.isEmpty
                && calculations.isEmpty && !isSurcharge
        }
    }

    /// Asked only of amounts that are found to be no price.
    package static func reckoning(of index: Int, among amounts: [Amount], in text: TextBytes) -> Reckoning {
        let range = amounts[index].range
        let line = line(around: range, in: text)
        func isOnLine(_ other: Int) -> Bool { amounts.indices.contains(other) && line.contains(amounts[other].range.lowerBound) }
        var reckoning = Reckoning()
        if isOnLine(index - 1), let part = ReckonedPart(range, of: amounts[index - 1], on: line, in: text) {
            (reckoning.whole, reckoning.count) = (amounts[index - 1].value, part.count)
            reckoning.isOfMonth = part.isOfMonth
        }
        var (first, last) = (index, index)
        while index - first < mostOfLine, isOnLine(first - 1) { first -= 1 }
        while last - index < mostOfLine, isOnLine(last + 1) { last += 1 }
        reckoning.line = first..<last + 1
        let heading = ReckonedPercents.ofHeading(above: line, before: range.lowerBound, in: text)
        if heading.isOfNamed {
            reckoning.percentsOfNamed = heading.percents
            var start = index
            while index - start < mostOfList, start > 0, amounts[start - 1].range.lowerBound >= heading.end { start -= 1 }
            reckoning.list = start..<index
        } else {
            reckoning.percents = heading.percents
        }
        let isTransferred = Folded.before(range.lowerBound, in: text) { before in
            let word = before.without(fillers)
            reckoning.isRest = rests.contains(where: word.ends(with:))
            if !priceBefore.contains(where: word.ends(with:)) {
                Folded.after(range.upperBound, in: text) { reckoning.isSurcharge = isSurcharge($0) }
                if let percent = ReckonedPercents.beforeBracket(of: range, on: line, in: text) {
                    reckoning.percents.append(percent)
                }
                reckoning.percentsOfLine = ReckonedPercents.above(line, in: text)
            }
            return transfers.contains(where: word.ends(with:))
        }
        if reckoning.isRest || isTransferred { reckoning.deductions = deductions(near: index, among: amounts, in: text) }
        reckoning.calculations = Folded.of(line, in: text, Calculation.all)
        return reckoning
    }

    private static let mostOfLine = 8
    private static let mostOfList = 32

    // MARK: What remains

    private static let rests: [StaticString] = [
        "残金", "残額", "残り", "残代金", "残金のお支払い", "残りのお支払い", "残額のお支払い", "残金のお振込", "残金のお振り込み",
    ]
    /// What is transferred is the price itself, unless something is said to be taken off.
    private static let transfers: [StaticString] = [
        "差引額", "差引金額", "差引請求額", "差引ご請求額", "差引支払額", "差引お支払い額", "振込額", "振込金額", "お振込金額", "お振り込み金額",
    ]

    /// The amounts near one that are said to be paid before or to be taken off. A fee is none, 「振込手数料：330円」: it is added.
    private static func deductions(near index: Int, among amounts: [Amount], in text: TextBytes) -> [Int] {
        (max(0, index - 50)..<min(amounts.count, index + 50)).compactMap { other in
            guard other != index else { return nil }
            return Folded.before(amounts[other].range.lowerBound, in: text) { before in
                isDeposit(before.without(fillers)) ? amounts[other].value : nil
            }
        }
    }

    private static func isDeposit(_ word: Folded) -> Bool { deposits.contains(where: word.ends(with:)) }

    /// Whether a name is that of a payment which is made before the rest: 「申込金」, 「予約金（返金不可）」.
    package static func isDeposit(name: String) -> Bool { name.withTextBytes { $0.holds(deposits) } }

    private static let deposits: [StaticString] = [
        "申込金", "手付金", "頭金", "内金", "予約金", "前金", "前受金", "着手金", "源泉徴収税額", "源泉徴収税", "源泉徴収額", "源泉所得税", "源泉税",
    ]

    // MARK: What is added

    private static func isSurcharge(_ after: Folded) -> Bool {
        guard let word = (["増し", "割増", "割り増し", "増"] as [StaticString]).first(where: after.starts(with:)) else { return false }
        let rest = after.dropping(word.utf8CodeUnitCount)
        return rest.bytes.isEmpty || ends.contains(where: rest.starts(with:))
    }

    private static let ends: [StaticString] = ["\n", "。", "、", ",", ")", " ", "です", "とな", "にな", "でお", "にて", "いただ"]
}
