import SourceText

/// A conflict of which all three markers stand in order as git writes them, so that they are known for what they are wherever their lines
/// begin, and however long they are (`conflict-marker-size` in `.gitattributes`).
///
///     items:
///       <<<<<<< HEAD               ← an editor that indents a block takes its markers along
///       - name: ノート
///       =======
///       - name: ノート(2027年版)
///       >>>>>>> topic
private struct WholeConflict {
    let opening: Int
    /// How many characters each of its markers has.
    let size: Int
    /// The marker above what both sides began with, in the style `diff3`.
    var base: Int?
    var middle = 0
    var closing = 0

    var firstSideEnd: Int { base ?? middle }
}

extension Parser {
    /// Passes the marker at the position if it is one of a whole conflict, the first one together with the first side; false for any other
    /// line.
    @inline(never) mutating func passMarkerOfWhole() -> Bool {
        switch bytes[position] {
        case UInt8(ascii: "<"):
            return passWholeConflict()
        case UInt8(ascii: ">") where position == conflicts.closing:
            return passLine(onlyMarker: false)
        case UInt8(ascii: "=") where position == conflicts.emptySide.lowerBound,
            UInt8(ascii: "|") where position == conflicts.emptySide.lowerBound:
            return passEmptySide()
        default:
            return false
        }
    }

    private mutating func passWholeConflict() -> Bool {
        // Below each of them the whole file may be searched: so many are enough of lines that only look like markers.
        guard letters.isWrittenMarker(position), conflicts.vain < 16 else { return false }
        guard let conflict = wholeConflict() else {
            conflicts.vain += 1
            return false
        }
        conflicts.count += 1
        conflicts.closing = conflict.closing
        reportConflict(conflict.opening, middle: conflict.middle, size: conflict.size)
        if isSecondSideEmpty(of: conflict) {
            conflicts.emptySide = conflict.firstSideEnd..<conflict.closing
            conflicts.beginSide(at: afterBreak(lineEnd(conflict.opening)), endingAnother: conflict.opening)
            conflicts.endSide(at: conflict.firstSideEnd)
        } else {
            conflicts.beginSide(at: conflict.middle, endingAnother: conflict.opening)
            conflicts.endSide(at: conflict.closing)
            // The other side may hold what seems to be missing from the blocks around.
            doubtOpen()
            passed.append(ByteRange(conflict.opening..<conflict.middle))
            position = conflict.middle
        }
        return passLine(onlyMarker: false)
    }

    /// The conflict that begins with the marker at the position; nil where one of the others is missing.
    private func wholeConflict() -> WholeConflict? {
        let column = position - lineStart
        var conflict = WholeConflict(opening: position, size: letters.runLength(position))
        var line = afterBreak(lineEnd(position))
        while line < end {
            var offset = line
            while byte(offset) == 0x20 { offset += 1 }
            let indentation = offset - line
            line = afterBreak(lineEnd(offset))
            // What is indented by two more may be a line of a text.
            guard abs(indentation - column) < 2, letters.isWrittenMarker(offset), letters.runLength(offset) == conflict.size
            else {
                continue
            }
            switch (bytes[offset], conflict.middle > 0) {
            case (UInt8(ascii: "|"), false):
                conflict.base = conflict.base ?? offset
            case (UInt8(ascii: "="), false):
                conflict.middle = offset
            case (UInt8(ascii: ">"), true):
                conflict.closing = offset
                return conflict
            case (UInt8(ascii: "<"), _), (UInt8(ascii: ">"), _):
                return nil
            default:
                continue
            }
        }
        return nil
    }

    private func isSecondSideEmpty(of conflict: WholeConflict) -> Bool {
        var line = afterBreak(lineEnd(conflict.middle))
        while line < conflict.closing {
            let text = letters.gapEnd(line)
            if text == conflict.closing { return true }
            guard isBreak(text) else { return false }
            line = afterBreak(text)
        }
        return line == conflict.closing
    }
}

extension Letters {
    /// How often the character at an offset stands there in a row.
    func runLength(_ offset: Int) -> Int {
        var last = offset + 1
        while last < end, bytes[last] == bytes[offset] { last += 1 }
        return last - offset
    }

    /// Whether a line is, from an offset on, a conflict marker as git writes it: `<<<<<<< HEAD`, `=======`, or one with more signs.
    func isWrittenMarker(_ offset: Int) -> Bool {
        guard offset + 7 <= end, bytes[offset + 6] == bytes[offset] else { return false }
        let behind = offset + runLength(offset)
        guard behind - offset >= 7 else { return false }
        let isAlone = behind >= end || isBreak(behind)
        let hasLabel = byte(behind) == 0x20 && !isSpace(behind + 1)
        switch bytes[offset] {
        case UInt8(ascii: "<"), UInt8(ascii: ">"): return hasLabel
        case UInt8(ascii: "="): return isAlone
        case UInt8(ascii: "|"): return isAlone || hasLabel
        default: return false
        }
    }
}
