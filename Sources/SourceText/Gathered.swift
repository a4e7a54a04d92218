extension Sequence {
    /// What is found in each of them, which is mostly nothing.
    ///
    /// Public, to be compiled for its callers. `flatMap` makes room for nothing too: the rules of 200 files spent a hundredth of a check on it.
    @inlinable
    public func gathered<Found>(_ find: (Element) throws -> [Found]) rethrows -> [Found] {
        var all: [Found] = []
        for element in self {
            let found = try find(element)
            if found.isEmpty { continue }
            if all.isEmpty { all = found } else { all += found }
        }
        return all
    }
}
