import SourceText

/// The first line of a list, moved left or right of the lines that go on with its entry: that one line is reported, and the list is read
/// as standing where its other lines say.
///
///     items:
///        - name: 昆布          ← one column too far right
///         price: 1980
///       - name: 煮干し
extension Parser {
    /// The column of the dashes of a list whose first line, `- key: value`, is at the position; nil where it stands right, or where
    /// nothing says that it was moved. `need`: as of the list.
    @inline(__always) mutating func movedListColumn(_ column: Int, need: Int) -> Int? {
        guard isSequenceEntry(position) else { return nil }
        let content = entryContent(position)
        var below = afterBreak(lineEnd(content))
        let expected = below + content - lineStart
        while below < expected, byte(below) == 0x20 { below += 1 }
        // Nearly always the line below begins where this entry does.
        if below == expected, byte(below) > 0x20 { return nil }
        return movedListColumn(column, entry: content, need: need)
    }

    @inline(never) private mutating func movedListColumn(_ column: Int, entry: Int, need: Int) -> Int? {
        // Behind a comment or in brackets the lines below stand where they like.
        guard letters.canBeginPlain(entry, flow: false) || byte(entry) == UInt8(ascii: "\"") || byte(entry) == UInt8(ascii: "'")
        else {
            return nil
        }
        let start = position
        position = entry
        defer { position = start }
        guard !tabBefore, let below = contentBelow(), below.indent > mappingColumn, below.indent != entry - lineStart,
            !isSequenceEntry(below.offset), let colon = entryColon(below.offset), isWholeEntry()
        else { return nil }
        // With the same key it is the next entry, without its dash.
        if text(entry..<(entryColon(entry) ?? entry)) == text(below.offset..<colon) { return nil }
        let shift = entry - lineStart - below.indent
        let list = column - shift
        guard list >= max(need, 0) || list == need - 1 && list == mappingColumn && list != listEntry.dash else { return nil }
        // Either the line below or this one was moved: what follows them tells which.
        var line = below
        for count in 0..<200 {
            guard let next = content(below: line.offset) else { return nil }
            if next.indent < below.indent { return isSequenceEntry(next.offset) && next.indent == list ? list : nil }
            if count == 0, shift > 0, next.indent == below.indent, !isSequenceEntry(next.offset), entryColon(next.offset) != nil {
                return list
            }
            line = next
        }
        return nil
    }

    /// Reports the first line of a list, and what follows its dash counts as standing where the lines below do.
    mutating func passMovedEntry(_ column: Int, list: Int) {
        reportMovedEntry(list)
        propertyLine = lineStart
        propertyColumn = entryContent(position) - lineStart - (column - list)
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
            related: [
                related(
                    trimmed(below.offset..<lineEnd(below.offset)), ja: "続きの行の字下げは\(below.indent)個です",
                    en: "this line is indented by \(below.indent)")
            ],
            help: Bilingual(ja: "「-」の字下げを半角スペース\(list)個にしてください。", en: "Indent the `-` by \(spaces(list))."),
            fixes: [indentFix(position, column: list)])
    }
}
