/// Where the lines of a file start, to turn byte offsets into lines and columns at the edge of the program.
///
/// A line ends at LF, CR LF or a lone CR (YAML 1.2.2, 5.4).
package struct LineTable: Sendable {
    /// Offset of the first byte of each line; never empty.
    package let starts: [Int]
    private let bytes: [UInt8]

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
    }

    /// Index (from 0) of the line that holds a byte offset; the end of the file belongs to the last line.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
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
        var column = 1
        for byte in bytes[starts[line]..<offset] where byte & 0xC0 != 0x80 { column += 1 }
        return Position(line: line + 1, column: column, byte: offset)
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
