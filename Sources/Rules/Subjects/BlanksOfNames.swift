import SourceText

/// Blanks in names, which texts write otherwise or leave out.
extension TextBytes {
    var withoutBlanks: String {
        var bytes: [UInt8] = []
        var index = endOfBlanks(from: 0)
        while index < count {
            bytes.append(self[index])
            index = endOfBlanks(from: index + 1)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A full-width blank is E3 80 80.
    func endOfBlanks(from start: Int) -> Int {
        var end = start
        while end < count {
            switch self[end] {
            case 0x20, 0x09: end += 1
            case 0xE3 where starts(end, with: "\u{3000}"): end += 3
            default: return end
            }
        }
        return end
    }
}
