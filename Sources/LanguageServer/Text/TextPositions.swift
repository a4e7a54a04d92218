import SourceText

/// How a client counts the characters of a line.
package enum PositionEncoding: String, Sendable {
    case utf16 = "utf-16"
    case utf8 = "utf-8"
}

/// Byte offsets of one text as lines and characters of the client, and back.
package struct TextPositions {
    let bytes: [UInt8]
    let encoding: PositionEncoding
    private let lines: LineTable

    package init(_ bytes: [UInt8], _ encoding: PositionEncoding) {
        self.bytes = bytes
        self.encoding = encoding
        lines = LineTable(bytes)
    }

    package var lineCount: Int { lines.starts.count }

    /// Line and character from 0; an offset beyond the text is its end.
    package func position(at offset: Int) -> (line: Int, character: Int) {
        let offset = min(max(offset, 0), bytes.count)
        let line = lines.line(at: offset)
        let start = lines.starts[line]
        guard encoding == .utf16 else { return (line, offset - start) }
        let count = lines.count(start..<offset)
        return (line, count.characters + count.pairs)
    }

    /// The offset of a position; beyond a line it is the line's end, inside a character that character's start.
    package func offset(line: Int, character: Int) -> Int {
        guard line >= 0 else { return 0 }
        guard line < lineCount else { return bytes.count }
        let content = lines.content(ofLine: line)
        if encoding == .utf8 {
            guard character < content.count else { return content.upperBound }
            var offset = content.lowerBound + max(0, character)
            while offset > content.lowerBound, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
            return offset
        }
        var left = character
        var offset = content.lowerBound
        while offset < content.upperBound {
            left -= TextPositions.units(startingWith: bytes[offset])
            if left < 0 { break }
            let next = after(offset, content.upperBound)
            if left == 0 { return next }
            offset = next
        }
        return offset
    }

    /// The bytes of a line without its line break.
    func content(ofLine line: Int) -> Range<Int> { lines.content(ofLine: line) }

    func line(at offset: Int) -> Int { lines.line(at: min(max(offset, 0), bytes.count)) }

    /// The first byte behind the character that begins at an offset.
    private func after(_ offset: Int, _ end: Int) -> Int {
        var next = offset + 1
        while next < end, bytes[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    /// UTF-16 units of the character that begins with a byte: none for a byte inside of one, two above U+FFFF.
    private static func units(startingWith byte: UInt8) -> Int {
        byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    }

    func json(_ offset: Int) -> JSON {
        let position = position(at: offset)
        return ["line": .integer(position.line), "character": .integer(position.character)]
    }

    func json(_ range: ByteRange) -> JSON {
        ["start": json(range.offsets.lowerBound), "end": json(range.offsets.upperBound)]
    }

    /// The offset that a `Position` of the client names.
    func offset(_ position: JSON) -> Int? {
        guard let line = position["line"].integer, let character = position["character"].integer, line >= 0, character >= 0
        else { return nil }
        return offset(line: line, character: character)
    }

    /// Whether a position names no offset of the text: it lies between the halves of a surrogate pair, or inside of a character's bytes.
    func isInsideCharacter(_ named: JSON) -> Bool {
        guard let line = named["line"].integer, let character = named["character"].integer, let offset = offset(named) else {
            return false
        }
        let start = position(at: offset)
        // Beyond a line is its end.
        return start.line == line && start.character < character && offset < lines.content(ofLine: line).upperBound
    }

    /// The offsets that a `Range` of the client names.
    func offsets(_ range: JSON) -> Range<Int>? {
        guard let start = offset(range["start"]), let end = offset(range["end"]), start <= end else { return nil }
        return start..<end
    }
}
