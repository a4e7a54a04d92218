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
    /// Keys that were meant as those of entries of a list.
    struct MeantEntries {
        /// The name of the list.
        let head: Range<Int>
        let keys: ArraySlice<NodeID>
        /// Those of them with which an entry begins: the first, and all of its name.
        let starts: [NodeID]
    }

    /// Whether a mapping, which has just been read, is such a list, by the key that it is the value of.
    mutating func reportDashlessList(_ repeated: [RepeatedKey], in mapping: NodeID) -> Bool {
        guard repeated.contains(where: { $0.first == mapping + 1 }), value(ofKey: mapping - 1) == .listOfGroups else {
            return false
        }
        let starts = [mapping + 1] + repeated.filter { $0.first == mapping + 1 }.map(\.key)
        let entries = MeantEntries(head: nodes[mapping - 1].range.offsets, keys: keys(below: mapping)[...], starts: starts)
        let isClear = isClear(entries)
        if nodes[mapping].style == .flow {
            reportBracelessList(entries, in: mapping, isClear: isClear)
        } else {
            report(entries, fixes: isClear ? dashFix(entries).map { [$0] } ?? [] : [])
        }
        makeList(of: mapping, entries, areWhole: isClear && !nodes[mapping].flags.contains(.incomplete))
        return true
    }

    /// The keys of a mapping that has just been read.
    func keys(below mapping: NodeID) -> [NodeID] {
        var keys: [NodeID] = []
        var key = mapping + 1
        while key < nodes.count {
            keys.append(key)
            key = afterEntry(key)
        }
        return keys
    }

    /// Whether it is clear where each of them begins: no key is there twice in one, and no other one among them with which entries begin,
    /// as with `use` behind `id`.
    func isClear(_ entries: MeantEntries) -> Bool {
        var rest = entries.starts[...]
        var seen = Set<String>()
        return entries.keys.allSatisfy { key in
            let name = nameText(key)
            if key == rest.first {
                rest.removeFirst()
                seen = []
            } else if knownKeys?.beginsEntry(name) == true {
                return false
            }
            return seen.insert(name).inserted
        }
    }

    /// What a key says; nothing for one that is longer than all are.
    func nameText(_ key: NodeID) -> String {
        nodes[key].kind == .scalar && nodes[key].range.count <= 200 ? keyText(nodes[key].range.offsets) : ""
    }

    /// Makes a list of a node and the entries behind it, up to another node, being in the same mapping where that is not the end of it.
    mutating func makeList(of list: NodeID, _ entries: MeantEntries, before end: NodeID? = nil, areWhole: Bool) {
        let starts = entries.starts
        let moved = Array(nodes[(list + 1)...])
        discard(from: list + 1)
        nodes[list].kind = .sequence
        let style = nodes[list].style
        var rest = starts[...]
        var entry: NodeID?
        func endEntry(_ parser: inout Parser) {
            if let last = entry { parser.endPart(last, isWhole: areWhole) }
            entry = nil
        }
        for (id, node) in zip((list + 1)..., moved) {
            if id == rest.first {
                rest.removeFirst()
                endEntry(&self)
                entry = open(.mapping, style, at: Int(node.range.start))
            } else if id == end {
                endEntry(&self)
            }
            var node = node
            node.next += UInt32(starts.count - rest.count)
            nodes.append(node)
        }
        endEntry(&self)
        nodes[list].next = UInt32(truncatingIfNeeded: end.map { $0 + starts.count } ?? nodes.count)
    }

    /// Writes the dashes, and indents the other lines behind them; nil where other things than spaces stand before a key.
    func dashFix(_ entries: MeantEntries) -> Fix? {
        var rest = entries.starts.map { Int(nodes[$0].range.start) }[...]
        guard var line = rest.first, let key = entries.keys.last, key + 1 < nodes.count else { return nil }
        let last = Int(max(nodes[key].range.end, nodes[key + 1].range.end))
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

    private mutating func report(_ entries: MeantEntries, fixes: [Fix]) {
        guard hasRoom else { return }
        let list = excerpt(entries.head)
        let (first, again) = (nodes[entries.starts[0]].range.offsets, nodes[entries.starts[1]].range.offsets)
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
            help: dashHelp(name),
            fixes: fixes)
    }

    /// `name`: the key with which an entry begins.
    func dashHelp(_ name: String) -> Bilingual {
        Bilingual(
            ja: "項目ごとに、最初の行(「\(name)」など)を「- 」で始め、残りの行をそのキーの位置まで字下げしてください。",
            en: "Begin the first line of each entry, such as `\(name)`, with `- `, and indent its other lines as far as that key."
        )
    }
}
