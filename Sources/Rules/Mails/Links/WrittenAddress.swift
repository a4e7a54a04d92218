import SourceText

/// An address in a text, by its domain, which begins behind an `@`: `info@shop.example.jp`, `@shop.example.jp`, but not `https://x.jp/@shop`.
struct WrittenAddress: Sendable {
    /// From what stands before the `@` on.
    let range: Range<Int>
    let domain: Range<Int>

    /// At the first dot of its domain. Letters that are not ASCII are of the sentence around it.
    init?(in text: TextBytes, at dot: Int) {
        var start = dot
        while start > 0, dot - start < 64, WrittenAddress.isHostByte(text[start - 1]) { start -= 1 }
        guard start < dot, start > 0, text[start - 1] == UInt8(ascii: "@") else { return nil }
        var end = dot
        while end < text.count, text[end] == UInt8(ascii: ".") || WrittenAddress.isHostByte(text[end]) { end += 1 }
        // A full stop behind it is that of the sentence.
        while text[end - 1] == UInt8(ascii: ".") || text[end - 1] == UInt8(ascii: "-") { end -= 1 }
        var first = start - 1
        while first > 0, start - first < 65, WrittenAddress.isLocalByte(text[first - 1]) { first -= 1 }
        guard end > dot, first == 0 || text[first - 1] != UInt8(ascii: "/") else { return nil }
        (range, domain) = (first..<end, start..<end)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "-") }

    private static func isLocalByte(_ byte: UInt8) -> Bool {
        isHostByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+")
    }
}
