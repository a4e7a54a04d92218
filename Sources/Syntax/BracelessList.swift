import SourceText

/// A list between brackets whose entries have no braces of their own: as it is written, it is one group in which the same keys stand again
/// and again. Reported once, as where the dashes are missing.
///
///     items: {name: りんご, price: 1080, name: ノート, price: 2200}     [{name: りんご, price: 1080}, {name: ノート, price: 2200}]
extension Parser {
    /// Whether a mapping, which has just been read, is an entry of a list and holds others too: the first of one between brackets, or one
    /// behind a dash.
    mutating func reportEntriesInOneBrace(_ repeated: [RepeatedKey], in mapping: NodeID) -> Bool {
        guard nodes[mapping].style == .flow, repeated.contains(where: { $0.first == mapping + 1 }),
            let list = brackets.depth > 1 ? mapping - 1 : openBlocks.last?.node, list > 0, nodes[list].kind == .sequence,
            nodes[list].style == (brackets.depth > 1 ? .flow : .block), value(ofKey: list - 1) == .listOfGroups
        else { return false }
        let starts = [mapping + 1] + repeated.filter { $0.first == mapping + 1 }.map(\.key)
        let entries = MeantEntries(head: nodes[list - 1].range.offsets, keys: keys(below: mapping)[...], starts: starts)
        reportBracelessList(entries, in: mapping, isClear: isClear(entries), list: nodes[list])
        split(mapping, before: Array(starts.dropFirst()))
        return true
    }

    /// `list`: that which it is an entry of; nil where it stands in place of one.
    mutating func reportBracelessList(_ entries: MeantEntries, in mapping: NodeID, isClear: Bool, list: Node? = nil) {
        guard hasRoom else { return }
        let isBehindDash = list?.style == .block
        let head = excerpt(entries.head)
        let (first, again) = (nodes[entries.starts[0]].range.offsets, nodes[entries.starts[1]].range.offsets)
        let name = excerpt(first)
        report(
            .duplicateKey, again,
            Bilingual(
                ja: "「\(head)」はリストですが、項目ごとの「{ }」がありません。このままでは、1つの項目の中に「\(name)」が何度も書かれていることになります。",
                en:
                    "`\(head)` is a list, but its entries have no `{ }` of their own; as it stands, `\(name)` is written again and again in one of them."
            ),
            label: Bilingual(ja: "2回目", en: "second time"),
            related: [related(first, ja: "1回目はここです", en: "first written here")],
            help: isBehindDash
                ? Bilingual(
                    ja: "項目ごとに行を分け、「- {\(name): …}」の形で書いてください。",
                    en: "Write each entry on a line of its own, as `- {\(name): …}`.")
                : Bilingual(
                    ja: "項目ごとに「{ }」で囲み、「[{\(name): …}, {\(name): …}]」の形で書いてください。",
                    en: "Put each entry between braces of its own: `[{\(name): …}, {\(name): …}]`."),
            fixes: isClear ? braceFix(entries, in: mapping, list).map { [$0] } ?? [] : [])
    }

    /// Nil where other things than a comma and white space part the entries.
    private func braceFix(_ entries: MeantEntries, in mapping: NodeID, _ list: Node?) -> Fix? {
        guard entries.starts.count <= 1_000 else { return nil }
        let whole = nodes[mapping].range.offsets
        let dash = list?.style == .block ? "}\n" + String(repeating: " ", count: openBlocks.last?.column ?? 0) + "- {" : nil
        var edits: [Edit] = []
        for key in entries.starts.dropFirst() {
            let start = Int(nodes[key].range.start)
            var comma = start - 1
            while comma > whole.lowerBound, isSpace(comma) { comma -= 1 }
            guard byte(comma) == UInt8(ascii: ",") else { return nil }
            edits += dash.map { [edit(comma..<start, $0)] } ?? [edit(comma..<comma, "}"), edit(start..<start, "{")]
        }
        if list == nil {
            edits = [edit(whole.lowerBound..<whole.lowerBound, "[")] + edits + [edit(whole.upperBound..<whole.upperBound, "]")]
        }
        return Fix(Bilingual(ja: "項目ごとに「{ }」で囲む", en: "Put each entry between braces"), safe: false, edits: edits)
    }
}
