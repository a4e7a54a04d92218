import SourceText

/// Lines that were clearly meant as the key of the block below them: without their `:`, or indented with a tab or full-width spaces.
/// They are reported and read as that key, so that the block is judged as what it is.
///
///     site:
///       plan: mach
///     amazon_pay        ← no `:`, at the column of the mapping around
///       use: true
extension Parser {
    /// Whether entries stand below the line at the position where they can be the value of a key at a column.
    mutating func isAboveBlock(of column: Int) -> Bool {
        guard let below = contentBelow(), !isBlank(below.offset), foreignSpaceEnd(below.offset) == nil,
            looksLikeEntry(below.offset), !isDocumentMarker(below.offset)
        else { return false }
        return below.indent > column || below.indent == column && isSequenceEntry(below.offset)
    }

    /// Whether a plain line left of a block that goes on below it stands where it would be a key, without its `:`, of the mapping around
    /// the block, whose entries stand at a column. A line that is no key at all may look the same: what seems to be missing above it may
    /// stand below. `dash`: where the block is an entry of a list, that of its dash.
    mutating func passesAsKey(of outer: Int, column: Int, dash: Int? = nil) -> Bool {
        guard indent == outer, mayBeKey(valueText(position)) || signOfHead(valueText(position)) != nil else { return false }
        // The groups of other keys would stand where the list does, right of their keys; and a list that goes on below was never left.
        if let dash, dash > outer || isBlockAboveEntry(column: column, dash: dash) { return false }
        doubtOpen()
        return true
    }

    /// Whether a line without a colon may be a key that lacks it: words that begin with a letter, with no other signs than a label has.
    func mayBeKey(_ line: Range<Int>) -> Bool {
        if let sign = meantSemicolon(line), sign.upperBound == line.upperBound { return true }
        return isWordOfKey(line)
    }

    func isWordOfKey(_ line: Range<Int>) -> Bool {
        guard line.count <= 100, byte(line.lowerBound) >= 0x80 || Parser.isWord(byte(line.lowerBound)) else { return false }
        return text(line).unicodeScalars.allSatisfy {
            $0.value < 0x80
                ? Parser.isWord(UInt8($0.value)) || "0123456789 -()".unicodeScalars.contains($0)
                : $0.properties.isAlphabetic || "・（）".unicodeScalars.contains($0)
        }
    }

    /// Whether another entry of a list follows behind the lines below the one at the position that stand at a column or deeper.
    private func isBlockAboveEntry(column: Int, dash: Int) -> Bool {
        var line = position
        // So many lines are enough for an entry that was written by hand.
        for _ in 0..<50 {
            guard let below = content(below: line) else { return false }
            if below.indent < column { return below.indent == dash && isSequenceEntry(below.offset) }
            line = below.offset
        }
        return false
    }

    /// Whether the line at the position is a key above its block, with a tab or full-width spaces before it that do not say of which
    /// of the mappings around.
    @inline(never) mutating func isShiftedKey() -> Bool {
        guard let outermost = openBlocks.outermostMappingColumn, letters.canBeginPlain(position, flow: false),
            let colon = entryColon(position)
        else {
            return false
        }
        var rest = colon + 1
        while isBlank(rest) { rest += 1 }
        guard rest >= end || isBreak(rest) || bytes[rest] == UInt8(ascii: "#") else { return false }
        return isAboveBlock(of: outermost)
    }

    /// Where a key above its block, the first of its mapping, seems to stand with the tab or full-width spaces before it; nil for any
    /// other line, and where it cannot stand there.
    mutating func shownColumn(least: Int) -> Int? {
        guard isShiftedKey() else { return nil }
        let column = shownWidth(lineStart..<position)
        return column >= least && isAboveBlock(of: column) ? column : nil
    }

    /// How wide signs and white space look: two columns for a full-width one and, as in the fixes, for a tab.
    func shownWidth(_ range: Range<Int>) -> Int {
        range.reduce(0) {
            switch bytes[$1] {
            case 0x09, 0xE0...: $0 + 2
            case 0x80..<0xC0: $0
            default: $0 + 1
            }
        }
    }

    /// A text of one line right above an entry further to the right: an English key.
    func isKeyAbove(_ start: Int, entryAt offset: Int) -> Bool {
        var index = start
        while index < end, Parser.isWord(bytes[index]) { index += 1 }
        guard index > start else { return false }
        if let sign = signOfHead(trimmed(start..<lineEnd(start))) { index = sign.upperBound }
        while isBlank(index) { index += 1 }
        guard isBreak(index) else { return false }
        let line = afterBreak(index)
        return line <= offset && !(line..<offset).contains { bytes[$0] != 0x20 }
    }

    mutating func reportKeyWithoutColon(_ range: Range<Int>) {
        if reportIfConflict(range) { return }
        guard hasRoom else { return }
        let key = excerpt(range)
        report(
            .syntaxError, range,
            Bilingual(
                ja: "「\(key)」のあとに「:」がありません。下の行は、このキーの中身として読みました。",
                en: "There is no `:` after `\(key)`; the lines below were read as its value."),
            help: Bilingual(
                ja: "キーなら「\(key):」と書いてください。キーでなければ、この行を消してください。",
                en: "Write `\(key):` if it is a key; else delete the line."),
            fixes: [
                Fix(
                    Bilingual(ja: "「:」を付ける", en: "Put `:` after it"), safe: false,
                    edits: [edit(range.upperBound..<range.upperBound, ":")])
            ])
    }
}
