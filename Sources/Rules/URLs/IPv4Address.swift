import SourceText

/// An IPv4 address as browsers read it, of one to four numbers, also octal and hexadecimal ones: `1249763844` is 74.125.226.4.
enum IPv4Address {
    /// In four numbers; nil for what is none.
    static func text(_ host: String) -> String? {
        // As all of its numbers do.
        guard let first = host.utf8.first, isDigit(first) else { return nil }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 4 else { return nil }
        var value: UInt64 = 0
        for (index, part) in parts.enumerated() {
            // The last one stands for all bytes that are left.
            let bits = index + 1 < parts.count ? 8 : 8 * (5 - UInt64(parts.count))
            guard let number = number(part), number >> bits == 0 else { return nil }
            value = value << bits | number
        }
        return [24, 16, 8, 0].map { String(value >> $0 & 0xFF) }.joined(separator: ".")
    }

    private static func number(_ text: Substring) -> UInt64? {
        guard let first = text.utf8.first, isDigit(first) else { return nil }
        let isLong = text.utf8.count > 1
        if isLong, text.lowercased().hasPrefix("0x") { return text.utf8.count == 2 ? 0 : UInt64(text.dropFirst(2), radix: 16) }
        return UInt64(text, radix: isLong && first == UInt8(ascii: "0") ? 8 : 10)
    }
}
