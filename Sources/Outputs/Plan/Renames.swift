/// An id names a thing within the project and is entered nowhere: what only got another id does not have to be entered again.
extension [Entry] {
    /// Recorded entries under the ids that the project gives them now. A product, payment method or mail that is gone has a new id when
    /// exactly one that came has all of its values; anything less is told as a removal and as new values.
    func renamed(following new: [Entry]) -> [Entry] {
        renamed(following: new, part: \.product).renamed(following: new, part: \.partOfProduct)
    }

    private func renamed(following new: [Entry], part: (EntryID.Owner.Kind) -> EntryID.Owner.Kind?) -> [Entry] {
        let (before, after) = (parts(part), new.parts(part))
        let (gone, came) = (before.subtracting(after), after.subtracting(before))
        if gone.isEmpty || came.isEmpty { return self }
        let (left, right) = (contents(of: gone, part), new.contents(of: came, part))
        var names: [EntryID.Owner.Kind: EntryID.Owner.Kind] = [:]
        for (content, old) in left {
            if old.count == 1, let new = right[content], new.count == 1 { names[old[0]] = new[0] }
        }
        if names.isEmpty { return self }
        return map { entry in
            part(entry.id.owner.kind).flatMap { names[$0] }.map { Entry(entry.id.moved(into: $0), entry.value) } ?? entry
        }
    }

    private func parts(_ part: (EntryID.Owner.Kind) -> EntryID.Owner.Kind?) -> Set<EntryID.Owner.Kind> {
        var parts: Set<EntryID.Owner.Kind> = []
        var last: EntryID.Owner?
        // The values of one owner stand together.
        for entry in self where entry.id.owner !== last {
            last = entry.id.owner
            if let part = part(entry.id.owner.kind) { parts.insert(part) }
        }
        return parts
    }

    /// The parts that have the same values, whatever their id.
    private func contents(
        of parts: Set<EntryID.Owner.Kind>, _ part: (EntryID.Owner.Kind) -> EntryID.Owner.Kind?
    ) -> [Set<Entry>: [EntryID.Owner.Kind]] {
        var contents: [EntryID.Owner.Kind: Set<Entry>] = [:]
        for entry in self {
            guard let part = part(entry.id.owner.kind), parts.contains(part) else { continue }
            contents[part, default: []].insert(Entry(entry.id.moved(into: part.nameless), entry.value))
        }
        return Dictionary(grouping: contents.keys) { contents[$0] ?? [] }
    }
}

extension EntryID {
    /// The same value of a part that has another name.
    fileprivate func moved(into part: Owner.Kind) -> EntryID { moved(to: owner.kind.moved(into: part)) }
}

extension EntryID.Owner.Kind {
    fileprivate var product: EntryID.Owner.Kind? {
        switch self {
        case .integration, .environment: nil
        case .product(let id), .method(let id, _), .item(let id, _, _), .mail(let id, _): .product(id)
        }
    }

    /// What has an id of its own within a product.
    fileprivate var partOfProduct: EntryID.Owner.Kind? {
        switch self {
        case .method, .mail: self
        case .integration, .environment, .product, .item: nil
        }
    }

    fileprivate var nameless: EntryID.Owner.Kind {
        switch self {
        case .product: .product("")
        case .method(let product, _): .method(product: product, id: "")
        case .mail(let product, _): .mail(product: product, id: "")
        case .integration, .environment, .item: self
        }
    }

    fileprivate func moved(into part: EntryID.Owner.Kind) -> EntryID.Owner.Kind {
        guard case .product(let name) = part else { return part }
        return switch self {
        case .product: part
        case .method(_, let id): .method(product: name, id: id)
        case .item(_, let item, let occurrence): .item(product: name, name: item, occurrence: occurrence)
        case .mail(_, let id): .mail(product: name, id: id)
        case .integration, .environment: self
        }
    }
}
