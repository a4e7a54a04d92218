import Project
import Schema
import SourceText

/// The ids of a project: where each is declared and where it is used.
struct Identities {
    /// What an id is unique among.
    enum Namespace: Hashable {
        case products, paymentMethods, stepMails
        /// An entry written in place, which nothing refers to.
        case entry(Location)
    }

    struct Occurrence {
        let namespace: Namespace
        let id: String
        /// The value.
        let location: Location
        let isDeclaration: Bool
    }

    /// In the order of files and places.
    let occurrences: [Occurrence]

    init(_ project: Project) {
        var found: [Occurrence] = []
        func add(_ setting: Setting<String>, _ namespace: Namespace?, isDeclaration: Bool = true) {
            // What a `use:` says may be no id.
            guard case .present(let id, let place) = setting, Contact.isID(id) else { return }
            let location = place.valueLocation
            found.append(
                Occurrence(namespace: namespace ?? .entry(location), id: id, location: location, isDeclaration: isDeclaration))
        }
        for method in project.methodDefinitions { add(method.id, .paymentMethods) }
        for mail in project.mailDefinitions { add(mail.id, .stepMails) }
        for sold in project.products {
            add(sold.product.id, .products)
            for method in sold.methods {
                add(method.entry.id, nil)
                add(method.entry.use, .paymentMethods, isDeclaration: false)
            }
            for sent in sold.mails {
                add(sent.entry.id, nil)
                add(sent.entry.use, .stepMails, isDeclaration: false)
            }
        }
        occurrences = found.sorted {
            ($0.location.file, $0.location.range.start) < ($1.location.file, $1.location.range.start)
        }
    }

    func at(_ offset: Int, in file: FileID) -> Occurrence? {
        occurrences.first { occurrence in
            let range = occurrence.location.range.offsets
            return occurrence.location.file == file && range.lowerBound <= offset && offset <= range.upperBound
        }
    }

    /// All occurrences of the same id, this one too.
    func same(as occurrence: Occurrence) -> [Occurrence] {
        occurrences.filter { $0.namespace == occurrence.namespace && $0.id == occurrence.id }
    }

    /// The ids that can be referred to, each where it is declared first.
    func declared(in namespace: Namespace) -> [Occurrence] {
        var seen: Set<String> = []
        return occurrences.filter { $0.namespace == namespace && $0.isDeclaration && seen.insert($0.id).inserted }
    }
}
