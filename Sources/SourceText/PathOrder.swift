/// The order of paths in everything that leaves the program: by their bytes, which is by code points.
package func pathPrecedes(_ left: String, _ right: String) -> Bool {
    let order = left.utf8.withContiguousStorageIfAvailable { left in
        right.utf8.withContiguousStorageIfAvailable { left.lexicographicallyPrecedes($0) }
    }
    // Every string of Swift's own has its bytes in one piece.
    return (order ?? nil) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
}
