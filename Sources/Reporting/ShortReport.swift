import SourceText

/// One line a finding, as compilers print them: `file:line:column: error: message [code]`.
func shortReport(_ report: Report, _ options: ReportOptions) -> String {
    report.diagnostics.map { shortLine($0, report, options) }.joined()
}

/// `prefix`: what the path of the file begins with.
func shortLine(_ diagnostic: Diagnostic, _ report: Report, _ options: ReportOptions, prefix: String = "") -> String {
    let file = report.file(diagnostic.location.file)
    let start = file.start(diagnostic.location.range)
    return "\(atLineStart(prefix + file.path)):\(start.line):\(start.column): \(diagnostic.severity.rawValue): "
        + "\(options.inline(diagnostic.message)) [\(diagnostic.code.rawValue)]\n"
}
