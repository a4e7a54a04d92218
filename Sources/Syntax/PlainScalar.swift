import SourceText

/// Plain scalars: unquoted text, over one or several lines (YAML 1.2.2, 7.3.3).
///
/// What may not begin one is decided by the caller; what ends one is decided here.
extension Parser {
    enum PlainStop {
        /// The text ends with its line, at a comment, a flow indicator, or where the next line is no longer part of it.
        case end
        /// At a `:` that separates a key from its value.
        case colon
    }

    /// The text of one line: where it ends (white space cut off); the position is left at what stopped it.
    @inline(__always)
    mutating func plainLine(flow: Bool) -> (textEnd: Int, stop: PlainStop, comment: Bool) {
        let start = position
        var index = position
        var stop = PlainStop.end
        var comment = false
        scan: while index < end {
            let byte = bytes[index]
            if byte > 0x3A {
                if flow, Letters.isFlowIndicator(byte) { break }
                index &+= 1
                continue
            }
            switch byte {
            case 0x0A, 0x0D:
                break scan
            case UInt8(ascii: ":"):
                if isKeyColon(index, flow: flow) {
                    stop = .colon
                    break scan
                }
            case UInt8(ascii: "#"):
                if index > start, isBlank(index &- 1) {
                    comment = true
                    break scan
                }
            case UInt8(ascii: ","):
                if flow { break scan }
            default:
                break
            }
            index &+= 1
        }
        position = index
        var last = index
        while last > start, bytes[last &- 1] == 0x20 || bytes[last &- 1] == 0x09 { last &-= 1 }
        return (last, stop, comment)
    }

    /// Whether the `:` at an offset separates a key from a value: nothing that could continue plain text follows it.
    @inline(__always) func isKeyColon(_ offset: Int, flow: Bool) -> Bool {
        isSpace(offset &+ 1) || (flow && Letters.isFlowIndicator(bytes[offset &+ 1]))
    }

    /// What a plain scalar turned out to be.
    struct PlainScalar {
        var node: Node
        var stop: PlainStop
        /// Where the line begins on which the scalar ended; at `colon`, the line that holds the `:`.
        var lastLine: Int
        /// Where the text of that line begins.
        var lastLineText: Int
    }

    /// A plain scalar with all its lines. After `end` the position is at the next content, after `colon` at the `:`.
    @inline(__always)
    mutating func plainScalar(need: Int, flow: Bool) -> PlainScalar {
        let start = position
        var (textEnd, stop, comment) = plainLine(flow: flow)
        var flags: Node.Flags = []
        var lastLine = lineStart
        var lastLineText = start
        while stop == .end {
            contentEnd = textEnd
            let line = lineStart
            let conflictsBefore = conflicts.count
            skipToContent()
            // Left of where the text may go on, neither side was part of it.
            if conflicts.count != conflictsBefore, flow || !atEnd && indent >= need { flags.insert(.incomplete) }
            if comment || lineStart == line || !continuesPlain(need: need, flow: flow) { break }
            if let last = comments.last, Int(last.start) >= textEnd { break }
            if blankTab < need { reportBlankTab(after: textEnd, need: need) }
            flags.insert(.needsDecoding)
            lastLine = lineStart
            lastLineText = position
            let next = plainLine(flow: flow)
            if next.textEnd > lastLineText { textEnd = next.textEnd }
            stop = next.stop
            comment = next.comment
        }
        contentEnd = textEnd
        let node = Node(kind: .scalar, style: .plain, flags: flags, range: ByteRange(start..<textEnd))
        return PlainScalar(node: node, stop: stop, lastLine: lastLine, lastLineText: lastLineText)
    }

    /// Whether the content of a new line carries on the plain scalar of the line before.
    @inline(__always)
    private func continuesPlain(need: Int, flow: Bool) -> Bool {
        guard !atEnd, indent >= need else { return false }
        let byte = bytes[position]
        if byte == UInt8(ascii: "#") { return false }
        guard flow else { return true }
        if Letters.isFlowIndicator(byte) { return false }
        return byte != UInt8(ascii: ":") || !isKeyColon(position, flow: true)
    }
}
