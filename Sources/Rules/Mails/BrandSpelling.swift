import Project
import Schema
import SourceText

/// "Amazon Pay" spelt otherwise in what buyers read (domain.md R37).
extension Rule {
    static let brandSpelling = Rule(
        Explanation(
            .brandSpelling,
            title: Bilingual(
                ja: "「Amazon Pay」のつづりが違います。", en: "\"Amazon Pay\" is spelt otherwise."),
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
    ) { project, _ in
        texts(project).flatMap { text in
            spellings(in: text.text).map { range in
                Diagnostic(
                    .brandSpelling, at: text.text.location(range),
                    Bilingual(
                        ja: "\(text.fieldWords.ja)の「\(shown(text.text.text(range)))」は「Amazon Pay」と書きます。",
                        en: "`\(shown(text.text.text(range)))` in \(text.fieldWords.en) is spelt `Amazon Pay`."),
                    fixes: [
                        Fix(
                            Bilingual(ja: "「Amazon Pay」にする", en: "Write `Amazon Pay`"), safe: true,
                            edits: [Edit(text.text.location(range), "Amazon Pay")])
                    ])
            }
        }
    }

    /// What buyers read: names of products, items and methods, and mails.
    private static func texts(_ project: Project) -> [MailText] {
        var texts: [MailText] = []
        func add(_ field: FieldName, _ setting: Setting<String>) {
            guard case .present(_, let place) = setting, let text = PlacedText(place, in: project) else { return }
            texts.append(MailText(field: field, place: place, text: text))
        }
        for sold in project.products {
            add(.productName, sold.product.name)
            for item in sold.product.items.value ?? [] { add(.productName, item.name) }
        }
        for method in project.writtenMethods { add(.methodName, method.name) }
        for mail in project.writtenMails {
            texts += project.texts(of: mail)
            if let sender = project.senderName(of: mail) { texts.append(sender) }
        }
        return texts
    }

    /// `amazon`, perhaps a blank, and `pay` in any case or width, standing alone and not spelt as it should be.
    private static func spellings(in text: PlacedText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < text.bytes.count {
            let start = index
            guard let word = match(text, index, "amazon") else {
                index += 1
                continue
            }
            var position = word
            if position < text.bytes.count, text.bytes[position] == 0x20 {
                position += 1
            } else if text.starts(position, withText: "\u{3000}") {
                position += 3
            }
            guard let end = match(text, position, "pay"), !isWord(text, before: start), !isWord(text, after: end) else {
                index = word
                continue
            }
            if !text.starts(start, with: "Amazon Pay") { found.append(start..<end) }
            index = end
        }
        return found
    }

    /// The end of a word of ASCII letters at an offset, in any case and width.
    private static func match(_ text: PlacedText, _ start: Int, _ word: StaticString) -> Int? {
        var position = start
        for offset in 0..<word.utf8CodeUnitCount {
            guard position < text.bytes.count else { return nil }
            let wanted = word.utf8Start[offset]
            if text.bytes[position] | 0x20 == wanted {
                position += 1
            } else if position + 2 < text.bytes.count, text.bytes[position] == 0xEF,
                text.bytes[position + 1] == 0xBC && text.bytes[position + 2] == wanted - 0x20 - 0x20 + 0x80
                    || text.bytes[position + 1] == 0xBD && text.bytes[position + 2] == wanted - 0x60 + 0x80
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
    private static func isWord(_ text: PlacedText, before index: Int) -> Bool {
        index > 0 && isWordByte(text.bytes[index - 1])
    }

    private static func isWord(_ text: PlacedText, after index: Int) -> Bool {
        guard index < text.bytes.count, isWordByte(text.bytes[index]) else { return false }
        // A full stop ends a sentence unless a word goes on behind it.
        guard text.bytes[index] == UInt8(ascii: ".") else { return true }
        return index + 1 < text.bytes.count && text.bytes[index + 1] > 0x20 && text.bytes[index + 1] < 0x7F
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || "._-/@%=?&#".utf8.contains(byte)
    }
}
