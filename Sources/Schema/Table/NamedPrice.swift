import SourceText
import Syntax

/// An entry that is written as its name and its price alone:
///
///     items:
///       - 皿: 3300
extension AnyRecord {
    /// Reports the only key of a mapping whose value is a price, where a name, a price and more must be there. Whether it is so.
    func readNamedPrice(
        _ entry: (key: NodeID, value: NodeID), in mapping: NodeID, _ draft: inout Draft, _ reader: inout Reader
    ) -> Bool {
        let tree = reader.tree
        let required = fields.indices.filter { fields[$0].face.need == .required }
        guard let price = required.first(where: { fields[$0].face.shape.isAmount }),
            let name = required.first(where: { fields[$0].face.name.key == "name" }),
            tree.nodes[entry.key].kind == .scalar, !reader.isNotUnderstood(entry.key), !reader.isUnclear(entry.value),
            let amount = amount(entry.value, as: price, reader), reads(name, entry.key, reader),
            tree.entries(of: mapping).count(where: { _ in true }) == 1,
            reader.displaced?.hidden[mapping] == nil, reader.displaced?.divided[mapping] == nil,
            guess(entry, 0, reader.inheritedSpelling, reader) == nil
        else { return false }
        let text = tree.text(of: entry.key)
        let lines = required.map { index in
            let key = fields[index].face.name.written(in: reader.inheritedSpelling)
            return index == name
                ? "\(key): \(ScalarStyle.lightest(text))" : "\(key): \(index == price ? amount : fields[index].face.example)"
        }
        let (ja, en) = (lines.map { "「\(shown($0))」" }.joined(), lines.map { "`\(shown($0))`" }.joined(separator: ", "))
        reader.report(
            Diagnostic(
                .unknownKey, at: tree.location(of: entry.key),
                Bilingual(
                    ja: "「\(shown(text)): \(shown(amount))」のようには書けません。名前と料金は、それぞれの行に書きます。",
                    en: "`\(shown(text)): \(shown(amount))` is not understood: name and price have lines of their own."),
                help: Bilingual(ja: "\(ja)のように、行を分けて書いてください。", en: "Write lines such as \(en).")))
        let place = reader.place(key: entry.key, value: entry.value, draft.origin.spelling)
        for index in required { fields[index].poison(draft.model, place) }
        return true
    }

    /// A value that is a price, or one with separators and a currency: `3300`, `3,300円`.
    private func amount(_ value: NodeID, as price: Int, _ reader: Reader) -> String? {
        if reads(price, value, reader) { return reader.tree.text(of: value) }
        guard reader.tree.nodes[value].kind == .scalar, !reader.isNotUnderstood(value), !reader.holdsSecret(value) else {
            return nil
        }
        let text = Compatibility.folded(reader.tree.text(of: value))
        let digits = text.filter { $0.isASCII && $0.isNumber }
        return digits.isEmpty || digits.hasPrefix("0") || digits.count > 9 || text.contains { !"0123456789,円¥\\ ".contains($0) }
            ? nil : digits
    }
}
