import SourceText

/// Where a quote or a bracket ends that may not have been closed: a line left of its text that was clearly meant for itself is none of it,
/// unless the text is closed further down.
///
///     subject: "お支払いのご確認       ← its quote was forgotten
///     unsubscribe：true              ← an entry, though YAML sees none
extension Parser {
    /// Whether the line at the position was meant for itself, though it does not read like an entry: `key:value`, `－ item`, a key without
    /// its colon above a block, a comment of another language, or a line that parts documents or the sides of a conflict.
    @inline(never) mutating func isMeantAsLine() -> Bool {
        let line = trimmed(position..<lineEnd(position))
        guard !line.isEmpty else { return false }
        return isMeantAsEntry(position) || meantDash(position, isDue: false) != nil || starts(position, with: "//")
            || isConflict(line) || isMeantMarker() || mayBeKey(line) && isPlainLine() && isAboveBlock(of: indent)
    }

    /// Whether a quoted text seems to be closed on the line at the position or on one of those below it, before an entry that stands left
    /// of where its lines may stand.
    @inline(never) mutating func isClosedBelow(_ quote: UInt8, need: Int) -> Bool {
        guard hasRoom else { return false }
        var offset = position
        // So many bytes are enough for a text that was written by hand.
        let last = min(end, position + 4_096)
        while offset < last {
            let byte = bytes[offset]
            if byte == quote {
                if quote == UInt8(ascii: "'"), self.byte(offset + 1) == quote {
                    offset += 2
                    continue
                }
                return mayFollowQuote(offset + 1)
            }
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""), !isBreak(offset + 1) { offset += 1 }
            offset = isBreak(offset) ? afterBreak(offset) : offset + 1
            guard offset < end, isBreak(offset - 1), !isBreak(offset) else { continue }
            let line = offset
            while self.byte(offset) == 0x20 { offset += 1 }
            if isDocumentMarker(line) || offset - line < need && looksLikeEntry(offset) { return false }
        }
        return false
    }

    /// Whether nothing stands from an offset on that could not follow a closed quote.
    private func mayFollowQuote(_ offset: Int) -> Bool {
        let rest = letters.gapEnd(offset)
        if rest >= end || isBreak(rest) || rest > offset && bytes[rest] == UInt8(ascii: "#") { return true }
        return brackets.depth > 0 && (Letters.isFlowIndicator(bytes[rest]) || bytes[rest] == UInt8(ascii: ":"))
    }

    /// Whether the innermost collection seems to be closed on the line at the position or on one of those below it.
    mutating func isClosedBelow() -> Bool {
        guard hasRoom else { return false }
        var offset = position
        var depth = 1
        // So many bytes are enough for one that was written by hand.
        let last = min(end, position + 4_096)
        while offset < last, depth > 0 {
            // A text of lines is no value inside brackets.
            if isBreak(offset), isDocumentMarker(afterBreak(offset)) || endsWithBlockHeader(offset) { return false }
            switch bytes[offset] {
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
            offset += 1
        }
        return depth == 0
    }

    /// Whether the line that ends at an offset, behind the one that the reader stands on, ends with `: |` or the like.
    private func endsWithBlockHeader(_ lineEnd: Int) -> Bool {
        var header = lineEnd
        while header > position, bytes[header - 1] != 0x20, lineEnd - header < 3 { header -= 1 }
        return header > position + 1 && bytes[header - 2] == UInt8(ascii: ":") && letters.isBlockHeader(header)
    }
}
