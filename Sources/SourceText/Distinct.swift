extension RandomAccessCollection where Index == Int {
    /// Whether they are few and no two have the same key, as nearly always: told pair by pair, without a table of them.
    ///
    /// Public, to be compiled for its callers.
    @inlinable
    public func areFewAndDistinct<Key: Equatable>(by key: (Element) -> Key?) -> Bool {
        count < 8
            && indices.allSatisfy { index in
                guard index > startIndex, let own = key(self[index]) else { return true }
                return !self[..<index].contains { key($0) == own }
            }
    }
}
