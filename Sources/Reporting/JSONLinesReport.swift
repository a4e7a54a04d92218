import SourceText

/// One finding a line, each the object that `json` has in its `diagnostics`.
func jsonLinesReport(_ report: Report) -> String {
    report.diagnostics.map { jsonDiagnostic($0, report).line + "\n" }.joined()
}
