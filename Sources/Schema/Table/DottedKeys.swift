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
    /// What their keys are called in the group: the names of further groups in it, and the last that of a field.
    private(set) var paths: [ArraySlice<String>] = []

    /// Takes them out of keys that are no fields of a mapping: all that belong to one group together, in the order of the groups.
    static func take(from unknown: inout [(key: NodeID, value: NodeID)], _ face: RecordFace, _ reader: Reader) -> [DottedKeys] {
        var groups: [DottedKeys] = []
        unknown.removeAll { entry in
            guard let (index, head, path) = parts(of: entry.key, face, reader) else { return false }
            if !groups.contains(where: { $0.index == index }) { groups.append(DottedKeys(index: index, head: head)) }
            guard let group = groups.firstIndex(where: { $0.index == index }) else { return false }
            groups[group].entries.append(entry)
            groups[group].paths.append(path)
            return true
        }
        return groups
    }

    private init(index: Int, head: String) { (self.index, self.head) = (index, head) }

    /// The field whose name stands before the first dot of a key, if it is a group and one of its fields is named behind it.
    private static func parts(
        of key: NodeID, _ face: RecordFace, _ reader: Reader
    ) -> (index: Int, head: String, path: ArraySlice<String>)? {
        let node = reader.tree.nodes[key]
        guard node.kind == .scalar, node.range.count <= 200, !reader.isNotUnderstood(key) else { return nil }
        let parts = reader.tree.text(of: key).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, let index = face.names.find(parts[0])?.index else { return nil }
        switch face.fields[index].shape {
        case .record(let inner): guard inner.names.find(parts[1]) != nil else { return nil }
        case .codes: break
        default: return nil
        }
        return (index, parts[0], parts.dropFirst())
    }

    /// `isWritten`: whether the group is there too.
    func problem(in mapping: NodeID, isWritten: Bool, _ tree: SyntaxTree) -> Diagnostic? {
        guard let first = entries.first else { return nil }
        let (head, name) = (shown(head), paths.first.map { shown($0.joined(separator: ".")) } ?? "")
        let lines = DottedKeys.lines(paths.prefix(20))
        let (ja, en) = (lines.ja, lines.en)
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

    /// What to write for some keys: those of one further group together.
    private static func lines(_ paths: some Sequence<ArraySlice<String>>) -> Bilingual {
        var names: [String] = []
        var inner: [String: [ArraySlice<String>]] = [:]
        for path in paths {
            guard let name = path.first else { continue }
            if !names.contains(name) { names.append(name) }
            if path.count > 1 { inner[name, default: []].append(path.dropFirst()) }
        }
        let written = names.map { name in
            guard let below = inner[name].map({ lines($0) }) else {
                return Bilingual(ja: "「\(shown(name)): …」", en: "`\(shown(name)): …`")
            }
            return Bilingual(
                ja: "「\(shown(name)):」とその下の\(below.ja)", en: "`\(shown(name)):` and below it \(below.en)")
        }
        return Bilingual(
            ja: written.map(\.ja).joined(separator: inner.isEmpty ? "" : "、"),
            en: written.map(\.en).joined(separator: inner.isEmpty ? ", " : "; "))
    }

    /// Writes the names of the groups above them, and them below these; nil where they do not follow each other, each on lines of its own,
    /// or those of one group do not.
    private func fix(in mapping: NodeID, _ tree: SyntaxTree) -> Fix? {
        guard tree.nodes[mapping].style == .block, let first = entries.first,
            tree.entries(of: mapping).drop(while: { $0.key < first.key }).prefix(entries.count)
                .elementsEqual(entries, by: { $0.key == $1.key }),
            entries.allSatisfy({ tree.nodes[$0.key].style == .plain && !tree.nodes[$0.key].flags.contains(.needsDecoding) })
        else { return nil }
        let column = Displacement.column(of: first.key, in: tree)
        var edits: [Edit] = []
        var line = Displacement.lineStart(of: first.key, in: tree)
        var open: [String] = []
        var closed: Set<[String]> = []
        for (entry, path) in zip(entries, paths) {
            let groups = [head] + path.dropLast()
            let common = zip(open, groups).prefix { $0 == $1 }.count
            for depth in open.indices where depth >= common { closed.insert(Array(open[...depth])) }
            for depth in groups.indices where depth >= common {
                if closed.contains(Array(groups[...depth])) { return nil }
            }
            let key = Int(tree.nodes[entry.key].range.start)
            // Comments above it stand as deep as what is written below them.
            indent(from: line, to: Displacement.lineStart(of: entry.key, in: tree), by: common, tree, &edits)
            let start = Displacement.lineStart(of: entry.key, in: tree)
            guard start >= line else { return nil }
            var text = String(repeating: "  ", count: common)
            for depth in common..<groups.count {
                text += groups[depth] + ":\n" + String(repeating: " ", count: column + 2 * (depth + 1))
            }
            let written = ([head] + path.dropLast()).reduce(0) { $0 + $1.utf8.count + 1 }
            edits.append(Edit(Location(tree.file, ByteRange(key..<key + written)), text))
            let end = max(Int(tree.nodes[entry.value].range.end), Int(tree.nodes[entry.key].range.end))
            line = nextLine(start, tree)
            let behind = end > line ? nextLine(end - 1, tree) : line
            indent(from: line, to: behind, by: groups.count, tree, &edits)
            line = behind
            open = groups
            if edits.count > 1_000 { return nil }
        }
        return Fix(
            Bilingual(ja: "「\(shown(head)):」の中に書く", en: "Write \(entries.count == 1 ? "it" : "them") below `\(shown(head)):`"),
            safe: false, edits: edits)
    }

    /// Indents lines on which something stands by so many levels more.
    private func indent(from first: Int, to end: Int, by levels: Int, _ tree: SyntaxTree, _ edits: inout [Edit]) {
        var line = first
        while line < end, edits.count <= 1_000 {
            let next = nextLine(line, tree)
            if levels > 0, !tree.source.bytes[line..<next].allSatisfy({ $0 <= 0x20 }) {
                edits.append(Edit(Location(tree.file, ByteRange(line..<line)), String(repeating: "  ", count: levels)))
            }
            line = next
        }
    }

    private func nextLine(_ offset: Int, _ tree: SyntaxTree) -> Int {
        tree.source.bytes[offset...].firstIndex { $0 == 0x0A }.map { $0 + 1 } ?? tree.source.bytes.endIndex
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
