import Project
import Schema
import SourceText

/// A variable in a mail that kessai does not know (domain.md A5: the list is not complete, so this is a warning).
extension Rule {
    static let unknownMailVariable = Rule(
        Explanation(
            .unknownMailVariable,
            title: Bilingual(
                ja: "kessaiの知らない置き換え文字がメールにあります。", en: "A mail has a replacement variable that kessai does not know."),
            why: Bilingual(
                ja: "置き換えられない文字は、そのまま購入者に届きます。ただしMyASPの置き換え文字の一覧は公開された資料で確かめられていないので、正しいこともあります。",
                en:
                    "What is not replaced reaches the buyer as it is. MyASP's full list was not seen, though, so the variable may be right."
            ),
            fix: Bilingual(
                ja: "MyASPのメール編集画面の「置き換え文字の挿入」で、つづりを確かめます。",
                en: "Check the spelling with 置き換え文字の挿入 in MyASP's mail editor."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      ⟦%nmae1%⟧ 様

                      お支払い方法をご確認ください。

                """),
            good: .yaml(ExampleProject.askedToPay))
    ) { (text: MailText) in
        text.variables.compactMap { found in
            guard case .unknown(let name) = found.finding else { return nil }
            let location = text.text.location(found.range)
            let near = (MailVariables.meant(by: name) ?? nearest(to: name, among: MailVariables.known)).map { "%\($0)%" }
            let list = MailVariables.known.map { "%\($0)%" }.joined(separator: "、")
            return Diagnostic(
                .unknownMailVariable, at: location,
                Bilingual(
                    ja: "\(text.fieldWords.ja)の「\(shown("%\(name)%"))」は、kessaiの知っている置き換え文字ではありません。",
                    en: "`\(shown("%\(name)%"))` in \(text.fieldWords.en) is no replacement variable that kessai knows.")
                    + didYouMean(near),
                note: Bilingual(
                    ja: "知っているのは \(list) などです。MyASPの一覧のすべてではありません。",
                    en:
                        "Known are \(MailVariables.known.map { "`%\($0)%`" }.joined(separator: ", ")) and the like, not all of MyASP's."
                ),
                help: Bilingual(
                    ja: "MyASPの「置き換え文字の挿入」でつづりを確かめてください。",
                    en: "Check the spelling with 置き換え文字の挿入 in MyASP."),
                fixes: near.map { [Fix(replacing: location, with: $0)] } ?? [])
        }
    }
}
