import Project
import Schema
import SourceText

/// A telephone number with the country code of Japan and the 0 that is dialled within the country, without either of them, as a
/// spreadsheet leaves it, or with brackets or blanks, of which it is not known whether Amazon's form takes them (domain.md B2: digits with hyphens, or a leading `+81`).
extension Rule {
    static let unusualPhoneNumber = Rule(
        Explanation(
            .unusualPhoneNumber,
            title: Bilingual(
                ja: "電話番号が、ふつうと違う書き方になっています。", en: "A telephone number is written in an unusual way."),
            why: Bilingual(
                ja:
                    "先頭の0がない番号や、国番号「+81」の後に0が残った番号には、電話がつながらないことがあります。括弧や空白のある番号をAmazonの画面で登録できるかどうかは、確認できていません。",
                en:
                    "Without its first 0, or with it after the country code `+81`, a number may not be reached. Whether Amazon's pages take brackets and spaces is not known."
            ),
            fix: Bilingual(
                ja: "「03-1234-5678」か「+81-3-1234-5678」のように書きます。", en: "Write it as `03-1234-5678` or `+81-3-1234-5678`."),
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
            let (mended, message) = mending(phone, FieldName.phone.shown(place.spelling))
        else { return [] }
        return [
            Diagnostic(
                .unusualPhoneNumber, at: place.valueLocation, message,
                help: Bilingual(ja: "「\(shown(mended))」と書いてください。", en: "Write `\(shown(mended))`."),
                fixes: [.writing(mended, at: place.valueLocation)])
        ]
    }

    /// The number as it is usually written, and what is unusual.
    private static func mending(_ phone: String, _ name: Bilingual) -> (String, Bilingual)? {
        let number = shown(phone)
        if let mended = Contact.withoutTrunkZero(phone) {
            return (
                mended,
                Bilingual(
                    ja: "\(name.ja)の「\(number)」は、国番号「+81」の後に0が残っています。",
                    en: "`\(number)` in \(name.en) has a 0 after the country code `+81`.")
            )
        }
        if let mended = Contact.withLostZero(phone) {
            return (
                mended,
                Bilingual(
                    ja: "\(name.ja)の「\(number)」に、先頭の0がありません。",
                    en: "`\(number)` in \(name.en) lacks the 0 at its beginning.")
            )
        }
        return Contact.usualPhone(phone).map { mended in
            (
                mended,
                Bilingual(
                    ja: "\(name.ja)の「\(number)」に、括弧か空白があります。",
                    en: "There are brackets or spaces in `\(number)`, the telephone number in \(name.en).")
            )
        }
    }
}
