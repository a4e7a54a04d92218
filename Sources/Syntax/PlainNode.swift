import SourceText

/// A plain scalar at block level: a text, the first key of a mapping, or a line that was meant as something else.
extension Parser {
    /// A plain scalar, or the mapping whose first key it is. What is rarely needed stands elsewhere, so that `plainScalar` has room in it.
    mutating func plainNode(need: Int, place: Place) {
        let isKeyPlace = place == .ownLine || place == .afterDash
        let start = position
        let line = lineStart
        let hadTab = tabBefore
        let problemCount = problems.count
        let scalar = plainScalar(need: need, flow: false)
        guard scalar.stop == .colon else {
            if isKeyPlace, line != lineStart || atEnd,
                isAboveEntry(scalar.node, column: startColumn(start, line: line)) || isMeantAsEntry(start)
                    || isMeantAsField(start)
            {
                rewind(to: start, line: line, problemCount: problemCount)
                tabBefore = hadTab
                if hadTab { return abandonBehindTab(start, need: need) }
                return blockMapping(at: startColumn(start, line: line), firstKey: nil)
            }
            if place == .root, endsAboveEntries() { return belowTitle(valueText(start), place: place) }
            // Behind a comment it has ended above the entries.
            if place == .afterKey, !atEnd, indent >= need, passTextOfSection(scalar.node.range.offsets, need: need) { return }
            let isLong = place == .afterKey && scalar.node.flags.contains(.needsDecoding) && knownKeys != nil
            return add(markedIfFullWidth(isLong ? endedAboveList(scalar.node) : scalar.node))
        }
        if scalar.lastLine == line {
            guard isKeyPlace else { return entryOnLine(scalar.node, need: need, isMarked: place == .root) }
            if hadTab { return abandonBehindTab(start, need: need) }
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
    func mayBeTitle(at node: NodeID, above entry: Int) -> Bool { node == 1 || starts(entry, with: "kind") }

    /// Whether a document's value on the line of `---` has ended, and the lines below it are entries, which thus belong to nothing.
    func endsAboveEntries() -> Bool { !atEnd && looksLikeEntry(position) }

    /// The entries at the position, below a text that was meant as their title, on the line of `---` or on one of its own.
    @inline(never) mutating func belowTitle(_ title: Range<Int>, place: Place) {
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
        if passTextBesideKey(from: start, need: need) { return }
        reportColonInText(key.range.offsets, colon: position, need: need)
        abandonNode(from: start, need: need)
    }

    /// An entry deeper or shallower than the text above: that ended before the line, whose indentation is wrong.
    @inline(never) private mutating func entryInText(_ scalar: PlainScalar, need: Int) {
        let start = Int(scalar.node.range.start)
        if passTextBesideKey(from: start, need: need) { return }
        position = scalar.lastLineText
        contentEnd = textEnd(before: scalar.lastLine, from: start)
        if passTextOfSection(start..<contentEnd, need: need) { return }
        var node = scalar.node
        node.flags.insert(.incomplete)
        node.range = ByteRange(start..<contentEnd)
        add(node)
        if need > 0, reportMissingHead(at: position, text: start) { return skipDeeper(need: need) }
        let isHead = announcesBlock(position, indent: position - scalar.lastLine)
        if isHead || isMovedMail(column: position - scalar.lastLine),
            let column = columnOfMovedHead(indent: position - scalar.lastLine)
        {
            reportEntryInText(at: position, text: start, need: column + 1, moved: linesMovedAlike(by: indent - column))
            // So that the mapping there takes it for its own.
            indent = column
            return
        }
        reportEntryInText(at: position, text: start, need: need)
        if isHead { return skipDeeper(need: need) }
        let count = nodes.count
        blockNode(need: need, place: .ownLine)
        discard(from: count)
    }

    /// Reports the key of a mail at the position that was moved right, and counts it as standing in the column of the innermost mapping, which
    /// lacks it; false for any other line.
    mutating func passMovedMail(to column: Int) -> Bool {
        guard knownKeys != nil, isMovedMail(column: indent), let name = keyName(position), isFreeKey(name) else { return false }
        let moved = linesMovedAlike(by: indent - column)
        if hasRoom {
            let line = trimmed(position..<lineEnd(position))
            report(
                .badIndentation, character(at: position),
                Bilingual(
                    ja: "「\(excerpt(line))」の字下げが上のどの行とも合っていません(半角スペース\(indent)個)。",
                    en: "The indentation of `\(excerpt(line))` (\(spaces(indent))) fits none of the lines above."),
                label: Bilingual(ja: "字下げ\(indent)個", en: spaces(indent)),
                help: IndentAdvice.help(column), fixes: [indentFix(position, column: column, moved: moved)])
        }
        indent = column
        return true
    }

    /// Whether the line at an offset announces the text of a mail, perhaps with a line of it that was moved alike.
    private func announcesMail(_ offset: Int) -> Bool {
        guard let colon = entryColon(offset), holdsLines(trimmed(offset..<colon)) else { return false }
        return letters.isBlockHeader(letters.gapEnd(colon + 1))
    }

    /// Whether the key of a mail at the position was moved to a column in which no entry goes on below the mail.
    private mutating func isMovedMail(column: Int) -> Bool {
        guard announcesMail(position), let last = mailEnd(of: position) else { return false }
        var next = last
        while byte(next) == 0x20 { next += 1 }
        return next - last != column || isSequenceEntry(next)
    }

    /// The first lines of the mail below its key at the position, which was moved right: edits that move them back by as many spaces, if then
    /// they stand where the rest of the mail does.
    private mutating func linesMovedAlike(by shift: Int) -> [Edit] {
        guard announcesMail(position), let last = mailEnd(of: position) else { return [] }
        let lines = textLines(in: afterBreak(lineEnd(position))..<last)
        guard let first = lines.first, lines.count <= 200 else { return [] }
        let head = lines.prefix { $0.spaces >= first.spaces }
        guard let width = lines.dropFirst(head.count).map(\.spaces).min(), width == first.spaces - shift, width > indent - shift
        else {
            return []
        }
        return head.map { edit($0.start..<$0.start + shift, "") }
    }

    /// Where the head of a group or a text belongs that stands where it should, while the line of the head was moved right: in the innermost
    /// mapping that may still have it and that the lines below stand right of.
    ///
    ///     site:
    ///       plan: mach
    ///         amazon_pay:
    ///       use: true
    @inline(never) private mutating func columnOfMovedHead(indent: Int) -> Int? {
        guard let below = contentBelow(), let name = keyName(position) else { return nil }
        return openBlocks.last {
            $0.isMapping && $0.column < min(below.indent, indent) && around($0)?.meaning(name) == .free
        }?.column
    }

    /// Whether a text stands above an entry at its column, of which a comment parts it, and so is one too; above one of a list, if it has
    /// some colon in it.
    private func isAboveEntry(_ text: Node, column: Int) -> Bool {
        guard !atEnd, indent == column else { return false }
        return isSequenceEntry(position) ? letters.meantColon(text.range.offsets) != nil : entryColon(position) != nil
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

    /// The same with the name of a field, whatever its letters, where no text is due: `商品名:りんご`, `MyASPのURL：https://shop.example.jp`.
    @inline(never) private func isMeantAsField(_ start: Int) -> Bool {
        let line = start..<lineEnd(start)
        guard let knownKeys, let colon = letters.meantColon(line), colon > start, colon - start <= 200,
            knownKeys.isField(text(trimmed(start..<colon)))
        else { return false }
        let above = value(ofKey: nodes.count - 1)
        return above != .text && above != .textOfLines
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
}
