import Schema
import SourceText

/// The file as `kessai fmt` writes it, as one edit of what differs; none where the text has errors, since its meaning is not known, or is
/// one of other tools.
func formatting(_ view: FileView) -> JSON {
    let before = view.tree.source.bytes
    if view.tree.source.path != projectFile, view.tree.belonging == .foreign { return [] }
    guard case .text(let after) = format(view.tree), after != before else { return [] }
    var start = 0
    while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
    var (end, newEnd) = (before.count, after.count)
    while end > start, newEnd > start, before[end - 1] == after[newEnd - 1] {
        end -= 1
        newEnd -= 1
    }
    // Characters are not cut apart, nor CR from LF, which are one line break to a client.
    while start > 0, isInside(before, start) || isInside(after, start) { start -= 1 }
    while end < before.count, isInside(before, end) || isInside(after, newEnd) {
        end += 1
        newEnd += 1
    }
    let text = String(decoding: after[start..<newEnd], as: UTF8.self)
    return [["range": view.positions.json(ByteRange(start..<end)), "newText": .string(text)]]
}

/// Whether an offset lies inside of a character or a line break.
private func isInside(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count else { return false }
    return bytes[offset] & 0xC0 == 0x80 || (bytes[offset] == 0x0A && bytes[offset - 1] == 0x0D)
}
