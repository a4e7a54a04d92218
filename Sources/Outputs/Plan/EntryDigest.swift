import SourceText

/// What the digest at the beginning of a line is made of: the id, a line feed and the value.
struct EntryDigest: ~Copyable {
    private var bytes = ByteBuffer(capacity: 1 << 12)
    private var start = 0

    mutating func begin(_ id: TextBytes) {
        bytes.removeLast(bytes.count)
        bytes.append(id)
        beginValue()
    }

    mutating func begin(_ id: EntryID) {
        bytes.removeLast(bytes.count)
        id.append(to: &bytes)
        beginValue()
    }

    private mutating func beginValue() {
        bytes.append(UInt8(ascii: "\n"))
        start = bytes.count
    }

    mutating func append(_ value: String) { bytes.append(value) }

    /// Whether the value is a JSON text as kessai writes it.
    mutating func append(decoding text: TextBytes, _ written: inout ByteBuffer) -> Bool {
        JSONText.append(text, to: &bytes, &written)
    }

    func withValue<Result>(_ body: (TextBytes) -> Result) -> Result {
        bytes.withBytes { body(UnsafeBufferPointer(rebasing: $0[start...])) }
    }

    /// Puts the first 16 hexadecimal digits of the SHA-256 at the end of a text.
    func append(to text: inout ByteBuffer) {
        let number = number
        for digit in 0..<16 { text.append(EntryDigest.digit(digit, of: number)) }
    }

    /// Whether those are its digits.
    func says(_ digits: TextBytes) -> Bool {
        let number = number
        return digits.count == 16 && (0..<16).allSatisfy { digits[$0] == EntryDigest.digit($0, of: number) }
    }

    private var number: UInt64 {
        let words = bytes.withBytes { SHA256.words(of: $0) }
        return UInt64(words[0]) << 32 | UInt64(words[1])
    }

    private static func digit(_ place: Int, of number: UInt64) -> UInt8 {
        SHA256.digit(UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * place)) & 15)
    }
}
