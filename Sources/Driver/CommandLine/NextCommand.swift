import SourceText

/// A command that a message tells to run next, of the paths that the reader has named, as it is typed into a POSIX shell.
func nextCommand(_ command: String, _ operands: [String]) -> String {
    var line = "kessai " + command
    if operands.contains(where: { $0.utf8.first == UInt8(ascii: "-") }) { line += " --" }
    for operand in operands { line += " " + shown(shellWord(operand), limit: 400) }
    return line
}

/// The same in a report, whose bytes do not depend on where a project lies: absolute paths are left out.
func nextCommandInReport(_ command: String, _ operands: [String]) -> String {
    nextCommand(command, operands.contains { $0.utf8.first == UInt8(ascii: "/") } ? [] : operands)
}
