import Schema
import SourceText

/// Links the documents of a project: one integration, ids without repeats, `use:` resolved and applied.
struct Linker {
    private let units: [FileUnit]
    /// Some document was not understood: what is referred to, or refers, may be in it.
    private let isPartial: Bool

    private(set) var integrations: [Shared<Integration>] = []
    private(set) var methods = Definitions<PaymentMethod> { $0.id }
    private(set) var mails = Definitions<StepMail> { $0.id }
    private(set) var products: [SoldProduct] = []
    private(set) var problems: [Diagnostic] = []
    /// The ids of definitions, once a `use:` has named none of them; and whether an id was not understood.
    private var known: [DocumentKind: KnownIDs] = [:]
    private lazy var hidesAnID = methods.all.contains { $0.id.isPoisoned } || mails.all.contains { $0.id.isPoisoned }
    /// What was linked before, by the document.
    private let earlier: [DocumentID: SoldProduct]

    init(_ units: [FileUnit], after previous: Project?) {
        self.units = units
        isPartial = units.contains(where: \.isPartial)
        earlier = Dictionary((previous?.products ?? []).map { ($0.document, $0) }) { first, _ in first }
    }

    mutating func link() {
        let written = gather()
        checkIntegrations()
        products = written.map { product, document in unchanged(document) ?? link(product, document) }
        reportUnused()
    }

    private mutating func gather() -> [(Shared<Product>, DocumentID)] {
        var products = Definitions<Product> { $0.id }
        var written: [(Shared<Product>, DocumentID)] = []
        var integrationsAtHome = 0
        for unit in units {
            for (position, document) in unit.documents.enumerated() {
                let id = DocumentID(unit: ObjectIdentifier(unit), position: position)
                let repeated: (kind: DocumentKind, places: (place: Place, first: Place)?)
                switch document {
                case .integration(let integration):
                    // One in kessai.yaml is the first, wherever others are.
                    let isHome = unit.tree.source.path == "kessai.yaml"
                    integrations.insert(integration, at: isHome ? integrationsAtHome : integrations.count)
                    if isHome { integrationsAtHome += 1 }
                    continue
                case .product(let product):
                    written.append((product, id))
                    repeated = (.product, products.add(product, id))
                case .paymentMethod(let method): repeated = (.paymentMethod, methods.add(method, id))
                case .stepMail(let mail): repeated = (.stepMail, mails.add(mail, id))
                }
                if let places = repeated.places {
                    problems.append(
                        DuplicateID.diagnostic(of: repeated.kind, name: text(places.place), at: places.place, first: places.first)
                    )
                }
            }
        }
        return written
    }

    private mutating func checkIntegrations() {
        if let first = integrations.first {
            for other in integrations.dropFirst() { problems.append(SecondIntegration.diagnostic(other, first: first)) }
        } else if !isPartial, let home = units.first(where: { $0.tree.source.path == "kessai.yaml" }) ?? units.first {
            problems.append(MissingIntegration.diagnostic(in: home.tree.file))
        }
    }

    /// What an unchanged document was linked to before, if the documents that it uses are unchanged too.
    private mutating func unchanged(_ document: DocumentID) -> SoldProduct? {
        guard let sold = earlier[document], let definitions = sold.definitions else { return nil }
        if definitions.isEmpty { return sold }
        let used =
            sold.methods.compactMap { $0.entry.use.value }.map { methods.use($0)?.document }
            + sold.mails.compactMap { $0.entry.use.value }.map { mails.use($0)?.document }
        return used == definitions ? sold : nil
    }

    private mutating func link(_ product: Shared<Product>, _ document: DocumentID) -> SoldProduct {
        var definitions: [DocumentID] = []
        let problemsBefore = problems.count
        let sold = (product.paymentMethods.value ?? []).map { entry -> SoldMethod in
            guard let use = entry.use.value, let place = entry.use.place else {
                return SoldMethod(entry, isUnresolved: entry.use.isPoisoned)
            }
            guard let (definition, document) = methods.use(use) else {
                reportUnknown(use, .paymentMethod, at: place)
                return SoldMethod(entry, isUnresolved: true)
            }
            definitions.append(document)
            return SoldMethod(entry, over: definition)
        }
        let sent = (product.stepMails.value ?? []).map { entry -> SentMail in
            guard let use = entry.use.value, let place = entry.use.place else {
                return SentMail(entry, isUnresolved: entry.use.isPoisoned)
            }
            guard let (definition, document) = mails.use(use) else {
                reportUnknown(use, .stepMail, at: place)
                return SentMail(entry, isUnresolved: true)
            }
            definitions.append(document)
            return SentMail(entry, over: definition)
        }
        checkEntries(sold.compactMap(\.identity))
        checkEntries(sent.compactMap(\.identity))
        // What was reported, or not, depends on more than the documents that are used.
        let isSettled =
            problems.count == problemsBefore && !sold.contains(where: \.isUnresolved) && !sent.contains(where: \.isUnresolved)
        return SoldProduct(
            product: product, methods: sold, mails: sent, document: document, definitions: isSettled ? definitions : nil)
    }

    /// Ids without repeats within one list of a product.
    private mutating func checkEntries(_ entries: [Identity]) {
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

    private mutating func reportUnknown(_ name: String, _ kind: DocumentKind, at place: Place) {
        // The one that is meant may be a document that was not understood.
        if isPartial || hidesAnID { return }
        let isMethod = kind == .paymentMethod
        let (other, isOther) =
            isMethod ? (DocumentKind.stepMail, mails.contains(name)) : (.paymentMethod, methods.contains(name))
        var ids = known.removeValue(forKey: kind) ?? KnownIDs(isMethod ? methods.names : mails.names)
        problems.append(UnknownReference.diagnostic(name, kind, among: &ids, otherKind: isOther ? other : nil, at: place))
        known[kind] = ids
    }

    private mutating func reportUnused() {
        let unused = methods.unused.map { (DocumentKind.paymentMethod, $0) } + mails.unused.map { (DocumentKind.stepMail, $0) }
        // A product that was not understood may use it; so may one whose list was wrong.
        if unused.isEmpty || isPartial || products.contains(where: Linker.mayUseMore) { return }
        for (kind, definition) in unused {
            problems.append(UnusedDefinition.diagnostic(definition.name, kind, at: definition.place))
        }
    }

    private static func mayUseMore(_ sold: SoldProduct) -> Bool {
        sold.product.paymentMethods.isPoisoned || sold.product.stepMails.isPoisoned || sold.product.origin.isIncomplete
            || sold.methods.contains { $0.isUnresolved || $0.entry.origin.isIncomplete }
            || sold.mails.contains { $0.isUnresolved || $0.entry.origin.isIncomplete }
    }

    private func text(_ place: Place) -> String {
        let index = Int(place.file.index)
        return units.indices.contains(index) ? units[index].tree.source.text(place.value) : ""
    }
}
