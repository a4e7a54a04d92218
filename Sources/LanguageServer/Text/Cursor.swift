import Schema
import SourceText
import Syntax

/// Where an offset lies in a document, and what the tables say of that place.
///
///     payment_methods:        around: payment_methods
///       - use: mon|thly       field: use, mapping: the entry, node: the scalar, isKey: false
struct Cursor {
    let kind: DocumentKind?
    /// The fields whose values lie around the offset, from the outside in; without `field`.
    private(set) var around: [FieldFace] = []
    /// The innermost mapping around the offset, with its table.
    private(set) var mapping: NodeID?
    private(set) var record: RecordFace?
    /// The mapping around that one, and its field that the inner one lies in, where the tables know both.
    private(set) var outer: (mapping: NodeID, record: RecordFace, field: FieldFace)?
    /// What belongs in the place where that mapping stands.
    private(set) var container: Shape?
    /// The codes that are keys here, with the levels that are their values: `rules:`.
    private(set) var levels: ChoiceFaces?
    /// The field whose key or value the offset is in.
    private(set) var field: FieldFace?
    /// What belongs at the node; nil where no table says so.
    private(set) var shape: Shape?
    /// The scalar at the offset.
    private(set) var node: NodeID?
    private(set) var isKey = false

    /// nil outside of every document.
    init?(_ offset: Int, in tree: SyntaxTree) {
        func holds(_ node: NodeID) -> Bool {
            let range = tree.nodes[node].range.offsets
            return range.lowerBound <= offset && offset <= range.upperBound
        }
        // Where one document ends and the next begins, the later one is meant.
        guard let document = Array(tree.documents).last(where: holds) else { return nil }
        kind = documentKind(of: document + 1, in: tree)
        var next: NodeID? = document + 1
        shape = kind.map { .record(recordFace(of: $0)) }
        while let current = next {
            next = nil
            switch tree.nodes[current].kind {
            case .mapping:
                outer = if let mapping, let record, let field { (mapping, record, field) } else { nil }
                mapping = current
                container = shape
                record = if case .record(let face)? = shape { face } else { nil }
                levels = if case .codes(let levels)? = shape { levels } else { nil }
                let outer = field
                field = nil
                // Where a text of lines ends, the next key begins, and that is meant.
                if let entry = Array(tree.entries(of: current)).last(where: { holds($0.key) || holds($0.value) }) {
                    if let outer { around.append(outer) }
                    field = record?.field(named: tree.text(of: entry.key))
                    isKey = holds(entry.key)
                    shape = isKey ? nil : levels.map { .choice($0) } ?? field?.shape
                    next = isKey ? entry.key : entry.value
                }
            case .sequence:
                if case .list(let element, _)? = shape { shape = element } else { shape = nil }
                next = Array(tree.children(of: current)).last(where: holds)
            case .scalar: node = current
            case .document, .empty: break
            }
        }
    }

    /// Among what the id at the cursor is looked up: the entries of `payment_methods` and `step_mails` have a `use`.
    var referredTo: Identities.Namespace? {
        guard !isKey, field?.name.key == "use" else { return nil }
        switch around.last?.name.key {
        case "payment_methods": return .paymentMethods
        case "step_mails": return .stepMails
        default: return nil
        }
    }

    /// Whether the innermost mapping uses a definition, which says what the mapping leaves out.
    func isBesideUse(in tree: SyntaxTree) -> Bool {
        guard let mapping, record?.mayUseDefinition == true else { return false }
        return tree.entries(of: mapping).contains { record?.field(named: tree.text(of: $0.key))?.name.key == "use" }
    }

    /// Whether the cursor is in a text with variables that MyASP replaces: subject and body of a mail.
    var isInMailText: Bool { !isKey && node != nil && ["subject", "body"].contains(field?.name.key) }

    /// Whether the cursor is in the value of a document's `kind`, whatever that may be.
    func isKind(in tree: SyntaxTree) -> Bool {
        guard !isKey, around.isEmpty, let mapping, let node else { return false }
        return tree.entries(of: mapping).contains { $0.value == node && tree.text(of: $0.key) == "kind" }
    }
}

/// The spelling that a file keeps to: that of the first key with two names, else that of its kind.
func spelling(of tree: SyntaxTree) -> Spelling {
    var ofKind: Spelling?
    for document in tree.documents {
        guard let kind = documentKind(of: document + 1, in: tree) else { continue }
        for entry in tree.entries(of: document + 1) {
            let text = tree.text(of: entry.key)
            guard let name = recordFace(of: kind).field(named: text)?.name else { continue }
            if name.label != nil { return text == name.key ? .english : .japanese }
            if name.key == "kind", ofKind == nil {
                ofKind = tree.text(of: entry.value) == kind.rawValue ? .english : .japanese
            }
        }
    }
    return ofKind ?? .english
}
