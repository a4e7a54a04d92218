import Project
import Schema
import SourceText

/// A registration number in a mail that is not the one of the settings.
extension Rule {
    static let mailQuotesOtherRegistrationNumber = Rule(
        Explanation(
            .mailQuotesOtherRegistrationNumber,
            title: Bilingual(
                ja: "メールの登録番号が、設定の登録番号と違います。",
                en: "A mail quotes another registration number than the settings have."),
            why: Bilingual(
                ja: "登録番号の写し間違いは、1桁でも別の事業者の番号になります。請求書を受け取る購入者が困ります。",
                en:
                    "With one wrong digit a registration number is that of somebody else, or of nobody; buyers need it for their invoices."
            ),
            fix: Bilingual(
                ja: "登録通知書や国税庁の公表サイトで番号を確かめ、違うほうを直します。",
                en: "Compare both with the registration notice or the tax agency's site, and correct the one that is wrong."),
            waiver: Bilingual(ja: "ほかの事業者の番号なら、このままでかまいません。", en: "The number of another business may stay."),
            bad: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      登録番号: ⟦T8700110005910⟧
                \(settings)
                """),
            good: .yaml(
                """
                \(ExampleProject.clubWithFailedMail)
                      登録番号: T8700110005901
                \(settings)
                """))
    ) { project, files, _ in
        guard case .present(let number, let place)? = project.integration?.invoice.value?.registrationNumber else { return [] }
        return files.all.lazy.filter { $0.mails.haveRegistrationNumbers }.flatMap { $0.mails.texts }.flatMap { text in
            // Beside the own number, another one is that of somebody else.
            if text.registrationNumbers.contains(where: { $0.value == number && !$0.lacksLetter }) { return [] as [Diagnostic] }
            return text.registrationNumbers.filter { !$0.lacksLetter || $0.value == number }
                .map { other($0, number, place, in: text) }
        }
    }

    private static func other(
        _ quoted: QuotedRegistrationNumbers.Number, _ number: String, _ place: Place, in text: MailText
    ) -> Diagnostic {
        let location = text.text.location(quoted.range)
        let written = shown(text.text.text(quoted.range))
        let name = FieldName.registrationNumber.shown(place.spelling)
        return Diagnostic(
            .mailQuotesOtherRegistrationNumber, at: location,
            quoted.lacksLetter
                ? Bilingual(
                    ja: "\(text.fieldWords.ja)の登録番号「\(written)」に、先頭の「T」がありません。",
                    en: "The registration number `\(written)` in \(text.fieldWords.en) lacks the `T` at its beginning.")
                : Bilingual(
                    ja: "\(text.fieldWords.ja)の登録番号「\(written)」が、\(name.ja)「\(shown(number))」と違います。",
                    en: "The registration number `\(written)` in \(text.fieldWords.en) is not \(name.en), `\(shown(number))`."),
            related: [Related(place.valueLocation, Bilingual(ja: "設定の登録番号", en: "the number in the settings"))],
            note: quoted.digits == 13
                ? nil
                : Bilingual(
                    ja: "数字が\(quoted.digits)桁です。登録番号の数字は13桁です。",
                    en: "It has \(quoted.digits) digits; a registration number has 13."),
            help: quoted.lacksLetter
                ? Bilingual(ja: "「\(shown(number))」と書いてください。", en: "Write `\(shown(number))`.")
                : Bilingual(ja: "番号を確かめて、違うほうを直してください。", en: "Check the number, and correct the one that is wrong."),
            fixes: [.writing(number, at: location)]
        ).caused(by: [place.file])
    }

    private static let settings = """
        ---
        \(ExampleProject.top)
        \(ExampleProject.live)
        invoice:
          registration_number: T8700110005901

        """
}
