import SourceText
import Syntax

/// The first line of an entry that was copied, and makes an entry of its own:
///
///     - name: 一括払い
///     - name: 一括払い
///       type: one_time
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
        if name == "use" {
            // One definition used twice has another id where it is used again.
            if tree.entries(of: next).contains(where: { reads($0.key, "id") }) { return false }
            report(Self.usedAgain(text, at: tree.location(of: again + 1), first: tree.location(of: value)))
            return true
        }
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

    /// The line that uses a definition may be whole, so that only a person knows which of the two mistakes it is.
    private static func usedAgain(_ id: String, at location: Location, first: Location) -> Diagnostic {
        Diagnostic(
            .duplicateID, at: location,
            Bilingual(
                ja: "「use: \(shown(id))」が続けて2回書かれていて、同じidの項目が2つになっています。",
                en: "`use: \(shown(id))` is written twice in a row, which makes two entries of one id."),
            related: [Related(first, Bilingual(ja: "先に書かれたもの", en: "the first one"))],
            help: Bilingual(
                ja: "2回書いたのなら、先の行を消してください。どちらも使うなら、一方に別の「id:」を書いてください。",
                en: "If the line was doubled, delete the first one; if both are meant, give one of them another `id:`."))
    }
}
