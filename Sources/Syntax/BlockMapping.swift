import SourceText

/// Block mappings: entries `key: value` that begin at one column (YAML 1.2.2, 8.2.2).
extension Parser {
    /// A mapping whose entries begin at `column`; `firstKey`, when given, has been read and the position is at its `:`.
    mutating func blockMapping(at column: Int, firstKey: Node?) {
        let start = firstKey.map { Int($0.range.start) } ?? position
        guard enter(at: start) else { return }
        let outer = mappingColumn
        mappingColumn = column
        if outer < 0 { outermostColumn = column }
        defer {
            depth -= 1
            openBlocks.removeLast()
            mappingColumn = outer
            if outer < 0 { outermostColumn = -1 }
        }
        let mapping = open(.mapping, .block, at: start)
        openBlocks.append(OpenBlock(node: mapping, column: column))
        let dash = listEntry.node == mapping ? listEntry.dash : nil
        var key = firstKey
        var kind: NodeID = 0
        var last = mapping
        var isText = false
        while true {
            if let read = key ?? mappingKey(at: column, in: mapping, &isText) {
                if depth == 1, isKind(read) {
                    let marker = kind > 0 ? indentedMarker(above: lineStart) : nil
                    // Right below the first it is that key written twice.
                    if kind > 0, kind != mapping + 1 || last != kind + 1 || marker != nil {
                        markIncomplete(mapping)
                        if let marker {
                            markOpen(last)
                            reportIndentedMarker(marker)
                        } else {
                            reportMissingMarker(read.range.offsets, first: nodes[kind].range.offsets)
                        }
                        endDocument(before: Int(read.range.start), .guessed)
                        break
                    }
                    if kind == 0 { kind = nodes.count }
                }
                last = nodes.count + 1
                entry(key: read, column: column, mapping: mapping)
            } else if impliedDocument == nil {
                // What was passed together with the line may have been meant for the block above it.
                markIncomplete(mapping)
                markOpen(last)
            }
            key = nil
            if atEnd { break }
            if indent == column, !tabBefore {
                if column == listColumn, isSequenceEntry(position) { break }
                continue
            }
            if tabBefore, isShiftedKey() {
                guard isAboveBlock(of: column) else { break }
                reportTabRun()
                doubt = nodes.count
                key = mappingKey(at: column, in: mapping, &isText)
                key?.flags.insert(.incomplete)
                continue
            }
            // With a key that the mapping has already it belongs elsewhere; with such a key below it, it begins a group of its own.
            if indent < column, let intruder = intruder(least: column), intruder.column == column,
                intruder.kind == .text || !repeatsKey(of: mapping) && !isAboveRepetition(of: mapping)
            {
                if intruder.kind == .text, passesAsKey(of: outer, column: column, dash: dash) { break }
                if intruder.kind == .entry {
                    noteIntruder(column: column)
                    key = mappingKey(at: column, in: mapping, &isText)
                    key?.flags.insert(.incomplete)
                }
                continue
            }
            key = indent > column ? passCommentedHead(column: column) : nil
            if key != nil { continue }
            guard wrongIndentation(at: column, in: mapping) else { break }
            if atEnd || indent != column || tabBefore { break }
        }
        close(mapping)
        reportDuplicateKeys(of: mapping, dash: dash)
    }

    /// `:` and the value.
    private mutating func entry(key: Node, column: Int, mapping: NodeID) {
        let keyRange = key.range.offsets
        if position - keyRange.lowerBound > 1024 { checkKeyLength(keyRange) }
        if key.style == .plain, keyRange.count == 2, bytes[keyRange.lowerBound] == UInt8(ascii: "<"),
            bytes[keyRange.lowerBound + 1] == UInt8(ascii: "<")
        {
            reportMergeKey(keyRange)
            markIncomplete(mapping)
            contentEnd = position + 1
            return skipDeeper(need: column + 1)
        }
        let first = bytes[keyRange.lowerBound]
        add(first == 0xE2 || first == 0xEF ? readingQuotes(key) : key)
        position += 1
        contentEnd = position
        let afterColon = position
        let line = lineStart
        let (value, problemsBefore) = (nodes.count, problems.count)
        skipToContent()
        nodeOrEmpty(need: column + 1, at: afterColon, line: line, place: .afterKey)
        // What seems to be missing from this mapping may be the entry behind the value.
        if nodes[value].flags.contains(.incomplete), isBeforeEntry(nodes[value]) { markIncomplete(mapping) }
        if key.flags.contains(.incomplete), nodes[value].kind == .scalar, nodes[value].style == .plain {
            judgeValue(value, in: mapping)
        }
        // A line below a text that was indented wrongly was dropped, and it was meant for this mapping.
        if problems.count > problemsBefore, nodes[value].kind == .scalar,
            problems[problemsBefore...].contains(where: { $0.code.speaksOfIndentation })
        {
            markIncomplete(mapping)
        }
    }

    /// Behind a colon that was not one, further entries may be part of a value, and a value of nothing but signs is none.
    @inline(never) private mutating func judgeValue(_ value: NodeID, in mapping: NodeID) {
        let range = nodes[value].range.offsets
        if !furtherEntries(in: range).isEmpty {
            markIncomplete(value)
            markIncomplete(mapping)
        } else if letters.strayEnd(range.lowerBound) >= range.upperBound {
            markIncomplete(value)
        }
    }

    /// The key of the next entry, with the position at its `:`; nil when there is none, which has been reported and passed. `isText`: its
    /// lines seem to be those of a text, which has been reported.
    private mutating func mappingKey(at column: Int, in mapping: NodeID, _ isText: inout Bool) -> Node? {
        let start = position
        if depth == 1, maySeparate(byte(start)), passMeantMarker() { return nil }
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
            let line = lineStart
            key = quotedScalar(need: column + 1)
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
            if starts(position, with: "：") {
                passMeantColon(position, column: column)
                key.flags.insert(.incomplete)
                return key
            }
            guard byte(position) == UInt8(ascii: ":"), position < end else {
                reportMissingColon(start..<trimmed(start..<lineEnd(position)).upperBound, column: column)
                return giveUpEntry(column)
            }
            if !isSpace(position + 1) {
                passMeantColon(position, column: column)
                key.flags.insert(.incomplete)
            }
        case UInt8(ascii: "-") where isSpace(position + 1) && hasSurplusDash():
            passSurplusDash()
            return mappingKey(at: column, in: mapping, &isText)
        case UInt8(ascii: "-") where isSpace(position + 1):
            if let head = passCommentedHead(column: column) { return head }
            if !reportMissingHead(at: start) { reportSequenceEntryInMapping(start) }
            // The entries below it are the same mistake.
            giveUpEntryWithList(column)
            return nil
        case UInt8(ascii: "?") where isSpace(position + 1):
            reportExplicitKey(start)
            giveUpEntryWithList(column)
            // Its value, `: …` at the same column, belongs to the same mistake.
            if !atEnd, indent == column, !tabBefore, byte(position) == UInt8(ascii: ":"), isSpace(position + 1) {
                giveUpEntryWithList(column)
            }
            return nil
        case UInt8(ascii: ":") where isSpace(position + 1):
            reportEmptyKey(start)
            return giveUpEntry(column)
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            reportCollectionAsKey(start..<trimmed(start..<lineEnd(start)).upperBound)
            return giveUpEntry(column)
        case UInt8(ascii: "*"):
            var last = position
            while !isSpace(last) { last += 1 }
            reportAlias(position..<last, line: trimmed(position..<lineEnd(position)))
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

    /// Whether a byte begins one of the signs with which nearly no key does, but some line that separates documents.
    @inline(__always) private func maySeparate(_ byte: UInt8) -> Bool {
        byte < UInt8(ascii: "0") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "~") || byte == 0xE2 || byte == 0xEF
    }

    /// Whether the line below the one at the position has a key that a mapping has already.
    private func isAboveRepetition(of mapping: NodeID) -> Bool {
        contentBelow().map { repeatsKey(at: $0.offset, of: mapping) } ?? false
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
        if depth == 1, passMeantMarker() { return nil }
        if bytes[line.lowerBound] != UInt8(ascii: "-"), isAboveBlock(of: column) {
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

extension Code {
    fileprivate var speaksOfIndentation: Bool { self == .badIndentation || self == .tabIndentation }
}
