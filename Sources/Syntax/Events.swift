import SourceText

/// A tree in the event notation of the YAML test suite: `+STR`, `+MAP`, `=VAL :text`, one event a line; key material is masked.
package func eventsDump(_ tree: SyntaxTree) -> String {
    var lines = "+STR\n"
    let secrets = tree.hidden
    // Collections that are open, with the node at which each ends and the line that says so.
    var open: [(end: Int, line: String)] = []
    for (index, node) in tree.nodes.enumerated() {
        while let last = open.last, last.end <= index {
            lines += last.line
            open.removeLast()
        }
        switch node.kind {
        case .document:
            lines += node.flags.contains(.explicitStart) ? "+DOC ---\n" : "+DOC\n"
            open.append((Int(node.next), node.flags.contains(.explicitEnd) ? "-DOC ...\n" : "-DOC\n"))
        case .mapping:
            lines += node.style == .flow ? "+MAP {}\n" : "+MAP\n"
            open.append((Int(node.next), "-MAP\n"))
        case .sequence:
            lines += node.style == .flow ? "+SEQ []\n" : "+SEQ\n"
            open.append((Int(node.next), "-SEQ\n"))
        case .empty:
            lines += "=VAL :\n"
        case .scalar:
            lines += "=VAL " + sign(of: node.style) + escaped(tree.text(of: index, without: secrets)) + "\n"
        }
    }
    while let last = open.popLast() { lines += last.line }
    return lines + "-STR\n"
}

private func sign(of style: Node.Style) -> String {
    switch style {
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    default: ":"
    }
}

private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": result += "\\\\"
        case "\0": result += "\\0"
        case "\u{8}": result += "\\b"
        case "\t": result += "\\t"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case _ where isHarmless(scalar): result.unicodeScalars.append(scalar)
        default:
            // The notation has no sign for these; YAML's own is used.
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let isLong = digits.utf8.count > 4
            result += (isLong ? "\\U" : "\\u") + String(repeating: "0", count: (isLong ? 8 : 4) - digits.utf8.count) + digits
        }
    }
    return result
}
