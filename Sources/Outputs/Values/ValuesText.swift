import SourceText

/// Values as tables for a terminal; columns line up in Japanese as well.
extension CheckedProject {
    func valuesText(_ environments: [CheckedEnvironment], _ languages: [Language]) -> String {
        waiting(languages) { $0 + "\n\n" }
            + environments.map { environment in
                let tables = ValueTable.tables(environment, integration)
                let width = tables.flatMap(\.rows).map { displayWidth(of: $0.field.label(in: languages)) }.max() ?? 0
                var text = environment.heading(languages) + "\n"
                for table in tables {
                    text += "\n  \(table.title(languages))\n"
                    for row in table.rows {
                        for (index, value) in row.values.enumerated() {
                            let label = index == 0 ? row.field.label(in: languages) : ""
                            text += "    \(padded(label, to: width))  \(visible(value))\n"
                        }
                    }
                }
                return text
            }.joined(separator: "\n")
    }
}

extension CheckedProject {
    /// A sentence above the values of environments that are configured while Amazon Pay is off, else nothing.
    func waiting(_ languages: [Language], _ paragraph: (String) -> String) -> String {
        integration.usesAmazonPay.value ? "" : paragraph(CheckedIntegration.waiting[languages])
    }
}

extension CheckedEnvironment {
    func heading(_ languages: [Language]) -> String {
        languages == [.ja] ? name.label : "\(name.title.en) — \(name.label)"
    }
}
