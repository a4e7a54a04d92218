import Project
import Schema
import SourceText

/// A link in a mail that is not written as one: a full-width sign, a letter of `https://` that is missing.
extension Rule {
    static let malformedMailLink = Rule(
        Explanation(
            .malformedMailLink,
            title: Bilingual(
                ja: "メールのリンクの書き方が正しくありません。", en: "A link in a mail is not written as one."),
            why: Bilingual(
                ja: "リンクは半角の「https://」で始まり、全角の文字の前で終わります。1文字でも違うと、購入者が押してもページが開きません。",
                en:
                    "A link begins with `https://` in half-width characters and ends before a full-width one. With one character wrong, no page opens when a buyer follows it."
            ),
            fix: Bilingual(ja: "ブラウザーで開いたページのURLを、そのまま写します。", en: "Copy the URL of the page from a browser."),
            waiver: Bilingual(ja: "リンクではない文章なら、このままでかまいません。", en: "If it is no link but text, keep it."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      お問い合わせ: ⟦https：//shop.example.jp⟧/contact

                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      お問い合わせ: https://shop.example.jp/contact

                """))
    ) { (text: MailText) in
        text.linkSlips.map { slip in
            let written = text.text.text(slip.range)
            let reason = reason(slip, text.text.text(slip.edit))
            return Diagnostic(
                .malformedMailLink, at: text.text.location(slip.range),
                Bilingual(
                    ja: "\(text.fieldWords.ja)の「\(shown(written))」は、リンクとして正しくありません。\(reason.ja)",
                    en: "`\(shown(written))` in \(text.fieldWords.en) is not written as a link is: \(reason.en)"),
                help: slip.mended.isEmpty
                    ? Bilingual(ja: "先頭の1つだけを残してください。", en: "Leave only one of them.")
                    : Bilingual(ja: "「\(slip.mended)」と書いてください。", en: "Write `\(slip.mended)`."),
                fixes: [
                    slip.mended.isEmpty
                        ? .removing(text.text.text(slip.edit), at: text.text.location(slip.edit))
                        : .writing(slip.mended, at: text.text.location(slip.edit))
                ])
        }
    }

    private static func reason(_ slip: LinkSlip, _ written: String) -> Bilingual {
        switch slip.kind {
        case .colon: Bilingual(ja: "「:」がありません。", en: "its `:` is missing.")
        case .slashes: Bilingual(ja: "「:」の後の「/」は2つです。", en: "behind the `:` come two `/`.")
        case .scheme:
            Bilingual(
                ja: "「\(shown(written))」は「\(slip.mended)」の打ち間違いのようです。",
                en: "`\(shown(written))` seems to be a slip for `\(slip.mended)`.")
        case .wide(let sign): Bilingual(ja: "「\(sign)」が全角です。", en: "its `\(sign)` is full-width.")
        case .blank: Bilingual(ja: "「//」の後に空白があります。", en: "a blank stands behind its `//`.")
        case .doubled:
            Bilingual(ja: "「\(shown(written))」の後に、もう一度リンクが始まります。", en: "behind `\(shown(written))` a link begins once more.")
        }
    }
}
