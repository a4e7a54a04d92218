import SourceText

/// A `---` or `...` between the entries of one document, where for YAML another one begins. It is reported, and read as if it were not there.
///
///     kind: product
///     id: course
///     ---
///     name: 講座        ← a key that the document above lacks, with no `kind` before it
extension Parser {
    /// Passes the marker at the position if what stands below it goes on with the blocks that are open above it; false for any other.
    @inline(never) mutating func passStrayMarker() -> Bool {
        guard isStrayMarker() else { return false }
        // A line may be read again as something else.
        if !problems.contains(where: { Int($0.location.range.start) == position }) { reportStrayMarker() }
        position += 3
        return true
    }

    /// Passes the marker right below the header of a text, if the text goes on below it.
    @inline(never) mutating func passStrayMarkerAboveText(need: Int) {
        guard need > 0, knownKeys != nil, letters.isMarkerWithoutKind(position), let text = content(below: position),
            text.indent >= need
        else { return }
        reportStrayMarker()
        position = afterBreak(lineEnd(position))
        lineStart = position
    }

    private func isStrayMarker() -> Bool {
        // So many are enough for a file that was written by hand: the fields are asked about the keys around, anew for each.
        guard let knownKeys, problems.count < 100, brackets.depth == 0, let document = openBlocks.first,
            letters.isMarkerWithoutKind(position), isRightBelowContent(),
            let first = content(below: position), !isDocumentMarker(first.offset), keys(of: document.node).contains("kind"),
            var column = columnGoingOn(with: first, knownKeys)
        else { return false }
        var line = content(below: first.offset)
        // So many lines are enough for a document that was written by hand.
        for _ in 0..<1_000 {
            guard let next = line, !(next.indent == 0 && isDocumentMarker(next.offset)) else { return true }
            if next.indent <= column {
                column = next.indent
                if letters.isKind(next.offset) || isFieldOfAnother(next, knownKeys) { return false }
            }
            line = content(below: next.offset)
        }
        return false
    }

    /// Whether nothing but comments stands between what was read last and the marker: else it is a line of a text that is being passed.
    private func isRightBelowContent() -> Bool {
        var last = position
        var above = comments.count - 1
        while last > contentEnd {
            if isSpace(last - 1) {
                last -= 1
            } else if above >= 0, Int(comments[above].end) == last {
                last = Int(comments[above].start)
                above -= 1
            } else {
                return false
            }
        }
        return true
    }

    /// The column of the block that a line goes on with: one that is open, or that of the key right above the marker, whose value it begins.
    private func columnGoingOn(with line: (indent: Int, offset: Int), _ knownKeys: KnownKeys) -> Int? {
        let isItem = isSequenceEntry(line.offset)
        let name = keyName(isItem ? entryContent(line.offset) : line.offset)
        guard isItem && name == nil || name.map(knownKeys.isField) == true else { return nil }
        let isEntry =
            name.map { isEntryOfOpenBlock($0, line) } ?? openBlocks.contains { isList($0) && $0.column == line.indent }
        if isEntry { return line.indent }
        let isBelowKey = contentEnd > 0 && bytes[contentEnd - 1] == UInt8(ascii: ":")
        let column = openBlocks.mappingColumn
        return isBelowKey && line.indent + (isItem ? 1 : 0) > column ? column : nil
    }

    /// Whether a line has the name of a field, and is no further entry of the blocks that are open.
    private func isFieldOfAnother(_ line: (indent: Int, offset: Int), _ knownKeys: KnownKeys) -> Bool {
        // A list may stand at the column of its key.
        guard !isSequenceEntry(line.offset), let name = keyName(line.offset), knownKeys.isField(name) else { return false }
        return !isEntryOfOpenBlock(name, line)
    }

    private func isEntryOfOpenBlock(_ name: String, _ line: (indent: Int, offset: Int)) -> Bool {
        let isItem = isSequenceEntry(line.offset)
        return openBlocks.contains { block in
            guard block.column == line.indent, isList(block) == isItem, let meaning = around(block)?.meaning(name) else {
                return false
            }
            return meaning == .free || isItem && meaning == .written
        }
    }

    private func isList(_ block: OpenBlock) -> Bool { nodes[block.node].kind == .sequence }

    private mutating func reportStrayMarker() {
        guard hasRoom else { return }
        let marker = position..<position + 3
        let line = lineStart..<afterBreak(lineEnd(position))
        // With a remark behind it the line says something more.
        let isAlone = trimmed(position..<lineEnd(position)) == marker
        let shown = excerpt(marker)
        report(
            .syntaxError, marker,
            Bilingual(
                ja: "「\(shown)」の行で文書が2つに分かれています。下の内容は、上の文書の続きとして読みました。",
                en: "The line `\(shown)` cuts the document in two; what stands below was read as part of the document above."),
            help: Bilingual(
                ja: "続きなら、この行を消してください。別の文書が始まるなら、次の行に「kind: …」を書いてください。",
                en: "Delete this line if the document goes on; if another one begins here, write its `kind: …` below."),
            fixes: isAlone ? [Fix(Bilingual(ja: "この行を消す", en: "Delete this line"), safe: false, edits: [edit(line, "")])] : [])
    }
}
