import SourceText

/// Prices without their tax of which something other than the words right beside them says so.
extension QuotedAmounts {
    /// Whether a line without an amount above or below one says that prices are without tax: `【価格（税抜）】`, `※価格はすべて税抜です`, `品名　税抜　税込`.
    /// Asked only of the right net price.
    package static func isListedNet(_ index: Int, among amounts: [Amount], in text: TextBytes) -> Bool {
        let amount = amounts[index].range
        if saysGross(index, among: amounts, in: text) { return false }
        let isPair = hasPair(index, among: amounts, in: text)
        let end = min(text.count, amount.upperBound + reachBelow)
        var start = max(0, amount.lowerBound - reachAbove)
        if start > 0 { start = text[start..<end].firstIndex(where: isLineBreak).map { $0 + 1 } ?? end }
        let reach = TextBytes(rebasing: text[..<end])
        while start < end {
            // The words begin with 税 (E7 A8 8E), 外 (E5 A4 96) or 本 (E6 9C AC).
            let word = reach.next(from: start) { bytes, start, end in
                ByteSearch.first(bytes, start, end) { bytes, index in
                    ByteSearch.equal(bytes, index, 0xE7, 0xA8, 0x8E) .| ByteSearch.equal(bytes, index, 0xE5, 0xA4, 0x96)
                        .| ByteSearch.equal(bytes, index, 0xE6, 0x9C, 0xAC)
                }
            }
            if word >= end { return false }
            guard netWords.contains(where: { text.starts(word, with: $0) }) else {
                start = word + 3
                continue
            }
            let first = startOfLine(word, in: text)
            let line = first..<(text[word..<end].firstIndex(where: isLineBreak) ?? end)
            if !holdAmount(amounts, line), Folded.of(line, in: text, { mayBeNet($0, hasPair: isPair) }),
                Folded.of(sentence(around: word, of: line, in: text), in: text, isOfPrices)
            {
                return true
            }
            start = line.upperBound + 1
        }
        return false
    }

    /// What says 税抜 at an offset: `※価格は税抜です。送料は別途かかります。`
    private static func sentence(around word: Int, of line: Range<Int>, in text: TextBytes) -> Range<Int> {
        let stop: StaticString = "。"
        let start = (line.lowerBound..<word).last { text.starts($0, with: stop) }.map { $0 + stop.utf8CodeUnitCount }
        return (start ?? line.lowerBound)..<((word..<line.upperBound).first { text.starts($0, with: stop) } ?? line.upperBound)
    }

    /// Whether one of the amounts, which are in order, stands in a range.
    private static func holdAmount(_ amounts: [Amount], _ range: Range<Int>) -> Bool {
        var (low, high) = (0, amounts.count)
        while low < high {
            let middle = low + (high - low) / 2
            if amounts[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < amounts.count && amounts[low].range.lowerBound < range.upperBound
    }

    /// Whether an amount itself is said to have its tax: `会費：税込 8,000円`, `8,000円（税込）`, `8,000円です（税込）`.
    private static func saysGross(_ index: Int, among amounts: [Amount], in text: TextBytes) -> Bool {
        let amount = amounts[index].range
        let isBefore = Folded.before(amount.lowerBound, in: text) { before in
            let word = before.without(fillers + ["価格", "料金", "金額", "み", "き"])
            return grossWords.contains(where: word.ends(with:))
        }
        if isBefore { return true }
        let next = index + 1 < amounts.count ? amounts[index + 1].range.lowerBound : text.count
        let end = max(amount.upperBound, min(next, amount.upperBound + 60))
        return (amount.upperBound..<end).lazy.prefix { !isLineBreak(text[$0]) }
            .contains { index in grossWords.contains { text.starts(index, with: $0) } }
    }

    /// Whether another amount stands on the line of one.
    private static func hasPair(_ index: Int, among amounts: [Amount], in text: TextBytes) -> Bool {
        [index, index + 1].contains { second in
            guard second > 0, second < amounts.count else { return false }
            let (start, end) = (amounts[second - 1].range.upperBound, amounts[second].range.lowerBound)
            return start <= end && end - start <= longestPair && !text[start..<end].contains(where: isLineBreak)
        }
    }

    /// Whether a line that says 税込, too, is the heading of both: `品名　税抜　税込`, but not `当店の価格は税込です（税抜価格はお問い合わせください）`.
    private static func mayBeNet(_ line: Folded, hasPair: Bool) -> Bool {
        !line.bytes.holds(grossWords) || hasPair && !line.bytes.holds(["です", "ます", "。"])
    }

    /// Whether a line that says 税抜 is the heading of prices or a note on them, and not on something else.
    private static func isOfPrices(_ line: Folded) -> Bool {
        // `※料金はすべて税抜きです（送料は別途）`.
        if line.ends(with: ")"), let rest = line.withoutRemark, rest.bytes.holds(netWords) {
            return isOfPrices(rest)
        }
        if line.bytes.holds(ofOthers) { return false }
        if line.bytes.holds(ofPrices) { return true }
        // `※税抜です`, `（税抜）`, `単位：円（税抜）`.
        let words = line.dropping(signsOfNotes)
        return netWords.contains(where: words.starts(with:)) && words.bytes.count <= 24
    }

    private static let reachAbove = 1_000
    private static let reachBelow = 500
    private static let netWords: [StaticString] = ["税抜", "税別", "外税", "本体価格"]
    private static let grossWords: [StaticString] = ["税込", "内税", "総額"]
    private static let ofPrices: [StaticString] = [
        "価格", "料金", "品名", "商品", "表示", "上記", "下記", "以下", "以上", "記載", "すべて", "全て", "金額", "単価", "代金", "会費", "月謝", "受講料", "受講費",
        "授業料", "参加費", "利用料", "購読料", "一覧", "内は", "単位",
    ]
    private static let signsOfNotes: [StaticString] = [
        "※", "(", "【", "[", "■", "●", "◆", "・", "*", "-", "─", "━", "=", " ", "\t", "<", "全", "金額は",
    ]
    /// What is without tax is a charge or something else, or it is denied, or a matter of another time or place.
    private static let ofOthers: [StaticString] = [
        "送料", "手数料", "入会金", "オプション", "教材", "材料", "追加", "延長", "別売", "請求書", "領収", "見積", "ではあ", "ではな", "ではご", "でない", "じゃな", "除",
        "おりません", "できません", "ありません", "できます", "表記から", "表示から", "価格から", "変更", "以前", "旧", "サイト", "総額", "内税", "姉妹",
    ]

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

    /// Whether an amount of such a pair is itself said to have its tax: `2,200円（税込2,000円）`, `2,200円（2,000円、税込）`, but neither
    /// `2,200円税込（2,000円）` nor `2,200円／2,000円（税込／税抜）`.
    package static func isPairedAsGross(_ index: Int, among amounts: [Amount], in text: TextBytes) -> Bool {
        let amount = amounts[index].range
        let isBehind = Folded.after(amount.upperBound, in: text) { after in
            let word = after.dropping(["(", "、", ",", "・", " "]).dropping(["消費"])
            let rest = word.dropping(["税込", "み"])
            // `3,000円　（税込）3,300円`: the word is that of the next one.
            let next = rest.dropping([")", "]", ":", " "])
            return rest.bytes.count < word.bytes.count && !OtherAmounts.beginsAmount(next) && !beginsAmountBesideTax(next)
                && (rest.bytes.isEmpty || [")", "]", "。", "\n", "です"].contains(where: rest.starts(with:)))
        }
        if isBehind { return true }
        let line = startOfLine(amount.lowerBound, in: text)
        let start = max(line, index > 0 ? min(amount.lowerBound, amounts[index - 1].range.upperBound) : line)
        return Folded.of(max(start, amount.lowerBound - longestPair)..<amount.lowerBound, in: text) { before in
            let word = before.without([":", " ", "価格", "料金", "金額", "で", "は", "み"])
            let rest = word.without(["税込", "消費税込", " "])
            return rest.bytes.count < word.bytes.count && word.ends(with: "税込")
                && (start == line || ["(", "[", "/", "、", ",", "・"].contains(where: rest.ends(with:)))
                && !before.bytes.holds(netWords)
        }
    }

    private static let longestPair = 60
    private static let besidePair: [StaticString] = [
        " ", "\t", "(", ")", "[", "]", "/", "|", "│", "、", ",", "・", "税込", "税抜", "み", "き",
    ]
}
