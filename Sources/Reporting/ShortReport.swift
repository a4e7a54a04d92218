import SourceText

/// One line a finding, as compilers print them: `file:line:column: error: message [code]`.
func shortReport(_ report: Report, _ options: ReportOptions) -> String {
    var text = ""
    for diagnostic in report.diagnostics {
        let file = report.file(diagnostic.location.file)
        let start = file.start(diagnostic.location.range)
        text += "\(file.path):\(start.line):\(start.column): \(diagnostic.severity.rawValue): "
        text += "\(oneLine(options.inline(diagnostic.message))) [\(diagnostic.code.rawValue)]\n"
    }
    return text
}

/// A message on one line; ours have no line breaks, this keeps it so.
func oneLine(_ text: String) -> String {
    text.unicodeScalars.contains { !isHarmless($0) } ? shown(text, limit: .max) : text
}
