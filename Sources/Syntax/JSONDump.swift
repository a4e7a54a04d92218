import SourceText

/// A tree as a JSON array with one element a document: scalars as strings, what is not written as null, keys in their order, key
/// material masked.
package func jsonDump(_ tree: SyntaxTree) -> String {
    let secrets = tree.hidden
    return JSON.array(
        tree.documents.map { document in
            tree.children(of: document).first { _ in true }.map { json($0, of: tree, secrets) } ?? .null
        }
    ).text
}

/// Recursion goes as deep as the tree, which the reader has limited.
private func json(_ node: NodeID, of tree: SyntaxTree, _ secrets: [ByteRange]) -> JSON {
    switch tree.nodes[node].kind {
    case .document, .empty: .null
    case .scalar: .string(tree.text(of: node, without: secrets))
    case .sequence: .array(tree.children(of: node).map { json($0, of: tree, secrets) })
    case .mapping:
        .object(
            tree.entries(of: node).map {
                JSON.Member(tree.text(of: $0.key, without: secrets), json($0.value, of: tree, secrets))
            })
    }
}
