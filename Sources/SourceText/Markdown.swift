/// Markdown that text from the project cannot break out of (CommonMark with GFM tables and task lists).
package enum Markdown {
    /// Running text: everything that could mean something in Markdown is escaped.
    package static func text(_ text: String) -> String { written { append(text, to: &$0) } }

    /// A sentence of kessai itself, which has code between backticks. A `*` in a sentence is no emphasis, nor is it in Markdown where
    /// backticks stand around it.
    package static func sentence(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        if parts.count.isMultiple(of: 2) { return text.replacing("*", with: "\\*") }
        return parts.enumerated().map { $0.isMultiple(of: 2) ? String($1).replacing("*", with: "\\*") : String($1) }.joined(
            separator: "`")
    }

    /// A value to be copied, as a code span: nothing in it means anything. For an empty value `(空)` stands in its place.
    package static func code(_ value: String, inTable: Bool = false) -> String {
        let span = written { append(code: value, to: &$0) }
        return inTable ? span.replacing("|", with: "\\|") : span
    }

    /// A text whose blanks are marked where they have to be, as a code span.
    package static func code(shown text: String) -> String { written { append(code: text, marksBlanks: false, to: &$0) } }

    /// Punctuation that only means something where a line begins stays as it is in the middle, so that the source stays readable.
    package static func append(_ text: String, isAtStart: Bool = true, to markdown: inout ByteBuffer) {
        if isLive(text) { return append(live: text, isAtStart: isAtStart, to: &markdown) }
        // As nearly all texts begin.
        guard isAtStart, let first = text.utf8.first, isDigit(first) || meansSomethingAtStart(first) else {
            return punctuation.append(text, to: &markdown)
        }
        let number = text.utf8.prefix(while: isDigit)
        guard let next = text.utf8[number.endIndex...].first, meansSomethingAtStart(next) else {
            return punctuation.append(text, to: &markdown)
        }
        markdown.append(String(text[..<number.endIndex]) + "\\")
        punctuation.append(String(text[number.endIndex...]), to: &markdown)
    }

    /// Whether a service that shows the text might make a mention, a reference or a link of a part of it, which no escape prevents.
    private static func isLive(_ text: String) -> Bool {
        text.withTextBytes { text in
            guard let bytes = text.baseAddress else { return false }
            let (at, number, colon, w) = (UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: ":"), UInt8(ascii: "w"))
            var index = ByteSearch.first(at, or: number, or: colon, or: w, bytes, 0, text.count)
            while index < text.count {
                let rest = text[index...]
                if rest.first == at || rest.starts(with: "://".utf8) || rest.starts(with: "www.".utf8)
                    || rest.first == number && rest.dropFirst().first.map(isDigit) == true
                {
                    return true
                }
                index = ByteSearch.first(at, or: number, or: colon, or: w, bytes, index + 1, text.count)
            }
            return false
        }
    }

    /// The words that are live as code spans, where nothing means anything. What is quoted is one of them without its signs.
    private static func append(live text: String, isAtStart: Bool, to markdown: inout ByteBuffer) {
        let letters = text.unicodeScalars
        var start = letters.startIndex
        while true {
            let end = letters[start...].firstIndex(where: separatesWords) ?? letters.endIndex
            let word = String(letters[start..<end])
            if isLive(word) {
                append(code: word, to: &markdown)
            } else {
                append(word, isAtStart: isAtStart && start == letters.startIndex, to: &markdown)
            }
            guard end < letters.endIndex else { return }
            markdown.append(String(letters[end]))
            start = letters.index(after: end)
        }
    }

    private static func separatesWords(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "「", "」", "“", "”": true
        default: false
        }
    }

    private static func meansSomethingAtStart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "."), UInt8(ascii: ")"):
            true
        default: false
        }
    }

    package static func append(code value: String, marksBlanks: Bool = true, to markdown: inout ByteBuffer) {
        guard let first = value.utf8.first, let last = value.utf8.last else { return markdown.append("(空 / empty)") }
        let tick = UInt8(ascii: "`")
        let run = longestRun(of: tick, in: value)
        let fence = run == 0 ? "`" : String(repeating: "`", count: run + 1)
        // A blank at each end is taken off there; where blanks are marked there is none.
        let needsSpaces = first == tick || last == tick || !marksBlanks && first == 0x20 && last == 0x20
        // Two fences in a row would be one.
        if markdown.withBytes({ $0.last == tick }) { markdown.append(" ") }
        markdown.append(fence)
        if needsSpaces { markdown.append(" ") }
        for part in marksBlanks ? Blanks.parts(of: value, lines: false) : [.text(value)] {
            switch part {
            case .text(let text): visibleLine.append(text, to: &markdown)
            case .mark(let blank): markdown.append(mark(blank))
            }
        }
        if needsSpaces { markdown.append(" ") }
        markdown.append(fence)
    }

    /// Text of several lines as a fenced block, indented to stand inside a list.
    package static func append(
        block value: String, of language: String = "text", marksBlanks: Bool = true, indentation: String,
        to markdown: inout ByteBuffer
    ) {
        let fence = String(repeating: "`", count: max(3, longestRun(of: UInt8(ascii: "`"), in: value) + 1))
        markdown.append("\(indentation)\(fence)\(language)\n")
        (marksBlanks ? value.visibleValue(lines: true) : visible(value, lines: true)).withTextBytes { text in
            guard let bytes = text.baseAddress else { return }
            var start = 0
            while start < text.count {
                let end = ByteSearch.first(0x0A, or: 0x0A, bytes, start, text.count)
                if end > start { markdown.append(indentation) }
                markdown.append(UnsafeBufferPointer(rebasing: text[start..<end]))
                markdown.append(UInt8(ascii: "\n"))
                start = end + 1
            }
        }
        markdown.append("\(indentation)\(fence)\n")
    }

    package static func block(_ value: String, of language: String, indentation: String) -> String {
        written { append(block: value, of: language, indentation: indentation, to: &$0) }
    }

    /// Lines as they are written.
    package static func block(shown lines: String, of language: String) -> String {
        written { append(block: lines, of: language, marksBlanks: false, indentation: "", to: &$0) }
    }

    private static let special = "\\`*_[]<>|~&$"

    private static let punctuation = Escaping(special, keepsEmoji: true) { scalar in
        if scalar.isASCII, special.unicodeScalars.contains(scalar) { return "\\" + String(scalar) }
        // What cannot be seen is shown by its code point, whose brackets mean nothing either.
        return isHarmless(scalar) ? nil : visible(String(scalar)).replacing("<", with: "\\<").replacing(">", with: "\\>")
    }

    static func written(_ write: (inout ByteBuffer) -> Void) -> String {
        var buffer = ByteBuffer()
        write(&buffer)
        return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
    }

    private static func longestRun(of character: UInt8, in text: String) -> Int {
        text.withTextBytes { text in
            guard let bytes = text.baseAddress else { return 0 }
            var longest = 0
            var index = ByteSearch.first(character, or: character, bytes, 0, text.count)
            while index < text.count {
                let start = index
                while index < text.count, bytes[index] == character { index += 1 }
                longest = max(longest, index - start)
                index = ByteSearch.first(character, or: character, bytes, index, text.count)
            }
            return longest
        }
    }
}
