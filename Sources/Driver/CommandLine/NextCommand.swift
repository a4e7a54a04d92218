import SourceText

/// A command that a message tells to run next, of the paths that the reader has named, as it is typed into a POSIX shell.
func nextCommand(_ command: String, _ operands: [String]) -> String {
    let words = operands.map { shown(shellWord($0), limit: 400) }
    let end = operands.contains { $0.hasPrefix("-") } ? ["--"] : []
    return (["kessai", command] + end + words).joined(separator: " ")
}
