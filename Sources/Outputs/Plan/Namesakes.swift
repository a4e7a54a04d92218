import Schema
import SourceText

/// What tells things of one name from each other: 「Amazon Pay」(4,000円), by what has been entered and what is asked for.
struct Namesakes: Sendable {
    private let before: [EntryID: String]
    private let after: [EntryID: String]
    private var differences: [EntryID.Owner: Bilingual] = [:]
    private var counts: [EntryID.Owner: Int] = [:]

    /// What stands on the screens now, and what is to stand there.
    init(_ entries: some Sequence<Entry>, before: [EntryID: String], after: [EntryID: String]) {
        (self.before, self.after) = (before, after)
        var products: Set<EntryID.Owner> = []
        var methods: [String: Set<EntryID.Owner>] = [:]
        var items: [String: Set<EntryID.Owner>] = [:]
        var mails: [String: Set<EntryID.Owner>] = [:]
        for entry in entries {
            switch entry.id.field {
            case .productName: products.insert(entry.id.owner)
            case .itemName: items[entry.id.product ?? "", default: []].insert(entry.id.owner)
            case .methodType: methods[entry.id.product ?? "", default: []].insert(entry.id.owner)
            case .subject: mails[entry.id.product ?? "", default: []].insert(entry.id.owner)
            default: break
            }
        }
        tellApart(products, named: .productName, by: [.scenario, .price])
        for methods in methods.values {
            tellApart(methods, named: .methodName, by: [.methodType, .useTestEnvironment, .price, .taxRate, .every])
        }
        for items in items.values { tellApart(items, named: .itemName, by: [.price, .taxRate]) }
        for mails in mails.values {
            tellApart(mails, named: .subject, by: [.delayMinutes, .trigger, .fromName, .fromAddress])
        }
    }

    /// Those of a project by itself. Few have any: what has a name of its own is not looked at twice.
    init(_ project: CheckedProject, _ workers: some Workers) {
        let names = repeated(project.products.lazy.map(\.name.value))
        let products = project.products.filter { names.contains($0.name.value) || $0.hasNamesakes }
        let parts = workers.mapEach(products) { product in
            let entries = product.entries.map(\.entry)
            return (
                entries: names.contains(product.name.value) ? entries.filter { Namesakes.ofProducts.contains($0.id.field) } : [],
                namesakes: product.hasNamesakes ? Namesakes(entries) : nil
            )
        }
        self.init(parts.flatMap(\.entries))
        for case let part? in parts.map(\.namesakes) {
            differences.merge(part.differences) { $1 }
            counts.merge(part.counts) { $1 }
        }
    }

    private init(_ entries: [Entry]) {
        self.init(
            entries, before: [:],
            after: Dictionary(entries.map { ($0.id, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }

    /// What tells products from each other.
    private static let ofProducts: Set<EntryField> = [.productName, .scenario, .price]

    /// To follow the name: (4,000円). Empty where nothing else has it.
    subscript(owner: EntryID.Owner) -> Bilingual { differences[owner] ?? Bilingual(same: "") }

    /// How many there are on one screen, or of a mail in one tab, with the name of this one.
    func count(_ owner: EntryID.Owner) -> Int { counts[owner] ?? 1 }

    private func value(_ owner: EntryID.Owner, _ field: EntryField) -> String? {
        before[EntryID(owner, field)] ?? after[EntryID(owner, field)]
    }

    /// By the first value that no other has, or else by the id.
    private mutating func tellApart(_ owners: Set<EntryID.Owner>, named name: EntryField, by fields: [EntryField]) {
        guard owners.count > 1 else { return }
        let namesakes = Dictionary(grouping: owners) { value($0, name) }.filter { $0 != nil && $1.count > 1 }.values
        let prices = namesakes.isEmpty || name != .productName ? [:] : fewPrices
        for alike in namesakes {
            for field in fields {
                func own(_ owner: EntryID.Owner) -> String? {
                    name == .productName && field == .price ? prices[EntryID(owner, name).product ?? ""] : value(owner, field)
                }
                for (own, owners) in Dictionary(grouping: alike, by: own) where owners.count == 1 {
                    guard let own, let owner = owners.first, differences[owner] == nil else { continue }
                    let shown = Namesakes.shown(own, field)
                    differences[owner] = Bilingual(ja: "(\(shown.ja))", en: " (\(shown.en))")
                }
            }
            for owner in alike where differences[owner] == nil {
                guard let id = owner.id else { continue }
                differences[owner] =
                    after[EntryID(owner, name)] == nil
                    ? Bilingual(ja: "(記録のID「\(id)」)", en: " (id \(id) in the record)")
                    : Bilingual(ja: "(設定のID「\(id)」)", en: " (id \(id) in the settings)")
            }
            for owners in Dictionary(grouping: alike, by: { value($0, .trigger) }).values where owners.count > 1 {
                for owner in owners { counts[owner] = owners.count }
            }
        }
    }

    private static func shown(_ value: String, _ field: EntryField) -> Bilingual {
        if field == .useTestEnvironment { return (value == "true" ? EnvironmentName.sandbox : .live).title }
        let values = field == .price ? value.split(separator: separator).map(String.init) : [value]
        let shown = values.map { field.shown(Secrets.masked($0)) }
        return Bilingual(ja: shown.map(\.ja).joined(separator: "、"), en: shown.map(\.en).joined(separator: ", "))
    }

    /// Between prices, which are digits.
    private static let separator: Character = " "

    /// The prices of each product that has no more than three; what has been entered comes first.
    private var fewPrices: [String: String] {
        func prices(_ entries: [EntryID: String]) -> [String: Set<String>] {
            entries.reduce(into: [:]) { prices, entry in
                guard entry.key.field == .price, let product = entry.key.product else { return }
                prices[product, default: []].insert(entry.value)
            }
        }
        return prices(after).merging(prices(before)) { $1 }.filter { $0.value.count <= 3 }.mapValues { prices in
            prices.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.joined(separator: String(Namesakes.separator))
        }
    }
}

extension CheckedProduct {
    /// Whether several methods, items or mails of it have one name.
    fileprivate var hasNamesakes: Bool {
        !repeated(methods.lazy.map(\.name.value)).isEmpty || !repeated(items.lazy.map(\.name.value)).isEmpty
            || !repeated(mails.lazy.map(\.subject.value)).isEmpty
    }
}

/// The names that stand there more than once.
private func repeated(_ names: some Collection<String>) -> Set<String> {
    if names.count < 2 { return [] }
    var (seen, repeated): (Set<String>, Set<String>) = ([], [])
    for name in names where !seen.insert(name).inserted { repeated.insert(name) }
    return repeated
}
