/// The encodings of Japanese text before UTF-8, told by the bytes of a whole file.
enum LegacyEncoding: String {
    case shiftJIS = "Shift_JIS"
    case eucJP = "EUC-JP"
    case iso2022JP = "ISO-2022-JP"

    /// The encoding in which all bytes of a file that is not UTF-8 make sense as text, while little of it does in UTF-8; nil when there
    /// is none, so that only some places, if any, are wrong.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ survey: TextSurvey) {
        if survey.invalid.isEmpty {
            // It has bytes of ASCII only.
            guard survey.firstShift != nil, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            self = .iso2022JP
            return
        }
        // Two bytes that happen to be a letter of UTF-8 are common in the others, three are not.
        var index = 0
        var letters = 0
        while index < bytes.count {
            let length = TextSurvey.length(bytes, index)
            if length > 2 { letters += 1 }
            index += max(length, 1)
        }
        guard letters < survey.invalidBytes else { return nil }
        // Text in EUC-JP is often Shift_JIS as well, in half-width kana; the other way round it is not.
        if LegacyEncoding.isWhole(bytes, LegacyEncoding.lengthInEUC) {
            self = .eucJP
        } else if LegacyEncoding.isWhole(bytes, LegacyEncoding.lengthInShiftJIS) {
            self = .shiftJIS
        } else {
            return nil
        }
    }

    /// `ESC $ B` or `ESC $ @`, with which ISO-2022-JP changes to Japanese characters. `ESC ( B`, with which it changes back, is also written by
    /// programs that colour their output.
    static func isShift(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "$") else { return false }
        return bytes[index + 2] == UInt8(ascii: "B") || bytes[index + 2] == UInt8(ascii: "@")
    }

    /// Whether a file is made of characters of an encoding, some of them of two bytes.
    private static func isWhole(
        _ bytes: UnsafeBufferPointer<UInt8>, _ length: (UnsafeBufferPointer<UInt8>, Int) -> Int
    ) -> Bool {
        var index = 0
        var hasLetter = false
        while index < bytes.count {
            let length = length(bytes, index)
            if length == 0 { return false }
            if length > 1 { hasLetter = true }
            index += length
        }
        return hasLetter
    }

    /// The length of the character at an offset, 0 when there is none.
    private static func lengthInShiftJIS(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        switch bytes[index] {
        case 0..<0x80, 0xA1...0xDF: return 1
        case 0x81...0x9F, 0xE0...0xFC:
            guard index + 1 < bytes.count else { return 0 }
            return (0x40...0xFC).contains(bytes[index + 1]) && bytes[index + 1] != 0x7F ? 2 : 0
        default: return 0
        }
    }

    private static func lengthInEUC(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        func isHigh(_ offset: Int) -> Bool { index + offset < bytes.count && (0xA1...0xFE).contains(bytes[index + offset]) }
        switch bytes[index] {
        case 0..<0x80: return 1
        case 0x8E, 0xA1...0xFE: return isHigh(1) ? 2 : 0
        case 0x8F: return isHigh(1) && isHigh(2) ? 3 : 0
        default: return 0
        }
    }
}
