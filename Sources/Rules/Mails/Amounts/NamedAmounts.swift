import Project
import Schema
import SourceText

/// Amounts in the names of a product, its items and its payment methods, which a mail quotes with the name: `月商100万円講座`.
struct NamedAmounts {
    /// By their value: thousands of names may hold one amount, but at few places in names of few lengths.
    private var named: [Int: [Position: Set<[UInt8]>]] = [:]

    private struct Position: Hashable {
        /// Where the amount stands in the name.
        let offset: Int
        /// Of the name.
        let count: Int
    }

    /// An amount is set beside each of them.
    private static let mostPositions = 64
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
            let position = Position(offset: amount.range.lowerBound, count: name.utf8.count)
            named[value, default: [:]][position, default: []].insert(Array(name.utf8))
        }
    }

    /// Whether an amount is part of one of the names.
    func hold(_ amount: QuotedAmounts.Amount, in text: TextBytes) -> Bool {
        guard let value = amount.value, let named = named[value] else { return false }
        // Where it may stand anywhere, nothing can be said of it.
        if named.count > Self.mostPositions { return true }
        return named.contains { position, names in
            let start = amount.range.lowerBound - position.offset
            return start >= 0 && text.count - start >= position.count
                && names.contains(Array(text[start..<start + position.count]))
        }
    }
}
