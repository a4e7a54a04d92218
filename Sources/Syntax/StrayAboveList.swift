import SourceText

/// A line between a key and its list that is nothing of it, such as a remark without its `#`: reported, and the list is read as the value.
///
///     items:
///       商品一覧          ← YAML reads it as a text that goes on below
///       - name: 昆布
extension Parser {
    /// Whether the line at the position is no entry and no key, with the first entry of a list below it in its column.
    @inline(never) mutating func isStrayAboveList() -> Bool {
        let line = trimmed(position..<lineEnd(position))
        guard !tabBefore else { return false }
        switch bytes[position] {
        case UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"),
            UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "'"):
            return false
        default:
            guard let below = contentBelow(), below.indent == indent, isSequenceEntry(below.offset) else { return false }
        }
        if entryColon(position) != nil || letters.meantColon(line) != nil || isConflict(line) { return false }
        if isSequenceEntry(position) || meantDash(position, isDue: true) != nil || bulletEnd(position) != nil { return false }
        return !isFreeKey(text(line))
    }

    /// The list below such a line.
    mutating func belowStrayLine(need: Int) {
        reportStrayLine(trimmed(position..<lineEnd(position)))
        position = lineEnd(position)
        skipToContent()
        blockSequence(at: indent, need: need)
    }

    private mutating func reportStrayLine(_ line: Range<Int>) {
        guard !beginsWithControl(line), hasRoom else { return }
        report(
            .syntaxError, line,
            Bilingual(
                ja: "「\(excerpt(line))」は、下のリストの項目ではありません。", en: "`\(excerpt(line))` is no entry of the list below it."),
            help: Bilingual(
                ja: "覚え書きなら「# 」を付けてコメントにし、要らなければ消してください。リストの項目なら「- 」で始めてください。",
                en: "Put `# ` before a remark, or delete the line; begin an entry of the list with `- `."),
            fixes: [commentFix(line.lowerBound)])
    }

    /// Makes a comment of the rest of a line.
    func commentFix(_ start: Int) -> Fix {
        Fix(
            Bilingual(ja: "コメントにする", en: "Make it a comment"), safe: false,
            edits: [edit(start..<start, start == 0 || isSpace(start - 1) ? "# " : " # ")])
    }
}
