import Schema
import SourceText

/// Links the documents of a project: one integration, ids without repeats, `use:` resolved and applied.
struct Linker {
    private let units: [FileUnit]
    /// Some document is not known or was not understood: what is referred to, or refers, may be in it.
    private let isPartial: Bool

    private(set) var integrations: [Shared<Integration>] = []
    private(set) var methods = Definitions<PaymentMethod> { $0.id }
    private(set) var mails = Definitions<StepMail> { $0.id }
    private(set) var products: [SoldProduct] = []
    private(set) var problems: [Diagnostic] = []
    /// The ids of definitions, once a `use:` has named none of them; and whether an id was not understood.
    private var known: [DocumentKind: KnownIDs] = [:]
    private lazy var hidesAnID = methods.all.contains { $0.id.isPoisoned } || mails.all.contains { $0.id.isPoisoned }

    init(_ units: [FileUnit], isWhole: Bool) {
        self.units = units
        isPartial = !isWhole || units.contains { $0.isPartial }
    }

    mutating func link(after previous: Project?, _ mapping: Project.Mapper) {
        let sold = gather()
        checkIntegrations()
        let linker = ProductLinker(methods, mails, after: previous)
        let linked = mapping(sold.compactMap { $0.linked == nil ? $0.product : nil }) { linker.link($0) }
        for one in linked { take(one) }
        var others = linked.makeIterator()
        products = sold.compactMap { $0.linked ?? others.next()?.sold }
        reportUnused()
    }

    /// What a product says of the documents around it, and what was wrong in it.
    private mutating func take(_ linked: LinkedProduct) {
        methods.markUsed(linked.references.methods)
        mails.markUsed(linked.references.mails)
        problems += linked.problems
        for (name, kind, place) in linked.references.unknown { reportUnknown(name, kind, at: place) }
    }

    /// All products, those of them linked that use no other document.
    private mutating func gather() -> [(product: Shared<Product>, linked: SoldProduct?)] {
        var products = Definitions<Product> { $0.id }
        products.reserve(units.count)
        var sold: [(product: Shared<Product>, linked: SoldProduct?)] = []
        sold.reserveCapacity(units.count)
        var integrationsAtHome = 0
        for unit in units {
            for (document, alone) in zip(unit.documents, unit.alone) {
                let repeated: (kind: DocumentKind, places: (place: Place, first: Place)?)
                switch document {
                case .integration(let integration):
                    // One in kessai.yaml is the first, wherever others are.
                    let isHome = unit.tree.source.path == "kessai.yaml"
                    integrations.insert(integration, at: isHome ? integrationsAtHome : integrations.count)
                    if isHome { integrationsAtHome += 1 }
                    continue
                case .product(let product):
                    sold.append((product, alone))
                    repeated = (.product, products.add(product))
                case .paymentMethod(let method): repeated = (.paymentMethod, methods.add(method))
                case .stepMail(let mail): repeated = (.stepMail, mails.add(mail))
                }
                if let places = repeated.places {
                    problems.append(
                        DuplicateID.diagnostic(of: repeated.kind, name: text(places.place), at: places.place, first: places.first)
                    )
                }
            }
        }
        return sold
    }

    private mutating func checkIntegrations() {
        if let first = integrations.first {
            // With a part that was not understood it may be one with the first: a `kind` written twice begins no document.
            let others = integrations.dropFirst().filter { !$0.origin.isIncomplete || $0.origin.file != first.origin.file }
            for other in others { problems.append(SecondIntegration.diagnostic(other, first: first)) }
        } else if !isPartial, let home = units.first(where: { $0.tree.source.path == "kessai.yaml" }) ?? units.first {
            problems.append(MissingIntegration.diagnostic(in: home.tree.file))
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
