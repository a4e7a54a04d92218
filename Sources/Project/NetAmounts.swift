import SourceText

/// What the words right beside an amount say where it is a price without its tax: `税抜1,800円`, `1,800円＋税`, `1,800円(税込1,980円)`.
enum NetAmounts {
    /// What stands before an amount and the word that says so, which may be a remark: `会費(税抜): 1,800円`.
    static func before(_ before: Folded) -> Folded? {
        let word = before.without(QuotedAmounts.fillers)
        let rest = word.without(wordsBefore)
        if rest.bytes.count < word.bytes.count { return rest }
        guard word.ends(with: ")"), let noun = word.withoutRemark else { return nil }
        let remark = word.dropping(noun.bytes.count).dropping(["("])
        return remarks.contains(where: remark.starts(with:)) && !remark.bytes.contains(where: isDigit) ? noun : nil
    }

    /// What stands behind an amount and the word that says so.
    static func behind(_ after: Folded) -> Folded? {
        if isBeforeGross(after) { return after }
        let rest = after.dropping(wordsBehind)
        return rest.bytes.count < after.bytes.count && !OtherAmounts.isGross(after) ? rest.dropping(["き", " "]) : nil
    }

    private static let remarks: [StaticString] = ["税抜", "税別", "外税", "消費税抜", "消費税別"]
    private static let wordsBefore: [StaticString] = [
        "税抜", "税抜き", "税別", "税抜価格", "税抜き価格", "税別価格", "税抜料金", "税抜き料金", "税抜金額", "税抜き金額",
    ]
    private static let wordsBehind: [StaticString] = [
        "(税抜", "(税別", "(外税", "(消費税抜", "(消費税別", "(消費税は別", "(税は別", "(別途消費税", "(別途税", "(+税", "(+消費税", "(+ 税", "(+ 消費税",
        "(プラス税", "(プラス消費税", "[税抜", "[税別", "【税抜", "【税別", "税抜", "税別", "外税", "+税", "+消費税", "+ 税", "+ 消費税", "プラス税",
        "プラス消費税", "(+tax", "+tax",
    ]

    /// Whether the amount with the tax stands behind one: `1,800円(税込1,980円)`, `1,800円/税込 ¥1,980`.
    private static func isBeforeGross(_ after: Folded) -> Bool {
        let inside = after.dropping(["(", "[", "/", " "]).dropping(["消費"])
        guard inside.starts(with: "税込") else { return false }
        let gross = inside.dropping("税込".utf8.count).dropping(OtherAmounts.beforeDigits + OtherAmounts.signs)
        return gross.withoutNumber.bytes.count < gross.bytes.count
    }
}
