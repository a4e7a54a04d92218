import Project
import Schema

/// For how long each price of a product pays, which an amount for a year or some months is compared with: 「年額6,600円」 of 1,650円 every 3 months.
struct PaidSpans {
    private enum Span: Hashable {
        /// It is paid once, and nothing is paid again.
        case once
        case months(Int)
        case days(Int)
        /// Nobody knows how often it is paid: it may be each month, or for all of the months at once.
        case unknown
    }

    /// By price; none where the items have the prices, which all methods charge.
    private let ofPrices: [Int: Set<Span>]
    private let all: Set<Span>

    /// Nobody offers more of them, and each is compared with each amount.
    private static let mostSpans = 16
    /// No more months are told of beside a price.
    private static let mostMonths = 240

    init(of sold: SoldProduct) {
        var ofPrices: [Int: Set<Span>] = [:]
        var all: Set<Span> = []
        // 「6か月分」 of what is sold for one month is paid at once, too.
        lazy var namesMonths = sold.names.contains { $0.contains("月") }
        let chargesItems = sold.product.scenario.value != .paidProduct
        for method in sold.methods {
            var span = method.isUnresolved ? Span.unknown : Self.span(of: method.merged)
            if span == .once, namesMonths || chargesItems { span = .unknown }
            all.insert(span)
            if !chargesItems, let price = method.merged.price.value { ofPrices[price, default: []].insert(span) }
        }
        if all.isEmpty || all.count > Self.mostSpans { all = [.unknown] }
        (self.ofPrices, self.all) = (ofPrices, all)
    }

    private static func span(of method: Shared<PaymentMethod>) -> Span {
        switch method.type.value {
        case .oneTime: return .once
        case .recurring:
            guard let every = method.recurrence.value?.every.value else { return .unknown }
            return switch every.unit {
            case .day: .days(every.count)
            case .week: .days(every.count * 7)
            case .month: .months(every.count)
            case .year: .months(every.count * 12)
            }
        case .autoPay, nil: return .unknown
        }
    }

    private func spans(of price: Int) -> Set<Span> { ofPrices.isEmpty || all == [.unknown] ? all : ofPrices[price] ?? all }

    /// How often a price may be paid in one of so many months.
    func counts(of price: Int, in months: [Int]) -> [Int] {
        months.isEmpty ? [] : spans(of: price).flatMap { span in months.flatMap { Self.counts(span, in: $0) } }
    }

    private static func counts(_ span: Span, in months: Int) -> [Int] {
        guard (1...mostMonths).contains(months) else { return [] }
        switch span {
        // 「2年分」 of a yearly fee that is paid by hand, but no 「年額」 of what is paid once.
        case .once: return months == 12 || months == 6 ? [] : QuotedAmounts.Sense.countsOfUnknown([months])
        case .unknown: return QuotedAmounts.Sense.countsOfUnknown([months])
        case .months(let every): return months.isMultiple(of: every) ? [months / every] : []
        case .days(let every):
            // A month has 28 to 31 days.
            let (first, last) = ((28 * months + every - 1) / every, 31 * months / every)
            return first <= last ? Array(first...last) : []
        }
    }

    /// Whether an amount is what is paid of a price in one of so many months.
    func fit(_ value: Int, _ months: [Int], isPrice: (Int) -> Bool) -> Bool {
        all.contains { span in
            months.contains { months in
                Self.counts(span, in: months).contains {
                    $0 > 1 && value.isMultiple(of: $0) && spans(of: value / $0).contains(span) && isPrice(value / $0)
                }
            }
        }
    }
}

extension SoldProduct {
    /// The names of the product, of its items and of its payment methods.
    var names: [String] {
        [product.name.value].compactMap(\.self) + (product.items.value ?? []).compactMap(\.name.value)
            + methods.compactMap(\.merged.name.value)
    }
}
