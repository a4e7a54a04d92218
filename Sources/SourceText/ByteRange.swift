/// A half-open range of bytes in one file; the only kind of position that the stages before Reporting know.
package struct ByteRange: Sendable, Hashable {
    package var start: UInt32
    package var end: UInt32

    @inlinable package init(_ start: UInt32, _ end: UInt32) {
        self.start = start
        self.end = end
    }

    /// A range from array offsets; offsets beyond 4 GiB are cut off (a file holds at most 16 MiB).
    @inlinable package init(_ range: Range<Int>) {
        start = UInt32(clamping: range.lowerBound)
        end = UInt32(clamping: range.upperBound)
    }

    @inlinable package var offsets: Range<Int> { Int(start)..<Int(max(start, end)) }
    @inlinable package var isEmpty: Bool { start >= end }
    @inlinable package var count: Int { offsets.count }

    package func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
}

/// Which file of a project; the index into the project's list of files, which is sorted by path.
package struct FileID: Sendable, Hashable, Comparable {
    package let index: Int32

    @inlinable package init(_ index: Int) { self.index = Int32(clamping: index) }

    package static func < (left: FileID, right: FileID) -> Bool { left.index < right.index }
}

/// A place in a project: a file and the bytes in it.
package struct Location: Sendable, Hashable {
    package var file: FileID
    package var range: ByteRange

    @inlinable package init(_ file: FileID, _ range: ByteRange) {
        self.file = file
        self.range = range
    }
}
