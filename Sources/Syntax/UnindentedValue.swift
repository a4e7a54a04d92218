import SourceText

/// Text below its key that is not indented deeper than the key. It is reported, and read as the value it was meant as: a line without
/// `: ` can be nothing else there.
///
///     price:
///     5000
extension Parser {
    /// Whether the line at the position is text, the value of the key above. `need`: how many spaces it should begin with at least,
    /// `goesOn`: such a line stands above it.
    @inline(never) mutating func isUnindentedValue(need: Int, goesOn: Bool = false) -> Bool {
        let line = trimmed(position..<lineEnd(position))
        guard !tabBefore, !isDocumentMarker(position), !isMeantMarker() else { return false }
        guard isText(line) else { return isEntryOfText(nodes.count - 1, isAnnounced: goesOn) }
        guard isAboveBlock(of: indent) else { return true }
        // Above a block it may be a key without its `:` as well, at the column of the key above or further left.
        guard indent < need - 1, let below = contentBelow(), below.indent < need else { return false }
        return bytes[line.lowerBound] <= UInt8(ascii: "9") || line.contains { !Parser.isWord(bytes[$0]) }
    }

    /// Whether a line is text between quotes, brackets and what is in them, or plain with nothing of an entry in it.
    private func isText(_ line: Range<Int>) -> Bool {
        let first = byte(line.lowerBound)
        if first == UInt8(ascii: "[") { return byte(line.upperBound - 1) == UInt8(ascii: "]") }
        if first == UInt8(ascii: "{") { return byte(line.upperBound - 1) == UInt8(ascii: "}") }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            return letters.quotedEnd(line.lowerBound, before: line.upperBound) == line.upperBound
        }
        return letters.canBeginPlain(line.lowerBound, flow: false) && first != UInt8(ascii: "-")
            && entryColon(line.lowerBound) == nil
            && letters.meantColon(line) == nil
    }

    /// The key was read last, its colon ends at `colonEnd`.
    mutating func unindentedValue(need: Int, colonEnd: Int) {
        let start = indent
        let line = trimmed(position..<lineEnd(position))
        var starts: [Int] = []
        repeat {
            starts.append(lineStart)
            contentEnd = trimmed(position..<lineEnd(position)).upperBound
            position = lineEnd(position)
            skipToContent()
        } while !atEnd && indent == start && isUnindentedValue(need: need, goesOn: true)
        reportUnindentedValue(line, starts: starts, need: need, colonEnd: colonEnd)
        add(Node(kind: .scalar, style: .plain, flags: .incomplete, range: ByteRange(line.lowerBound..<contentEnd)))
    }

    /// `starts`: where the lines of the text begin, of which the first holds `line`.
    private mutating func reportUnindentedValue(_ line: Range<Int>, starts: [Int], need: Int, colonEnd: Int) {
        guard !beginsWithControl(line), !reportIfConflict(line), hasRoom, let key = nodes.last, let start = starts.first else {
            return
        }
        let name = excerpt(key.range.offsets)
        // On the line of its key, an entry would be no text.
        let isOfLines = starts.count > 1 || entryColon(line.lowerBound) != nil
        let indent = line.lowerBound - start
        report(
            .badIndentation, line,
            Bilingual(
                ja: "「\(excerpt(line))」の字下げが足りないため、上の「\(name):」の値になりません。",
                en: "`\(excerpt(line))` is not indented deeper than `\(name):` above, so it is not its value."),
            label: Bilingual(ja: "字下げ\(indent)個", en: spaces(indent)),
            help: isOfLines
                ? Bilingual(
                    ja: "「\(name): |」とし、文章のすべての行を半角スペース\(need)個以上で字下げしてください。新しい項目なら「キー: 値」の形にしてください。",
                    en:
                        "Write `\(name): |` and indent every line of the text to at least \(spaces(need)). Write an entry of its own as `key: value`."
                )
                : Bilingual(
                    ja: "「\(name): …」のように同じ行に書くか、字下げを半角スペース\(need)個以上にしてください。新しい項目なら「キー: 値」の形にしてください。",
                    en:
                        "Write it on the line of its key, `\(name): …`, or indent it to at least \(spaces(need)). Write an entry of its own as `key: value`."
                ),
            fixes: [unindentedFix(line, starts: starts, isOfLines: isOfLines, need: need, colonEnd: colonEnd)].compactMap { $0 })
    }

    /// Nil where a comment stands between the key and its value, which would become part of a text or be moved.
    private func unindentedFix(_ line: Range<Int>, starts: [Int], isOfLines: Bool, need: Int, colonEnd: Int) -> Fix? {
        let gap = colonEnd..<line.lowerBound
        guard !gap.contains(where: { bytes[$0] == UInt8(ascii: "#") }) else { return nil }
        guard isOfLines, let first = starts.first else {
            return Fix(Bilingual(ja: "キーと同じ行に書く", en: "Write it on the line of its key"), safe: false, edits: [edit(gap, " ")])
        }
        let missing = String(repeating: " ", count: need + 1 - (line.lowerBound - first))
        return Fix(
            Bilingual(ja: "「|」の文章にして字下げする", en: "Make it a text of `|`, indented"), safe: false,
            edits: [edit(colonEnd..<colonEnd, " |")] + starts.map { edit($0..<$0, missing) })
    }
}
