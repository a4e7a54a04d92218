/// A file as it was read: its path relative to the project root, with `/`, and its bytes.
package struct SourceFile: Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The text of a range; what is not UTF-8 shows as U+FFFD, and a range that leaves the file is cut off.
    package func text(_ range: ByteRange) -> String {
        String(decoding: bytes[range.offsets.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}
