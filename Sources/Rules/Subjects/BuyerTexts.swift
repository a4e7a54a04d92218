import Project
import Schema
import SourceText

extension FileUnit {
    /// Visits what buyers read, where it is written, before any link: names of products, of their items and of payment methods, then
    /// mails, document by document.
    func visitTexts(_ visit: (consuming WrittenText) -> Void) {
        let bytes = tree.source.bytes
        func look(_ part: WrittenText.Part, _ field: FieldName, _ place: Place?) {
            if let place { visit(WrittenText(part, field, place, in: bytes)) }
        }
        func look(_ mail: Shared<StepMail>) {
            if case .present(let sender, _) = mail.model.from { look(.sender, .senderName, sender.name.placeOfValue) }
            look(.mail, .subject, mail.model.subject.placeOfValue)
            look(.mail, .body, mail.model.body.placeOfValue)
        }
        for document in documents {
            switch document {
            case .integration: break
            case .product(let product):
                look(.name, .productName, product.model.name.placeOfValue)
                for item in product.items.value ?? [] { look(.name, .productName, item.name.placeOfValue) }
                for method in product.paymentMethods.value ?? [] { look(.name, .methodName, method.model.name.placeOfValue) }
                for mail in product.stepMails.value ?? [] { look(mail) }
            case .paymentMethod(let method): look(.name, .methodName, method.model.name.placeOfValue)
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

    let part: Part
    /// One of those that are there as long as the process; two processors that counted its references would wait for each other.
    unowned(unsafe) let field: FieldName
    let place: Place
    let text: PlacedText

    fileprivate init(_ part: Part, _ field: FieldName, _ place: Place, in bytes: [UInt8]) {
        self.part = part
        self.field = field
        self.place = place
        text = PlacedText(place, in: bytes)
    }

    var fieldWords: Bilingual { field.shown(place.spelling) }
}
