import Project
import Schema
import SourceText

/// What stands in a text for what was to be written there.
extension Rule {
    static let placeholderLeftInText = Rule(
        Explanation(
            .placeholderLeftInText,
            title: Bilingual(
                ja: "購入者が読む文に、書きかけの部分が残っています。", en: "A text that buyers read was not finished."),
            why: Bilingual(
                ja: "「〇〇 様」「XX日以内」「TODO:」などは、後で書き直すために置いたもののようです。MyASPでは置き換えられず、そのまま購入者に届きます。",
                en:
                    "`〇〇 様`, `XX日以内`, `TODO:` and the like seem to stand for what was to be written later. MyASP replaces none of them, so buyers read them as they are."
            ),
            fix: Bilingual(
                ja: "決まった文を書きます。購入者の名前なら「%name1%」のような置き換え文字にします。",
                en: "Write what is meant; for the buyer's name, a variable such as `%name1%`."),
            waiver: Bilingual(ja: "そのまま読ませたい文なら、このままでかまいません。", en: "If buyers are to read it so, keep it."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      ⟦〇〇 様⟧

                      お支払い方法をご確認ください。

                """),
            good: .yaml(ExampleProject.askedToPay))
    ) { (text: WrittenText) in
        text.text.withBytes { bytes in
            text.isSubject && bytes.count == 6 && bytes.starts(0, with: "件名")
                ? [LeftPlaceholders.Found(range: 0..<6, kind: .words)] : LeftPlaceholders.find(in: bytes)
        }.compactMap { found in
            // Names of products and methods address nobody.
            if found.kind == .name, text.part != .mail { return nil }
            let written = quoted(text.text.text(found.range))
            return Diagnostic(
                .placeholderLeftInText, at: text.text.location(found.range),
                Bilingual(
                    ja: "\(text.fieldWords.ja)の\(written.ja)は、書きかけのようです。購入者はこのまま読むことになります。",
                    en: "\(written.en) in \(text.fieldWords.en) seems to be left from a draft; buyers will read it as it is."),
                help: help(found.kind))
        }
    }

    private static func help(_ kind: LeftPlaceholders.Kind) -> Bilingual {
        switch kind {
        case .name: Bilingual(ja: "購入者の名前なら、「%name1%」と書いてください。", en: "For the buyer's name, write `%name1%`.")
        case .number: Bilingual(ja: "実際の数を書いてください。", en: "Write the number.")
        case .words: Bilingual(ja: "購入者に読んでほしい文を書くか、消してください。", en: "Write what buyers are to read, or remove it.")
        }
    }
}
