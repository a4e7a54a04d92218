import SourceText

/// A text that does not have the form of its field.
enum BadFormat {
    static func diagnostic(
        _ text: String, _ slot: Slot, _ noun: Bilingual, reason: Bilingual? = nil, fixes: [Fix] = [], help: Bilingual? = nil,
        at location: Location
    ) -> Diagnostic {
        Diagnostic(
            .badFormat, at: location,
            Bilingual(
                ja: "\(slot.shownName.ja)の値「\(shown(text))」は、\(noun.ja)ではありません。",
                en: "The value `\(shown(text))` of \(slot.shownName.en) is not \(noun.en).")
                + (reason.map { Bilingual(ja: $0.ja, en: " " + $0.en) } ?? Bilingual(same: "")),
            help: help, fixes: fixes)
    }

    static let leadingZero = Bilingual(
        ja: "先頭に「0」があり、桁の打ち間違いかもしれません。", en: "It begins with `0`, which may be a typing mistake.")
    static let withoutLeadingZero = Bilingual(
        ja: "数を確かめて、先頭の「0」を除いて書いてください。", en: "Check the number, and write it without the `0` before it.")

    static let explanation = Explanation(
        .badFormat,
        title: Bilingual(ja: "値の形が違います。", en: "The value does not have the form of its field."),
        why: Bilingual(
            ja: "IDやURL、メールアドレスなどは形が決まっています。1文字違うだけでも、決済や通知が動かないことがあります。",
            en: "IDs, URLs and addresses have a form; with one character wrong, payments or notifications may fail."),
        fix: Bilingual(
            ja: "画面にある値は画面からそのまま写し、id などはメッセージに示された形で書きます。前後の空白や全角の文字が混じっていないかも確かめます。",
            en:
                "Copy what a screen shows from there, and write an id and the like in the form that the message names. Look for spaces around it and full-width characters in it."
        ),
        bad: .yaml(
            """
            kind: payment_method
            id: ⟦Card_Once⟧
            type: one_time
            tax_rate: 10%
            price: 1980
            """),
        good: .yaml(
            """
            kind: payment_method
            id: card-once
            type: one_time
            tax_rate: 10%
            price: 1980
            """))
}
