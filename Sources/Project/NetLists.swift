import SourceText

/// Prices without their tax of which something other than the words right beside them says so.
extension QuotedAmounts {
    /// Whether a line without an amount above or below one says that prices are without tax: `【価格（税抜）】`, `※価格はすべて税抜です`, `品名　税抜　税込`.
    package static func isListedNet(_ index: Int, among amounts: [Amount], in text: TextBytes) -> Bool {
        let amount = amounts[index].range
        let end = min(text.count, amount.upperBound + reachBelow)
        var start = max(0, amount.lowerBound - reachAbove)
        if start > 0 { start = text[start..<end].firstIndex(where: isLineBreak).map { $0 + 1 } ?? end }
        while start < end {
            let line = start..<(text[start..<end].firstIndex(where: isLineBreak) ?? end)
            if netWords.contains(where: { word in line.contains { text.starts($0, with: word) } }),
                !amounts.contains(where: { line.contains($0.range.lowerBound) }),
                !TextBytes(rebasing: text[line]).holds(ofOthers)
            {
                return true
            }
            start = line.upperBound + 1
        }
        return false
    }

    private static let reachAbove = 1_000
    private static let reachBelow = 500
    private static let netWords: [StaticString] = ["税抜", "税別", "外税", "本体価格"]
    /// What is without tax is a charge, or it is denied.
    private static let ofOthers: [StaticString] = ["送料", "手数料", "入会金", "オプション", "ではあ", "ではな", "ではご", "でない", "じゃな", "除"]

    /// The amounts right before and behind one, with no more than signs and words for the tax between: `4,950円（4,500円）`, `4,500円　4,950円`.
    package static func paired(with index: Int, among amounts: [Amount], in text: TextBytes) -> [Int] {
        [index - 1, index].compactMap { first in
            guard first >= 0, first + 1 < amounts.count else { return nil }
            let (start, end) = (amounts[first].range.upperBound, amounts[first + 1].range.lowerBound)
            guard start <= end, end - start <= longestPair else { return nil }
            let isPair = Folded.of(start..<end, in: text) { $0.dropping(besidePair).bytes.isEmpty }
            return isPair ? amounts[first == index ? index + 1 : first].value : nil
        }
    }

    private static let longestPair = 60
    private static let besidePair: [StaticString] = [
        " ", "\t", "(", ")", "[", "]", "/", "|", "│", "、", ",", "・", "税込", "税抜", "み", "き",
    ]
}
