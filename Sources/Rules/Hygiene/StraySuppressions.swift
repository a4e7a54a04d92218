import Project
import Schema
import SourceText
import Syntax

/// `# kessai: allow …` inside a mail's text, where it is no comment and goes to the buyer with the rest.
struct StraySuppression: Sendable {
    let comment: Location
    /// The field that it is part of, as the file calls it.
    let key: String
    let fieldWords: Bilingual

    /// What may be one, from its `#` to the end of the line, where a colon stands in a text: `# kessai:` at the beginning of a line or
    /// behind a blank.
    static func comment(in text: TextBytes, at colon: Int) -> Range<Int>? {
        // Most colons have another letter before them.
        guard colon > 6, text[colon - 1] | 0x20 == UInt8(ascii: "i"),
            "kessai".utf8.elementsEqual(text[colon - 6..<colon].lazy.map { $0 | 0x20 })
        else { return nil }
        var start = colon - 6
        while start > 0, isBlank(text[start - 1]) || text[start - 1] == UInt8(ascii: "#") { start -= 1 }
        guard let sign = text[start..<colon].firstIndex(of: UInt8(ascii: "#")), sign > start || isBegun(text, start) else {
            return nil
        }
        return sign..<(text[colon...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count)
    }

    /// Whether a line begins at an offset, or a blank of a Japanese keyboard stands before it.
    private static func isBegun(_ text: TextBytes, _ start: Int) -> Bool {
        start == 0 || text[start - 1] == 0x0A || text[start - 1] == 0x0D || text.ends(start, with: "\u{3000}")
    }

    /// Those of a file in the order of its text.
    static func all(in mails: MailTexts, _ tree: SyntaxTree) -> [StraySuppression] {
        mails.texts.flatMap { mail in
            mail.strayComments.compactMap { range in
                let comment = mail.text.location(range)
                guard Suppression.isMeant(by: comment.range, tree) else { return nil }
                return StraySuppression(
                    comment: comment, key: mail.written.field.written(in: mail.place.spelling), fieldWords: mail.fieldWords)
            }
        }
    }

    var finding: Diagnostic {
        Diagnostic(
            .unusedSuppression, at: comment,
            Bilingual(
                ja: "これはコメントではなく\(fieldWords.ja)の一部で、購入者に届きます。",
                en: "This is no comment: it is part of \(fieldWords.en) and goes to the buyer."),
            help: Bilingual(
                ja: "「\(key):」の上の行に移してください。\(fieldWords.ja)の全体に効きます。",
                en: "Move it to the line above `\(key):`, where it applies to the whole text."))
    }
}
