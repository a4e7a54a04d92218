/// What scanners ask of the bytes of a text.
package typealias TextBytes = UnsafeBufferPointer<UInt8>

extension TextBytes {
    /// Where a search by `ByteSearch` from an offset on finds something; the end of the text when it finds nothing.
    @inlinable @inline(__always)
    package func next(from index: Int, _ search: (ByteSearch.Bytes, _ start: Int, _ end: Int) -> Int) -> Int {
        guard index < count, let start = baseAddress else { return count }
        return search(start, index, count)
    }

    /// Whether some text stands at an offset.
    @inlinable package func starts(_ offset: Int, with text: StaticString) -> Bool {
        guard offset >= 0, count - offset >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount where self[offset + index] != text.utf8Start[index] { return false }
        return true
    }

    /// Whether some text ends at an offset.
    @inlinable package func ends(_ offset: Int, with text: StaticString) -> Bool {
        starts(offset - text.utf8CodeUnitCount, with: text)
    }

    package func text(_ range: Range<Int>) -> String { String(decoding: self[range.clamped(to: indices)], as: UTF8.self) }
}
