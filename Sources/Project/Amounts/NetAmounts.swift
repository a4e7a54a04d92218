import SourceText

/// What the words right beside an amount say where it is a price without its tax: `税抜1,800円`, `1,800円＋税`, `1,800円(税込1,980円)`.
enum NetAmounts {
    /// What stands before an amount and the word that says so, which may be a remark: `会費(税抜): 1,800円`.
    static func before(_ before: Folded) -> Folded? {
        let word = before.without(QuotedAmounts.fillers)
        let rest = word.without(wordsBefore)
        if rest.bytes.count < word.bytes.count { return rest }
        if let rest = EnglishAmounts.beforeNet(before) { return rest }
        guard word.ends(with: ")"), let noun = word.withoutRemark else { return nil }
        let remark = word.dropping(noun.bytes.count).dropping(["("])
        // `2,728円(税抜) 3,000円(税込)`.
        if noun.without([" "]).ends(with: "円") { return nil }
        return remarks.contains(where: remark.starts(with:)) && !remark.bytes.contains(where: isDigit) ? noun : nil
    }

    /// 「本体」 alone may be a thing, too: only what stands behind the amount tells that a price is meant, `本体2,700円+税`, or that it is all
    /// of a remark on another one, `税込2,970円（本体2,700円）`.
    static func beforeBody(
        _ before: Folded, _ index: Int, among amounts: [QuotedAmounts.Amount], in text: TextBytes
    ) -> Folded? {
        let word = before.without(QuotedAmounts.fillers)
        guard word.ends(with: "本体") else { return nil }
        let isNet = Folded.after(amounts[index].range.upperBound, in: text) { after in
            behind(after) != nil || endsRemark(after) && isBodyOfGross(index, among: amounts, in: text)
        }
        return isNet ? word.droppingLast("本体".utf8.count) : nil
    }

    /// `本体2,700円）`, `本体2,700円、消費税270円）`, but not `本体2,700円、ケース270円）`.
    private static func endsRemark(_ after: Folded) -> Bool {
        after.starts(with: ")") || after.dropping(["、", ",", "・", "/", " "]).starts(with: "消費税")
    }

    /// Whether nothing but a bracket and words for the tax stands between the amount before one and 「本体」.
    private static func isBodyOfGross(_ index: Int, among amounts: [QuotedAmounts.Amount], in text: TextBytes) -> Bool {
        guard index > 0 else { return false }
        let (start, end) = (amounts[index - 1].range.upperBound, amounts[index].range.lowerBound)
        guard start < end, end - start <= longestBesideBody else { return false }
        return Folded.of(start..<end, in: text) { between in
            let open = between.dropping(["(税込)", "(税込み)", "税込", "み", " "])
            let body = open.dropping(["(", "税込", "み", "、", ",", "・", "うち", " "])
            return open.starts(with: "(") && body.starts(with: "本体") && body.dropping(["本体", ":", " ", "は"]).bytes.isEmpty
        }
    }

    private static let longestBesideBody = 60

    /// What stands behind an amount and the word that says so.
    static func behind(_ after: Folded) -> Folded? {
        // `3,000円/月（税抜）`.
        let after = after.dropping(["/月", "/年", "/回"])
        if isBeforeGross(after) { return after }
        if let rest = behindSign(after) ?? inRemark(after) ?? behindAdded(after) { return rest }
        if let rest = EnglishAmounts.behindNet(after) { return rest }
        let rest = after.dropping(wordsBehind)
        // `3,000円＋税込送料550円`.
        if otherTaxWords.contains(where: rest.starts(with:)) { return nil }
        if rest.bytes.count == after.bytes.count || OtherAmounts.isGross(after) { return nil }
        let behind = rest.dropping(["き", " "])
        // `3,000円（税抜きではありません）`.
        return denials.contains(where: behind.starts(with:)) ? nil : behind
    }

    private static let denials: [StaticString] = ["では", "でな", "じゃ"]

    private static let remarks: [StaticString] = ["税抜", "税別", "外税", "消費税抜", "消費税別"]
    private static let wordsBefore: [StaticString] = [
        "税抜", "税抜き", "税別", "税抜価格", "税抜き価格", "税別価格", "税抜料金", "税抜き料金", "税抜金額", "税抜き金額",
        "税抜表示", "税抜き表示", "税別表示", "本体価格", "本体料金", "本体金額",
    ]
    private static let wordsBehind: [StaticString] = [
        "(税抜", "(税別", "(外税", "(消費税抜", "(消費税別", "(消費税は別", "(税は別", "(別途消費税", "(別途税", "(+税", "(+消費税", "(+ 税", "(+ 消費税",
        "(プラス税", "(プラス消費税", "[税抜", "[税別", "【税抜", "【税別", "税抜", "税別", "外税", "+税", "+消費税", "+ 税", "+ 消費税", "プラス税",
        "プラス消費税", "(+tax", "+tax", "(本体価格", "(本体)",
    ]

    /// What stands behind a word of its own: `3,000円、税別です`, `(月額3,000円・税抜)`, but not `3,000円、税抜2,728円`, `3,000円、税別の送料`.
    private static func behindSign(_ after: Folded) -> Folded? {
        let words = after.dropping(["、", ",", "・", "/", "※", " "])
        guard words.bytes.count < after.bytes.count else { return nil }
        let rest = words.dropping(apart)
        return rest.bytes.count < words.bytes.count && (rest.bytes.isEmpty || ends.contains(where: rest.starts(with:)))
            ? rest : nil
    }

    /// What stands behind a remark that ends with a word of its own: `3,000円(月額・税抜)`.
    private static func inRemark(_ after: Folded) -> Folded? {
        guard after.starts(with: "("), let close = after.bytes.firstIndex(of: UInt8(ascii: ")")) else { return nil }
        let inside = Folded(bytes: TextBytes(rebasing: after.bytes[1..<close]))
        let rest = inside.without(apart)
        guard rest.bytes.count < inside.bytes.count, ["・", "、", ",", "/", " "].contains(where: rest.ends(with:)),
            !rest.bytes.indices.contains(where: { rest.bytes.starts($0, with: "税込") })
        else { return nil }
        return after.dropping(close + 1)
    }

    /// What stands behind words of a tax that is added: `3,000円に消費税がかかります`, `3,000円(消費税10%別途)`.
    private static func behindAdded(_ after: Folded) -> Folded? {
        let tax = after.dropping(["(", "に", "別途", "、", " "])
        guard tax.bytes.count < after.bytes.count, tax.starts(with: "消費税") else { return nil }
        let rest = tax.dropping("消費税".utf8.count).dropping(["("]).withoutNumber.dropping(["%", ")"])
        if after.starts(with: "(") {
            let apart = rest.dropping(["は"])
            return apart.starts(with: "別") ? apart.dropping(["別途", "別"]) : nil
        }
        let verb = rest.dropping(["が", "を"])
        return verb.bytes.count < rest.bytes.count && added.contains(where: verb.starts(with:))
            && !notAdded.contains(where: verb.starts(with:)) ? verb : nil
    }

    private static let added: [StaticString] = ["かか", "加", "足", "必要", "上乗せ", "プラス"]
    private static let notAdded: [StaticString] = ["かかりませ", "かからな", "かかるこ"]

    private static let apart: [StaticString] = [
        "税抜き", "税抜", "税別", "外税", "消費税別途", "消費税別", "消費税は別", "別途消費税", "別途税",
    ]
    private static let ends: [StaticString] = ["\n", "\r", "。", "、", ")", "です", "でご", "とな", "がかか", "が加", "を加"]

    private static let otherTaxWords: [StaticString] = ["込", "理士", "務"]

    /// Whether the amount with the tax stands behind one, `1,800円(税込1,980円)`, `1,800円/税込 ¥1,980`, and no other number: a rate, a date or
    /// what is counted, `1,980円(税込10%)`, `1,980円 税込 60分`.
    private static func isBeforeGross(_ after: Folded) -> Bool {
        let inside = after.dropping(["(", "[", "/", " "]).dropping(["消費"])
        guard inside.starts(with: "税込") else { return false }
        let gross = inside.dropping("税込".utf8.count).dropping(OtherAmounts.beforeDigits)
        return OtherAmounts.beginsAmount(gross) || QuotedAmounts.beginsAmountBesideTax(gross)
    }

    // MARK: A price that is said to be without its tax

    /// Whether a word before an amount may be that of another one, `2,728円 税抜 3,000円`, or one of two, 税込／税抜.
    fileprivate static func isUnclear(before: Folded) -> Bool {
        let word = (NetAmounts.before(before) ?? before).without(QuotedAmounts.fillers + ["/"])
        return otherEnds.contains(where: word.ends(with:))
    }

    private static let otherEnds: [StaticString] = ["円", "yen", "jpy", "税込", "税込み"]

    /// Whether a word behind an amount is that of the next one: `3,000円 税抜2,728円`, `3,000円【税抜 2,728円】`.
    fileprivate static func isUnclear(after: Folded) -> Bool {
        let inside = after.dropping(["(", "[", "【", "〔", "/", "、", ",", " "])
        let amount = inside.dropping(netWords + OtherAmounts.beforeDigits)
        return amount.bytes.count < inside.bytes.count && OtherAmounts.beginsAmount(amount)
    }

    private static let netWords: [StaticString] = ["税抜", "税別", "外税", "消費税抜", "消費税別", "本体"]
}

extension QuotedAmounts {
    /// Whether 税 stands near an amount, other than in 税込: a price of which nothing says that has its tax.
    package static func mayLackTax(_ amount: Amount, in text: TextBytes) -> Bool {
        let start = max(0, amount.range.lowerBound - reachOfTax)
        let near = TextBytes(rebasing: text[start..<min(text.count, amount.range.upperBound + reachOfTax)])
        var index = 0
        while true {
            index = near.next(from: index) { bytes, start, end in
                ByteSearch.first(bytes, start, end) { bytes, index in
                    // 税, and "tax" in any case.
                    ByteSearch.equal(bytes, index, 0xE7, 0xA8, 0x8E) .| isTax(bytes, index)
                }
            }
            if index >= near.count { return false }
            if !near.starts(index, with: "税込") { return true }
            index += 3
        }
    }

    private static func isTax(_ bytes: ByteSearch.Bytes, _ index: Int) -> ByteSearch.Mask {
        let small = ByteSearch.Lanes(repeating: 0x20)
        return ByteSearch.equal(ByteSearch.load(bytes, index) | small, UInt8(ascii: "t"))
            .& ByteSearch.equal(ByteSearch.load(bytes, index &+ 1) | small, UInt8(ascii: "a"))
            .& ByteSearch.equal(ByteSearch.load(bytes, index &+ 2) | small, UInt8(ascii: "x"))
    }

    private static let reachOfTax = 60

    /// What the words beside a price say of it, where they plainly say that it lacks its tax.
    package static func senseLackingTax(of index: Int, among amounts: [Amount], in text: TextBytes) -> Sense? {
        let amount = amounts[index].range
        let remark = AmountRemark(behind: amount.upperBound, in: text)
        if remark.isGross || Folded.before(amount.lowerBound, in: text, NetAmounts.isUnclear(before:))
            || Folded.after(amount.upperBound, in: text, NetAmounts.isUnclear(after:))
            || Folded.after(remark.end, in: text, NetAmounts.isUnclear(after:))
        {
            return nil
        }
        let sense = sense(of: index, among: amounts, in: text)
        return sense.isNet && !sense.isOther ? sense : nil
    }
}
