import SourceText

/// Full-width (U+3000) and no-break (U+00A0) spaces, and characters that nobody sees, where white space parts two things: YAML takes them
/// for letters. Before what can only begin with a sign, and at the end of a line, they are passed as the white space that they were meant
/// as; `Characters` tells of them.
///
///     subject: 　"重要: お支払い"
///     body: |　
extension Letters {
    /// The end of the full-width or no-break space at an offset; nil when there is none.
    func foreignSpaceEnd(_ offset: Int) -> Int? {
        if starts(offset, with: "\u{3000}") { return offset + 3 }
        return starts(offset, with: "\u{A0}") ? offset + 2 : nil
    }

    /// The end of the characters at an offset that seem to be white space or nothing, YAML's own blanks among them.
    func gapEnd(_ offset: Int) -> Int {
        var last = offset
        while let next = isBlank(last) ? last + 1 : unseenCharacterEnd(last) { last = next }
        return last
    }

    private func unseenCharacterEnd(_ offset: Int) -> Int? {
        foreignSpaceEnd(offset) ?? unusualSpaceEnd(offset) ?? noWidthEnd(offset)
    }

    /// The same of characters the first of which is none of YAML's blanks; nil where there are none.
    func unseenEnd(_ offset: Int) -> Int? {
        if isBlank(offset) { return nil }
        let last = gapEnd(offset)
        return last > offset ? last : nil
    }

    /// Whether such characters may begin with a byte, as far as one byte can tell.
    @inline(__always) static func mayBeUnseen(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte > 0x7E && (byte == 0xE3 || byte == 0xC2 || byte == 0xE2 || byte == 0xEF || byte == 0x7F)
    }

    /// U+2000–U+200A, U+202F and U+205F: spaces of other widths.
    func unusualSpaceEnd(_ offset: Int) -> Int? {
        guard byte(offset) == 0xE2, offset + 2 < end else { return nil }
        switch (bytes[offset + 1], bytes[offset + 2]) {
        case (0x80, 0x80...0x8A), (0x80, 0xAF), (0x81, 0x9F): return offset + 3
        default: return nil
        }
    }

    /// U+200B, U+200C, U+200D, U+2060 and U+FEFF, as texts that were copied bring them along, and control characters.
    func noWidthEnd(_ offset: Int) -> Int? {
        let first = byte(offset)
        // With the last one many words begin.
        guard Letters.mayBeUnseen(first), first != 0xE3 else { return nil }
        switch (first, byte(offset + 1), byte(offset + 2)) {
        case (0xE2, 0x80, 0x8B...0x8D), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return offset + 3
        default: return controlEnd(offset)
        }
    }

    /// The end of a control character at an offset, with the rest of the command to a terminal that it begins; tabs and line breaks are
    /// none.
    func controlEnd(_ offset: Int) -> Int? {
        switch byte(offset) {
        case 0x1B: return colorEnd(offset) ?? offset + 1
        case 0x01...0x08, 0x0E...0x1F, 0x7F: return offset + 1
        case 0xC2 where (0x80...0x9F).contains(byte(offset + 1)): return offset + 2
        default: return lineSeparatorEnd(offset)
        }
    }

    /// The end of `ESC [31m` or the like, with which programs colour what they show, or of `ESC [K`, which `grep` adds to it.
    private func colorEnd(_ escape: Int) -> Int? {
        guard byte(escape + 1) == UInt8(ascii: "[") else { return nil }
        var last = escape + 2
        while isDigit(byte(last)) || byte(last) == UInt8(ascii: ";") { last += 1 }
        return byte(last) == UInt8(ascii: "m") || byte(last) == UInt8(ascii: "K") ? last + 1 : nil
    }

    /// The end of a character at an offset that other programs take for a line break: U+000B, U+000C, U+0085, U+2028 and U+2029.
    func lineSeparatorEnd(_ offset: Int) -> Int? {
        switch byte(offset) {
        case 0x0B, 0x0C: return offset + 1
        case 0xC2 where byte(offset + 1) == 0x85: return offset + 2
        case 0xE2 where byte(offset + 1) == 0x80 && (0xA8...0xA9).contains(byte(offset + 2)): return offset + 3
        default: return nil
        }
    }

    /// The end of a space at an offset that an editor or a web page put in the place of plain ones.
    func indentSpaceEnd(_ offset: Int) -> Int? { foreignSpaceEnd(offset) ?? unusualSpaceEnd(offset) }

    /// Where the character begins that ends right before an offset and seems to be white space or nothing, being none of YAML's blanks.
    func unseenStart(before offset: Int) -> Int? {
        // A command to a terminal is longer: `ESC [1;31m`.
        let longest = offset > 0 && (bytes[offset - 1] == UInt8(ascii: "m") || bytes[offset - 1] == UInt8(ascii: "K")) ? 16 : 3
        return (1...longest).lazy.map { offset - $0 }.first { start in start >= 0 && self.unseenCharacterEnd(start) == offset }
    }

    /// The end of the characters at an offset that seem to be white space or nothing, with nothing but a comment behind them on their line.
    @inline(never) func foreignLineEnd(_ offset: Int) -> Int? {
        guard let last = unseenEnd(offset) else { return nil }
        return last >= end || isBreak(last) || bytes[last] == UInt8(ascii: "#") ? last : nil
    }
}

extension Parser {
    func foreignSpaceEnd(_ offset: Int) -> Int? { letters.foreignSpaceEnd(offset) }

    /// Passes the foreign spaces at the position, or what seems to be nothing, if no text follows; what follows is left to the one who asks.
    /// `isBehindValue`: they stand between a value in brackets and the sign that ends it.
    @inline(never) mutating func passForeignGap(isBehindValue: Bool = false) -> Bool {
        guard let last = letters.unseenEnd(position) else { return false }
        guard last < end, !isBreak(last) else {
            position = last
            return true
        }
        switch bytes[last] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "#"):
            break
        case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"):
            guard isBehindValue else { return false }
        default:
            guard brackets.depth == 0, letters.isBlockHeader(last) else { return false }
        }
        position = last
        return true
    }
}
