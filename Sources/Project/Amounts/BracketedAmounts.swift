import SourceText

/// Amounts in brackets whose word stands before those, with a case or a kind between: `差額（レギュラーからゴールドの場合5,500円）`,
/// `キャンセル料（前日は4,400円）`, but not `入会金（会費 2,980円とは別）`, `手数料（講座の9,800円）のほかに`.
enum BracketedAmounts {
    static func isOther(_ amount: Range<Int>, in text: TextBytes) -> Bool {
        guard let open = open(before: amount.lowerBound, in: text) else { return false }
        let isOfAPrice = Folded.of(open..<amount.lowerBound, in: text) { inside in
            // `手数料（税込330円）`.
            let word = inside.without(QuotedAmounts.fillers + taxes)
            return (QuotedAmounts.priceBefore + goods).contains(where: word.ends(with:)) || inside.bytes.holds(["。"])
        }
        // `送料（講座 9,800円に含まれます）`, `キャンセル料（講座 9,800円の50%）`.
        let isCompared = Folded.after(amount.upperBound, in: text) { behind in
            if comparisons.contains(where: behind.starts(with:)) { return true }
            let part = behind.dropping(["の"])
            let rest = part.withoutNumber
            return part.bytes.count < behind.bytes.count && rest.bytes.count < part.bytes.count
                && ["%", "割", "分の"].contains(where: rest.starts(with:))
        }
        return !isOfAPrice && !isCompared && Folded.before(open, in: text) { OtherAmounts.endsWithOtherNoun($0) }
    }

    /// What is paid for, and what is paid for it: `講座代 9,800円`.
    private static let goods: [StaticString] = ["講座", "教室", "商品", "講座代", "商品代", "コース代", "レッスン代", "受講代", "代金"]
    private static let comparisons: [StaticString] = ["とは別", "とは異な", "に含", "に込", "のほか", "の他", "以外", "と合わせ", "と併せ", "とあわせ"]
    private static let taxes: [StaticString] = ["税込", "税込み", "税抜", "税抜き"]

    /// Where the bracket stands, on the line of an offset, that is still open there.
    static func open(before end: Int, in text: TextBytes) -> Int? {
        var start = end
        while start > 0, end - start < longest, !isLineBreak(text[start - 1]) {
            if closes.contains(where: { text.ends(start, with: $0) }) { return nil }
            if let open = opens.first(where: { text.ends(start, with: $0) }) { return start - open.utf8CodeUnitCount }
            start -= 1
        }
        return nil
    }

    /// Where the next bracket closes on the line of an offset, or what may stand in it ends.
    static func close(behind start: Int, in text: TextBytes) -> Int {
        var end = start
        while end < text.count, end - start < longest, !isLineBreak(text[end]),
            !closes.contains(where: { text.starts(end, with: $0) })
        {
            end += 1
        }
        return end
    }

    private static let longest = 150
    private static let opens: [StaticString] = ["(", "（", "[", "［", "〔"]
    private static let closes: [StaticString] = [")", "）", "]", "］", "〕"]
}
