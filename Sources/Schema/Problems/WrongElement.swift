import SourceText
import Syntax

/// An entry of a list of another kind than the list takes: `- url: https://…` for `- https://…`, `- once` for `- use: once`.
extension WrongType {
    static func collectionInList(_ kind: Node.Kind, _ slot: Slot, expecting noun: Bilingual, in reader: Reader) -> Diagnostic {
        let found = kind == .sequence ? Bilingual(ja: "リスト", en: "a list") : Bilingual(ja: "「キー: 値」の組", en: "`key: value` lines")
        var problem = Diagnostic(
            .wrongType, at: reader.location(slot),
            Bilingual(
                ja: "\(slot.shownName.ja)の項目には値を1つ書きますが、\(found.ja)が書かれています。",
                en:
                    "An entry of \(slot.shownName.en) is one value, but \(found.en) stand\(kind == .sequence ? "s" : "") here."),
            label: Bilingual(ja: "\(noun.ja)を書きます", en: "expected: \(noun.en)"),
            help: kind == .sequence
                ? Bilingual(
                    ja: "「[ ]」や2つめの「- 」を付けずに、「- 」のすぐあとに値を1つだけ書いてください。",
                    en: "Write one value alone, right after the `- ` and without `[ ]` or a second `- `.")
                : Bilingual(
                    ja: "キーを付けずに、「- 」のすぐあとに値を1つだけ書いてください。", en: "Write one value alone, right after the `- ` and without a key.")
        )
        if kind == .mapping, let key = keyOfOnlyValue(slot.node, in: reader.tree) {
            problem.fixes = [
                Fix(
                    Bilingual(ja: "キーを消す", en: "Remove the key"), safe: false,
                    edits: [Edit(Location(reader.tree.file, key), "")])
            ]
        }
        return problem
    }

    /// From the key of a mapping of one entry to its value on the same line.
    private static func keyOfOnlyValue(_ mapping: NodeID, in tree: SyntaxTree) -> ByteRange? {
        var entries = tree.entries(of: mapping).makeIterator()
        guard tree.nodes[mapping].style != .flow, let entry = entries.next(), entries.next() == nil,
            // The colon of `- taro:suzuki@example.jp` is none.
            tree.nodes[entry.value].kind == .scalar, !tree.nodes[entry.key].flags.contains(.incomplete),
            // Nor is that of `- https: //shop.example.jp`.
            !tree.source.bytes[tree.nodes[entry.value].range.offsets].starts(with: "//".utf8)
        else { return nil }
        let key = ByteRange(tree.nodes[entry.key].range.start, tree.nodes[entry.value].range.start)
        return tree.source.bytes[key.offsets].contains(0x0A) ? nil : key
    }

    static func valueInList(_ slot: Slot, _ face: RecordFace, in reader: Reader) -> Diagnostic {
        let keys = UnknownKey.list(face, slot.spelling)
        let found = found(slot, reader)
        var problem = Diagnostic(
            .wrongType, at: reader.location(slot),
            Bilingual(
                ja: "\(slot.shownName.ja)の項目には「キー: 値」の組を書きますが、\(found.ja)が書かれています。",
                en: "An entry of \(slot.shownName.en) is a group of `key: value` lines, but here is \(found.en)."),
            help: Bilingual(ja: "書けるキー: \(keys.ja)", en: "Its keys: \(keys.en)"))
        guard reader.tree.nodes[slot.node].kind == .scalar else { return problem }
        if let entry = entryWithoutColon(slot.node, face, in: reader.tree) {
            problem.help = entry.help
            problem.fixes = [entry.fix]
            return problem
        }
        guard let use = face.names.find("use") else { return problem }
        let id = reader.tree.text(of: slot.node)
        guard Contact.isID(id) else { return problem }
        let line = "\(face.fields[use.index].name.key): \(id)"
        let sentence = Bilingual(
            ja: "「\(id)」がほかの文書のidなら、「- \(line)」と書いてください。", en: "If `\(id)` is the id of a document, write `- \(line)`.")
        problem.help = problem.help.map(sentence.then) ?? sentence
        let start = reader.tree.nodes[slot.node].range.start
        problem.fixes = [
            Fix(
                Bilingual(ja: "「\(line)」と書く", en: "Write `\(line)`"), safe: false,
                edits: [Edit(Location(reader.tree.file, ByteRange(start, start)), "use: ")])
        ]
        return problem
    }

    /// `- use card`, whose colon was forgotten, where the rest of the line is all of its value.
    private static func entryWithoutColon(_ node: NodeID, _ face: RecordFace, in tree: SyntaxTree) -> (help: Bilingual, fix: Fix)?
    {
        guard !tree.source.bytes[tree.nodes[node].range.offsets].contains(where: { $0 == 0x0A || $0 == 0x0D }),
            let (index, name) = UnknownKey.nameWithoutColon(node, of: face, in: tree)
        else { return nil }
        switch face.fields[index].shape {
        case .record, .list, .codes: return nil
        default: return UnknownKey.colon(behind: name, of: node, in: tree)
        }
    }
}
