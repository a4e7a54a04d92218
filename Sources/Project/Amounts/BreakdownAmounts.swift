import SourceText

extension QuotedAmounts {
    /// The amount that the ones in a bracket behind it make up, one of which is the given one: 16,500円 of
    /// `修理代金 16,500円（部品代 7,700円＋技術料 8,800円）`, `合計16,500円です（内訳：部品代 7,700円、技術料 8,800円）`. Nil of what is no such part.
    package static func whole(ofPart index: Int, among amounts: [Amount], in text: TextBytes) -> Int? {
        guard let open = BracketedAmounts.open(before: amounts[index].range.lowerBound, in: text) else { return nil }
        let first = amounts[...index].lastIndex { $0.range.lowerBound < open }.map { $0 + 1 } ?? 0
        let close = BracketedAmounts.close(behind: amounts[index].range.upperBound, in: text)
        let parts = amounts[first...].prefix { $0.range.lowerBound < close }
        guard parts.count > 1, first > 0, case let whole = amounts[first - 1], whole.range.upperBound <= open,
            open - whole.range.upperBound <= reachOfWhole,
            !text[whole.range.upperBound..<open].contains(where: isLineBreak)
        else { return nil }
        // `2,980円（本体2,709円＋税271円）` tells the tax of it.
        if text[open..<close].indices.contains(where: { text.starts($0, with: "本体") || isTax($0, in: text) }) { return nil }
        var sum = 0
        for part in parts {
            guard let value = part.value, case let (next, isOver) = sum.addingReportingOverflow(value), !isOver else {
                return nil
            }
            sum = next
        }
        return sum == whole.value ? sum : nil
    }

    private static func isTax(_ index: Int, in text: TextBytes) -> Bool {
        text.starts(index, with: "税") && !text.starts(index, with: "税込")
    }

    /// How far before the bracket the whole may stand, in bytes.
    private static let reachOfWhole = 60
}
