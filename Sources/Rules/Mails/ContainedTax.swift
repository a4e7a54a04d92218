/// The tax that a price contains, rounded down or up: 270円 or 271円 of 2,980円 at 10 %.
struct ContainedTax: Equatable {
    let price: Int
    let rate: Int
    /// In order; one where nothing is rounded.
    let amounts: [Int]

    /// Nil where no product costs so much.
    init?(of price: Int, at rate: Int) {
        guard (0..<Self.most).contains(price), (1..<Self.mostRate).contains(rate) else { return nil }
        (self.price, self.rate) = (price, rate)
        let (down, rest) = (price * rate).quotientAndRemainder(dividingBy: 100 + rate)
        amounts = rest == 0 ? [down] : [down, down + 1]
    }

    private static let most = 10_000_000_000
    private static let mostRate = 1_000
}
