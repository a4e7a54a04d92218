/// A line that is neither blank nor a comment.
struct WrittenLine {
    let indentation: Int
    /// The column behind its dashes.
    let content: Int
    let isMarker: Bool
    var isDash: Bool { content > indentation }

    init?(_ positions: TextPositions, _ line: Int) {
        let text = positions.bytes[positions.content(ofLine: line)]
        let words = text.drop { $0 == 0x20 }
        guard let first = words.first, first != UInt8(ascii: "#"), first != 0x09 else { return nil }
        indentation = words.startIndex - text.startIndex
        isMarker = indentation == 0 && (words.starts(with: "---".utf8) || words.starts(with: "...".utf8))
        var rest = words
        while rest.first == UInt8(ascii: "-"), rest.count == 1 || rest.dropFirst().first == 0x20 {
            rest = rest.dropFirst().drop { $0 == 0x20 }
        }
        content = rest.startIndex - text.startIndex
    }
}

extension TextPositions {
    /// The next of them below a line.
    func written(below line: Int) -> WrittenLine? {
        (line..<lineCount).dropFirst().lazy.compactMap { WrittenLine(self, $0) }.first
    }
}
