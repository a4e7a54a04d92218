/// Bytes as bits: to know that something is none of many things, before any of them is compared.
///
/// Public, as the search for bytes is.
public struct ByteSet: Sendable {
    /// Not one vector: a processor waits where one is read of which a part was written just before.
    @usableFromInline var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    @inlinable public init() {}

    @inlinable @inline(__always)
    public func contains(_ byte: UInt8) -> Bool { withUnsafeBytes(of: words) { $0[Int(byte >> 3)] & 1 << (byte & 7) != 0 } }

    /// Whether it was not there yet.
    @inlinable @inline(__always)
    public mutating func insert(_ byte: UInt8) -> Bool {
        withUnsafeMutableBytes(of: &words) { words in
            let (place, bit) = (Int(byte >> 3), 1 << (byte & 7) as UInt8)
            defer { words[place] |= bit }
            return words[place] & bit == 0
        }
    }
}

/// A byte that equal names share and most others do not: by the length and the letters at the ends and in the middle.
@inlinable @inline(__always)
public func nameMark(_ name: UnsafeBufferPointer<UInt8>) -> UInt8 {
    guard let first = name.first, let last = name.last else { return 0 }
    return first &* 7 &+ last &* 113 &+ name[name.count / 2] &* 29 &+ UInt8(truncatingIfNeeded: name.count) &* 3
}
