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
        case .sellerCentral, .shop: console.title[languages]
        }
    }
}

extension EntryField {
    /// The label of the screen; in English with the translation before it where the two differ.
    func label(in languages: [Language]) -> String {
        languages == [.ja] || label.isSame ? label.ja : "\(label.en) — \(label.ja)"
    }
}

/// Text that may stand in a report or a document as it is: what cannot be seen, or changes the order of letters, as `<U+202E>`.
/// Line breaks stay when `lines` says so.
func visible(_ text: String, lines: Bool = false) -> String {
    (lines ? visibleLines : visibleLine).text(text)
}

let visibleLine = Escaping("", replacement: unseen)
private let visibleLines = Escaping("") { $0 == "\n" || $0 == "\t" ? nil : unseen($0) }

@Sendable private func unseen(_ scalar: Unicode.Scalar) -> String? { isHarmless(scalar) ? nil : mark(scalar) }

/// `<U+202E>` for a character that cannot be seen or would take effect.
func mark(_ scalar: Unicode.Scalar) -> String { "<\(codePoint(scalar))>" }
