import SourceText

/// A document that is open in the editor: its text there counts, not that of the file.
struct Buffer {
    /// As the client spells it.
    let uri: String
    /// Whether the client takes it for YAML, or its name does.
    let isYAML: Bool
    private(set) var version: Int
    private(set) var bytes: [UInt8]
    /// Whether this is the text on the screen; after a change that cannot be understood it is not, until all of the text comes.
    private(set) var isSynchronised = true

    init?(_ item: JSON) {
        guard let uri = item["uri"].string, let text = item["text"].string else { return nil }
        self.uri = uri
        isYAML = item["languageId"].string?.hasPrefix("yaml") == true || uri.hasSuffix(".yaml") || uri.hasSuffix(".yml")
        version = item["version"].integer ?? 0
        bytes = Array(text.utf8)
    }

    /// Applies changes one after the other, each to the text that the one before it made.
    mutating func apply(_ changes: [JSON], version: Int?, _ encoding: PositionEncoding) {
        for change in changes {
            if let text = change["text"].string, change["range"] == .null {
                bytes = Array(text.utf8)
                isSynchronised = true
            } else if isSynchronised, let text = change["text"].string,
                let range = TextPositions(bytes, encoding).offsets(change["range"])
            {
                bytes.replaceSubrange(range, with: text.utf8)
            } else {
                isSynchronised = false
            }
        }
        self.version = version ?? self.version
    }
}
