/// HTML whose text cannot leave its place: everything from the project goes through `text` or `attribute`.
import SourceText

enum HTML {
    /// Character data. Controls, bidi controls and zero-width letters are shown by their code points instead of taking effect.
    static func text(_ text: String, lines: Bool = false) -> String { (lines ? inLines : inLine).text(text) }

    /// The value of an attribute in double quotes, for text that holds no control characters.
    static func attribute(_ text: String) -> String { markup.text(visible(text)) }

    /// A text for a script to read back exactly with `JSON.parse`: an attribute of plain ASCII and visible letters.
    static func data(_ text: String) -> String { markup.text(JSON.string(text).line) }

    private static let markup = Escaping(special, replacement: escaped)
    private static let inLine = Escaping(special) { escaped($0) ?? unseen($0) }
    private static let inLines = Escaping(special) { $0 == "\n" || $0 == "\t" ? nil : escaped($0) ?? unseen($0) }

    /// Both languages; the style sheet shows one.
    static func both(_ text: Bilingual) -> String {
        if text.ja == text.en { return HTML.text(text.ja) }
        return "<span lang=\"ja\">\(HTML.text(text.ja))</span><span lang=\"en\">\(HTML.text(text.en))</span>"
    }

    private static let special = "&<>\"'"

    @Sendable private static func escaped(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        default: nil
        }
    }

    private static func unseen(_ scalar: Unicode.Scalar) -> String? {
        if isHarmless(scalar) { return nil }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "<span class=\"unseen\">U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)</span>"
    }
}

/// Base64 (RFC 4648), for the digests of a `Content-Security-Policy`.
func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(start + 3, bytes.count)]
        var bits: UInt32 = 0
        for index in 0..<3 { bits = bits << 8 | UInt32(group.dropFirst(index).first ?? 0) }
        for index in 0..<4 {
            let isPadding = index > group.count
            text.append(isPadding ? UInt8(ascii: "=") : alphabet[Int(bits >> UInt32(18 - 6 * index) & 63)])
        }
    }
    return String(decoding: text, as: UTF8.self)
}
