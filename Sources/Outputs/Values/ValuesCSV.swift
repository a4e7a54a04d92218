import SourceText

/// Values as CSV (RFC 4180): UTF-8, CR LF, one value a line, the same bytes in both languages.
extension CheckedProject {
    func valuesCSV(_ environments: [CheckedEnvironment]) -> String {
        var records = [["environment", "console", "field", "label", "value"]]
        for environment in environments {
            for table in ValueTable.tables(environment, integration) {
                for row in table.rows {
                    for value in row.values {
                        records.append([
                            environment.name.rawValue, table.console.rawValue, row.field.rawValue, row.field.label.ja, value,
                        ])
                    }
                }
            }
        }
        return records.map { $0.map(csvCell).joined(separator: ",") + "\r\n" }.joined()
    }
}

/// A cell that no spreadsheet takes for a formula: what begins like one gets `'` before it, which spreadsheets show as text.
func csvCell(_ text: String) -> String {
    var text = text
    // Also behind blanks, which some spreadsheets drop, and as full-width signs, which Japanese input makes.
    let start = text.unicodeScalars.first { !$0.properties.isWhitespace }
    if let start, "=+-@|＝＋－＠".unicodeScalars.contains(start) || text.unicodeScalars.first.map({ $0.value < 0x20 }) == true {
        text = "'" + text
    }
    guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
}
