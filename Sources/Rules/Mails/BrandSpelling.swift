import Project
import Schema
import SourceText

/// "Amazon Pay" spelt otherwise in what buyers read (domain.md R37).
extension Rule {
    static let brandSpelling = Rule(
        Explanation(
            .brandSpelling,
            title: Bilingual(
                ja: "「Amazon Pay」のつづりが違います。", en: "\"Amazon Pay\" is misspelt."),
            why: Bilingual(
                ja: "購入者の目に触れるところでは、AとPを大文字にし、間に空白を入れて「Amazon Pay」と書きます。",
                en: "What buyers read spells it \"Amazon Pay\": capital A and P, and a space."),
            fix: Bilingual(ja: "「Amazon Pay」と書きます。", en: "Write `Amazon Pay`."),
            bad: .yaml(
                """
                kind: product
                id: course
                name: オンライン講座
                scenario: paid_product
                payment_methods:
                  - id: card
                    name: ⟦AmazonPay⟧(一括払い)
                    type: one_time
                    tax_rate: 10%
                    price: 1980

                """),
            good: .yaml(
                """
                kind: product
                id: course
                name: オンライン講座
                scenario: paid_product
                payment_methods:
                  - id: card
                    name: Amazon Pay(一括払い)
                    type: one_time
                    tax_rate: 10%
                    price: 1980

                """))
    ) { (text: WrittenText) in
        text.text.withBytes(spellings).map { range in
            Diagnostic(
                .brandSpelling, at: text.text.location(range),
                Bilingual(
                    ja: "\(text.fieldWords.ja)の「\(shown(text.text.text(range)))」は「Amazon Pay」と書きます。",
                    en: "`\(shown(text.text.text(range)))` in \(text.fieldWords.en) should be `Amazon Pay`."),
                help: Bilingual(
                    ja: "AとPを大文字にし、間に半角スペースを入れてください。", en: "Write a capital A and P with a space between the words."),
                fixes: [.writing("Amazon Pay", at: text.text.location(range), safe: true)])
        }
    }

    /// `amazon`, perhaps a blank, and `pay` in any case or width, standing alone and not spelt as it should be.
    private static func spellings(in text: TextBytes) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while let zed = nextZed(text, from: index) {
            // The `z` of `amazon` is the rarest letter of it; three letters of either width stand before it.
            index = zed + 1
            // As it nearly always is.
            if text.starts(zed - 3, with: "Amazon Pay") { continue }
            guard
                let start = [3, 5, 7, 9].lazy.map({ zed - $0 }).first(where: { start in
                    start >= 0 && match(text, start, "ama") == zed
                }),
                let word = match(text, start, "amazon")
            else { continue }
            var position = word
            if position < text.count, text[position] == 0x20 {
                position += 1
            } else if text.starts(position, with: "\u{3000}") {
                position += 3
            }
            guard let end = match(text, position, "pay"), !isWord(text, before: start), !isWord(text, after: end) else {
                continue
            }
            found.append(start..<end)
        }
        return found
    }

    /// The next `z` in any case and width.
    private static func nextZed(_ text: TextBytes, from start: Int) -> Int? {
        let zed = text.next(from: start) { ByteSearch.first($0, $1, $2) { zeds($0, $1) } }
        return zed < text.count ? zed : nil
    }

    /// Ｚ is EF BC BA, ｚ is EF BD 9A.
    @inline(__always)
    private static func zeds(_ bytes: ByteSearch.Bytes, _ index: Int) -> ByteSearch.Mask {
        let (lead, second, third) = (
            ByteSearch.load(bytes, index), ByteSearch.load(bytes, index &+ 1), ByteSearch.load(bytes, index &+ 2)
        )
        let capital: ByteSearch.Mask = ByteSearch.equal(second, 0xBC) .& ByteSearch.equal(third, 0xBA)
        let small: ByteSearch.Mask = ByteSearch.equal(second, 0xBD) .& ByteSearch.equal(third, 0x9A)
        return ByteSearch.equal(lead | ByteSearch.Lanes(repeating: 0x20), UInt8(ascii: "z"))
            .| (ByteSearch.equal(lead, 0xEF) .& (capital .| small))
    }

    /// The end of a word of ASCII letters at an offset, in any case and width.
    private static func match(_ text: TextBytes, _ start: Int, _ word: StaticString) -> Int? {
        var position = start
        for offset in 0..<word.utf8CodeUnitCount {
            guard position < text.count else { return nil }
            let wanted = word.utf8Start[offset]
            if text[position] | 0x20 == wanted {
                position += 1
            } else if position + 2 < text.count, text[position] == 0xEF,
                text[position + 1] == 0xBC && text[position + 2] == wanted - 0x20 - 0x20 + 0x80
                    || text[position + 1] == 0xBD && text[position + 2] == wanted - 0x60 + 0x80
            {
                // Ａ is EF BC A1, ａ is EF BD 81.
                position += 3
            } else {
                return nil
            }
        }
        return position
    }

    /// Part of a longer word, an address or a path: `amazonpay.example.jp`, `AmazonPay_LIVE`, `/amazonpay`.
    private static func isWord(_ text: TextBytes, before index: Int) -> Bool {
        index > 0 && isWordByte(text[index - 1])
    }

    private static func isWord(_ text: TextBytes, after index: Int) -> Bool {
        guard index < text.count, isWordByte(text[index]) else { return false }
        // A full stop ends a sentence unless a word goes on behind it.
        guard text[index] == UInt8(ascii: ".") else { return true }
        return index + 1 < text.count && isWordByte(text[index + 1])
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || "._-/@%=?&#".utf8.contains(byte)
    }
}
