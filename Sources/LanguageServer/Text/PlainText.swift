/// A text of Markdown as it reads without its marks. What stands in code is no mark: `drafts/**` keeps its stars.
func plainText(ofMarkdown markdown: String) -> String {
    // How many signs the fence has that is open.
    var fence: Int?
    return markdown.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> String? in
        let run = line.utf8.prefix { $0 == UInt8(ascii: "`") }.count
        if let open = fence {
            guard run >= open, run == line.utf8.count else { return String(line) }
            fence = nil
            return nil
        }
        guard run >= 3, !line.dropFirst(run).contains("`") else { return withoutMarks(line) }
        fence = run
        return nil
    }.joined(separator: "\n")
}

/// Takes away the signs around code, pairs of `**`, and the backslashes before signs that are none.
private func withoutMarks(_ line: Substring) -> String {
    var parts = [""]
    var rest = line[...]
    while let character = rest.first {
        switch character {
        case "`":
            let fence = rest.prefix { $0 == "`" }
            rest = rest[fence.endIndex...]
            guard let code = code(at: rest, closedBy: fence.count) else {
                parts[parts.count - 1] += fence
                continue
            }
            parts[parts.count - 1] += withoutPadding(code)
            rest = rest[code.endIndex...].dropFirst(fence.count)
            continue
        case "*" where rest.dropFirst().first == "*":
            rest.removeFirst()
            parts.append("")
        case "\\" where rest.dropFirst().first.map { $0.isASCII && ($0.isPunctuation || $0.isSymbol) } == true:
            rest.removeFirst()
            parts[parts.count - 1] += rest.prefix(1)
        default: parts[parts.count - 1].append(character)
        }
        rest.removeFirst()
    }
    // The last of an odd number is no mark.
    let last = parts.count.isMultiple(of: 2) ? "**" + parts.removeLast() : ""
    return parts.joined() + last
}

/// What stands before the next run of exactly so many signs.
private func code(at text: Substring, closedBy count: Int) -> Substring? {
    var rest = text
    while let start = rest.firstIndex(of: "`") {
        let run = rest[start...].prefix { $0 == "`" }
        if run.count == count { return text[..<start] }
        rest = rest[run.endIndex...]
    }
    return nil
}

/// A space at each end keeps signs within apart from those around them.
private func withoutPadding(_ code: Substring) -> Substring {
    code.count > 2 && code.first == " " && code.last == " " && code.contains { $0 != " " } ? code.dropFirst().dropLast() : code
}
