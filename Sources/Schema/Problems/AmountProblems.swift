import SourceText

/// Amounts and tax rates that are written in another way than kessai reads them.
enum NotWholeYen {
    static func diagnostic(
        _ text: String, _ slot: Slot, _ slips: Set<Yen.Slip>, _ amount: Int?, fixes: [Fix], at location: Location
    ) -> Diagnostic {
        let reasons = Yen.Slip.allCases.filter(slips.contains).map { reason($0, text) }
        let (name, value) = (slot.shownName, shown(text))
        return Diagnostic(
            .notWholeYen, at: location,
            reasons.reduce(
                Bilingual(
                    ja: "\(name.ja)の値「\(value)」は、円単位の整数ではありません。",
                    en: "The value `\(value)` of \(name.en) is not a whole number of yen.")
            ) { Bilingual(ja: $0.ja + $1.ja, en: $0.en + " " + $1.en) },
            note: slips.contains(.fraction)
                ? Bilingual(
                    ja: "Amazon Payは、小数のある円の金額を受け付けません。", en: "Amazon Pay refuses amounts in yen with decimals.") : nil,
            help: amount.map { Bilingual(ja: "「\($0)」と書いてください。", en: "Write `\($0)`.") }
                ?? Bilingual(
                    ja: "税込の金額を、「1980」のように半角数字だけで書いてください。",
                    en: "Write the amount with tax in digits only, such as `1980`."), fixes: fixes)
    }

    private static func reason(_ slip: Yen.Slip, _ text: String) -> Bilingual {
        switch slip {
        case .excludesTax:
            Bilingual(ja: "税抜の金額のようですが、ここには税込の金額を書きます。", en: "It seems to exclude tax; the amount with tax belongs here.")
        case .includesTax: Bilingual(ja: "「税込」は付けません。金額はいつも税込です。", en: "Leave out 税込: amounts include the tax.")
        case .fraction: Bilingual(ja: "円に小数はありません。", en: "A yen has no decimals.")
        case .zeroFraction: Bilingual(ja: "小数点以下は書きません。", en: "Leave out the decimals.")
        case .stopSign: NumberSlips.stopSign
        case .unevenGroups:
            Bilingual(
                ja: "区切りの位置が3桁ごとではなく、金額を読み取れません。",
                en: "Its separators do not stand where thousands have them, so the amount cannot be read.")
        case .separator: Bilingual(ja: "桁区切りの「,」などは付けません。", en: "Leave out the thousands separators.")
        case .underscore: Bilingual(ja: "桁区切りの「_」は付けません。", en: "Leave out the `_`.")
        case .currency: Bilingual(ja: "「円」や「¥」などは付けません。", en: "Leave out the currency.")
        case .fullWidth: Bilingual(ja: "全角の数字や記号が混じっています。", en: "There are full-width digits or signs in it.")
        case .plusSign: Bilingual(ja: "「+」は付けません。", en: "Leave out the `+`.")
        case .leadingZero: BadFormat.leadingZero
        case .blank: Bilingual(ja: "空白が混じっています。", en: "There are spaces in it.")
        case .letters:
            // As it is written: a capital O, a small L.
            text.first { "oli".contains(Compatibility.folded(String($0)).lowercased()) }.map {
                Bilingual(ja: "数字のところに、英字の「\($0)」があります。", en: "The letter `\($0)` stands where a digit belongs.")
            } ?? Bilingual(same: "")
        case .kanjiUnit:
            Bilingual(ja: "「万」や「千」は使わず、すべての桁を数字で書きます。", en: "Write all digits instead of 万 or 千.")
        case .exponent:
            Bilingual(
                ja: "表計算ソフトが大きな数を表示するときの、指数の形です。", en: "It has an exponent, as spreadsheets show large numbers.")
        case .several:
            Bilingual(
                ja: "数が2つ以上あります。ここには税込の金額だけを書きます。", en: "It has more than one number; only the amount with tax belongs here.")
        case .notNumber: Bilingual(ja: "数ではありません。", en: "It is not a number.")
        }
    }

    static let explanation = Explanation(
        .notWholeYen,
        title: Bilingual(ja: "金額が円単位の整数ではありません。", en: "An amount is not a whole number of yen."),
        why: Bilingual(
            ja: "Amazon Payは、小数や桁区切りのある円の金額を受け付けません。",
            en: "Amazon Pay refuses amounts in yen with decimals or thousands separators."),
        fix: Bilingual(ja: "「1980」のように半角数字だけで書きます。", en: "Write digits only, such as `1980`."),
        bad: .yaml(
            """
            kind: payment_method
            id: card
            type: one_time
            tax_rate: 10%
            price: ⟦1,980円⟧
            """),
        good: .paymentMethod)
}

enum PriceOutOfRange {
    static func diagnostic(_ text: String, _ slot: Slot, at location: Location) -> Diagnostic {
        Diagnostic(
            .priceOutOfRange, at: location,
            Bilingual(
                ja: "\(slot.shownName.ja)の値「\(shown(text))」は、1円から999,999,999円までの範囲に入っていません。",
                en: "The value `\(shown(text))` of \(slot.shownName.en) is outside 1 to 999,999,999 yen."),
            note: Bilingual(
                ja: "上限は、桁の打ち間違いに気付くためにkessaiが設けたものです。",
                en: "The upper bound is kessai's own, to catch mistyped digits."),
            help: Bilingual(ja: "税込の金額を確かめて、1以上の整数で書いてください。", en: "Check the amount with tax, and write a whole number from 1.")
                + (text == "0"
                    ? Bilingual(
                        ja: "無料のお試しのある定期課金なら、ここにはお試しのあとの料金を書き、「recurrence」の「trial_days」に無料の日数を書きます。",
                        en:
                            " For a recurring charge with a free trial, write the price after it here, and the free days in `trial_days` of `recurrence`."
                    ) : Bilingual(same: "")))
    }

    static let explanation = Explanation(
        .priceOutOfRange,
        title: Bilingual(ja: "金額が範囲の外です。", en: "An amount is outside its range."),
        why: Bilingual(
            ja: "有料の商品の料金は1円以上です。上限の999,999,999円は、桁の打ち間違いに気付くためにkessaiが設けたもので、MyASPやAmazonの上限ではありません。",
            en:
                "What is sold costs at least 1 yen. The upper bound of 999,999,999 yen is kessai's own, against mistyped digits; MyASP and Amazon "
                + "publish none."),
        fix: Bilingual(ja: "1から999999999までの整数を書きます。", en: "Write a whole number from 1 to 999999999."),
        bad: .yaml(
            """
            kind: payment_method
            id: card
            type: one_time
            tax_rate: 10%
            price: ⟦0⟧
            """),
        good: .paymentMethod)
}

enum FractionTaxRate {
    static func diagnostic(_ text: String, _ slot: Slot, percent: Int?, fixes: [Fix], at location: Location) -> Diagnostic {
        Diagnostic(
            .fractionTaxRate, at: location,
            Bilingual(
                ja: "\(slot.shownName.ja)の値「\(shown(text))」は小数で書かれています。税率はパーセントで書きます。",
                en: "The value `\(shown(text))` of \(slot.shownName.en) is a fraction; tax rates are written in percent."),
            help: percent.map { Bilingual(ja: "「\($0)%」と書いてください。", en: "Write `\($0)%`.") }
                ?? Bilingual(
                    ja: "「10%」「8%」のように、パーセントで書いてください。", en: "Write the percentage that is meant, such as `10%` or `8%`."),
            fixes: fixes)
    }

    static let explanation = Explanation(
        .fractionTaxRate,
        title: Bilingual(ja: "税率が小数で書かれています。", en: "A tax rate is written as a fraction."),
        why: Bilingual(
            ja: "「0.1」は、10%とも0.1%とも読めてしまいます。",
            en: "`0.1` can be read as 10% and as 0.1%."),
        fix: Bilingual(ja: "「10%」のようにパーセントで書きます。", en: "Write percent, such as `10%`."),
        bad: .yaml(
            """
            kind: payment_method
            id: card
            type: one_time
            tax_rate: ⟦0.1⟧
            price: 1980
            """),
        good: .paymentMethod)
}
