import SourceText

/// One line of a file made fit for a terminal, with the column where each of its bytes is drawn.
///
///     "price:\t¥1"   bytes  p r i c e : ⇥ ¥ ¥ 1      tabs reach to the next multiple of 4,
///                    column 0 1 2 3 4 5 6 8 8 9      what is not harmless is spelled out as <U+001B>
struct ExcerptLine {
    private struct Cell {
        /// Where its text ends in what is drawn; it begins where that of the cell before ends.
        let end: Int
        let column: Int
        let width: Int
        /// Offset in the file of its first byte.
        let byte: Int
    }

    private var cells: [Cell] = []
    private var drawn: [UInt8] = []
    private(set) var width = 0
    private let end: Int
    /// How many bytes on each side of a mark are drawn: 340 Japanese letters, more than any terminal is wide.
    static let reach = 1_024

    /// The bytes of a line, without its line break, or of a part of it; those inside a secret become the mask.
    init(_ file: ReportedFile, content: Range<Int>, isCut: Bool = false) {
        end = content.upperBound
        if isCut { append("…", byte: content.lowerBound) }
        var position = content.lowerBound
        while position < content.upperBound {
            let secret = file.secrets.first(endingAfter: UInt32(clamping: position))?.offsets
            if let secret, secret.lowerBound <= position {
                append(Secrets.mask, byte: position)
                position = min(secret.upperBound, content.upperBound)
            } else {
                let next = min(secret?.lowerBound ?? content.upperBound, content.upperBound)
                append(text: file.source.bytes[position..<next])
                position = next
            }
        }
    }

    /// A line of new text, such as a fix would write.
    init(text: String) {
        let bytes = Array(text.utf8)
        end = bytes.count
        append(text: bytes[...])
    }

    /// The columns that a run of bytes is drawn in; at least one, also for an empty run and for one behind the end of the line.
    func columns(of bytes: Range<Int>) -> Range<Int> {
        let start = column(of: bytes.lowerBound)
        guard bytes.upperBound > bytes.lowerBound else { return start..<start + 1 }
        let last = cells[..<index(firstAtOrAfter: bytes.upperBound)].last
        return start..<max(start + 1, last.map { $0.column + $0.width } ?? 0)
    }

    /// What is drawn in some of the columns, with `…` on the sides where something is cut off.
    func text(columns: Range<Int>) -> String {
        if columns.lowerBound <= 0, columns.upperBound >= width { return String(decoding: drawn, as: UTF8.self) }
        var text: [UInt8] = []
        var column = columns.lowerBound
        if columns.lowerBound > 0 {
            text += "…".utf8
            column += 1
        }
        let limit = columns.upperBound < width ? columns.upperBound - 1 : width
        for (index, cell) in cells.enumerated() where cell.column >= column && cell.column + cell.width <= limit {
            // A wide letter that is cut in half leaves a gap, so that all that follows stays in its column.
            text += repeatElement(0x20, count: cell.column - column)
            text += drawn[(index == 0 ? 0 : cells[index - 1].end)..<cell.end]
            column = cell.column + cell.width
        }
        if columns.upperBound < width { text += repeatElement(0x20, count: max(0, limit - column)) + Array("…".utf8) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The columns shown of a long line: those around what is marked in it. Of lines that are to be compared they are the same, so that
    /// what is marked is seen in each.
    static func window(_ lines: some Collection<(width: Int, mark: Range<Int>)>, room: Int) -> Range<Int> {
        guard let mark = lines.map(\.mark.lowerBound).min(), let width = lines.map(\.width).max(),
            !lines.allSatisfy({ $0.width <= room || $0.mark.upperBound < room - 1 })
        else { return 0..<room }
        let start = max(0, min(mark - room / 3, max(width, mark + 1) + 1 - room))
        return start..<start + room
    }

    private func column(of byte: Int) -> Int {
        let index = index(firstAtOrAfter: byte)
        // A byte in the middle of a letter is drawn where the letter begins.
        if index > 0, byte < (index < cells.count ? cells[index].byte : end) { return cells[index - 1].column }
        return index < cells.count ? cells[index].column : width
    }

    private func index(firstAtOrAfter byte: Int) -> Int { cells.end { $0.byte < byte } }

    private mutating func append(_ text: String, byte: Int) {
        drawn += text.utf8
        endCell(width: displayWidth(of: text), byte: byte)
    }

    private mutating func endCell(width: Int, byte: Int) {
        cells.append(Cell(end: drawn.count, column: self.width, width: width, byte: byte))
        self.width += width
    }

    /// Most bytes are ASCII, and each of those a letter of its own unless something else follows: e and an accent.
    private mutating func append(text: ArraySlice<UInt8>) {
        func isPlain(_ index: Int) -> Bool {
            0x20..<0x7F ~= text[index] && (index + 1 == text.endIndex || text[index + 1] < 0x80)
        }
        var position = text.startIndex
        while position < text.endIndex {
            if isPlain(position) {
                drawn.append(text[position])
                endCell(width: 1, byte: position)
                position += 1
            } else {
                let end = text[position...].indices.first(where: isPlain) ?? text.endIndex
                append(letters: text[position..<end])
                position = end
            }
        }
    }

    private mutating func append(letters text: ArraySlice<UInt8>) {
        var position = text.startIndex
        for chunk in validatedChunks(text) {
            switch chunk {
            case .invalid(let byte):
                append("<\(String(byte, radix: 16, uppercase: true))>", byte: position)
                position += 1
            case .valid(let string):
                for letter in string {
                    appendLetter(letter, byte: position)
                    position += letter.utf8.count
                }
            }
        }
    }

    private mutating func appendLetter(_ letter: Character, byte: Int) {
        if letter == "\t" { return append(String(repeating: " ", count: 4 - width % 4), byte: byte) }
        if letter.unicodeScalars.allSatisfy(isHarmless) || isEmojiSequence(letter) { return append(String(letter), byte: byte) }
        var position = byte
        for scalar in letter.unicodeScalars {
            let text = String(Character(scalar))
            append(isHarmless(scalar) ? text : shown(text), byte: position)
            position += text.utf8.count
        }
    }
}

extension ReportedFile {
    /// As much of a line as can be seen around a place in it: lines of megabytes with thousands of findings are drawn in parts.
    func visible(_ line: Range<Int>, around place: Int) -> Range<Int> {
        part(of: line, from: place - ExcerptLine.reach, to: place + ExcerptLine.reach)
    }

    /// A part of a line that cuts no letter in half.
    func part(of line: Range<Int>, from start: Int, to end: Int) -> Range<Int> {
        func letterStart(_ offset: Int) -> Int {
            var offset = min(max(offset, line.lowerBound), line.upperBound)
            while offset > line.lowerBound, offset < line.upperBound, source.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
            return offset
        }
        return letterStart(start)..<letterStart(max(start, end))
    }
}

/// Emoji joined by ZWJ are one picture; the joiner is harmful only where it stands between letters.
private func isEmojiSequence(_ letter: Character) -> Bool {
    letter.unicodeScalars.first?.properties.isEmoji == true
        && letter.unicodeScalars.allSatisfy { isHarmless($0) || $0.value == 0x200D || (0xE0020...0xE007F).contains($0.value) }
}

private enum Chunk {
    case valid(String)
    case invalid(UInt8)
}

/// Splits bytes into UTF-8 text and the single bytes that are none.
private func validatedChunks(_ bytes: ArraySlice<UInt8>) -> [Chunk] {
    if let text = String(validating: bytes, as: UTF8.self) { return [.valid(text)] }
    var chunks: [Chunk] = []
    var text = ""
    var position = bytes.startIndex
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    loop: while true {
        switch decoder.parseScalar(from: &iterator) {
        case .valid(let encoded):
            text.unicodeScalars.append(UTF8.decode(encoded))
            position += encoded.count
        case .error(let length):
            if !text.isEmpty { chunks.append(.valid(text)) }
            text = ""
            let end = min(position + length, bytes.endIndex)
            while position < end {
                chunks.append(.invalid(bytes[position]))
                position += 1
            }
        case .emptyInput: break loop
        }
    }
    if !text.isEmpty { chunks.append(.valid(text)) }
    return chunks
}
