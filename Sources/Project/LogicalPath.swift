import Schema
import SourceText
import Syntax

/// Names a place by the data instead of the text: `product[id=course].payment_methods[0].price`, always with English keys.
extension FileUnit {
    /// The path of the key, value or entry at a place; empty where no document is.
    package func logicalPath(of range: ByteRange) -> String {
        path(to: range, stopsBeforeKey: false)
    }

    /// The path of what a finding is about; what is missing is missing from the mapping, not from its first key.
    package func logicalPath(of problem: Diagnostic) -> String {
        let isAboutMapping: Bool =
            switch problem.code {
            case .missingField, .missingTaxRate, .missingPrice, .missingKind, .missingSupportContact, .secondIntegration: true
            default: false
            }
        return path(to: problem.location.range, stopsBeforeKey: isAboutMapping)
    }

    /// `stopsBeforeKey`: a location that is the first key of a mapping, and whose value is there, stands for the mapping.
    private func path(to range: ByteRange, stopsBeforeKey: Bool) -> String {
        guard let document = tree.documents.first(where: { holds(tree, $0, range) }) else { return "" }
        var children = tree.children(of: document)
        guard let root = children.next(), tree.nodes[root].kind == .mapping else { return "" }
        let kind = documentKind(of: root, in: tree)
        var path = kind?.rawValue ?? "document"
        if let id = id(of: root, kind, in: tree) { path += "[id=\(shown(id))]" }
        walk(root, kind.map(recordFace), &path, tree, range, stopsBeforeKey)
        return path
    }

    private func walk(
        _ node: NodeID, _ face: RecordFace?, _ path: inout String, _ tree: SyntaxTree, _ range: ByteRange, _ stopsBeforeKey: Bool
    ) {
        var (node, shape) = (node, face.map(Shape.record))
        // Each step goes down one level of nesting, of which there are at most 64.
        while true {
            switch tree.nodes[node].kind {
            case .mapping:
                let entries = tree.entries(of: node)
                guard let position = entries.lastIndex(where: { tree.nodes[$0.key].range.start <= range.start }) else { return }
                let entry = entries[position]
                if stopsBeforeKey, position == 0, tree.nodes[entry.key].range == range, tree.nodes[entry.value].kind != .empty {
                    return
                }
                let text = tree.text(of: entry.key)
                var field: FieldFace?
                if case .record(let record)? = shape { field = record.field(named: text) }
                path += "." + shown(field?.name.key ?? text)
                (node, shape) = (entry.value, field?.shape)
                // The key itself, or blank space after it.
                if range.start < tree.nodes[node].range.start || tree.nodes[node].range.isEmpty { return }
            case .sequence:
                let elements = Array(tree.children(of: node))
                guard let position = elements.lastIndex(where: { tree.nodes[$0].range.start <= range.start }),
                    tree.nodes[node].range != range
                else { return }
                path += "[\(position)]"
                if case .list(let element, _)? = shape { shape = element } else { shape = nil }
                node = elements[position]
                if tree.nodes[node].range == range { return }
            default: return
            }
        }
    }

    private func holds(_ tree: SyntaxTree, _ document: NodeID, _ range: ByteRange) -> Bool {
        var children = tree.children(of: document)
        guard let root = children.next() else { return false }
        let outer = tree.nodes[root].range
        return outer.start <= range.start && range.start <= outer.end
    }

    private func id(of root: NodeID, _ kind: DocumentKind?, in tree: SyntaxTree) -> String? {
        guard let kind, kind != .integration else { return nil }
        let entry = tree.entries(of: root).first { tree.text(of: $0.key) == "id" }
        guard let entry, tree.nodes[entry.value].kind == .scalar else { return nil }
        return tree.text(of: entry.value)
    }
}
