import SourceText

/// Block mappings: entries `key: value` that begin at one column (YAML 1.2.2, 8.2.2).
extension Parser {
    /// A mapping whose entries begin at `column`; `firstKey`, when given, has been read and the position is at its `:`.
    mutating func blockMapping(at column: Int, firstKey: Node?) {
        let start = firstKey.map { Int($0.range.start) } ?? position
        guard mayEnter(at: start) else { return }
        let mapping = open(.mapping, .block, at: start)
        openBlocks.append(OpenBlock(node: mapping, column: column, isMapping: true))
        defer { openBlocks.removeLast() }
        let dash = listEntry.node == mapping ? listEntry.dash : nil
        var key = firstKey
        var kind: NodeID = 0
        var last = mapping
        var isText = false
        var movedEnd = 0
        while true {
            if let read = key ?? mappingKey(at: column, in: mapping, &isText) {
                if openBlocks.count == 1, isKind(read) {
                    if kind > 0, passesToDocument(of: read, below: kind, in: mapping, after: last) { break }
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
            if indent >= column, bytes[position] == UInt8(ascii: "-"), isDeeperEntry(below: mapping) { break }
            if indent == column, !tabBefore {
                if column == listEntry.strayColumn, isSequenceEntry(position) { break }
                continue
            }
            if tabBefore, isShiftedKey() {
                guard isAboveBlock(of: column) else { break }
                reportTabRun()
                doubtOpen()
                key = misplacedKey(at: column, in: mapping, &isText)
                continue
            }
            // With a key that the mapping has already it belongs elsewhere; with such a key below it, it begins a group of its own.
            if indent < column, let intruder = intruder(least: column), intruder.column == column,
                intruder.kind == .text || !repeatsKey(of: mapping) && !isAboveRepetition(of: mapping)
            {
                if intruder.kind == .text, passesAsKey(of: openBlocks.dropLast().mappingColumn, column: column, dash: dash) {
                    break
                }
                if intruder.kind == .entry {
                    noteIntruder(column: column)
                    key = misplacedKey(at: column, in: mapping, &isText)
                }
                continue
            }
            if indent < column, let next = entryBelowText(column: column) {
                noteIntruder(column: column, next: next)
                key = misplacedKey(at: column, in: mapping, &isText)
                continue
            }
            if indent < column, let lines = entriesLeftOfList() {
                // One report for all that were moved together.
                if lineStart >= movedEnd { reportLostEntry(column: column, entry: mapping, lines: lines) }
                movedEnd = lines.last.map { $0 + 1 } ?? movedEnd
                doubtOpen()
                key = misplacedKey(at: column, in: mapping, &isText)
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

    /// The key of an entry that was reported as standing in another column.
    private mutating func misplacedKey(at column: Int, in mapping: NodeID, _ isText: inout Bool) -> Node? {
        var key = mappingKey(at: column, in: mapping, &isText)
        key?.flags.insert(.incomplete)
        return key
    }

    /// Ends the document before another `kind`, as the marker between them is missing or indented; right below the first one, it is that key
    /// written twice, and goes on with the mapping.
    @inline(never) private mutating func passesToDocument(
        of key: Node, below kind: NodeID, in mapping: NodeID, after last: NodeID
    ) -> Bool {
        let marker = indentedMarker(above: lineStart)
        if kind == mapping + 1, last == kind + 1, marker == nil { return false }
        markIncomplete(mapping)
        if let marker {
            markOpen(last)
            reportIndentedMarker(marker)
        } else {
            reportMissingMarker(key.range.offsets, first: nodes[kind].range.offsets)
        }
        endDocument(before: Int(key.range.start), .guessed)
        return true
    }

    /// Whether the line below the one at the position has a key that a mapping has already.
    private func isAboveRepetition(of mapping: NodeID) -> Bool {
        contentBelow().map { repeatsKey(at: $0.offset, of: mapping) } ?? false
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
        // A line below a text, or a list of texts, that was indented wrongly was dropped, and it was meant for this mapping.
        if problems.count > problemsBefore,
            nodes[value].kind == .scalar || nodes[value].kind == .sequence && nodes.last?.kind == .scalar,
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
}

extension Code {
    fileprivate var speaksOfIndentation: Bool { self == .badIndentation || self == .tabIndentation }
}
