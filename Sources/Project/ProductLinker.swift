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

    func link(_ product: Shared<Product>, _ document: DocumentID) -> LinkedProduct {
        if let unchanged = unchanged(document) { return unchanged }
        var references = References()
        var definitions: [DocumentID] = []
        let sold = (product.paymentMethods.value ?? []).map { entry -> SoldMethod in
            guard let use = entry.use.value, let place = entry.use.place else {
                return SoldMethod(entry, isUnresolved: entry.use.isPoisoned)
            }
            guard let index = methods.find(use) else {
                references.unknown.append((use, .paymentMethod, place))
                return SoldMethod(entry, isUnresolved: true)
            }
            references.methods.append(index)
            definitions.append(methods.documents[index])
            return SoldMethod(entry, over: methods.all[index])
        }
        let sent = (product.stepMails.value ?? []).map { entry -> SentMail in
            guard let use = entry.use.value, let place = entry.use.place else {
                return SentMail(entry, isUnresolved: entry.use.isPoisoned)
            }
            guard let index = mails.find(use) else {
                references.unknown.append((use, .stepMail, place))
                return SentMail(entry, isUnresolved: true)
            }
            references.mails.append(index)
            definitions.append(mails.documents[index])
            return SentMail(entry, over: mails.all[index])
        }
        var problems: [Diagnostic] = []
        if sold.count > 1 { checkEntries(sold.compactMap { $0.identity }, &problems) }
        if sent.count > 1 { checkEntries(sent.compactMap { $0.identity }, &problems) }
        // What was reported, or not, depends on more than the documents that are used.
        let isSettled = problems.isEmpty && !sold.contains(where: \.isUnresolved) && !sent.contains(where: \.isUnresolved)
        let linked = SoldProduct(
            product: product, methods: sold, mails: sent, document: document, definitions: isSettled ? definitions : nil)
        return LinkedProduct(sold: linked, references: references, problems: problems)
    }

    /// What an unchanged document was linked to before, if the documents that it uses are unchanged too.
    private func unchanged(_ document: DocumentID) -> LinkedProduct? {
        guard let sold = earlier[document], let definitions = sold.definitions else { return nil }
        var references = References()
        if !definitions.isEmpty {
            references.methods = sold.methods.compactMap { $0.entry.use.value }.compactMap(methods.find)
            references.mails = sold.mails.compactMap { $0.entry.use.value }.compactMap(mails.find)
            let used = references.methods.map { methods.documents[$0] } + references.mails.map { mails.documents[$0] }
            if used != definitions { return nil }
        }
        return LinkedProduct(sold: sold, references: references, problems: [])
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

/// A product as it is linked.
struct LinkedProduct: Sendable {
    let sold: SoldProduct
    let references: References
    let problems: [Diagnostic]
}

/// What the `use:` of a product name.
struct References: Sendable {
    /// Indices of definitions.
    var methods: [Int] = []
    var mails: [Int] = []
    var unknown: [(name: String, kind: DocumentKind, place: Place)] = []
}
