import SourceText

/// Block sequences: entries `- value` that begin at one column (YAML 1.2.2, 8.2.1).
extension Parser {
    /// A sequence whose first dash stands at the column `written`. Where its column is less than `need` it is the value of a key at that
    /// same column, so whatever is no entry there belongs to the mapping. `lacksDash`: the first one does.
    mutating func blockSequence(at written: Int, need: Int, lacksDash: Bool = false) {
        guard mayEnter(at: position) else { return }
        var column = written
        if !lacksDash, let slip = firstEntrySlip(written, need: need) { column = passEntrySlip(slip, written) }
        let sharesColumn = column < need
        let sequence = open(.sequence, .block, at: position)
        openBlocks.append(OpenBlock(node: sequence, column: column, isMapping: false))
        var last = sequence
        // Where the entry being read begins, which may not be where it should.
        var entryColumn = column
        var lacksDash = lacksDash
        while true {
            if lacksDash, last == sequence {
                passMissingFirstDash(column: column, of: sequence)
            } else if lacksDash {
                passMissingDash(column: column, above: last)
            } else if !isSequenceEntry(position), let sign = meantDash(position, isDue: true) ?? bulletEnd(position) {
                contentEnd = sign
                passMeantDash(sign, column: column)
            } else {
                if let dash = markedDash(position) { passMark(before: dash, column: column) }
                position += 1
                contentEnd = position
            }
            let afterDash = contentEnd
            let line = lineStart
            last = nodes.count
            let entryNeed = entryColumn < column ? strayNeed(column: column) : column + 1
            skipToContent()
            let outerEntry = listEntry
            listEntry.node = last
            listEntry.dash = column
            if entryColumn < column { listEntry.strayColumn = column }
            nodeOrEmpty(need: entryNeed, at: afterDash, line: line, place: .afterDash)
            listEntry = outerEntry
            lacksDash = false
            while !atEnd, mayBeMarker, passLeftMarker(column: column, need: need) {
                markIncomplete(sequence)
                markOpen(last)
            }
            if atEnd { break }
            if indent == column, !tabBefore {
                if isEntry(sharesColumn) {
                    entryColumn = column
                    continue
                }
                if sharesColumn { break }
                notAnEntry(column, in: sequence, after: last, sharesColumn)
            } else if tabBefore, isShiftedKey() {
                break
            } else if indent < column, hasSurplusDash() {
                break
            } else if isStrayEntry(column: column, need: need) {
                // Those below it in the same column are the same mistake.
                if indent != entryColumn { reportStrayEntry(column: column) }
                entryColumn = indent
                passStrayIndentation(column: column)
                continue
            } else if isDeeperEntry(column: column, below: last) {
                if indent != entryColumn { reportDeeperEntry(column: column, below: last) }
                entryColumn = indent
                passDeeperIndentation(below: last)
                continue
            } else if lacksOnlyDash(column: column, below: last) {
                lacksDash = true
                entryColumn = column
                continue
            } else if isLostEntry(column: column, in: sequence, after: last) {
                passLostEntry(of: last)
            } else if indent > column, let dash = dashBeforeWideGap(column: column, in: sequence, after: last) {
                returnToWideGap(dash, after: last)
                entryColumn = column
                continue
            } else if let intruder = intruder(least: column), intruder.kind == .text, intruder.column == column {
                if passesAsKey(of: openBlocks.mappingColumn, column: column) { break }
                notAnEntry(column, in: sequence, after: last, sharesColumn)
            } else {
                guard wrongIndentation(at: column, in: sequence) else { break }
            }
            if atEnd || indent != column || tabBefore || !isEntry(sharesColumn) { break }
        }
        close(sequence)
        openBlocks.removeLast()
    }

    /// Whether an entry stands at the position, as it should be written or as it was clearly meant. In the column of a mapping's keys
    /// `1. a: b` is one of its entries.
    private mutating func isEntry(_ sharesColumn: Bool) -> Bool {
        isSequenceEntry(position) || meantDash(position, isDue: true) != nil || markedDash(position) != nil
            || !sharesColumn && bulletEnd(position) != nil
    }

    /// Whether a line at the position begins as a marker does that stands between the sides of a merge conflict.
    @inline(__always) private var mayBeMarker: Bool {
        position == lineStart && (bytes[position] == UInt8(ascii: "=") || bytes[position] == UInt8(ascii: "|"))
    }

    /// Reports and passes such a marker that was left alone, where the list goes on below it; false for any other line.
    @inline(never) private mutating func passLeftMarker(column: Int, need: Int) -> Bool {
        let line = trimmed(position..<lineEnd(position))
        guard isConflict(line), let below = contentBelow(), isSequenceEntry(below.offset), below.indent >= min(need, column)
        else {
            return false
        }
        _ = reportIfConflict(line)
        position = lineEnd(position)
        skipToContent()
        return true
    }

    /// Something else at the column of the dashes: reported and passed, up to the next entry.
    private mutating func notAnEntry(_ column: Int, in sequence: NodeID, after last: NodeID, _ sharesColumn: Bool) {
        markIncomplete(sequence)
        markOpen(last)
        reportNotAnEntry(column: column)
        repeat {
            skipDeeper(need: column + 1)
        } while !atEnd && indent == column && !tabBefore && !isEntry(sharesColumn)
    }
}
