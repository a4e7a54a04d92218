import SourceText

/// The keys of a block mapping, and the lines among them that are none.
extension Parser {
    /// The key of the next entry, with the position at its `:`; nil when there is none, which has been reported and passed. `isText`: its
    /// lines seem to be those of a text, which has been reported.
    mutating func mappingKey(at column: Int, in mapping: NodeID, _ isText: inout Bool) -> Node? {
        let start = position
        if openBlocks.count == 1, maySeparate(byte(start)), passMeantMarker() { return nil }
        var isMarked = false
        while let property = propertyEnd() {
            isMarked = true
            position = property
            skipBlanks()
        }
        if isMarked, position >= end || isBreak(position) {
            contentEnd = position
            skipToContent()
            return nil
        }
        var key: Node
        switch byte(position) {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            guard let quoted = quotedKey(from: start, column: column) else { return nil }
            key = quoted
        case UInt8(ascii: "-") where isSpace(position + 1):
            if hasSurplusDash() {
                passSurplusDash()
                return mappingKey(at: column, in: mapping, &isText)
            }
            return passEntryAmongKeys(start, column: column)
        case UInt8(ascii: "?") where isSpace(position + 1):
            return passExplicitKey(start, column: column)
        case UInt8(ascii: ":") where isSpace(position + 1):
            reportEmptyKey(start)
            return giveUpEntry(column)
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            reportCollectionAsKey(start..<trimmed(start..<lineEnd(start)).upperBound)
            return giveUpEntry(column)
        case UInt8(ascii: "*"):
            // Below lines that were reported as those of a text, the same is not told again.
            let isReported = isText || nodes[mapping].flags.contains(.incomplete)
            if passEmphasisInText(of: mapping, column: column, isReported: isReported) { return nil }
            if let emphasized = passEmphasis(in: mapping) { return emphasized }
            var last = position
            while !isSpace(last) { last += 1 }
            reportAlias(position..<last, whole: valueText(position))
            return giveUpEntry(column)
        default:
            guard letters.canBeginPlain(position, flow: false) else {
                reportCannotBegin(position, isKey: true)
                return giveUpEntry(column)
            }
            let text = position
            let (textEnd, stop, _) = plainLine(flow: false)
            guard stop == .colon, letters.valueColon(start..<textEnd) == nil else {
                return keyWithoutColon(start..<textEnd, from: text, column: column, in: mapping, &isText)
            }
            key = Node(kind: .scalar, style: .plain, range: ByteRange(start..<textEnd))
        }
        if isMarked { key.flags.insert(.incomplete) }
        return key
    }

    /// A key between quotes, at the position; `start`: where it begins with its anchor or tag.
    @inline(never) private mutating func quotedKey(from start: Int, column: Int) -> Node? {
        let line = lineStart
        var key = quotedScalar(need: column + 1)
        if endedEarly(key) {
            skipToContent()
            return nil
        }
        if lineStart != line {
            reportMultilineKey(key.range.offsets)
            skipDeeper(need: column + 1)
            return nil
        }
        skipBlanks()
        let isColon = position < end && byte(position) == UInt8(ascii: ":")
        guard isColon || starts(position, with: "：") else {
            reportMissingColon(start..<trimmed(start..<lineEnd(position)).upperBound, column: column)
            return giveUpEntry(column)
        }
        if !isColon || !isSpace(position + 1) {
            passMeantColon(position, column: column)
            key.flags.insert(.incomplete)
        }
        return key
    }

    /// `- …` where a key is due, with the entries of a list below it, which are the same mistake; the key on the comment above, if there is
    /// one.
    @inline(never) private mutating func passEntryAmongKeys(_ start: Int, column: Int) -> Node? {
        if let head = passCommentedHead(column: column) { return head }
        if !reportMissingHead(at: start) { reportSequenceEntryInMapping(start) }
        giveUpEntryWithList(column)
        return nil
    }

    /// `? …`, and its value, `: …` at the same column, which belongs to the same mistake.
    @inline(never) private mutating func passExplicitKey(_ start: Int, column: Int) -> Node? {
        reportExplicitKey(start)
        giveUpEntryWithList(column)
        if !atEnd, indent == column, !tabBefore, byte(position) == UInt8(ascii: ":"), isSpace(position + 1) {
            giveUpEntryWithList(column)
        }
        return nil
    }

    /// Whether a byte begins one of the signs with which nearly no key does, but some line that separates documents.
    @inline(__always) private func maySeparate(_ byte: UInt8) -> Bool {
        byte < UInt8(ascii: "0") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "~") || byte == 0xE2 || byte == 0xEF
    }

    /// A line without `: `: perhaps only the space is missing, or the colon is a full-width one; then it is read as it was meant. `text`:
    /// where what follows its anchor or tag begins.
    private mutating func keyWithoutColon(
        _ line: Range<Int>, from text: Int, column: Int, in mapping: NodeID, _ isText: inout Bool
    ) -> Node? {
        if starts(line.lowerBound, with: "＃") {
            reportFullWidthHash(line.lowerBound)
            return giveUpEntry(column)
        }
        if let colon = separatingColon(line) {
            if !isText, isBehindSign(colon, in: line) {
                reportMissingColon(line, column: column)
                return giveUpEntry(column)
            }
            // A stray sign before a key makes an anchor or a tag of it, which has been reported: `&name: 講座`.
            let isMarkedKey = colon < text
            let start = isMarkedKey && colon > line.lowerBound + 1 ? line.lowerBound + 1 : line.lowerBound
            if isMarkedKey {
                position = (letters.colonEnd(colon) ?? colon + 1) - 1
            } else {
                passMeantColon(colon, column: column)
            }
            return Node(kind: .scalar, style: .plain, flags: .incomplete, range: ByteRange(trimmed(start..<colon)))
        }
        if !isText, let sign = meantSemicolon(line) {
            passMeantSemicolon(sign)
            return Node(kind: .scalar, style: .plain, flags: .incomplete, range: ByteRange(line.lowerBound..<sign.lowerBound))
        }
        if openBlocks.count == 1, passMeantMarker() { return nil }
        if bytes[line.lowerBound] != UInt8(ascii: "-"), isAboveBlock(of: column) {
            if let sign = signOfHead(line) { return passSignOfHead(sign, behind: line.lowerBound) }
            reportKeyWithoutColon(line)
            position = line.upperBound - 1
            return Node(kind: .scalar, style: .plain, flags: .incomplete, range: ByteRange(line))
        }
        if !isText {
            let isFirst = nodes.count == mapping + 1 && column > 0 && mapping > 0 && isKey(mapping - 1)
            isText = isFirst
            reportMissingColon(line, column: column, key: isFirst ? nodes[mapping - 1].range.offsets : nil)
        }
        // Further lines of the same kind, such as a text that was pasted in, are the same mistake.
        repeat {
            giveUpEntry(column)
        } while !atEnd && indent == column && !tabBefore && isPlainLine()
        return nil
    }

    /// Whether the line at the position has nothing of an entry in it.
    func isPlainLine() -> Bool {
        guard letters.canBeginPlain(position, flow: false), bytes[position] != UInt8(ascii: "-") else { return false }
        let line = position..<lineEnd(position)
        return !line.dropFirst().contains { bytes[$0] == UInt8(ascii: ":") } && letters.meantColon(line) == nil
    }

    /// With the entries of a list at the same column below it.
    private mutating func giveUpEntryWithList(_ column: Int) {
        repeat {
            giveUpEntry(column)
        } while !atEnd && indent == column && !tabBefore && isSequenceEntry(position)
    }

    @discardableResult
    private mutating func giveUpEntry(_ column: Int) -> Node? {
        contentEnd = trimmed(position..<lineEnd(position)).upperBound
        skipDeeper(need: column + 1)
        return nil
    }
}
