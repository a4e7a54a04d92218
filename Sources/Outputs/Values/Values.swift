import SourceText

/// `kessai values`: what is entered for each environment, in every format.
package enum ValuesFormat: String, Sendable, CaseIterable {
    case text, json, markdown, csv, html
}

extension CheckedProject {
    /// The values of one environment, or of all (`nil`); empty when that environment is not configured.
    ///
    /// While Amazon Pay is off nothing of them is entered: `html`, which holds the steps, has none, and `text` and `markdown` say so.
    /// `json` and `csv`, which hold what is configured, are the same in both languages. `html` is the whole entry sheet; `record` marks in it what changed since.
    package func values(
        environment: EnvironmentName?, format: ValuesFormat, languages: [Language], record: [Entry]? = nil
    ) -> String {
        let chosen = environments.filter { environment == nil || $0.name == environment }
        switch format {
        case .text: return valuesText(chosen, languages)
        case .json:
            var writer = TracedWriter(self)
            let file = writer.file(OutputBundle.valuesPath) { writeValues(chosen, &$0) }
            return String(decoding: file.bytes, as: UTF8.self)
        case .markdown: return valuesMarkdown(chosen, languages)
        case .csv: return valuesCSV(chosen)
        case .html:
            // The page holds both, and opens in one.
            let language = languages.first ?? .en
            let environments = environment.map { [$0] } ?? EnvironmentName.allCases
            return EntrySheet(
                self, Guide(self, environments: environments, record: record), environments: environments, language: language,
                record: record
            ).html
        }
    }
}
