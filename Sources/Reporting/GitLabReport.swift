import SourceText

/// GitLab's Code Quality report: an array of issues, each with a fingerprint of its own (GitLab drops those that repeat).
func gitlabReport(_ report: Report, _ options: ReportOptions) -> String {
    JSON.array(
        zip(report.diagnostics, fingerprints(report, options)).map { diagnostic, fingerprint in
            let file = report.file(diagnostic.location.file)
            let (start, end) = (file.start(diagnostic.location.range), file.end(diagnostic.location.range))
            // What ends with a line break ends before the next line.
            let last = end.column == 1 ? max(start.line, end.line - 1) : end.line
            return [
                "description": .string(options.inline(diagnostic.message)),
                "check_name": .string(diagnostic.code.rawValue),
                "fingerprint": .string(fingerprint),
                "severity": .string(level(diagnostic.severity)),
                "location": [
                    "path": .string(options.pathPrefix + file.path),
                    "lines": ["begin": .integer(start.line), "end": .integer(last)],
                ],
            ]
        }
    ).text
}

private func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .hint: "info"
    }
}
