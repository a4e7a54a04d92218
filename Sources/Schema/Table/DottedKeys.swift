import SourceText
import Syntax

/// Keys that name a field of a group, and the group with it, as they are written in texts about the settings:
///
///     site.url: https://shop.example.jp      ← site:
///     site.plan: standard                        url: https://shop.example.jp
///                                                plan: standard
struct DottedKeys {
    /// The field that is the group.
    let index: Int
    /// Its name, as it is written.
    let head: String
    private(set) var entries: [(key: NodeID, value: NodeID)] = []
    /// What their keys are called in the group.
    private(set) var names: [String] = []

    /// Takes them out of keys that are no fields of a mapping: all that belong to one group together, in the order of the groups.
    static func take(from unknown: inout [(key: NodeID, value: NodeID)], _ face: RecordFace, _ reader: Reader) -> [DottedKeys] {
        var groups: [DottedKeys] = []
        unknown.removeAll { entry in
            guard let (index, head, name) = parts(of: entry.key, face, reader) else { return false }
            if !groups.contains(where: { $0.index == index }) { groups.append(DottedKeys(index: index, head: head)) }
            guard let group = groups.firstIndex(where: { $0.index == index }) else { return false }
            groups[group].entries.append(entry)
            groups[group].names.append(name)
            return true
        }
        return groups
    }

    private init(index: Int, head: String) { (self.index, self.head) = (index, head) }

    /// The field whose name stands before the first dot of a key, if it is a group and one of its fields is named behind it.
    private static func parts(of key: NodeID, _ face: RecordFace, _ reader: Reader) -> (index: Int, head: String, name: String)? {
        let node = reader.tree.nodes[key]
        guard node.kind == .scalar, node.range.count <= 200, !reader.isNotUnderstood(key) else { return nil }
        let parts = reader.tree.text(of: key).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, let index = face.names.find(parts[0])?.index else { return nil }
        switch face.fields[index].shape {
        case .record(let inner): guard inner.names.find(parts[1]) != nil else { return nil }
        case .codes: break
        default: return nil
        }
        return (index, parts[0], parts.dropFirst().joined(separator: "."))
    }

    /// `isWritten`: whether the group is there too.
    func problem(in mapping: NodeID, isWritten: Bool, _ tree: SyntaxTree) -> Diagnostic? {
        guard let first = entries.first else { return nil }
        let (head, name) = (shown(head), names.first.map { shown($0) } ?? "")
        var lines: [Bilingual] = []
        for line in names.prefix(20).map(place) where !lines.contains(line) { lines.append(line) }
        let (ja, en) = (lines.map(\.ja).joined(), lines.map(\.en).joined(separator: ", "))
        return Diagnostic(
            .unknownKey, at: tree.location(of: first.key),
            Bilingual(
                ja: "「\(head).\(name)」のように「.」でつないだキーは使えません。「\(name)」は「\(head)」の中に書くキーです。",
                en: "No key is written with a dot, as in `\(head).\(name)`; `\(name)` belongs below `\(head):`."),
            related: entries.dropFirst().prefix(8).map {
                Related(tree.location(of: $0.key), Bilingual(ja: "これも「\(head)」の中に書きます", en: "this belongs below `\(head):` too"))
            },
            help: isWritten
                ? Bilingual(
                    ja: "「\(head):」の下に、そこにあるキーと同じ字下げで\(ja)と書いてください。",
                    en: "Below `\(head):`, indented like the keys that are there, write \(en).")
                : Bilingual(
                    ja: "「\(head):」の行を書き、その下に字下げして\(ja)と書いてください。",
                    en: "Write a line `\(head):` and below it, indented, \(en)."),
            fixes: isWritten ? [] : fix(in: mapping, tree).map { [$0] } ?? [])
    }

    /// What to write for a name, in which further groups may be named.
    private func place(_ name: String) -> Bilingual {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { shown(String($0)) }
        let last = parts.last ?? ""
        let groups = parts.dropLast()
        return Bilingual(
            ja: groups.map { "「\($0):」とその下の" }.joined() + "「\(last): …」",
            en: groups.map { "`\($0):` and below it " }.joined() + "`\(last): …`")
    }

    /// Writes the name of the group above them, and them below it; nil where they do not follow each other, each on lines of its own.
    private func fix(in mapping: NodeID, _ tree: SyntaxTree) -> Fix? {
        guard tree.nodes[mapping].style == .block, let first = entries.first, let last = entries.last,
            tree.entries(of: mapping).drop(while: { $0.key < first.key }).prefix(entries.count)
                .elementsEqual(entries, by: { $0.key == $1.key }),
            entries.allSatisfy({ tree.nodes[$0.key].style == .plain && !tree.nodes[$0.key].flags.contains(.needsDecoding) })
        else { return nil }
        let bytes = tree.source.bytes
        let column = Displacement.column(of: first.key, in: tree) + 2
        var edits: [Edit] = []
        var rest = entries[...]
        var line = Displacement.lineStart(of: first.key, in: tree)
        let end = max(Int(tree.nodes[last.value].range.end), Int(tree.nodes[last.key].range.end))
        while line < end, edits.count <= 1_000 {
            let lineEnd = bytes[line...].firstIndex { $0 == 0x0A } ?? bytes.endIndex
            if let key = rest.first?.key, case let start = Int(tree.nodes[key].range.start), start < lineEnd {
                rest.removeFirst()
                let group = Location(tree.file, ByteRange(start..<(start + head.utf8.count + 1)))
                edits.append(Edit(group, edits.isEmpty ? "\(head):\n" + String(repeating: " ", count: column) : "  "))
            } else if !bytes[line..<lineEnd].allSatisfy({ $0 <= 0x20 }) {
                edits.append(Edit(Location(tree.file, ByteRange(line..<line)), "  "))
            }
            line = lineEnd + 1
        }
        if edits.count > 1_000 || !rest.isEmpty { return nil }
        return Fix(
            Bilingual(ja: "「\(shown(head)):」の中に書く", en: "Write \(entries.count == 1 ? "it" : "them") below `\(shown(head)):`"),
            safe: false, edits: edits)
    }
}

extension AnyRecord {
    /// Reports keys that name a group and a field of it with a dot between them, and takes them out; the bits of the groups, in which
    /// nothing is missing then.
    func readDotted(
        _ unknown: inout [(key: NodeID, value: NodeID)], of mapping: NodeID, _ seen: UInt64, _ draft: inout Draft,
        _ reader: inout Reader
    ) -> UInt64 {
        var taken: UInt64 = 0
        for group in DottedKeys.take(from: &unknown, face, reader) {
            let bit: UInt64 = 1 << UInt64(group.index)
            guard let first = group.entries.first,
                let problem = group.problem(in: mapping, isWritten: seen & bit != 0, reader.tree)
            else { continue }
            reader.report(problem)
            taken |= bit
            fields[group.index].poison(draft.model, reader.place(key: first.key, value: first.value, draft.origin.spelling))
        }
        return taken
    }
}
