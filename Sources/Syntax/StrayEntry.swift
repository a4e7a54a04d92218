import SourceText

/// Entries of a list that do not stand where the others do, or lack their `- `: reported, and read as the entries they were meant as.
/// Between the columns of a list and of the block around it YAML has no meaning for them.
extension Parser {
    /// Whether the line at the position is an entry left of a list's others and right of the block that holds the list, or at the column
    /// of its keys, where no list of an outer level stands.
    func isStrayEntry(column: Int, need: Int) -> Bool {
        guard !tabBefore, indent < column, isSequenceEntry(position), !isMeantMarker() else { return false }
        return indent >= max(need, 1) || indent == need - 1 && indent == openBlocks.mappingColumn && indent != listEntry.dash
    }

    /// What follows the dash counts as standing where it should, if the lines below it stand there.
    mutating func passStrayIndentation(column: Int) {
        let content = entryContent(position) - lineStart + column - indent
        guard contentBelow()?.indent == content else { return }
        meantColumn.set(content, on: lineStart)
    }

    /// How many spaces the further lines of an entry that stands left of its list begin with: enough to tell them from the list's entries.
    mutating func strayNeed(column: Int) -> Int {
        guard let below = contentBelow(), below.indent == column, isSequenceEntry(below.offset) else { return indent + 1 }
        return column + 1
    }

    /// Where what follows the dash of an entry begins.
    @inline(__always) func entryContent(_ dash: Int) -> Int {
        var content = dash + 1
        while byte(content) == 0x20 { content += 1 }
        return content
    }

    mutating func reportStrayEntry(column: Int) {
        guard hasRoom else { return }
        reportMovedEntry(column: column, edits: strayEdits(by: column - indent))
    }

    /// An entry at the position that does not stand at the column of its list.
    mutating func reportMovedEntry(column: Int, edits: [Edit]) {
        let line = trimmed(position..<lineEnd(position))
        report(
            .badIndentation, character(at: position),
            Bilingual(
                ja: "「\(excerpt(line))」の字下げが、リストのほかの項目とそろっていません。",
                en: "`\(excerpt(line))` is not indented like the other entries of its list."),
            label: Bilingual(ja: "字下げ\(indent)個", en: spaces(indent)),
            help: IndentAdvice.help(column, lead: "「-」の", "the `-`"),
            fixes: edits.isEmpty
                ? []
                : [
                    Fix(IndentAdvice.title(column), safe: false, edits: edits)
                ])
    }

    /// Moves the entry at the position and those below it in its column, with the lines of each that would not fit otherwise;
    /// no edits where that would be too much.
    private func strayEdits(by shift: Int) -> [Edit] {
        let blanks = String(repeating: " ", count: shift)
        var edits: [Edit] = []
        var line = lineStart
        var content = 0
        var movesContent: Bool?
        var lines = 0
        while line < end {
            lines += 1
            guard lines <= 1_000 else { return [] }
            var text = line
            while byte(text) == 0x20 { text += 1 }
            if text < end, !isBreak(text) {
                let column = text - line
                if column == indent, isSequenceEntry(text) {
                    content = entryContent(text) - line + shift
                    movesContent = nil
                } else if column <= indent || column == indent + shift && isSequenceEntry(text) {
                    break
                }
                let isEntry = column == indent
                if !isEntry, movesContent == nil { movesContent = column != content }
                if isEntry || movesContent == true { edits.append(edit(line..<line, blanks)) }
            }
            line = afterBreak(lineEnd(text))
        }
        return edits
    }

    /// Whether the line at the position begins another entry of a list, like the one above it, but for its `- `.
    mutating func lacksOnlyDash(column: Int, below last: NodeID) -> Bool {
        guard !tabBefore, indent > column, last < nodes.count, nodes[last].kind == .mapping, nodes[last].style == .block else {
            return false
        }
        return repeatsKey(of: last)
    }

    /// Reports that the line at the position, an entry of a list, lacks its `- `. Its key counts as standing where those of the entry
    /// above do, unless the line below stands in its own column.
    mutating func passMissingDash(column: Int, above last: NodeID) {
        let content = contentBelow()?.indent == indent ? indent : self.column(of: Int(nodes[last].range.start))
        let line = trimmed(position..<lineEnd(position))
        let (entry, key) = (excerpt(line), excerpt(trimmed(position..<(entryColon(position) ?? line.upperBound))))
        passMissingDash(
            column: column, content: content,
            Bilingual(
                ja: "「\(entry)」の字下げが、上の行と合っていません。「\(key)」は上の項目にもあるため、「- 」を書き忘れたようです。",
                en: "`\(entry)` is not indented like the lines above, which have `\(key)` already: its `- ` may be missing."))
    }

    /// Whether the line at the position, the first below the key of a list, lacks its `- `: the others of its entry stand right of it.
    ///
    ///     step_mails:
    ///       id: first
    ///         trigger: charge_failed
    @inline(__always) mutating func lacksFirstDash() -> Bool {
        // The next line of a group, or the first of a list, says no.
        guard byte(position) != UInt8(ascii: "-"), !tabBefore else { return false }
        let next = afterBreak(lineEnd(position))
        return byte(next + indent) == 0x20 && byte(next + indent + 1) == 0x20 && isEntryWithoutDash()
    }

    @inline(never) private mutating func isEntryWithoutDash() -> Bool {
        guard let below = contentBelow(), below.indent >= indent + 2, looksLikeEntry(below.offset),
            !isSequenceEntry(below.offset),
            value(ofKey: nodes.count - 1) == .listOfGroups, let name = keyName(position), knownKeys?.isField(name) == true
        else { return false }
        return isWholeEntry()
    }

    /// Reports that the first entry of a list lacks its `- `; its key counts as standing where the other ones of the entry do.
    mutating func passMissingFirstDash(column: Int, of sequence: NodeID) {
        let content = contentBelow()?.indent ?? indent
        let (line, name) = (excerpt(trimmed(position..<lineEnd(position))), excerpt(nodes[sequence - 1].range.offsets))
        passMissingDash(
            column: column, content: content,
            Bilingual(
                ja: "「\(line)」は「\(name)」の最初の項目のようですが、「- 」で始まっていません。",
                en: "`\(line)` seems to begin the first entry of `\(name)`, but has no `- `."))
    }

    /// `content`: the column in which the key of the line counts as standing.
    private mutating func passMissingDash(column: Int, content: Int, _ message: Bilingual) {
        meantColumn.set(content, on: lineStart)
        guard hasRoom else { return }
        let dash = String(repeating: " ", count: column) + "-" + String(repeating: " ", count: max(content - column - 1, 1))
        report(
            .badIndentation, character(at: position), message,
            label: Bilingual(ja: "字下げ\(indent)個", en: spaces(indent)),
            help: Bilingual(
                ja: "リストの新しい項目なら、字下げ\(column)個の「- 」で始めてください。",
                en: "Begin a new entry of the list with `- `, with an indentation of \(spaces(column))."),
            fixes: content < column + 2
                ? []
                : [
                    Fix(
                        Bilingual(ja: "「- 」を付ける", en: "Write `- ` before it"), safe: false,
                        edits: [edit(lineStart..<position, dash)])
                ])
    }
}
