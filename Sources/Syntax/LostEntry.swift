import SourceText

/// A line of a list's entry that lost its indentation, with the next entry of the list below it. For YAML it ends the list.
///
///     - id: one
///       price: 1980
///       type: one_time
///     tax_rate: 10%        ← belongs to the entry above
///     - id: two            ← the list goes on, so nothing around it can
///       tax_rate: 10%
extension Parser {
    /// Whether the line at the position belongs to a list's last entry: the entry lacks its key, which the first or the next one has.
    mutating func isLostEntry(column: Int, in list: NodeID, after last: NodeID) -> Bool {
        guard indent < column, !tabBefore, last < nodes.count, nodes[last].kind == .mapping, nodes[last].style == .block else {
            return false
        }
        // Asked at the end of every list: nearly always, the line below says no.
        let next = afterBreak(lineEnd(position))
        guard byte(next + indent) == 0x20 || byte(next + indent) == UInt8(ascii: "#") || isBreak(next) else { return false }
        guard let below = contentBelow(), below.indent == column, isSequenceEntry(below.offset), isWholeEntry(),
            entryColon(below.offset) != nil, !repeatsKey(of: last)
        else { return false }
        return list + 1 < last && nodes[list + 1].kind == .mapping && repeatsKey(of: list + 1)
            || hasKey(entryAt: below.offset, column: column)
    }

    /// Whether the key of the line at the position stands in the entry of a list that begins at an offset further down.
    private func hasKey(entryAt dash: Int, column: Int) -> Bool {
        guard let colon = entryColon(position) else { return false }
        let key = position..<colon
        var offset = dash + 1
        while isBlank(offset) { offset += 1 }
        let first = offset - dash + column
        // So many lines are enough for an entry that was written by hand.
        for _ in 0..<50 {
            if starts(offset, with: key) { return true }
            guard let line = content(below: offset), line.indent == first || line.indent > column else { return false }
            offset = line.offset
        }
        return false
    }

    private func starts(_ offset: Int, with key: Range<Int>) -> Bool {
        guard end - offset > key.count, bytes[offset + key.count] == UInt8(ascii: ":") else { return false }
        return key.allSatisfy { bytes[$0] == bytes[offset + $0 - key.lowerBound] }
    }

    /// Reports the line at the position, and passes it; the entry above, of which it says something, is known to lack it.
    mutating func passLostEntry(of last: NodeID) {
        reportLostEntry(column: column(of: Int(nodes[last].range.start)), entry: last, lines: [lineStart])
        markIncomplete(last)
        position = lineEnd(position)
        skipToContent()
    }

    /// `lines`: where those begin that were moved alike.
    mutating func reportLostEntry(column: Int, entry: NodeID, lines: [Int]) {
        guard hasRoom else { return }
        let line = trimmed(position..<lineEnd(position))
        let start = Int(nodes[entry].range.start)
        report(
            .badIndentation, character(at: position),
            Bilingual(
                ja: "「\(excerpt(line))」の字下げが、上のリストの項目とそろっていません。",
                en: "`\(excerpt(line))` is not indented like the entry of the list above it."),
            label: Bilingual(ja: "字下げ\(indent)個", en: spaces(indent)),
            related: [related(character(at: start), ja: "この項目の字下げは\(column)個です", en: "this entry is indented by \(column)")],
            help: Bilingual(
                ja: "上の項目の一部なら、字下げを半角スペース\(column)個にしてください。そうでなければ、リストの外に移してください。",
                en: "Indent it to \(spaces(column)) if it is part of that entry; else move it out of the list."),
            fixes: [
                Fix(
                    IndentAdvice.title(column), safe: false,
                    edits: lines.map { edit($0..<$0 + indent, String(repeating: " ", count: column)) })
            ])
    }
}
