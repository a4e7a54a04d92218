import SourceText

/// One line a finding, as compilers print them: `file:line:column: error: message [code]`.
func shortReport(_ report: Report, _ options: ReportOptions) -> String {
    var text = ""
    for diagnostic in report.diagnostics {
        let file = report.file(diagnostic.location.file)
        let start = file.start(diagnostic.location.range)
        text += "\(atLineStart(file.path)):\(start.line):\(start.column): \(diagnostic.severity.rawValue): "
        text += "\(options.inline(diagnostic.message)) [\(diagnostic.code.rawValue)]\n"
    }
    return text
}
