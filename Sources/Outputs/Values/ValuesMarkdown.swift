import SourceText

/// Values as Markdown tables, for a pull request or a wiki page.
extension CheckedProject {
    func valuesMarkdown(_ environments: [CheckedEnvironment], _ languages: [Language]) -> String {
        let (field, value) = (Bilingual(ja: "項目", en: "Field")[languages], Bilingual(ja: "値", en: "Value")[languages])
        return waiting(languages) { Markdown.text($0) + "\n\n" }
            + environments.map { environment in
                var text = "## \(Markdown.text(environment.heading(languages)))\n"
                for table in ValueTable.tables(environment, integration) {
                    text += "\n### \(Markdown.text(table.title(languages)))\n\n| \(field) | \(value) |\n|---|---|\n"
                    for row in table.rows {
                        for value in row.values {
                            text +=
                                "| \(Markdown.text(row.field.label(in: languages))) | \(Markdown.code(value, inTable: true)) |\n"
                        }
                    }
                }
                return text
            }.joined(separator: "\n")
    }
}
