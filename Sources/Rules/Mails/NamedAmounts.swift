import Project
import Schema
import SourceText

/// Amounts in the names of a product, its items and its payment methods, which a mail quotes with the name: `月商100万円講座`.
struct NamedAmounts {
    /// By their value.
    private var named: [Int: [Named]] = [:]

    private struct Named {
        let name: [UInt8]
        /// Where the amount stands in the name.
        let offset: Int
    }

    /// No name that is longer is quoted in a mail.
    private static let longestName = 300

    init(_ sold: SoldProduct) {
        add(sold.product.name)
        for item in sold.product.items.value ?? [] { add(item.name) }
        for method in sold.methods { add(method.merged.name) }
    }

    private mutating func add(_ setting: Setting<String>) {
        guard let name = setting.value, name.utf8.count <= Self.longestName else { return }
        for amount in name.withTextBytes(QuotedAmounts.find) {
            guard let value = amount.value else { continue }
            named[value, default: []].append(Named(name: Array(name.utf8), offset: amount.range.lowerBound))
        }
    }

    /// Whether an amount is part of one of the names.
    func hold(_ amount: QuotedAmounts.Amount, in text: TextBytes) -> Bool {
        guard let value = amount.value, let named = named[value] else { return false }
        return named.contains { named in
            let start = amount.range.lowerBound - named.offset
            return start >= 0 && text.count - start >= named.name.count
                && named.name.indices.allSatisfy { text[start + $0] == named.name[$0] }
        }
    }
}
