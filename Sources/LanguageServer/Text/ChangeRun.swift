import SourceText

/// Changes each of which lies before the one made just before it, as editors send those of "replace all": the places of all of them are
/// looked up in the first text, and the text is written once.
struct ChangeRun {
    /// From the last place in the text to the first.
    private var changes: [(range: Range<Int>, text: String)] = []

    var count: Int { changes.count }

    /// nil where already the first of them cannot be understood.
    init?(_ due: ArraySlice<JSON>, of bytes: [UInt8], _ encoding: PositionEncoding) {
        let positions = TextPositions(bytes, encoding)
        for change in due {
            guard let text = change["text"].string, let range = positions.offsets(change["range"]) else { break }
            if let last = changes.last?.range.lowerBound {
                let ends = [(range.lowerBound, change["range"]["start"]), (range.upperBound, change["range"]["end"])]
                guard ends.allSatisfy({ ChangeRun.stays($0, $1, before: last, positions) }) else { break }
            }
            changes.append((range, text))
        }
        if changes.isEmpty { return nil }
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
