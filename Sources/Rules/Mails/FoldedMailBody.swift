import Project
import Schema
import SourceText

/// A body over several lines without the `|` that keeps them: YAML joins them by spaces.
extension Rule {
    static let foldedMailBody = Rule(
        Explanation(
            .foldedMailBody,
            title: Bilingual(ja: "本文の改行がメールでは失われます。", en: "The lines of a mail become one."),
            why: Bilingual(
                ja: "「|」を書かずに次の行へ続けた文字列では、引用符で囲んでも、YAMLが改行を空白に変えます。メールには1行にまとまった文が届きます。",
                en:
                    "YAML turns the line breaks of a text without `|` into spaces, also between quotes, and the mail arrives as one line."
            ),
            fix: Bilingual(
                ja: "「body: |」と書き、その下に字下げして本文を書きます。1行にまとめるつもりなら「body: >」と書きます。",
                en: "Write `body: |` and the text below it, indented. Where one line is meant, write `body: >`."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithMails)
                  - id: charge-failed
                    trigger: charge_failed
                    subject: お支払いの確認のお願い
                    ⟦body⟧:
                      会員の皆様
                      お支払い方法をご確認ください。

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      会員の皆様
                      お支払い方法をご確認ください。

                """))
    ) { (text: WrittenText) in
        guard text.part == .mail, text.text.isFoldedOverLines(text.place), text.field === FieldName.body,
            let body = FoldedBody(text)
        else { return [] }
        let key = text.field.written(in: text.place.spelling)
        let field = text.fieldWords
        let problem =
            body.sign.map {
                Bilingual(
                    ja: "\(field.ja)の後の「\(shown($0.text))」は「|」の書き間違いのようです。このままでは、続く行がメールで空白でつながった1行になります。",
                    en:
                        "`\(shown($0.text))` after \(field.en) seems to be meant as `|`; as it is, the lines become one in the mail, with spaces between them."
                )
            }
            ?? Bilingual(
                ja: "\(field.ja)の行は、メールでは空白でつながった1行になります。",
                en: "The lines of \(field.en) become one in the mail, with spaces between them.")
        return [
            Diagnostic(
                .foldedMailBody, at: body.sign?.location ?? text.place.keyLocation, problem,
                help: Bilingual(
                    ja: "改行を残すには「\(key): |」と書き、本文はその下の行に字下げして書いてください。",
                    en: "To keep the lines write `\(key): |`, and the text on the lines below it, indented."),
                fixes: body.edit.map {
                    [Fix(Bilingual(ja: "「|」を書いて改行を残す", en: "Keep the lines with `|`"), safe: false, edits: [$0])]
                } ?? [])
        ]
    }
}

/// A text of which two lines stand below each other, and where its `|` would be written, unless it stands between quotes:
///
///     body:⟦ |⟧             body: ⟦|⏎  ⟧会員の皆様       body: ⟦|⟧ for `l`
///       会員の皆様            お支払い方法を…             会員の皆様
///       お支払い方法を…                                 お支払い方法を…
private struct FoldedBody {
    /// A first line that is nothing but a letter or sign that looks like `|`.
    private(set) var sign: (text: String, location: Location)?
    /// Nil where the text would not be the same lines then.
    private(set) var edit: Edit?

    private static let lookalikes: Set<String> = ["l", "I", "¦", "│", "┃", "ǀ", "∣", "❘"]

    /// A line of the text without the blanks around it, and how far it is indented.
    private struct Line {
        let content: Range<Int>
        let indent: Int
        let hasTab: Bool
    }

    init?(_ text: WrittenText) {
        guard let (bytes, range) = text.text.asWritten else { return nil }
        let lines = FoldedBody.lines(bytes, range)
        guard let first = lines.first,
            zip(lines, lines.dropFirst()).contains(where: { !$0.content.isEmpty && !$1.content.isEmpty })
        else { return nil }
        guard text.text.isPlain(text.place) else { return }
        let later = lines.dropFirst().filter { !$0.content.isEmpty }
        let start = Location(text.place.file, ByteRange(first.content))
        let between = bytes[min(Int(text.place.key.end), range.lowerBound)..<range.lowerBound]
        let beginsBelow = between.contains(where: isLineBreak)
        let word = String(decoding: bytes[first.content], as: UTF8.self)
        if !beginsBelow, FoldedBody.lookalikes.contains(word) { sign = (word, start) }
        guard let least = later.map(\.indent).min(), !later.contains(where: \.hasTab) else { return }
        let (indent, written): (Int, Edit?)
        if sign != nil {
            (indent, written) = (later[0].indent, Edit(start, "|"))
        } else if beginsBelow {
            let column = bytes[..<range.lowerBound].reversed().prefix { $0 == 0x20 }.count
            (indent, written) = (column, FoldedBody.endOfColon(between).map { Edit(Location(text.place.file, $0), " |") })
        } else {
            let rest = bytes[first.content.upperBound...].drop(while: isBlank)
            let lineBreak = rest.starts(with: [0x0D, 0x0A]) ? "\r\n" : rest.first == 0x0D ? "\r" : "\n"
            let place = ByteRange(range.lowerBound..<range.lowerBound)
            (indent, written) = (
                least, Edit(Location(text.place.file, place), "|" + lineBreak + String(repeating: " ", count: least))
            )
        }
        // What is indented less would end the text, and a comment below it become part of it.
        if least >= indent, FoldedBody.endsAlone(bytes, range.upperBound, indent) { edit = written }
    }

    private static func lines(_ bytes: [UInt8], _ range: Range<Int>) -> [Line] {
        var lines: [Line] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let end = bytes[start..<range.upperBound].firstIndex(where: isLineBreak) ?? range.upperBound
            let content = bytes[start..<end].drop { isBlank($0) }
            let last = content.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? content.startIndex
            let margin = bytes[start..<content.startIndex]
            lines.append(Line(content: content.startIndex..<last, indent: margin.count, hasTab: margin.contains(0x09)))
            start = end + (bytes[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
        }
        return lines
    }

    /// Where the `|` of a text that begins on the next line would be written; nil where a comment or a blank line stands before the text.
    private static func endOfColon(_ between: ArraySlice<UInt8>) -> ByteRange? {
        guard let colon = between.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = between[(colon + 1)...]
        guard let end = rest.firstIndex(where: isLineBreak) else { return nil }
        let next = rest[end...].dropFirst(rest[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
        return next.allSatisfy { $0 == 0x20 } ? ByteRange(colon + 1..<colon + 1) : nil
    }

    /// Whether nothing that stands behind a text, on its line or below it, would be part of a block.
    private static func endsAlone(_ bytes: [UInt8], _ end: Int, _ indent: Int) -> Bool {
        let rest = bytes[end...].drop(while: isBlank)
        guard rest.first.map(isLineBreak) ?? true else { return false }
        let below = rest.drop { isBlank($0) || isLineBreak($0) }
        guard below.first == UInt8(ascii: "#") else { return true }
        return bytes[..<below.startIndex].reversed().prefix { !isLineBreak($0) }.count < indent
    }
}
