import SourceText

/// Changes each of which lies before the one made just before it, as editors send those of "replace all": the places of all of them are
/// looked up in the first text, and the text is written once.
struct ChangeRun {
    /// From the last place in the text to the first.
    private var changes: [(range: Range<Int>, text: String)] = []

    var count: Int { changes.count }

    /// nil where already the first of them cannot be understood: its range is none, or half of a character comes or goes, so that the text
    /// on the screen cannot be known.
    init?(_ due: ArraySlice<JSON>, of bytes: [UInt8], _ encoding: PositionEncoding) {
        let positions = TextPositions(bytes, encoding)
        for change in due {
            let named = change["range"]
            guard let text = change["text"].string, let range = positions.offsets(named),
                !positions.isInsideCharacter(named["start"]), !positions.isInsideCharacter(named["end"])
            else { break }
            // What it comes to stand beside is known where it is the only one.
            if ChangeRun.mayHoldHalf(text), !changes.isEmpty || ChangeRun.mayJoin(text, range, in: bytes) { break }
            if let last = changes.last?.range.lowerBound {
                let ends = [(range.lowerBound, change["range"]["start"]), (range.upperBound, change["range"]["end"])]
                guard ends.allSatisfy({ ChangeRun.stays($0, $1, before: last, positions) }) else { break }
            }
            changes.append((range, text))
        }
        if changes.isEmpty { return nil }
    }

    /// Half of a surrogate pair is read as U+FFFD.
    private static let half = Array("\u{FFFD}".utf8)

    private static func mayHoldHalf(_ text: String) -> Bool {
        text.utf8.starts(with: half) || text.utf8.suffix(3).elementsEqual(half)
    }

    /// Whether what is half of a character, if it is no U+FFFD, may become a whole one beside another half.
    private static func mayJoin(_ text: String, _ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        text.utf8.starts(with: half) && bytes[..<range.lowerBound].suffix(3).elementsEqual(half)
            || text.utf8.suffix(3).elementsEqual(half) && bytes[range.upperBound...].starts(with: half)
    }

    /// Whether a place is found in the first text as it would be after a change that begins at an offset. One that is there must be named
    /// by that very character, not by one that the line or the text does not have; and at the start of a line the line break before it may
    /// come to be one with what was put behind it.
    private static func stays(_ place: Int, _ named: JSON, before offset: Int, _ positions: TextPositions) -> Bool {
        if place != offset { return place < offset }
        let position = positions.position(at: offset)
        guard position.character > 0 else { return false }
        return named["line"].integer == position.line && named["character"].integer == position.character
    }

    func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + changes.reduce(0) { $0 + $1.text.utf8.count })
        var end = 0
        for change in changes.reversed() {
            result += bytes[end..<change.range.lowerBound]
            result += change.text.utf8
            end = change.range.upperBound
        }
        return result + bytes[end...]
    }
}
