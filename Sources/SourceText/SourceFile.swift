/// A file as it was read: its path relative to the project root, with `/`, and its bytes.
package struct SourceFile: Sendable {
    package let path: String
    package let bytes: [UInt8]
    /// Where key material stands in it, in order.
    package let secrets: [ByteRange]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        secrets = Secrets.ranges(in: bytes).map { ByteRange($0) }
    }

    /// The text of a range; what is not UTF-8 shows as U+FFFD, and a range that leaves the file is cut off.
    package func text(_ range: ByteRange) -> String {
        String(decoding: bytes[range.offsets.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// Whether any of some bytes are key material.
    package func holdsSecret(_ range: ByteRange) -> Bool {
        !secrets.touching(range).isEmpty
    }
}
