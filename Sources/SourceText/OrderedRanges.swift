/// Ranges that stand in order, none overlapping another, such as the secrets of a file: found by halving, as there may be many.
extension [ByteRange] {
    /// The first that ends behind a byte: it holds the byte or comes after it.
    package func first(endingAfter byte: UInt32) -> ByteRange? {
        self[index(endingAfter: byte)...].first
    }

    /// Those that share bytes with a range, or hold its place when it is empty.
    package func touching(_ range: ByteRange) -> SubSequence {
        self[index(endingAfter: range.start)...].prefix { $0.start < range.end }
    }

    private func index(endingAfter byte: UInt32) -> Int { end { $0.end <= byte } }

    /// The same in order, those that overlap as one.
    package var merged: [ByteRange] {
        var merged: [ByteRange] = []
        for range in sorted(by: { $0.start < $1.start }) {
            if let last = merged.last, range.start < last.end {
                merged[merged.count - 1].end = Swift.max(last.end, range.end)
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
