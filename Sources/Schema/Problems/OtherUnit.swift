import SourceText
import Syntax

/// A key that counts in another unit than the field that it was probably meant as: of `登録からN日後: 3` with the key alone changed three
/// minutes would be left, so that the number is changed too, or nothing.
struct OtherUnit {
    private let word: String
    /// How many of the unit of the field make one; nil where that is no fixed number.
    private let size: Int?
    private let unit: CountUnit
    /// 「登録から3日後」 has the number itself.
    private let isNumbered: Bool

    init?(_ key: String, of field: FieldFace) {
        guard key.utf8.count <= 200, let unit = CountUnit.all.first(where: { field.name.key.hasSuffix("_" + $0.noun.en) }) else {
            return nil
        }
        let folded = Compatibility.folded(key).lowercased()
        let words = Self.words.filter { word in folded.withTextBytes { Self.counts(word, in: $0) } }.map { "\($0)" }
        // 「登録日からN分後」.
        guard let word = words.first, !words.contains(where: unit.words.contains) else { return nil }
        (self.word, self.unit) = (word, unit)
        size = unit.longer.first { $0.words.contains { $0.hasPrefix(word) } }?.count
        isNumbered = folded.utf8.contains(where: isDigit)
    }

    private static let words: [StaticString] = ["秒", "分", "時間", "日", "週間", "週", "か月", "ヶ月", "カ月", "ヵ月", "ケ月", "年"]

    /// Whether a unit stands behind a number, or the letter for one, or before a word that it counts with: 「N日」, 「3日」, 「日後」, 「日数」, but
    /// neither 「登録日」 nor 「日時」.
    private static func counts(_ word: StaticString, in text: TextBytes) -> Bool {
        text.indices.contains { index in
            guard text.starts(index, with: word) else { return false }
            let end = index + word.utf8CodeUnitCount
            return index > 0 && (isDigit(text[index - 1]) || text[index - 1] == UInt8(ascii: "n"))
                || ["後", "間後", "数"].contains { text.starts(end, with: $0) }
        }
    }

    /// `value`: of the key.
    func diagnostic(_ text: String, as name: String, of key: NodeID, _ value: NodeID, in tree: SyntaxTree) -> Diagnostic {
        let converted = number(tree.nodes[value].kind == .scalar ? tree.text(of: value) : "")
        let number = converted.flatMap { (0...Self.most).contains($0) ? $0 : nil }
        var problem = Diagnostic(
            .unknownKey, at: tree.location(of: key),
            Bilingual(ja: "「\(shown(text))」というキーはここにはありません。", en: "There is no key `\(shown(text))` here.")
                .then(Bilingual(ja: "「\(name)」に書くのは\(unit.noun.ja)です。", en: "The value of `\(name)` is in \(unit.noun.en).")))
        problem.help =
            number.map { number in
                Bilingual(
                    ja: "「\(name): \(number)」と書いてください。キーだけを変えると、単位の違う値になります。",
                    en: "Write `\(name): \(number)`; with the key alone changed, the number would be in another unit.")
            }
            ?? Bilingual(
                ja: "\(unit.noun.ja)に直して「\(name)」に書いてください。キーだけを変えると、単位の違う値になります。",
                en: "Write the value in \(unit.noun.en) in `\(name)`; with the key alone changed, it would be in another unit.")
        if let number, tree.nodes[key].style == .plain {
            problem.fixes = [
                Fix(
                    Bilingual(ja: "「\(name): \(number)」と書く", en: "Write `\(name): \(number)`"), safe: false,
                    edits: [Edit(tree.location(of: key), name), Edit(tree.location(of: value), String(number))])
            ]
        }
        return problem
    }

    /// Of all fields that count a unit that of the delay of a mail has the largest: a year in minutes.
    private static let most = 525_600

    /// A value in the unit of the field.
    private func number(_ value: String) -> Int? {
        if let converted = unit.converted(value) { return converted }
        guard !isNumbered, let size, case .number(let count) = wholeNumber(Compatibility.folded(value)) else { return nil }
        let (product, isOver) = count.multipliedReportingOverflow(by: size)
        return isOver ? nil : product
    }
}
