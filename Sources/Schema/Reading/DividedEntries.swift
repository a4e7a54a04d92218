import SourceText
import Syntax

/// An entry of a list with a dash before each of its lines, or before the second one, which makes several entries of it.
///
///     - id: coaching
///     - type: auto_pay      ← belongs to the entry above
///     - price: 5500
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
        var written: Set<Int> = []
        var count = 0
        var areLines = true
        for element in elements {
            guard let fields = partOfEntry(element, face), written.isDisjoint(with: fields) else { break }
            written.formUnion(fields)
            areLines = areLines && fields.count == 1
            count += 1
        }
        let isWhole = face.fields.indices.allSatisfy { face.fields[$0].need != .required || written.contains($0) }
        // So many lines with a dash of their own are no slip in as many entries.
        return isWhole || areLines && count > 2 ? count : 0
    }

    /// The fields of an element that is not enough for an entry, and whose keys are all known.
    private func partOfEntry(_ element: NodeID, _ face: RecordFace) -> [Int]? {
        let node = tree.nodes[element]
        guard node.kind == .mapping, node.style == .block, !node.flags.contains(.incomplete), !explained.contains(element) else {
            return nil
        }
        let keys = tree.entries(of: element).map(\.key)
        let fields = keys.compactMap { reader.find($0, in: face.names)?.index }
        guard fields.count == keys.count, Set(fields).count == fields.count, keys.allSatisfy({ !reader.isNotUnderstood($0) }),
            let first = keys.first, Displacement.dashColumn(before: first, in: tree) != nil,
            !fields.contains(where: { face.fields[$0].name.key == "use" }),
            face.fields.indices.contains(where: { face.fields[$0].need == .required && !fields.contains($0) })
        else { return nil }
        return fields
    }
}
