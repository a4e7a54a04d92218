import SourceText

/// One node of block level: what its first character says it is (YAML 1.2.2 chapter 8).
extension Parser {
    /// Where a node stands, which decides whether a block collection may begin there.
    enum Place {
        /// The root of a document; on the line of `---` no block collection may begin.
        case root
        /// The value of a key, on the key's line: no block collection.
        case afterKey
        /// After `- ` on the same line: a collection may begin, indented by where it stands.
        case afterDash
        /// First on its line.
        case ownLine
    }

    /// The node that belongs to an indicator (`:`, `-`, `---`) if there is one, else an empty node at `offset`.
    ///
    /// `line` is the line of the indicator (-1: the node may only stand on its own line, being the first of the document).
    mutating func nodeOrEmpty(need: Int, at offset: Int, line: Int, place: Place) {
        var isMarked = false
        if !atEnd, lineStart == line, Letters.mayBeUnseen(bytes[position]), passForeignGap() {
            skipToContent()
            isMarked = atEnd || lineStart != line && indent < need
        }
        while !atEnd, lineStart == line || indent >= need,
            lineStart == line && place != .afterDash || !isMarkedKey(position) && markedDash(position) == nil,
            let property = propertyEnd()
        {
            isMarked = true
            position = property
            contentEnd = position
            skipToContent()
        }
        let count = nodes.count
        if atEnd {
            addEmpty(at: offset)
        } else if lineStart == line {
            blockNode(need: need, place: place)
        } else if indent >= need {
            if place == .afterKey {
                if passTextWithoutBar(need: need, colonEnd: offset) { return }
                if lacksFirstDash() { return blockSequence(at: indent, need: need, lacksDash: true) }
            }
            blockNode(need: need, place: .ownLine)
        } else if place != .afterKey || !valueNoDeeper(need: need, colonEnd: offset) {
            addEmpty(at: offset)
        }
        if isMarked, count < nodes.count { markIncomplete(count) }
    }

    /// The value of a key that stands below it no further to the right: a list may stand in its column, and all else was moved there. False
    /// where the line at the position is none.
    private mutating func valueNoDeeper(need: Int, colonEnd: Int) -> Bool {
        if indent == need - 1, !tabBefore,
            isSequenceEntry(position) || meantDash(position, isDue: true) != nil || markedDash(position) != nil
        {
            blockSequence(at: indent, need: need)
        } else if tabBefore, isSequenceEntry(position), goesOnAtKey(need: need) {
            reportTabRun()
            blockSequence(at: passTab(to: need - 1), need: need)
        } else if tabBefore, let column = shownColumn(least: need) {
            let mapping = nodes.count
            reportTabRun()
            doubtOpen()
            blockMapping(at: column, firstKey: nil)
            markIncomplete(mapping + 1)
        } else if let intruder = intruder(least: need) {
            belowIntruder(intruder.kind, column: intruder.column)
        } else if indent == need - 1, isStrayAboveList() {
            belowStrayLine(need: need)
        } else if isUnindentedValue(need: need) {
            unindentedValue(need: need, colonEnd: colonEnd)
        } else {
            return false
        }
        return true
    }

    /// The block below a line at the position that stands left of it, though it seems to be its first.
    @inline(never) private mutating func belowIntruder(_ kind: Intruder, column: Int) {
        let count = nodes.count
        switch kind {
        case .entry:
            noteIntruder(column: column)
            blockMapping(at: column, firstKey: nil)
            let key = count + 1
            if key < nodes.count { markIncomplete(key) }
        case .text:
            reportMissingColon(trimmed(position..<lineEnd(position)), column: column)
            position = lineEnd(position)
            skipToContent()
            blockNode(need: column, place: .ownLine)
        }
        markIncomplete(count)
    }

    /// Reads the node at the position and moves to the next content; appends exactly one node with its children.
    mutating func blockNode(need: Int, place: Place) {
        let isCollectionPlace = place == .ownLine || place == .afterDash
        let start = position
        if isCollectionPlace, !beginsWell(bytes[start]), collectionBehindSign(need: need, place: place) { return }
        switch bytes[start] {
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            blockScalar(need: need)
        case 0xEF where isWideHeader(start, need: need):
            blockScalar(need: need)
        case 0xEF where place == .ownLine && isWideCommentAboveList():
            passWideComments()
            nodeBelow(need: need)
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            flowNode(need: need, place: place)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            quotedNode(need: need, place: place)
        case UInt8(ascii: "-") where isSpace(start + 1):
            guard isCollectionPlace else {
                reportSequenceAfterKey(start, place: place)
                return abandonNode(from: start, need: need)
            }
            if tabBefore { return abandonBehindTab(start, need: need) }
            blockSequence(at: place == .ownLine ? indent : startColumn(start, line: lineStart), need: need)
        case UInt8(ascii: "?") where isSpace(start + 1), UInt8(ascii: ":") where isSpace(start + 1):
            guard isCollectionPlace, !tabBefore else { return misplacedIndicator(need: need, place: place) }
            blockMapping(at: column, firstKey: nil)
        case UInt8(ascii: "*"):
            alias(need: need, place: place)
        case UInt8(ascii: "&"), UInt8(ascii: "!"):
            markedNode(need: need, place: place)
        default:
            guard letters.canBeginPlain(start, flow: false) else {
                if place == .afterKey, passTextBesideKey(from: start, need: need) { return }
                reportCannotBegin(start)
                return abandonNode(from: start, need: need)
            }
            // Behind another dash it is the text of that entry.
            if place == .ownLine, need > 0, meantDash(start, isDue: false) != nil || isNumberedEntry() {
                if tabBefore { return abandonBehindTab(start, need: need) }
                return blockSequence(at: startColumn(start, line: lineStart), need: need)
            }
            plainNode(need: need, place: place)
        }
    }

    @inline(__always) func isSequenceEntry(_ offset: Int) -> Bool { letters.isSequenceEntry(offset) }

    /// The column of a node that begins at an offset of the current line: that of its anchor or tag, if it has one there.
    func startColumn(_ start: Int, line: Int) -> Int { meantColumn.column(of: start, on: line) }

    /// Whether a node can begin with a byte at all, as far as one byte can tell.
    @inline(__always) private func beginsWell(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: ","), UInt8(ascii: "]"),
            UInt8(ascii: "}"), UInt8(ascii: "#"):
            false
        default:
            true
        }
    }

    /// Whether the first line below a key begins with a variable of mails, and is no entry: with it a text begins, which lacks its `|`.
    private func beginsMail(_ start: Int) -> Bool {
        guard bytes[start] == UInt8(ascii: "%"), entryColon(start) == nil else { return false }
        var last = start + 1
        while Parser.isWord(byte(last)) || isDigit(byte(last)) { last += 1 }
        return last > start + 1 && byte(last) == UInt8(ascii: "%") && keyAboveText(start) != nil
    }

    /// Whether emphasis begins the first line below the key of a text.
    private func beginsEmphasizedText(_ start: Int) -> Bool {
        guard bytes[start] == UInt8(ascii: "*"), keyAboveText(start) != nil else { return false }
        let above = value(ofKey: nodes.count - 1)
        return above == .text || above == .textOfLines
    }

    /// The collection whose first line begins with a sign that begins no node; false where it is none.
    @inline(never) private mutating func collectionBehindSign(need: Int, place: Place) -> Bool {
        if place == .ownLine, need > 0, !tabBefore, meantDash(position, isDue: true) != nil {
            blockSequence(at: startColumn(position, line: lineStart), need: need)
        } else if place == .ownLine, need > 0, isStrayAboveList() {
            belowStrayLine(need: need)
        } else if isFollowedByEntry(column), !beginsMail(position), !beginsEmphasizedText(position) {
            blockMapping(at: column, firstKey: nil)
        } else {
            return false
        }
        return true
    }

    /// A `?` or `:` where no mapping may begin.
    @inline(never) private mutating func misplacedIndicator(need: Int, place: Place) {
        let start = position
        if bytes[start] == UInt8(ascii: ":") {
            reportEmptyKey(start)
            if place == .root {
                position = lineEnd(start)
                skipToContent()
                return nodeBelow(need: need)
            }
        } else {
            reportExplicitKey(start)
        }
        abandonNode(from: start, need: need)
    }

    /// The node at the position, below lines that have been reported and passed.
    @inline(never) private mutating func nodeBelow(need: Int) {
        if atEnd || indent < need {
            addEmpty(at: contentEnd, incomplete: true)
        } else {
            blockNode(need: need, place: .ownLine)
        }
    }

    /// What a tab stands before, where a block collection may begin, whose column it would decide.
    @inline(never) mutating func abandonBehindTab(_ start: Int, need: Int) {
        reportTabBefore(start)
        abandonNode(from: start, need: need)
    }

    /// Moves from the end of a node to the next content; false where something else follows it on its line, which is reported. If that
    /// is another entry, the lines of its value, which stand deeper, are the same mistake.
    mutating func endsLine(_ node: NodeID, need: Int) -> Bool {
        guard expectLineEnd() else {
            markIncomplete(node)
            skipDeeper(need: need)
            return false
        }
        skipToContent()
        return true
    }

    /// Stands an incomplete node in place of what could not be read, and goes on at the next entry of an outer level.
    @inline(never) mutating func abandonNode(from start: Int, need: Int) {
        contentEnd = trimmed(start..<lineEnd(start)).upperBound
        add(Node(kind: .empty, style: .plain, flags: .incomplete, range: ByteRange(start..<start)))
        position = max(position, start)
        skipDeeper(need: need)
    }
}
