import SourceText

/// A `---` at the start of a line inside a text, as above the signature of a mail, where for YAML another document begins.
///
///     body: |
///       本日はありがとうございました。
///     ---
///       家計簿ストア
///     unsubscribe: true
extension Parser {
    /// Whether a `---` or `...` is at the position, with no `kind` right below it, as every document has.
    @inline(__always) var mayBeDivider: Bool {
        position < end && knownKeys != nil && letters.isMarkerWithoutKind(position)
    }

    /// Whether the `---` at the position was meant as a line of a text above it: what stands below is no document, as it says no `kind` and
    /// has no fields but those that the document above may still have.
    @inline(never) mutating func isDivider(in text: BlockText) -> Bool {
        guard mayBeDivider, text.content > 0, !openBlocks.isEmpty, let first = content(below: position),
            !isDocumentMarker(first.offset), byte(first.offset) != UInt8(ascii: "{"), byte(first.offset) != UInt8(ascii: "[")
        else { return false }
        var line: (indent: Int, offset: Int)? = first
        // So many lines are enough for a document that was written by hand.
        for _ in 0..<1_000 {
            guard let next = line, !(next.indent == 0 && isDocumentMarker(next.offset)) else { return true }
            if letters.isKind(next.offset) || next.indent <= first.indent && isFieldOfAnother(next) { return false }
            line = content(below: next.offset)
        }
        return false
    }

    /// Whether the marker at the position stands in a text between quotes: the lines below it are no document, but go on up to its quote.
    @inline(never) mutating func isDividerInQuotes(_ quote: UInt8, need: Int) -> Bool {
        guard let below = contentBelow(), !isDocumentMarker(below.offset), !looksLikeEntry(below.offset) else { return false }
        let marker = position
        position = below.offset
        defer { position = marker }
        return isClosedBelow(quote, need: need)
    }

    /// Whether a line has the name of a field, and is no further entry of the document being read.
    private func isFieldOfAnother(_ line: (indent: Int, offset: Int)) -> Bool {
        let start = isSequenceEntry(line.offset) ? entryContent(line.offset) : line.offset
        guard let knownKeys, let name = keyName(start), knownKeys.isField(name) else { return false }
        return !isEntryOfDocument(line)
    }

    /// Whether a line may be one more entry of the document's mapping.
    private func isEntryOfDocument(_ line: (indent: Int, offset: Int)) -> Bool {
        guard let document = openBlocks.first, line.indent == document.column, let name = keyName(line.offset) else {
            return false
        }
        return around(document)?.meaning(name) == .free
    }

    /// The same of the line at the position, below a divider.
    func isEntryBelowDivider() -> Bool { isEntryOfDocument((indent, position)) }
}

extension Letters {
    /// Whether a `---` or `...` stands on the line at an offset with nothing but a remark behind it, and the first line below that says anything
    /// does not begin with `kind`.
    @inline(never) func isMarkerWithoutKind(_ offset: Int) -> Bool {
        guard starts(offset, with: "---") || starts(offset, with: "...") else { return false }
        var line = offset + 3
        while isBlank(line) { line += 1 }
        guard isBreak(line) || line > offset + 3 && line < end && bytes[line] == UInt8(ascii: "#") else { return false }
        while line < end {
            line = afterBreak(lineEnd(line))
            while isBlank(line) { line += 1 }
            if line < end, !isBreak(line), bytes[line] != UInt8(ascii: "#") { return !isKind(line) }
        }
        return false
    }

    /// Whether a line begins with `kind`, perhaps behind some other sign.
    func isKind(_ offset: Int) -> Bool {
        let start = gapEnd(offset)
        let last = min(start + 4, end - 4)
        return start <= last
            && (start...last).contains { bytes[$0] | 0x20 == UInt8(ascii: "k") && starts($0 + 1, with: "ind") && !isBreak($0) }
    }
}
