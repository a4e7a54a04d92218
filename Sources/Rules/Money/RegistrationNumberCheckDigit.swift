import Project
import Schema
import SourceText

/// A registration number whose digits do not fit its check digit (domain.md R31, B7).
extension Rule {
    static let registrationNumberCheckDigit = Rule(
        Explanation(
            .registrationNumberCheckDigit,
            title: Bilingual(
                ja: "登録番号の検査用数字が合いません。", en: "The check digit of a registration number does not fit."),
            why: Bilingual(
                ja: "法人の登録番号は「T」と法人番号で、法人番号の先頭の1桁は残り12桁から計算されます。個人事業主の番号の決まりは確認できていないため、警告にとどめています。",
                en:
                    "A corporation's number is `T` and its corporate number, whose first digit follows from the other twelve. What rule the numbers of individuals follow is not known, so this is a warning."
            ),
            fix: Bilingual(
                ja: "登録通知書や国税庁の公表サイトで番号を確かめます。", en: "Compare it with the registration notice or the tax agency's site."),
            waiver: Bilingual(
                ja: "個人事業主の番号で正しければ、そのままでかまいません。", en: "If it is right and not a corporation's, keep it."),
            bad: .yaml(
                """
                kind: integration
                kessai: 1
                site: {url: https://shop.example.jp, plan: mach}
                amazon_pay: {use: false}
                invoice:
                  registration_number: ⟦T1700110005901⟧

                """),
            good: .yaml(
                """
                kind: integration
                kessai: 1
                site: {url: https://shop.example.jp, plan: mach}
                amazon_pay: {use: false}
                invoice:
                  registration_number: T8700110005901

                """))
    ) { project, _ in
        guard case .present(let number, let place)? = project.integration?.invoice.value?.registrationNumber,
            let expected = checkDigit(ofCorporateNumber: number.dropFirst(2)), number.dropFirst().first != expected
        else { return [] }
        let name = FieldName.registrationNumber.shown(place.spelling)
        return [
            Diagnostic(
                .registrationNumberCheckDigit, at: place.valueLocation,
                Bilingual(
                    ja: "\(name.ja)「\(shown(number))」は、法人の番号としては検査用数字が合いません。",
                    en: "\(name.en) `\(shown(number))` does not have the check digit of a corporation's number."),
                note: Bilingual(
                    ja: "法人の番号なら、残りの12桁からすると先頭の数字は「\(expected)」です。",
                    en: "With these other twelve digits a corporation's number would begin with `\(expected)`."),
                help: Bilingual(
                    ja: "登録番号を確かめてください。", en: "Check the number."))
        ]
    }

    /// 9 − (Σ Pn·Qn mod 9), with Pn the n-th digit from the right and Qn 1 for odd and 2 for even n (domain.md B7).
    package static func checkDigit(ofCorporateNumber digits: Substring) -> Character? {
        let values = digits.compactMap(\.wholeNumberValue)
        guard values.count == 12, digits.count == 12 else { return nil }
        let sum = values.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 2) }
        return String(9 - sum % 9).first
    }
}
