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
            blockNode(need: need, place: .ownLine)
        } else if place == .afterKey, indent == need - 1, !tabBefore,
            isSequenceEntry(position) || meantDash(position, isDue: true) != nil || markedDash(position) != nil
        {
            blockSequence(at: indent, need: need)
        } else if place == .afterKey, tabBefore, isSequenceEntry(position), goesOnAtKey(need: need) {
            reportTabRun()
            blockSequence(at: passTab(to: need - 1), need: need)
        } else if place == .afterKey, tabBefore, let column = shownColumn(least: need) {
            reportTabRun()
            doubt = nodes.count
            blockMapping(at: column, firstKey: nil)
            markIncomplete(count + 1)
        } else if place == .afterKey, let intruder = intruder(least: need) {
            belowIntruder(intruder.kind, column: intruder.column)
        } else if place == .afterKey, indent == need - 1, isStrayAboveList() {
            belowStrayLine(need: need)
        } else if place == .afterKey, isUnindentedValue(need: need) {
            unindentedValue(need: need, colonEnd: offset)
        } else {
            addEmpty(at: offset)
        }
        if isMarked, count < nodes.count { markIncomplete(count) }
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

    /// The end of an anchor or tag at the position, which is reported; nil when there is none.
    mutating func propertyEnd() -> Int? {
        let byte = byte(position)
        guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") else { return nil }
        var last = position
        while !isSpace(last), flowDepth == 0 || !Letters.isFlowIndicator(bytes[last]) { last += 1 }
        if propertyLine != lineStart {
            propertyLine = lineStart
            propertyColumn = column
        }
        reportProperty(position..<last)
        return last
    }

    /// Whether a sign that makes an anchor or a tag stands right before a key: `&name: 講座`.
    @inline(__always) func isMarkedKey(_ start: Int) -> Bool {
        (byte(start) == UInt8(ascii: "&") || byte(start) == UInt8(ascii: "!")) && letters.isMarkedKey(start)
    }

    /// The column of a node that begins at an offset of the current line: that of its anchor or tag, if it has one there.
    private func startColumn(_ start: Int, line: Int) -> Int { propertyLine == line ? propertyColumn : start - line }

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

    @inline(__always) func isSequenceEntry(_ offset: Int) -> Bool { letters.isSequenceEntry(offset) }

    /// Reads the node at the position and moves to the next content; appends exactly one node with its children.
    mutating func blockNode(need: Int, place: Place) {
        let isCollectionPlace = place == .ownLine || place == .afterDash
        let start = position
        if isCollectionPlace, !beginsWell(bytes[start]) {
            if place == .ownLine, need > 0, !tabBefore, meantDash(start, isDue: true) != nil {
                return blockSequence(at: startColumn(start, line: lineStart), need: need)
            }
            if place == .ownLine, need > 0, isStrayAboveList() { return belowStrayLine(need: need) }
            if isFollowedByEntry(column), !beginsMail(start) { return blockMapping(at: column, firstKey: nil) }
        }
        switch bytes[position] {
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            blockScalar(need: need)
        case 0xEF where isWideHeader(start, need: need):
            blockScalar(need: need)
        case 0xEF where place == .ownLine && isWideCommentAboveList():
            passWideComments()
            if atEnd || indent < need {
                addEmpty(at: contentEnd, incomplete: true)
            } else {
                blockNode(need: need, place: .ownLine)
            }
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            flowNode(need: need, place: place)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let line = lineStart
            let node = quotedScalar(need: need)
            afterQuoted(node, need: need, place: place, isOneLine: line == lineStart)
        case UInt8(ascii: "-") where isSpace(position + 1):
            guard isCollectionPlace else {
                reportSequenceAfterKey(start, place: place)
                return abandonNode(from: start, need: need)
            }
            guard !tabBefore else {
                reportTabBefore(start)
                return abandonNode(from: start, need: need)
            }
            blockSequence(at: place == .ownLine ? indent : startColumn(start, line: lineStart), need: need)
        case UInt8(ascii: "?") where isSpace(position + 1), UInt8(ascii: ":") where isSpace(position + 1):
            guard isCollectionPlace, !tabBefore else {
                if bytes[start] == UInt8(ascii: ":") {
                    reportEmptyKey(start)
                    if place == .root { return nextLine() }
                } else {
                    reportExplicitKey(start)
                }
                return abandonNode(from: start, need: need)
            }
            blockMapping(at: column, firstKey: nil)
        case UInt8(ascii: "*"):
            alias(need: need)
        case UInt8(ascii: "&") where isCollectionPlace && isMarkedKey(start),
            UInt8(ascii: "!") where isCollectionPlace && isMarkedKey(start):
            guard !tabBefore else {
                reportTabBefore(start)
                return abandonNode(from: start, need: need)
            }
            blockMapping(at: startColumn(start, line: lineStart), firstKey: nil)
        case UInt8(ascii: "&") where place == .ownLine && !tabBefore && markedDash(start) != nil,
            UInt8(ascii: "!") where place == .ownLine && !tabBefore && markedDash(start) != nil:
            blockSequence(at: column, need: need)
        case UInt8(ascii: "&"), UInt8(ascii: "!"):
            if let property = propertyEnd() { position = property }
            contentEnd = position
            skipToContent()
            if atEnd || (lineStart > start && indent < need) {
                addEmpty(at: contentEnd, incomplete: true)
            } else {
                let count = nodes.count
                blockNode(need: need, place: lineStart > start ? .ownLine : place)
                markIncomplete(count)
            }
        default:
            guard letters.canBeginPlain(position, flow: false) else {
                reportCannotBegin(start)
                return abandonNode(from: start, need: need)
            }
            // Behind another dash it is the text of that entry.
            if place == .ownLine, need > 0, meantDash(start, isDue: false) != nil || isNumberedEntry() {
                guard !tabBefore else {
                    reportTabBefore(start)
                    return abandonNode(from: start, need: need)
                }
                return blockSequence(at: startColumn(start, line: lineStart), need: need)
            }
            plainNode(need: need, place: place)
        }
    }

    /// The node on the next line with content, after what stood on the current one has been reported.
    @inline(never) private mutating func nextLine() {
        position = lineEnd(position)
        skipToContent()
        if atEnd { addEmpty(at: contentEnd, incomplete: true) } else { blockNode(need: 0, place: .ownLine) }
    }

    /// A plain scalar, or the mapping whose first key it is. What is rarely needed stands elsewhere, so that `plainScalar` has room in it.
    private mutating func plainNode(need: Int, place: Place) {
        let isKeyPlace = place == .ownLine || place == .afterDash
        let start = position
        let line = lineStart
        let hadTab = tabBefore
        let problemCount = problems.count
        let scalar = plainScalar(need: need, flow: false)
        guard scalar.stop == .colon else {
            if isKeyPlace, line != lineStart || atEnd,
                isAboveEntry(scalar.node, column: startColumn(start, line: line)) || isMeantAsEntry(start)
            {
                rewind(to: start, line: line, problemCount: problemCount)
                tabBefore = hadTab
                guard !tabBefore else {
                    reportTabBefore(start)
                    return abandonNode(from: start, need: need)
                }
                return blockMapping(at: startColumn(start, line: line), firstKey: nil)
            }
            if place == .root, endsAboveEntries() { return belowTitle(valueText(start), place: place) }
            let isLong = place == .afterKey && scalar.node.flags.contains(.needsDecoding) && knownKeys != nil
            return add(markedIfFullWidth(isLong ? endedAboveList(scalar.node, need: need) : scalar.node))
        }
        if scalar.lastLine == line {
            guard isKeyPlace else { return entryOnLine(scalar.node, need: need, isMarked: place == .root) }
            guard !hadTab else {
                reportTabBefore(start)
                return abandonNode(from: start, need: need)
            }
            if bytes[start] == 0xEF, reportIfBrackets(valueText(start)) { return abandonNode(from: start, need: need) }
            if letters.valueColon(scalar.node.range.offsets) != nil {
                rewind(to: start, line: line, problemCount: problemCount)
                return blockMapping(at: startColumn(start, line: line), firstKey: nil)
            }
            return blockMapping(at: startColumn(start, line: line), firstKey: scalar.node)
        }
        // A further line of the text holds `: `. At the root, left of the text, it begins the document.
        let isLeft = need == 0 && scalar.lastLineText - scalar.lastLine < start - line
        guard place != .root, !isLeft || !mayBeTitle(at: nodes.count, above: scalar.lastLineText) else {
            rewind(to: start, line: line, problemCount: problemCount)
            repeat {
                position = lineEnd(position)
                skipToContent()
            } while position < scalar.lastLineText
            return belowTitle(valueText(start), place: place)
        }
        // At the same column it is an entry, and so should the first line have been.
        // Right below, further to the right, it belongs to the first line.
        if isKeyPlace, !hadTab,
            scalar.lastLineText - scalar.lastLine == startColumn(start, line: line)
                || isKeyAbove(start, entryAt: scalar.lastLineText) || isStrayAbove(start, entryAt: scalar.lastLineText)
        {
            rewind(to: start, line: line, problemCount: problemCount)
            if place == .ownLine, need > 0, isStrayAboveList() { return belowStrayLine(need: need) }
            return blockMapping(at: startColumn(start, line: line), firstKey: nil)
        }
        entryInText(scalar, need: need)
    }

    /// Whether a text above an entry may be a title: in the first document, or above the `kind` of another one. A mail that a line `---`
    /// has cut in two goes on above the entry behind it.
    private func mayBeTitle(at node: NodeID, above entry: Int) -> Bool { node == 1 || starts(entry, with: "kind") }

    /// Whether a document's value on the line of `---` has ended, and the lines below it are entries, which thus belong to nothing.
    private func endsAboveEntries() -> Bool { !atEnd && looksLikeEntry(position) }

    /// The entries at the position, below a text that was meant as their title, on the line of `---` or on one of its own.
    @inline(never) private mutating func belowTitle(_ title: Range<Int>, place: Place) {
        reportTitle(title, isOnMarker: place == .root)
        blockNode(need: 0, place: .ownLine)
    }

    /// A key on the line of another, or of a document's `---`.
    @inline(never) private mutating func entryOnLine(_ key: Node, need: Int, isMarked: Bool) {
        let start = Int(key.range.start)
        if isMarked {
            reportEntryAfterMarker(start)
            return blockMapping(at: columnBelow(), firstKey: key)
        }
        reportColonInText(key.range.offsets, colon: position, need: need)
        abandonNode(from: start, need: need)
    }

    /// An entry deeper or shallower than the text above: that ended before the line, whose indentation is wrong.
    @inline(never) private mutating func entryInText(_ scalar: PlainScalar, need: Int) {
        let start = Int(scalar.node.range.start)
        position = scalar.lastLineText
        contentEnd = textEnd(before: scalar.lastLine, from: start)
        var node = scalar.node
        node.flags.insert(.incomplete)
        node.range = ByteRange(start..<contentEnd)
        add(node)
        if need > 0, reportMissingHead(at: position, text: start) { return skipDeeper(need: need) }
        reportEntryInText(at: position, text: start, need: need)
        if announcesBlock(position, indent: position - scalar.lastLine) { return skipDeeper(need: need) }
        let count = nodes.count
        blockNode(need: need, place: .ownLine)
        discard(from: count)
    }

    /// Whether a text with some colon in it stands above an entry at its column, and so is one too.
    private func isAboveEntry(_ text: Node, column: Int) -> Bool {
        !atEnd && indent == column && letters.meantColon(text.range.offsets) != nil && looksLikeEntry(position)
    }

    /// Goes back to the start of a node, to read it as something else.
    @inline(never) private mutating func rewind(to start: Int, line: Int, problemCount: Int) {
        while let last = comments.last, Int(last.start) >= start { comments.removeLast() }
        problems.removeSubrange(problemCount...)
        position = line
        beginLine()
        position = start
        tabBefore = false
        atEnd = false
    }

    /// Whether a line of plain text was clearly meant as an entry: an English key with `:value` or `：`.
    func isMeantAsEntry(_ start: Int) -> Bool {
        var index = start
        while index < end, Parser.isWord(bytes[index]) || index > start && bytes[index] == UInt8(ascii: "-") { index += 1 }
        guard index - start > 1 else { return false }
        if byte(index) == UInt8(ascii: ":") {
            if Parser.schemes.contains(where: { $0.utf8CodeUnitCount == index - start && starts(start, with: $0) }) {
                return false
            }
            return byte(index + 1) != UInt8(ascii: "/") && byte(index + 1) != UInt8(ascii: ":") && !isSpace(index + 1)
        }
        // `https：//` is the beginning of a URL, too.
        return starts(index, with: "：") && !starts(index + 3, with: "/") && !starts(index + 3, with: "／")
    }

    /// What stands before the `:` of an address that has no `//`; no field has such a name.
    private static let schemes: [StaticString] = ["mailto", "tel", "sms", "javascript", "data", "http", "https"]

    /// A letter or `_`, as in the English keys; a `-` is only in the names of codes.
    static func isWord(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
    }

    /// Reports typographic quotes or full-width brackets around a whole value.
    private mutating func markedIfFullWidth(_ node: Node) -> Node {
        let range = node.range.offsets
        guard bytes[range.lowerBound] >= 0xE2, reportIfFullWidth(range) else { return node }
        var node = node
        node.flags.insert(.incomplete)
        return node
    }

    /// The end of the last text before a line.
    private func textEnd(before line: Int, from start: Int) -> Int {
        var last = line
        while last > start, isSpace(last - 1) { last -= 1 }
        return last
    }

    /// After a quoted scalar: the `:` that makes it a key, or the end of the line.
    private mutating func afterQuoted(_ node: Node, need: Int, place: Place, isOneLine: Bool) {
        let start = Int(node.range.start)
        let isKeyPlace = isOneLine && (place == .ownLine || place == .afterDash)
        let hadTab = tabBefore
        if endedEarly(node) {
            add(node)
            return skipToContent()
        }
        skipBlanks()
        if isKeyPlace, !hadTab, starts(position, with: "：") {
            passMeantColon(position, column: startColumn(start, line: lineStart))
            var key = node
            key.flags.insert(.incomplete)
            return blockMapping(at: startColumn(start, line: lineStart), firstKey: key)
        }
        if byte(position) == UInt8(ascii: ":"), position < end {
            if isKeyPlace {
                guard !hadTab else {
                    reportTabBefore(start)
                    return abandonNode(from: start, need: need)
                }
                var key = node
                if !isSpace(position + 1) {
                    passMeantColon(position, column: startColumn(start, line: lineStart))
                    key.flags.insert(.incomplete)
                }
                return blockMapping(at: startColumn(start, line: lineStart), firstKey: key)
            }
            if isOneLine {
                reportTextAfterNode(trimmed(position..<lineEnd(position)))
            } else {
                reportMultilineKey(start..<Int(node.range.end))
            }
            return abandonNode(from: start, need: need)
        }
        position = Int(node.range.end)
        let count = nodes.count
        add(node)
        let isAlone = endsLine(count, need: need)
        if place == .root || place == .ownLine && need == 0, isOneLine, isAlone, endsAboveEntries(),
            place == .root || mayBeTitle(at: count, above: position)
        {
            discard(from: count)
            belowTitle(node.range.offsets, place: place)
        }
    }

    /// Moves from the end of a node to the next content; false where something else follows it on its line, which is reported. If that
    /// is another entry, the lines of its value, which stand deeper, are the same mistake.
    private mutating func endsLine(_ node: NodeID, need: Int) -> Bool {
        guard expectLineEnd(need: need) else {
            markIncomplete(node)
            skipDeeper(need: need)
            return false
        }
        skipToContent()
        return true
    }

    /// A flow collection at block level.
    private mutating func flowNode(need: Int, place: Place) {
        let start = position
        let line = lineStart
        let count = nodes.count
        flowReported = false
        flowLine = lineStart
        guard flowCollection(need: need) else {
            // Where the collection could not go on an entry of an outer level may stand.
            if atEnd || (lineStart != line && indent < need && position == lineStart + indent) {
                skipToContent()
            } else {
                skipDeeper(need: need)
            }
            return
        }
        let after = position
        skipBlanks()
        if byte(position) == UInt8(ascii: ":"), isSpace(position + 1), place == .ownLine || place == .afterDash, line == lineStart
        {
            discard(from: count)
            reportCollectionAsKey(start..<after)
            return abandonNode(from: start, need: need)
        }
        position = after
        if flowReported, hasTextBehind(after) {
            // Where a bracket or comma is wrong nobody can tell what belongs inside.
            markIncomplete(count)
            return skipDeeper(need: need)
        }
        _ = endsLine(count, need: need)
    }

    /// Whether something else than a comment stands from an offset on, the end of a value, on its line.
    private func hasTextBehind(_ offset: Int) -> Bool {
        let rest = letters.gapEnd(offset)
        return rest < end && !isBreak(rest) && !(bytes[rest] == UInt8(ascii: "#") && rest > offset)
    }

    private mutating func alias(need: Int) {
        let start = position
        while !isSpace(position) { position += 1 }
        reportAlias(start..<position, line: trimmed(start..<lineEnd(start)))
        abandonNode(from: start, need: need)
    }

    /// Stands an incomplete node in place of what could not be read, and goes on at the next entry of an outer level.
    @inline(never) mutating func abandonNode(from start: Int, need: Int) {
        contentEnd = trimmed(start..<lineEnd(start)).upperBound
        add(Node(kind: .empty, style: .plain, flags: .incomplete, range: ByteRange(start..<start)))
        position = max(position, start)
        skipDeeper(need: need)
    }
}
