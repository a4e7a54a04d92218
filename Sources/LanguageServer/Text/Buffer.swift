import SourceText

/// A document that is open in the editor: its text there counts, not that of the file.
package struct Buffer {
    /// As the client spells it.
    let uri: String
    /// Whether the client takes it for YAML, or its name does.
    let isYAML: Bool
    private(set) var version: Int
    package private(set) var bytes: [UInt8]
    /// Whether this is the text on the screen; after a change that cannot be understood it is not, until all of the text comes.
    package private(set) var isSynchronised = true

    package init?(_ item: JSON) {
        guard let uri = item["uri"].string, let text = item["text"].string else { return nil }
        self.uri = uri
        isYAML = item["languageId"].string?.hasPrefix("yaml") == true || uri.hasSuffix(".yaml") || uri.hasSuffix(".yml")
        version = item["version"].integer ?? 0
        bytes = Array(text.utf8)
    }

    /// Applies changes one after the other, each to the text that the one before it made.
    package mutating func apply(_ changes: [JSON], version: Int?, _ encoding: PositionEncoding) {
        var rest = changes[...]
        while let change = rest.first {
            let text = change["text"].string
            if let text, change["range"] == .null {
                bytes = Array(text.utf8)
                isSynchronised = true
                rest = rest.dropFirst()
            } else if isSynchronised, let run = ChangeRun(rest, of: bytes, encoding) {
                bytes = run.applied(to: bytes)
                rest = rest.dropFirst(run.count)
            } else {
                isSynchronised = false
                rest = rest.dropFirst()
            }
        }
        self.version = version ?? self.version
    }
}
