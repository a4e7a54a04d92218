import SourceText

/// Full-width (U+3000) and no-break (U+00A0) spaces where white space parts two things: YAML takes them for letters. Before what can only
/// begin with a sign, and at the end of a line, they are passed as the white space that they were meant as; `Characters` tells of them.
///
///     subject: 　"重要: お支払い"
///     body: |　
extension Letters {
    /// The end of the full-width or no-break space at an offset; nil when there is none.
    func foreignSpaceEnd(_ offset: Int) -> Int? {
        if starts(offset, with: "\u{3000}") { return offset + 3 }
        return starts(offset, with: "\u{A0}") ? offset + 2 : nil
    }

    /// The end of the white space at an offset, of YAML's own or foreign.
    func gapEnd(_ offset: Int) -> Int {
        var last = offset
        while let next = isBlank(last) ? last + 1 : foreignSpaceEnd(last) { last = next }
        return last
    }

    /// The end of the characters at an offset that seem to be white space or nothing, the first of them none of YAML's blanks.
    func unseenEnd(_ offset: Int) -> Int? {
        if isBlank(offset) { return nil }
        let last = unseenGapEnd(offset)
        return last > offset ? last : nil
    }

    /// The end of the characters at an offset that seem to be white space or nothing.
    func unseenGapEnd(_ offset: Int) -> Int {
        var last = offset
        while let next = isBlank(last) ? last + 1 : foreignSpaceEnd(last) ?? unusualSpaceEnd(last) ?? noWidthEnd(last) {
            last = next
        }
        return last
    }

    /// U+2000–U+200A, U+202F and U+205F: spaces of other widths.
    func unusualSpaceEnd(_ offset: Int) -> Int? {
        guard byte(offset) == 0xE2, offset + 2 < end else { return nil }
        switch (bytes[offset + 1], bytes[offset + 2]) {
        case (0x80, 0x80...0x8A), (0x80, 0xAF), (0x81, 0x9F): return offset + 3
        default: return nil
        }
    }

    /// U+200B, U+200C, U+200D, U+2060 and U+FEFF, as texts that were copied bring them along.
    func noWidthEnd(_ offset: Int) -> Int? {
        let first = byte(offset)
        guard first == 0xE2 || first == 0xEF, offset + 2 < end else { return nil }
        switch (first, bytes[offset + 1], bytes[offset + 2]) {
        case (0xE2, 0x80, 0x8B...0x8D), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return offset + 3
        default: return nil
        }
    }

    /// The end of a space at an offset that an editor or a web page put in the place of plain ones.
    func indentSpaceEnd(_ offset: Int) -> Int? { foreignSpaceEnd(offset) ?? unusualSpaceEnd(offset) }

    /// Whether a foreign space ends right before an offset.
    func isBehindForeignSpace(_ offset: Int) -> Bool {
        offset > 2 && foreignSpaceEnd(offset - 3) == offset || offset > 1 && foreignSpaceEnd(offset - 2) == offset
    }

    /// The end of the white space at an offset, a foreign space first, with nothing but a comment behind it on its line.
    @inline(never) func foreignLineEnd(_ offset: Int) -> Int? {
        guard foreignSpaceEnd(offset) != nil else { return nil }
        let last = gapEnd(offset)
        return last >= end || isBreak(last) || bytes[last] == UInt8(ascii: "#") ? last : nil
    }
}

extension Parser {
    func foreignSpaceEnd(_ offset: Int) -> Int? { letters.foreignSpaceEnd(offset) }

    /// Passes the foreign spaces at the position if no text follows them; what follows is left to the one who asks. `isBehindValue`: they
    /// stand between a value in brackets and the sign that ends it.
    @inline(never) mutating func passForeignGap(isBehindValue: Bool = false) -> Bool {
        guard foreignSpaceEnd(position) != nil else { return false }
        let last = letters.gapEnd(position)
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
            guard flowDepth == 0, letters.isBlockHeader(last) else { return false }
        }
        position = last
        return true
    }
}
