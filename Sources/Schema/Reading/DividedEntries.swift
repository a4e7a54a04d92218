import SourceText
import Syntax

/// An entry of a list with a dash before each of its lines, or before the second one, which makes several entries of it.
///
///     - id: coaching
///     - type: auto_pay      ← belongs to the entry above
///     - price: 5500
///     - use: card
///     - name: カード払い    ← the same
extension DisplacedSearch {
    /// The entries of mappings that go on with one above them, whose fields they hold.
    mutating func joinDivided(_ elements: [NodeID], _ face: RecordFace) {
        var rest = elements[...]
        while let first = rest.first {
            let run = Array(rest.prefix(divided(rest, face)))
            rest = rest.dropFirst(max(run.count, 1))
            guard run.count > 1 else { continue }
            explained.formUnion(run.dropFirst())
            divided[first] = run.dropFirst().flatMap { tree.entries(of: $0) }
            findings.append(Displacement.divided(run, in: tree))
        }
    }

    /// How many of the first elements are one entry: each of them lacks what it needs, and none holds what another one does.
    private func divided(_ elements: ArraySlice<NodeID>, _ face: RecordFace) -> Int {
        if let first = elements.first, let fields = fields(of: first, face), isEnough(fields, face) {
            return 1 + furtherLines(of: fields, in: elements.dropFirst(), face)
        }
        var written: Set<Int> = []
        var count = 0
        var areLines = true
        for element in elements {
            guard let fields = partOfEntry(element, face), written.isDisjoint(with: fields) else { break }
            written.formUnion(fields)
            areLines = areLines && fields.count == 1
            count += 1
        }
        let isWhole = missing(written, face) == 0
        // So many lines with a dash of their own are no slip in as many entries.
        return isWhole || areLines && count > 2 ? count : 0
    }

    /// How many elements below one that lacks nothing go on with it: each is one line, or lacks most of what an entry of its own needs.
    private func furtherLines(of first: [Int], in elements: ArraySlice<NodeID>, _ face: RecordFace) -> Int {
        var written = Set(first)
        let lines = elements.prefix { element in
            guard let fields = partOfEntry(element, face), written.isDisjoint(with: fields),
                // With a name of its own it is another entry, which lacks the rest.
                !fields.contains(where: { face.fields[$0].name.key == "id" }),
                fields.count == 1 || missing(Set(fields), face) * 2 > missing([], face)
            else { return false }
            written.formUnion(fields)
            return true
        }
        return lines.count
    }

    /// How many fields that must be there are not among those that are written.
    private func missing(_ written: Set<Int>, _ face: RecordFace) -> Int {
        face.fields.indices.count { face.fields[$0].need == .required && !written.contains($0) }
    }

    /// The fields of an element that is not enough for an entry.
    private func partOfEntry(_ element: NodeID, _ face: RecordFace) -> [Int]? {
        guard let fields = fields(of: element, face), !isEnough(fields, face) else { return nil }
        return fields
    }

    private func isEnough(_ fields: [Int], _ face: RecordFace) -> Bool {
        fields.contains { face.fields[$0].name.key == "use" } || missing(Set(fields), face) == 0
    }

    /// The fields of an element that begins with a dash and whose keys are all known.
    private func fields(of element: NodeID, _ face: RecordFace) -> [Int]? {
        let node = tree.nodes[element]
        guard node.kind == .mapping, node.style == .block, !node.flags.contains(.incomplete), !explained.contains(element) else {
            return nil
        }
        let keys = tree.entries(of: element).map(\.key)
        let fields = keys.compactMap { reader.find($0, in: face.names)?.index }
        guard fields.count == keys.count, Set(fields).count == fields.count, keys.allSatisfy({ !reader.isNotUnderstood($0) }),
            let first = keys.first, Displacement.dashColumn(before: first, in: tree) != nil
        else { return nil }
        return fields
    }
}
