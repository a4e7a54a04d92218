import Schema
import SourceText
import Syntax

/// All documents of a project with references resolved and `use:` applied; rules and outputs see only this.
package struct Project: Sendable {
    /// Sorted by path.
    package let units: [FileUnit]
    /// The first integration document; nil when there is none (reported).
    package let integration: Shared<Integration>?
    /// In the order of files and documents.
    package let products: [SoldProduct]
    /// `payment_method` documents.
    package let methodDefinitions: [Shared<PaymentMethod>]
    /// `step_mail` documents.
    package let mailDefinitions: [Shared<StepMail>]
    /// Problems of links, in no particular order.
    package let linkProblems: [Diagnostic]

    /// Links files that were read one by one; they are sorted by path, and each has its index as its `FileID`.
    ///
    /// What was linked in a previous state of the project, from documents that are the same objects still, is taken over.
    package init(_ units: [FileUnit], after previous: Project? = nil, _ workers: some Workers = NoWorkers()) {
        var linker = Linker(units, after: previous)
        linker.link(workers)
        self.units = units
        integration = linker.integrations.first
        products = linker.products
        methodDefinitions = linker.methods.all
        mailDefinitions = linker.mails.all
        linkProblems = linker.problems
    }

    /// Problems of text, shape and links, in no particular order.
    package var problems: [Diagnostic] { units.flatMap(\.problems) + linkProblems }

    /// The private key files that the project names, each once, sorted.
    package var privateKeyPaths: [String] {
        let environments = [integration?.amazonPay.value?.live.value, integration?.amazonPay.value?.sandbox.value]
        return Set(environments.compactMap { $0?.privateKeyFile.value }).sorted()
    }

    package func source(_ file: FileID) -> SourceFile? {
        let index = Int(file.index)
        return units.indices.contains(index) ? units[index].tree.source : nil
    }
}

/// A product with its payment methods and step mails as they take effect.
///
/// This and the two below are immutable objects, as rules pass them on.
package final class SoldProduct: Sendable {
    package let product: Shared<Product>
    package let methods: [SoldMethod]
    package let mails: [SentMail]
    /// The document it was linked from, and those that its entries use, in their order; nil when something was wrong with one.
    let document: DocumentID
    let definitions: [DocumentID]?

    init(product: Shared<Product>, methods: [SoldMethod], mails: [SentMail], document: DocumentID, definitions: [DocumentID]?) {
        self.product = product
        self.methods = methods
        self.mails = mails
        self.document = document
        self.definitions = definitions
    }
}

/// One document of one reading of a file.
struct DocumentID: Hashable, Sendable {
    let unit: ObjectIdentifier
    /// Position among the typed documents of the file.
    let position: Int
}

/// A payment method as one product uses it: the entry's own fields over those of the definition that `use:` names.
package final class SoldMethod: Sendable {
    /// Merged; each field's place is where its value was written. `origin` is the entry's.
    package let method: Shared<PaymentMethod>
    private let used: Used<PaymentMethod>?
    /// `use:` names nothing that exists (reported), so what is missing here cannot be judged.
    package let isUnresolved: Bool

    /// The entry in the product as written.
    package var entry: Shared<PaymentMethod> { used?.entry ?? method }
    package var definition: Shared<PaymentMethod>? { used?.definition }

    var identity: Identity? {
        isUnresolved ? nil : Project.identity(method.id, of: used.map { ($0.entry.id, $0.entry.use, $0.entry.origin) })
    }

    /// An entry with a definition under it.
    init(_ entry: Shared<PaymentMethod>, over definition: Shared<PaymentMethod>) {
        var merged = paymentMethodEntry.merge(entry.model, over: definition.model)
        merged.origin.isIncomplete = entry.origin.isIncomplete || definition.origin.isIncomplete
        method = Shared(merged)
        used = Used(entry, definition)
        isUnresolved = false
    }

    /// An entry as it is written.
    init(_ entry: Shared<PaymentMethod>, isUnresolved: Bool) {
        method = entry
        used = nil
        self.isUnresolved = isUnresolved
    }
}

/// An id of an entry, and where the product says it.
typealias Identity = (id: String, place: Place)

extension Project {
    /// The identity by a merged id and the entry beside whose `use:` it may not be written; nil where that is not known, as of an entry
    /// of which something was not understood.
    fileprivate static func identity(
        _ id: Setting<String>, of entry: (id: Setting<String>, use: Setting<String>, origin: Origin)?
    ) -> Identity? {
        guard case .present(let id, let place) = id else { return nil }
        guard let entry, entry.id.isAbsent else { return (id, place) }
        return entry.origin.isIncomplete ? nil : entry.use.place.map { (id, $0) }
    }
}

/// What a merged value was made from; most are written in place and have none.
private struct Used<Model: Sendable>: Sendable {
    let entry: Shared<Model>
    let definition: Shared<Model>

    init(_ entry: Shared<Model>, _ definition: Shared<Model>) {
        self.entry = entry
        self.definition = definition
    }
}

/// A step mail as one product uses it.
package final class SentMail: Sendable {
    package let mail: Shared<StepMail>
    private let used: Used<StepMail>?
    package let isUnresolved: Bool

    package var entry: Shared<StepMail> { used?.entry ?? mail }
    package var definition: Shared<StepMail>? { used?.definition }

    var identity: Identity? {
        isUnresolved ? nil : Project.identity(mail.id, of: used.map { ($0.entry.id, $0.entry.use, $0.entry.origin) })
    }

    /// An entry with a definition under it.
    init(_ entry: Shared<StepMail>, over definition: Shared<StepMail>) {
        var merged = stepMailEntry.merge(entry.model, over: definition.model)
        merged.origin.isIncomplete = entry.origin.isIncomplete || definition.origin.isIncomplete
        mail = Shared(merged)
        used = Used(entry, definition)
        isUnresolved = false
    }

    /// An entry as it is written.
    init(_ entry: Shared<StepMail>, isUnresolved: Bool) {
        mail = entry
        used = nil
        self.isUnresolved = isUnresolved
    }
}
