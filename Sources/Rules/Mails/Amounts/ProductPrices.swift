import Project
import Schema
import SourceText

/// The prices at which a product is sold; none when one of them is not known.
struct ProductPrices {
    struct Price: Sendable {
        let amount: Int
        let place: Place
        /// In whole percent; nil when it is not known.
        let taxRate: Int?

        init(amount: Int, place: Place, taxRate: Int?) { (self.amount, self.place, self.taxRate) = (amount, place, taxRate) }

        /// Nil where none is written.
        init?(_ price: Setting<Int>, _ taxRate: Setting<Int>) {
            guard case .present(let amount, let place) = price else { return nil }
            self.init(amount: amount, place: place, taxRate: taxRate.value)
        }

        /// Whether an amount is one of so many parts of it, rounded either way.
        func has(_ part: Int, of count: Int) -> Bool {
            let (whole, isOver) = part.multipliedReportingOverflow(by: count)
            let (rest, isUnder) = amount.subtractingReportingOverflow(whole)
            return !isOver && !isUnder && rest < count && rest > -count
        }

        /// Whether an amount is so many percent of it, rounded either way.
        func has(_ part: Int, percent: Int) -> Bool {
            let (share, isOver) = amount.multipliedReportingOverflow(by: percent)
            let (whole, isOverToo) = part.multipliedReportingOverflow(by: 100)
            let (rest, isUnder) = share.subtractingReportingOverflow(whole)
            return !isOver && !isOverToo && !isUnder && rest < 100 && rest > -100
        }

        func has(_ part: Int, percents: [Int]) -> Bool { percents.contains { has(part, percent: $0) } }
    }

    let all: [Price]
    /// False when one of them is not known.
    let areKnown: Bool
    /// Of a few, as nearly always, a set takes longer to make than a look at each of them.
    private let amounts: Set<Int>?

    init(of sold: SoldProduct) {
        let known = ProductPrices.known(of: sold)
        (all, areKnown) = (known ?? [], known != nil)
        amounts = all.count > 8 ? Set(all.map(\.amount)) : nil
    }

    /// Whether one of them can be taken for another.
    var areSeveral: Bool { all.contains { $0.amount != all[0].amount } }

    func contains(_ value: Int?) -> Bool {
        guard let value else { return false }
        return amounts?.contains(value) ?? all.contains { $0.amount == value }
    }

    private static func known(of sold: SoldProduct) -> [Price]? {
        let sellsProduct = sold.product.scenario.value == .paidProduct
        var prices: [Price] = []
        /// Whether the price is known, or need not be there.
        func take(_ price: Setting<Int>, _ taxRate: Setting<Int>, isDue: Bool, isAsked: Bool = true) -> Bool {
            switch price {
            case .present(let amount, let place):
                if isAsked { prices.append(Price(amount: amount, place: place, taxRate: taxRate.value)) }
            // A price that is missing may be the one that the mail quotes.
            case .absent: return !isDue
            case .poisoned: return false
            }
            return true
        }
        let liveTypes = liveTypes(of: sold)
        for method in sold.methods {
            // No buyer pays the price of a test beside that of the method which is tested.
            let isTested = method.isTest == true && method.merged.type.value.map(liveTypes.contains) == true
            guard !method.isUnresolved, !method.entry.origin.isIncomplete,
                take(method.merged.price, method.merged.taxRate, isDue: sellsProduct, isAsked: !isTested)
            else { return nil }
        }
        if sold.product.items.isPoisoned { return nil }
        for item in sold.product.items.value ?? [] where !take(item.price, item.taxRate, isDue: !sellsProduct) { return nil }
        return prices
    }

    /// The types of the methods that buyers use; of nearly all products nobody asks.
    private static func liveTypes(of sold: SoldProduct) -> [MethodType] {
        guard sold.methods.contains(where: { $0.isTest == true }) else { return [] }
        return sold.methods.compactMap { $0.isTest == false ? $0.merged.type.value : nil }
    }
}
