/// Bytes as bits: to know that something is none of many things, before any of them is compared.
///
/// Public, as the search for bytes is.
public struct ByteSet: Sendable {
    @usableFromInline var words = SIMD4<UInt64>()

    @inlinable public init() {}

    @inlinable @inline(__always)
    public func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] & 1 << UInt64(byte & 63) != 0 }

    /// Whether it was not there yet.
    @inlinable @inline(__always)
    public mutating func insert(_ byte: UInt8) -> Bool {
        defer { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }
        return !contains(byte)
    }
}

/// A byte that equal names share and most others do not: by the length and the letters at the ends and in the middle.
@inlinable @inline(__always)
public func nameMark(_ name: UnsafeBufferPointer<UInt8>) -> UInt8 {
    guard let first = name.first, let last = name.last else { return 0 }
    return first &* 7 &+ last &* 113 &+ name[name.count / 2] &* 29 &+ UInt8(truncatingIfNeeded: name.count) &* 3
}
