import Project
import Schema
import SourceText

/// ` #` in a text that buyers read, behind which YAML sees a comment: `name: 家計簿講座 #2`.
extension Rule {
    static let textCutByComment = Rule(
        Explanation(
            .textCutByComment,
            title: Bilingual(
                ja: "購入者が読む文が「#」のところで切れています。", en: "A text for buyers ends where a `#` stands in it."),
            why: Bilingual(
                ja: "引用符で囲まない値では、空白の後の「#」から行末までがコメントになり、購入者には届きません。",
                en: "Without quotes, everything after a space and `#` is a comment, which no buyer sees."),
            fix: Bilingual(
                ja: "「#」も文のうちなら、全体を引用符で囲みます。コメントなら「#」の後に空白を入れます。",
                en: "Put the whole text into quotes if the `#` belongs to it; a comment has a space after its `#`."),
            bad: .yaml(ExampleProject.soldOnce(named: "家計簿講座 ⟦#2⟧")),
            good: .yaml(ExampleProject.soldOnce(named: "'家計簿講座 #2'")))
    ) { (text: WrittenText) in
        guard let comment = text.text.commentBehind, startsLikeText(comment.text) else { return [] }
        let written = text.text.text(0..<text.text.count)
        let whole = Location(text.text.file, ByteRange(text.place.value.start, comment.location.range.end))
        return [
            Diagnostic(
                .textCutByComment, at: comment.location,
                Bilingual(
                    ja: "\(text.fieldWords.ja)は「\(shown(written))」で終わり、「\(shown(comment.text))」はコメントになります。",
                    en:
                        "\(capitalised(text.fieldWords.en)) ends with `\(shown(written))`; `\(shown(comment.text))` is a comment."
                ),
                help: Bilingual(
                    ja: "「#」も文のうちなら、全体を引用符で囲んでください。コメントなら「#」の後に空白を入れてください。",
                    en:
                        "Put the whole text into quotes if the `#` belongs to it; if it is a comment, write a space after the `#`."
                ),
                // A sign of brackets may be none of the text's.
                fixes: comment.text.contains(where: { "{}[],".contains($0) })
                    ? []
                    : [
                        Fix(
                            Bilingual(ja: "全体を引用符で囲む", en: "Put the whole into quotes"), safe: false,
                            edits: [Edit(whole, singleQuoted(written + " " + comment.text))])
                    ])
        ]
    }

    /// A letter, a digit or the sign of a variable behind the `#`, and no `#kessai: allow`; a line of signs, `#---`, is meant as a comment.
    private static func startsLikeText(_ comment: String) -> Bool {
        guard let next = comment.unicodeScalars.dropFirst().first else { return false }
        let isText =
            next == "%" || next.properties.isAlphabetic || next.properties.numericType != nil || next == "「" || next == "【"
        return isText && !comment.dropFirst().lowercased().hasPrefix("kessai")
    }

    private static func singleQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
