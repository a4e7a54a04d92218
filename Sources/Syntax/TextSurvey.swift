/// One pass over a file's bytes: where they are not UTF-8, and where characters stand that may mislead a reader.
struct TextSurvey {
    /// Runs of bytes that are not UTF-8, at most `limit` of them.
    private(set) var invalid: [Range<Int>] = []
    private(set) var invalidBytes = 0
    /// Where characters begin that have a problem of their own (`Characters.swift` says which).
    private(set) var suspicious: [UInt32] = []
    /// Where the first NUL stands, which no text has.
    private(set) var firstNull: Int?

    static let limit = 20

    /// So much is wrong that the file is no UTF-8 text at all.
    var isForeign: Bool { firstNull != nil || invalid.count >= TextSurvey.limit }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 || byte == 0x7F {
                    if byte == 0, firstNull == nil { firstNull = index }
                    suspicious.append(UInt32(truncatingIfNeeded: index))
                }
                index += 1
                continue
            }
            let length = TextSurvey.length(bytes, index)
            if length == 0 {
                note(invalid: index)
                index += 1
                continue
            }
            if isSuspicious(bytes, index) { suspicious.append(UInt32(truncatingIfNeeded: index)) }
            index += length
        }
    }

    private mutating func note(invalid index: Int) {
        invalidBytes += 1
        if let last = invalid.last, last.upperBound == index {
            invalid[invalid.count - 1] = last.lowerBound..<(index + 1)
        } else if invalid.count < TextSurvey.limit {
            invalid.append(index..<(index + 1))
        }
    }

    /// The length of the well-formed character at an offset (Unicode 15, table 3-7); 0 when there is none.
    static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            index + offset < bytes.count && range.contains(bytes[index + offset])
        }
        switch bytes[index] {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }

    /// Whether the character at an offset, which is well formed and not ASCII, is one that `Characters.swift` judges.
    private func isSuspicious(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case 0xC2: bytes[index + 1] <= 0xA0 || bytes[index + 1] == 0xAD
        case 0xD8: bytes[index + 1] == 0x9C
        case 0xE1: bytes[index + 1] == 0xA0 && bytes[index + 2] == 0x8E || bytes[index + 1] == 0x9A && bytes[index + 2] == 0x80
        case 0xE2:
            bytes[index + 1] == 0x80
                && (bytes[index + 2] <= 0x8F || (0xA8...0xAF).contains(bytes[index + 2]))
                || bytes[index + 1] == 0x81 && (0x9F...0xAF).contains(bytes[index + 2])
        case 0xE3: bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80
        case 0xEF:
            bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF
                || bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xB9 && bytes[index + 2] != 0xBC && bytes[index + 2] != 0xBD
        default: false
        }
    }
}
