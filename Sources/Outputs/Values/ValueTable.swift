import SourceText

/// The values of one environment as rows of label and text, by console: what the text, Markdown and CSV forms have in common.
struct ValueTable {
    let console: Guide.Console
    let rows: [Row]

    struct Row {
        let field: EntryField
        /// Several for a list; never empty.
        let values: [String]
    }

    /// Seller Central first, as the consoles are worked through.
    static func tables(_ environment: CheckedEnvironment, _ integration: CheckedIntegration) -> [ValueTable] {
        let entries = Dictionary(grouping: environment.entries(integration), by: \.id.field)
        func table(_ console: Guide.Console, _ fields: [EntryField]) -> ValueTable {
            ValueTable(
                console: console,
                rows: fields.compactMap { field in entries[field].map { Row(field: field, values: $0.map(\.value)) } })
        }
        return [
            table(.sellerCentral, [.javascriptOrigin, .returnURL, .supportEmail, .supportPhone, .ipnEndpoint]),
            table(.myasp, [.merchantID, .clientID, .publicKeyID, .privateKeyFile, .publicHalf]),
        ]
    }

    func title(_ languages: [Language]) -> String {
        switch console {
        case .myasp: "MyASP 決済連携設定"
        case .sellerCentral, .shop, .settings: console.title[languages]
        }
    }
}

extension EntryField {
    /// The label of the screen; in English with the translation before it where the two differ.
    func label(in languages: [Language]) -> String {
        languages == [.ja] || label.isSame ? label.ja : "\(label.en) — \(label.ja)"
    }
}
