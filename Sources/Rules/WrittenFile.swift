import Project
import Schema
import SourceText

/// One file as it is written, before any link: its products, methods and mails, and the texts of the mails.
struct WrittenFile: Sendable {
    let unit: FileUnit
    /// Subjects and bodies of its mails, in the order of the text.
    let mailTexts: [MailText]

    init(_ unit: FileUnit) {
        self.unit = unit
        let source = unit.tree.source
        mailTexts = unit.documents.flatMap(\.mails).flatMap { mail in
            [
                WrittenText(.subject, mail.subject, in: source),
                mail.body.place.flatMap { mail.body.isPoisoned ? nil : WrittenText(.body, $0, in: source) },
            ].compactMap { $0 }.map(MailText.init)
        }.sorted { $0.place.value.start < $1.place.value.start }
    }

    /// The subject or body that is written at a place.
    func mailText(at place: Place) -> MailText? {
        var low = 0
        var high = mailTexts.count
        while low < high {
            let middle = (low + high) / 2
            if mailTexts[middle].place.value.start < place.value.start { low = middle + 1 } else { high = middle }
        }
        return mailTexts.indices.contains(low) && mailTexts[low].place.value == place.value ? mailTexts[low] : nil
    }

    var products: [Product] {
        unit.documents.compactMap { if case .product(let product) = $0 { product } else { nil } }
    }

    /// Each payment method once: definitions, and entries of products with what is written beside `use:`.
    var methods: [PaymentMethod] {
        unit.documents.flatMap { document -> [PaymentMethod] in
            switch document {
            case .product(let product): product.paymentMethods.value ?? []
            case .paymentMethod(let method): [method]
            case .integration, .stepMail: []
            }
        }
    }

    /// Names of senders, as they are written in mails.
    var senderNames: [WrittenText] {
        unit.documents.flatMap(\.mails).compactMap { mail in
            mail.from.value.flatMap { WrittenText(.senderName, $0.name, in: unit.tree.source) }
        }
    }
}

extension Document {
    fileprivate var mails: [StepMail] {
        switch self {
        case .product(let product): product.stepMails.value ?? []
        case .stepMail(let mail): [mail]
        case .integration, .paymentMethod: []
        }
    }
}
