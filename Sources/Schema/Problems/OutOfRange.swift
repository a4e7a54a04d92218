import SourceText

/// A number below or above what its field takes.
enum OutOfRange {
    static func diagnostic(_ text: String, _ slot: Slot, _ range: ClosedRange<Int>, at location: Location) -> Diagnostic {
        Diagnostic(
            .outOfRange, at: location,
            Bilingual(
                ja: "\(slot.shownName.ja)の値「\(shown(text))」は、\(range.lowerBound)から\(range.upperBound)までの範囲に入っていません。",
                en:
                    "The value `\(shown(text))` of \(slot.shownName.en) is outside \(range.lowerBound) to \(range.upperBound)."
            ),
            note: Bilingual(
                ja: "この範囲は、単位や桁の間違いに気付くためにkessaiが設けたものです。",
                en: "The range is kessai's own, to catch mistakes of unit or digits."),
            help: Bilingual(
                ja: "\(range.lowerBound)から\(range.upperBound)までの整数を書いてください。",
                en: "Write a whole number from \(range.lowerBound) to \(range.upperBound)."))
    }

    static func taxRate(_ text: String, _ slot: Slot, at location: Location) -> Diagnostic {
        Diagnostic(
            .outOfRange, at: location,
            Bilingual(
                ja: "\(slot.shownName.ja)の値「\(shown(text))」は、0%から99%までの範囲に入っていません。",
                en: "The value `\(shown(text))` of \(slot.shownName.en) is outside 0% to 99%."),
            help: Bilingual(ja: "標準税率なら「10%」、軽減税率なら「8%」です。", en: "The standard rate is `10%`, the reduced rate `8%`."))
    }

    static let explanation = Explanation(
        .outOfRange,
        title: Bilingual(ja: "数が範囲の外です。", en: "A number is outside its range."),
        why: Bilingual(
            ja: "単位や桁の間違いに気付くための範囲です。ステップメールの「登録からN分後」は0から525600(1年)まで、税率は100%未満とします。MyASPの上限ではありません。",
            en:
                "Ranges catch mistakes of unit or digits: 0 to 525600 minutes (a year) for the delay of a step mail, below 100% for a "
                + "tax rate. They are kessai's own, not limits of MyASP."),
        fix: Bilingual(
            ja: "単位と桁を確かめて、範囲の中の数を書きます。", en: "Check the unit and the digits, and write a number within the range."),
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
