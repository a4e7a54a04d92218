import SourceText

/// Lines left of a block that goes on below them: an entry that lost its indentation, or a line that is no entry at all. YAML has no
/// meaning for them, as nothing can stand deeper below a line that holds its whole value.
extension Parser {
    enum Intruder {
        /// `key: value`, not indented like the block's others.
        case entry
        /// No entry at all.
        case text
    }

    /// What the line at the position is, if it stands left of a block that goes on below it, and where that block's entries stand.
    /// `least`: the fewest spaces that they may be indented by, more than the line at the position.
    @inline(never) mutating func intruder(least: Int) -> (kind: Intruder, column: Int)? {
        // Asked at the end of every block: nearly always, the line below or the end of this one says no.
        let last = lineEnd(position)
        let next = afterBreak(last)
        if bytes[last - 1] == UInt8(ascii: ":") || tabBefore { return nil }
        guard byte(next + indent) == 0x20 || byte(next + indent) == UInt8(ascii: "#") || isBreak(next) else { return nil }
        guard let below = contentBelow(), below.indent >= least, looksLikeEntry(below.offset), !isDocumentMarker(below.offset),
            !announcesBlock(below.offset, indent: below.indent)
        else { return nil }
        if isPlainLine() { return (.text, below.indent) }
        guard isWholeEntry(), !isSequenceEntry(below.offset), !isSectionWithText(above: below.offset) else { return nil }
        return (.entry, below.indent)
    }

    /// Where the innermost mapping goes on below the text that the line at the position announces: that is a field of the mapping which
    /// lost its indentation, and none of its lines did.
    ///
    ///         subject: お支払いのご確認
    ///     body: |
    ///           %name1% 様
    ///         delay_minutes: 60
    @inline(never) mutating func entryBelowText(column: Int) -> Int? {
        let last = trimmed(position..<lineEnd(position)).upperBound
        guard knownKeys != nil, bytes[last - 1] == UInt8(ascii: "|") || bytes[last - 1] == UInt8(ascii: ">"), !tabBefore,
            var below = contentBelow(), below.indent > column
        else { return nil }
        while below.indent > column {
            guard let next = content(below: below.offset) else { return nil }
            below = next
        }
        guard below.indent == column, looksLikeEntry(below.offset), !isSequenceEntry(below.offset), let name = keyName(position),
            let mapping = openBlocks.last, around(mapping)?.meaning(name) == .free,
            !openBlocks.dropLast().contains(where: {
                $0.isMapping && $0.column == indent && around($0).map { $0.meaning(name) != .unknown } == true
            })
        else { return nil }
        return below.offset
    }

    /// Entries at the position that belong to the innermost mapping, an entry of a list that goes on below them, and lost their indentation
    /// together: where their lines begin.
    ///
    ///       - id: failed
    ///         subject: お支払いのご確認
    ///     body: |
    ///           %name1% 様
    ///       - id: cancelled
    @inline(never) mutating func entriesLeftOfList() -> [Int]? {
        guard knownKeys != nil, !tabBefore, openBlocks.count > 1, let list = openBlocks.dropLast().last, !list.isMapping,
            indent < list.column, !isSequenceEntry(position)
        else { return nil }
        var starts: [Int] = []
        var isText = false
        var line = (indent: indent, offset: position)
        repeat {
            if line.indent == indent {
                let last = trimmed(line.offset..<lineEnd(line.offset)).upperBound
                guard starts.count < 20, bytes[last - 1] != UInt8(ascii: ":"), !isDocumentMarker(line.offset) else { return nil }
                isText = bytes[last - 1] == UInt8(ascii: "|") || bytes[last - 1] == UInt8(ascii: ">")
                starts.append(line.offset)
            } else if !isText || line.indent <= list.column {
                return nil
            }
            guard let next = content(below: line.offset) else { return nil }
            line = next
        } while line.indent != list.column || !isSequenceEntry(line.offset)
        guard isText, let mapping = openBlocks.last, let here = around(mapping) else { return nil }
        let outer = openBlocks.dropLast().filter { $0.isMapping && $0.column == indent }.compactMap { around($0) }
        for start in starts {
            guard let name = keyName(start), here.meaning(name) == .free, !outer.contains(where: { $0.meaning(name) != .unknown })
            else { return nil }
        }
        return starts.map { $0 - indent }
    }

    /// Reports the entry at the position, and what seems to be missing from the collections around it may be that entry. `next`: where the
    /// block goes on that it stands left of.
    mutating func noteIntruder(column: Int, next: Int? = nil) {
        // A sign with which no key can begin is reported by itself, and may be why.
        if beginsKey { reportIntruder(column: column, next: next) }
        doubtOpen()
    }

    private var beginsKey: Bool {
        letters.canBeginPlain(position, flow: false) || bytes[position] == UInt8(ascii: "\"")
            || bytes[position] == UInt8(ascii: "'")
    }

    /// Whether the line of an offset announces with `key:` a group, or with `|` or `>` a text, that does not stand deeper below it: then
    /// that line is the one that was moved.
    func announcesBlock(_ offset: Int, indent: Int) -> Bool {
        let line = trimmed(offset..<lineEnd(offset))
        guard let colon = entryColon(offset), let block = content(below: offset), block.indent > 0 else { return false }
        if colon + 1 == line.upperBound { return block.indent < indent }
        var value = colon + 1
        while isBlank(value) { value += 1 }
        return letters.isBlockHeader(value) && block.indent <= indent
    }

    /// The next line with content below the current one: how many spaces it begins with, and where its content does.
    func contentBelow() -> (indent: Int, offset: Int)? { content(below: position) }

    func content(below line: Int) -> (indent: Int, offset: Int)? {
        var offset = afterBreak(lineEnd(line))
        while offset < end {
            let line = offset
            while offset < end, bytes[offset] == 0x20 { offset += 1 }
            if offset < end, !isBreak(offset), bytes[offset] != UInt8(ascii: "#") { return (offset - line, offset) }
            offset = afterBreak(lineEnd(offset))
        }
        return nil
    }

    /// Whether the line at the position is `key: value` with a value that ends there: text, between quotes or not, or brackets.
    mutating func isWholeEntry() -> Bool {
        let first = bytes[position]
        let isIndicator = first == UInt8(ascii: "-") || first == UInt8(ascii: "?") || first == UInt8(ascii: ":")
        if isIndicator && isSpace(position + 1) || meantDash(position, isDue: true) != nil { return false }
        guard let colon = entryColon(position) else { return false }
        var start = colon + 1
        while isBlank(start) { start += 1 }
        let value = valueText(start)
        guard !value.isEmpty, !isSequenceEntry(value.lowerBound) else { return false }
        let quote = bytes[value.lowerBound]
        switch quote {
        case 0xEF where letters.isBlockHeader(value.lowerBound):
            return false
        case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "#"):
            return false
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            return letters.bracketsEnd(value.lowerBound, before: value.upperBound) == value.upperBound
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let inside = value.dropFirst().dropLast()
            return value.count > 1 && bytes[value.upperBound - 1] == quote
                && !inside.contains { bytes[$0] == quote || bytes[$0] == UInt8(ascii: "\\") }
        default:
            return true
        }
    }
}
