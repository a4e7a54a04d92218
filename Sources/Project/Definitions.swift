import Schema
import SourceText

/// The documents of one kind that can be referred to, by id, and which of them were used.
struct Definitions<Model: Definable>: Sendable {
    private(set) var all: [Shared<Model>] = []
    private var indices: [String: Int] = [:]
    private var used: Set<Int> = []
    private var repeated: Set<String> = []

    /// Adds a definition; one whose id is taken is kept, but never found, and the first one is returned.
    mutating func add(_ definition: Shared<Model>) -> (place: Place, first: Place)? {
        all.append(definition)
        guard case .present(let name, let place) = definition.model.id else { return nil }
        // Nearly always there is none, and the name is looked up once.
        guard let first = indices.updateValue(all.count - 1, forKey: name) else { return nil }
        indices[name] = first
        repeated.insert(name)
        return all[first].model.id.place.map { (place, $0) }
    }

    /// The index in `all` of the one that a name refers to.
    func find(_ name: String) -> Int? { indices[name] }

    /// Whether a name refers to more than one: which of them is meant is not known.
    func isRepeated(_ name: String) -> Bool { repeated.contains(name) }

    mutating func markUsed(_ indices: [Int]) { used.formUnion(indices) }

    func contains(_ name: String) -> Bool { indices[name] != nil }

    /// In the order of files and documents.
    var names: [String] { all.compactMap { $0.model.id.value } }

    /// Those that can be found and never were.
    var unused: [(name: String, place: Place)] {
        all.indices.compactMap { index in
            guard !used.contains(index), case .present(let name, let place) = all[index].model.id, indices[name] == index
            else { return nil }
            return (name, place)
        }
    }
}
