import SourceText

/// The first line of a list's entry that does not stand where the lines that go on with the entry do. Either its dash was moved, and the
/// list is read as standing where its other lines say, or too many spaces follow the dash. That one line is reported.
///
///     items:
///        - name: 昆布          ← one column too far right
///         price: 1980
///       - name: 煮干し
///         price: 640
///       -  name: 鰹節          ← one space too many
///         price: 980
extension Parser {
    /// What is wrong with such a line.
    enum EntrySlip {
        /// The list stands at another column.
        case moved(list: Int)
        /// So many spaces are too many behind the dash.
        case wideGap(Int)
    }

    /// What is wrong with the first line of a list, `- key: value`, at the position; nil where it stands right, or where nothing says that
    /// it does not. `need`: as of the list.
    @inline(__always) mutating func firstEntrySlip(_ column: Int, need: Int) -> EntrySlip? {
        guard isSequenceEntry(position) else { return nil }
        let content = entryContent(position)
        var below = afterBreak(lineEnd(content))
        let expected = below + content - lineStart
        while below < expected, byte(below) == 0x20 { below += 1 }
        // Nearly always the line below begins where this entry does.
        if below == expected, byte(below) > 0x20 { return nil }
        return firstEntrySlip(column, entry: content, need: need)
    }

    @inline(never) private mutating func firstEntrySlip(_ column: Int, entry: Int, need: Int) -> EntrySlip? {
        // What nobody sees stands before the dash, or a mark, and has no width.
        if meantColumn.isSet(on: lineStart) { return nil }
        // Behind a comment or in brackets the lines below stand where they like.
        guard letters.canBeginPlain(entry, flow: false) || byte(entry) == UInt8(ascii: "\"") || byte(entry) == UInt8(ascii: "'")
        else {
            return nil
        }
        let start = position
        position = entry
        defer { position = start }
        guard !tabBefore, let below = contentBelow(), below.indent > openBlocks.mappingColumn, below.indent != entry - lineStart,
            !isSequenceEntry(below.offset), let colon = entryColon(below.offset), isWholeEntry(),
            // A full-width space among the blanks before it is the mistake.
            foreignSpaceEnd(below.offset) == nil
        else { return nil }
        // With the same key it is the next entry, without its dash.
        if text(entry..<(entryColon(entry) ?? entry)) == text(below.offset..<colon) { return nil }
        let shift = entry - lineStart - below.indent
        let list = column - shift
        let mayBeMoved = list >= max(need, 0) || list == need - 1 && list == openBlocks.mappingColumn && list != listEntry.dash
        // With one space behind it, it is the dash that stands wrong.
        let hasWideGap = shift > 0 && below.indent > column + 1
        guard mayBeMoved || hasWideGap else { return nil }
        // Either the line below or this one stands wrong: what follows them tells which.
        let second = content(below: below.offset)
        let isBlock =
            second.map { $0.indent == below.indent && !isSequenceEntry($0.offset) && entryColon($0.offset) != nil } ?? false
        guard let next = dash(below: below) else {
            return hasWideGap ? .wideGap(shift) : mayBeMoved && isBlock && shift > 0 ? .moved(list: list) : nil
        }
        if mayBeMoved, next.indent == list { return .moved(list: list) }
        if hasWideGap, next.indent == column {
            return isBlock || !standsBehind(next.offset, as: entry - start) ? .wideGap(shift) : nil
        }
        return mayBeMoved && isBlock && shift > 0 ? .moved(list: list) : nil
    }

    /// The dash behind the lines of an entry that stand where the first one below its dash does, or deeper.
    private func dash(below first: (indent: Int, offset: Int)) -> (indent: Int, offset: Int)? {
        var line = first.offset
        // So many lines are enough for an entry that was written by hand.
        for _ in 0..<200 {
            guard let next = content(below: line) else { return nil }
            if next.indent < first.indent { return isSequenceEntry(next.offset) ? next : nil }
            line = next.offset
        }
        return nil
    }

    /// Whether what follows a dash, and the line below it, stand so far right of the dash.
    private func standsBehind(_ dash: Int, as width: Int) -> Bool {
        guard entryContent(dash) == dash + width, let below = content(below: dash) else { return false }
        return below.offset > dash && below.indent == column(of: dash) + width
    }

    /// Whether the list whose first dash stands at the position, behind a tab, goes on at the column of its key: up to its second dash no
    /// other line begins with a tab.
    func goesOnAtKey(need: Int) -> Bool {
        var line = position
        // So many lines are enough for an entry that was written by hand.
        for _ in 0..<200 {
            guard let next = content(below: line), bytes[next.offset] != 0x09 else { return false }
            if next.indent < need { return next.indent == need - 1 && isSequenceEntry(next.offset) }
            line = next.offset
        }
        return false
    }

    /// What follows the dash at the position counts as standing where it would if the dash stood at a column, without the tab before it.
    mutating func passTab(to column: Int) -> Int {
        tabBefore = false
        meantColumn.set(column + entryContent(position) - position, on: lineStart)
        return column
    }

    /// Reports the first line of a list, and what follows its dash counts as standing where the lines below do; the column of the list.
    mutating func passEntrySlip(_ slip: EntrySlip, _ column: Int) -> Int {
        let content = entryContent(position) - lineStart
        switch slip {
        case .moved(let list):
            reportMovedEntry(list)
            meantColumn.set(content - (column - list), on: lineStart)
            return list
        case .wideGap(let extra):
            reportWideGap(extra)
            meantColumn.set(content - extra, on: lineStart)
            return column
        }
    }

    /// The dash of the last entry of a list, if the line at the position fits nowhere because too many spaces follow it. The first entry
    /// has been judged by `firstEntrySlip`.
    @inline(never) mutating func dashBeforeWideGap(column: Int, in list: NodeID, after last: NodeID) -> Int? {
        // The first line of the entry is all that was read of it.
        guard !tabBefore, indent > column + 1, list + 1 < last, last + 3 == nodes.count, nodes[last].kind == .mapping,
            nodes[last].style == .block, nodes[last + 2].kind == .scalar, !isSequenceEntry(position),
            foreignSpaceEnd(position) == nil,
            entryColon(position) != nil || letters.meantColon(trimmed(position..<lineEnd(position))) != nil
        else { return nil }
        let content = Int(nodes[last].range.start)
        var dash = content - 1
        while dash > 0, bytes[dash] == 0x20 { dash -= 1 }
        let width = content - dash
        guard width > 2, isSequenceEntry(dash), self.column(of: dash) == column, column + width > indent,
            self.content(below: dash)?.offset == position
        else { return nil }
        // Where the next line, or those of the first entry, stand as far right as this one, the line at the position was moved.
        if let next = contentBelow(), next.indent == column + width, !isSequenceEntry(next.offset), entryColon(next.offset) != nil
        {
            return nil
        }
        return secondColumn(of: list + 1) == column + width ? nil : dash
    }

    /// The column of the second entry of a mapping.
    private func secondColumn(of mapping: NodeID) -> Int? {
        guard nodes[mapping].kind == .mapping else { return nil }
        let second = Int(nodes[mapping + 2].next)
        return second < Int(nodes[mapping].next) ? column(of: Int(nodes[second].range.start)) : nil
    }

    /// Takes back the last entry of a list, whose first line was read alone, and reports its dash, from which it is read again.
    mutating func returnToWideGap(_ dash: Int, after last: NodeID) {
        let content = indent
        discard(from: last)
        while let problem = problems.last, Int(problem.location.range.start) >= dash { problems.removeLast() }
        while let comment = comments.last, Int(comment.start) >= dash { comments.removeLast() }
        goBack(to: dash)
        reportWideGap(entryContent(dash) - lineStart - content)
        meantColumn.set(content, on: lineStart)
    }

    private mutating func reportMovedEntry(_ list: Int) {
        guard hasRoom, let below = contentBelow() else { return }
        let line = trimmed(position..<lineEnd(position))
        report(
            .badIndentation, character(at: position),
            Bilingual(
                ja: "「\(excerpt(line))」の字下げが、この項目の続きの行と合っていません。",
                en: "`\(excerpt(line))` is not indented like the lines that go on with this entry."),
            label: Bilingual(ja: "字下げ\(indent)個", en: spaces(indent)),
            related: [goesOnHere(below)],
            help: IndentAdvice.help(list, lead: "「-」の", "the `-`"),
            fixes: [indentFix(position, column: list)])
    }

    private mutating func reportWideGap(_ extra: Int) {
        guard hasRoom, let below = contentBelow() else { return }
        let content = entryContent(position)
        let left = content - position - 1 - extra
        report(
            .badIndentation, position..<content,
            Bilingual(
                ja: "「-」のあとの半角スペースが\(extra)個多いため、この項目の続きの行とそろっていません。",
                en: "\(spaces(extra)) too many after the `-`: the lines that go on with this entry stand further left."),
            related: [goesOnHere(below)],
            help: Bilingual(
                ja: "「-」のあとの半角スペースを\(left)個にしてください。", en: "Write \(spaces(left)) after the `-`."),
            fixes: [
                Fix(
                    Bilingual(ja: "余分な半角スペースを消す", en: "Remove the extra spaces"), safe: false,
                    edits: [edit(content - extra..<content, "")])
            ])
    }

    private func goesOnHere(_ line: (indent: Int, offset: Int)) -> Related {
        related(
            trimmed(line.offset..<lineEnd(line.offset)), ja: "続きの行の字下げは\(line.indent)個です",
            en: "this line is indented by \(line.indent)")
    }
}
