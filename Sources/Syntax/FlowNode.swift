import SourceText

/// A flow collection at block level, and what may follow it.
extension Parser {
    mutating func flowNode(need: Int, place: Place) {
        let start = position
        let line = lineStart
        let count = nodes.count
        brackets.isReported = false
        brackets.line = lineStart
        guard flowCollection(need: need) else {
            // Where the collection could not go on an entry of an outer level may stand.
            if atEnd || (lineStart != line && indent < need && position == lineStart + indent) {
                skipToContent()
            } else {
                skipDeeper(need: need)
            }
            return
        }
        let after = position
        skipBlanks()
        if byte(position) == UInt8(ascii: ":"), isSpace(position + 1), place == .ownLine || place == .afterDash, line == lineStart
        {
            discard(from: count)
            reportCollectionAsKey(start..<after)
            return abandonNode(from: start, need: need)
        }
        position = after
        if brackets.isReported, hasTextBehind(after) {
            // Where a bracket or comma is wrong nobody can tell what belongs inside.
            markIncomplete(count)
            return skipDeeper(need: need)
        }
        _ = endsLine(count, need: need)
    }

    /// Whether something else than a comment stands from an offset on, the end of a value, on its line.
    private func hasTextBehind(_ offset: Int) -> Bool {
        let rest = letters.gapEnd(offset)
        return rest < end && !isBreak(rest) && !(bytes[rest] == UInt8(ascii: "#") && rest > offset)
    }
}
