import Project
import Schema
import SourceText

extension FileUnit {
    /// Visits what buyers read, where it is written, before any link: names of products, of their items and of payment methods, then
    /// mails, document by document.
    func visitTexts(_ visit: (consuming WrittenText) -> Void) {
        let bytes = tree.source.bytes
        func look(_ kind: WrittenText.Kind, _ place: Place?) {
            if let place { visit(WrittenText(kind, place, in: bytes)) }
        }
        func look(_ mail: Shared<StepMail>) {
            if case .present(let sender, _) = mail.model.from { look(.senderName, sender.name.placeOfValue) }
            look(.subject, mail.model.subject.placeOfValue)
            look(.body, mail.model.body.placeOfValue)
        }
        for document in documents {
            switch document {
            case .integration: break
            case .product(let product):
                look(.productName, product.model.name.placeOfValue)
                for item in product.items.value ?? [] { look(.productName, item.name.placeOfValue) }
                for method in product.paymentMethods.value ?? [] { look(.methodName, method.model.name.placeOfValue) }
                for mail in product.stepMails.value ?? [] { look(mail) }
            case .paymentMethod(let method): look(.methodName, method.model.name.placeOfValue)
            case .stepMail(let mail): look(mail)
            }
        }
    }

    var texts: [WrittenText] {
        var texts: [WrittenText] = []
        visitTexts { texts.append($0) }
        return texts
    }
}

/// A text that buyers read, where it is written.
///
/// An object, as each rule is handed the texts of some files.
final class WrittenText: Sendable {
    /// What it is part of.
    enum Part {
        /// The name of a product, an item or a payment method.
        case name
        /// The name of a mail's sender.
        case sender
        /// Subject or body of a mail.
        case mail
    }

    /// Which text it is.
    enum Kind {
        /// Of a product or an item.
        case productName
        case methodName, senderName, subject, body
    }

    private let kind: Kind
    let place: Place
    let text: PlacedText

    fileprivate init(_ kind: Kind, _ place: Place, in bytes: [UInt8]) {
        self.kind = kind
        self.place = place
        text = PlacedText(place, in: bytes)
    }

    var part: Part {
        switch kind {
        case .productName, .methodName: .name
        case .senderName: .sender
        case .subject, .body: .mail
        }
    }

    var isSubject: Bool { kind == .subject }

    /// Asked for where something is found: each look into the table of a document takes longer than to make a text.
    var field: FieldName {
        switch kind {
        case .productName: .productName
        case .methodName: .methodName
        case .senderName: .senderName
        case .subject: .subject
        case .body: .body
        }
    }

    var fieldWords: Bilingual { field.shown(place.spelling) }
}
