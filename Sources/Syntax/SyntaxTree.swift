import SourceText

/// What a file says, as far as it could be understood, with what was wrong beside it. There is always a tree.
///
/// An object, as it is handed on to all who read it.
package final class SyntaxTree: Sendable {
    package let file: FileID
    package let source: SourceFile
    package let nodes: [Node]
    /// Each comment from its `#` to the end of its line, in order.
    package let comments: [ByteRange]
    package let problems: [Diagnostic]
    /// What was read of the two sides of each merge conflict.
    package let conflicts: [ByteRange]

    package init(
        file: FileID, source: SourceFile, nodes: [Node], comments: [ByteRange], problems: [Diagnostic],
        conflicts: [ByteRange] = []
    ) {
        self.file = file
        self.source = source
        self.nodes = nodes
        self.comments = comments
        self.problems = problems
        self.conflicts = conflicts
    }

    package var documents: ChildNodes { ChildNodes(nodes: nodes, position: 0, end: nodes.count) }

    /// How many documents the file holds.
    package var documentCount: Int { documents.count }

    /// The children of a node; of a mapping, keys and values in turn.
    package func children(of node: NodeID) -> ChildNodes {
        ChildNodes(nodes: nodes, position: node + 1, end: Int(nodes[node].next))
    }

    /// The entries of a mapping in the order of the text.
    package func entries(of mapping: NodeID) -> MappingEntries {
        MappingEntries(nodes[mapping].kind == .mapping ? children(of: mapping) : ChildNodes(nodes: [], position: 0, end: 0))
    }

    /// The text of a scalar as YAML 1.2.2 reads it; empty for an `empty` node and for collections.
    package func text(of node: NodeID) -> String { ScalarText.decode(nodes[node], in: source.bytes) }

    /// Whether the text of a scalar is empty or holds nothing but white space.
    package func isBlank(_ node: NodeID) -> Bool {
        // Almost every text has a visible ASCII character or a Japanese one near its beginning; only what has none is decoded.
        let scalar = nodes[node]
        var range = scalar.range.offsets.clamped(to: 0..<source.bytes.count)
        if scalar.style == .literal || scalar.style == .folded {
            range = (source.bytes[range].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? range.upperBound)..<range.upperBound
        }
        let isEscaped = scalar.style == .doubleQuoted && scalar.flags.contains(.needsDecoding)
        return (isEscaped || !hasVisible(range.prefix(64))) && text(of: node).allSatisfy(\.isWhitespace)
    }

    /// Whether a character that is certainly no white space stands in some bytes.
    private func hasVisible(_ range: Range<Int>) -> Bool {
        range.contains { index in
            switch source.bytes[index] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""), 0x7F: false
            case 0x21...0x7E: true
            // U+3000 is E3 80 80; no other white space begins with E3 or what is above.
            case 0xE3: index + 1 < range.upperBound && source.bytes[index + 1] != 0x80
            case 0xE4...: true
            default: false
            }
        }
    }

    /// Whether a scalar is the value of the scalar before it, and not an element of a list or a key.
    package func isValue(_ node: NodeID) -> Bool {
        guard node > 0, nodes[node - 1].kind == .scalar else { return false }
        let between = source.bytes[Int(nodes[node - 1].range.end)..<Int(nodes[node].range.start)]
        return between.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } == UInt8(ascii: ":")
    }

    /// Whether a node stands, in part or as a whole, in what was read of a conflict: which side holds is not decided.
    package func isUndecided(_ node: NodeID) -> Bool { !conflicts.isEmpty && touchesConflict(nodes[node].range) }

    @inline(never) private func touchesConflict(_ range: ByteRange) -> Bool {
        !conflicts.touching(ByteRange(range.start, max(range.end, range.start + 1))).isEmpty
    }

    package func location(of node: NodeID) -> Location { Location(file, nodes[node].range) }
}
