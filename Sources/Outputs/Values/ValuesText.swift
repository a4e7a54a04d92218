/// Values as tables for a terminal; columns line up in Japanese as well.
import SourceText

extension CheckedProject {
    func valuesText(_ environments: [CheckedEnvironment], _ language: Language) -> String {
        environments.map { environment in
            let tables = ValueTable.tables(environment, integration)
            let width = tables.flatMap(\.rows).map { displayWidth(of: $0.field.label(in: language)) }.max() ?? 0
            var text = environment.heading(language) + "\n"
            for table in tables {
                text += "\n  \(table.title(language))\n"
                for row in table.rows {
                    for (index, value) in row.values.enumerated() {
                        let label = index == 0 ? row.field.label(in: language) : ""
                        text += "    \(padded(label, to: width))  \(visible(value))\n"
                    }
                }
            }
            return text
        }.joined(separator: "\n")
    }
}

extension CheckedEnvironment {
    func heading(_ language: Language) -> String {
        switch language {
        case .ja: name.label
        case .en: "\(name.title.en) — \(name.label)"
        }
    }
}
