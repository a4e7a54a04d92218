import SourceText

/// Markdown that text from the project cannot break out of (CommonMark with GFM tables and task lists).
enum Markdown {
    /// Running text: everything that could mean something in Markdown is escaped.
    ///
    /// Punctuation that only means something where a line begins stays as it is in the middle, so that the source stays readable.
    static func text(_ text: String) -> String {
        let text = visible(text)
        let number = text.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let next = text.utf8.dropFirst(number.count).first, "#+-=.)".utf8.contains(next) else {
            return punctuation.text(text)
        }
        return text.prefix(upTo: number.endIndex) + "\\" + punctuation.text(String(text[number.endIndex...]))
    }

    private static let punctuation = Escaping("\\`*_[]<>|~&$") { scalar in
        "\\`*_[]<>|~&$".unicodeScalars.contains(scalar) ? "\\" + String(scalar) : nil
    }

    /// A value to be copied, as a code span: nothing in it means anything. For an empty value `(空)` stands in its place.
    static func code(_ value: String, inTable: Bool = false) -> String {
        let value = visible(value)
        if value.isEmpty { return "(空 / empty)" }
        let fence = String(repeating: "`", count: longestRun(of: "`", in: value) + 1)
        // A space is taken off at both ends only when both are there.
        let needsSpaces = value.hasPrefix("`") || value.hasSuffix("`") || value.hasPrefix(" ") && value.hasSuffix(" ")
        let span = needsSpaces ? "\(fence) \(value) \(fence)" : fence + value + fence
        return inTable ? span.replacing("|", with: "\\|") : span
    }

    /// Text of several lines as a fenced block, indented to stand inside a list.
    static func block(_ value: String, indentation: String) -> String {
        let value = visible(value, lines: true)
        let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: value) + 1))
        var lines = value.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return ([fence + "text"] + lines + [fence]).map { $0.isEmpty ? "\n" : indentation + $0 + "\n" }.joined()
    }

    private static func longestRun(of character: Unicode.Scalar, in text: String) -> Int {
        var longest = 0
        var current = 0
        for other in text.unicodeScalars {
            current = other == character ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }
}
