import SourceText

/// Markdown that text from the project cannot break out of (CommonMark with GFM tables and task lists).
enum Markdown {
    /// Running text: everything that could mean something in Markdown is escaped.
    static func text(_ text: String) -> String { written { append(text, to: &$0) } }

    /// A value to be copied, as a code span: nothing in it means anything. For an empty value `(空)` stands in its place.
    static func code(_ value: String, inTable: Bool = false) -> String {
        let span = written { append(code: value, to: &$0) }
        return inTable ? span.replacing("|", with: "\\|") : span
    }

    /// Punctuation that only means something where a line begins stays as it is in the middle, so that the source stays readable.
    static func append(_ text: String, to markdown: inout [UInt8]) {
        let start = markdown.count
        punctuation.append(text, to: &markdown)
        let number = markdown[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let next = markdown[number.endIndex...].first, "#+-=.)".utf8.contains(next) else { return }
        markdown.insert(UInt8(ascii: "\\"), at: number.endIndex)
    }

    static func append(code value: String, to markdown: inout [UInt8]) {
        if value.isEmpty { return markdown.append("(空 / empty)") }
        let fence = String(repeating: "`", count: longestRun(of: UInt8(ascii: "`"), in: value) + 1)
        // A space is taken off at both ends only when both are there.
        let needsSpaces = value.hasPrefix("`") || value.hasSuffix("`") || value.hasPrefix(" ") && value.hasSuffix(" ")
        markdown.append(fence)
        if needsSpaces { markdown.append(" ") }
        visibleLine.append(value, to: &markdown)
        if needsSpaces { markdown.append(" ") }
        markdown.append(fence)
    }

    /// Text of several lines as a fenced block, indented to stand inside a list.
    static func append(block value: String, indentation: String, to markdown: inout [UInt8]) {
        let fence = String(repeating: "`", count: max(3, longestRun(of: UInt8(ascii: "`"), in: value) + 1))
        var text: [UInt8] = []
        visibleLines.append(value, to: &text)
        if text.last == UInt8(ascii: "\n") { text.removeLast() }
        markdown.append("\(indentation)\(fence)text\n")
        let lines = text.isEmpty ? [] : text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for line in lines {
            if !line.isEmpty { markdown.append(indentation) }
            markdown.append(contentsOf: line)
            markdown.append(UInt8(ascii: "\n"))
        }
        markdown.append("\(indentation)\(fence)\n")
    }

    private static let special = "\\`*_[]<>|~&$"

    private static let punctuation = Escaping(special) { scalar in
        if special.unicodeScalars.contains(scalar) { return "\\" + String(scalar) }
        // What cannot be seen is shown by its code point, whose brackets mean nothing either.
        return isHarmless(scalar) ? nil : visible(String(scalar)).replacing("<", with: "\\<").replacing(">", with: "\\>")
    }

    private static func written(_ write: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        write(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func longestRun(of character: UInt8, in text: String) -> Int {
        var longest = 0
        var current = 0
        for other in text.utf8 {
            current = other == character ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }
}
