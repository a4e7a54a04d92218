/// Finding bytes, sixteen at a time.
///
/// Public, as the compiler inlines code of package access into its own module only: calls in the loops of the reader cost it a third
/// of its speed.
///
/// Each search takes the bytes, where to begin and where to stop, and gives the offset of the first hit or `end`.
public enum ByteSearch {
    public typealias Bytes = UnsafePointer<UInt8>
    public typealias Lanes = SIMD16<UInt8>
    public typealias Mask = SIMDMask<SIMD16<Int8>>

    /// The first LF or CR.
    @inlinable @inline(__always)
    public static func lineBreak(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int { first(0x0A, or: 0x0D, bytes, start, end) }

    /// The first of two bytes.
    @inlinable @inline(__always)
    public static func first(_ one: UInt8, or other: UInt8, _ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index &+ 16 <= end {
            let lanes = load(bytes, index)
            if let hit = first(equal(lanes, one) .| equal(lanes, other)) { return index &+ hit }
            index &+= 16
        }
        while index < end, bytes[index] != one, bytes[index] != other { index &+= 1 }
        return index
    }

    /// The first LF, CR or one of two more bytes.
    @inlinable @inline(__always)
    public static func lineBreak(or one: UInt8, _ other: UInt8, _ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
        first(0x0A, or: 0x0D, or: one, or: other, bytes, start, end)
    }

    /// The first of four bytes.
    @inlinable @inline(__always)
    public static func first(
        _ one: UInt8, or two: UInt8, or three: UInt8, or four: UInt8, _ bytes: Bytes, _ start: Int, _ end: Int
    ) -> Int {
        var index = start
        while index &+ 16 <= end {
            let lanes = load(bytes, index)
            let hits: Mask = equal(lanes, one) .| equal(lanes, two) .| equal(lanes, three) .| equal(lanes, four)
            if let hit = first(hits) { return index &+ hit }
            index &+= 16
        }
        while index < end {
            let byte = bytes[index]
            if byte == one || byte == two || byte == three || byte == four { break }
            index &+= 1
        }
        return index
    }

    /// The first ASCII digit or another byte.
    @inlinable @inline(__always)
    public static func digit(or other: UInt8, _ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index &+ 16 <= end {
            let lanes = load(bytes, index)
            let hits: Mask = ((lanes &- Lanes(repeating: 0x30)) .< Lanes(repeating: 10)) .| equal(lanes, other)
            if let hit = first(hits) { return index &+ hit }
            index &+= 16
        }
        while index < end, bytes[index] &- 0x30 >= 10, bytes[index] != other { index &+= 1 }
        return index
    }

    @inlinable @inline(__always)
    public static func load(_ bytes: Bytes, _ index: Int) -> Lanes {
        UnsafeRawPointer(bytes + index).loadUnaligned(as: Lanes.self)
    }

    // Comparing with a scalar is not compiled to vector instructions; comparing with a vector of it is.
    @inlinable @inline(__always) public static func equal(_ lanes: Lanes, _ byte: UInt8) -> Mask {
        lanes .== Lanes(repeating: byte)
    }
    @inlinable @inline(__always) public static func different(_ lanes: Lanes, _ byte: UInt8) -> Mask {
        lanes .!= Lanes(repeating: byte)
    }
    @inlinable @inline(__always) public static func atLeast(_ lanes: Lanes, _ byte: UInt8) -> Mask {
        lanes .>= Lanes(repeating: byte)
    }

    /// The number of the first lane that is set.
    @inlinable @inline(__always)
    public static func first(_ mask: Mask) -> Int? {
        let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        let low = UInt64(littleEndian: words[0])
        let high = UInt64(littleEndian: words[1])
        if low | high == 0 { return nil }
        return low != 0 ? low.trailingZeroBitCount &>> 3 : 8 &+ high.trailingZeroBitCount &>> 3
    }
}
