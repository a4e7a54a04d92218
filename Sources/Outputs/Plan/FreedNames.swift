import SourceText

/// Names of scenarios and payment methods that one of them gives up for one that is made. They are changed before that: otherwise two
/// would have one name for a while, and whoever looks for the new one could open the one with running contracts.
///
///     研究会 → 研究会(第1期)      first
///     新規: 研究会               then
struct FreedNames: Sendable {
    /// The new names that are entered for it, numbered in the order in which they are: what one of them takes another one may have to give
    /// up.
    private(set) var places: [EntryID: Int] = [:]

    private struct Name: Hashable {
        /// Those of products are of all products together.
        let product: String?
        let name: String

        init?(_ entry: Entry) {
            switch entry.id.field {
            case .productName: product = nil
            case .methodName: product = entry.id.product
            default: return nil
            }
            name = entry.value
        }
    }

    init(_ pairs: [(old: Entry?, new: Entry?)], _ ways: Ways) {
        let made = pairs.filter { $0.old == nil }.compactMap(\.new).filter { ways[$0.id] == .making }.compactMap(Name.init)
        if made.isEmpty { return }
        var givers: [Name: [Entry]] = [:]
        for case (let old?, let new?) in pairs { if let name = Name(old) { givers[name, default: []].append(new) } }
        for name in made {
            var stack = givers.removeValue(forKey: name) ?? []
            while let last = stack.last {
                if let earlier = Name(last).flatMap({ givers.removeValue(forKey: $0) }) {
                    stack += earlier
                } else {
                    places[last.id] = places.count
                    stack.removeLast()
                }
            }
        }
    }

    func contains(_ id: EntryID) -> Bool { places[id] != nil }
}
