import Project
import Schema
import SourceText

/// A telephone number with the country code of Japan and the 0 that is dialled within the country (domain.md B2: a leading `+81`).
extension Rule {
    static let unusualPhoneNumber = Rule(
        Explanation(
            .unusualPhoneNumber,
            title: Bilingual(
                ja: "国番号の付いた電話番号に、市外局番の先頭の0が残っています。",
                en: "A telephone number with a country code has the 0 before the area code."),
            why: Bilingual(
                ja: "国番号「+81」を付けるときは、先頭の0を除きます。0が残った番号には、電話がつながらないことがあります。",
                en: "Behind the country code `+81` the first 0 is left out. With it, calls may not get through."),
            fix: Bilingual(
                ja: "0を除くか、国番号を付けずに「03-1234-5678」のように書きます。", en: "Leave out the 0, or the country code: `03-1234-5678`."),
            bad: .yaml(
                """
                kind: integration
                kessai: 1
                site: {url: https://shop.example.jp, plan: mach}
                amazon_pay:
                  use: true
                  support:
                    email: help@shop.example.jp
                    phone: ⟦+81-03-1234-5678⟧

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
                    phone: +81-3-1234-5678

                """))
    ) { project, _ in
        guard let support = project.integration?.amazonPay.value?.support.value,
            case .present(let phone, let place) = support.phone,
            let mended = Contact.withoutTrunkZero(phone)
        else { return [] }
        let name = FieldName.phone.shown(place.spelling)
        return [
            Diagnostic(
                .unusualPhoneNumber, at: place.valueLocation,
                Bilingual(
                    ja: "\(name.ja)の「\(shown(phone))」は、国番号「+81」の後に0が残っています。",
                    en: "`\(shown(phone))` in \(name.en) has a 0 behind the country code `+81`."),
                help: Bilingual(ja: "「\(shown(mended))」と書いてください。", en: "Write `\(shown(mended))`."),
                fixes: [.writing(mended, at: place.valueLocation)])
        ]
    }
}
