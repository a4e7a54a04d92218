/// Where the lines of a file start, to turn byte offsets into lines and columns at the edge of the program.
///
/// A line ends at LF, CR LF or a lone CR (YAML 1.2.2, 5.4).
package struct LineTable: Sendable {
    /// Offset of the first byte of each line; never empty.
    package let starts: [Int]
    private let bytes: [UInt8]
    /// What begins before each block of bytes; empty where every line is short. So the columns of a thousand places in one long line
    /// take no longer than those in a thousand lines.
    private let before: [Count]
    private static let block = 512

    package init(_ bytes: [UInt8]) {
        var starts = [0]
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var index = ByteSearch.lineBreak(base, 0, buffer.count)
            while index < buffer.count {
                index += buffer[index] == 0x0D && index + 1 < buffer.count && buffer[index + 1] == 0x0A ? 2 : 1
                starts.append(index)
                index = ByteSearch.lineBreak(base, index, buffer.count)
            }
        }
        self.starts = starts
        self.bytes = bytes
        var longest = bytes.count - (starts.last ?? 0)
        for (start, next) in zip(starts, starts.dropFirst()) { longest = max(longest, next - start) }
        var before: [Count] = []
        if longest > 2 * LineTable.block {
            before.reserveCapacity(bytes.count / LineTable.block + 1)
            var count = Count()
            for start in stride(from: 0, to: bytes.count, by: LineTable.block) {
                before.append(count)
                count.add(bytes, start..<min(start + LineTable.block, bytes.count))
            }
            if bytes.count % LineTable.block == 0 { before.append(count) }
        }
        self.before = before
    }

    /// Index (from 0) of the line that holds a byte offset; the end of the file belongs to the last line.
    package func line(at offset: Int) -> Int {
        max(starts.end { $0 <= offset }, 1) - 1
    }

    /// Offsets of a line's bytes without its line break.
    package func content(ofLine line: Int) -> Range<Int> {
        guard starts.indices.contains(line) else { return bytes.count..<bytes.count }
        let start = starts[line]
        var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// Line and column, both from 1; the column counts Unicode code points.
    package func position(at offset: Int) -> Position {
        let offset = min(max(offset, 0), bytes.count)
        let line = line(at: offset)
        return Position(line: line + 1, column: 1 + count(starts[line]..<offset).characters, byte: offset)
    }

    /// What begins in a range of bytes, which must lie inside the file.
    package func count(_ range: Range<Int>) -> Count {
        var start = range.lowerBound
        var result = Count()
        // From the first block that begins in the range to the last one.
        let (first, last) = ((start + LineTable.block - 1) / LineTable.block, range.upperBound / LineTable.block)
        if first < last, before.indices.contains(last) {
            result.add(bytes, start..<first * LineTable.block)
            result.characters += before[last].characters - before[first].characters
            result.pairs += before[last].pairs - before[first].pairs
            start = last * LineTable.block
        }
        result.add(bytes, start..<range.upperBound)
        return result
    }

    /// How many characters begin in some bytes of UTF-8, and how many of them UTF-16 writes as pairs. A byte that continues none is one
    /// by itself, so that a place of bytes that are no UTF-8 is never empty.
    package struct Count: Sendable {
        package fileprivate(set) var characters = 0
        package fileprivate(set) var pairs = 0

        fileprivate mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
            var due = Count.due(bytes, before: range.lowerBound)
            for byte in bytes[range] {
                if byte & 0xC0 != 0x80 {
                    characters += 1
                    due = Count.due(after: byte)
                } else if due > 0 {
                    due -= 1
                } else {
                    characters += 1
                }
                if byte >= 0xF0 { pairs += 1 }
            }
        }

        /// How many more bytes the character calls for that is cut off at an offset.
        private static func due(_ bytes: [UInt8], before offset: Int) -> Int {
            for back in 1...3 where offset >= back {
                let byte = bytes[offset - back]
                if byte & 0xC0 != 0x80 { return max(0, due(after: byte) - back + 1) }
            }
            return 0
        }

        private static func due(after byte: UInt8) -> Int {
            switch byte {
            case 0xC2...0xDF: 1
            case 0xE0...0xEF: 2
            case 0xF0...0xF4: 3
            default: 0
            }
        }
    }
}

/// A place as people and reports name it: line and column from 1 (column in code points), byte from 0 in the file.
package struct Position: Sendable, Hashable {
    package let line: Int
    package let column: Int
    package let byte: Int

    package init(line: Int, column: Int, byte: Int) {
        self.line = line
        self.column = column
        self.byte = byte
    }
}
