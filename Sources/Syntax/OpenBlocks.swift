/// A block collection that is being read.
struct OpenBlock {
    let node: NodeID
    /// Where its entries begin.
    let column: Int
    let isMapping: Bool
}

/// Those that are open, the outermost first.
extension RandomAccessCollection<OpenBlock> {
    /// Where the entries of the innermost mapping begin; -1 outside of any.
    var mappingColumn: Int { last { $0.isMapping }?.column ?? -1 }

    var outermostMappingColumn: Int? { first { $0.isMapping }?.column }
}

/// The entry that is being read of the innermost list.
struct ListEntry {
    var node: NodeID = -1
    /// Where the dashes of the list stand.
    var dash = -1
    /// The same of the innermost list whose entry stands left of it.
    var strayColumn = -1
}
