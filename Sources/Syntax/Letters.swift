import SourceText

/// The bytes that are read, for all that only looks at them.
///
/// The reader is changed by those who ask, so that a call of a function of its own that only looks copies all of it, 350 bytes, where it is
/// not inlined: 3 % of a check. These two words are handed over in registers.
struct Letters {
    let bytes: UnsafePointer<UInt8>
    let end: Int

    /// The byte at an offset; 0 beyond the end.
    @inline(__always) func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

    @inline(__always) func isBreak(_ offset: Int) -> Bool {
        offset < end && (bytes[offset] == 0x0A || bytes[offset] == 0x0D)
    }

    @inline(__always) func isBlank(_ offset: Int) -> Bool {
        offset < end && (bytes[offset] == 0x20 || bytes[offset] == 0x09)
    }

    /// White space, a line break or the end of the file.
    @inline(__always) func isSpace(_ offset: Int) -> Bool {
        guard offset < end else { return true }
        let byte = bytes[offset]
        return byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    @inline(__always) static func isFlowIndicator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "{")
            || byte == UInt8(ascii: "}")
    }

    @inline(__always) func starts(_ offset: Int, with text: StaticString) -> Bool {
        guard end - offset >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount where bytes[offset + index] != text.utf8Start[index] { return false }
        return true
    }

    /// The end of the line's text, before its line break.
    @inline(__always) func lineEnd(_ offset: Int) -> Int { ByteSearch.lineBreak(bytes, offset, end) }

    /// The start of the next line; `offset` is at a line break or at the end of the file.
    @inline(__always) func afterBreak(_ offset: Int) -> Int {
        guard offset < end else { return end }
        return bytes[offset] == 0x0D && offset + 1 < end && bytes[offset + 1] == 0x0A ? offset + 2 : offset + 1
    }

    /// A range without the white space at its end.
    @inline(__always) func trimmed(_ range: Range<Int>) -> Range<Int> {
        var last = range.upperBound
        while last > range.lowerBound, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
        return range.lowerBound..<last
    }

    /// Whether plain text may begin at an offset (`ns-plain-first`).
    func canBeginPlain(_ offset: Int, flow: Bool) -> Bool {
        switch byte(offset) {
        case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
            return !isSpace(offset + 1) && !(flow && Letters.isFlowIndicator(byte(offset + 1)))
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"),
            UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "'"),
            UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
            return false
        default:
            return true
        }
    }

    /// The header of a block scalar from its `|` or `>` on, which may be full-width, as may what follows.
    @inline(__always) func blockHeader(_ start: Int) -> Parser.BlockHeader {
        var header = Parser.BlockHeader(end: start)
        header.isWide = byte(start) == 0xEF
        header.end += header.isWide ? 3 : 1
        while header.end < end, let sign = plainForm(header.end) {
            if header.indentation == 0, (0x31...0x39).contains(sign) {
                header.indentation = Int(sign - 0x30)
            } else if header.chomping == 0, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                header.chomping = sign
            } else {
                break
            }
            if bytes[header.end] == 0xEF { header.isWide = true }
            header.end += bytes[header.end] == 0xEF ? 3 : 1
        }
        return header
    }

    /// Whether nothing but the header of a block scalar, with a comment behind it, stands from an offset to the end of its line.
    func isBlockHeader(_ start: Int) -> Bool {
        guard let sign = plainForm(start), sign == UInt8(ascii: "|") || sign == UInt8(ascii: ">") else { return false }
        let header = blockHeader(start)
        let last = gapEnd(header.end)
        return last >= end || isBreak(last) || last > header.end && bytes[last] == UInt8(ascii: "#")
    }

    /// A byte of ASCII, or that of which a full-width sign (U+FF01–U+FF5E) is the wide form; nil for any other character.
    @inline(__always) func plainForm(_ offset: Int) -> UInt8? {
        let first = byte(offset)
        if first < 0x80 { return first }
        guard first == 0xEF, offset + 2 < end else { return nil }
        switch (bytes[offset + 1], bytes[offset + 2]) {
        case (0xBC, let last) where last > 0x80: return last - 0x60
        case (0xBD, let last) where last < 0x9F: return last - 0x20
        default: return nil
        }
    }

    /// The colon of a line that was meant to separate a key from its value: `:` without a space behind it, or a full-width one.
    func meantColon(_ line: Range<Int>) -> Int? {
        // Mostly there is none, and the line is short: sixteen bytes at once are looked at, also those behind it.
        let limit = min(end, line.upperBound + 16)
        var offset = line.lowerBound
        repeat {
            offset = ByteSearch.first(UInt8(ascii: ":"), or: 0xEF, bytes, offset + 1, limit)
            guard offset < line.upperBound else { return nil }
            if bytes[offset] == UInt8(ascii: ":") { return starts(offset, with: "://") ? nil : offset }
        } while !starts(offset, with: "：")
        return offset
    }

    /// The colon of a text such as `name："a: b"` or `from:{name: b}`, whose value is quoted or in brackets and so may hold the `: ` that
    /// seems to end a key. In `a:"b": c` the quotes are part of the key, as YAML reads it.
    func valueColon(_ text: Range<Int>) -> Int? {
        // All keys are asked, and hardly one has a colon in it.
        guard let colon = meantColon(text), isBeforeValue(colon, in: text) else { return nil }
        return colon
    }

    @inline(never) private func isBeforeValue(_ colon: Int, in text: Range<Int>) -> Bool {
        let isWide = bytes[colon] != UInt8(ascii: ":")
        let value = gapEnd(colon + (isWide ? 3 : 1))
        guard value < text.upperBound else { return false }
        switch bytes[value] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            // Inside brackets one line may hold all keys of a file, so its end is not looked for.
            return isWide || quotedEnd(value, before: end).map { $0 > text.upperBound } ?? false
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            let line = trimmed(value..<lineEnd(value))
            return bracketsEnd(value, before: line.upperBound).map { $0 > text.upperBound }
                ?? (bytes[line.upperBound - 1] == UInt8(ascii: ","))
        default:
            return false
        }
    }
}
