import Project
import Schema
import SourceText

/// One quote at an end of a text that buyers read, without the other one of its pair: `subject: お支払いの件"`.
extension Rule {
    static let strayQuote = Rule(
        Explanation(
            .strayQuote,
            title: Bilingual(
                ja: "購入者が読む文の端に、対のない引用符があります。", en: "A text for buyers has a quote at one end alone."),
            why: Bilingual(
                ja: "引用符は2つで文を囲みます。片方だけが残っていると、文の一部として購入者に届きます。",
                en: "Quotes stand around a text in pairs. One that is left alone is part of the text, and goes to the buyer."),
            fix: Bilingual(ja: "引用符を消すか、文の両端に付けます。", en: "Remove the quote, or write one at either end."),
            waiver: Bilingual(ja: "文のうちなら、このままでかまいません。", en: "If it belongs to the text, keep it."),
            bad: .yaml(ExampleProject.soldOnce(named: "家計簿講座⟦\"⟧")),
            good: .yaml(ExampleProject.soldOnce(named: "家計簿講座")))
    ) { (text: WrittenText) in
        // Between quotes of YAML somebody wrote it on purpose.
        guard let quote = text.text.withBytes(strayQuote), text.text.location(0..<1).range.start == text.place.value.start else {
            return []
        }
        let sign = text.text.text(quote)
        let isFirst = quote.lowerBound == 0
        return [
            Diagnostic(
                .strayQuote, at: text.text.location(quote),
                Bilingual(
                    ja: "\(text.fieldWords.ja)の\(isFirst ? "初め" : "終わり")の「\(sign)」には、対になる引用符がありません。",
                    en:
                        "The `\(sign)` at the \(isFirst ? "start" : "end") of \(text.fieldWords.en) has no other quote to go with it."
                ),
                help: Bilingual(
                    ja: "余分なら消してください。全体を囲むつもりなら、両端を半角の「\"」にしてください。",
                    en: "Remove it if it is one too many; to quote the whole, write a half-width `\"` at both ends."),
                fixes: [
                    Fix(
                        Bilingual(ja: "「\(sign)」を消す", en: "Remove the `\(sign)`"), safe: false,
                        edits: [Edit(text.text.location(quote), "")])
                ])
        ]
    }

    /// The only quote of a text without YAML's own, if it stands at an end.
    private static func strayQuote(_ text: TextBytes) -> Range<Int>? {
        guard mayHaveQuote(text), signs.contains(where: { text.starts(0, with: $0) || text.ends(text.count, with: $0) }) else {
            return nil
        }
        let quotes = text.indices.compactMap { start in
            signs.first { text.starts(start, with: $0) }.map { start..<start + $0.utf8CodeUnitCount }
        }
        guard quotes.count == 1, let quote = quotes.first, quote.count < text.count,
            quote.lowerBound == 0 || quote.upperBound == text.count
        else { return nil }
        // `27"` is a size, `Members'` a form of a word.
        if quote.count == 1, quote.lowerBound > 0 {
            let before = text[quote.lowerBound - 1]
            if isDigit(before) || text[quote.lowerBound] == UInt8(ascii: "'") && isLetter(before) { return nil }
        }
        return quote
    }

    private static let signs: [StaticString] = ["\"", "'", "“", "”", "‘", "’", "＂", "＇"]

    /// Whether the first byte or the last three may be those of a quote, as in nearly no text.
    private static func mayHaveQuote(_ text: TextBytes) -> Bool {
        guard let first = text.first, let last = text.last else { return false }
        if first == 0xE2 || first == 0xEF { return true }
        switch last {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return true
        case 0x98, 0x99, 0x9C, 0x9D: return text.count > 2 && text[text.count - 3] == 0xE2
        case 0x82, 0x87: return text.count > 2 && text[text.count - 3] == 0xEF
        default: return false
        }
    }
}
