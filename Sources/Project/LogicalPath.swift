import Schema
import SourceText
import Syntax

/// Names places in a file by the data instead of the text: `product[id=course].payment_methods[0].price`, always with English keys.
///
/// What was looked up is kept, so that the places of a thousand findings take no longer than reading the file once more.
package struct LogicalPaths {
    private let tree: SyntaxTree
    /// The root of each document.
    private let roots: [NodeID]
    /// The children of the collections that were passed through; of mappings, their keys.
    private var children: [NodeID: [NodeID]] = [:]
    /// What the path of each document begins with.
    private var beginnings: [NodeID: (path: String, kind: DocumentKind?)] = [:]

    package init(_ unit: FileUnit) {
        let tree = unit.tree
        self.tree = tree
        roots = tree.documents.compactMap { document in
            var children = tree.children(of: document)
            return children.next()
        }
    }

    /// The path of the key, value or entry at a place; empty where no document is.
    package mutating func path(of range: ByteRange) -> String {
        path(to: range, stopsBeforeKey: false)
    }

    /// The path of what a finding is about; what is missing is missing from the mapping, not from its first key.
    package mutating func path(of problem: Diagnostic) -> String {
        let isAboutMapping: Bool =
            switch problem.code {
            case .missingField, .missingTaxRate, .missingPrice, .missingKind, .missingSupportContact, .secondIntegration: true
            default: false
            }
        return path(to: problem.location.range, stopsBeforeKey: isAboutMapping)
    }

    /// `stopsBeforeKey`: a location that is the first key of a mapping, and whose value is there, stands for the mapping.
    private mutating func path(to range: ByteRange, stopsBeforeKey: Bool) -> String {
        guard let root = last(of: roots, startingAt: range.start)?.node, range.start <= tree.nodes[root].range.end,
            tree.nodes[root].kind == .mapping
        else { return "" }
        let beginning = beginning(root)
        var path = beginning.path
        walk(root, beginning.kind.map(recordFace), &path, range, stopsBeforeKey)
        return path
    }

    private mutating func walk(
        _ start: NodeID, _ face: RecordFace?, _ path: inout String, _ range: ByteRange, _ stopsBeforeKey: Bool
    ) {
        var (node, shape) = (start, face.map(Shape.record))
        // Each step goes down one level of nesting, of which there are at most 64.
        while true {
            switch tree.nodes[node].kind {
            case .mapping:
                // The mapping itself, where it is a value.
                if node != start, tree.nodes[node].range == range { return }
                // On a line of its own: `self` must not be copied meanwhile, with all that it keeps.
                let keys = children(of: node)
                guard let (position, key) = last(of: keys, startingAt: range.start) else { return }
                // The value follows the key with all that is in it.
                let value = Int(tree.nodes[key].next)
                if stopsBeforeKey, position == 0, tree.nodes[key].range == range, tree.nodes[value].kind != .empty { return }
                let text = tree.text(of: key)
                var field: FieldFace?
                if case .record(let record)? = shape { field = record.field(named: text) }
                path += "." + shown(field?.name.key ?? text)
                (node, shape) = (value, field?.shape)
                // The key itself, or blank space after it.
                if range.start < tree.nodes[node].range.start || tree.nodes[node].range.isEmpty { return }
            case .sequence:
                let elements = children(of: node)
                guard let (position, element) = last(of: elements, startingAt: range.start),
                    tree.nodes[node].range != range
                else { return }
                path += "[\(position)]"
                if case .list(let element, _)? = shape { shape = element } else { shape = nil }
                node = element
                if tree.nodes[node].range == range { return }
            default: return
            }
        }
    }

    private mutating func children(of collection: NodeID) -> [NodeID] {
        if let known = children[collection] { return known }
        let found =
            tree.nodes[collection].kind == .mapping
            ? tree.entries(of: collection).map(\.key) : Array(tree.children(of: collection))
        children[collection] = found
        return found
    }

    /// The last of some nodes in reading order that begins at an offset or before it.
    private func last(of nodes: [NodeID], startingAt start: UInt32) -> (position: Int, node: NodeID)? {
        var low = 0
        var high = nodes.count
        while low < high {
            let middle = (low + high) / 2
            if tree.nodes[nodes[middle]].range.start <= start { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? (low - 1, nodes[low - 1]) : nil
    }

    private mutating func beginning(_ root: NodeID) -> (path: String, kind: DocumentKind?) {
        if let known = beginnings[root] { return known }
        let kind = documentKind(of: root, in: tree)
        var path = kind?.rawValue ?? "document"
        if let id = id(of: root, kind) { path += "[id=\(shown(id))]" }
        beginnings[root] = (path, kind)
        return (path, kind)
    }

    private func id(of root: NodeID, _ kind: DocumentKind?) -> String? {
        guard let kind, kind != .integration else { return nil }
        let entry = tree.entries(of: root).first { tree.text(of: $0.key) == "id" }
        guard let entry, tree.nodes[entry.value].kind == .scalar else { return nil }
        return tree.text(of: entry.value)
    }
}
