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
        let (start, end) = (amounts[index - 1].range.upperBound, amounts[index].range.lowerBound)
        guard start < end, end - start <= longestBetween else { return false }
        return Folded.of(start..<end, in: text) { between in
            let word = between.without(fillers)
            let tax = (word.withoutRemark ?? word).without(fillers + ["額", "等"])
            let rest = tax.without(containedTaxes)
            return rest.bytes.count < tax.bytes.count && rest.dropping(besideContained).bytes.isEmpty
        }
    }

    private static let longestBetween = 120
    private static let containedTaxes: [StaticString] = ["うち消費税", "うち、消費税", "内消費税", "内税"]
    private static let besideContained: [StaticString] = [
        " ", "\t", "\n", "\r", "(", ")", "[", "]", "【", "】", "、", ",", "・", "/", "※", "税込", "み", "です",
    ]
}
