import SourceText
import Syntax

/// Holds what was printed against what was meant: the same documents, the same texts at the same places, the same comments.
struct ReadBack {
    private let old: SyntaxTree
    private let new: SyntaxTree
    private let spelling: Spelling?

    init(_ old: SyntaxTree, _ new: SyntaxTree, _ spelling: Spelling?) {
        self.old = old
        self.new = new
        self.spelling = spelling
    }

    func isSame(as layout: Layout) -> Bool {
        guard !new.problems.contains(where: { $0.severity == .error }) else { return false }
        let documents = Array(new.documents)
        return documents.count == layout.documents.count && comments(of: old) == comments(of: new)
            && zip(layout.documents, documents).allSatisfy { isSame($0.root.value, $1 + 1) }
    }

    /// Recursion goes as deep as the tree, which the reader has limited.
    private func isSame(_ value: Value, _ node: NodeID) -> Bool {
        switch value {
        case .empty: return new.nodes[node].kind == .empty
        case .scalar(let scalar): return isSame(scalar, node)
        case .collection(let collection):
            guard new.nodes[node].kind == (collection.isMapping ? .mapping : .sequence) else { return false }
            var children = new.children(of: node)
            for part in collection.parts {
                if let key = part.key {
                    guard let child = children.next(), isSame(key, child) else { return false }
                }
                guard let child = children.next(), isSame(part.value, child) else { return false }
            }
            return children.next() == nil
        }
    }

    private func isSame(_ scalar: Scalar, _ node: NodeID) -> Bool {
        new.nodes[node].kind == .scalar
            && Array((scalar.replacement ?? old.text(of: scalar.node)).utf8) == Array(new.text(of: node).utf8)
    }

    /// The texts of all comments, sorted: those of a key that moves go with it.
    private func comments(of tree: SyntaxTree) -> [[UInt8]] {
        tree.comments.map { range in
            var text = tree.source.bytes[range.offsets]
            while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
            // Between brackets that stay as they are it is not written anew.
            return spelling.flatMap { Modeline.respelled(text, $0) } ?? Array(text)
        }.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
