import SourceText

/// The list of report formats: one line and one file each.
package enum Format: String, Sendable, CaseIterable {
    case human, short, json, jsonl, sarif, github, gitlab, junit, rdjson, narrated

    /// The whole report in this format.
    package func render(_ report: Report, _ options: ReportOptions) -> String {
        switch self {
        case .human: humanReport(report, options)
        case .short: shortReport(report, options)
        case .json: jsonReport(report)
        case .jsonl: jsonLinesReport(report)
        case .sarif: sarifReport(report, options)
        case .github: githubReport(report, options)
        case .gitlab: gitlabReport(report, options)
        case .junit: junitReport(report, options)
        case .rdjson: rdjsonReport(report, options)
        case .narrated: narratedReport(report, options)
        }
    }
}

/// How reports look. `json` and `jsonl` depend on none of it, the other reports for programs on the languages and the prefix.
package struct ReportOptions: Sendable {
    /// One or both, the first one leading.
    package var languages: [Language] = [.en]
    package var usesColor = false
    /// The absolute path of the project root where the terminal shows hyperlinks, else nil.
    package var linkRoot: String?
    /// Columns of the terminal, or nil where there is none.
    package var width: Int?
    /// The severity from which findings fail the run.
    package var failOn = Severity.error
    /// Leave out the closing lines.
    package var isQuiet = false
    /// The command that mends what was read; nil on standard input, where none can.
    package var fixCommand: String? = "kessai check --fix"
    /// The command that shows those fixes as well whose result a person must look at; nil where there is none.
    package var unsafeFixCommand: String? = "kessai check --fix --unsafe-fixes --diff"
    /// Where the project stands in the repository that a CI service shows, empty or with `/` at its end.
    package var pathPrefix = ""
    /// The same as seen from the directory of the run, for tools that find their own way from there to the repository.
    package var directoryPrefix = ""
    /// What is known about each code, for reports that carry it along.
    package var explanations: @Sendable () -> [Explanation] = { [] }

    package init() {}

    /// A text in the wanted languages, on one line.
    func inline(_ text: Bilingual) -> String {
        guard let first = languages.first else { return text.en }
        if languages.count == 1 || text.isSame { return text[first] }
        return languages.map { text[$0] }.joined(separator: " / ")
    }

    /// Message and help in one text: for services that show nothing else.
    /// `write`: how a sentence is written where it is not plain text.
    func messageWithHelp(_ diagnostic: Diagnostic, _ write: (String) -> String = { $0 }) -> String {
        inline(diagnostic.message.map(write)) + (diagnostic.help.map { "\n" + inline($0.map(write)) } ?? "")
    }
}
