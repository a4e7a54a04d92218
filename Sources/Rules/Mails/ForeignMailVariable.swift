import Project
import Schema
import SourceText

/// A known variable in the form of another program's templates, or with one sign too many behind it.
extension Rule {
    static let foreignMailVariable = Rule(
        Explanation(
            .foreignMailVariable,
            title: Bilingual(
                ja: "置き換え文字が、別のサービスの書き方になっています。",
                en: "A replacement variable is written as in another program's templates."),
            why: Bilingual(
                ja: "MyASPの置き換え文字は半角の「%」1つずつで囲みます。「{{name1}}」などは置き換えられず、余分な記号もそのまま購入者に届きます。",
                en:
                    "In MyASP a variable stands between two single `%`. What is written as `{{name1}}` is not replaced, and a superfluous sign reaches the buyer."
            ),
            fix: Bilingual(ja: "「%name1%」のように、半角の「%」で囲みます。", en: "Write it between two single `%`, as in `%name1%`."),
            waiver: Bilingual(ja: "置き換え文字でないなら、このままでかまいません。", en: "If it is no variable, keep it."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      ⟦{{name1}}⟧ 様

                      お支払い方法をご確認ください。

                """),
            good: .yaml(ExampleProject.askedToPay))
    ) { (text: MailText) in
        text.variables.compactMap { found in
            guard case .foreign(let name) = found.finding else { return nil }
            let written = quoted(text.text.text(found.range))
            let variable = "%\(name)%"
            let location = text.text.location(found.range)
            let isDoubled = text.text.text(found.range) == variable + "%"
            return Diagnostic(
                .foreignMailVariable, at: location,
                isDoubled
                    ? Bilingual(
                        ja: "\(text.fieldWords.ja)の\(written.ja)は、後ろの「%」が置き換えられずに残ります。",
                        en: "Of \(written.en) in \(text.fieldWords.en), the last `%` is not replaced and goes to the buyer.")
                    : Bilingual(
                        ja: "\(text.fieldWords.ja)の\(written.ja)は、このままの形では置き換えられません。",
                        en: "\(written.en) in \(text.fieldWords.en) is not replaced as it is written."),
                help: Bilingual(
                    ja: "置き換え文字なら、「\(variable)」と書いてください。", en: "If it is a replacement variable, write `\(variable)`."),
                fixes: [.writing(variable, at: location)])
        }
    }
}
