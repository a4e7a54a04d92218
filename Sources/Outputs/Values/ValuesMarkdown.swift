/// Values as Markdown tables, for a pull request or a wiki page.
import SourceText

extension CheckedProject {
    func valuesMarkdown(_ environments: [CheckedEnvironment], _ language: Language) -> String {
        let header = Bilingual(ja: "| 項目 | 値 |", en: "| Field | Value |")[language]
        return environments.map { environment in
            var text = "## \(Markdown.text(environment.heading(language)))\n"
            for table in ValueTable.tables(environment, integration) {
                text += "\n### \(Markdown.text(table.title(language)))\n\n\(header)\n|---|---|\n"
                for row in table.rows {
                    for value in row.values {
                        text += "| \(Markdown.text(row.field.label(in: language))) | \(Markdown.code(value, inTable: true)) |\n"
                    }
                }
            }
            return text
        }.joined(separator: "\n")
    }
}
