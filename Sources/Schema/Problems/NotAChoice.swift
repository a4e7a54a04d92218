import SourceText

/// A value that is none of the few that a field takes.
enum NotAChoice {
    static func diagnostic(
        _ text: String, _ slot: Slot, of choices: ChoiceFaces, in reader: Reader
    ) -> Diagnostic {
        let list = list(choices, slot.spelling)
        var problem = Diagnostic(
            .notAChoice, at: reader.location(slot),
            Bilingual(
                ja: "\(slot.shownName.ja)に「\(shown(text))」という値はありません。",
                en: "`\(shown(text))` is not a value of \(slot.shownName.en)."),
            help: Bilingual(ja: "書ける値: \(list.ja)", en: "Its values: \(list.en)"))
        let folded = Compatibility.folded(text)
        if let unavailable = choices.lazy.compactMap(\.unavailable).first(where: { $0.words.contains(folded.lowercased()) }) {
            problem.message = problem.message + unavailable.reason
            problem.note = unavailable.note
        } else if let hinted = choices.first(where: { $0.hints.contains(folded) }) {
            let name = hinted.name(slot.spelling)
            problem.message =
                problem.message
                + Bilingual(
                    ja: "Amazon Payでは「\(hinted.label ?? name)」を使います。", en: " With Amazon Pay use `\(name)`.")
            problem.fixes = reader.fix(slot, name, safe: false)
        } else if let meant = choices.meant(by: text) {
            problem.message = problem.message + didYouMean(meant.name)
            problem.fixes = reader.fix(slot, meant.name, safe: meant.isCertain)
        }
        return problem
    }

    /// All values, each in the spelling that the file uses with the other beside it.
    static func list(_ choices: ChoiceFaces, _ spelling: Spelling) -> Bilingual {
        let ja = choices.map { choice in
            let (first, second) = spelling == .japanese ? (choice.label ?? choice.key, choice.key) : (choice.key, choice.label)
            return second.map { $0 == first ? "「\(first)」" : "「\(first)」(\($0))" } ?? "「\(first)」"
        }
        return Bilingual(
            ja: ja.joined(separator: "、"), en: choices.map { "`\($0.name(spelling))`" }.joined(separator: ", "))
    }

    static let explanation = Explanation(
        .notAChoice,
        title: Bilingual(ja: "決まった値のどれでもありません。", en: "The value is none of those that the field takes."),
        why: Bilingual(
            ja: "この項目に書ける値は決まっています。", en: "The field takes only certain values."),
        fix: Bilingual(
            ja: "挙げられた値のどれかを、英語か画面の表記で書きます。", en: "Write one of the listed values, in English or as the label on the screen."),
        bad: .yaml(
            """
            kind: payment_method
            id: card
            type: ⟦onetime_payment⟧
            tax_rate: 10%
            price: 1980
            """),
        good: .paymentMethod)
}
