import SourceText

/// A project before it is written down: its documents, and the file that each of them goes into.
package struct Draft: Sendable {
    package struct Document: Sendable {
        package var tree: Tree
        /// The path of its file.
        package var home: String

        package var kind: String { tree["kind"]?.text ?? "" }
        package var id: String { tree["id"]?.text ?? "" }
    }

    package var documents: [Document]

    /// Positions of the documents of a kind.
    package func indices(_ kind: String) -> [Int] { documents.indices.filter { documents[$0].kind == kind } }

    package var integrationIndex: Int { indices("integration").first ?? 0 }

    package var integration: Tree {
        get { documents[integrationIndex].tree }
        set { documents[integrationIndex].tree = newValue }
    }

    package subscript(place: Spot) -> Tree? {
        get { documents[place.document].tree[place.path] }
        set { documents[place.document].tree[place.path] = newValue }
    }

    /// The positions of payment methods that are written in place, or as entries with `use:`.
    package var methodEntries: [Spot] { entries(of: "payment_methods") }

    package var mailEntries: [Spot] { entries(of: "step_mails") }

    private func entries(of key: String) -> [Spot] {
        indices("product").flatMap { index in
            (documents[index].tree[Path([key])]?.elements ?? []).indices.map { Spot(index, Path([key, String($0)])) }
        }
    }

    /// The definition that an entry's `use:` names.
    package func definition(of entry: Spot) -> Spot? {
        guard let use = self[entry.use]?.text else { return nil }
        let kind = entry.path.steps.first == "step_mails" ? "step_mail" : "payment_method"
        return indices(kind).first { documents[$0].id == use }.map { Spot($0, "") }
    }

    /// Where a field of an entry is written: in the entry, or else in its definition.
    package func written(_ key: Path, of entry: Spot) -> Spot? {
        if self[entry + key] != nil { return entry + key }
        return definition(of: entry).map { $0 + key }.flatMap { self[$0] == nil ? nil : $0 }
    }

    /// The value of a field of an entry, `use:` applied.
    package func value(_ key: Path, of entry: Spot) -> String? { written(key, of: entry).flatMap { self[$0]?.text } }

    /// The scenario of the product that an entry belongs to.
    package func scenario(of entry: Spot) -> String { documents[entry.document].tree["scenario"]?.text ?? "" }

    /// The entries that use a definition.
    package func users(of definition: Int) -> [Spot] {
        (methodEntries + mailEntries).filter { self.definition(of: $0)?.document == definition }
    }
}

/// A place in a draft.
package struct Spot: Sendable, Hashable {
    package var document: Int
    package var path: Path

    package init(_ document: Int, _ path: Path) {
        self.document = document
        self.path = path
    }

    package var use: Spot { self + "use" }

    package static func + (spot: Spot, path: Path) -> Spot { Spot(spot.document, spot.path + path) }
    package static func + (spot: Spot, index: Int) -> Spot { Spot(spot.document, spot.path + index) }
}
