/// Key material in text: where it is, and the text without it. The only place that knows what a secret looks like.
package enum Secrets {
    /// What stands in place of a secret, in every output.
    package static let mask = "●●●●"

    /// The byte ranges that hold key material: PEM blocks (private keys of any kind), as they are or in base64, RSA private keys without
    /// the lines around them, AWS and MWS access keys, client secrets, passwords in URLs, and what `keyWords` finds.
    ///
    /// A PEM block without its END line reaches to the end of the text.
    package static func ranges(in bytes: [UInt8]) -> [Range<Int>] { all(in: bytes).map(\.range) }

    /// The kind of the first secret in a text.
    package static func firstKind(in bytes: [UInt8]) -> Kind? { all(in: bytes).first?.kind }

    package enum Kind: Sendable, Hashable {
        case privateKey, accessKey, authToken, clientSecret, password
    }

    typealias Found = (range: Range<Int>, kind: Kind)

    private static func all(in bytes: [UInt8]) -> [Found] { bytes.withUnsafeBufferPointer { all(in: $0) } }

    private static func all(in bytes: UnsafeBufferPointer<UInt8>) -> [Found] {
        let found = telling(in: bytes)
        let accessKeys = found.filter { $0.kind == .accessKey }.map { ByteRange($0.range) }
        let words = keyWords(in: bytes, accessKeys: accessKeys, found: found.map { ByteRange($0.range) })
        if words.isEmpty { return found }
        return (found + words).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Those that have a sign of their own.
    private static func telling(in bytes: UnsafeBufferPointer<UInt8>) -> [Found] {
        guard let base = bytes.baseAddress else { return [] }
        var found: [Found] = []
        var index = 0
        // All of them have a letter in or behind them that is rare in settings: the `I` of `-----BEGIN`, `MIIE`, `AKIA` and `ASIA`, the
        // `z` of `amzn.mws.` and `amzn1.oa2-cs.`, the `U` of `-----BEGIN` in base64, the at sign before the host of a URL.
        let (i, z, u, at) = (UInt8(ascii: "I"), UInt8(ascii: "z"), UInt8(ascii: "U"), UInt8(ascii: "@"))
        while true {
            index = ByteSearch.first(i, or: z, or: u, or: at, base, index, bytes.count)
            guard index < bytes.count else { return found }
            if let secret = secret(bytes, around: index, after: found.last?.range.upperBound ?? 0) {
                found.append(secret)
                index = secret.range.upperBound
            } else {
                index += 1
            }
        }
    }

    /// The secret whose telling letter stands at an offset.
    private static func secret(_ bytes: UnsafeBufferPointer<UInt8>, around index: Int, after end: Int) -> Found? {
        func secret(_ kind: Kind, _ letters: Int, _ read: (UnsafeBufferPointer<UInt8>, Int) -> Int?) -> Found? {
            let start = index - letters
            guard start >= end, let end = read(bytes, start) else { return nil }
            return (start..<end, kind)
        }
        switch bytes[index] {
        case UInt8(ascii: "z"): return secret(.authToken, 2, authTokenEnd) ?? secret(.clientSecret, 2, clientSecretEnd)
        case UInt8(ascii: "U"):
            return secret(.privateKey, 9, encodedPEMEnd) ?? secret(.privateKey, 11, encodedPEMEnd)
                ?? secret(.privateKey, 6, encodedPEMEnd)
        case UInt8(ascii: "@"):
            guard let password = password(bytes, before: index), password.lowerBound >= end else { return nil }
            return (password, .password)
        default: break
        }
        return secret(.privateKey, 8, pemEnd) ?? secret(.accessKey, 2, accessKeyEnd) ?? secret(.privateKey, 1, bareKeyEnd)
    }

    /// The text with each secret replaced by the mask.
    package static func masked(_ text: String) -> String {
        if holdsNone(text) { return text }
        let bytes = Array(text.utf8)
        let secrets = ranges(in: bytes)
        var result = ""
        var position = 0
        for secret in secrets {
            result += String(decoding: bytes[position..<secret.lowerBound], as: UTF8.self) + mask
            position = secret.upperBound
        }
        return result + String(decoding: bytes[position...], as: UTF8.self)
    }

    /// Whether no part of a text is key material.
    package static func holdsNone(_ text: String) -> Bool {
        text.withTextBytes { all(in: $0).isEmpty }
    }

    /// `-----BEGIN … PRIVATE KEY-----` … `-----END … PRIVATE KEY-----`.
    private static func pemEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard starts(bytes, start, with: "-----BEGIN ") else { return nil }
        let lineLimit = min(bytes.count, start + 80)
        guard let label = find("PRIVATE KEY", bytes, start..<lineLimit) else { return nil }
        guard let end = find("-----END ", bytes, label..<bytes.count) else { return bytes.count }
        var position = end + 9
        while position < bytes.count, bytes[position] != UInt8(ascii: "-"), bytes[position] != 0x0A { position += 1 }
        while position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        return position
    }

    /// The base64 text of an RSA private key: a DER sequence with a length of two bytes that begins with the version 0 (RFC 5208 and 8017),
    /// which is `MII`, two letters of the length, one that ends it and `IBA`. It goes on over lines of nothing else.
    private static func bareKeyEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard starts(bytes, start, with: "MII"), starts(bytes, start + 6, with: "IBA"), start == 0 || !isBase64(bytes[start - 1])
        else { return nil }
        let run = base64Run(bytes, start)
        return run.count >= 64 ? run.end : nil
    }

    /// The base64 text of a PEM block, as programs that build in the cloud are handed a key: of `-----BEGIN ` from the first, second or
    /// third byte of three on, and soon behind it `PRIVATE KEY`. Of a certificate it says otherwise.
    private static func encodedPEMEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        let begins: [StaticString] = ["LS0tLS1CRUdJTi", "0tLS0tQkVHSU4g", "tLS0tLUJFR0lOI"]
        let labels: [StaticString] = ["UFJJVkFURSBLRV", "BSSVZBVEUgS0VZ", "QUklWQVRFIEtFW"]
        guard begins.contains(where: { starts(bytes, start, with: $0) }) else { return nil }
        let letters = bytes[start..<min(bytes.count, start + 160)].filter(isBase64)
        let isKey = letters.withUnsafeBufferPointer { letters in
            // Of a label with nothing behind it there is nothing to hide.
            labels.contains { find($0, letters, 14..<max(14, min(letters.count - 30, 66))) != nil }
        }
        return isKey ? base64Run(bytes, start).end : nil
    }

    /// The end of a private key of another kind, or of OpenSSH, without the lines around it, by the first bytes of its DER (RFC 5958, 5915,
    /// 8410) or of its format; no public key begins like that.
    static func keyBodyEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard bytes[start] == UInt8(ascii: "M") || bytes[start] == UInt8(ascii: "b") else { return nil }
        let isEncrypted = starts(bytes, start, with: "MII") && starts(bytes, start + 8, with: "BgkqhkiG9w0BBQ")
        return isEncrypted || keyBodies.contains { starts(bytes, start, with: $0) } ? base64Run(bytes, start).end : nil
    }

    /// In PKCS #8: Ed25519, X25519, Ed448, P-256, P-384, P-521; in SEC 1: P-256, P-384, P-521; OpenSSH.
    private static let keyBodies: [StaticString] = [
        "MC4CAQAwBQYDK2Vw", "MC4CAQAwBQYDK2Vu", "MEcCAQAwBQYDK2Vx", "MIGHAgEAMBMGByqG", "MIG2AgEAMBAGByqG", "MIHuAgEAMBAGByqG",
        "MHcCAQEEI", "MIGkAgEBBD", "MIHcAgEBBEI",
        "b3BlbnNzaC1rZXktdjE",
    ]

    /// Whether a text has the form of a part of a private key, as no path has it: words of Base64 in which capitals, other letters and digits
    /// change about.
    package static func mayBeKeyBody(_ text: String) -> Bool {
        if text.hasSuffix("PRIVATE KEY-----") { return true }
        guard text.utf8.count >= 40, text.utf8.allSatisfy({ isBase64($0) || isBlank($0) || isLineBreak($0) }) else {
            return false
        }
        return Array(text.utf8).split(whereSeparator: { !isWord($0) }).contains { run in
            run.count >= 20 && run.count(where: isDigit) >= 2 && run.count { (0x41...0x5A).contains($0) } >= 4
                && run.count { (0x61...0x7A).contains($0) } >= 4
        }
    }

    /// Base64 letters from an offset on, broken by `\n` in a quoted text, over lines of nothing else or into long words, and how many they are.
    private static func base64Run(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (end: Int, count: Int) {
        var end = start
        while true {
            while end < bytes.count, isBase64(bytes[end]) { end += 1 }
            guard starts(bytes, end, with: "\\n") || starts(bytes, end, with: "\\r") else { break }
            end += 2
        }
        var count = end - start
        while let line = base64Line(bytes, after: end) ?? base64Word(bytes, after: end) {
            end = line.upperBound
            count += line.count
        }
        return (end, count)
    }

    /// The next line without what stands around it in a comment or a quoted text, when it is base64 and nothing else.
    private static func base64Line(_ bytes: UnsafeBufferPointer<UInt8>, after end: Int) -> Range<Int>? {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
        var start = end
        while start < bytes.count, isBlank(bytes[start]) { start += 1 }
        guard start < bytes.count, bytes[start] == 0x0A else { return nil }
        while start < bytes.count, isBlank(bytes[start]) || bytes[start] == 0x0A || bytes[start] == UInt8(ascii: "#") {
            start += 1
        }
        var last = start
        while last < bytes.count, isBase64(bytes[last]) { last += 1 }
        var rest = last
        while rest < bytes.count, isBlank(bytes[rest]) || isQuote(bytes[rest]) { rest += 1 }
        return last > start && (rest == bytes.count || bytes[rest] == 0x0A) ? start..<last : nil
    }

    /// The next word, where the lines of a key were joined by blanks, or became the entries of a list or a quotation: no other word is as
    /// long, or ends like Base64.
    private static func base64Word(_ bytes: UnsafeBufferPointer<UInt8>, after end: Int) -> Range<Int>? {
        func separates(_ byte: UInt8) -> Bool { " \t\r\n\"',>-#".utf8.contains(byte) }
        var start = end
        while start < bytes.count, separates(bytes[start]) { start += 1 }
        var last = start
        while last < bytes.count, isBase64(bytes[last]) { last += 1 }
        guard start > end, last == bytes.count || separates(bytes[last]) else { return nil }
        return last - start >= 20 || last - start >= 4 && bytes[last - 1] == UInt8(ascii: "=") ? start..<last : nil
    }

    /// `AKIA` or `ASIA` and 16 more upper-case letters or digits, standing alone (an AWS or MWS access key).
    private static func accessKeyEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard starts(bytes, start, with: "AKIA") || starts(bytes, start, with: "ASIA") else { return nil }
        if start > 0, isWord(bytes[start - 1]) { return nil }
        var end = start
        while end < bytes.count, isUpperOrDigit(bytes[end]) { end += 1 }
        if end < bytes.count, isWord(bytes[end]) { return nil }
        return end - start == 20 ? end : nil
    }

    /// `amzn.mws.` and a UUID (an MWS authorisation token).
    private static func authTokenEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard starts(bytes, start, with: "amzn.mws.") else { return nil }
        var end = start + 9
        while end < bytes.count, isWord(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
        return end - start >= 9 + 32 ? end : nil
    }

    /// `amzn1.oa2-cs.v1.` and hexadecimal digits (the client secret of Login with Amazon).
    private static func clientSecretEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard starts(bytes, start, with: "amzn1.oa2-cs.v1.") else { return nil }
        var end = start + 16
        while end < bytes.count, isWord(bytes[end]) { end += 1 }
        return end - start >= 16 + 32 ? end : nil
    }

    // MARK: Secrets that only what stands beside them tells

    /// Whether what is said of 64 hexadecimal digits makes them the digest of a key, or its public half, which are no secrets.
    package static func isDigest(_ said: String) -> Bool {
        let said = said.lowercased()
        return [
            "sha256", "sha-256", "sha_256", "sha 256", "fingerprint", "thumbprint", "digest", "指紋", "フィンガープリント", "拇印", "ハッシュ",
            "公開鍵", "公開部分", "公開キー",
            "public key",
        ].contains(where: said.contains)
    }

    /// Whether a text has the form of a secret access key of AWS or MWS (40 letters of Base64) or of an older client secret (64 digits), as
    /// many other texts do.
    package static func mayBeKey(_ text: some Collection<UInt8>) -> Bool {
        if text.count == 64 { return areRandomDigits(text) }
        return text.count == 40 && text.allSatisfy(isKeyLetter) && text.contains(where: isDigit)
            && text.contains { (0x41...0x5A).contains($0) } && text.contains { (0x61...0x7A).contains($0) }
    }

    /// Hexadecimal digits of which many differ, as 64 at random all but surely have: not `aaaa…`, which somebody held down.
    private static func areRandomDigits(_ text: some Collection<UInt8>) -> Bool {
        var seen: UInt16 = 0
        for byte in text {
            switch byte {
            case 0x30...0x39: seen |= 1 << UInt16(byte - 0x30)
            case 0x61...0x66: seen |= 1 << UInt16(byte - 0x61 + 10)
            default: return false
            }
        }
        return seen.nonzeroBitCount >= 8
    }

    /// The letters of those: Base64 without padding, hexadecimal digits.
    package static func isKeyLetter(_ byte: UInt8) -> Bool {
        isWord(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
    }

    private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, with text: StaticString) -> Bool {
        guard bytes.count - start >= text.utf8CodeUnitCount else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[start + offset] != text.utf8Start[offset] { return false }
        return true
    }

    private static func find(_ text: StaticString, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        range.first { starts(bytes, $0, with: text) }
    }

    private static func isUpperOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        isWord(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=")
    }

    static func isWord(_ byte: UInt8) -> Bool {
        isUpperOrDigit(byte) || (0x61...0x7A).contains(byte)
    }
}
