import Project
import Schema
import SourceText

/// One rule: what it looks for, and how it explains itself. One file each.
package final class Rule: Sendable {
    package let explanation: Explanation
    let look: Look

    package var code: Code { explanation.code }

    /// A rule that needs no other file than the one in which it finds something.
    init(_ explanation: Explanation, check: @escaping @Sendable (FileUnit) -> [Diagnostic]) {
        self.explanation = explanation
        look = .file(check)
    }

    /// A rule about each text that buyers read.
    init(_ explanation: Explanation, check: @escaping @Sendable (WrittenText) -> [Diagnostic]) {
        self.explanation = explanation
        look = .text(check)
    }

    /// A rule about subject and body of each mail.
    init(_ explanation: Explanation, check: @escaping @Sendable (MailText) -> [Diagnostic]) {
        self.explanation = explanation
        look = .mail(check)
    }

    /// A rule about one product with all that it uses.
    init(_ explanation: Explanation, check: @escaping @Sendable (SoldProduct) -> [Diagnostic]) {
        self.explanation = explanation
        look = .product(check)
    }

    /// A rule about places that several products may share, as they use one definition: what each product says of a place, and the
    /// finding that is made of all that was said of it, in the order of the products.
    init<Sight: Sendable>(
        _ explanation: Explanation, each: @escaping @Sendable (SoldProduct, MailLookup) -> [(place: Location, sight: Sight)],
        together: @escaping @Sendable (Location, [Sight], Whole) -> Diagnostic?
    ) {
        self.explanation = explanation
        look = .place(
            each: { sold, mails in each(sold, mails).map { Sighting(place: $0.place, value: $0.sight) } },
            together: { place, values, whole in together(place, values.compactMap { $0 as? Sight }, whole) })
    }

    /// A rule about the settings of the site, and what documents mean together.
    init(_ explanation: Explanation, check: @escaping @Sendable (Project, Surroundings) -> [Diagnostic]) {
        self.explanation = explanation
        look = .project { project, _, surroundings in check(project, surroundings) }
    }

    /// A rule about texts and what other documents say of them.
    init(_ explanation: Explanation, check: @escaping @Sendable (Project, InspectedFiles, Surroundings) -> [Diagnostic]) {
        self.explanation = explanation
        look = .project(check)
    }

    /// Whether other documents may decide what it finds.
    var crossesDocuments: Bool {
        switch look {
        case .file, .text, .mail: false
        case .product, .place, .project: true
        }
    }

    /// What this rule alone finds, before levels and suppressions.
    package func findings(_ project: Project, _ files: InspectedFiles, _ surroundings: Surroundings) -> [Diagnostic] {
        switch look {
        case .file(let check): files.all.flatMap { check($0.unit) }
        case .text(let check): files.all.flatMap { $0.unit.texts.flatMap(check) }
        case .mail(let check): files.all.flatMap { $0.unit.texts.filter { $0.part == .mail }.map(MailText.init).flatMap(check) }
        case .product(let check): project.products.flatMap(check)
        case .place(let each, let together):
            grouped(project.products.flatMap { each($0, MailLookup(files)) }) { $0.place }
                .compactMap { together($0.location, $0.values.map(\.value), Whole(project: project, surroundings: surroundings)) }
        case .project(let check): check(project, files, surroundings)
        }
    }
}

/// How much of a project a rule has to see: the less, the less is done again after an edit, and the more is done side by side.
enum Look: Sendable {
    case file(@Sendable (FileUnit) -> [Diagnostic])
    case text(@Sendable (WrittenText) -> [Diagnostic])
    case mail(@Sendable (MailText) -> [Diagnostic])
    case product(@Sendable (SoldProduct) -> [Diagnostic])
    case place(
        each: @Sendable (SoldProduct, MailLookup) -> [Sighting],
        together: @Sendable (Location, [any Sendable], Whole) -> Diagnostic?)
    case project(@Sendable (Project, InspectedFiles, Surroundings) -> [Diagnostic])
}

/// How each rule looks, in the order of the catalogue. It is one list for all kinds: each type of array takes a short run 7,000
/// instructions before its first use.
let looks = allRules.map { $0.look }

/// What one product says of a place.
struct Sighting: Sendable {
    let place: Location
    let value: any Sendable
}

/// What a finding about a shared place may depend on besides the products that share it.
final class Whole {
    let project: Project
    let surroundings: Surroundings
    /// The products that use each definition of a mail.
    private lazy var users = project.products.reduce(into: [ObjectIdentifier: [SoldProduct]]()) { users, product in
        for definition in Set(product.mails.compactMap { $0.definition.map(ObjectIdentifier.init) }) {
            users[definition, default: []].append(product)
        }
    }

    /// Asked for only where something was found that another product may explain.
    private(set) lazy var names = ProductNames(project.products)
    /// What they end with, as most texts have none of them.
    private(set) lazy var endsOfNames = EndsOfNames.Known(project.products.compactMap { $0.product.name.value })
    /// The same as texts write them.
    private(set) lazy var spokenNames = names.spoken

    init(project: Project, surroundings: Surroundings) {
        self.project = project
        self.surroundings = surroundings
    }

    /// Whether a product may send the mail of a definition at a price that is not known, as something in it was not understood.
    func mayHidePrices(ofMail definition: Shared<StepMail>) -> Bool {
        hidesUses || senders(of: definition).contains { !ProductPrices(of: $0).areKnown }
    }

    private lazy var hidesUses = project.isPartial || project.products.contains(where: \.mayUseMore)

    /// The products that send the mail of a definition, each once.
    func senders(of definition: Shared<StepMail>) -> [SoldProduct] { users[ObjectIdentifier(definition), default: []] }
}
