import SourceText
import Syntax

/// A group whose lines stand at the column of its head, so that they are keys beside it:
///
///     live:
///     merchant_id: A1EXAMPLE23456      ← belongs below `live`
///     client_id: …
struct FlatGroup {
    /// The entries that are meant to be in the group, in order.
    let entries: [(key: NodeID, value: NodeID)]
    private let inner: RecordFace

    /// Nil where what follows a head without a value is no field of the group, or one of the mapping around it.
    init?(below head: NodeID, _ group: FieldFace, in mapping: NodeID, of face: RecordFace, _ reader: Reader) {
        guard case .record(let inner) = group.shape, reader.tree.nodes[mapping].style == .block else { return nil }
        entries = Array(
            reader.tree.entries(of: mapping).drop { $0.key <= head }.prefix { entry in
                !reader.isDisplaced(entry.key) && reader.find(entry.key, in: face.names) == nil
                    && reader.find(entry.key, in: inner.names) != nil
            })
        if entries.isEmpty { return nil }
        self.inner = inner
    }

    /// Where the next line goes on with the group, deeper than these: for YAML it belongs to nothing, which is one slip with them.
    func continuation(in tree: SyntaxTree) -> Int? {
        guard let first = entries.first, let last = entries.last else { return nil }
        let bytes = tree.source.bytes
        var offset = Int(max(tree.nodes[last.key].range.end, tree.nodes[last.value].range.end))
        // Comments and blank lines in between, of which nobody writes more.
        for _ in 0..<50 {
            guard let lineBreak = bytes[offset...].firstIndex(of: 0x0A) else { return nil }
            offset = lineBreak + 1
            let start = bytes[offset...].firstIndex { $0 != 0x20 } ?? bytes.endIndex
            guard start < bytes.endIndex else { return nil }
            if bytes[start] == UInt8(ascii: "#") || bytes[start] == 0x0A || bytes[start] == 0x0D { continue }
            let line = bytes[start...].prefix { $0 != 0x0A }
            guard start - offset > Displacement.column(of: first.key, in: tree),
                let colon = line.firstIndex(of: UInt8(ascii: ":")),
                inner.names.find(String(decoding: line[..<colon], as: UTF8.self)) != nil
            else { return nil }
            return start
        }
        return nil
    }

    func problem(_ name: Bilingual, in tree: SyntaxTree) -> Diagnostic? {
        guard let first = entries.first, let last = entries.last else { return nil }
        let column = Displacement.column(of: first.key, in: tree)
        let bytes = tree.source.bytes
        var lines: [Int] = []
        var line = Displacement.lineStart(of: first.key, in: tree)
        while line < Int(tree.nodes[last.value].range.end), lines.count <= 1_000 {
            let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.endIndex
            if !bytes[line..<end].allSatisfy({ $0 <= 0x20 }) { lines.append(line) }
            line = end + 1
        }
        return Diagnostic(
            .badIndentation, at: tree.location(of: first.key),
            Bilingual(
                ja: "「\(shown(tree.text(of: first.key)))」は上の\(name.ja)の中の項目ですが、同じ字下げで書かれています。",
                en: "`\(shown(tree.text(of: first.key)))` belongs in \(name.en) above, but is not indented deeper."),
            help: Bilingual(
                ja: "\(name.ja)の中の行の字下げを半角スペース\(column + 2)個にしてください。",
                en: "Indent the lines of \(name.en) to \(column + 2) spaces."),
            fixes: lines.count > 1_000
                ? []
                : [
                    Fix(
                        Bilingual(ja: "字下げを2個増やす", en: "Indent them by two more spaces"), safe: false,
                        edits: lines.map { Edit(Location(tree.file, ByteRange($0..<$0)), "  ") })
                ])
    }
}
