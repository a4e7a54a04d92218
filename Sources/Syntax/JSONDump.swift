/// A tree as a JSON array with one element a document: scalars as strings, what is not written as null, keys in their order.
package func jsonDump(_ tree: SyntaxTree) -> String {
    var json = "["
    var separator = "\n  "
    for document in tree.documents {
        json += separator
        if let root = tree.children(of: document).first(where: { _ in true }) { write(root, of: tree, indent: "  ", into: &json) }
        separator = ",\n  "
    }
    return json + (json == "[" ? "]\n" : "\n]\n")
}

/// Recursion goes as deep as the tree, which the reader has limited.
private func write(_ node: NodeID, of tree: SyntaxTree, indent: String, into json: inout String) {
    let inner = indent + "  "
    var separator = "\n" + inner
    switch tree.nodes[node].kind {
    case .document, .empty:
        json += "null"
    case .scalar:
        json += quoted(tree.text(of: node))
    case .sequence:
        json += "["
        for child in tree.children(of: node) {
            json += separator
            write(child, of: tree, indent: inner, into: &json)
            separator = ",\n" + inner
        }
        json += tree.nodes[node].next > UInt32(node + 1) ? "\n" + indent + "]" : "]"
    case .mapping:
        json += "{"
        for entry in tree.entries(of: node) {
            json += separator + quoted(tree.text(of: entry.key)) + ": "
            write(entry.value, of: tree, indent: inner, into: &json)
            separator = ",\n" + inner
        }
        json += tree.nodes[node].next > UInt32(node + 1) ? "\n" + indent + "}" : "}"
    }
}

private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "\0"..<" ", "\u{7F}"..."\u{A0}", "\u{2028}", "\u{2029}":
            let digits = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
