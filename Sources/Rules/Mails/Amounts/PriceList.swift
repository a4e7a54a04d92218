import SourceText

/// Prices as a finding tells of them: each amount once in order, and where the first of them stand.
///
/// An object, as one is made for each product, however many amounts its mails quote.
final class PriceList: Sendable {
    /// In order, each once.
    let amounts: [Int]
    /// Of the first few prices, each once: products that use one payment method share its price.
    let places: [Location]

    convenience init(_ prices: [ProductPrices.Price]) {
        self.init(Set(prices.map(\.amount)).sorted(), prices.lazy.map(\.place.valueLocation))
    }

    private init(_ amounts: [Int], _ places: some Sequence<Location>) {
        self.amounts = amounts
        var first: [Location] = []
        for place in places where !first.contains(place) {
            first.append(place)
            if first.count == Self.mostPlaces { break }
        }
        self.places = first
    }

    private static let mostPlaces = 3

    /// Those of several products together.
    static func joined(_ lists: [PriceList]) -> PriceList {
        if lists.count == 1 { return lists[0] }
        return PriceList(Set(lists.lazy.flatMap(\.amounts)).sorted(), lists.lazy.flatMap(\.places))
    }

    var areSeveral: Bool { amounts.count > 1 }

    /// The first few amounts: `1,980円、2,980円`.
    var words: Bilingual { listed(amounts, limit: 5) { Bilingual(ja: "\(yen($0))円", en: "¥\(yen($0))") } }

    /// What is said of an amount that is none of them.
    var isNot: Bilingual {
        areSeveral
            ? Bilingual(ja: "のどれでもありません", en: "is none of the prices") : Bilingual(ja: "ではありません", en: "is not the price")
    }

    /// Whether there is an amount that all of several products have.
    static func haveCommonAmount(_ lists: [PriceList]) -> Bool {
        guard let first = lists.first else { return false }
        return !lists.dropFirst().reduce(Set(first.amounts)) { $0.intersection($1.amounts) }.isEmpty
    }
}
