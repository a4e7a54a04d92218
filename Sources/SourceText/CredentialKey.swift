/// The key of a credential in bytes that need be no YAML: `smtp_password: …`, `パスワード：…`, `aws_secret_access_key = …`.
package enum CredentialKey {
    /// The colon or equals sign behind a word that `endOfCredential` found, if what stands before it is the key of a credential.
    ///
    /// No longer a look, so that a long line takes no longer than its length.
    package static func separator(in bytes: UnsafeBufferPointer<UInt8>, behind word: Int, from start: Int) -> Range<Int>? {
        var index = word
        while index < min(bytes.count, word + reach) {
            switch bytes[index] {
            case UInt8(ascii: ":"), UInt8(ascii: "="):
                if bytes[index...].starts(with: "://".utf8) { return nil }
                return isCredential(key(in: bytes, before: index, from: start)) ? index..<index + 1 : nil
            // `：` and `＝`.
            case 0xEF
            where bytes[index...].starts(with: [0xEF, 0xBC, 0x9A]) || bytes[index...].starts(with: [0xEF, 0xBC, 0x9D]):
                return isCredential(key(in: bytes, before: index, from: start)) ? index..<index + 3 : nil
            case let byte where endsKey(byte): return nil
            default: index += 1
            }
        }
        return nil
    }

    private static let reach = 64

    /// Whether a line begins with a name of ASCII letters and an equals sign, as in files of settings of other programs.
    package static func isAssignment(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, _ separator: Int) -> Bool {
        guard bytes[separator] == UInt8(ascii: "=") else { return false }
        let key = bytes[line..<separator].drop(while: isBlank)
        return key.prefix(while: isNameLetter).endIndex == key.lastIndex { !isBlank($0) }.map { $0 + 1 }
    }

    /// The value behind a credential's name in a comment: one word, as a sentence tells where the password is kept.
    package static func value(inComment bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let text = bytes.drop { $0 == UInt8(ascii: "#") || isBlank($0) }
        // What may be silenced is named like credentials.
        guard !text.starts(with: "kessai:".utf8), let word = Secrets.endOfCredential(in: bytes) else { return nil }
        guard let separator = separator(in: bytes, behind: word, from: 0),
            bytes[word..<separator.lowerBound].allSatisfy({ isNameLetter($0) || isBlank($0) })
        else { return nil }
        let value = bytes[separator.upperBound...].drop(while: isBlank)
        let end = value.prefix { (0x21..<0x7F).contains($0) }
        // The path of a key file and the page of a form are none.
        guard !end.isEmpty, end.endIndex == bytes.count || isBlank(bytes[end.endIndex]),
            !end.suffix(4).elementsEqual(".pem".utf8),
            !end.starts(with: "https:".utf8), !end.starts(with: "http:".utf8)
        else { return nil }
        return end.startIndex..<bytes.count
    }

    /// Whether a value behind a credential's name, perhaps between quotes, is the path of a key file: one word, and no secret in it.
    package static func isKeyPath(_ value: String) -> Bool {
        let isQuote = { (letter: Character) in letter == "\"" || letter == "'" }
        var path = value.drop(while: isQuote)
        while let last = path.last, isQuote(last) { path.removeLast() }
        return path.hasSuffix(".pem") && !path.contains(where: \.isWhitespace) && Secrets.holdsNone(value)
    }

    /// What stands before a separator, back to what cannot be part of a key.
    private static func key(in bytes: UnsafeBufferPointer<UInt8>, before end: Int, from line: Int) -> Substring {
        var start = end
        let first = max(line, end - 2 * reach)
        while start > first, !endsKey(bytes[start - 1]), bytes[start - 1] != UInt8(ascii: ":") { start -= 1 }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        let isAround = { (letter: Character) in letter.isWhitespace || "\"'-?".contains(letter) }
        var key = text.drop(while: isAround)
        while let last = key.last, isAround(last) { key.removeLast() }
        return key
    }

    /// Of `see private_key_file` the last word alone is the key.
    private static func isCredential(_ key: Substring) -> Bool {
        guard let last = key.split(separator: " ").last, Secrets.isCredential(key: String(key)) else { return false }
        let isNamed = last.utf8.count < key.utf8.count && String(last).withTextBytes { Secrets.endOfCredential(in: $0) } != nil
        return !isNamed || Secrets.isCredential(key: String(last))
    }

    private static func endsKey(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x0A, 0x0D, UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
            UInt8(ascii: "]"):
            true
        default: false
        }
    }

    private static func isNameLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }
}
