import Project
import Schema
import SourceText
import Syntax

/// What `use:` can name at a place, each id with what its document says of itself in short.
///
///     - use: shared
///     - use: |                monthly    Amazon Pay(月払い) · recurring
struct ReferenceItems {
    /// In the order of the files.
    private(set) var items: [(id: String, summary: String?)] = []
    private let view: FileView

    init(_ namespace: Identities.Namespace, at cursor: Cursor, in tree: SyntaxTree, _ view: FileView) {
        self.view = view
        let taken = ReferenceItems.taken(around: cursor, in: tree)
        let exclusions = Exclusions(around: cursor, in: tree, view)
        let own = ReferenceItems.written(around: cursor, in: tree)
        for declared in view.project.identities.declared(in: namespace) where !taken.contains(declared.id) {
            guard let (tree, mapping) = view.document(of: declared), let kind = documentKind(of: mapping, in: tree),
                exclusions.allow(mapping, of: recordFace(of: kind), in: tree, without: own)
            else { continue }
            items.append((declared.id, summary(mapping, recordFace(of: kind), in: tree)))
        }
    }

    /// What the other entries of the list are called: one more by that name would need an `id` of its own.
    private static func taken(around cursor: Cursor, in tree: SyntaxTree) -> Set<String> {
        guard let own = cursor.mapping, let record = cursor.record, let outer = cursor.outer,
            tree.value(of: "id", in: own, record) == nil,
            let list = tree.value(of: outer.field.name.key, in: outer.mapping, outer.record)
        else { return [] }
        let others = tree.children(of: list).filter { $0 != own }
        return Set(
            others.compactMap { tree.value(of: "id", in: $0, record) ?? tree.value(of: "use", in: $0, record) }
                .map(tree.text(of:)))
    }

    /// The fields that the entry has itself.
    private static func written(around cursor: Cursor, in tree: SyntaxTree) -> Set<String> {
        guard let mapping = cursor.mapping, let record = cursor.record else { return [] }
        return Set(tree.entries(of: mapping).compactMap { record.field(named: tree.text(of: $0.key))?.name.key })
    }

    /// The values that tell one from another, as they are written.
    private func summary(_ mapping: NodeID, _ record: RecordFace, in tree: SyntaxTree) -> String? {
        let hidden = view.project.unit(tree.file)?.hidden ?? []
        let values = ["name", "type", "price", "subject", "trigger"].compactMap { tree.value(of: $0, in: mapping, record) }
        let texts = values.map { shown(tree.text(of: $0, without: hidden), limit: 60) }
        return texts.isEmpty ? nil : texts.joined(separator: " · ")
    }
}

extension FileView {
    /// The mapping that declares an id, in its tree.
    func document(of declared: Identities.Occurrence) -> (tree: SyntaxTree, mapping: NodeID)? {
        guard let tree = project.unit(declared.location.file)?.tree,
            let document = tree.documents.first(where: { tree.nodes[$0].range.contains(declared.location.range) })
        else { return nil }
        return (tree, document + 1)
    }
}
