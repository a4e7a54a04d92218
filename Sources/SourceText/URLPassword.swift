/// The password before the host of a URL: `https://user:password@shop.example.jp`.
extension Secrets {
    /// What stands between `scheme://user:` and the at sign before the host.
    static func password(_ bytes: UnsafeBufferPointer<UInt8>, before sign: Int) -> Range<Int>? {
        // No longer a look, so that many at signs take no longer than their number.
        let reach = 256
        var start = sign
        while start > max(0, sign - reach), isUserInfo(bytes[start - 1]) || isUnusual(bytes[start - 1]) { start -= 1 }
        guard start >= 3, bytes[(start - 3)...].starts(with: "://".utf8) else { return nil }
        // An at sign within the password.
        let last = min(bytes.count, sign + reach)
        let end = lastSign(bytes, sign..<last) { isUserInfo($0) || $0 >= 0x80 }
        guard let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":")), colon + 1 < end else { return nil }
        // Without the letters of other than English that may follow the host in a text.
        let plainEnd = lastSign(bytes, sign..<last, isUserInfo)
        let isPlain = colon + 1 < plainEnd && !bytes[start..<plainEnd].contains(where: isUnusual)
        return isPlain || !isText(bytes, user: start..<colon, password: colon + 1..<end) ? colon + 1..<end : nil
    }

    /// The last at sign of those that a range begins with, with nothing between them but such bytes.
    private static func lastSign(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isPart: (UInt8) -> Bool
    ) -> Int {
        let text = bytes[range].prefix { $0 == UInt8(ascii: "@") || isPart($0) }
        return text.lastIndex(of: UInt8(ascii: "@")) ?? range.lowerBound
    }

    private static func isUserInfo(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F..., UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"):
            false
        default: true
        }
    }

    /// What may be part of a password too, but stands behind the host of a URL more often: letters of other than English, and signs that
    /// are around it.
    private static func isUnusual(_ byte: UInt8) -> Bool { byte >= 0x80 || isMark(byte) }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "<")
    }

    /// Whether what seems to be a user and a password is the host of a URL and the text that goes on behind it without a blank, up to an
    /// address of mail: `https://example.jp、連絡先:info@example.jp`, `https://example.jp:8443をご覧ください。info@example.jp`.
    private static func isText(_ bytes: UnsafeBufferPointer<UInt8>, user: Range<Int>, password: Range<Int>) -> Bool {
        if bytes[user].contains(where: { $0 == UInt8(ascii: ".") || isMark($0) }) { return true }
        let port = bytes[password].prefix(while: isDigit)
        if port.endIndex < password.upperBound, isUnusual(bytes[port.endIndex]),
            !port.isEmpty || isMark(bytes[port.endIndex]) || bytes[user].elementsEqual("localhost".utf8)
        {
            return true
        }
        // Behind the end of a quotation or before a tag, and not within a word.
        let isEnd = { (index: Int) in isMark(bytes[index]) && !isWord(bytes[index + 1]) && bytes[index + 1] < 0x80 }
        if password.dropLast().contains(where: isEnd) || isMark(bytes[password.upperBound - 1]) { return true }
        return String(decoding: bytes[user.lowerBound..<password.upperBound], as: UTF8.self).unicodeScalars.contains(
            where: partsText)
    }

    /// Whether a character of other than English parts the words of a text: a blank, a bracket, a stop.
    private static func partsText(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return false }
        switch scalar.properties.generalCategory {
        case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .spaceSeparator, .lineSeparator,
            .paragraphSeparator:
            return true
        default: return "、。，．：；！？".unicodeScalars.contains(scalar)
        }
    }
}
