import SourceText

/// What is charged besides the price, by nouns that may as well be what a product sells: 「受験料」 beside lessons, but not of an exam; 「早割」, unless
/// a method is called so. Whether the names of a product say so, is asked where they are known.
package enum ExtraCharges {
    /// A noun as it stands before an amount, and the words with which the names of a product say that it is sold.
    package struct Noun: Sendable {
        fileprivate let word: StaticString
        package let names: [StaticString]
        /// It is a charge only with a word for one behind it: 「テキスト代」.
        fileprivate let isThing: Bool

        fileprivate init(_ word: StaticString, _ names: [StaticString] = [], isThing: Bool = false) {
            self.word = word
            self.names = names.isEmpty ? [word] : names
            self.isThing = isThing
        }
    }

    package static let nouns: [Noun] = remainders + reductions + charges + things.map { Noun($0, isThing: true) }

    /// What is left of a price.
    private static let remainders: [Noun] = [Noun("残金", ["残"]), Noun("残額", ["残"]), Noun("残り", ["残"])]
    private static let reductions: [Noun] = [
        Noun("早割", early), Noun("早期割", early), Noun("学割", students), Noun("学生割", students), Noun("ペア割", ["ペア"]),
        Noun("家族割", ["家族"]),
        Noun("団体割", ["団体"]), Noun("友達割", ["友"]), Noun("友割", ["友"]), Noun("紹介割", ["紹介"]), Noun("セット割", ["セット"]),
        Noun("シニア割", ["シニア"]), Noun("グループ割", ["グループ"]), Noun("親子割", ["親子"]), Noun("兄弟割", ["兄弟"]), Noun("複数割", ["複数"]),
        Noun("リピーター割", ["リピーター"]), Noun("継続割", ["継続"]), Noun("平日割", ["平日"]),
    ]
    private static let charges: [Noun] = [
        Noun("受験料", exams), Noun("受検料", exams), Noun("検定料", exams), Noun("模試代", ["模試"]), Noun("模試", ["模試"]),
        Noun("スポーツ保険", ["保険"]),
        Noun("傷害保険", ["保険"]), Noun("保険料", ["保険"]), Noun("ギフト包装", ["包装"]), Noun("ラッピング"), Noun("カード再発行", ["再発行"]),
        Noun("施設維持費", ["施設"]), Noun("休会費", ["休会"]), Noun("休会料", ["休会"]), Noun("名義変更料", ["名義"]), Noun("初診料", ["初診"]),
        Noun("発表会費", ["発表会"]), Noun("冷暖房費", ["冷暖房"]),
    ]
    private static let things: [StaticString] = [
        "テキスト", "衣装", "資料", "箱", "包装", "のし", "昼食", "弁当", "道具", "楽譜", "制服", "ユニフォーム", "梱包",
    ]
    private static let early: [StaticString] = ["早割", "早期"]
    private static let students: [StaticString] = ["学割", "学生"]
    private static let exams: [StaticString] = ["試験", "検定", "受験", "受検", "模試", "認定"]
    private static let costs: [StaticString] = ["代", "代金", "料", "費"]

    /// The index of the noun that an amount belongs to: `テキスト代：3,300円`, `模試代（年3回・各4,400円）`.
    package static func noun(of amount: QuotedAmounts.Amount, in text: TextBytes) -> Int? {
        Folded.before(amount.range.lowerBound, in: text, noun(before:))
            ?? BracketedAmounts.ofNoun(outside: amount.range, in: text, noun(before:))
    }

    /// Whether a noun names what is left when a part of a price is paid.
    package static func isRemainder(_ noun: Int) -> Bool { noun < remainders.count }

    private static func noun(before: Folded) -> Int? {
        var word = before.without(between)
        // `早割（10％OFF） 29,700円`.
        for _ in 0..<2 {
            if let noun = noun(endOf: word) ?? noun(endOf: word.without(["料金", "価格", "特別", "のみ"])) { return noun }
            guard word.ends(with: ")"), let noun = word.withoutRemark else { return nil }
            word = noun.without(between)
        }
        return nil
    }

    private static func noun(endOf word: Folded) -> Int? {
        let thing = costs.first(where: word.ends(with:)).map { word.droppingLast($0.utf8CodeUnitCount) }
        return nouns.indices.first { index in
            (nouns[index].isThing ? thing : word)?.ends(with: nouns[index].word) == true
        }
    }

    private static let between = QuotedAmounts.fillers + ["各", "別途", "一律", "毎月", "月々", "月額", "月", "年間", "毎回", "1回", "約"]

    // MARK: Withholding tax

    /// Whether an amount is what remains to be transferred when a tax is withheld, of which the text above speaks:
    /// `源泉徴収額 898円⏎お振込金額：7,984円`.
    package static func isTransferred(_ amount: QuotedAmounts.Amount, in text: TextBytes) -> Bool {
        let start = max(0, amount.range.lowerBound - reachOfTax)
        return Folded.before(amount.range.lowerBound, in: text) { before in
            before.without(QuotedAmounts.fillers).without(["金額", "額", "お", "ご"]).ends(with: "振込")
        } && TextBytes(rebasing: text[start..<amount.range.lowerBound]).holds(["源泉"])
    }

    private static let reachOfTax = 500

    /// Whether a tax that is withheld is taken of an amount: `20,000円×10.21％`.
    package static func isTaxed(_ amount: QuotedAmounts.Amount, in text: TextBytes) -> Bool {
        Folded.after(AmountRemark.endOfTax(of: amount, in: text), in: text) { after in
            let rate = after.dropping(["×", "✕", "x", "*", " "])
            return rate.bytes.count < after.bytes.count && rates.contains(where: rate.starts(with:))
        }
    }

    private static let rates: [StaticString] = ["10.21%", "20.42%"]
}
