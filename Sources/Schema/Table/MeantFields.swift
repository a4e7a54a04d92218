import SourceText
import Syntax

/// What an unknown key was probably meant as, by its name and its value.
extension Record where Model: RecordModel {
    func guess(_ entry: (key: NodeID, value: NodeID), _ reader: Reader) -> UnknownKey.Guess? {
        guard reader.tree.nodes[entry.key].kind == .scalar, !reader.isNotUnderstood(entry.key) else { return nil }
        let text = reader.tree.text(of: entry.key)
        let kind = reader.tree.nodes[entry.value].kind
        let guess = UnknownKey.guess(text, in: face) { face.fields[$0].shape.mayBe(kind) }
        // A key of another mapping has only a word in common with those of this one.
        return guess?.isWeak == true && !reader.homes(of: text).isEmpty ? nil : guess
    }

    /// The only field that is missing where the only unknown key has a value of it. Some are needed in some settings only, and so are
    /// only asked for where no other is missing.
    func allThatIsMissing(_ entry: (key: NodeID, value: NodeID), _ seen: UInt64, _ reader: Reader) -> UnknownKey.Guess? {
        func missing(_ isDue: (Need) -> Bool) -> [Int] {
            fields.indices.filter { seen & 1 << UInt64($0) == 0 && isDue(fields[$0].face.need) }
        }
        let required = missing { $0 == .required }
        let missing = required.isEmpty ? missing { $0 != .optional } : required
        guard missing.count == 1, !reader.isNotUnderstood(entry.key), reader.tree.nodes[entry.key].kind == .scalar,
            reads(missing[0], entry.value, reader)
        else { return nil }
        let (text, field) = (reader.tree.text(of: entry.key), face.fields[missing[0]])
        // A key of another mapping is meant as such, unless its value can be nothing else.
        let isChoice = if case .choice = field.shape { true } else { false }
        guard isChoice || reader.homes(of: text).isEmpty else { return nil }
        return UnknownKey.Guess(
            index: missing[0], name: field.name.spelled(like: text), isCertain: false, isAllThatIsMissing: true)
    }

    /// What an entry may mean that has nothing but an `id` or one unknown key; what was said of it is taken back for the time being.
    func meantUse(_ mapping: NodeID, since start: Int, _ reader: inout Reader) -> MeantUse? {
        var entries = reader.tree.entries(of: mapping).makeIterator()
        guard let entry = entries.next(), entries.next() == nil, reader.tree.nodes[entry.key].kind == .scalar,
            reader.tree.nodes[entry.value].kind == .scalar, !reader.isNotUnderstood(entry.key),
            !reader.isNotUnderstood(entry.value),
            !reader.isDisplaced(entry.key), !reader.holdsSecret(mapping)
        else { return nil }
        let known = reader.find(entry.key, in: face.names).map { face.fields[$0.index].name.key }
        let id = reader.tree.text(of: entry.value)
        guard known == nil || known == "id", Contact.isID(id) else { return nil }
        return MeantUse(
            unknownKey: known == nil ? reader.tree.text(of: entry.key) : nil, id: id,
            place: reader.place(key: entry.key, value: entry.value, .english), problems: reader.takeProblems(since: start))
    }

    /// Whether a scalar is a value of a field as it stands.
    func reads(_ index: Int, _ node: NodeID, _ reader: Reader) -> Bool {
        guard reader.tree.nodes[node].kind == .scalar, !reader.isMissing(node), !reader.isNotUnderstood(node),
            !reader.holdsSecret(node)
        else { return false }
        // With findings of its own: those of a large file would be copied.
        var attempt = Reader(reader.tree)
        var model = Model(origin: attempt.origin(of: node))
        let face = fields[index].face
        fields[index].read(
            &model, &attempt, Slot(key: node, node: node, name: face.name, spelling: .english, missing: face.missing))
        return attempt.problems.isEmpty && attempt.misplaced.isEmpty
    }
}

extension Reader {
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
