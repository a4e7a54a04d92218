import SourceText
import Syntax

/// What an unknown key was probably meant as, by its name and its value.
extension AnyRecord {
    func guess(
        _ entry: (key: NodeID, value: NodeID), _ seen: UInt64, _ spelling: Spelling, _ reader: Reader
    ) -> UnknownKey.Guess? {
        guard reader.tree.nodes[entry.key].kind == .scalar, !reader.isNotUnderstood(entry.key) else { return nil }
        let text = reader.tree.text(of: entry.key)
        let guess = UnknownKey.guess(text, in: face, spelling) { mayBe($0, entry.value, reader) }
        // A key of another mapping has only a word in common with those of this one.
        if let guess, !guess.isWeak || reader.homes(of: text).isEmpty {
            // One of the wrong kind stays the best guess where no group is meant.
            return mayBe(guess.index, entry.value, reader) ? guess : section(entry, text, seen, reader) ?? guess
        }
        return section(entry, text, seen, reader)
    }

    /// Whether a value may be one of a field, as far as its kind tells.
    func mayBe(_ index: Int, _ value: NodeID, _ reader: Reader) -> Bool {
        face.fields[index].shape.mayBe(reader.tree.nodes[value].kind)
    }

    /// The only field of the mapping that is a group of the keys below an unknown one: `contact:` over `email` and `phone`. One of two
    /// environments is told by the keys in it.
    private func section(
        _ entry: (key: NodeID, value: NodeID), _ text: String, _ seen: UInt64, _ reader: Reader
    ) -> UnknownKey.Guess? {
        let node = reader.tree.nodes[entry.value]
        guard node.kind == .mapping || node.kind == .sequence, reader.homes(of: text).isEmpty else { return nil }
        var found = fields.indices.filter { index in
            let shape = fields[index].face.shape
            guard seen & 1 << UInt64(index) == 0, let face = shape.recordFace, shape.mayBe(node.kind) else { return false }
            return groups(in: entry.value, reader).allSatisfy { reader.hasKeys(of: face, $0) }
        }
        if found.count == 2 {
            let isOf = [("live", "LIVE-"), ("sandbox", "SANDBOX-")].filter { reader.holds($0.1, in: entry.value) }.map(\.0)
            if isOf.count == 1 { found.removeAll { fields[$0].face.name.key != isOf[0] } }
        }
        guard found.count == 1 else { return nil }
        let field = fields[found[0]].face
        return UnknownKey.Guess(
            index: found[0], name: field.name.spelled(like: text), isCertain: false,
            isAllThatIsMissing: field.need != .optional)
    }

    /// A mapping, or the elements of a list.
    private func groups(in value: NodeID, _ reader: Reader) -> [NodeID] {
        reader.tree.nodes[value].kind == .mapping ? [value] : Array(reader.tree.children(of: value))
    }

    /// The only field that is missing where the only unknown key has a value of it. Some are needed in some settings only, and so are
    /// only asked for where no other is missing, and so with what may be left out in a table of nothing else.
    func allThatIsMissing(_ entry: (key: NodeID, value: NodeID), _ seen: UInt64, _ reader: Reader) -> UnknownKey.Guess? {
        func missing(_ isDue: (Need) -> Bool) -> [Int] {
            fields.indices.filter { seen & 1 << UInt64($0) == 0 && isDue(fields[$0].face.need) }
        }
        // With `use:` the definition may say it.
        let isShared = seen & use != 0
        let required = isShared ? [] : missing { $0 == .required }
        var missing = required.isEmpty ? missing { $0 != .optional && $0 != .required } : required
        // Of contacts and the like, none of which must be there.
        if fields.allSatisfy({ $0.face.need == .optional }) {
            missing = fields.indices.filter { seen & 1 << UInt64($0) == 0 && !fields[$0].face.shape.takesAnyText }
        }
        guard missing.count == 1, !reader.isNotUnderstood(entry.key), reader.tree.nodes[entry.key].kind == .scalar,
            reads(missing[0], entry.value, reader)
        else { return nil }
        let (text, field) = (reader.tree.text(of: entry.key), face.fields[missing[0]])
        // A key of another mapping is meant as such, unless its value can be nothing else.
        let isChoice = if case .choice = field.shape { true } else { false }
        guard isChoice || reader.homes(of: text).isEmpty else { return nil }
        return UnknownKey.Guess(
            index: missing[0], name: field.name.spelled(like: text), isCertain: false,
            isAllThatIsMissing: !isShared && field.need != .optional)
    }

    /// What an entry may mean that has nothing but an `id`, or one unknown key and not all that it needs; what was said of it is taken
    /// back for the time being. `taken`: the field that the key was taken for. `start`: how many problems there were before the key.
    func meantUse(
        _ mapping: NodeID, _ unknown: [(key: NodeID, value: NodeID)], taken: UInt64, since start: Int, isLacking: Bool,
        _ reader: inout Reader
    ) -> MeantUse? {
        var entries = reader.tree.entries(of: mapping).makeIterator()
        guard let first = entries.next() else { return nil }
        let isWhole = entries.next() == nil
        let isInPlace = reader.displaced?.hidden[mapping] == nil && reader.displaced?.divided[mapping] == nil
        guard isWhole || unknown.count == 1 && isLacking && isInPlace else { return nil }
        let entry = unknown.first ?? first
        guard reader.tree.nodes[entry.key].kind == .scalar, reader.tree.nodes[entry.value].kind == .scalar,
            !reader.isNotUnderstood(entry.key), !reader.isNotUnderstood(entry.value), !reader.isDisplaced(entry.key),
            !reader.holdsSecret(mapping)
        else { return nil }
        let known = reader.find(entry.key, in: face.names).map { face.fields[$0.index].name.key }
        let id = reader.tree.text(of: entry.value)
        guard known == nil || known == "id", Contact.isID(id) else { return nil }
        // `tpye: recurring` is what it seems, whatever ids there are.
        if taken & ~use != 0, reads((taken & ~use).trailingZeroBitCount, entry.value, reader) { return nil }
        return MeantUse(
            unknownKey: known == nil ? reader.tree.text(of: entry.key) : nil, id: id, isWhole: isWhole,
            place: reader.place(key: entry.key, value: entry.value, .english), problems: reader.takeProblems(since: start))
    }

    /// Whether a scalar, or a list, is a value of a field as it stands.
    func reads(_ index: Int, _ node: NodeID, _ reader: Reader) -> Bool {
        switch reader.tree.nodes[node].kind {
        case .scalar:
            if reader.isMissing(node) || reader.isNotUnderstood(node) || reader.holdsSecret(node) { return false }
        case .sequence:
            if reader.tree.nodes[node].flags.contains(.incomplete) { return false }
        default: return false
        }
        // With findings of its own: those of a large file would be copied.
        var attempt = Reader(reader.tree)
        let face = fields[index].face
        let slot = Slot(key: node, node: node, name: face.name, spelling: .english, missing: face.missing)
        _ = fields[index].read(nil, &attempt, slot)
        return attempt.problems.isEmpty && attempt.misplaced.isEmpty
    }
}

extension Reader {
    /// Whether a mapping has keys of a table, and no others.
    func hasKeys(of face: RecordFace, _ mapping: NodeID) -> Bool {
        guard tree.nodes[mapping].kind == .mapping else { return false }
        var entries = tree.entries(of: mapping).makeIterator()
        guard let first = entries.next(), find(first.key, in: face.names) != nil else { return false }
        while let entry = entries.next() { if find(entry.key, in: face.names) == nil { return false } }
        return true
    }

    /// Whether a value of an environment begins with a word.
    fileprivate func holds(_ prefix: String, in mapping: NodeID) -> Bool {
        tree.nodes[mapping].kind == .mapping
            && tree.entries(of: mapping).contains {
                tree.nodes[$0.value].kind == .scalar && !holdsSecret($0.value) && tree.text(of: $0.value).hasPrefix(prefix)
            }
    }

    /// Where a key would belong in the document.
    func homes(of key: String) -> [String] { root.map { UnknownKey.homes(of: key, below: $0) } ?? [] }
}

extension FieldName {
    /// The key or the label, whichever has the letters of what was written in its place.
    func spelled(like text: String) -> String { text.utf8.allSatisfy { $0 < 0x80 } ? key : label ?? key }
}

extension Shape {
    /// Whether a value may be one of the field, as far as its kind tells.
    fileprivate func mayBe(_ kind: Node.Kind) -> Bool {
        switch self {
        case .record, .codes: kind == .mapping
        case .list: kind == .sequence
        case .boolean, .text, .integer, .choice: kind == .scalar
        }
    }
}
