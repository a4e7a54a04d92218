import SourceText

/// The list of report formats: one line and one file each.
package enum Format: String, Sendable, CaseIterable {
    case human, short, json

    /// The whole report in this format.
    package func render(_ report: Report, _ options: ReportOptions) -> String {
        switch self {
        case .human: humanReport(report, options)
        case .short: shortReport(report, options)
        case .json: jsonReport(report)
        }
    }
}

/// How reports for people look; reports for machines depend on none of it.
package struct ReportOptions: Sendable {
    /// One or both, the first one leading.
    package var languages: [Language] = [.en]
    package var usesColor = false
    /// The absolute path of the project root where the terminal shows hyperlinks, else nil.
    package var linkRoot: String?
    /// Columns of the terminal, or nil where there is none.
    package var width: Int?
    /// Leave out the closing lines.
    package var isQuiet = false

    package init() {}

    /// A text in the wanted languages, on one line.
    func inline(_ text: Bilingual) -> String {
        guard let first = languages.first else { return text.en }
        if languages.count == 1 || text.ja == text.en { return text[first] }
        return languages.map { text[$0] }.joined(separator: " / ")
    }
}
