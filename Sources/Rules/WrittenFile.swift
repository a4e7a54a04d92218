import Project
import Schema
import SourceText

/// What rules for single files ask of one, as it is written, before any link.
struct WrittenFile: Sendable {
    let unit: FileUnit
    /// Names that buyers read: of products, their items, and payment methods.
    private(set) var names: [WrittenText] = []
    /// Of items and payment methods: definitions, and entries of products with what is written beside `use:`.
    private(set) var taxRates: [Setting<Int>] = []
    private(set) var senderNames: [WrittenText] = []
    /// Subjects and bodies of its mails, in the order of the text.
    private(set) var mailTexts: [MailText] = []

    init(_ unit: FileUnit) {
        self.unit = unit
        for document in unit.documents {
            switch document {
            case .integration: break
            case .product(let product):
                add(name: .productName, product.name)
                // The models are large: each field is taken where it stands, without a copy of what is around it.
                let items = product.items.value ?? []
                for index in items.indices {
                    add(name: .productName, items[index].name)
                    taxRates.append(items[index].taxRate)
                }
                let methods = product.paymentMethods.value ?? []
                for index in methods.indices { add(methods[index]) }
                let mails = product.stepMails.value ?? []
                for index in mails.indices { add(mails[index]) }
            case .paymentMethod(let method): add(method)
            case .stepMail(let mail): add(mail)
            }
        }
        mailTexts.sort { $0.place.value.start < $1.place.value.start }
    }

    private mutating func add(name field: FieldName, _ setting: Setting<String>) {
        if let text = WrittenText(field, setting, in: unit.tree.source) { names.append(text) }
    }

    private mutating func add(_ method: PaymentMethod) {
        add(name: .methodName, method.name)
        taxRates.append(method.taxRate)
    }

    private mutating func add(_ mail: StepMail) {
        let source = unit.tree.source
        if case .present(let sender, _) = mail.from, let name = WrittenText(.senderName, sender.name, in: source) {
            senderNames.append(name)
        }
        if let subject = WrittenText(.subject, mail.subject, in: source) { mailTexts.append(MailText(subject)) }
        if case .present(_, let place) = mail.body { mailTexts.append(MailText(WrittenText(.body, place, in: source))) }
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

    /// Everything that a mail shows: its sender's name, subject and body.
    func visitMailTexts(_ visit: (WrittenText) -> Void) {
        for text in senderNames { visit(text) }
        for text in mailTexts { visit(text.written) }
    }

    /// All that buyers read.
    func visitTexts(_ visit: (WrittenText) -> Void) {
        for text in names { visit(text) }
        visitMailTexts(visit)
    }
}
