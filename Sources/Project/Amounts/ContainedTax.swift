import SourceText

/// The tax that a price contains, rounded down or up: 270円 or 271円 of 2,980円 at 10 %.
package struct ContainedTax: Equatable, Sendable {
    package let price: Int
    package let rate: Int
    /// In order; one where nothing is rounded.
    package let amounts: [Int]

    /// Nil where no product costs so much.
    package init?(of price: Int, at rate: Int) {
        guard (0..<Self.most).contains(price), (1..<Self.mostRate).contains(rate) else { return nil }
        (self.price, self.rate) = (price, rate)
        let (down, rest) = (price * rate).quotientAndRemainder(dividingBy: 100 + rate)
        amounts = rest == 0 ? [down] : [down, down + 1]
    }

    private static let most = 10_000_000_000
    private static let mostRate = 1_000
}

/// Amounts that are said to be the tax that the one before contains: `3,300円(うち消費税300円)`.
extension QuotedAmounts {
    /// Whether an amount is that, and nothing else stands between it and the one before.
    package static func isContainedTax(_ index: Int, among amounts: [Amount], in text: TextBytes) -> Bool {
        guard index > 0 else { return false }
        if isContainedTaxInEnglish(index, among: amounts, in: text) { return true }
        let (start, end) = (amounts[index - 1].range.upperBound, amounts[index].range.lowerBound)
        guard start < end, end - start <= longestBetween else { return false }
        return Folded.of(start..<end, in: text) { between in
            let word = between.without(fillers)
            let tax = (word.withoutRemark ?? word).without(fillers + ["額", "等"])
            let rest = tax.without(containedTaxes)
            return rest.bytes.count < tax.bytes.count && rest.dropping(besideContained).bytes.isEmpty
        }
    }

    /// The same in English: `¥8,800 (including ¥800 tax)`, `¥8,800 (incl. tax ¥800)`, `¥8,800 (tax: ¥800)`. In `¥8,000 (incl. tax ¥8,800)` the
    /// second is too much for a tax.
    static func isContainedTaxInEnglish(_ index: Int, among amounts: [Amount], in text: TextBytes) -> Bool {
        guard index > 0, let price = amounts[index - 1].value, let tax = amounts[index].value, tax <= price / 2 else {
            return false
        }
        let (start, end) = (amounts[index - 1].range.upperBound, amounts[index].range.lowerBound)
        guard start < end, end - start <= longestBetween else { return false }
        return Folded.of(start..<end, in: text) { between in
            let inside = between.dropping([" ", "(", "[", ","])
            let contained = inside.dropping(containedInEnglish)
            let word = contained.without([" ", ":", "(", "[", "of", "is", "(10%)", "(8%)", "10%", "8%"])
            if word.bytes.isEmpty {
                return contained.bytes.count < inside.bytes.count
                    && Folded.after(amounts[index].range.upperBound, in: text, EnglishAmounts.isTax(after:))
            }
            let isBracketed = ["(", "["].contains(where: between.dropping([" "]).starts(with:))
            return (isBracketed || contained.bytes.count < inside.bytes.count)
                && ["tax", "taxes", "vat", "consumption tax"].contains {
                    word.starts(with: $0) && word.bytes.count == $0.utf8CodeUnitCount
                }
        }
    }

    private static let containedInEnglish: [StaticString] = [
        "including ", "includes ", "inclusive of ", "incl. ", "incl ", "inc. ", "of which ", "the ", "a ", "10% ", "8% ",
    ]

    private static let longestBetween = 120
    private static let containedTaxes: [StaticString] = ["うち消費税", "うち、消費税", "内消費税", "内税"]
    private static let besideContained: [StaticString] = [
        " ", "\t", "\n", "\r", "(", ")", "[", "]", "【", "】", "、", ",", "・", "/", "※", "税込", "み", "です",
    ]

    /// The amounts that a tax and the amount before it are said to add up to: `8,800円（本体価格8,000円＋消費税800円）`,
    /// `本体価格 8,000円 + 消費税 800円 = 8,800円`. Whether they do is not asked.
    package static func sums(ofTax index: Int, among amounts: [Amount], in text: TextBytes) -> [Int] {
        func between(_ first: Int, _ look: (Folded) -> Bool) -> Bool {
            guard first >= 0, first + 1 < amounts.count else { return false }
            let (start, end) = (amounts[first].range.upperBound, amounts[first + 1].range.lowerBound)
            return start <= end && end - start <= longestBetween && Folded.of(start..<end, in: text, look)
        }
        let isAdded = between(index - 1) { between in
            let word = between.without(fillers)
            let tax = (word.withoutRemark ?? word).without(fillers + ["額", "等"])
            let rest = tax.without(["消費税", "税"])
            return rest.bytes.count < tax.bytes.count && rest.dropping(besideContained + besideAdded).bytes.isEmpty
        }
        guard isAdded else { return [] }
        let isBehind = between(index - 2) { $0.dropping(besideContained + besideNet).bytes.isEmpty }
        let isBefore = between(index) { $0.dropping(besideContained + besideSum).bytes.isEmpty }
        return (isBehind ? [index - 2] : []) + (isBefore ? [index + 1] : [])
    }

    private static let besideAdded: [StaticString] = ["+", "税抜", "税別", "き", "と"]
    private static let besideNet: [StaticString] = [
        "内訳", "うち", ":", "は", "の", "税抜", "税別", "き", "本体", "価格", "料金", "金額", "代金", "会費",
    ]
    private static let besideSum: [StaticString] = [
        "=", ":", "で", "合計", "総額", "計", "お支払い", "ご請求", "支払", "請求", "価格", "料金", "金額", "額", "は",
    ]
}
