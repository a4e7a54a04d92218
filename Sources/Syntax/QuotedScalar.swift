import SourceText

/// Quoted scalars, single and double, over one or several lines (YAML 1.2.2, 7.3.1 and 7.3.2).
extension Parser {
    /// A quoted scalar; the position is left after its closing quote, or at the line after which it cannot go on.
    ///
    /// A missing closing quote is reported here; the node is then `incomplete` and reaches to the end of its first line.
    mutating func quotedScalar(need: Int) -> Node {
        let start = position
        let quote = bytes[start]
        let isDouble = quote == UInt8(ascii: "\"")
        var flags: Node.Flags = []
        let known = problems.count
        var indentationReported = false
        var isClosed: Bool?
        position += 1
        while position < end {
            let hit = ByteSearch.lineBreak(or: quote, isDouble ? UInt8(ascii: "\\") : quote, bytes, position, end)
            position = hit
            guard hit < end else { break }
            switch bytes[hit] {
            case quote:
                position += 1
                if !isDouble, byte(position) == quote, position < end {
                    flags.insert(.needsDecoding)
                    position += 1
                    continue
                }
                contentEnd = position
                return Node(
                    kind: .scalar, style: isDouble ? .doubleQuoted : .singleQuoted, flags: flags,
                    range: ByteRange(start..<position))
            case UInt8(ascii: "\\"):
                flags.insert(.needsDecoding)
                position += 1
                if isBreak(position) { continue }
                if !passEscape(in: start) { flags.insert(.incomplete) }
            default:
                flags.insert(.needsDecoding)
                guard nextQuotedLine(from: start, need: need, reported: &indentationReported, &isClosed) else {
                    return unterminated(start, isDouble, known)
                }
                if indentationReported { flags.insert(.incomplete) }
            }
        }
        atEnd = true
        return unterminated(start, isDouble, known)
    }

    /// `known`: how many problems there were before it. That its lines were not indented is moot, as they are none of its lines.
    private mutating func unterminated(_ start: Int, _ isDouble: Bool, _ known: Int) -> Node {
        let others = problems[min(known, problems.count)...].filter { $0.code != .badIndentation }
        problems.replaceSubrange(min(known, problems.count)..., with: others)
        let firstLineEnd = trimmed(start..<lineEnd(start)).upperBound
        reportUnterminatedQuote(start, lineEnd: firstLineEnd)
        contentEnd = firstLineEnd
        let below = afterBreak(lineEnd(start))
        if below < position { unread.append(ByteRange(below..<position)) }
        return Node(
            kind: .scalar, style: isDouble ? .doubleQuoted : .singleQuoted, flags: [.incomplete, .needsDecoding],
            range: ByteRange(start..<firstLineEnd))
    }

    /// Passes line breaks and blank lines up to the next text of the scalar; false when it cannot go on there. `isClosed`: whether a quote
    /// seems to close it further down, where that has been asked.
    private mutating func nextQuotedLine(from start: Int, need: Int, reported: inout Bool, _ isClosed: inout Bool?) -> Bool {
        while isBreak(position) {
            position = afterBreak(position)
            beginLine()
            while position == lineStart, position < end, passConflict(inQuotes: true) { reported = true }
            let spaces = position
            skipBlanks()
            if position > spaces, indent < need, position >= end || isBreak(position), !reported {
                reported = true
                reportTabIndentation(lineStart..<position)
            }
        }
        guard position < end else { return false }
        if position == lineStart, isDocumentMarker(position) {
            guard isDividerInQuotes(bytes[start], need: need) else {
                atEnd = true
                return false
            }
            if !reported { reportDividerInQuotes(need: need, of: start) }
            reported = true
            isClosed = true
            return true
        }
        guard indent < need else { return true }
        // Under-indented: the quote was forgotten when this looks like an entry of its own, else only the spaces are missing.
        let isEntry = looksLikeEntry(position) && !closesInBrackets(bytes[start]) || !reported && isCommentBeforeEntry()
        let isText = !isEntry && (isClosed ?? isClosedBelow(bytes[start], need: need))
        if isEntry || !isText && isMeantAsLine() {
            position = lineStart + indent
            return false
        }
        isClosed = isText
        if !reported {
            reported = true
            // Inside brackets, the line is not reported again for where it stands.
            if brackets.depth > 0 { brackets.line = lineStart }
            if byte(lineStart + indent) == 0x09 {
                reportTabIndentation(lineStart..<position)
            } else if !reportIfConflict(trimmed(position..<lineEnd(position))) {
                reportUnderIndented(need: need, of: start, isClosed: isText)
            }
        }
        return true
    }

    /// Whether a quoted text inside brackets ends on this line, before what may look like an entry of a block.
    private func closesInBrackets(_ quote: UInt8) -> Bool {
        guard brackets.depth > 0, let colon = entryColon(position) else { return false }
        return (position..<colon).contains { bytes[$0] == quote }
    }

    /// Whether comments stand here, and below them an entry or the end of the document.
    private func isCommentBeforeEntry() -> Bool {
        guard byte(position) == UInt8(ascii: "#") else { return false }
        var offset = position
        while byte(offset) == UInt8(ascii: "#") || isBreak(offset) {
            offset = afterBreak(lineEnd(offset))
            if offset < end, isDocumentMarker(offset) { return true }
            while isBlank(offset) { offset += 1 }
        }
        return offset >= end || looksLikeEntry(offset)
    }

    /// Passes what follows a `\`; a wrong escape is reported.
    private mutating func passEscape(in start: Int) -> Bool {
        let escape = position - 1
        // At the end of the file it is the quote that is missing.
        guard position < end else { return false }
        let letter = bytes[position]
        position += 1
        if let named = ScalarText.namedEscape(letter) {
            noteEscape(escape, of: named)
            return true
        }
        guard let digits = ScalarText.escapeDigits(letter) else {
            while position < end, bytes[position] & 0xC0 == 0x80 { position += 1 }
            reportBadEscape(escape..<position, in: start)
            return false
        }
        let first = position
        var value: UInt32 = 0
        while position < end, position - first < digits, let digit = Parser.hexDigit(bytes[position]) {
            value = value << 4 | UInt32(digit)
            position += 1
        }
        if position - first == digits, Unicode.Scalar(value) != nil {
            noteEscape(escape, of: value)
            return true
        }
        if digits == 4, position - first == digits, let low = lowSurrogate(), (0xD800...0xDBFF).contains(value) {
            position += 6
            reportSurrogates(escape..<position, 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00))
            return false
        }
        reportBadEscape(escape..<position, in: start)
        return false
    }

    /// The second half of a character as JSON writes it, `\uDC00` to `\uDFFF`, at the position.
    private func lowSurrogate() -> UInt32? {
        guard starts(position, with: "\\u"), position + 6 <= end,
            let value = UInt32(text((position + 2)..<(position + 6)), radix: 16)
        else { return nil }
        return (0xDC00...0xDFFF).contains(value) ? value : nil
    }

    static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
