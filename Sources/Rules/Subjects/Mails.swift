import Project
import Schema
import SourceText

/// The texts of step mails, each once, as they are written.

/// Subject, body or sender name of a mail, where it is written.
struct MailText {
    let field: FieldName
    let place: Place
    let text: PlacedText

    var fieldWords: Bilingual { field.shown(place.spelling) }
}

extension Project {
    /// Each mail once: the definitions, then the entries of products, which hold only what is written beside `use:`.
    var writtenMails: [StepMail] {
        mailDefinitions + products.flatMap { $0.mails.map(\.entry) }
    }

    func texts(of mail: StepMail) -> [MailText] {
        var texts: [MailText] = []
        func add(_ field: FieldName, _ setting: Setting<String>) {
            guard case .present(_, let place) = setting, let text = PlacedText(place, in: self) else { return }
            texts.append(MailText(field: field, place: place, text: text))
        }
        add(.subject, mail.subject)
        add(.body, mail.body)
        return texts
    }

    func senderName(of mail: StepMail) -> MailText? {
        guard case .present(_, let place)? = mail.from.value?.name else { return nil }
        return PlacedText(place, in: self).map { MailText(field: .senderName, place: place, text: $0) }
    }
}
