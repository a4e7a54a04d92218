import SourceText

/// A document that is open in the editor: its text there counts, not that of the file.
struct Buffer {
    /// As the client spells it.
    let uri: String
    let language: String
    private(set) var version: Int
    private(set) var bytes: [UInt8]

    init?(_ item: JSON) {
        guard let uri = item["uri"].string, let text = item["text"].string else { return nil }
        self.uri = uri
        language = item["languageId"].string ?? ""
        version = item["version"].integer ?? 0
        bytes = Array(text.utf8)
    }

    /// Applies changes one after the other, each to the text that the one before it made. One that cannot be understood is left out.
    mutating func apply(_ changes: [JSON], version: Int?, _ encoding: PositionEncoding) {
        for change in changes {
            guard let text = change["text"].string else { continue }
            if change["range"] == .null {
                bytes = Array(text.utf8)
                continue
            }
            guard let range = TextPositions(bytes, encoding).offsets(change["range"]) else { continue }
            bytes.replaceSubrange(range, with: text.utf8)
        }
        self.version = version ?? self.version
    }
}
