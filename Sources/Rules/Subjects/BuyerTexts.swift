import Project
import Schema
import SourceText

extension FileUnit {
    /// Visits what buyers read, where it is written, before any link: names of products, of their items and of payment methods, then
    /// mails, document by document.
    func visitTexts(_ visit: (WrittenText) -> Void) {
        let source = tree.source
        func look(_ part: WrittenText.Part, _ field: FieldName, _ setting: Setting<String>) {
            if case .present(_, let place) = setting { visit(WrittenText(part, field, place, in: source)) }
        }
        func look(_ mail: Shared<StepMail>) {
            if case .present(let sender, _) = mail.from { look(.sender, .senderName, sender.name) }
            look(.mail, .subject, mail.subject)
            if case .present(_, let place) = mail.body { visit(WrittenText(.mail, .body, place, in: source)) }
        }
        for document in documents {
            switch document {
            case .integration: break
            case .product(let product):
                look(.name, .productName, product.name)
                for item in product.items.value ?? [] { look(.name, .productName, item.name) }
                for method in product.paymentMethods.value ?? [] { look(.name, .methodName, method.name) }
                for mail in product.stepMails.value ?? [] { look(mail) }
            case .paymentMethod(let method): look(.name, .methodName, method.name)
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

    fileprivate init(_ part: Part, _ field: FieldName, _ place: Place, in source: SourceFile) {
        self.part = part
        self.field = field
        self.place = place
        text = PlacedText(place, in: source)
    }

    var fieldWords: Bilingual { field.shown(place.spelling) }
}
