/// Where what is read next counts as beginning, where that is another column than it stands in: a node behind its anchor or tag, or one on
/// a line that has been reported as standing wrong. It holds for one line.
struct MeantColumn {
    private var line = -1
    private var column = 0

    mutating func set(_ column: Int, on line: Int) {
        self.line = line
        self.column = column
    }

    func isSet(on line: Int) -> Bool { self.line == line }

    /// The column of what stands at an offset of the line that begins at another one.
    func column(of offset: Int, on line: Int) -> Int { self.line == line ? column : offset - line }
}
