import SourceText

/// Literal `|` and folded `>` scalars (YAML 1.2.2, 8.1).
///
/// A node's range goes from the indicator to the end of its last line of text, line break included; with `+`, to the end of
/// the empty lines behind it.
extension Parser {
    /// Reads the scalar at `|` or `>`, appends its node and moves to the next content.
    mutating func blockScalar(need: Int) {
        let start = position
        let style: Node.Style = letters.plainForm(start) == UInt8(ascii: "|") ? .literal : .folded
        guard let header = blockHeader(need: need) else { return }
        let headerEnd = contentEnd
        let firstLine = position
        var flags: Node.Flags = .needsDecoding
        if header.isWide {
            reportWideHeader(start..<headerEnd)
            flags.insert(.incomplete)
        }
        let content: Int
        if header.indentation > 0 {
            // At the root the specification and most parsers disagree about what the number counts from.
            content = max(need - 1, 0) + header.indentation
        } else {
            content = detectIndentation(need: need, flags: &flags)
        }
        if content > 255 {
            reportTooWide(start..<headerEnd)
            flags.insert(.incomplete)
        }
        let textEnd = blockLines(content: content, flags: &flags)
        if header.indentation > 0, need == 0 {
            reportRootIndicator(start..<headerEnd)
            flags.insert(.incomplete)
        }
        let last = header.keep ? position : textEnd
        contentEnd = max(last, headerEnd)
        add(
            Node(
                kind: .scalar, style: style, flags: flags, indentation: UInt8(clamping: content),
                range: ByteRange(start..<contentEnd)))
        let here = position
        beginLine()
        let spaces = position
        skipBlanks()
        let blanks = here..<position
        let isTabbed = position > spaces && (isSpace(position) || byte(position) == UInt8(ascii: "#"))
        position = spaces
        skipToContent()
        // Behind the document it is a comment's line, which may begin with tabs (YAML 1.2.2, productions 78 and 211).
        if isTabbed, !atEnd { reportTabIndentation(blanks) }
        if textEnd == 0 {
            passUnindentedText(
                need: need, counted: header.indentation > 0 ? content : nil, of: start, firstLine: firstLine)
        } else if textEnd > 0, !atEnd || mayBeDivider {
            passShallowLines(
                of: BlockText(
                    header: start, isCounted: header.indentation > 0, need: need, content: content, lines: firstLine..<here))
        }
    }

    /// The sign of a block scalar, with the indicators right behind it.
    struct BlockHeader {
        /// The number for the indentation, 0 without one.
        var indentation = 0
        /// `+`, `-` or 0.
        var chomping: UInt8 = 0
        /// Whether one of them is full-width.
        var isWide = false
        var end: Int

        var keep: Bool { chomping == UInt8(ascii: "+") }
    }

    /// Whether a full-width `｜` or `＞` was meant to begin a text: nothing but indicators and a comment stands on its line. A number is one
    /// only above a text, else it may be meant as it stands.
    @inline(never) mutating func isWideHeader(_ start: Int, need: Int) -> Bool {
        guard letters.isBlockHeader(start) else { return false }
        guard letters.blockHeader(start).indentation > 0 else { return true }
        return contentBelow().map { $0.indent >= need && $0.indent > 0 } ?? false
    }

    /// The indicators after `|` or `>`; nil after a wrong header, which has been reported and passed together with its lines.
    private mutating func blockHeader(need: Int) -> BlockHeader? {
        let start = position
        let header = letters.blockHeader(start)
        position = header.end
        let headerEnd = position
        skipBlanks()
        if let last = letters.foreignLineEnd(position) {
            reportForeignSpace(position..<last, behind: excerpt(start..<headerEnd))
            position = last
        }
        if position < end, bytes[position] == UInt8(ascii: "#"), position > headerEnd {
            let comment = position
            position = lineEnd(position)
            comments.append(ByteRange(comment..<position))
        }
        contentEnd = headerEnd
        if position < end, !isBreak(position) {
            let rest = valueText(position)
            reportBlockHeader(start, rest: rest)
            contentEnd = rest.upperBound
            add(Node(kind: .scalar, style: .plain, flags: .incomplete, range: ByteRange(start..<rest.upperBound)))
            skipDeeper(need: need)
            return nil
        }
        position = afterBreak(position)
        lineStart = position
        if isDocumentMarker(position) { passStrayMarkerAboveText(need: need) }
        return header
    }

    /// The start of the line below one that holds nothing but white space from an offset on, a tab or a foreign space first; nil for any
    /// other line.
    private func afterBlanks(_ offset: Int) -> Int? {
        guard byte(offset) == 0x09 || letters.unseenEnd(offset) != nil else { return nil }
        let last = letters.gapEnd(offset)
        return isBreak(last) ? afterBreak(last) : nil
    }

    /// Passes lines that seem empty, the first with a tab or a foreign space where spaces are due, if the text goes on below them.
    private mutating func passBlankLines(content: Int) -> Bool {
        let start = position
        var lines: [Range<Int>] = []
        var line = position
        while true {
            var text = line
            while byte(text) == 0x20 { text += 1 }
            guard text < end else { return false }
            if isBreak(text) {
                line = afterBreak(text)
            } else if text - line >= content {
                break
            } else if let below = afterBlanks(text) {
                lines.append(line..<lineEnd(text))
                line = below
            } else {
                return false
            }
        }
        skipBlanks()
        if letters.unseenEnd(position) == nil {
            reportTabIndentation(start..<position)
        } else {
            reportForeignBlankLines(position..<trimmed(position..<lineEnd(position)).upperBound, lines: lines)
        }
        passed.append(ByteRange(start..<line))
        position = line
        return true
    }

    /// The indentation of the first line that is not empty; the position stays.
    private mutating func detectIndentation(need: Int, flags: inout Node.Flags) -> Int {
        var offset = position
        var widest = 0
        var widestLine = offset
        while offset < end {
            let line = offset
            while offset < end, bytes[offset] == 0x20 { offset &+= 1 }
            let spaces = offset - line
            if offset < end, !isBreak(offset) {
                if spaces < need, let below = afterBlanks(offset) {
                    offset = below
                    continue
                }
                guard spaces >= need, !(spaces == 0 && isDocumentMarker(offset)) else { break }
                if widest > spaces {
                    reportWideBlank(widestLine..<(widestLine + widest), spaces: spaces, textAt: line..<offset)
                    flags.insert(.incomplete)
                }
                return spaces
            }
            if spaces > widest {
                widest = spaces
                widestLine = line
            }
            offset = afterBreak(offset)
        }
        return max(widest, need)
    }

    /// Passes the lines of the scalar; gives the end of the last one with text (0 without any).
    @inline(__always)
    private mutating func blockLines(content: Int, flags: inout Node.Flags) -> Int {
        var textEnd = 0
        var conflict = ConflictInText()
        while position < end {
            let limit = min(end, position &+ content)
            var offset = position
            while offset < limit, bytes[offset] == 0x20 { offset &+= 1 }
            if offset < end, isBreak(offset) {
                position = afterBreak(offset)
                continue
            }
            if offset == end {
                position = end
                break
            }
            guard offset == position &+ content else {
                lineStart = position
                if Parser.mayBeginMarker(bytes[offset]) {
                    position = offset
                    if passConflict() {
                        flags.insert(.incomplete)
                        position = lineStart
                        continue
                    }
                    position = lineStart
                }
                if passBlankLines(content: content) {
                    flags.insert(.incomplete)
                    continue
                }
                break
            }
            if content == 0, isDocumentMarker(offset) { break }
            if bytes[offset] &- UInt8(ascii: "<") < 3 { noteMarker(at: offset, of: &conflict, &flags) }
            position = afterBreak(ByteSearch.lineBreak(bytes, offset, end))
            textEnd = position
        }
        lineStart = position
        return textEnd
    }
}
