import SourceText

/// Entries of a list that stand right of its others, among the keys of the entry above or deeper: reported, and read as entries of the list.
///
///     payment_methods:
///       - use: card
///         - id: spot       ← right of its dashes
///           type: auto_pay
extension Parser {
    /// Whether the line at the position is such an entry of the innermost list: it begins with a key with which its entries do. `entry`: the
    /// one above.
    func isDeeperEntry(column: Int, below entry: NodeID) -> Bool {
        guard let knownKeys, !tabBefore, indent > column, isSequenceEntry(position), entry < nodes.count,
            nodes[entry].style == .block, let first = keys(of: entry).first, let name = keyName(entryContent(position))
        else { return false }
        return name == first || knownKeys.beginsEntry(name) && knownKeys.beginsEntry(first)
    }

    /// The same, asked in the mapping above, at or right of the column of its keys.
    @inline(never) func isDeeperEntry(below entry: NodeID) -> Bool {
        guard let list = openBlocks.dropLast().last, !list.isMapping else { return false }
        return isDeeperEntry(column: list.column, below: entry)
    }

    /// What follows the dash counts as standing where the keys of the entry above do, if the lines below it stand there.
    mutating func passDeeperIndentation(below entry: NodeID) {
        let keys = column(of: Int(nodes[entry].range.start))
        if isDashAloneDeeper(keys: keys) { meantColumn.set(keys, on: lineStart) }
    }

    /// Whether the lines below such an entry stand where those of the entry above do, so that only its dash was moved.
    private func isDashAloneDeeper(keys: Int) -> Bool {
        guard let below = contentBelow() else { return false }
        return below.indent == keys && !isSequenceEntry(below.offset) && below.indent != entryContent(position) - lineStart
    }

    mutating func reportDeeperEntry(column: Int, below entry: NodeID) {
        guard hasRoom else { return }
        let isAlone = isDashAloneDeeper(keys: self.column(of: Int(nodes[entry].range.start)))
        reportMovedEntry(
            column: column, edits: isAlone ? [edit(lineStart..<lineStart + indent - column, "")] : deeperEdits(column))
    }

    /// Moves the entry at the position and those below it in its column, with all of their lines; no edits where that would be too much.
    private func deeperEdits(_ column: Int) -> [Edit] {
        var edits: [Edit] = []
        var line = lineStart
        var lines = 0
        while line < end {
            lines += 1
            guard lines <= 1_000 else { return [] }
            var text = line
            while byte(text) == 0x20 { text += 1 }
            if text < end, !isBreak(text) {
                guard text - line > indent || text - line == indent && isSequenceEntry(text) else { break }
                edits.append(edit(line..<line + indent - column, ""))
            }
            line = afterBreak(lineEnd(text))
        }
        return edits
    }
}
