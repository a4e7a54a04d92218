/// The name of the file that makes a directory the root of a project.
package let projectFile = "kessai.yaml"

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

    /// The first line ends with CR LF, so all lines shall.
    package var usesCRLF: Bool {
        guard let end = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return false }
        return bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A
    }

    /// Whether any of some bytes are key material.
    package func holdsSecret(_ range: ByteRange) -> Bool {
        !secrets.touching(range).isEmpty
    }
}
