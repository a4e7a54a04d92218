import Project
import Schema
import SourceText

/// No contact for buyers (domain.md R38).
extension Rule {
    static let missingSupportContact = Rule(
        Explanation(
            .missingSupportContact,
            title: Bilingual(ja: "カスタマーサポートの連絡先がありません。", en: "The contacts for customer support are missing."),
            why: Bilingual(
                ja: "MyASPのマニュアルの手順では、セラーセントラルにカスタマーサポートEメールと電話番号を入力します。購入者がAmazon Payのページから問い合わせるときに使われます。",
                en:
                    "According to the MyASP manual a support e-mail and phone number are entered in Seller Central; buyers use them from the pages of Amazon Pay."
            ),
            fix: Bilingual(
                ja: "amazon_pay.support に email と phone を書きます。", en: "Write `email` and `phone` under `amazon_pay.support`."),
            bad: .yaml(
                """
                kind: integration
                kessai: 1
                site: {url: https://shop.example.jp, plan: mach}
                amazon_pay:
                  use: true
                  ⟦support⟧:
                    email: help@shop.example.jp

                """),
            good: .yaml(
                """
                kind: integration
                kessai: 1
                site: {url: https://shop.example.jp, plan: mach}
                amazon_pay:
                  use: true
                  support:
                    email: help@shop.example.jp
                    phone: 03-0000-0000

                """))
    ) { project, _ in
        guard case .present(let amazonPay, let place)? = project.integration?.amazonPay, amazonPay.use.value == true else {
            return []
        }
        let location: Location
        let missing: [FieldName]
        switch amazonPay.support {
        case .poisoned: return []
        case .absent:
            if amazonPay.origin.isIncomplete { return [] }
            (location, missing) = (place.keyLocation, [.email, .phone])
        case .present(let support, let supportPlace):
            missing = (support.email.isAbsent ? [.email] : []) + (support.phone.isAbsent ? [.phone] : [])
            if missing.isEmpty || support.origin.isIncomplete { return [] }
            location = supportPlace.keyLocation
        }
        let names = listed(missing.map { $0.shown(amazonPay.origin.spelling) })
        return [
            Diagnostic(
                .missingSupportContact, at: location,
                Bilingual(
                    ja: "カスタマーサポートの\(names.ja)がありません。",
                    en: "\(names.en) \(missing.count == 1 ? "is" : "are") missing from the contacts for customer support."),
                note: Bilingual(
                    ja: "セラーセントラルに入力する連絡先で、購入者の問い合わせに使われます。",
                    en: "Contacts are entered in Seller Central and used by buyers."),
                help: Bilingual(
                    ja: "「support」に\(names.ja)を書いてください。", en: "Write \(names.en) under `support`."))
        ]
    }
}
