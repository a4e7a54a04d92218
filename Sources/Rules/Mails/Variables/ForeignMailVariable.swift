import Project
import Schema
import SourceText

/// A variable in the form of another program's templates, or a known one with one sign too many.
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
            switch found.finding {
            case .foreign(let name): foreign(found, name, in: text)
            case .placeholder(let meant): placeholder(found, meant, in: text)
            default: nil
            }
        }
    }

    private static func foreign(_ found: MailVariables.Found, _ name: String, in text: MailText) -> Diagnostic {
        let written = text.text.text(found.range)
        let (shown, variable) = (quoted(written), "%\(name)%")
        let message =
            switch written {
            case variable + "%":
                Bilingual(
                    ja: "\(text.fieldWords.ja)の\(shown.ja)は、後ろの「%」が置き換えられずに残ります。",
                    en: "Of \(shown.en) in \(text.fieldWords.en), the last `%` is not replaced and goes to the buyer.")
            case "%" + variable:
                Bilingual(
                    ja: "\(text.fieldWords.ja)の\(shown.ja)は、前の「%」が置き換えられずに残ります。",
                    en: "Of \(shown.en) in \(text.fieldWords.en), the first `%` is not replaced and goes to the buyer.")
            default: notReplaced(shown, in: text)
            }
        return meaning(variable, message, at: text.text.location(found.range))
    }

    /// `meant`: the variable of what its name asks for.
    private static func placeholder(_ found: MailVariables.Found, _ meant: String?, in text: MailText) -> Diagnostic {
        let message = notReplaced(quoted(text.text.text(found.range)), in: text)
        let location = text.text.location(found.range)
        if let meant { return meaning("%\(meant)%", message, at: location) }
        return Diagnostic(
            .foreignMailVariable, at: location, message,
            help: Bilingual(
                ja: "置き換え文字なら、MyASPの「置き換え文字の挿入」にある書き方にしてください。",
                en: "If it is a replacement variable, write it as 置き換え文字の挿入 in MyASP does."))
    }

    private static func notReplaced(_ written: Bilingual, in text: MailText) -> Bilingual {
        Bilingual(
            ja: "\(text.fieldWords.ja)の\(written.ja)は、このままの形では置き換えられません。",
            en: "\(written.en) in \(text.fieldWords.en) is not replaced as it is written.")
    }

    private static func meaning(_ variable: String, _ message: Bilingual, at location: Location) -> Diagnostic {
        Diagnostic(
            .foreignMailVariable, at: location, message,
            help: Bilingual(
                ja: "置き換え文字なら、「\(variable)」と書いてください。", en: "If it is a replacement variable, write `\(variable)`."),
            fixes: [.writing(variable, at: location)])
    }
}
