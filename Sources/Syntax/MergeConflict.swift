import SourceText

/// What was read of the conflicts of a file.
struct Conflicts {
    /// One side of a conflict is being read.
    private(set) var isOpen = false
    /// One side of each, in order; the last one without its end while it is open.
    private(set) var sides: [ByteRange] = []
    /// Of the last conflict whose second side is empty: from the end of the first one to the last marker.
    var emptySide = -1 ..< -1
    /// No `=======` stands below, so that it is searched for only once.
    var lackMiddle = false
    /// Where the last marker of the last conflict begins that was found as a whole.
    var closing = -1
    /// How often a whole conflict was searched for in vain.
    var vain = 0
    var count = 0

    mutating func beginSide(at offset: Int, endingAnother opening: Int) {
        endSide(at: opening)
        isOpen = true
        while let last = sides.last, Int(last.start) >= offset { sides.removeLast() }
        sides.append(ByteRange(offset..<offset))
    }

    /// The side that is being read ends.
    mutating func endSide(at offset: Int) {
        guard isOpen, let side = sides.popLast() else { return }
        isOpen = false
        // Before its own beginning it is about to be read again, as something else.
        if side.offsets.lowerBound <= offset { sides.append(ByteRange(side.offsets.lowerBound..<offset)) }
    }
}

/// Conflict markers that a merge left behind: reported once, then the second side is read as if the first were not there; where it is empty,
/// as of lines that one branch has deleted, the first one.
extension Parser {
    /// Passes the conflict marker that the current line begins with, at its start or as one of a whole conflict; false when there is none.
    ///
    /// `inQuotes`: what stands on the line of a marker that belongs to no conflict may close the quotes, and is read.
    mutating func passConflict(inQuotes: Bool = false) -> Bool {
        guard position == lineStart else { return !inQuotes && passMarkerOfWhole() }
        switch bytes[position] {
        case UInt8(ascii: ">") where position == conflicts.closing:
            return passLine(onlyMarker: false)
        case UInt8(ascii: "<") where isConflictMarker(position):
            return passFirstSide(inQuotes: inQuotes)
        case UInt8(ascii: ">") where isConflictMarker(position):
            let isLast = conflicts.isOpen
            if !isLast { reportConflict(position, middle: nil) }
            conflicts.endSide(at: position)
            return passLine(onlyMarker: inQuotes && !isLast)
        case UInt8(ascii: "=") where position == conflicts.emptySide.lowerBound,
            UInt8(ascii: "|") where position == conflicts.emptySide.lowerBound:
            return passEmptySide()
        default:
            return !inQuotes && passMarkerOfWhole()
        }
    }

    @inline(__always) static func mayBeginMarker(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "<") < 3 || byte == UInt8(ascii: "|")
    }

    /// Seven times the same character, alone or followed by white space.
    func isConflictMarker(_ offset: Int) -> Bool {
        guard offset + 7 <= end else { return false }
        for index in 1..<7 where bytes[offset + index] != bytes[offset] { return false }
        return isSpace(offset + 7)
    }

    private mutating func passFirstSide(inQuotes: Bool) -> Bool {
        let opening = position
        conflicts.count += 1
        let middle = conflictMiddle()
        reportConflict(opening, middle: middle)
        if let middle, let empty = emptySide(of: opening, below: middle) {
            conflicts.emptySide = empty
            conflicts.beginSide(at: afterBreak(lineEnd(opening)), endingAnother: opening)
        } else if let middle {
            conflicts.beginSide(at: middle, endingAnother: opening)
            // The other side may hold what seems to be missing from the blocks around.
            doubtOpen()
            passed.append(ByteRange(opening..<middle))
            position = middle
        }
        return passLine(onlyMarker: inQuotes && middle == nil)
    }

    /// From the end of the first side to the last marker, if nothing stands between that and `=======`.
    private func emptySide(of opening: Int, below middle: Int) -> Range<Int>? {
        var last = afterBreak(lineEnd(middle))
        while last < end, !(bytes[last] == UInt8(ascii: ">") && isConflictMarker(last)) {
            let line = letters.gapEnd(last)
            guard line < end, isBreak(line) else { return nil }
            last = afterBreak(line)
        }
        guard last < end else { return nil }
        var side = afterBreak(lineEnd(opening))
        while side < middle, !(bytes[side] == UInt8(ascii: "|") && isConflictMarker(side)) { side = afterBreak(lineEnd(side)) }
        return side..<last
    }

    /// Passes the rest of a conflict at the end of its first side, which was read.
    mutating func passEmptySide() -> Bool {
        conflicts.endSide(at: position)
        passed.append(ByteRange(conflicts.emptySide))
        position = conflicts.emptySide.upperBound
        return passLine(onlyMarker: false)
    }

    /// Reports a line in the place of an entry that is a marker of which the others were removed; false for any other line.
    mutating func reportIfConflict(_ line: Range<Int>) -> Bool {
        guard isConflict(line) else { return false }
        reportConflict(line.lowerBound, middle: nil)
        return true
    }

    /// Whether the current line is a marker of a conflict.
    func isConflict(_ line: Range<Int>) -> Bool {
        line.lowerBound == lineStart && line.count >= 7 && (line.count == 7 || byte(line.lowerBound) != UInt8(ascii: "="))
            && "=|<>".utf8.contains(bytes[line.lowerBound]) && isConflictMarker(line.lowerBound)
    }

    mutating func passLine(onlyMarker: Bool) -> Bool {
        guard !onlyMarker else {
            position += 7
            return true
        }
        position = afterBreak(lineEnd(position))
        beginLine()
        return true
    }

    /// Where `=======` stands below the current line, before another conflict begins.
    private mutating func conflictMiddle() -> Int? {
        guard !conflicts.lackMiddle else { return nil }
        var line = afterBreak(lineEnd(position))
        while line < end {
            switch bytes[line] {
            case UInt8(ascii: "=") where isConflictMarker(line): return line
            case UInt8(ascii: "<") where isConflictMarker(line): return nil
            case UInt8(ascii: ">") where isConflictMarker(line): return nil
            default: line = afterBreak(lineEnd(line))
            }
        }
        conflicts.lackMiddle = true
        return nil
    }

    /// `size`: how many characters each marker has.
    mutating func reportConflict(_ opening: Int, middle: Int?, size: Int = 7) {
        guard hasRoom else { return }
        let marker = opening..<(opening + size)
        report(
            .mergeConflictMarker, marker,
            Bilingual(
                ja: "gitの競合マーカー「\(excerpt(marker))」が残っています。",
                en: "A merge conflict marker `\(excerpt(marker))` was left behind."),
            related: middle.map {
                [related($0..<($0 + size), ja: "ここから下がもう一方の内容です", en: "the other side begins below")]
            } ?? [],
            help: Bilingual(
                ja: "どちらの内容を残すかを決め、「<<<<<<<」「=======」「>>>>>>>」の行を消してください。",
                en: "Decide which side to keep and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`."))
    }
}
