/// A half-open range of bytes in one file; the only kind of position that the stages before Reporting know.
///
/// Public like `Location` and `FileID`, so that other modules inline them.
public struct ByteRange: Sendable, Hashable {
    public var start: UInt32
    public var end: UInt32

    @inlinable public init(_ start: UInt32, _ end: UInt32) {
        self.start = start
        self.end = end
    }

    /// A range from array offsets; offsets beyond 4 GiB are cut off (a file holds at most 16 MiB).
    @inlinable public init(_ range: Range<Int>) {
        start = UInt32(clamping: range.lowerBound)
        end = UInt32(clamping: range.upperBound)
    }

    @inlinable public var offsets: Range<Int> { Int(start)..<Int(max(start, end)) }
    @inlinable public var isEmpty: Bool { start >= end }
    @inlinable public var count: Int { offsets.count }

    @inlinable public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
}

/// Which file of a project; the index into the project's list of files, which is sorted by path.
public struct FileID: Sendable, Hashable, Comparable {
    public let index: Int32

    @inlinable public init(_ index: Int) { self.index = Int32(clamping: index) }

    @inlinable public static func < (left: FileID, right: FileID) -> Bool { left.index < right.index }
}

/// A place in a project: a file and the bytes in it.
public struct Location: Sendable, Hashable {
    public var file: FileID
    public var range: ByteRange

    @inlinable public init(_ file: FileID, _ range: ByteRange) {
        self.file = file
        self.range = range
    }
}
