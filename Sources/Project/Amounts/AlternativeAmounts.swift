import SourceText

/// One of two amounts of which the lower or the higher one counts, as contracts bound what is charged:
/// `中途解約手数料は、2万円または契約残額の20％のいずれか低い額です`.
enum AlternativeAmounts {
    static func isOther(_ before: Folded, _ rest: Folded, behind end: Int, in text: TextBytes) -> Bool {
        let isFirst = or.contains(where: rest.starts(with:)) && !others.contains(where: rest.starts(with:))
        let isLast = rest.starts(with: "の") && or.contains(where: before.without([" "]).ends(with:))
        guard isFirst || isLast else { return false }
        // `会費2,980円または…`.
        let word = before.without(QuotedAmounts.fillers + ["、"])
        return !prices.contains(where: word.ends(with:)) && isCompared(behind: end, in: text)
    }

    /// Whether the sentence says so, which may be broken into lines.
    private static func isCompared(behind end: Int, in text: TextBytes) -> Bool {
        (end..<min(text.count, end + reach)).lazy
            .prefix { !text.starts($0, with: "。") && !text.starts($0, with: "\n\n") }
            .contains { index in comparisons.contains { text.starts(index, with: $0) } }
    }

    /// In bytes.
    private static let reach = 240
    private static let or: [StaticString] = ["または", "又は", "もしくは", "若しくは", "あるいは", "と", "か", "、"]
    private static let others: [StaticString] = ["とな", "とし", "から", "かか"]
    private static let prices: [StaticString] = [
        "会費", "月謝", "月額", "受講料", "受講費", "授業料", "参加費", "参加料", "利用料", "購読料", "価格", "代金", "料金",
    ]
    private static let comparisons: [StaticString] = [
        "いずれか低", "いずれか少", "いずれか安", "いずれか小", "いずれか高", "いずれか多", "いずれか大", "どちらか低", "どちらか少", "どちらか安", "どちらか高", "どちらか多",
    ]
}
