import SourceText

/// What the words beside an amount say of it: `送料550円`, `500円の割引`, `1,800円(税込1,980円)`, `2か月分(3,960円)`, `会費は1,980円`.
extension QuotedAmounts {
    package struct Sense: Equatable, Sendable {
        /// It is said to be something other than a price.
        package let isOther: Bool
        /// It is said to be a price without its tax: `税抜1,800円`.
        package let isNet: Bool
        /// It may be one of these many times a price.
        package let counts: [Int]
        /// It may be what is paid of a price in so many months: 12 of `年額`.
        package let months: [Int]
        /// So many of it may be a price.
        package let parts: [Int]
        /// Taxes that stand beside it, one of which it may lack: `会費3,000円、消費税300円`.
        package let taxes: [Int]
        /// The amounts of a sum that it begins or ends; one of them may be a price: `1,430円 + 550円 = 1,980円`.
        package let sum: [Int]
        /// A word for a price stands beside it, and no other one for a tax.
        package let isClear: Bool
        /// A noun before that word says whose price it is: `学生の会費`.
        package let hasOwner: Bool
        /// A noun behind it says what costs so much: `月額1,980円のライトコース`.
        package let hasNoun: Bool
        /// It is said to be paid each month: `月々400円`.
        package let isMonthly: Bool
        /// It is said to be what one month or person pays of it: `料金：1か月あたり400円`.
        package let isEach: Bool

        /// How many times a price it may be where nobody knows how often that is paid.
        package var allCounts: [Int] { counts + Self.countsOfUnknown(months) }

        package static func countsOfUnknown(_ months: [Int]) -> [Int] { AmountCounts.ofUnknown(months) }

        static let other = Sense(
            isOther: true, isNet: false, counts: [], months: [], parts: [], taxes: [], sum: [], isClear: false, hasOwner: false,
            hasNoun: false, isMonthly: false, isEach: false)
    }

    /// Asked only of amounts that are none of the prices, as few are, and of prices with a word for tax beside them.
    ///
    /// `named`: the amount with a name beside it that says nothing of it, 「入会金」 where that is what is sold.
    /// `sold`: the charges that are prices themselves.
    package static func sense(
        of index: Int, among amounts: [Amount], named: Range<Int>? = nil, sold: SoldCharges = [], in text: TextBytes
    ) -> Sense {
        let amount = amounts[index]
        let whole = named ?? amount.range
        return Folded.before(whole.lowerBound, in: text) { before in
            let beforeNet = NetAmounts.before(before) ?? NetAmounts.beforeBody(before, index, among: amounts, in: text)
            if OtherAmounts.isOther(before: beforeNet ?? before) || EnglishAmounts.isOther(before: beforeNet ?? before) {
                return .other
            }
            let remark = AmountRemark(behind: whole.upperBound, in: text)
            return Folded.after(whole.upperBound, in: text) { after in
                Folded.after(remark.end, in: text) { rest in
                    let afterNet = NetAmounts.behind(after)
                    let restNet = remark.isEmpty || remark.isGross ? nil : NetAmounts.behind(rest)
                    let isNet = beforeNet != nil || afterNet != nil || restNet != nil
                    func saysOther(_ after: Folded, saysTax: Bool) -> Bool {
                        (OtherAmounts.isOther(after: after, saysTax: saysTax)
                            || EnglishAmounts.isOther(after: after, before: before))
                            && !OtherAmounts.isKept(before, after) { isDenied(behind: amount.range.upperBound, in: text) }
                            && !OtherAmounts.isIncluded(before, after)
                    }
                    let isOther =
                        saysOther(afterNet ?? after, saysTax: isNet) || OtherAmounts.isGift(before, after)
                        || !remark.isEmpty && saysOther(restNet ?? rest, saysTax: isNet || remark.isGross)
                        || EnglishAmounts.isFormer(before, after) || isContainedTaxInEnglish(index, among: amounts, in: text)
                        || text.isStruckOut(amount.range.upperBound) || isFormer(index, among: amounts, remark, in: text)
                        || isUntilMonth(index, among: amounts, in: text) || isOtherRange(index, among: amounts, before, in: text)
                        || isCarriage(before, of: whole.lowerBound, in: text)
                        || isBelowOther(whole.lowerBound, in: text)
                        || BracketedAmounts.isOther(whole, in: text)
                        || !sold.contains(.cancellation)
                            && CancellationAmounts.isOther(before: whole.lowerBound, rest: rest, in: text)
                        || !sold.contains(.longerTime) && ExtensionAmounts.isOther(before, rest)
                        || AlternativeAmounts.isOther(before, rest, behind: remark.end, in: text)
                    if isOther { return .other }
                    let taxes = taxes(beside: index, among: amounts, in: text)
                    let rest = (remark.isEmpty ? afterNet : restNet) ?? rest
                    let inside = amounts[(index + 1)...].prefix { $0.range.lowerBound < remark.end }
                    let counts = counts(before, after, rest)
                    return Sense(
                        isOther: false, isNet: isNet, counts: counts.times, months: counts.months,
                        parts: AmountCounts.parts(before, rest), taxes: taxes,
                        sum: sum(of: index, among: amounts, in: text) + addends(of: amount, inside),
                        // A remark with another amount says more of it: `3,850円(会費3,300円、手数料550円を含む)`.
                        isClear: !isNet && taxes.isEmpty && inside.isEmpty && isPrice(before, after, rest),
                        hasOwner: PriceOwner.isNamed(before: wordBefore(before)), hasNoun: PriceOwner.isNamed(behind: rest),
                        isMonthly: MonthlyAmounts.isMonthly(before, after), isEach: OtherAmounts.isEach(before))
                }
            }
        }
    }

    /// Whether the sentence behind an amount ends with a denial.
    private static func isDenied(behind end: Int, in text: TextBytes) -> Bool {
        (end..<min(text.count, end + 120)).lazy.prefix { !isLineBreak(text[$0]) && !text.starts($0, with: "。") }
            .contains { index in denials.contains { text.starts(index, with: $0) } }
    }

    private static let denials: [StaticString] = [
        "できません", "出来ません", "しません", "ありません", "ございません", "れません", "できない", "しない", "しかね", "できかね", "不可", "対象外", "お断り",
    ]

    /// What may stand between an amount and the word before it that says what it is.
    static let fillers: [StaticString] = [
        ":", " ", "\t", "は", "が", "で", "の", "約", "として", "(", "・", "…", "=", "|", "│", "-", "–", "—", "―", "─", "‥", "‐", "−",
        "&nbsp;", "\u{A0}", ".", "/", "】", "」", "』",
    ]

    /// How many payments, pieces or months the words beside an amount, and behind a remark on it, say that it is for.
    private static func counts(_ before: Folded, _ after: Folded, _ rest: Folded) -> AmountCounts {
        let inJapanese =
            AmountCounts(before: before.without(fillers)) + AmountCounts(after: after) + AmountCounts(after: rest)
        let inEnglish =
            EnglishAmounts.counts(before: before) + EnglishAmounts.counts(after: after) + EnglishAmounts.counts(after: rest)
        return inJapanese + inEnglish
            + AmountCounts(
                times: [before.lastLineListedMonths, after.firstLineListedMonths].filter { $0 > 1 },
                months: [before.lastLineMonths, after.firstLineMonths].filter { $0 > 1 })
    }

    /// The amounts of a sum of which one is the first or the last: `1,430円 + 550円 = 1,980円`, `3,300円 - 550円 = 2,750円`.
    private static func sum(of index: Int, among amounts: [Amount], in text: TextBytes) -> [Int] {
        for first in [index, index - 2] {
            guard first >= 0, first + 2 < amounts.count, isNear(amounts[first], amounts[first + 2]),
                let one = amounts[first].value, let other = amounts[first + 1].value, let result = amounts[first + 2].value
            else { continue }
            let (sum, isOver) = one.addingReportingOverflow(other)
            let (rest, isUnder) = one.subtractingReportingOverflow(other)
            guard !isOver && sum == result || !isUnder && rest == result else { continue }
            if Folded.before(amounts[first + 2].range.lowerBound, in: text, { $0.without([" "]).ends(with: "=") }) {
                return [one, other, result]
            }
        }
        return []
    }

    /// The amounts of a remark that make up the one before it: `3,850円(会費3,300円＋手数料550円)`.
    private static func addends(of amount: Amount, _ inside: ArraySlice<Amount>) -> [Int] {
        let values = inside.compactMap(\.value)
        guard values.count > 1, values.count == inside.count else { return [] }
        let sum = values.reduce(0) { sum, value in
            let (next, isOver) = sum.addingReportingOverflow(value)
            return isOver ? .max : next
        }
        return sum == amount.value ? values : []
    }

    /// Whether an amount is the end of a range whose beginning is no price: `手数料220円〜440円`, `送料770〜1,650円`.
    private static func isOtherRange(_ index: Int, among amounts: [Amount], _ before: Folded, in text: TextBytes) -> Bool {
        let close = before.without([" "])
        guard let sign = Folded.ranges.first(where: close.ends(with:)) else { return false }
        if index > 0, amounts[index].range.lowerBound - amounts[index - 1].range.upperBound <= 8 {
            return Folded.before(amounts[index - 1].range.lowerBound, in: text, OtherAmounts.isOther(before:))
        }
        let first = close.droppingLast(sign.utf8CodeUnitCount)
        let digits = first.bytes.reversed().prefix { isDigit($0) || $0 == UInt8(ascii: ",") }.count
        return digits > 0 && OtherAmounts.isOther(before: first.droppingLast(digits))
    }

    /// The taxes among the amounts beside one.
    private static func taxes(beside index: Int, among amounts: [Amount], in text: TextBytes) -> [Int] {
        // The one before it and a few behind it, as a bill has them.
        (max(0, index - 1)..<min(amounts.count, index + 4)).compactMap { other in
            guard other != index, let value = amounts[other].value, isNear(amounts[index], amounts[other]) else { return nil }
            return Folded.before(amounts[other].range.lowerBound, in: text) { OtherAmounts.isTax(before: $0) ? value : nil }
                ?? Folded.after(amounts[other].range.upperBound, in: text) { EnglishAmounts.isTax(after: $0) ? value : nil }
        }
    }

    private static func isNear(_ one: Amount, _ other: Amount) -> Bool {
        abs(one.range.lowerBound - other.range.lowerBound) <= 300
    }

    /// Whether a word for a price stands beside an amount, on its line or the one above.
    private static func isPrice(_ before: Folded, _ after: Folded, _ rest: Folded) -> Bool {
        let close = before.without(fillers)
        // What would be rewritten alone has the one without tax beside it.
        if OtherAmounts.isGross(after) || close.namesTax || AmountCounts.yearly.contains(where: close.ends(with:)) {
            return false
        }
        if OtherAmounts.debits.contains(where: after.starts(with:)) { return true }
        // `2,980円(税込)のクーポン` is no price, whatever else it is.
        if after.starts(with: "(税込") ? isPayment(rest) : priceAfter.contains(where: after.starts(with:)) { return true }
        return priceBefore.contains(where: wordBefore(before).ends(with:))
    }

    /// What ends with the word before an amount, on its line or the one above, and before a remark.
    private static func wordBefore(_ before: Folded) -> Folded {
        let close = before.without(fillers).without(["\n", "\r", " ", ":"])
        return (close.withoutRemark ?? close).without(fillers)
    }

    /// Whether what stands behind an amount with its remark says no more than that it is paid.
    private static func isPayment(_ rest: Folded) -> Bool {
        if rest.bytes.isEmpty || amountEnds.contains(where: rest.starts(with:)) { return true }
        let noun = rest.dropping(["を", "の", "で", "が", "は", "お", "ご", " "])
        return payments.contains(where: noun.starts(with:))
    }

    private static let amountEnds: [StaticString] = [
        "\n", "\r", "。", "、", ".", ",", ")", "]", "」", "』", "】", "です", "とな", "にな", "/月",
    ]
    static let payments = priceBefore + ["入金", "決済", "課金"] + OtherAmounts.debits

    static let priceBefore: [StaticString] = [
        "料金", "月額", "毎月", "月々", "会費", "価格", "値段", "代金", "金額", "請求", "請求額", "支払", "支払い", "支払額", "支払い額", "受講料", "受講費",
        "授業料", "月謝", "利用料", "使用料", "購読料", "参加費", "参加料", "税込", "税込み",
    ]
    private static let priceAfter: [StaticString] = ["/月", "(月"]
}
