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

    /// The first place where `hits` says so of the sixteen from an offset on, for each of which it may look at the two bytes behind it
    /// too, or at so many of up to sixteen; behind the end it sees zeros.
    @inlinable @inline(__always)
    public static func first(
        _ bytes: Bytes, _ start: Int, _ end: Int, reach: Int = 2, where hits: (Bytes, _ offset: Int) -> Mask
    ) -> Int {
        var index = start
        while index &+ 16 &+ reach <= end {
            if let hit = first(hits(bytes, index)) { return index &+ hit }
            index &+= 16
        }
        // Texts are short, and one byte after the other took longer for the last of them than all that stands before.
        while index < end {
            let rest = end &- index
            var padded = SIMD32<UInt8>.zero
            let hit = withUnsafeMutableBytes(of: &padded) { padded -> Int? in
                padded.copyMemory(from: UnsafeRawBufferPointer(start: bytes + index, count: min(rest, 16 &+ reach)))
                return padded.baseAddress.flatMap { first(hits($0.assumingMemoryBound(to: UInt8.self), 0)) }
            }
            if let hit, hit < rest { return index &+ hit }
            index &+= 16
        }
        return end
    }

    /// Which of sixteen places begin a character that is written in three bytes.
    @inlinable @inline(__always)
    public static func equal(_ bytes: Bytes, _ index: Int, _ one: UInt8, _ two: UInt8, _ three: UInt8) -> Mask {
        equal(load(bytes, index), one) .& equal(load(bytes, index &+ 1), two) .& equal(load(bytes, index &+ 2), three)
    }

    /// Which of sixteen places hold a byte of a range that begins at `least`.
    @inlinable @inline(__always)
    public static func among(_ count: UInt8, from least: UInt8, _ lanes: Lanes) -> Mask {
        (lanes &- Lanes(repeating: least)) .< Lanes(repeating: count)
    }

    /// Whether so many bytes are the same in two places, looked at eight at a time: names and keys are short.
    @inlinable @inline(__always)
    public static func same(_ left: Bytes, _ right: Bytes, _ count: Int) -> Bool {
        func word(_ bytes: Bytes, _ index: Int) -> UInt64 { UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self) }
        func half(_ bytes: Bytes, _ index: Int) -> UInt32 { UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt32.self) }
        if count >= 8 {
            var index = 0
            while index &+ 8 < count {
                if word(left, index) != word(right, index) { return false }
                index &+= 8
            }
            return word(left, count &- 8) == word(right, count &- 8)
        }
        if count >= 4 { return half(left, 0) == half(right, 0) && half(left, count &- 4) == half(right, count &- 4) }
        var index = 0
        while index < count, left[index] == right[index] { index &+= 1 }
        return index >= count
    }

    /// The first control character of ASCII or one of two more bytes.
    @inlinable @inline(__always)
    public static func control(or one: UInt8, _ other: UInt8, _ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
        first(bytes, start, end) { bytes, index in
            let lanes = load(bytes, index)
            return among(0x20, from: 0, lanes) .| equal(lanes, 0x7F) .| equal(lanes, one) .| equal(lanes, other)
        }
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
}

/// Whether a byte is one of `0` … `9`.
@inlinable @inline(__always) public func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

/// Whether a byte is a Latin letter of either case.
@inlinable @inline(__always) public func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

/// Whether a byte is a space or a tab.
@inlinable @inline(__always) public func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

/// Whether a byte ends a line.
@inlinable @inline(__always) public func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
