import SourceText

/// One of two amounts of which the lower or the higher one counts, as contracts bound what is charged:
/// `中途解約手数料は、2万円または契約残額の20％のいずれか低い額です`, but not the first one of `29,800円、解約料は2万円または残額の20%のいずれか低い額`.
enum AlternativeAmounts {
    /// `end`: where the amount or the remark on it ends.
    static func isOther(_ before: Folded, _ rest: Folded, behind end: Int, in text: TextBytes) -> Bool {
        let isLast = rest.starts(with: "の") && (or + joints).contains(where: before.without([" "]).ends(with:))
        guard isLast || (or + joints).contains(where: rest.starts(with:)) else { return false }
        // `会費2,980円または…`.
        let word = before.without(QuotedAmounts.fillers + ["、"])
        if prices.contains(where: word.ends(with:)) { return false }
        return Folded.of(end..<endOfSentence(end, in: text), in: text) { sentence in
            let sentence = sentence.dropping([" "])
            return isLast && isComparison(sentence) || isFirst(sentence)
        }
    }

    private static func endOfSentence(_ start: Int, in text: TextBytes) -> Int {
        (start..<min(text.count, start + reach)).first { isLineBreak(text[$0]) || text.starts($0, with: "。") }
            ?? min(text.count, start + reach)
    }

    /// Whether nothing but the other amount stands between one and the words that say which of both counts.
    private static func isFirst(_ sentence: Folded) -> Bool {
        if let word = or.first(where: sentence.starts(with:)) {
            let other = sentence.dropping(word.utf8CodeUnitCount)
            return !(sentence.starts(with: "か") && others.contains(where: other.starts(with:))) && isCompared(other)
        }
        if sentence.starts(with: "と") {
            let other = sentence.dropping("と".utf8.count)
            return beginsWithNumber(other.dropping(bases)) && isCompared(other)
        }
        // A comma may begin anything: `29,800円、2万円または残額の20%のいずれか低い額を解約料とします`.
        let other = sentence.dropping(["、", " "])
        return beginsWithNumber(other) && isComparison(other.withoutNumber.dropping(units))
    }

    private static func beginsWithNumber(_ text: Folded) -> Bool {
        let number = text.dropping(OtherAmounts.signs)
        return number.withoutNumber.bytes.count < number.bytes.count
    }

    /// Whether the comparison follows before anything new is said: another subject, a label or another part of the sentence.
    private static func isCompared(_ other: Folded) -> Bool {
        let bytes = other.bytes
        for index in bytes.indices {
            if isComparison(other.dropping(index)) { return true }
            if ends.contains(where: { bytes.starts(index, with: $0) }) { return false }
        }
        return false
    }

    /// `のいずれか低い額`.
    private static func isComparison(_ text: Folded) -> Bool {
        let word = text.dropping(["の", "、", "うち", " "])
        guard let which = which.first(where: word.starts(with:)) else { return false }
        let how = word.dropping(which.utf8CodeUnitCount).dropping(["、", "の"])
        guard let sign = comparisons.first(where: how.starts(with:)) else { return false }
        return nouns.contains(where: how.dropping(sign.utf8CodeUnitCount).starts(with:))
    }

    /// In bytes.
    private static let reach = 240
    private static let or: [StaticString] = ["または", "又は", "もしくは", "若しくは", "あるいは", "か"]
    private static let joints: [StaticString] = ["と", "、"]
    private static let others: [StaticString] = ["ら", "か", "つ"]
    private static let bases: [StaticString] = ["契約", "残額", "残金", "残高", "総額", "の"]
    private static let units: [StaticString] = ["万", "千", "円", "%", "(税込)", " "]
    private static let ends: [StaticString] = ["、", ":", "は", "\n"]
    private static let prices: [StaticString] = [
        "会費", "月謝", "月額", "受講料", "受講費", "授業料", "参加費", "参加料", "利用料", "購読料", "価格", "代金", "料金",
    ]
    private static let which: [StaticString] = ["いずれか", "どちらか"]
    private static let comparisons: [StaticString] = ["低い", "少ない", "高い"]
    private static let nouns: [StaticString] = ["額", "方", "ほう", "金額"]
}
