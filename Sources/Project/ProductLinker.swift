import Schema
import SourceText

/// Resolves and applies the `use:` of one product. Products are linked independently of each other, so on all processors.
struct ProductLinker: Sendable {
    private let methods: Definitions<PaymentMethod>
    private let mails: Definitions<StepMail>
    /// What was linked before, by the document.
    private let earlier: [DocumentID: SoldProduct]

    init(_ methods: Definitions<PaymentMethod>, _ mails: Definitions<StepMail>, after previous: Project?) {
        self.methods = methods
        self.mails = mails
        earlier = Dictionary((previous?.products ?? []).map { ($0.document, $0) }) { first, _ in first }
    }

    func link(_ written: WrittenProduct) -> LinkedProduct {
        if let unchanged = unchanged(written.document) { return unchanged }
        let product = written.product
        var references = References()
        let sold = linked(product.paymentMethods.value ?? [], methods, &references.methods, &references.unknown)
        // Below `step_mails:`, whose line is missing, they are one mistake.
        if product.stepMails.isAbsent, let first = references.unknown.firstIndex(where: { mails.find($0.name) != nil }) {
            let place = references.unknown[first].place
            references.unknown.removeAll { $0.place != place && mails.find($0.name) != nil }
        }
        let sent = linked(product.stepMails.value ?? [], mails, &references.mails, &references.unknown)
        var problems: [Diagnostic] = []
        if sold.count > 1 { checkEntries(sold.compactMap { $0.identity }, &problems) }
        if sent.count > 1 { checkEntries(sent.compactMap { $0.identity }, &problems) }
        // What was reported, or not, depends on more than the documents that are used.
        let isSettled = problems.isEmpty && !sold.contains(where: \.isUnresolved) && !sent.contains(where: \.isUnresolved)
        let linked = SoldProduct(
            product: product, methods: sold, mails: sent, document: written.document,
            definitions: isSettled ? documents(references) : nil)
        return LinkedProduct(sold: linked, references: references, problems: problems)
    }

    private func linked<Model: Definable>(
        _ entries: [Shared<Model>], _ definitions: Definitions<Model>, _ used: inout [Int], _ unknown: inout [References.Unknown]
    ) -> [SoldEntry<Model>] {
        entries.map { entry in
            guard case .present(let name, let place) = entry.model.use else {
                return SoldEntry(entry, isUnresolved: entry.model.use.isPoisoned)
            }
            guard let index = definitions.find(name) else {
                unknown.append((name, Model.kind, place))
                return SoldEntry(entry, isUnresolved: true)
            }
            used.append(index)
            return SoldEntry(entry, over: definitions.all[index])
        }
    }

    /// What an unchanged document was linked to before, if the documents that it uses are unchanged too.
    private func unchanged(_ document: DocumentID) -> LinkedProduct? {
        guard let sold = earlier[document], let definitions = sold.definitions else { return nil }
        var references = References()
        if !definitions.isEmpty {
            references.methods = sold.methods.compactMap { $0.entry.use.value }.compactMap(methods.find)
            references.mails = sold.mails.compactMap { $0.entry.use.value }.compactMap(mails.find)
            if documents(references) != definitions { return nil }
        }
        return LinkedProduct(sold: sold, references: references, problems: [])
    }

    /// The documents that are used, in the order of the entries.
    private func documents(_ references: References) -> [DocumentID] {
        references.methods.map { methods.documents[$0] } + references.mails.map { mails.documents[$0] }
    }

    /// Ids without repeats within one list of a product.
    private func checkEntries(_ entries: [Identity], _ problems: inout [Diagnostic]) {
        // Nearly all lists are short and without repeats, which needs no table to see.
        if entries.count < 8, entries.indices.allSatisfy({ n in !entries[..<n].contains { $0.id == entries[n].id } }) { return }
        var seen: [String: Place] = [:]
        for (id, place) in entries {
            if let first = seen[id] {
                problems.append(DuplicateID.diagnostic(ofEntry: id, at: place, first: first))
            } else {
                seen[id] = place
            }
        }
    }
}

/// A product as its document says it.
package struct WrittenProduct: Sendable {
    let product: Shared<Product>
    let document: DocumentID
}

/// A product as it is linked.
package struct LinkedProduct: Sendable {
    let sold: SoldProduct
    let references: References
    let problems: [Diagnostic]
}

/// What the `use:` of a product name.
struct References: Sendable {
    /// Indices of definitions.
    var methods: [Int] = []
    var mails: [Int] = []
    var unknown: [Unknown] = []

    typealias Unknown = (name: String, kind: DocumentKind, place: Place)
}
