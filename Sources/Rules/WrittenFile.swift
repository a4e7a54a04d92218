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
    private(set) var mails = MailTexts()

    init(_ unit: FileUnit) {
        self.unit = unit
        for document in unit.documents {
            switch document {
            case .integration: break
            case .product(let product):
                let methods = product.paymentMethods.value ?? []
                let items = product.items.value ?? []
                names.reserveCapacity(names.count + 1 + items.count + methods.count)
                taxRates.reserveCapacity(taxRates.count + items.count + methods.count)
                add(name: .productName, product.name)
                for item in items {
                    add(name: .productName, item.name)
                    taxRates.append(item.taxRate)
                }
                for method in methods { add(method) }
                let sent = product.stepMails.value ?? []
                mails.reserve(2 * sent.count)
                senderNames.reserveCapacity(senderNames.count + sent.count)
                for mail in sent { add(mail) }
            case .paymentMethod(let method): add(method)
            case .stepMail(let mail): add(mail)
            }
        }
        mails.sort()
    }

    private mutating func add(name field: FieldName, _ setting: Setting<String>) {
        if let text = WrittenText(field, setting, in: unit.tree.source) { names.append(text) }
    }

    private mutating func add(_ method: Shared<PaymentMethod>) {
        add(name: .methodName, method.name)
        taxRates.append(method.taxRate)
    }

    private mutating func add(_ mail: Shared<StepMail>) {
        let source = unit.tree.source
        if case .present(let sender, _) = mail.from, let name = WrittenText(.senderName, sender.name, in: source) {
            senderNames.append(name)
        }
        if let subject = WrittenText(.subject, mail.subject, in: source) { mails.add(MailText(subject)) }
        if case .present(_, let place) = mail.body { mails.add(MailText(WrittenText(.body, place, in: source))) }
    }

    /// Everything that a mail shows: its sender's name, subject and body.
    func visitMailTexts(_ visit: (WrittenText) -> Void) {
        for text in senderNames { visit(text) }
        for text in mails.texts { visit(text.written) }
    }

    /// All that buyers read.
    func visitTexts(_ visit: (WrittenText) -> Void) {
        for text in names { visit(text) }
        visitMailTexts(visit)
    }
}

/// Subjects and bodies of the mails of a file, in the order of the text.
struct MailTexts: Sendable {
    private(set) var texts: [MailText] = []
    /// Those that link somewhere.
    private(set) var withLinks: [MailText] = []
    /// The host that all links lead to, where there is one: of nearly all files nothing more need be looked at.
    private(set) var onlyHost: String?

    fileprivate mutating func reserve(_ count: Int) {
        texts.reserveCapacity(texts.count + count)
        withLinks.reserveCapacity(withLinks.count + count)
    }

    fileprivate mutating func add(_ text: MailText) {
        texts.append(text)
        guard let first = text.links.first else { return }
        let host = withLinks.isEmpty ? first.host : onlyHost
        onlyHost = text.links.allSatisfy { $0.host == host } ? host : nil
        withLinks.append(text)
    }

    fileprivate mutating func sort() { texts.sort { $0.place.value.start < $1.place.value.start } }

    /// The subject or body that is written at a place.
    func text(at place: Place) -> MailText? {
        var low = 0
        var high = texts.count
        while low < high {
            let middle = (low + high) / 2
            if texts[middle].place.value.start < place.value.start { low = middle + 1 } else { high = middle }
        }
        return texts.indices.contains(low) && texts[low].place.value == place.value ? texts[low] : nil
    }
}
