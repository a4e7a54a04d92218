import Project
import Schema
import SourceText
import Syntax

/// Uses of an id in parts of files that were not understood, of which the linked project knows nothing.
///
///     payment_method:          no such key
///       - use: cart            what it names is plain all the same
///       - use cart             this may be a use: unclear
struct UnreadUses {
    private(set) var locations: [Location] = []
    /// Files where the id stands and may be a use.
    private(set) var unclear: [FileID] = []

    private let id: String
    private let namespace: Identities.Namespace
    /// Where in each file the id stands that is known to be a use, or none.
    private var known: [FileID: Set<UInt32>] = [:]
    /// The texts of the file in hand that a table asks for, in order: their words are no uses.
    private var texts: [ByteRange] = []
    /// An id of that name is declared among mails as among payment methods.
    private let isAmbiguous: Bool

    init(of here: Identities.Occurrence, _ identities: Identities, in project: OpenProject) {
        let other: Identities.Namespace = here.namespace == .stepMails ? .paymentMethods : .stepMails
        (id, namespace) = (here.id, here.namespace)
        isAmbiguous = identities.declared(in: other).contains { $0.id == here.id }
        // What is written in one product alone, or names a product, is used nowhere.
        guard here.namespace == .paymentMethods || here.namespace == .stepMails else { return }
        for same in identities.occurrences where same.id == here.id {
            known[same.location.file, default: []].insert(same.location.range.start)
        }
        let isDeclared = identities.same(as: here).contains(where: \.isDeclaration)
        // In a file without a mistake nothing is left unread.
        for unit in project.fileIDs.lazy.compactMap(project.unit)
        where unit.problems.contains(where: { $0.severity == .error }) {
            texts = []
            for document in unit.tree.documents {
                let kind = documentKind(of: document + 1, in: unit.tree)
                if !isDeclared { lookForDeclaration(in: document + 1, unit.tree) }
                visit(document + 1, kind.map { .record(recordFace(of: $0)) }, nil, unit.tree)
            }
            lookForWords(in: unit.tree)
        }
    }

    /// Nesting is at most 64 levels deep.
    private mutating func visit(_ node: NodeID, _ shape: Shape?, _ space: Identities.Namespace?, _ tree: SyntaxTree) {
        switch tree.nodes[node].kind {
        case .mapping:
            let record: RecordFace? = if case .record(let record)? = shape { record } else { nil }
            for entry in tree.entries(of: node) {
                let key = tree.text(of: entry.key)
                let field = record?.field(named: key) ?? UnreadUses.field(named: key)
                switch (field?.name.key, field?.shape) {
                case ("use", .text): take(entry.value, space, tree)
                case ("payment_methods", let shape): visit(entry.value, shape, .paymentMethods, tree)
                case ("step_mails", let shape): visit(entry.value, shape, .stepMails, tree)
                case (_, .codes): break
                case (_, let shape): visit(entry.value, shape, space, tree)
                }
            }
        case .sequence:
            let element: Shape? = if case .list(let element, _)? = shape { element } else { nil }
            for child in tree.children(of: node) { visit(child, element, space, tree) }
        case .scalar:
            switch shape {
            case nil, .record, .list: if tree.text(of: node) == id { markUnclear(tree.file) }
            case .text: texts.append(tree.nodes[node].range)
            default: break
            }
        case .document, .empty: break
        }
    }

    private mutating func take(_ value: NodeID, _ space: Identities.Namespace?, _ tree: SyntaxTree) {
        guard tree.text(of: value) == id, known[tree.file, default: []].insert(tree.nodes[value].range.start).inserted,
            space ?? namespace == namespace
        else { return }
        if space == nil, isAmbiguous { markUnclear(tree.file) } else { locations.append(tree.location(of: value)) }
    }

    /// The declaration of a use that leads nowhere may be in a document of no known kind.
    private mutating func lookForDeclaration(in mapping: NodeID, _ tree: SyntaxTree) {
        let isThere = tree.entries(of: mapping).contains { entry in
            tree.text(of: entry.key) == "id" && tree.text(of: entry.value) == id
                && known[tree.file]?.contains(tree.nodes[entry.value].range.start) != true
        }
        if isThere { markUnclear(tree.file) }
    }

    /// In what the tree has lost, or holds as a text: `use`, and next the id, whatever stands there instead of a colon and a quote.
    private mutating func lookForWords(in tree: SyntaxTree) {
        let bytes = tree.source.bytes
        let (use, id) = (Array("use".utf8), Array(id.utf8))
        let places = known[tree.file] ?? []
        let wrong = tree.problems.map(\.location.range).merged
        /// A quote that is not closed makes a text of all that is behind it.
        func isInText(_ index: Int) -> Bool {
            texts.touching(ByteRange(index..<index + 1)).contains { wrong.touching($0).isEmpty }
        }
        func isWord(_ index: Int) -> Bool {
            guard bytes.indices.contains(index) else { return false }
            return switch bytes[index] {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
            default: false
            }
        }
        for index in bytes.indices where bytes[index] == use[0] && bytes[index...].starts(with: use) {
            let end = index + use.count
            if isWord(index - 1) || isWord(end) { continue }
            guard let start = bytes[end...].prefix(16).indices.first(where: { isWord($0) || bytes[$0] == 0x0A }),
                bytes[start...].starts(with: id), !isWord(start + id.count), !places.contains(UInt32(start)),
                !places.contains(UInt32(start - 1)), tree.comments.touching(ByteRange(start..<start + 1)).isEmpty,
                !isInText(start)
            else { continue }
            return markUnclear(tree.file)
        }
    }

    private mutating func markUnclear(_ file: FileID) {
        if unclear.last != file { unclear.append(file) }
    }

    /// What a key means where its mapping is not known.
    private static func field(named key: String) -> FieldFace? {
        [productTable.face, paymentMethodEntry.face, stepMailEntry.face].lazy.compactMap { $0.field(named: key) }.first
    }
}
