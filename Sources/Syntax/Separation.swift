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
            where position == lineStart || isBlank(position &- 1) || letters.unseenStart(before: position) != nil:
                let start = position
                position = lineEnd(position)
                comments.append(ByteRange(start..<position))
            default:
                let byte = bytes[position]
                if Letters.mayBeUnseen(byte), position == lineStart &+ indent || tabBefore, passUnseen() { continue }
                if position == lineStart {
                    if passConflict() { continue }
                    atEnd = isDocumentMarker(position)
                    if atEnd, passStrayMarker() { continue }
                } else {
                    if Parser.mayBeginMarker(byte), position == lineStart &+ indent, passConflict() { continue }
                    atEnd = false
                }
                return
            }
        }
        atEnd = true
    }

    /// Passes a foreign space in the indentation, which is taken for the tab's like, or characters without width, which are taken for
    /// nothing, as `Characters` tells of them; false when there are none.
    private mutating func passUnseen() -> Bool {
        if let last = letters.indentSpaceEnd(position) {
            position = last
            tabBefore = true
            return true
        }
        guard var last = letters.noWidthEnd(position) else { return false }
        while let next = letters.noWidthEnd(last) { last = next }
        if tabBefore {
            position = last
        } else if position == lineStart {
            position = last
            beginLine()
        } else {
            let spaces = last
            while byte(last) == 0x20 { last += 1 }
            position = last
            indent += last - spaces
            // Where it counts as standing, as behind an anchor; of an entry, what follows its dash.
            meantColumn.set(isSequenceEntry(last) ? indent + entryContent(last) - last : indent, on: lineStart)
        }
        return true
    }

    /// Notes where a line starts and passes the spaces it begins with.
    @inline(__always) mutating func beginLine() {
        lineStart = position
        while position < end, bytes[position] == 0x20 { position &+= 1 }
        indent = position &- lineStart
    }

    /// Goes back to an offset, on whatever line that is.
    mutating func goBack(to offset: Int) {
        position = offset
        while position > 0, !isBreak(position - 1) { position -= 1 }
        beginLine()
        position = offset
    }

    /// Passes spaces and tabs.
    @inline(__always) mutating func skipBlanks() {
        while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 { position &+= 1 }
    }

    /// `---` or `...` at the start of a line, alone or followed by white space; be it a foreign one, or what seems to be nothing, at the end of
    /// the line.
    @inline(__always) func isDocumentMarker(_ offset: Int) -> Bool {
        let first = byte(offset)
        guard first == UInt8(ascii: "-") || first == UInt8(ascii: "."), byte(offset &+ 1) == first,
            byte(offset &+ 2) == first
        else { return false }
        return isSpace(offset &+ 3) || isMarkerBeforeUnseen(offset &+ 3)
    }

    /// A control character is passed behind a marker only where a document begins below it.
    @inline(never) private func isMarkerBeforeUnseen(_ gap: Int) -> Bool {
        guard let last = letters.foreignLineEnd(gap) else { return false }
        return !(gap..<last).contains { letters.controlEnd($0) != nil } || starts(afterBreak(lineEnd(last)), with: "kind:")
    }
}
