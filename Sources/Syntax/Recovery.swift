import SourceText

/// Which of the collections of a document may lack an entry that was passed, or stands elsewhere.
struct Doubt {
    /// Those that hold less than so many nodes before them and are still open.
    var before = 0
    /// What follows in the document was passed, being too deep: all that is still open lacks something, and so does the document.
    var isCutOff = false

    func isOf(_ node: NodeID, isDocument: Bool) -> Bool { isCutOff || node < before && !isDocument }
}

/// After a mistake: where reading goes on, so that one mistake gives one message and the next one is still found.
extension Parser {
    /// Whether there may be a level more; false beyond the limit, which is reported: the rest of the document is then passed.
    mutating func mayEnter(at start: Int) -> Bool {
        if openBlocks.count + brackets.depth < limits.nesting { return true }
        reportTooDeep(start)
        doubt.isCutOff = true
        contentEnd = start
        addEmpty(at: start, incomplete: true)
        repeat {
            position = afterBreak(lineEnd(position))
            lineStart = position
            indent = 0
        } while position < end && !isDocumentMarker(position)
        atEnd = true
        return false
    }

    /// Nothing but a comment may follow on the line; what else does is reported and passed. The position stays on the line.
    @discardableResult
    mutating func expectLineEnd() -> Bool {
        let after = position
        skipBlanks()
        if position >= end || isBreak(position) || (bytes[position] == UInt8(ascii: "#") && position > after) { return true }
        if let last = letters.foreignLineEnd(position) {
            position = last
            return true
        }
        reportTextAfterNode(valueText(position))
        position = lineEnd(position)
        return false
    }

    /// Something on the lines that are passed may be meant for any of the collections that are open.
    mutating func doubtOpen() { doubt.before = nodes.count }

    /// Passes the rest of the line and every following line that is indented by `need` or more; ends at the next content.
    mutating func skipDeeper(need: Int) {
        guard !atEnd else { return }
        let below = afterBreak(lineEnd(position))
        while position < end {
            position = afterBreak(lineEnd(position))
            beginLine()
            let first = position
            skipBlanks()
            if position < end, !isBreak(position), bytes[position] != UInt8(ascii: "#") {
                if first - lineStart < need || (position == lineStart && isDocumentMarker(position)) {
                    position = first
                    break
                }
            }
            if position < end, bytes[position] == UInt8(ascii: "#") {
                let comment = position
                position = lineEnd(position)
                comments.append(ByteRange(comment..<position))
            }
        }
        let last = position < end ? lineStart : end
        if below < last { unread.append(ByteRange(below..<last)) }
        skipToContent()
    }

    /// Content at another column than the collection's entries. False when an outer level may want it; else it is reported,
    /// read for what else is wrong in it, and dropped. How far a tab goes nobody can tell: such a line is that of the innermost
    /// collection, so that what stands below it is still read.
    mutating func wrongIndentation(at column: Int, in collection: NodeID) -> Bool {
        guard indent > column || tabBefore else { return false }
        markIncomplete(collection)
        markOpen(collection)
        if tabBefore {
            // It may be meant for any of those that are open.
            doubtOpen()
            reportTabRun()
            skipTabbed(column: column)
            return true
        }
        if nodes[collection].kind == .mapping, passMovedMail(to: column) { return true }
        let inner = hasRoom ? lastColumn(in: collection) : -1
        reportBadIndentation(column: column, collection: collection)
        if announcesBlock(position, indent: indent) {
            // What it announces stands where it belongs, below a line that does not.
            skipDeeper(need: column + 1)
            return true
        }
        let (end, count, known) = (contentEnd, nodes.count, problems.count)
        blockNode(need: column + 1, place: .ownLine)
        discard(from: count)
        contentEnd = end
        // The lines below that stand where the entries above do are right; only that one line was moved.
        if inner > column {
            let follows = problems[known...].filter {
                $0.code != .badIndentation || self.column(of: Int($0.location.range.start)) != inner
            }
            problems.replaceSubrange(known..., with: follows)
        }
        return true
    }

    /// How far from the start of its line an offset is.
    func column(of offset: Int) -> Int {
        var line = offset
        while line > 0, !isBreak(line - 1) { line -= 1 }
        // What has no width before it counts for nothing.
        while line < offset, let next = letters.noWidthEnd(line) { line = next }
        return offset - line
    }

    /// The line at the position may have been meant for a value, the last that was read, or for what stands last in it, at any depth.
    mutating func markOpen(_ value: NodeID) {
        guard hasRoom else { return }
        var node = value
        while node < nodes.count, nodes[node].kind != .scalar {
            markIncomplete(node)
            node = lastChild(of: node)
        }
    }

    /// The last node right below a collection, the last that was read; the number of nodes when there is none.
    mutating func lastChild(of collection: NodeID) -> NodeID {
        let isKnown = farChild.collection == collection
        var child = isKnown ? farChild.child : collection + 1
        var steps = 0
        while child < nodes.count, case let next = Int(nodes[child].next), next > child, next < nodes.count {
            child = next
            steps += 1
        }
        if isKnown || steps > 32 { farChild = (collection, child) }
        return child
    }

    /// Passes lines up to the first that is neither deeper than `column` nor indented with a tab.
    mutating func skipTabbed(column: Int) {
        let start = lineStart
        repeat {
            skipDeeper(need: column + 1)
        } while !atEnd && tabBefore && indent <= column
        passed.append(ByteRange(start..<lineStart))
    }

    /// Whether the line from an offset on reads like an entry of its own: `- …`, or `key: …`.
    func looksLikeEntry(_ offset: Int) -> Bool {
        isSequenceEntry(offset) || entryColon(offset) != nil
    }

    /// The colon behind the key of the line from an offset on; nil when it does not read like an entry `key: …`.
    func entryColon(_ offset: Int) -> Int? {
        let last = lineEnd(offset)
        // A colon between the key's quotes is part of it.
        var index = letters.quotedEnd(offset, before: last) ?? offset
        while index < last {
            if bytes[index] == UInt8(ascii: ":"), isSpace(index + 1) { return index > offset ? index : nil }
            // What a comment says is none.
            if bytes[index] == UInt8(ascii: "#"), index > offset, isSpace(index - 1) { return nil }
            index += 1
        }
        return nil
    }

    /// Whether the next line with content, below the current one, has an entry at a column.
    mutating func isFollowedByEntry(_ column: Int) -> Bool {
        guard let below = contentBelow() else { return false }
        return below.indent == column && looksLikeEntry(below.offset) && !(column == 0 && isDocumentMarker(below.offset))
    }
}
