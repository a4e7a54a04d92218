import Schema
import SourceText
import Syntax

/// Names places in a file by the data instead of the text: `product[id=course].payment_methods[0].price`, always with English keys.
///
/// What was looked up is kept, so that the places of a thousand findings take no longer than reading the file once more.
package struct LogicalPaths {
    private let tree: SyntaxTree
    /// What no path may show.
    private let hidden: [ByteRange]
    /// The root of each document.
    private let roots: [NodeID]
    /// The children of the collections that were passed through; of mappings, their keys.
    private var children: [NodeID: [NodeID]] = [:]
    /// What the path of each document begins with.
    private var beginnings: [NodeID: (path: String, kind: DocumentKind?)] = [:]

    package init(_ unit: FileUnit) {
        let tree = unit.tree
        self.tree = tree
        hidden = unit.hidden
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
                if tree.nodes[node].style == .block, isLeft(range, below: key, with: value) { return }
                if stopsBeforeKey, position == 0, tree.nodes[key].range == range, tree.nodes[value].kind != .empty { return }
                let text = tree.text(of: key)
                var field: FieldFace?
                if case .record(let record)? = shape { field = record.field(named: text) }
                path += "." + shown(field?.name.key ?? tree.text(of: key, without: hidden))
                (node, shape) = (value, field?.shape)
                // The key itself, or blank space after it.
                if range.start < tree.nodes[node].range.start || tree.nodes[node].range.isEmpty { return }
            case .sequence:
                let elements = children(of: node)
                guard let (position, element) = last(of: elements, startingAt: range.start),
                    tree.nodes[node].range != range
                else { return }
                if tree.nodes[node].style == .block, isLeft(range, below: element, with: element) { return }
                path += "[\(position)]"
                if case .list(let element, _)? = shape { shape = element } else { shape = nil }
                node = element
                if tree.nodes[node].range == range { return }
            default: return
            }
        }
    }

    /// Whether a place, on a line below a value, stands too far left for what belongs to it: at the column of its key or entry, or left of
    /// that. What could not be read is no node.
    private func isLeft(_ range: ByteRange, below start: NodeID, with value: NodeID) -> Bool {
        let end = Int(max(tree.nodes[start].range.end, tree.nodes[value].range.end))
        guard range.start >= end else { return false }
        let (bytes, key) = (tree.source.bytes, Int(tree.nodes[start].range.start))
        func isLineStart(_ offset: Int) -> Bool { offset == 0 || bytes[offset - 1] == 0x0A || bytes[offset - 1] == 0x0D }
        var line = key
        while !isLineStart(line) { line -= 1 }
        let column = key - line
        line = min(Int(range.start), bytes.count)
        while !isLineStart(line) {
            line -= 1
            if Int(range.start) - line > column { return false }
        }
        return line >= end
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
        let end = nodes.end { tree.nodes[$0].range.start <= start }
        return end > 0 ? (end - 1, nodes[end - 1]) : nil
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
        return tree.text(of: entry.value, without: hidden)
    }
}
