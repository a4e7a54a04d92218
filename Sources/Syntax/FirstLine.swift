import SourceText

/// The first line of a group alone in its column, where the lines below it agree in another one: it is the one that is wrong.
///
///     live:
///         merchant_id: …     ← told here
///       client_id: …
///       public_key_id: …
extension Parser {
    /// Reports the only line so far of a mapping, in place of the line at the position, which stands in another column.
    mutating func reportFirstLine(of mapping: NodeID) -> Bool {
        guard mapping < nodes.count, nodes[mapping].kind == .mapping, nodes[mapping].style == .block, !tabBefore,
            looksLikeEntry(position), !isSequenceEntry(position), keys(of: mapping).count == 1
        else { return false }
        let first = Int(nodes[mapping].range.start)
        let line = first - column(of: first)
        // The rest of what it holds would have to be moved with it.
        guard indent != first - line, (line..<first).allSatisfy({ bytes[$0] == 0x20 }),
            nodes[(mapping + 1)...].allSatisfy({ Int($0.range.end) <= lineEnd(first) }), agreesBelow(not: first - line)
        else { return false }
        if hasRoom { reportUnlike(first, line: line, next: position, column: indent) }
        return true
    }

    /// Whether the group goes on in the column of the line at the position, and not in another one: with a further line, or, of only two,
    /// as only the other one stands in an odd column.
    private func agreesBelow(not column: Int) -> Bool {
        var hasFurther = false
        var line = position
        // So many lines are enough for a group that was written by hand.
        for _ in 0..<50 {
            guard let below = content(below: line), below.indent >= min(column, indent), !isDocumentMarker(below.offset) else {
                break
            }
            if below.indent == column { return false }
            if below.indent == indent, entryColon(below.offset) != nil, !isSequenceEntry(below.offset) { hasFurther = true }
            line = below.offset
        }
        return hasFurther || indent % 2 == 0 && column % 2 == 1 && areOthersEven(but: column)
    }

    /// Whether no line at the beginning of the file stands in an odd column, but for one, and one begins a level of two columns.
    private func areOthersEven(but column: Int) -> Bool {
        var (odd, hasLevel) = (0, false)
        var line = 0
        // So many show how somebody indents.
        for _ in 0..<200 {
            guard let next = content(below: line) else { break }
            if next.indent % 2 == 1 { odd += next.indent == column ? 1 : 2 }
            if odd > 1 { return false }
            // In brackets lines may stand anywhere.
            hasLevel = hasLevel || next.indent == 2 && next.offset != position && opensGroup(line)
            line = next.offset
        }
        return hasLevel
    }

    /// Whether the line of an offset is a key with nothing behind it.
    private func opensGroup(_ offset: Int) -> Bool {
        let line = trimmed(offset..<lineEnd(offset))
        return !line.isEmpty && bytes[line.upperBound - 1] == UInt8(ascii: ":")
    }

    /// An entry in another column than the next one of its group. `line`: where its line begins; `column`: that of the next.
    mutating func reportUnlike(_ start: Int, line: Int, next: Int, column: Int) {
        let entry = trimmed(start..<lineEnd(start))
        report(
            .badIndentation, character(at: start),
            Bilingual(
                ja: "「\(excerpt(entry))」の字下げが、下の行とそろっていません。",
                en: "`\(excerpt(entry))` is not indented like the line below it."),
            label: Bilingual(ja: "字下げ\(start - line)個", en: spaces(start - line)),
            related: [
                related(
                    trimmed(next..<lineEnd(next)), ja: "この行の字下げは\(column)個です", en: "this line is indented by \(column)")
            ],
            help: IndentAdvice.help(column, lead: "同じまとまりなら、", "a line of the same block").then(
                Bilingual(ja: "そうでなければ、下の行の字下げを直してください。", en: "If it is not of the same block, correct the line below.")),
            fixes: [indentFix(start, line: line, column: column)])
    }
}
