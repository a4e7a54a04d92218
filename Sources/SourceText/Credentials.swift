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
            func end(_ word: StaticString) -> Int? { self.end(of: word, in: text, at: index) }
            let found =
                switch folded(text[index]) {
                case UInt8(ascii: "s"): end("secret")
                case UInt8(ascii: "p"): end("passw") ?? end("private_key")
                case UInt8(ascii: "t"): end("token")
                case UInt8(ascii: "c"): end("credential")
                case UInt8(ascii: "a"): end("api_key") ?? end("access_key")
                case 0xE3: end("パスワード") ?? end("シークレット") ?? end("トークン") ?? end("アクセスキー")
                case 0xE7: end("秘密")
                default: nil as Int?
                }
            if let found { return found }
        }
        return nil
    }

    /// Where a word ends that stands at an index.
    private static func end(of word: StaticString, in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        guard text.count - index >= word.utf8CodeUnitCount else { return nil }
        for offset in 0..<word.utf8CodeUnitCount where folded(text[index + offset]) != word.utf8Start[offset] { return nil }
        return index + word.utf8CodeUnitCount
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x41...0x5A: byte | 0x20
        case UInt8(ascii: "-"), UInt8(ascii: " "): UInt8(ascii: "_")
        default: byte
        }
    }
}
