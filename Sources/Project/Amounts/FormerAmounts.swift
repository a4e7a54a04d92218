import SourceText

/// Amounts that were a price before: `9,800円 → 1,980円`, `2,980円から3,300円に改定`, `2,980円を3,300円に変更`.
extension QuotedAmounts {
    /// Whether the next amount is what this one has become.
    static func isFormer(_ index: Int, among amounts: [Amount], _ remark: AmountRemark, in text: TextBytes) -> Bool {
        let next = index + 1 < amounts.count ? amounts[index + 1] : nil
        if isReplaced(index, among: amounts, in: text) { return true }
        func isBecoming(_ start: Int) -> Bool {
            guard let next, isOneLine(start, next.range.lowerBound, in: text) else { return false }
            // `2,980円 → 手数料330円がかかります`.
            return !Folded.before(next.range.lowerBound, in: text, OtherAmounts.isOther(before:))
        }
        if let arrow = endOfArrow(remark.end, in: text) {
            // An arrow that ends its line points at the next one.
            let target = endOfLine(skippingBlanks(arrow, in: text), in: text)
            if isOffer(target, in: text) { return true }
            guard let next, isOneLine(target, next.range.lowerBound, in: text) else { return false }
            // `2,980円 → 手数料330円がかかります`, but `9,800円→初月1,980円`.
            return !Folded.before(next.range.lowerBound, in: text, OtherAmounts.isCharge(before:))
        }
        guard let next else { return false }
        return Folded.after(remark.end, in: text) { rest in
            let isFrom = starts.contains(where: rest.starts(with:))
            guard isFrom || ["を", "が", "は"].contains(where: rest.starts(with:)), isBecoming(remark.end) else { return false }
            let end = AmountRemark(behind: next.range.upperBound, in: text).end
            return Folded.after(end, in: text) { behind in
                guard ["に", "へ", "と"].contains(where: behind.starts(with:)) else { return false }
                if isFrom, !behind.starts(with: "と") { return true }
                // With more between them, the second may be of another matter: `会費3,300円が未納のときは、6,600円となります`.
                let isClose = next.range.lowerBound - remark.end <= 24
                let word = behind.dropping(["に", "へ", "と", "の", "、", "ご", " "])
                return changes.contains(where: word.starts(with:)) || isClose && becoming.contains(where: word.starts(with:))
            }
        }
    }

    /// Whether an amount is what the one before it becomes, `19,800円から21,780円に改定いたします`. An arrow says so of an offer, too, unless a change
    /// is announced: `月会費の改定(2,980円→3,300円)`.
    package static func isComing(_ index: Int, among amounts: [Amount], in text: TextBytes) -> Bool {
        guard index > 0 else { return false }
        if isReplaced(index - 1, among: amounts, in: text) || isBelowNew(amounts[index].range.lowerBound, in: text) {
            return true
        }
        let former = amounts[index - 1].range
        let remark = AmountRemark(behind: former.upperBound, in: text)
        return
            (endOfArrow(remark.end, in: text) == nil || isChange(former.lowerBound..<amounts[index].range.upperBound, in: text))
            && isFormer(index - 1, among: amounts, remark, in: text)
    }

    /// Whether the words before an amount and the next one say that this is replaced by that: `現行料金 2,980円　新料金 3,300円`,
    /// `3月31日まで：2,980円` with `4月1日から：3,300円` below it.
    private static func isReplaced(_ index: Int, among amounts: [Amount], in text: TextBytes) -> Bool {
        guard index >= 0, index + 1 < amounts.count else { return false }
        let (this, next) = (amounts[index].range, amounts[index + 1].range.lowerBound)
        guard next > this.upperBound, next - this.upperBound <= 100 else { return false }
        let name = Folded.before(this.lowerBound, in: text) { before -> (isPresent: Bool, isEnd: Bool) in
            let word = before.without(OtherAmounts.priceWords + ["(税込)", "・"])
            return (["現行", "現在"].contains(where: word.ends(with:)), before.without(OtherAmounts.besidePeriods).endsWithLastDay)
        }
        guard name.isPresent || name.isEnd else { return false }
        return Folded.before(next, in: text) { before in
            let word = before.without(OtherAmounts.priceWords + ["(税込)", "・"])
            return name.isPresent && coming.contains(where: word.ends(with:)) && !word.ends(with: "更新")
                || name.isEnd && afterLastDay.contains(where: before.without(OtherAmounts.besidePeriods).ends(with:))
        }
    }

    /// Whether an amount is said to be a price that ended with a month or a year, `2024年3月まで: 2,980円`, with today's price or one that began then
    /// beside it: `4月から 3,300円`. Alone it may be what is to be paid until then, or for months up to that one: `お支払い期限：1月末まで`, `10月〜12月分まで`.
    package static func isUntilMonth(
        _ index: Int, among amounts: [Amount], in text: TextBytes, isPrice: (Int?) -> Bool = { _ in false }
    ) -> Bool {
        let amount = amounts[index].range
        let isUntil = Folded.before(amount.lowerBound, in: text) { before in
            let until = before.without(OtherAmounts.besidePeriods)
            return until.endsWithLastMonth && !until.lastLine.holds(deadlines)
        }
        guard isUntil,
            !Folded.after(amount.upperBound, in: text, { ["を", "のお", "のご", "お支払", "がお支払"].contains(where: $0.starts(with:)) })
        else { return false }
        let first = startOfLine(amount.lowerBound, in: text)
        if Folded.of(first..<amount.lowerBound, in: text, { $0.bytes.holds(deadlines) }) { return false }
        return [index - 1, index + 1].contains { other in
            guard amounts.indices.contains(other) else { return false }
            let range = amounts[other].range
            guard max(range.lowerBound - amount.upperBound, amount.lowerBound - range.upperBound) <= 100 else { return false }
            return isPrice(amounts[other].value)
                || Folded.before(range.lowerBound, in: text) { before in
                    afterLastDay.contains(where: before.without(OtherAmounts.besidePeriods).ends(with:))
                }
        }
    }

    private static let deadlines: [StaticString] = ["期限", "期間", "期日", "支払", "有効", "締", "〆", "納付", "引落", "引き落", "振込", "入金"]
    private static let coming: [StaticString] = ["新", "改定後", "改訂後", "変更後", "値上げ後", "値下げ後"]
    private static let afterLastDay: [StaticString] = ["から", "より", "以降", "以後", "〜", "~"]

    /// Whether the line around a range announces a change.
    private static func isChange(_ range: Range<Int>, in text: TextBytes) -> Bool {
        var line = range
        while line.lowerBound > 0, range.lowerBound - line.lowerBound < 150, !isLineBreak(text[line.lowerBound - 1]) {
            line = line.lowerBound - 1..<line.upperBound
        }
        while line.upperBound < text.count, line.upperBound - range.upperBound < 150, !isLineBreak(text[line.upperBound]) {
            line = line.lowerBound..<line.upperBound + 1
        }
        return line.contains { index in announcements.contains { text.starts(index, with: $0) } }
    }

    private static let announcements: [StaticString] = ["改定", "改訂", "改正", "変更", "値上", "値下", "引き上げ", "引き下げ"]

    /// Whether the next amount is said to be that of today: `4月以降は3,300円になります(現在2,980円)`.
    package static func isBeforePresent(_ index: Int, among amounts: [Amount], in text: TextBytes) -> Bool {
        guard index + 1 < amounts.count else { return false }
        let next = amounts[index + 1].range.lowerBound
        return isOneLine(amounts[index].range.upperBound, next, in: text)
            && Folded.before(next, in: text) { before in
                let word = before.without(fillers).without(OtherAmounts.priceWords)
                return present.contains(where: word.ends(with:))
            }
    }

    private static let present: [StaticString] = ["現在", "現行", "今", "いま", "今まで", "いままで", "これまで", "従来", "改定前", "変更前"]

    private static let starts: [StaticString] = ["から", "より"]
    private static let changes: [StaticString] = [
        "改", "変", "値上", "値下", "引き上", "引き下", "引上", "引下", "見直", "アップ", "上が", "下が",
    ]
    private static let becoming: [StaticString] = ["なり", "なる", "いたし", "させ", "しま", "する"]

    /// Whether a few words on one line from an offset on name an offer without an amount: `50%OFF`, `今だけ無料`, `期間限定価格`.
    private static func isOffer(_ start: Int, in text: TextBytes) -> Bool {
        if nothing.contains(where: { text.starts(start, with: $0) }) { return true }
        return (start..<max(start, min(text.count, start + 40))).lazy
            .prefix { !isLineBreak(text[$0]) && !text.starts($0, with: "。") }
            .contains { index in offers.contains { text.starts(index, with: $0) } }
    }

    private static let offers: [StaticString] = ["無料", "半額", "割", "OFF", "off", "オフ", "価格"]
    private static let nothing: [StaticString] = ["0円", "０円", "¥0", "￥0"]

    private static let arrows: [StaticString] = ["→", "⇒", "⇨", "➡", "➔", "▶", "->", "=>"]
    private static let arrowsDown: [StaticString] = ["↓", "⇩", "⬇"]

    /// The end of an arrow behind an amount, or below it.
    private static func endOfArrow(_ start: Int, in text: TextBytes) -> Int? {
        let here = skippingBlanks(text.endOfTags(start), in: text)
        if let arrow = arrows.first(where: { text.starts(here, with: $0) }) { return here + arrow.utf8CodeUnitCount }
        let below = skippingBlanks(endOfLine(here, in: text), in: text)
        return arrowsDown.first { text.starts(below, with: $0) }.map { below + $0.utf8CodeUnitCount }
    }

    private static func skippingBlanks(_ start: Int, in text: TextBytes) -> Int {
        var index = start
        // No more than a line of them.
        for _ in 0..<60 {
            if text.starts(index, with: " ") || text.starts(index, with: "\t") {
                index += 1
            } else if text.starts(index, with: "\u{3000}") {
                index += 3
            } else {
                break
            }
        }
        return index
    }

    /// Behind the line break at an offset, if one is there.
    private static func endOfLine(_ start: Int, in text: TextBytes) -> Int {
        if text.starts(start, with: "\r\n") { return start + 2 }
        return text.starts(start, with: "\n") || text.starts(start, with: "\r") ? start + 1 : start
    }

    /// Whether neither a line nor a sentence ends between two offsets, which are not far from each other.
    private static func isOneLine(_ start: Int, _ end: Int, in text: TextBytes) -> Bool {
        guard start <= end, end - start <= 150 else { return false }
        return !(start..<end).contains { isLineBreak(text[$0]) || text.starts($0, with: "。") }
    }
}

extension Folded {
    /// Whether it ends with a month or a year until which something was, that is not the end of a range: `2024年3月まで`, `2025年度まで`.
    fileprivate var endsWithLastMonth: Bool {
        guard ends(with: "まで") else { return false }
        let end = droppingLast("まで".utf8.count).without(["末", "分", "の", "ご", "利用", "度"])
        guard let unit = (["月", "年"] as [StaticString]).first(where: end.ends(with:)) else { return false }
        let period = end.droppingLast(unit.utf8CodeUnitCount)
        let digits = period.bytes.reversed().prefix(while: isDigit).count
        // `〜2024年3月まで` has no beginning.
        let span = Folded(bytes: TextBytes(rebasing: lastLine.dropLast("まで".utf8.count))).dropping([" ", "・", "〜", "~"])
        let isRange = span.bytes.holds(["〜", "~", "–", "から", "月-", "年-", "分-"])
        return digits > 0 && !isRange
    }

    /// Whether it ends with a day until which something was: `3月31日まで`, `3/31まで`.
    fileprivate var endsWithLastDay: Bool {
        guard ends(with: "まで") else { return false }
        let day = droppingLast("まで".utf8.count).without(["日"])
        let month = Folded(bytes: TextBytes(rebasing: day.bytes.dropLast(day.bytes.reversed().prefix(while: isDigit).count)))
        return month.bytes.count < day.bytes.count && ["月", "/"].contains(where: month.ends(with:))
    }
}
