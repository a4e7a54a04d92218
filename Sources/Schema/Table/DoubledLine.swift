import SourceText
import Syntax

/// The first line of an entry that was copied, and makes an entry of its own:
///
///     - use: monthly
///     - use: monthly
///       tax_rate: 10%
extension Reader {
    /// Reports an element that is one line, which the next one has too, and nothing else.
    @inline(__always) mutating func reportDoubledLine(_ element: NodeID, in list: NodeID, _ face: RecordFace) -> Bool {
        let next = Int(tree.nodes[element].next)
        // A mapping of one key and its scalar, above one of more.
        guard next == element + 3, next < Int(tree.nodes[list].next), Int(tree.nodes[next].next) > next + 3 else { return false }
        return reportDoubledLine(element, above: next, face)
    }

    @inline(never) private mutating func reportDoubledLine(_ element: NodeID, above next: NodeID, _ face: RecordFace) -> Bool {
        let (key, value) = (element + 1, element + 2)
        guard
            [element, next].allSatisfy({ tree.nodes[$0].kind == .mapping && tree.nodes[$0].style == .block && !isDisplaced($0) }),
            tree.nodes[value].kind == .scalar, !isNotUnderstood(key), !isNotUnderstood(value),
            let field = find(key, in: face.names)?.index
        else { return false }
        let text = tree.text(of: value)
        func isSame(_ entry: (key: NodeID, value: NodeID)) -> Bool {
            tree.nodes[entry.value].kind == .scalar && find(entry.key, in: face.names)?.index == field
                && tree.text(of: entry.value) == text
        }
        let name = face.fields[field].name.key
        // What may well be the same in two entries says nothing.
        guard ["id", "name", "use"].contains(name),
            let again = tree.entries(of: next).first(where: isSame)?.key
        else { return false }
        // One definition used twice has another id where it is used again.
        if name == "use", tree.entries(of: next).contains(where: { reads($0.key, "id") }) { return false }
        let lines = Displacement.lineStart(of: key, in: tree)..<Displacement.lineStart(of: next + 1, in: tree)
        let isOneLine = tree.source.bytes[lines].count(where: { $0 == 0x0A }) == 1
        report(
            Diagnostic(
                .missingField, at: tree.location(of: key),
                Bilingual(
                    ja: "この行は次の項目にもあり、ここではほかに何もない項目になっています。",
                    en: "This line stands in the next entry too, and makes an entry here that has nothing else."),
                related: [Related(tree.location(of: again), Bilingual(ja: "次の項目の行", en: "the line of the next entry"))],
                help: Bilingual(
                    ja: "2回書いたのなら、この行を消してください。別の項目なら、足りない行を書き加えてください。",
                    en: "If the line was doubled, delete it; if another entry is meant, add what it lacks."),
                fixes: isOneLine
                    ? [
                        Fix(
                            Bilingual(ja: "この行を消す", en: "Delete the line"), safe: false,
                            edits: [Edit(Location(tree.file, ByteRange(lines)), "")])
                    ] : []))
        return true
    }
}
