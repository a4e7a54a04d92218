import SourceText

/// The identifiers that Seller Central shows: their forms (domain.md R1–R3), and values that stand in each other's fields (R33).
package enum Identifier: String, Sendable, CaseIterable {
    case merchantID = "merchant_id"
    case clientID = "client_id"
    case publicKeyID = "public_key_id"
    case privateKeyFile = "private_key_file"

    /// Which identifier a text is by its form; each text has at most one.
    package init?(formOf text: String) {
        let bytes = Array(text.utf8)
        if (13...14).contains(bytes.count), bytes.allSatisfy(isUpperOrDigit) {
            self = .merchantID
        } else if Identifier.clientRest(bytes)?.count == 32, Identifier.clientRest(bytes)?.allSatisfy(isLowerOrDigit) == true {
            self = .clientID
        } else if Identifier.isKeyID(bytes[...]) {
            self = .publicKeyID
        } else if text.hasSuffix(".pem") {
            self = .privateKeyFile
        } else {
            return nil
        }
    }

    private static func clientRest(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        let prefix = "amzn1.application-oa2-client."
        return bytes.starts(with: prefix.utf8) ? bytes.dropFirst(prefix.utf8.count) : nil
    }

    private static let keyPrefixes = ["LIVE-", "SANDBOX-"]

    private static func isKeyID(_ bytes: ArraySlice<UInt8>) -> Bool {
        for prefix in keyPrefixes where bytes.starts(with: prefix.utf8) {
            return isKeyID(bytes.dropFirst(prefix.utf8.count), length: 24)
        }
        return isKeyID(bytes, length: 24)
    }

    private static func isKeyID(_ bytes: ArraySlice<UInt8>, length: Int) -> Bool {
        bytes.count == length && bytes.allSatisfy(isUpperOrDigit)
    }

    var name: FieldName { environmentTable.face.name(of: rawValue) }

    var format: TextFormat {
        switch self {
        case .merchantID:
            TextFormat(
                Bilingual(ja: "出品者ID(英大文字と数字で13文字か14文字)", en: "a merchant ID (13 or 14 capital letters and digits)"),
                pattern: "^[0-9A-Z]{13}[0-9A-Z]?$", example: "A1EXAMPLE23456", looks: .digits)
        case .clientID:
            TextFormat(
                Bilingual(
                    ja: "クライアントID(「amzn1.application-oa2-client.」の後に英小文字と数字が32文字)",
                    en: "a client ID (`amzn1.application-oa2-client.` followed by 32 lower-case letters and digits)"),
                pattern: #"^amzn1\.application-oa2-client\.[0-9a-z]{32}$"#,
                example: "amzn1.application-oa2-client.0123456789abcdef0123456789abcdef")
        case .publicKeyID:
            TextFormat(
                Bilingual(
                    ja: "Public Key ID(「LIVE-」か「SANDBOX-」の後に英大文字と数字が24文字)",
                    en: "a Public Key ID (`LIVE-` or `SANDBOX-` followed by 24 capital letters and digits)"),
                pattern: "^(SANDBOX-|LIVE-)?[0-9A-Z]{24}$", example: "LIVE-AEXAMPLE234567EXAMPLE234",
                looks: .digits)
        case .privateKeyFile: RelativePath.format
        }
    }

    /// Why a text is not this identifier, as far as it can be told. `example`: one that may stand where the text does.
    func misfit(_ text: String, example: String) -> Misfit {
        let help = help(example)
        let trimmed = String(String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)).reversed())
        if Identifier(formOf: trimmed) == self {
            return Misfit(
                reason: Bilingual(ja: "前後に余分な空白があります。", en: "There are spaces around it."), replacement: trimmed,
                isCertain: true)
        }
        if let misfit = Misfit(signIn: text) { return Misfit(reason: misfit.reason, help: help) }
        let words = Compatibility.folded(text).split(whereSeparator: \.isWhitespace)
        let folded = words.joined()
        if Identifier(formOf: folded) == self {
            // Of a merchant ID 13 characters may be the whole, and what stands apart something else.
            let isPartWhole = [words.dropLast(), words.dropFirst()].contains { Identifier(formOf: $0.joined()) == self }
            return Misfit(
                reason: Bilingual(ja: "全角の文字か空白が混じっています。", en: "There are full-width characters or spaces in it."),
                replacement: folded, isCertain: self != .merchantID || !isPartWhole)
        }
        let cased = self == .clientID ? folded.lowercased() : folded.uppercased()
        if self == .clientID, let other = Identifier.letterBeyondHex(ofClientID: cased) {
            // Small letters alone would make a client ID of it, and nobody would see the slip any more.
            let written = folded.contains(other.uppercased()) ? other.uppercased() : String(other)
            return Misfit(
                reason: Bilingual(
                    ja: "大文字と小文字が違い、「\(written)」は打ち間違いかもしれません。",
                    en: "Its letters are in the wrong case, and `\(written)` may be mistyped."),
                help: help, replacement: Identifier.readAsHex(clientID: cased))
        }
        if Identifier(formOf: cased) == self {
            return Misfit(
                reason: Bilingual(ja: "大文字と小文字が違います。", en: "Its letters are in the wrong case."), replacement: cased)
        }
        return Misfit(reason: specialReason(folded), help: help)
    }

    private func specialReason(_ text: String) -> Bilingual? {
        switch self {
        case .clientID where text.hasPrefix("amzn1.application."):
            return Bilingual(
                ja: "「amzn1.application.」で始まる値はアプリケーションIDで、クライアントIDとは別のものです。",
                en: "A value that begins with `amzn1.application.` is an application ID, which is something else.")
        case .publicKeyID where text.hasPrefix("LIVE_") || text.hasPrefix("SANDBOX_"):
            return Bilingual(
                ja: "LIVE や SANDBOX の後は「_」ではなく「-」です。", en: "After LIVE or SANDBOX comes `-`, not `_`.")
        case .clientID where text.hasPrefix("amzn1.application-oa2-client."):
            let prefix = "amzn1.application-oa2-client."
            return lengthReason(
                text.count - prefix.count, 32, after: Bilingual(ja: "「\(prefix)」", en: "`\(prefix)`"))
        case .publicKeyID:
            let bare = text.split(separator: "-").last ?? ""
            let prefix = Identifier.keyPrefixes.first(where: text.hasPrefix)
            return lengthReason(
                bare.count, 24,
                after: prefix.map { Bilingual(ja: "「\($0)」", en: "`\($0)`") }
                    ?? Bilingual(ja: "「LIVE-」や「SANDBOX-」", en: "`LIVE-` or `SANDBOX-`"))
        case .merchantID where !(13...14).contains(text.count):
            return Bilingual(ja: "\(text.count)文字あります。", en: "It has \(text.count) character\(text.count == 1 ? "" : "s").")
        default: return nil
        }
    }

    /// Nil where it is not the length that is wrong.
    private func lengthReason(_ count: Int, _ expected: Int, after prefix: Bilingual) -> Bilingual? {
        if count == expected { return nil }
        let found = count < expected ? "\(count)文字しかありません" : "\(count)文字あります"
        return Bilingual(
            ja: "\(prefix.ja)の後は\(expected)文字のはずですが、\(found)。",
            en: "After \(prefix.en) \(expected) characters are expected; there \(count == 1 ? "is" : "are") \(count).")
    }

    private func help(_ example: String) -> Bilingual {
        Bilingual(
            ja: "セラーセントラルの「\(name.label ?? rawValue)」をそのまま写してください。例: \(example)",
            en: "Copy it from Seller Central as it stands, such as `\(example)`.")
    }
}

extension Identifier {
    /// The first of the 32 letters and digits of a client ID that is no hexadecimal digit, as those of all known ones are (domain.md
    /// R2b); nil for one that has none, and for what is no client ID.
    package static func letterBeyondHex(ofClientID id: String) -> Character? {
        guard Identifier(formOf: id) == .clientID, let rest = clientRest(Array(id.utf8)) else { return nil }
        return rest.first { !isHex($0) }.map { Character(Unicode.Scalar($0)) }
    }

    /// A client ID with the digits for which letters were read: `O` is 0, `l` and `I` are 1. Nil when more than that is in it.
    package static func readAsHex(clientID id: String) -> String? {
        let bytes = Array(id.utf8)
        guard let rest = clientRest(bytes) else { return nil }
        let read = rest.map { (byte: UInt8) -> UInt8 in
            switch byte {
            case UInt8(ascii: "o"): UInt8(ascii: "0")
            case UInt8(ascii: "l"), UInt8(ascii: "i"): UInt8(ascii: "1")
            default: byte
            }
        }
        return read.allSatisfy(isHex) ? String(decoding: bytes[..<rest.startIndex] + read, as: UTF8.self) : nil
    }

    /// The first of the 24 letters and digits of a public key ID with its environment that none of the known ones has there: all begin
    /// with `A` and use `A` to `Z` and `2` to `7` (domain.md R3b).
    package static func unusualLetter(ofPublicKeyID id: String) -> Character? {
        guard let prefix = keyPrefixes.first(where: id.hasPrefix) else { return nil }
        let letters = id.utf8.dropFirst(prefix.utf8.count)
        let isBase32 = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x32...0x37).contains(byte) }
        let unusual = letters.first == UInt8(ascii: "A") ? letters.first { !isBase32($0) } : letters.first
        return unusual.map { Character(Unicode.Scalar($0)) }
    }
}

private func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte) }
private func isUpperOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (0x41...0x5A).contains(byte) }
private func isLowerOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x7A).contains(byte) }

/// An identifier that was found in the field of another.
struct MisplacedIdentifier {
    let field: Identifier
    let fits: Identifier
    let location: Location
    let text: String
    let spelling: Spelling
    /// What may stand there.
    let example: String
}

extension ValueType where Value == String {
    /// An identifier; one that fits another field is reported when its environment has been read (`SwappedIdentifiers`).
    ///
    /// `narrow`: its format in one of the environments, with an example of that, for those who only read the table.
    static func identifier(_ identifier: Identifier, in narrow: TextFormat? = nil) -> ValueType {
        let format = identifier.format
        let example = (narrow ?? format).example
        return ValueType(shape: .text(narrow ?? format)) { reader, slot in
            guard let text = reader.scalar(slot, expecting: format.noun) else { return nil }
            let found = Identifier(formOf: text) ?? Identifier(formOf: String(text.filter { !$0.isWhitespace }))
            if let found, found != identifier {
                reader.misplaced.append(
                    MisplacedIdentifier(
                        field: identifier, fits: found, location: reader.location(slot), text: text, spelling: slot.spelling,
                        example: example))
                return nil
            }
            if found == identifier, Identifier(formOf: text) == identifier { return text }
            reader.report(identifier.misfit(text, example: example), text, slot, format)
            return nil
        }
    }
}
