import SourceText

/// What a file says, as far as it could be understood, with what was wrong beside it. There is always a tree.
package struct SyntaxTree: Sendable {
    package let file: FileID
    package let source: SourceFile
    package let nodes: [Node]
    /// Each comment from its `#` to the end of its line, in order.
    package let comments: [ByteRange]
    package let problems: [Diagnostic]

    package init(file: FileID, source: SourceFile, nodes: [Node], comments: [ByteRange], problems: [Diagnostic]) {
        self.file = file
        self.source = source
        self.nodes = nodes
        self.comments = comments
        self.problems = problems
    }

    package var documents: Children { Children(tree: self, position: 0, end: nodes.count) }

    /// The children of a node; of a mapping, keys and values in turn.
    package func children(of node: NodeID) -> Children {
        Children(tree: self, position: node + 1, end: Int(nodes[node].next))
    }

    /// The entries of a mapping in the order of the text.
    package func entries(of mapping: NodeID) -> [(key: NodeID, value: NodeID)] {
        guard nodes[mapping].kind == .mapping else { return [] }
        var entries: [(key: NodeID, value: NodeID)] = []
        var children = children(of: mapping)
        while let key = children.next(), let value = children.next() { entries.append((key, value)) }
        return entries
    }

    /// The text of a scalar as YAML 1.2.2 reads it; empty for an `empty` node and for collections.
    package func text(of node: NodeID) -> String { ScalarText.decode(nodes[node], in: source.bytes) }

    package func location(of node: NodeID) -> Location { Location(file, nodes[node].range) }

    package struct Children: Sequence, IteratorProtocol {
        let tree: SyntaxTree
        var position: Int
        let end: Int

        package mutating func next() -> NodeID? {
            guard position < end else { return nil }
            let node = position
            position = Swift.max(position + 1, Int(tree.nodes[node].next))
            return node
        }
    }
}
