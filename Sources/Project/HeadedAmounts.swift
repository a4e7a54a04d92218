import SourceText

/// Amounts below a heading that says what they are: 【旧料金】, ■送料.
extension QuotedAmounts {
    /// Whether a line of its own above an amount, in the same paragraph, says that it was the price before, or the nearest heading that it
    /// is charged for something else.
    static func isBelowOther(_ amount: Int, in text: TextBytes) -> Bool {
        var end = startOfLine(amount, in: text)
        // `【送料】\n無料\n会費 2,980円`: its own word says what an amount is.
        var mayBeOther = !Folded.of(end..<amount, in: text) { line in
            let word = line.without(fillers)
            return priceBefore.contains(where: word.ends(with:))
        }
        while end > 0, amount - end < 600 {
            let start = startOfLine(end - 1, in: text)
            switch Folded.of(start..<end, in: text, Heading.init) {
            case .blank, .present: return false
            case .former: return true
            case .charge where mayBeOther: return true
            case .charge, .another: mayBeOther = false
            case nil: break
            }
            end = start
        }
        return false
    }

    private static func startOfLine(_ index: Int, in text: TextBytes) -> Int {
        var start = index
        while start > 0, index - start < 300, !isLineBreak(text[start - 1]) { start -= 1 }
        return start
    }
}

/// What a line above an amount says of it; nil where it is no heading.
private enum Heading {
    /// A line without words ends the paragraph.
    case blank
    /// The price before, or the one that comes after it.
    case former, present
    /// Something else that is paid.
    case charge
    case another

    init?(_ line: Folded) {
        let words = line.dropping(Self.signs).without(Self.signs)
        if words.bytes.isEmpty {
            self = .blank
            return
        }
        // `旧料金（2024年3月まで）`.
        let name = words.ends(with: ")") ? words.withoutRemark?.without(Self.signs) ?? words : words
        func isPrice(_ times: [StaticString]) -> Bool {
            let price = name.dropping(times).dropping(["の"])
            return price.bytes.count < name.bytes.count && price.without(["表", "一覧"]).dropping(Self.prices).bytes.isEmpty
        }
        if isPrice(Self.formerly) {
            self = .former
            return
        }
        if isPrice(Self.presently) {
            self = .present
            return
        }
        // An entry of a list has its amount.
        let marked = line.dropping([" ", "\t"])
        guard Self.marks.contains(where: marked.starts(with:)), !words.bytes.contains(where: isDigit) else { return nil }
        self = OtherAmounts.isCharge(heading: words.without(Self.additions)) ? .charge : .another
    }

    private static let signs: [StaticString] = [
        "\n", "\r", " ", "\t", "【", "】", "[", "]", "<", ">", "■", "□", "●", "○", "◆", "◇", "▼", "・", "※", ":", "-", "=", "*", "#",
        "「", "」",
    ]
    private static let marks: [StaticString] = ["【", "[", "<", "■", "□", "●", "○", "◆", "◇", "▼", "#", "「"]
    private static let formerly: [StaticString] = ["旧", "改定前", "改訂前", "変更前", "値上げ前", "値下げ前", "従来", "これまで"]
    private static let presently: [StaticString] = ["新", "改定後", "改訂後", "変更後", "値上げ後", "値下げ後", "今後", "これから"]
    private static let prices = OtherAmounts.priceWords + ["月", "年"]
    private static let additions: [StaticString] = ["について", "のご案内", "一覧", "表", "の目安", "(税込)", " "]
}
