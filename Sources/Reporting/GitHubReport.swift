import SourceText

/// Workflow commands of GitHub Actions, which become annotations: errors first, and no more of a kind than GitHub shows. The others
/// follow as lines of the log, in the order of the report.
///
///     ::error file=products/course.yaml,line=9,col=12,endLine=9,endColumn=17,title=not-whole-yen::…
///     products/course.yaml:12:5: error: … [missing-price]
func githubReport(_ report: Report, _ options: ReportOptions) -> String {
    var text = ""
    var annotated: [Severity: Int] = [:]
    for severity in Severity.allCases.reversed() {
        let found = report.diagnostics.filter { $0.severity == severity }
        let isCut = found.count > annotationLimit
        let first = found.prefix(isCut ? annotationLimit - 1 : annotationLimit)
        for diagnostic in first { text += annotation(diagnostic, report, options) }
        if isCut { text += rest(found.count - first.count, severity, options) }
        annotated[severity] = first.count
    }
    for diagnostic in report.diagnostics {
        annotated[diagnostic.severity, default: 0] -= 1
        if annotated[diagnostic.severity, default: 0] < 0 {
            text += shortLine(diagnostic, report, options, prefix: options.pathPrefix)
        }
    }
    return text
}

/// GitHub shows 10 annotations of each level a step.
private let annotationLimit = 10

private func annotation(_ diagnostic: Diagnostic, _ report: Report, _ options: ReportOptions) -> String {
    let file = report.file(diagnostic.location.file)
    let (start, end) = (file.start(diagnostic.location.range), file.end(diagnostic.location.range))
    var properties = ["file=" + property(options.pathPrefix + file.path), "line=\(start.line)"]
    // Columns are read only where an annotation lies in one line.
    if end.line == start.line { properties += ["col=\(start.column)", "endLine=\(end.line)", "endColumn=\(end.column)"] }
    properties.append("title=" + property(diagnostic.code.rawValue))
    return
        "::\(command(diagnostic.severity)) \(properties.joined(separator: ","))::\(data(options.messageWithHelp(diagnostic)))\n"
}

private func rest(_ count: Int, _ severity: Severity, _ options: ReportOptions) -> String {
    let words = severity.name
    let message = Bilingual(
        ja: "\(words.ja)がほかに\(count)件あります。このステップのログに1件ずつ出ています。",
        en: "\(count) more \(words.en)\(count == 1 ? "" : "s"); the log of this step has a line for each.")
    return "::\(command(severity)) title=kessai::\(data(options.inline(message)))\n"
}

private func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "notice"
    }
}

private func data(_ text: String) -> String { escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"]) }

private func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
}

private func escaped(_ text: String, _ table: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        if let replacement = table[scalar] { result += replacement } else { result.unicodeScalars.append(scalar) }
    }
    return result
}
