/// A text of Markdown as it reads without its marks. What stands in code is no mark: `drafts/**` keeps its stars.
func plainText(ofMarkdown markdown: String) -> String {
    var isInFence = false
    return markdown.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> String? in
        if line.hasPrefix("```") {
            isInFence.toggle()
            return nil
        }
        return isInFence ? String(line) : withoutMarks(line)
    }.joined(separator: "\n")
}

/// Takes away the signs around code, pairs of `**`, and the backslashes before signs that are none.
private func withoutMarks(_ line: Substring) -> String {
    var parts = [""]
    var isInCode = false
    var rest = line[...]
    while let character = rest.popFirst() {
        switch character {
        case "`": isInCode.toggle()
        case "*" where !isInCode && rest.first == "*":
            rest.removeFirst()
            parts.append("")
        case "\\" where !isInCode && rest.first.map { $0.isASCII && ($0.isPunctuation || $0.isSymbol) } == true:
            parts[parts.count - 1].append(rest.removeFirst())
        default: parts[parts.count - 1].append(character)
        }
    }
    // The last of an odd number is no mark.
    let last = parts.count.isMultiple(of: 2) ? "**" + parts.removeLast() : ""
    return parts.joined() + last
}
