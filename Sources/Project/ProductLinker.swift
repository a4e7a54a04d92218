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
        let others = (previous?.products ?? []).lazy.filter { !$0.isAlone }
        earlier = Dictionary(others.map { (ObjectIdentifier($0.product), $0) }) { first, _ in first }
    }

    /// A product that uses no other document; nil for any other, and where something is wrong with it.
    static func alone(_ product: Shared<Product>) -> SoldProduct? {
        let methods = product.paymentMethods.value ?? []
        let mails = product.stepMails.value ?? []
        guard methods.allSatisfy({ $0.use.isAbsent && $0.model.meantUse == nil }),
            mails.allSatisfy({ $0.use.isAbsent && $0.model.meantUse == nil })
        else { return nil }
        let sold = methods.map { SoldMethod($0, isUnresolved: false) }
        let sent = mails.map { SentMail($0, isUnresolved: false) }
        var problems: [Diagnostic] = []
        checkEntries(sold, &problems)
        checkEntries(sent, &problems)
        return problems.isEmpty ? SoldProduct(product: product, methods: sold, mails: sent, definitions: []) : nil
    }

    func link(_ product: Shared<Product>) -> LinkedProduct {
        if let unchanged = unchanged(product) { return unchanged }
        var references = References()
        var problems: [Diagnostic] = []
        let sold = linked(product.paymentMethods.value ?? [], methods, &references.methods, &references.unknown, &problems)
        // Below `step_mails:`, whose line is missing, they are one mistake.
        if product.stepMails.isAbsent, let first = references.unknown.firstIndex(where: { mails.contains($0.name) }) {
            let place = references.unknown[first].place
            references.unknown.removeAll { $0.place != place && mails.contains($0.name) }
        } else if case .poisoned(let entries) = product.stepMails,
            product.paymentMethods.place?.value.contains(entries.value) == true
        {
            // The mails stand among the payment methods, which has been reported.
            references.unknown.removeAll { mails.contains($0.name) }
        }
        let sent = linked(product.stepMails.value ?? [], mails, &references.mails, &references.unknown, &problems)
        ProductLinker.checkEntries(sold, &problems)
        ProductLinker.checkEntries(sent, &problems)
        // What was reported, or not, depends on more than the documents that are used.
        let isSettled = problems.isEmpty && !sold.contains(where: \.isUnresolved) && !sent.contains(where: \.isUnresolved)
        let linked = SoldProduct(
            product: product, methods: sold, mails: sent, definitions: isSettled ? documents(references) : nil)
        return LinkedProduct(sold: linked, references: references, problems: problems)
    }

    private func linked<Model: Definable>(
        _ entries: [Shared<Model>], _ definitions: Definitions<Model>, _ used: inout [Int], _ unknown: inout [References.Unknown],
        _ problems: inout [Diagnostic]
    ) -> [SoldEntry<Model>] {
        entries.map { entry in
            if let meant = entry.model.meantUse {
                guard let index = definitions.find(meant.id) else {
                    problems += meant.problems
                    return SoldEntry(entry, isUnresolved: entry.model.use.isPoisoned)
                }
                problems.append(UnknownReference.meant(meant, Model.kind))
                used.append(index)
                var mended = meant.isWhole ? Model(origin: entry.model.origin) : entry.model
                mended.use = .present(meant.id, meant.place)
                return SoldEntry(Shared(mended), over: definitions.all[index])
            }
            guard case .present(let name, let place) = entry.model.use else {
                return SoldEntry(entry, isUnresolved: entry.model.use.isPoisoned)
            }
            guard let index = definitions.find(name) else {
                unknown.append((name, Model.kind, place))
                return SoldEntry(entry, isUnresolved: true)
            }
            used.append(index)
            if definitions.isRepeated(name) { return SoldEntry(entry, isUnresolved: true) }
            return SoldEntry(entry, over: definitions.all[index])
        }
    }

    /// What an unchanged document was linked to before, if the documents that it uses are unchanged too.
    private func unchanged(_ product: Shared<Product>) -> LinkedProduct? {
        guard let sold = earlier[ObjectIdentifier(product)], let definitions = sold.definitions else { return nil }
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
        references.methods.map { ObjectIdentifier(methods.all[$0]) } + references.mails.map { ObjectIdentifier(mails.all[$0]) }
    }

    /// Ids without repeats within one list of a product.
    private static func checkEntries<Model: Definable>(_ entries: [SoldEntry<Model>], _ problems: inout [Diagnostic]) {
        if entries.areFewAndDistinct(by: { $0.identity?.id }) { return }
        var seen: [String: (place: Place, isUse: Bool)] = [:]
        for entry in entries {
            guard let (id, place) = entry.identity else { continue }
            let isUse = entry.entry.use.place == place
            if let first = seen[id] {
                problems.append(
                    DuplicateID.diagnostic(ofEntry: id, at: place, first: first.place, isUsedAgain: isUse && first.isUse))
            } else {
                seen[id] = (place, isUse)
            }
        }
    }
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
