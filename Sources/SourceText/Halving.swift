extension RandomAccessCollection {
    /// Where the elements end for which something still holds, found by halving: in their order it holds for a first part of them and for
    /// none behind.
    @inlinable package func end(while holds: (Element) -> Bool) -> Index {
        var (low, count) = (startIndex, count)
        while count > 0 {
            let half = count / 2
            let middle = index(low, offsetBy: half)
            if holds(self[middle]) {
                low = index(after: middle)
                count -= half + 1
            } else {
                count = half
            }
        }
        return low
    }
}
