import SourceText

/// A list whose entries have neither a `- ` nor any indentation: as it is written, the list is empty, and their keys are more of the mapping
/// that holds it. Reported once, and read as the list that it was meant as.
///
///     name: 講座
///     items:
///     name: りんご      the dash belongs here: YAML lets a list stand in the column of its key
///     price: 1080
///     name: ノート      and here.
///     price: 2200
extension Parser {
    /// Reports such lists in a mapping that has just been read; the keys written twice that are none of theirs.
    mutating func reportFlatLists(_ repeated: [RepeatedKey], in mapping: NodeID) -> [RepeatedKey] {
        guard let knownKeys, nodes[mapping].style == .block else { return repeated }
        let keys = keys(below: mapping)
        let names = keys.map { nameText($0) }
        var lists: [(head: NodeID, entries: ArraySlice<NodeID>)] = []
        var others: [String] = []
        var index = 0
        while index < keys.count {
            if others.count < 64 { others.append(names[index]) }
            let (head, list) = (keys[index], names[index])
            index += 1
            guard index < keys.count, nodes[head + 1].kind == .empty, value(ofKey: head) == .listOfGroups else { continue }
            let first = index
            while index < keys.count, knownKeys.isKeyOfEntry(names[index], list) { index += 1 }
            if first < index { lists.append((head, keys[first..<index])) }
            // No mapping has more, and for each what stands behind it is moved.
            if lists.count > 16 { return repeated }
        }
        if lists.isEmpty { return repeated }
        let meaning = knownKeys.table(others)
        var rest = repeated
        // From the last on, so that those before it stay where they are.
        for list in lists.reversed() { rest = reportFlatList(list.entries, of: list.head, in: mapping, rest, meaning) }
        return rest
    }

    /// `meaning`: what names are in the mapping without the keys of such lists.
    private mutating func reportFlatList(
        _ keys: ArraySlice<NodeID>, of head: NodeID, in mapping: NodeID, _ repeated: [RepeatedKey],
        _ meaning: (_ name: String) -> KnownKeys.Meaning
    ) -> [RepeatedKey] {
        guard let first = keys.first, let last = keys.last,
            let again = repeated.first(where: { (first...last).contains($0.key) })
        else { return repeated }
        // Keys that the mapping itself may have prove nothing, and where it lacks one, that may be its own.
        let meanings = keys.prefix(1_000).map { meaning(nameText($0)) }
        guard meanings.contains(.unknown) else { return repeated }
        let name = nameText(first)
        let entries = MeantEntries(head: nodes[head].range.offsets, keys: keys, starts: keys.filter { nameText($0) == name })
        let isClear = isClear(entries) && !meanings.contains(.free)
        report(entries, again: again, fixes: isClear ? dashFix(entries).map { [$0] } ?? [] : [])
        if meanings.contains(.free) { markIncomplete(mapping) }
        let end = Int(nodes[last + 1].next)
        nodes[head + 1].style = .block
        nodes[head + 1].range = ByteRange(
            Int(nodes[first].range.start)..<Int(max(nodes[last].range.end, nodes[last + 1].range.end)))
        makeList(
            of: head + 1, entries, before: end < nodes.count ? end : nil,
            areWhole: isClear && !nodes[mapping].flags.contains(.incomplete))
        nodes[mapping].next = UInt32(truncatingIfNeeded: nodes.count)
        // What stands behind it has moved.
        let before = repeated.filter { $0.key < first }
        let behind = repeated.filter { $0.key > last && !(first...last).contains($0.first) }
        return before
            + behind.map { again in
                let added = entries.starts.count
                return RepeatedKey(key: again.key + added, first: again.first > last ? again.first + added : again.first)
            }
    }

    private mutating func report(_ entries: MeantEntries, again: RepeatedKey, fixes: [Fix]) {
        guard hasRoom else { return }
        let (list, name) = (excerpt(entries.head), excerpt(nodes[entries.starts[0]].range.offsets))
        report(
            .duplicateKey, nodes[again.key].range.offsets,
            Bilingual(
                ja: "「\(list)」はリストですが、項目の先頭に「- 」がなく、字下げもありません。このままでは、「\(name)」などの下の行が「\(list)」の中身になりません。",
                en:
                    "`\(list)` is a list, but its entries do not begin with `- ` and are not indented; as it stands, `\(name)` and the lines below it do not belong to `\(list)`."
            ),
            label: Bilingual(ja: "2回目", en: "second time"),
            related: [related(nodes[again.first].range.offsets, ja: "1回目はここです", en: "first written here")],
            help: dashHelp(name),
            fixes: fixes)
    }
}
