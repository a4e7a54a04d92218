import SourceText

/// A number below or above what its field takes.
enum OutOfRange {
    static func diagnostic(_ text: String, _ slot: Slot, _ range: ClosedRange<Int>, at location: Location) -> Diagnostic {
        Diagnostic(
            .outOfRange, at: location,
            Bilingual(
                ja: "\(slot.shownName.ja)の値「\(shown(text))」は、\(range.lowerBound)以上\(range.upperBound)以下ではありません。",
                en:
                    "The value `\(shown(text))` of \(slot.shownName.en) is not between \(range.lowerBound) and \(range.upperBound)."
            ))
    }

    static func taxRate(_ text: String, _ slot: Slot, at location: Location) -> Diagnostic {
        Diagnostic(
            .outOfRange, at: location,
            Bilingual(
                ja: "\(slot.shownName.ja)の値「\(shown(text))」は、0%以上100%未満ではありません。",
                en: "The value `\(shown(text))` of \(slot.shownName.en) is not at least 0% and below 100%."),
            help: Bilingual(ja: "標準税率なら「10%」、軽減税率なら「8%」です。", en: "The standard rate is `10%`, the reduced rate `8%`."))
    }

    static let explanation = Explanation(
        .outOfRange,
        title: Bilingual(ja: "数が範囲の外です。", en: "A number is outside its range."),
        why: Bilingual(
            ja: "ステップメールの「登録からN分後」は0から525600(1年)までです。税率は100%未満です。範囲の外の数は、単位か桁の間違いと考えられます。",
            en:
                "The delay of a step mail is 0 to 525600 minutes (a year), a tax rate is below 100%; a number outside is most likely "
                + "a slip of unit or digits."),
        fix: Bilingual(ja: "単位と桁を確かめて、範囲の中の数を書いてください。", en: "Look at unit and digits, and write a number within the range."),
        bad: .yaml(
            """
            kind: step_mail
            id: failed
            trigger: charge_failed
            delay_minutes: ⟦604800⟧
            subject: お支払いの確認のお願い
            body: お支払い方法をご確認ください。
            """),
        good: .yaml(
            """
            kind: step_mail
            id: failed
            trigger: charge_failed
            delay_minutes: 10080
            subject: お支払いの確認のお願い
            body: お支払い方法をご確認ください。
            """))
}
