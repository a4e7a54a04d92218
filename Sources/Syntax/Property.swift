import SourceText

/// Anchors, tags and aliases (YAML 1.2.2, 6.9 and 7.1), which are reported: what stands behind an anchor or a tag is read without it.
extension Parser {
    /// The end of an anchor or tag at the position, which is reported; nil when there is none.
    mutating func propertyEnd() -> Int? {
        let byte = byte(position)
        guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") else { return nil }
        var last = position
        while !isSpace(last), brackets.depth == 0 || !Letters.isFlowIndicator(bytes[last]) { last += 1 }
        if !meantColumn.isSet(on: lineStart) { meantColumn.set(column, on: lineStart) }
        reportProperty(position..<last)
        return last
    }

    /// Whether a sign that makes an anchor or a tag stands right before a key: `&name: 講座`.
    @inline(__always) func isMarkedKey(_ start: Int) -> Bool {
        (byte(start) == UInt8(ascii: "&") || byte(start) == UInt8(ascii: "!")) && letters.isMarkedKey(start)
    }

    /// The node behind an anchor or a tag, or the collection whose first entry it marks.
    mutating func markedNode(need: Int, place: Place) {
        let start = position
        if place == .ownLine || place == .afterDash, isMarkedKey(start) {
            if tabBefore { return abandonBehindTab(start, need: need) }
            return blockMapping(at: startColumn(start, line: lineStart), firstKey: nil)
        }
        if place == .ownLine, !tabBefore, markedDash(start) != nil { return blockSequence(at: column, need: need) }
        if let property = propertyEnd() { position = property }
        contentEnd = position
        skipToContent()
        if atEnd || (lineStart > start && indent < need) { return addEmpty(at: contentEnd, incomplete: true) }
        let count = nodes.count
        blockNode(need: need, place: lineStart > start ? .ownLine : place)
        markIncomplete(count)
    }

    mutating func alias(need: Int, place: Place) {
        let start = position
        let above = place == .ownLine ? value(ofKey: nodes.count - 1) : nil
        if above == .textOfLines, let key = keyAboveText(start) {
            reportLostBar(valueText(start), key: key)
            return abandonNode(from: start, need: need)
        }
        if place == .afterKey, passEmphasizedValue(need: need) { return }
        let isOfText = above == .text || above == .textOfLines
        if place == .ownLine && !isOfText || place == .afterDash, isEmphasizedKey() {
            if tabBefore { return abandonBehindTab(start, need: need) }
            return blockMapping(at: startColumn(start, line: lineStart), firstKey: nil)
        }
        while !isSpace(position) { position += 1 }
        reportAlias(start..<position, whole: valueText(start))
        abandonNode(from: start, need: need)
    }
}
