import SourceText
import Syntax

/// A dash, or a sign that was read as one, before a key of a group, which makes a list of it. What the text front end says of the lines
/// around it speaks of the same mistake.
///
///     from:
///       - name: 事務局
///       address: …        ← no entry of a list
extension Reader {
    /// Reports the dash before the first key of a group; false where the list is none of that.
    mutating func reportSurplusDash(_ slot: Slot, _ face: RecordFace) -> Bool {
        let list = tree.nodes[slot.node]
        guard list.kind == .sequence, list.style == .block else { return false }
        var elements = tree.children(of: slot.node)
        guard let group = elements.next(), elements.next() == nil, tree.nodes[group].style == .block else { return false }
        let entries = Array(tree.entries(of: group))
        guard let first = entries.first?.key, find(first, in: face.names) != nil else { return false }
        guard list.range.start < tree.nodes[first].range.start else { return false }
        let gap = Int(list.range.start)..<Int(tree.nodes[first].range.start)
        guard !tree.source.bytes[gap].contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return false }
        let sign = tree.source.bytes[gap].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? gap.upperBound
        for problem in problems(in: list.range.start..<tree.nodes[first].range.start) {
            superseded.insert(problem.location.range.start)
        }
        let neighbour = problem(behind: list.range, at: Displacement.column(at: gap.lowerBound, in: tree))
        if let neighbour { superseded.insert(neighbour) }
        let second = entries.dropFirst().first?.key
        let width = second.map { Displacement.column(of: $0, in: tree) - Displacement.column(at: gap.lowerBound, in: tree) } ?? 0
        report(
            WrongType.surplusDash(
                slot, tree.text(of: first), at: Location(tree.file, ByteRange(gap.lowerBound..<sign)),
                // Lines at the column of the dash and right of it cannot both be right.
                fix: second != nil && neighbour != nil
                    ? nil
                    : Edit(Location(tree.file, ByteRange(gap)), String(repeating: " ", count: max(width, 0)))))
        return true
    }

    /// Where a problem begins that is the next thing behind a list and stands in its column.
    private func problem(behind list: ByteRange, at column: Int) -> UInt32? {
        let bytes = tree.source.bytes
        guard let problem = problems(in: list.end..<UInt32.max).first else { return nil }
        let start = Int(problem.location.range.start)
        var offset = Int(list.end)
        while offset < start {
            if bytes[offset] == UInt8(ascii: "#") {
                offset = bytes[offset..<start].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? start
            } else if bytes[offset] <= 0x20 {
                offset += 1
            } else {
                return nil
            }
        }
        return offset == start && Displacement.column(at: start, in: tree) == column ? problem.location.range.start : nil
    }
}
