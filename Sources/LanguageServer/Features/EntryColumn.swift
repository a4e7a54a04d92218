/// What begins at a column around a line: the dashes of a list there take one more entry.
///
///     payment_methods:
///       - use: shared
///       |                   dashes at the column, no key
struct EntryColumn {
    private var hasDashes = false
    private var hasKey = false

    init(_ positions: TextPositions, line: Int, _ column: Int) {
        // Upwards, what is indented further belongs to an entry that began above it.
        for other in (0..<line).reversed() {
            guard let written = WrittenLine(positions, other), written.indentation <= column else { continue }
            if written.indentation == column, written.isDash {
                hasDashes = true
                continue
            }
            // In the line of a dash a key may stand behind it.
            hasKey = !written.isMarker && written.content == column
            break
        }
        if hasDashes { return }
        hasDashes = positions.written(below: line).map { $0.indentation == column && $0.isDash } ?? false
    }

    /// Where the key of the list stands at the column too, a word begins a key, and only a dash an entry.
    func takesEntry(behindDash isDash: Bool) -> Bool { hasDashes && (isDash || !hasKey) }
}
