import SourceText

/// A quoted scalar at block level: a text, or the first key of a mapping.
extension Parser {
    mutating func quotedNode(need: Int, place: Place) {
        let line = lineStart
        let node = quotedScalar(need: need)
        afterQuoted(node, need: need, place: place, isOneLine: line == lineStart)
    }

    /// After a quoted scalar: the `:` that makes it a key, or the end of the line.
    private mutating func afterQuoted(_ node: Node, need: Int, place: Place, isOneLine: Bool) {
        let start = Int(node.range.start)
        let isKeyPlace = isOneLine && (place == .ownLine || place == .afterDash)
        let hadTab = tabBefore
        if endedEarly(node) {
            add(node)
            return skipToContent()
        }
        skipBlanks()
        if isKeyPlace, !hadTab, starts(position, with: "：") {
            passMeantColon(position, column: startColumn(start, line: lineStart))
            var key = node
            key.flags.insert(.incomplete)
            return blockMapping(at: startColumn(start, line: lineStart), firstKey: key)
        }
        if byte(position) == UInt8(ascii: ":"), position < end {
            if isKeyPlace {
                if hadTab { return abandonBehindTab(start, need: need) }
                var key = node
                if !isSpace(position + 1) {
                    passMeantColon(position, column: startColumn(start, line: lineStart))
                    key.flags.insert(.incomplete)
                }
                return blockMapping(at: startColumn(start, line: lineStart), firstKey: key)
            }
            if isOneLine {
                reportTextAfterNode(valueText(position))
            } else {
                reportMultilineKey(start..<Int(node.range.end))
            }
            return abandonNode(from: start, need: need)
        }
        position = Int(node.range.end)
        let count = nodes.count
        add(node)
        let isAlone = endsLine(count, need: need)
        if isAlone, passTextOfSection(node.range.offsets, value: count, need: need) { return }
        if place == .root || place == .ownLine && need == 0, isOneLine, isAlone, endsAboveEntries(),
            place == .root || mayBeTitle(at: count, above: position)
        {
            discard(from: count)
            belowTitle(node.range.offsets, place: place)
        }
    }
}
