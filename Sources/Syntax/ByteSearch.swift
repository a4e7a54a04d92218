/// Finding the bytes at which a scalar or a comment can end, sixteen at a time.
///
/// Each search takes the bytes, where to begin and where to stop, and gives the offset of the first hit or `end`.
enum ByteSearch {
    typealias Bytes = UnsafePointer<UInt8>
    typealias Lanes = SIMD16<UInt8>
    typealias Mask = SIMDMask<SIMD16<Int8>>

    /// The first LF or CR.
    @inline(__always)
    static func lineBreak(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index &+ 16 <= end {
            let lanes = load(bytes, index)
            if let hit = first(equal(lanes, 0x0A) .| equal(lanes, 0x0D)) { return index &+ hit }
            index &+= 16
        }
        while index < end, bytes[index] != 0x0A, bytes[index] != 0x0D { index &+= 1 }
        return index
    }

    /// The first LF, CR or one of two more bytes.
    @inline(__always)
    static func lineBreak(or one: UInt8, _ other: UInt8, _ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index &+ 16 <= end {
            let lanes = load(bytes, index)
            let hits: Mask = equal(lanes, 0x0A) .| equal(lanes, 0x0D) .| equal(lanes, one) .| equal(lanes, other)
            if let hit = first(hits) { return index &+ hit }
            index &+= 16
        }
        while index < end {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D || byte == one || byte == other { break }
            index &+= 1
        }
        return index
    }

    @inline(__always)
    static func load(_ bytes: Bytes, _ index: Int) -> Lanes {
        UnsafeRawPointer(bytes + index).loadUnaligned(as: Lanes.self)
    }

    // Comparing with a scalar is not compiled to vector instructions; comparing with a vector of it is.
    @inline(__always) static func equal(_ lanes: Lanes, _ byte: UInt8) -> Mask { lanes .== Lanes(repeating: byte) }
    @inline(__always) static func different(_ lanes: Lanes, _ byte: UInt8) -> Mask { lanes .!= Lanes(repeating: byte) }
    @inline(__always) static func atLeast(_ lanes: Lanes, _ byte: UInt8) -> Mask { lanes .>= Lanes(repeating: byte) }

    /// The number of the first lane that is set.
    @inline(__always)
    static func first(_ mask: Mask) -> Int? {
        let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        let low = UInt64(littleEndian: words[0])
        let high = UInt64(littleEndian: words[1])
        if low | high == 0 { return nil }
        return low != 0 ? low.trailingZeroBitCount &>> 3 : 8 &+ high.trailingZeroBitCount &>> 3
    }
}
