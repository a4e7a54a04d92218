import Schema
import SourceText

/// Links the documents of a project: one integration, ids without repeats, `use:` resolved and applied.
struct Linker {
    private let units: [FileUnit]
    /// Some document is not known or was not understood: what is referred to, or refers, may be in it.
    let isPartial: Bool

    private(set) var integrations: [Shared<Integration>] = []
    private(set) var methods = Definitions<PaymentMethod>()
    private(set) var mails = Definitions<StepMail>()
    private(set) var products: [SoldProduct] = []
    private(set) var problems: [Diagnostic] = []
    /// Definitions whose id another one has, and what a `use:` names that none has.
    private var repeated: [RepeatedDefinition] = []
    private var unknown: [References.Unknown] = []

    private typealias RepeatedDefinition = (kind: DocumentKind, name: String, place: Place, first: Place)

    /// Whether an id was not understood.
    private lazy var hidesAnID = methods.all.contains { $0.id.isPoisoned } || mails.all.contains { $0.id.isPoisoned }

    init(_ units: [FileUnit], isWhole: Bool) {
        self.units = units
        isPartial = !isWhole || units.contains { $0.isPartial }
    }

    mutating func link(after previous: Project?, _ mapping: Project.Mapper) {
        let pending = gather()
        checkIntegrations()
        let linker = ProductLinker(methods, mails, after: previous)
        for (index, linked) in zip(pending, mapping(pending.map { products[$0].product }) { linker.link($0) }) {
            products[index] = linked.sold
            take(linked)
        }
        reportRepeatedAndUnknown()
        reportUnused()
    }

    /// What a product says of the documents around it, and what was wrong in it.
    private mutating func take(_ linked: LinkedProduct) {
        methods.markUsed(linked.references.methods)
        mails.markUsed(linked.references.mails)
        problems += linked.problems
        unknown += linked.references.unknown
    }

    /// Gathers the documents; the indices of products that use others, which still are to be linked.
    ///
    /// Nothing else runs meanwhile, and what another processor has read is far away: of a file that is one product which uses no other
    /// document little more than that is looked at. It takes a third of the time of going through its documents.
    private mutating func gather() -> [Int] {
        var pending: [Int] = []
        var ids: [String: Int] = [:]
        ids.reserveCapacity(units.count)
        products.reserveCapacity(units.count)
        var integrationsAtHome = 0
        for unit in units {
            if let product = unit.soleProduct {
                add(product, &ids)
                continue
            }
            for (document, alone) in zip(unit.documents, unit.alone) {
                switch document {
                case .integration(let integration):
                    // One in kessai.yaml is the first, wherever others are.
                    let isHome = unit.tree.source.path == projectFile
                    integrations.insert(integration, at: isHome ? integrationsAtHome : integrations.count)
                    if isHome { integrationsAtHome += 1 }
                case .product(let product):
                    if alone == nil { pending.append(products.count) }
                    add(alone ?? SoldProduct(product: product, methods: [], mails: [], definitions: nil), &ids)
                case .paymentMethod(let method): tell(.paymentMethod, methods.add(method))
                case .stepMail(let mail): tell(.stepMail, mails.add(mail))
                }
            }
        }
        return pending
    }

    /// Adds a product, and tells of an id that another one has; the first keeps it.
    private mutating func add(_ sold: SoldProduct, _ ids: inout [String: Int]) {
        products.append(sold)
        guard case .present(let name, let place) = sold.product.id else { return }
        // Nearly always there is none, and the name is looked up once.
        guard let first = ids.updateValue(products.count - 1, forKey: name) else { return }
        ids[name] = first
        tell(.product, products[first].product.id.place.map { (place, $0) })
    }

    private mutating func tell(_ kind: DocumentKind, _ repeated: (place: Place, first: Place)?) {
        guard let (place, first) = repeated else { return }
        self.repeated.append((kind, text(place), place, first))
    }

    private mutating func checkIntegrations() {
        if let first = integrations.first {
            // With a part that was not understood it may be one with the first: a `kind` written twice begins no document.
            let others = integrations.dropFirst().filter { !$0.origin.isIncomplete || $0.origin.file != first.origin.file }
            for other in others { problems.append(SecondIntegration.diagnostic(other, first: first)) }
        } else if !isPartial, let home = units.first(where: { $0.tree.source.path == projectFile }) ?? units.first {
            problems.append(MissingIntegration.diagnostic(in: home.tree.file))
        }
    }

    private mutating func reportRepeatedAndUnknown() {
        if repeated.isEmpty, unknown.isEmpty { return }
        // The one that is meant may be a document that was not understood.
        if isPartial || hidesAnID { unknown.removeAll { Contact.isID($0.name) } }
        reportRepeated(.product, lacking: [])
        for kind in [DocumentKind.paymentMethod, .stepMail] {
            let isMethod = kind == .paymentMethod
            let named = unknown.filter { $0.kind == kind }
            var ids = KnownIDs(named.isEmpty ? [] : isMethod ? methods.names : mails.names, titles: titles(of: named))
            func isOfOtherKind(_ name: String) -> Bool { isMethod ? mails.contains(name) : methods.contains(name) }
            let lost = named.isEmpty ? [] : lostIDs(kind, named.map(\.name).filter { !isOfOtherKind($0) }, among: &ids)
            reportRepeated(kind, lacking: named.filter { lost.contains($0.name) })
            for (name, kind, place) in named where !lost.contains(name) {
                let other = isOfOtherKind(name) ? (isMethod ? DocumentKind.stepMail : .paymentMethod) : nil
                problems.append(UnknownReference.diagnostic(name, kind, among: &ids, otherKind: other, at: place))
            }
        }
    }

    /// The ids of payment methods by the names that buyers see, where one of them may be written in place of its id.
    private func titles(of unknown: [References.Unknown]) -> [String: String] {
        guard unknown.contains(where: { $0.kind == .paymentMethod && !Contact.isID($0.name) }) else { return [:] }
        let named = methods.all.compactMap { method in method.name.value.flatMap { name in method.id.value.map { (name, $0) } } }
        return Dictionary(named) { first, second in first == second ? first : "" }
    }

    /// The names that no definition has because those who should have them are copies that kept their ids: at most one for each of these,
    /// and none that is nearly the id of another one.
    private func lostIDs(_ kind: DocumentKind, _ names: [String], among ids: inout KnownIDs) -> Set<String> {
        let copies = repeated.filter { $0.kind == kind }.map(\.name)
        if copies.isEmpty { return [] }
        let known = Set(copies)
        // In an order, as only so many are compared.
        let lost = Set(names).sorted().filter { name in ids.nearest(to: name).map(known.contains) ?? true }
        return lost.count <= copies.count ? Set(lost) : []
    }

    /// Ids that are taken, with the uses of what there is none of as they are.
    private mutating func reportRepeated(_ kind: DocumentKind, lacking uses: [References.Unknown]) {
        for copy in repeated where copy.kind == kind {
            var problem = DuplicateID.diagnostic(
                of: kind, name: copy.name, at: copy.place, first: copy.first, lacking: uses.prefix(3).map(\.place),
                isCopy: isCopy(copy.place.file, of: copy.first.file))
            problem.causes = Set(uses.map(\.place.file))
            problems.append(problem)
        }
    }

    /// Whether two files say the same. Each of their ids asks, so that long ones are not compared.
    private func isCopy(_ file: FileID, of first: FileID) -> Bool {
        let (copy, first) = (Int(file.index), Int(first.index))
        guard copy != first, units.indices.contains(copy), units.indices.contains(first) else { return false }
        let bytes = units[copy].tree.source.bytes
        return bytes.count <= 20_000 && bytes == units[first].tree.source.bytes
    }

    private mutating func reportUnused() {
        // Where an entry uses what another one uses already, that one is the finding, and this what it should use.
        func unused(_ kind: DocumentKind, _ all: [(name: String, place: Place)], _ repeatedUses: () -> Int)
            -> [(DocumentKind, (name: String, place: Place))]
        {
            all.isEmpty || all.count <= repeatedUses() ? [] : all.map { (kind, $0) }
        }
        let unused =
            unused(.paymentMethod, methods.unused) { products.reduce(0) { $0 + Linker.repeatedUses($1.methods) } }
            + unused(.stepMail, mails.unused) { products.reduce(0) { $0 + Linker.repeatedUses($1.mails) } }
        // A product that was not understood may use it; so may one whose list was wrong.
        if unused.isEmpty || isPartial || products.contains(where: \.mayUseMore) { return }
        for (kind, definition) in unused {
            problems.append(UnusedDefinition.diagnostic(definition.name, kind, at: definition.place))
        }
    }

    private static func repeatedUses<Model: Definable>(_ entries: [SoldEntry<Model>]) -> Int {
        let used = entries.filter { $0.entry.id.isAbsent }.compactMap { $0.entry.use.value }
        return used.count - Set(used).count
    }

    private func text(_ place: Place) -> String {
        let index = Int(place.file.index)
        return units.indices.contains(index) ? units[index].tree.source.text(place.value) : ""
    }
}
