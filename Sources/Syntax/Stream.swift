import SourceText

/// The stream: documents, their markers, and what may stand between them (YAML 1.2.2 chapter 9).
extension Parser {
    mutating func stream() {
        if starts(0, with: "\u{FEFF}") {
            position = 3
            reportByteOrderMark()
        }
        beginLine()
        skipToContent()
        while position < end {
            if atEnd, bytes[position] == UInt8(ascii: ".") {
                documentEnd()
            } else if bytes[position] == UInt8(ascii: "%"), position == lineStart {
                let line = trimmed(position..<lineEnd(position))
                reportDirective(line)
                position = lineEnd(position)
                skipToContent()
            } else {
                document()
            }
        }
    }

    private mutating func document() {
        let document = open(.document, .block, at: position)
        // Where it is only guessed that a document begins, its mapping may lack what stands above.
        doubt = Doubt(before: impliedDocument == .guessed ? document + 2 : 0)
        let isMarked = atEnd && impliedDocument == nil
        impliedDocument = nil
        atEnd = false
        if isMarked {
            nodes[document].flags.insert(.explicitStart)
            position += 3
            contentEnd = position
        }
        let line = isMarked ? lineStart : -1
        let afterMarker = position
        if isMarked { skipToContent() }
        nodeOrEmpty(need: 0, at: afterMarker, line: line, place: .root)
        leftover(document)
        // Above the line that was meant as the first `---` there is no document.
        if impliedDocument == .marked, nodes.count == document + 2, nodes[document + 1].kind == .mapping {
            nodes[document + 1].kind = .empty
        }
        if atEnd, position < end, bytes[position] == UInt8(ascii: ".") {
            nodes[document].flags.insert(.explicitEnd)
            documentEnd()
        }
        close(document)
    }

    /// `...` and the rest of its line.
    private mutating func documentEnd() {
        position += 3
        contentEnd = position
        expectLineEnd()
        skipToContent()
    }

    /// Whether a line is `%YAML 1.2` or the like with a `---` below it.
    func isDirectiveAboveMarker(_ line: Int) -> Bool {
        guard bytes[line] == UInt8(ascii: "%"), (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte(line + 1)) else {
            return false
        }
        let below = afterBreak(lineEnd(line))
        return below < end && isDocumentMarker(below)
    }

    /// What still stands there after the document's node: reported once, then read on for what else is wrong in it.
    private mutating func leftover(_ document: NodeID) {
        var isReported = false
        let count = nodes.count
        while !atEnd {
            markIncomplete(document)
            markIncomplete(document + 1)
            let before = position
            if indent == 0, isDirectiveAboveMarker(position) {
                if !isReported { reportDirective(trimmed(position..<lineEnd(position))) }
                position = lineEnd(position)
                skipToContent()
            } else {
                if !isReported { reportLeftover(root: document + 1) }
                blockNode(need: 0, place: .ownLine)
                discard(from: count)
            }
            isReported = true
            if position == before, !atEnd {
                position = lineEnd(position)
                skipToContent()
            }
        }
    }
}
