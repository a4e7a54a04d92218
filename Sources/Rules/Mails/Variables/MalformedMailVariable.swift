import Project
import Schema
import SourceText

/// A variable in a mail that is not written as one: full-width, not closed, with blanks.
extension Rule {
    static let malformedMailVariable = Rule(
        Explanation(
            .malformedMailVariable,
            title: Bilingual(
                ja: "置き換え文字の書き方が正しくありません。", en: "A replacement variable is not written as one."),
            why: Bilingual(
                ja: "置き換え文字は半角の「%」で囲みます。片方しかない、全角である、空白があると、置き換えられずにそのまま購入者に届きます。",
                en:
                    "A variable stands between two half-width `%`. If one is missing, or there are full-width characters or spaces, the variable reaches the buyer as it is."
            ),
            fix: Bilingual(ja: "「%name1%」のように、半角の「%」で囲みます。", en: "Write it between two half-width `%`, as in `%name1%`."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      ⟦％name1％⟧ 様

                      お支払い方法をご確認ください。

                """),
            good: .yaml(ExampleProject.askedToPay))
    ) { (text: MailText) in
        text.variables.compactMap { found in
            guard case .malformed(let name, let slip) = found.finding else { return nil }
            let location = text.text.location(found.range)
            let reason = reason(slip, text.text.text(found.range))
            return Diagnostic(
                .malformedMailVariable, at: location,
                Bilingual(
                    ja: "\(text.fieldWords.ja)の「\(shown(text.text.text(found.range)))」は置き換え文字として働きません。\(reason.ja)",
                    en:
                        "`\(shown(text.text.text(found.range)))` in \(text.fieldWords.en) does not work as a replacement variable: \(reason.en)"
                ),
                help: Bilingual(ja: "「%\(shown(name))%」と書いてください。", en: "Write `%\(shown(name))%`."),
                fixes: [
                    Fix(
                        Bilingual(ja: "「%\(shown(name))%」にする", en: "Write `%\(shown(name))%`"),
                        safe: MailVariables.isKnown(name) && isCertain(slip),
                        edits: edits(slip, "%\(name)%", found.range).map { Edit(text.text.location($0), $1) })
                ])
        }
    }

    /// Whether writing the name between two signs is certainly all that is to be mended.
    private static func isCertain(_ slip: MailVariables.Slip) -> Bool {
        switch slip {
        case .fullWidth, .notClosed, .blanks, .doubled: true
        case .notOpened, .perhapsBlanks, .closedLate, .perhapsClosedLate: false
        }
    }

    /// What stands before a late closing sign stays as it is.
    private static func edits(
        _ slip: MailVariables.Slip, _ variable: String, _ range: Range<Int>
    ) -> [(range: Range<Int>, text: String)] {
        guard case .closedLate(let name, let sign) = slip else { return [(range, variable)] }
        return [(range.lowerBound..<name, variable), (sign, "")]
    }

    private static func reason(_ slip: MailVariables.Slip, _ written: String) -> Bilingual {
        switch slip {
        case .fullWidth: Bilingual(ja: "全角の文字が使われています。", en: "it has full-width characters.")
        case .notClosed: Bilingual(ja: "終わりの「%」がありません。", en: "its closing `%` is missing.")
        case .closedLate, .perhapsClosedLate:
            Bilingual(
                ja: "終わりの「%」が名前のすぐ後ろにありません。", en: "its closing `%` does not stand right after the name.")
        case .notOpened: Bilingual(ja: "始まりの「%」がありません。", en: "its opening `%` is missing.")
        case .blanks, .perhapsBlanks:
            written.contains("-")
                ? Bilingual(ja: "「%」の内側に「-」があります。", en: "there is a `-` inside the `%`.")
                : Bilingual(ja: "「%」の内側に空白があります。", en: "there is a space inside the `%`.")
        case .doubled: Bilingual(ja: "「%」が二重に書かれています。", en: "its `%` are doubled.")
        }
    }
}
