import SourceText
import Syntax

/// A group whose fields stand one level deeper than they belong, below a key that is none of its own:
///
///     - one-time:             ← - id: one-time
///         type: one_time
///         price: 1980
extension AnyRecord {
    /// The fields below the only key of a mapping, where they are those of its table. The key is reported, and what is wrong below it.
    /// Whether it is so.
    func readWrapped(
        _ entry: (key: NodeID, value: NodeID), in mapping: NodeID, _ draft: inout Draft, _ reader: inout Reader
    ) -> Bool {
        let tree = reader.tree
        guard tree.nodes[entry.key].kind == .scalar, tree.nodes[entry.value].kind == .mapping,
            tree.entries(of: mapping).count(where: { _ in true }) == 1, !reader.isNotUnderstood(entry.key),
            !reader.isUnclear(entry.value), reader.displaced?.hidden[mapping] == nil, reader.displaced?.divided[mapping] == nil
        else { return false }
        var (known, count, written) = (0, 0, UInt64(0))
        for inner in tree.entries(of: entry.value) {
            count += 1
            guard let name = reader.find(inner.key, in: face.names) else { continue }
            known += 1
            written |= 1 << UInt64(name.index)
        }
        guard known > 0, known * 2 > count else { return false }
        // The key stands for what the entry is called by, which then is not missing as well.
        let text = tree.text(of: entry.key)
        let title = fields.indices.first {
            ["id", "name"].contains(fields[$0].face.name.key) && fields[$0].face.need == .required
                && written & (1 << UInt64($0) | use) == 0
        }
        let first = tree.entries(of: entry.value).first { _ in true }.map { tree.text(of: $0.key) } ?? ""
        let line = title.map { title in
            let face = fields[title].face
            let value = reads(title, entry.key, reader) ? text : Contact.idMisfit(text)?.replacement ?? face.example
            return "\(face.name.written(in: reader.inheritedSpelling)): \(ScalarStyle.lightest(value))"
        }
        reader.report(UnknownKey.wrapper(text, over: first, line: line, at: tree.location(of: entry.key)))
        draft.origin = reader.origin(of: entry.value)
        read(entry.value, given: title.map { 1 << UInt64($0) } ?? 0, &draft, &reader)
        if let title { fields[title].poison(draft.model, reader.place(key: entry.key, value: entry.key, draft.origin.spelling)) }
        return true
    }
}

extension UnknownKey {
    /// `line`: what to write in place of the key.
    fileprivate static func wrapper(_ text: String, over first: String, line: String?, at location: Location) -> Diagnostic {
        Diagnostic(
            .unknownKey, at: location,
            Bilingual(
                ja: "「\(shown(text))」というキーはここにはありません。その下の「\(shown(first))」などは、ここに直接書く項目です。",
                en: "There is no key `\(shown(text))` here; `\(shown(first))` and the rest below it belong right here."),
            help: line.map {
                Bilingual(
                    ja: "「\(shown(text)):」の代わりに「\(shown($0))」のように書き、下の行をそのキーと同じ字下げにしてください。",
                    en:
                        "In place of `\(shown(text)):` write a line such as `\(shown($0))`, and indent the lines below it like that key."
                )
            }
                ?? Bilingual(
                    ja: "「\(shown(text)):」を消し、下の行をその位置までの字下げにしてください。",
                    en: "Remove `\(shown(text)):`, and indent the lines below it as far as it is."))
    }
}
