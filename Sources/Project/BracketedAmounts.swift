import SourceText

/// Amounts in brackets whose word stands before those, with a case or a kind between: `差額（レギュラーからゴールドの場合5,500円）`,
/// `キャンセル料（前日は4,400円）`, but not `入会金（会費 2,980円とは別）`.
enum BracketedAmounts {
    static func isOther(_ amount: Int, in text: TextBytes) -> Bool {
        guard let open = open(before: amount, in: text) else { return false }
        let isOfAPrice = Folded.of(open..<amount, in: text) { inside in
            // `手数料（税込330円）`.
            let word = inside.without(QuotedAmounts.fillers + taxes)
            return QuotedAmounts.priceBefore.contains(where: word.ends(with:)) || inside.bytes.holds(["。"])
        }
        return !isOfAPrice && Folded.before(open, in: text) { OtherAmounts.endsWithOtherNoun($0) }
    }

    private static let taxes: [StaticString] = ["税込", "税込み", "税抜", "税抜き"]

    /// Where the bracket stands, on the line of an offset, that is still open there.
    private static func open(before end: Int, in text: TextBytes) -> Int? {
        var start = end
        while start > 0, end - start < longest, !isLineBreak(text[start - 1]) {
            if closes.contains(where: { text.ends(start, with: $0) }) { return nil }
            if let open = opens.first(where: { text.ends(start, with: $0) }) { return start - open.utf8CodeUnitCount }
            start -= 1
        }
        return nil
    }

    private static let longest = 150
    private static let opens: [StaticString] = ["(", "（", "[", "［", "〔"]
    private static let closes: [StaticString] = [")", "）", "]", "］", "〕"]
}
