/// The nodes right below one, in the order of the text; of a mapping, keys and values in turn.
///
/// Public, so that other modules inline it.
public struct ChildNodes: Sequence, IteratorProtocol {
    @usableFromInline let nodes: [Node]
    @usableFromInline var position: NodeID
    @usableFromInline let end: Int

    init(nodes: [Node], position: NodeID, end: Int) {
        self.nodes = nodes
        self.position = position
        self.end = end
    }

    /// How many they are, which is counted.
    public var count: Int { reduce(0) { count, _ in count + 1 } }

    @inlinable public mutating func next() -> NodeID? {
        guard position < end else { return nil }
        let node = position
        position = Swift.max(position + 1, Int(nodes[node].next))
        return node
    }
}

/// The entries of a mapping in the order of the text; none for another node.
public struct MappingEntries: Sequence, IteratorProtocol {
    @usableFromInline var children: ChildNodes

    init(_ children: ChildNodes) { self.children = children }

    @inlinable public mutating func next() -> (key: NodeID, value: NodeID)? {
        guard let key = children.next(), let value = children.next() else { return nil }
        return (key, value)
    }
}
