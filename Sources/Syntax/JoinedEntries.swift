import SourceText

/// Entries of a list that lack their `- `, or the whole line that begins with it, where their keys stand at the column of the entry above:
/// as it is written, they are more keys of that entry. Reported once for each, and read as the entries they were meant as.
///
///     - name: A
///       price: 1
///       name: B     the dash belongs here; the first key of the entry is there again,
///       price: 2    and this one is the same mistake;
///       price: 3    below a line that was lost, keys are there again in the order of those above.
extension Parser {
    /// Reports the keys that an entry of a list has twice. A run of them, with other keys in between but none of them twice in the run,
    /// is a new entry when it has the key with which the entry begins, or several in the order of the first ones; otherwise they are as
    /// many mistakes.
    mutating func reportDuplicates(_ repeated: [RepeatedKey], ofEntry mapping: NodeID, dash: Int) {
        var starts: [NodeID] = []
        var rest = repeated[...]
        // The first key of the last of these entries.
        var last = mapping + 1
        while let begin = rest.first {
            var seen: Set<NodeID> = []
            let run = rest.prefix { $0.first < begin.key && seen.insert($0.first).inserted }
            rest = rest.dropFirst(run.count)
            guard let head = run.first(where: { $0.first == mapping + 1 }) else {
                // Below an entry that was passed they are the rest of it, not of the one above.
                if followsPassedEntry(begin.key) { continue }
                if run.count > 1, zip(run, run.dropFirst()).allSatisfy({ $0.first < $1.first }) {
                    reportHeadlessEntry(begin)
                    if !run.allSatisfy({ isSameAgain($0) }) { starts.append(begin.key) }
                } else {
                    for again in run { reportDuplicate(again) }
                }
                continue
            }
            reportJoinedEntry(begin, dash: dash)
            if !isSameAgain(head) {
                starts.append(begin.key)
                // With nothing in between, the key may as well be written again with another value, of which one is stale.
                if begin.key == head.key, afterEntry(last) == head.key {
                    markIncomplete(Int(nodes[last].next))
                    markIncomplete(Int(nodes[head.key].next))
                }
            }
            last = begin.key
        }
        split(mapping, before: starts)
    }

    /// Whether a key has the value of the first of that name: it may be the same line again.
    private func isSameAgain(_ again: RepeatedKey) -> Bool {
        let (value, other) = (nodes[Int(nodes[again.first].next)], nodes[Int(nodes[again.key].next)])
        return value.kind == .scalar && other.kind == .scalar && haveSameText(value, other)
    }

    /// Whether what stands between a key and the value before it is an entry of a list, which was passed as it stands elsewhere.
    private func followsPassedEntry(_ key: NodeID) -> Bool {
        var offset = Int(nodes[key - 1].range.end)
        let start = Int(nodes[key].range.start)
        while offset < start, let next = isSpace(offset) ? offset + 1 : foreignSpaceEnd(offset) { offset = next }
        return offset < start && isSequenceEntry(offset)
    }

    /// Makes several mappings of one, which has just been read. What is missing in one of them may stand in another.
    mutating func split(_ mapping: NodeID, before keys: [NodeID]) {
        guard let first = keys.first else { return }
        let moved = Array(nodes[first...])
        discard(from: first)
        var part = mapping
        var starts = keys[...]
        for (id, node) in zip(first..., moved) {
            if id == starts.first {
                starts.removeFirst()
                endPart(part)
                part = open(.mapping, nodes[mapping].style, at: Int(node.range.start))
            }
            var node = node
            node.next += UInt32(keys.count - starts.count)
            nodes.append(node)
        }
        endPart(part)
    }

    mutating func endPart(_ mapping: NodeID, isWhole: Bool = false) {
        if !isWhole { markIncomplete(mapping) }
        nodes[mapping].next = UInt32(truncatingIfNeeded: nodes.count)
        nodes[mapping].range.end = nodes[(mapping + 1)...].reduce(0) { max($0, $1.range.end) }
    }

    private mutating func reportHeadlessEntry(_ again: RepeatedKey) {
        guard hasRoom else { return }
        let range = nodes[again.key].range.offsets
        let name = excerpt(range)
        report(
            .duplicateKey, range,
            Bilingual(
                ja: "ここから「\(name)」などがリストの1つの項目の中に2回書かれています。別の項目なら、それを始める「- 」の行がこの前にありません。",
                en:
                    "From `\(name)` on, keys are written twice in one entry of the list; if they belong to another entry, the line that begins it with `- ` is missing here."
            ),
            label: Bilingual(ja: "2回目", en: "second time"),
            related: [related(nodes[again.first].range.offsets, ja: "1回目はここです", en: "first written here")],
            help: Bilingual(
                ja: "別の項目なら、その最初の行(例:「- id: …」)をこの前に書いてください。同じ項目なら、どちらの値が正しいかを確かめ、もう一方を消してください。",
                en:
                    "Write its first line, such as `- id: …`, before this one if another entry begins here; else decide which values are right and remove the others."
            ))
    }

    private mutating func reportJoinedEntry(_ again: RepeatedKey, dash: Int) {
        guard hasRoom else { return }
        let range = nodes[again.key].range.offsets
        let name = excerpt(range)
        let place = range.lowerBound - column(of: range.lowerBound) + dash
        report(
            .duplicateKey, range,
            Bilingual(
                ja: "「\(name)」がリストの1つの項目の中に2回書かれています。ここから次の項目が始まるなら、「- 」がありません。",
                en: "`\(name)` is written twice in one entry of the list; if another entry begins here, its `- ` is missing."),
            label: Bilingual(ja: "2回目", en: "second time"),
            related: [related(nodes[again.first].range.offsets, ja: "1回目はここです", en: "first written here")],
            help: Bilingual(
                ja: "別の項目なら、その前に「- 」を書いてください。同じ項目なら、どちらの値が正しいかを確かめ、もう一方を消してください。",
                en: "Write `- ` before it if it begins another entry; else decide which value is right and remove the other."),
            fixes: byte(place) != 0x20
                ? []
                : [Fix(Bilingual(ja: "「- 」を付ける", en: "Write `- ` before it"), safe: false, edits: [edit(place..<place + 1, "-")])]
        )
    }
}
