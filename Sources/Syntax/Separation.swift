import SourceText

/// What stands between two nodes: spaces, tabs, line breaks, comments (YAML 1.2.2 chapter 6).
extension Parser {
    /// Moves to the next content and notes the indentation of its line, a tab before it, and whether the document ends there.
    mutating func skipToContent() {
        tabBefore = false
        blankTab = .max
        var leadingTab = Int.max
        while position < end {
            switch bytes[position] {
            case 0x20:
                position &+= 1
            case 0x09:
                tabBefore = true
                if position == lineStart &+ indent { leadingTab = indent }
                position &+= 1
            case 0x0A, 0x0D:
                blankTab = min(blankTab, leadingTab)
                leadingTab = .max
                tabBefore = false
                position = afterBreak(position)
                beginLine()
            case UInt8(ascii: "#")
            where position == lineStart || isBlank(position &- 1) || letters.isBehindForeignSpace(position):
                let start = position
                position = lineEnd(position)
                comments.append(ByteRange(start..<position))
            case 0xC2, 0xE3:
                // A full-width or no-break space in the indentation is taken for the tab's like.
                guard position == lineStart &+ indent || tabBefore, passForeignSpace() else {
                    atEnd = false
                    return
                }
                tabBefore = true
            default:
                if position == lineStart {
                    if passConflict() { continue }
                    atEnd = isDocumentMarker(position)
                } else {
                    atEnd = false
                }
                return
            }
        }
        atEnd = true
    }

    /// Passes a full-width space (U+3000) or a no-break space (U+00A0); false when there is none.
    private mutating func passForeignSpace() -> Bool {
        guard let last = foreignSpaceEnd(position) else { return false }
        position = last
        return true
    }

    /// Notes where a line starts and passes the spaces it begins with.
    @inline(__always) mutating func beginLine() {
        lineStart = position
        while position < end, bytes[position] == 0x20 { position &+= 1 }
        indent = position &- lineStart
    }

    /// Passes spaces and tabs.
    @inline(__always) mutating func skipBlanks() {
        while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 { position &+= 1 }
    }

    /// `---` or `...` at the start of a line, alone or followed by white space; be it a foreign one that ends the line.
    @inline(__always) func isDocumentMarker(_ offset: Int) -> Bool {
        let first = byte(offset)
        guard first == UInt8(ascii: "-") || first == UInt8(ascii: "."), byte(offset &+ 1) == first,
            byte(offset &+ 2) == first
        else { return false }
        return isSpace(offset &+ 3) || letters.foreignLineEnd(offset &+ 3) != nil
    }
}
