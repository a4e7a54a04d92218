import SourceText

/// One pass over a file's bytes: where they are not UTF-8, and where characters stand that may mislead a reader.
///
/// Sixty-four bytes at a time are checked for the shape of UTF-8 with vector operations: a byte is a continuation exactly when
/// one of the three before it calls for one. A block with anything out of the ordinary (a rare lead byte, a control character, a
/// character that `Characters.swift` judges, a wrong shape) is gone over again character by character. It passes over 3,500 MB/s;
/// `String(validating:)` reaches 700, a loop by hand 1,370.
package struct TextSurvey {
    /// Runs of bytes that are not UTF-8, at most `limit` of them.
    private(set) var invalid: [Range<Int>] = []
    private(set) var invalidBytes = 0
    /// Where characters begin that have a problem of their own (`Characters.swift` says which).
    package private(set) var suspicious: [UInt32] = []
    /// Where the first NUL stands, which no text has, and how many there are.
    private(set) var firstNull: Int?
    private var nulls = 0
    /// Where ISO-2022-JP changes to Japanese characters first.
    private(set) var firstShift: Int?
    /// Where lines end with a CR that no LF follows; one that ends the file only behind others.
    package private(set) var loneReturns: [UInt32] = []

    static let limit = 20

    /// So much is wrong that the file is no UTF-8 text at all.
    var isForeign: Bool { nulls > 1 || nulls > 0 && !invalid.isEmpty || invalid.count >= TextSurvey.limit }

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress else { return }
        // All before `known` has been judged; it is a border of characters, except that an ordinary block may end inside one.
        var known = 0
        // Up to where characters were read one by one: of them none is still open.
        var read = 0
        while known < bytes.count {
            if known >= 2 { known = TextSurvey.passOrdinary(base, known, bytes.count) }
            guard known < bytes.count else { break }
            let end = min(known &+ 64, bytes.count)
            let isWhole = known >= 2 && known &+ 64 <= bytes.count
            if !isWhole, TextSurvey.isOrdinary(bytes, known..<end) {
                known = end
            } else {
                known = readCarefully(bytes, from: max(TextSurvey.openCharacter(bytes, known), read), to: end)
                read = known
            }
        }
        // A last ordinary block that ends inside a character at the end of the file.
        _ = readCarefully(bytes, from: max(TextSurvey.openCharacter(bytes, bytes.count), read), to: bytes.count)
        if !loneReturns.isEmpty, bytes.last == 0x0D { loneReturns.append(UInt32(truncatingIfNeeded: bytes.count &- 1)) }
    }

    /// The start of a character that is cut off at an offset, else the offset.
    private static func openCharacter(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
        for back in 1...3 where offset >= back {
            let byte = bytes[offset &- back]
            if byte < 0x80 { break }
            if byte >= 0xC0 { return back < (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) ? offset &- back : offset }
        }
        return offset
    }

    /// Whether the first or the last bytes of a text are well-formed UTF-8 of the usual kind: as if blanks stood around it.
    private static func isOrdinary(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 66) { block in
            block.initialize(repeating: 0x20)
            let start = max(range.lowerBound &- 2, 0)
            let first = 2 &- (range.lowerBound &- start)
            guard let text = bytes.baseAddress, let place = block.baseAddress else { return false }
            (place + first).update(from: text + start, count: range.upperBound &- start)
            return passOrdinary(place, 2, 66) > 2
        }
    }

    /// The end of the ordinary blocks that begin at an offset.
    @inline(never)
    private static func passOrdinary(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index &+ 64 <= end, isOrdinary(base, index) { index &+= 64 }
        return index
    }

    /// Whether sixty-four bytes are, given that those before them are.
    @inline(__always)
    private static func isOrdinary(_ base: UnsafePointer<UInt8>, _ index: Int) -> Bool {
        // Nearly no file has a CR, and those of Windows have one on each line: only `odd` looks whether an LF follows.
        let isBehindReturn = base[index &- 1] == 0x0D
        if base[index &- 1] < 0x80, isASCII(base, index) {
            return !isBehindReturn && none(base, index, oddInASCII) || none(base, index, odd)
        }
        // Nine of ten other blocks are done with after half of the operations that a judgement takes. A character from E2 on may begin
        // before them, which `unusual` sees by its first byte alone.
        let isInside = base[index &- 1] == 0xE2 || base[index &- 2] == 0xE2
        return !isInside && !isBehindReturn && none(base, index, unusual) || none(base, index, odd)
    }

    /// Whether a mask is empty for each of sixty-four bytes.
    @inline(__always)
    private static func none(_ base: UnsafePointer<UInt8>, _ index: Int, _ mask: (UnsafePointer<UInt8>, Int) -> Mask) -> Bool {
        let (first, second) = (mask(base, index), mask(base, index &+ 16))
        let (third, fourth) = (mask(base, index &+ 32), mask(base, index &+ 48))
        return !ByteSearch.isAny((first .| second) .| (third .| fourth))
    }

    @inline(__always)
    private static func isASCII(_ base: UnsafePointer<UInt8>, _ index: Int) -> Bool {
        let bytes =
            ByteSearch.load(base, index) | ByteSearch.load(base, index &+ 16) | ByteSearch.load(base, index &+ 32)
            | ByteSearch.load(base, index &+ 48)
        return !ByteSearch.isAny(ByteSearch.atLeast(bytes, 0x80))
    }

    @inline(__always)
    private static func oddInASCII(_ base: UnsafePointer<UInt8>, _ index: Int) -> Mask {
        let bytes = ByteSearch.load(base, index)
        return control(bytes) .| ByteSearch.equal(bytes, 0x7F)
    }

    @inline(__always)
    private static func control(_ bytes: Lanes) -> Mask {
        ByteSearch.equal(bytes &>> 5, 0) .& ByteSearch.different(bytes, 0x0A)
    }

    /// Which of sixteen bytes are neither ASCII nor of the characters that Japanese text mostly is made of, kana, kanji and 、。（）: nothing
    /// that `odd` says is missing.
    @inline(__always)
    private static func unusual(_ base: UnsafePointer<UInt8>, _ index: Int) -> Mask {
        let bytes = ByteSearch.load(base, index)
        let before1 = ByteSearch.load(base, index &- 1)
        let before2 = ByteSearch.load(base, index &- 2)
        let signed = unsafeBitCast(bytes, to: SIMD16<Int8>.self)
        // 20 … 7E: one more is positive then, and of 7F or FF it is not.
        let printable: Mask = signed &+ SIMD16(repeating: 1) .> SIMD16(repeating: 0x20)
        let breaks: Mask = ByteSearch.equal(bytes, 0x0A)
        let leads: Mask = ByteSearch.among(7, from: 0xE3, bytes) .| ByteSearch.equal(bytes, 0xEF)
        // 80 … BF
        let continues: Mask = signed .< SIMD16(repeating: -0x40)
        let isUsual: Mask = (printable .| breaks) .| (leads .| continues)
        // U+3000 and what ends with the same two bytes, U+3140–U+317F, U+FEC0–U+FFFF but for U+FF00–U+FF3F, of these U+FF03.
        let pair: Mask =
            (ByteSearch.equal(before1, 0x80) .& ByteSearch.equal(bytes, 0x80))
            .| (ByteSearch.equal(before1, 0xE3) .& ByteSearch.equal(bytes, 0x85))
        let wide: Mask =
            (ByteSearch.equal(before1, 0xEF) .& ByteSearch.different(bytes, 0xBC))
            .| (ByteSearch.equal(before1, 0xBC) .& ByteSearch.equal(bytes, 0x83))
        return .!isUsual .| pair .| wide .| (continues .^ isDue(before1, before2))
    }

    /// Which of sixteen bytes have to be continuations by the two before.
    @inline(__always)
    private static func isDue(_ before1: Lanes, _ before2: Lanes) -> Mask {
        ByteSearch.atLeast(before1, 0xC0) .| ByteSearch.atLeast(before2, 0xE0)
    }

    /// Which of sixteen bytes are not.
    @inline(__always)
    private static func odd(_ base: UnsafePointer<UInt8>, _ index: Int) -> Mask {
        let bytes = ByteSearch.load(base, index)
        let before1 = ByteSearch.load(base, index &- 1)
        let before2 = ByteSearch.load(base, index &- 2)
        // Lead bytes of which only some continuations are allowed or suspicious, and those of four bytes.
        let e0OrE1: Mask = ByteSearch.equal(bytes & Lanes(repeating: 0xFE), 0xE0)
        let rareLead: Mask =
            ByteSearch.atLeast(bytes, 0xF0) .| e0OrE1 .| ByteSearch.equal(bytes, 0xED)
            .| ByteSearch.equal(bytes & Lanes(repeating: 0xFC), 0xC0)
        let rareOther: Mask = ByteSearch.equal(bytes, 0x7F) .| ByteSearch.equal(bytes, 0xD8) .| ByteSearch.equal(bytes, 0xCD)
        // U+2000–U+200F and U+2028–U+202F, but for … and ※ beside them, which mails are full of; U+2040–U+207F, U+2800–U+287F, U+3000,
        // U+3140–U+317F, U+FEC0–U+FEFF, U+FF80–U+FFFF; U+FF03, and three beside it that are as rare.
        let space: Mask =
            ByteSearch.equal(bytes & Lanes(repeating: 0x30), 0) .| ByteSearch.equal(bytes & Lanes(repeating: 0x38), 0x28)
        let general: Mask =
            ByteSearch.equal(before2, 0xE2) .& ByteSearch.equal(before1 & Lanes(repeating: 0xDE), 0x80)
            .& (ByteSearch.different(before1, 0x80) .| space)
        let wideSpace: Mask = ByteSearch.equal(before2, 0xE3) .& ByteSearch.equal(before1, 0x80) .& ByteSearch.equal(bytes, 0x80)
        let jamo: Mask = ByteSearch.equal(before1, 0xE3) .& ByteSearch.equal(bytes, 0x85)
        let special: Mask =
            ByteSearch.equal(before1, 0xEF) .& (ByteSearch.equal(bytes, 0xBB) .| ByteSearch.atLeast(bytes, 0xBE))
        let hash: Mask = ByteSearch.equal(before2, 0xEF) .& ByteSearch.equal(bytes, 0x83)
        let continues: Mask = ByteSearch.equal(bytes & Lanes(repeating: 0xC0), 0x80)
        let control: Mask = control(bytes) .& ByteSearch.different(bytes, 0x0D)
        let loneReturn: Mask = ByteSearch.equal(before1, 0x0D) .& ByteSearch.different(bytes, 0x0A)
        let odd: Mask = control .| loneReturn .| rareLead .| rareOther .| general
        return odd .| wideSpace .| jamo .| special .| hash .| (continues .^ isDue(before1, before2))
    }

    private typealias Lanes = ByteSearch.Lanes
    private typealias Mask = ByteSearch.Mask

    /// Reads characters one by one until `last` is reached, and no byte that is wrong stands before it; gives the border behind the last
    /// one read.
    private mutating func readCarefully(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to last: Int) -> Int {
        var index = start
        while index < last || index < bytes.count && invalid.last?.upperBound == index {
            let byte = bytes[index]
            if index > 0, bytes[index &- 1] == 0x0D, byte != 0x0A { loneReturns.append(UInt32(truncatingIfNeeded: index &- 1)) }
            if byte < 0x80 {
                if byte < 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 || byte == 0x7F {
                    if byte == 0 {
                        firstNull = firstNull ?? index
                        nulls &+= 1
                    }
                    if byte == 0x1B, firstShift == nil, LegacyEncoding.isShift(bytes, index) { firstShift = index }
                    suspicious.append(UInt32(truncatingIfNeeded: index))
                }
                index &+= 1
                continue
            }
            let length = TextSurvey.length(bytes, index)
            if length == 0 {
                note(invalid: index)
                index &+= 1
                continue
            }
            if isSuspicious(bytes, index) { suspicious.append(UInt32(truncatingIfNeeded: index)) }
            index &+= length
        }
        return index
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
    @inline(__always)
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
    @inline(__always)
    private func isSuspicious(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case 0xC2: bytes[index + 1] <= 0xA0 || bytes[index + 1] == 0xAD
        case 0xCD: bytes[index + 1] == 0x8F
        case 0xD8: bytes[index + 1] == 0x9C
        case 0xE1:
            bytes[index + 1] == 0xA0 && bytes[index + 2] == 0x8E || bytes[index + 1] == 0x9A && bytes[index + 2] == 0x80
                || bytes[index + 1] == 0x85 && (0x9F...0xA0).contains(bytes[index + 2])
                || bytes[index + 1] == 0x9E && (0xB4...0xB5).contains(bytes[index + 2])
        case 0xE2:
            bytes[index + 1] == 0x80
                && (bytes[index + 2] <= 0x8F || (0xA8...0xAF).contains(bytes[index + 2]))
                || bytes[index + 1] == 0x81 && (0x9F...0xAF).contains(bytes[index + 2])
                || bytes[index + 1] == 0xA0 && bytes[index + 2] == 0x80
        case 0xE3:
            bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 || bytes[index + 1] == 0x85 && bytes[index + 2] == 0xA4
        case 0xEF:
            bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF || bytes[index + 1] == 0xBE && bytes[index + 2] == 0xA0
                || bytes[index + 1] == 0xBC && bytes[index + 2] == 0x83
                || bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xB0 && bytes[index + 2] != 0xBC
        // Signs of shorthand and of music.
        case 0xF0:
            bytes[index + 1] == 0x9B && bytes[index + 2] == 0xB2 && (0xA0...0xA3).contains(bytes[index + 3])
                || bytes[index + 1] == 0x9D && bytes[index + 2] == 0x85 && (0xB3...0xBA).contains(bytes[index + 3])
        // U+E0000–U+E0FFF, but for the selectors U+E0100–U+E01EF, with which Japanese names are written.
        case 0xF3:
            bytes[index + 1] == 0xA0 && !(0x84...0x86).contains(bytes[index + 2])
                && !(bytes[index + 2] == 0x87 && bytes[index + 3] <= 0xAF)
        default: false
        }
    }
}
