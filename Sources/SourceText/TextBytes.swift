/// What scanners ask of the bytes of a text.
public typealias TextBytes = UnsafeBufferPointer<UInt8>

extension TextBytes {
    /// Where a search by `ByteSearch` from an offset on finds something; the end of the text when it finds nothing.
    @inlinable @inline(__always)
    package func next(from index: Int, _ search: (ByteSearch.Bytes, _ start: Int, _ end: Int) -> Int) -> Int {
        guard index < count, let start = baseAddress else { return count }
        return search(start, index, count)
    }

    /// Where the line feed of the line stands that an offset is in, or the text ends.
    @inlinable package func lineEnd(from start: Int) -> Int { next(from: start) { ByteSearch.first(0x0A, or: 0x0A, $0, $1, $2) } }

    /// Where the line begins that an offset is in, if that is no further away than so many bytes; else so far before it.
    @inlinable package func startOfLine(before offset: Int, within reach: Int) -> Int {
        var start = offset
        while start > 0, offset - start < reach, !isLineBreak(self[start - 1]) { start -= 1 }
        return start
    }

    /// What stands in a text, one behind the other: a search stops where each may begin, and `thing` says whether it does and where it ends.
    package func all<Thing>(
        _ next: (TextBytes, _ from: Int) -> Int, _ thing: (_ start: Int) -> (Thing, end: Int)?
    ) -> [Thing] {
        var found: [Thing] = []
        var index = next(self, 0)
        while index < count {
            if let (one, end) = thing(index) {
                found.append(one)
                index = end
            } else {
                index += 1
            }
            index = next(self, index)
        }
        return found
    }

    /// Whether some text stands at an offset.
    @inlinable package func starts(_ offset: Int, with text: StaticString) -> Bool {
        guard offset >= 0, count - offset >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount where self[offset + index] != text.utf8Start[index] { return false }
        return true
    }

    /// Whether some text ends at an offset.
    @inlinable package func ends(_ offset: Int, with text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        // Of lists of words nearly all are done with here.
        guard length > 0, offset >= length, offset <= count, self[offset - 1] == text.utf8Start[length - 1] else {
            return length == 0
        }
        return starts(offset - length, with: text)
    }

    /// Whether one of some words stands anywhere in it.
    package func holds(_ words: [StaticString]) -> Bool {
        indices.contains { index in words.contains { starts(index, with: $0) } }
    }

    /// Where words end that stand from an offset on, one after the other.
    package func end(of words: [StaticString], from start: Int) -> Int {
        var end = start
        while let word = words.first(where: { starts(end, with: $0) }) { end += word.utf8CodeUnitCount }
        return end
    }

    /// Where words begin that stand before an offset, one after the other.
    package func start(of words: [StaticString], before end: Int) -> Int {
        var start = end
        while let word = words.first(where: { ends(start, with: $0) }) { start -= word.utf8CodeUnitCount }
        return start
    }

    /// Whether two texts are the same, byte by byte.
    @inlinable package func isSame(as other: TextBytes) -> Bool {
        guard count == other.count else { return false }
        guard let bytes = baseAddress, let others = other.baseAddress else { return count == 0 }
        return ByteSearch.same(bytes, others, count)
    }

    package func text(_ range: Range<Int>) -> String { String(decoding: self[range.clamped(to: indices)], as: UTF8.self) }
}

extension String {
    /// Looks at the bytes of a text, which are in one piece unless another library made it.
    ///
    /// Without a copy that can be changed, as `withUTF8` needs one: counting it in use and out again took a thirtieth of a build.
    @inlinable @inline(__always)
    public func withTextBytes<Result>(_ look: (TextBytes) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(look) { return result }
        return withGatheredBytes(look)
    }

    @usableFromInline @inline(never)
    func withGatheredBytes<Result>(_ look: (TextBytes) -> Result) -> Result { Array(utf8).withUnsafeBufferPointer(look) }
}
