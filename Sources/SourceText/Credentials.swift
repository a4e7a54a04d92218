/// Words that say of what stands behind them that it is a credential.
extension Secrets {
    /// Whether the key of a value says that it is one. The key file is named by its path, and codes stand in `rules:`.
    package static func isCredential(key: String) -> Bool {
        let names = key.withTextBytes { endOfCredential(in: $0) != nil }
        return names && !isKeyFile(key: key) && Code(rawValue: key) == nil
    }

    /// Whether a key is that of the path of the private key.
    package static func isKeyFile(key: String) -> Bool { keyFile.contains(key) }

    /// The key and the label of the field for the path of the private key.
    private static let keyFile: Set<String> = ["private_key_file", "Private Key"]

    /// Where the first such word of a text ends, whatever its case and with blanks or hyphens for its underscores.
    package static func endOfCredential(in text: UnsafeBufferPointer<UInt8>) -> Int? {
        for index in text.indices {
            let words: [StaticString]
            switch folded(text[index]) {
            case UInt8(ascii: "s"): words = ["secret"]
            case UInt8(ascii: "p"): words = ["passw", "private_key"]
            case UInt8(ascii: "t"): words = ["token"]
            case UInt8(ascii: "c"): words = ["credential"]
            case UInt8(ascii: "a"): words = ["api_key", "access_key"]
            case 0xE3: words = ["パスワード", "シークレット", "トークン", "アクセスキー"]
            case 0xE7: words = ["秘密"]
            default: continue
            }
            if let word = words.first(where: { stands($0, in: text, at: index) }) { return index + word.utf8CodeUnitCount }
        }
        return nil
    }

    private static func stands(_ word: StaticString, in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard text.count - index >= word.utf8CodeUnitCount else { return false }
        for offset in 0..<word.utf8CodeUnitCount where folded(text[index + offset]) != word.utf8Start[offset] { return false }
        return true
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x41...0x5A: byte | 0x20
        case UInt8(ascii: "-"), UInt8(ascii: " "): UInt8(ascii: "_")
        default: byte
        }
    }
}
