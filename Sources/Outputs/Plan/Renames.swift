import SourceText

/// An id names a thing within the project and is entered nowhere: what only got another id does not have to be entered again, and what
/// got other values with it is changed, not made anew.
extension [Entry] {
    /// Recorded entries under the ids that the project gives them now.
    ///
    /// What has all values of something that has others under its own id, or is new, is that: ids may be swapped or used again. But what
    /// only got another name stays itself beside a new copy of what it was: its contracts run on. Then, what is gone has a new id when it
    /// agrees with exactly one that came, and that one with nothing else that is gone, in the names that buyers see and in its kind. An item
    /// has no id but its name, and among those of one name its place: what it costs tells which it is. Anything less is told as a removal
    /// and as new values: the kind alone would make the last of several that are gone the one that came as soon as the others are recorded.
    ///
    /// Where not all values agree, what has been recorded already counts as well: of two that came, the second must not become the only
    /// one as soon as the first is recorded.
    func renamed(following new: [Entry]) -> [Entry] {
        var (entries, differing) = (self, self.differing(from: new, as: ==))
        func rename(_ part: (EntryID.Owner.Kind) -> EntryID.Owner.Kind?, agreeingIn fields: Set<EntryField>) {
            if let moved = entries.moved(following: new, differing, part: part) {
                (entries, differing) = (moved, moved.differing(from: new, as: ==))
            }
            if let renamed = entries.renamed(following: new, part: part, agreeingIn: fields) {
                (entries, differing) = (renamed, renamed.differing(from: new, as: ==))
            }
        }
        rename(\.product, agreeingIn: [.scenario, .productName])
        rename(\.partOfProduct, agreeingIn: [.methodType, .methodName, .trigger, .subject])
        rename(\.item, agreeingIn: [.taxRate, .price])
        return entries
    }

    /// What has another value in one of two lists, or stands in one alone.
    func differing(from new: [Entry], as isSame: (Entry, Entry) -> Bool) -> [EntryID] {
        let places = Dictionary(new.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var isMet = Array<Bool>(repeating: false, count: new.count)
        var ids: [EntryID] = []
        for entry in self {
            if let place = places[entry.id], isSame(new[place], entry) {
                isMet[place] = true
            } else {
                ids.append(entry.id)
            }
        }
        return ids + new.indices.filter { !isMet[$0] }.map { new[$0].id }
    }

    /// A sentence at each product that is new or gone, if it is much like one that is gone or new: the same but for its name, or of the
    /// same name. Of one that is gone a product that stays counts as well if it has the name: a merge may leave one scenario in the
    /// record under two ids. Which it is, a person knows.
    ///
    /// What is recorded in part counts as new: whoever takes the advice enters what differs, and may record that alone.
    func lookalikes(in new: [Entry]) -> [EntryID: Bilingual] {
        let (before, after) = (parts(\.product), new.parts(\.product))
        let gone = contents(of: before.subtracting(after), \.product)
        if gone.isEmpty { return [:] }
        let recorded = Set(map(\.id))
        let left = new.filter { !recorded.contains($0.id) }
        let begun = left.parts(\.product)
        let unnamed = left.filter { $0.id.field == .scenario || $0.id.field == .productName }.parts(\.product)
        let kept = new.contents(of: after.intersection(before).subtracting(unnamed), \.product)
        // Where a new product is told first.
        var places: [EntryID.Owner.Kind: EntryID] = [:]
        for entry in left {
            guard let product = entry.id.owner.kind.product else { continue }
            if places[product].map({ entry.id.field.risk < $0.field.risk }) ?? true { places[product] = entry.id }
        }
        var sentences: [EntryID: Bilingual] = [:]
        func say(_ products: [EntryID.Owner.Kind], _ sentence: Bilingual) {
            for product in products { sentences[places[product] ?? EntryID(product, .scenario)] = sentence }
        }
        let name: Set<EntryField> = [.productName]
        let stays = alike(kept, in: name)
        for (content, old) in alike(gone, in: name) {
            guard let id = stays[content]?.compactMap(\.productID).min() else { continue }
            say(
                old,
                Bilingual(
                    ja: "同じ名前の商品(ID「\(id)」)が、設定にも記録にもあります。その名前のシナリオが1つしかなければ、販売をやめず、削除もしないでください。",
                    en:
                        "The settings and the record have a product of the same name with the id \(id). If there is only one scenario of that name, keep it and go on selling."
                ))
        }
        for (fields, came) in [(Set(EntryField.allCases).subtracting(name), begun), (name, unnamed)] {
            let (left, right) = (alike(gone, in: fields), alike(new.contents(of: came, \.product), in: fields))
            for (content, old) in left {
                guard let new = right[content], let before = old.compactMap(\.productID).min(),
                    let after = new.compactMap(\.productID).min()
                else { continue }
                say(
                    new,
                    Bilingual(
                        ja: "よく似た商品が、IDが「\(before)」で記録されています。同じ商品なら、違う値だけを入力し、シナリオは削除しないでください。",
                        en:
                            "A product much like this one is recorded with the id \(before). If it is the same, enter what differs and keep its scenario."
                    ))
                say(
                    old,
                    Bilingual(
                        ja: "よく似た商品が、IDが「\(after)」で設定にあります。同じ商品なら、シナリオは削除しないでください。",
                        en:
                            "The settings have a product much like this one with the id \(after). If it is the same, keep the scenario."
                    ))
            }
        }
        return sentences
    }

    /// A sentence at each product and payment method that is made under the id of one that is taken to have another id now, as `renamed`
    /// has it: whoever wrote the settings may have changed the one and copied what it was.
    func taken(as renamed: [Entry], in new: [Entry]) -> [EntryID: Bilingual] {
        let moved = zip(self, renamed).filter { $0.id.owner != $1.id.owner }
        if moved.isEmpty { return [:] }
        let (used, asked) = (Set(renamed.lazy.map(\.id.owner)), Set(new.lazy.map(\.id.owner)))
        let names = Dictionary(moved.map { ($0.0.id, $0.0.value) }, uniquingKeysWith: { first, _ in first })
        var sentences: [EntryID: Bilingual] = [:]
        for (old, now) in moved where asked.contains(old.id.owner) && !used.contains(old.id.owner) {
            guard let before = old.id.owner.id, let after = now.id.owner.id else { continue }
            func name(_ field: EntryField) -> String { Secrets.masked(names[EntryID(old.id.owner, field)] ?? before) }
            switch old.id.field {
            case .scenario:
                let name = name(.productName)
                sentences[old.id] = Bilingual(
                    ja:
                        "値がすべて同じなので、いまあるシナリオ「\(name)」は、IDが「\(after)」の商品のものとみなしています。いまもIDが「\(before)」の商品のものなら、新しく作らず、それを開いてこの商品の値を入力し、IDが「\(after)」の商品のシナリオを新しく作ります。",
                    en:
                        "As all values agree, kessai takes the existing scenario “\(name)” for that of the product with the id \(after). If it still belongs to the product with the id \(before), make no new one for this product. Open the existing one and enter the values of this product there; then make a new scenario for the id \(after)."
                )
            case .methodType where old.id.product == now.id.product:
                let name = name(.methodName)
                sentences[old.id] = Bilingual(
                    ja:
                        "値がすべて同じなので、いまある支払方法「\(name)」は、IDが「\(after)」のものとみなしています。いまもIDが「\(before)」のものなら、新しく加えず、それを開いてこの支払方法の値を入力し、IDが「\(after)」の支払方法を新しく加えます。",
                    en:
                        "As all values agree, kessai takes the existing payment method “\(name)” for the one with the id \(after). If it still is the one with the id \(before), do not add this one. Open the existing one and enter the values of this one there; then add the one with the id \(after)."
                )
            default: break
            }
        }
        return sentences
    }

    /// With what has all values of exactly one other part under the id of that part; nil where nothing has.
    private func moved(
        following new: [Entry], _ ids: [EntryID], part: (EntryID.Owner.Kind) -> EntryID.Owner.Kind?
    ) -> [Entry]? {
        let differing = Set(ids.compactMap { part($0.owner.kind) })
        // One alone has changed under its own id, came or is gone.
        if differing.count < 2 { return nil }
        let (before, after) = (parts(part), new.parts(part))
        let fields = Set(EntryField.allCases)
        let (earlier, later) = (
            contents(of: before.intersection(differing), part), new.contents(of: after.intersection(differing), part)
        )
        let (left, right) = (alike(earlier, in: fields), alike(later, in: fields))
        var names: [EntryID.Owner.Kind: EntryID.Owner.Kind] = [:]
        var sources: [EntryID.Owner.Kind: EntryID.Owner.Kind] = [:]
        for (content, old) in left where old.count == 1 {
            guard let new = right[content], new.count == 1 else { continue }
            names[old[0]] = new[0]
            sources[new[0]] = old[0]
        }
        // What is recorded under an id that something else takes is gone if that, or what takes its id in turn, leaves an id that the
        // project has no more; otherwise nothing moves there.
        // Each chain once, from its head on.
        let heads = sources.keys.filter { names[$0] == nil }
        for taken in heads {
            var chain: [EntryID.Owner.Kind] = []
            while let source = sources[chain.last ?? taken] { chain.append(source) }
            if !before.contains(taken) {
                // Nothing is recorded under the id of a copy; what the last one took the values of may still be what it was.
                while let source = chain.popLast(), isSame(earlier[source], later[source]) { names[source] = nil }
            } else if let left = chain.last, !after.contains(left) {
                names[taken] = left
            } else {
                for source in chain { names[source] = nil }
            }
        }
        return named(names, part)
    }

    /// Whether what stands under an id is still what was recorded under it: what is charged and how is the same, or of a mail all but its
    /// subject.
    private func isSame(_ old: Set<Entry>?, _ new: Set<Entry>?) -> Bool {
        guard let old, let new else { return false }
        func lasting(_ content: Set<Entry>) -> Set<Entry> {
            let money = content.filter { $0.id.field.risk == .money }
            return money.isEmpty ? content.filter { $0.id.field != .subject } : money
        }
        return lasting(old) == lasting(new)
    }

    private func renamed(
        following new: [Entry], part: (EntryID.Owner.Kind) -> EntryID.Owner.Kind?, agreeingIn fields: Set<EntryField>
    ) -> [Entry]? {
        let (before, after) = (parts(part), new.parts(part))
        let (goneParts, cameParts) = (before.subtracting(after), after.subtracting(before))
        if goneParts.isEmpty || cameParts.isEmpty { return nil }
        let left = alike(contents(of: goneParts, part), in: fields)
        let right = alike(new.contents(of: cameParts, part), in: fields)
        let peers = alike(new.contents(of: after, part), in: fields)
        var names: [EntryID.Owner.Kind: EntryID.Owner.Kind] = [:]
        for (content, old) in left where old.count == 1 {
            guard let new = right[content], new.count == 1, peers[content]?.count == 1 else { continue }
            names[old[0]] = new[0]
        }
        return named(names, part)
    }

    private func named(
        _ names: [EntryID.Owner.Kind: EntryID.Owner.Kind], _ part: (EntryID.Owner.Kind) -> EntryID.Owner.Kind?
    ) -> [Entry]? {
        if names.isEmpty { return nil }
        return map { entry in
            part(entry.id.owner.kind).flatMap { names[$0] }.map { Entry(entry.id.moved(into: $0), entry.value) } ?? entry
        }
    }

    private typealias Contents = [EntryID.Owner.Kind: Set<Entry>]

    /// The parts that have the same values in some fields; those that have none of them are alike in nothing.
    private func alike(_ contents: Contents, in fields: Set<EntryField>) -> [Set<Entry>: [EntryID.Owner.Kind]] {
        var groups = Dictionary(grouping: contents.keys) { part in
            (contents[part] ?? []).filter { fields.contains($0.id.field) }
        }
        groups[[]] = nil
        return groups
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

    private func contents(
        of parts: Set<EntryID.Owner.Kind>, _ part: (EntryID.Owner.Kind) -> EntryID.Owner.Kind?
    ) -> Contents {
        var contents: Contents = [:]
        for entry in self {
            guard let part = part(entry.id.owner.kind), parts.contains(part) else { continue }
            contents[part, default: []].insert(Entry(entry.id.moved(into: part.nameless), entry.value))
        }
        return contents
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

    fileprivate var productID: String? { if case .product(let id) = self { id } else { nil } }

    /// What has an id of its own within a product.
    fileprivate var partOfProduct: EntryID.Owner.Kind? {
        switch self {
        case .method, .mail: self
        case .integration, .environment, .product, .item: nil
        }
    }

    fileprivate var item: EntryID.Owner.Kind? { if case .item = self { self } else { nil } }

    /// What it is, without saying which.
    var nameless: EntryID.Owner.Kind {
        switch self {
        case .product: .product("")
        case .method(let product, _): .method(product: product, id: "")
        case .item(let product, _, _): .item(product: product, name: "", occurrence: 1)
        case .mail(let product, _): .mail(product: product, id: "")
        case .integration, .environment: self
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
