import SourceText

/// A list none of whose entries has its `- `: as it is written, it is one group in which the same keys stand again and again. Reported
/// once, and read as the list that it was meant as.
///
///     items:
///       name: りんご      the dash belongs here,
///       price: 1080
///       name: ノート      and here, before the key with which each entry begins.
///       price: 2200
extension Parser {
    /// Whether a mapping, which has just been read, is such a list, by the key that it is the value of.
    mutating func reportDashlessList(_ repeated: [RepeatedKey], in mapping: NodeID) -> Bool {
        guard let knownKeys, nodes[mapping].style == .block, repeated.contains(where: { $0.first == mapping + 1 }),
            value(ofKey: mapping - 1) == .listOfGroups
        else { return false }
        let head = nodes[mapping - 1].range.offsets
        let starts = [mapping + 1] + repeated.filter { $0.first == mapping + 1 }.map(\.key)
        let isClear = standsOnceInEach(repeated, starts) && !holdsOtherStart(mapping, starts, knownKeys)
        report(starts, listOf: head, fixes: isClear ? dashFix(starts, in: mapping).map { [$0] } ?? [] : [])
        makeList(of: mapping, starts, areWhole: isClear && !nodes[mapping].flags.contains(.incomplete))
        return true
    }

    /// Whether no key is there twice in one of the entries that begin at these keys.
    private func standsOnceInEach(_ repeated: [RepeatedKey], _ starts: [NodeID]) -> Bool {
        var rest = starts.dropFirst()
        var (start, seen) = (starts[0], Set<NodeID>())
        return repeated.allSatisfy { again in
            while let next = rest.first, next <= again.key {
                rest.removeFirst()
                (start, seen) = (next, [])
            }
            return again.first < start && seen.insert(again.first).inserted
        }
    }

    /// Whether another key stands among them with which entries begin: with `use` behind `id` it is not clear where the entry of which
    /// begins.
    private func holdsOtherStart(_ mapping: NodeID, _ starts: [NodeID], _ knownKeys: KnownKeys) -> Bool {
        var rest = starts[...]
        var key = mapping + 1
        while key < nodes.count {
            if key == rest.first {
                rest.removeFirst()
            } else if nodes[key].range.count <= 200, knownKeys.beginsEntry(keyText(nodes[key].range.offsets)) {
                return true
            }
            key = afterEntry(key)
        }
        return false
    }

    /// Makes a list of a mapping, with an entry from each of these keys on.
    private mutating func makeList(of mapping: NodeID, _ starts: [NodeID], areWhole: Bool) {
        let moved = Array(nodes[(mapping + 1)...])
        discard(from: mapping + 1)
        nodes[mapping].kind = .sequence
        var rest = starts[...]
        var entry: NodeID?
        for (id, node) in zip((mapping + 1)..., moved) {
            if id == rest.first {
                rest.removeFirst()
                if let entry { endPart(entry, isWhole: areWhole) }
                entry = open(.mapping, .block, at: Int(node.range.start))
            }
            var node = node
            node.next += UInt32(starts.count - rest.count)
            nodes.append(node)
        }
        if let entry { endPart(entry, isWhole: areWhole) }
        nodes[mapping].next = UInt32(truncatingIfNeeded: nodes.count)
    }

    /// Writes the dashes, and indents the other lines behind them; nil where other things than spaces stand before a key.
    private func dashFix(_ starts: [NodeID], in mapping: NodeID) -> Fix? {
        var rest = starts.map { Int(nodes[$0].range.start) }[...]
        guard var line = rest.first, let last = nodes.last.map({ Int($0.range.end) }) else { return nil }
        while line > 0, !isBreak(line - 1) { line -= 1 }
        var edits: [Edit] = []
        while line < last, edits.count <= 1_000 {
            let lineEnd = lineEnd(line)
            if let start = rest.first, start < lineEnd {
                guard (line..<start).allSatisfy({ bytes[$0] == 0x20 }) else { return nil }
                rest.removeFirst()
                edits.append(edit(start..<start, "- "))
            } else if !(line..<lineEnd).allSatisfy({ isBlank($0) }) {
                edits.append(edit(line..<line, "  "))
            }
            line = afterBreak(lineEnd)
        }
        return edits.count > 1_000 || !rest.isEmpty
            ? nil : Fix(Bilingual(ja: "各項目に「- 」を付ける", en: "Write `- ` before each entry"), safe: false, edits: edits)
    }

    private mutating func report(_ starts: [NodeID], listOf head: Range<Int>, fixes: [Fix]) {
        guard hasRoom else { return }
        let list = excerpt(head)
        let (first, again) = (nodes[starts[0]].range.offsets, nodes[starts[1]].range.offsets)
        let name = excerpt(first)
        report(
            .duplicateKey, again,
            Bilingual(
                ja: "「\(list)」はリストですが、項目の先頭に「- 」がありません。このままでは、1つの項目の中に「\(name)」が何度も書かれていることになります。",
                en:
                    "`\(list)` is a list, but its entries do not begin with `- `; as it stands, `\(name)` is written again and again in one of them."
            ),
            label: Bilingual(ja: "2回目", en: "second time"),
            related: [related(first, ja: "1回目はここです", en: "first written here")],
            help: Bilingual(
                ja: "項目ごとに、最初の行(「\(name)」など)を「- 」で始め、残りの行をそのキーの位置まで字下げしてください。",
                en:
                    "Begin the first line of each entry, such as `\(name)`, with `- `, and indent its other lines as far as that key."
            ),
            fixes: fixes)
    }
}
