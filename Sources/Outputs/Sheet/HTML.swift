import SourceText

/// HTML whose text cannot leave its place: everything from the project goes through `text`, `lines`, `attribute` or `data`.
struct HTMLWriter: ~Copyable {
    private var written: ByteBuffer

    /// The size is a guess.
    init(size: Int = 0) { written = ByteBuffer(capacity: size) }

    var bytes: [UInt8] { written.array }

    /// Markup of our own.
    mutating func raw(_ markup: String) { written.append(markup) }

    mutating func number(_ number: Int) { written.append(decimal: number) }

    /// Character data. Bidi controls and zero-width letters are marked with their code points, as the blanks of a value are, and take effect
    /// in their mark alone; of controls, which HTML does not hold exactly, only the code points are there.
    mutating func text(_ text: String) { HTMLWriter.inLine.append(text, to: &written) }

    /// The same for text of several lines.
    mutating func lines(_ text: String) { HTMLWriter.inLines.append(text, to: &written) }

    /// A value, with a mark for each blank that the eye would miss: the style sheet shows it before the blank, so that a selection holds
    /// the blank alone.
    mutating func value(_ value: String, lines: Bool = false) {
        for part in Blanks.parts(of: value, lines: lines) {
            switch part {
            case .mark(let blank): raw("<span class=\"unseen\" data-code=\"\(codePoint(blank))\">\(blank)</span>")
            case .text(let text): lines ? self.lines(text) : self.text(text)
            }
        }
    }

    /// Both languages; the style sheet shows one.
    mutating func both(_ words: Bilingual) {
        if words.isSame { return text(words.ja) }
        raw("<span lang=\"ja\">")
        text(words.ja)
        raw("</span><span lang=\"en\">")
        text(words.en)
        raw("</span>")
    }

    /// An attribute, for text that holds no control characters.
    mutating func attribute(_ name: String, _ value: String) { quoted(name, visible(value)) }

    /// An attribute for a script to read back exactly with `JSON.parse`: plain ASCII and visible letters.
    mutating func data(_ name: String, _ value: String) { quoted(name, JSON.string(value).line) }

    private mutating func quoted(_ name: String, _ value: String) {
        raw(" ")
        raw(name)
        raw("=\"")
        HTMLWriter.markup.append(value, to: &written)
        raw("\"")
    }

    /// Whether `value` shows every character as itself.
    static func shows(_ text: String) -> Bool { seen.keeps(text) }

    /// Whether it does so for several lines.
    static func showsLines(_ text: String) -> Bool { seenInLines.keeps(text) }

    private static let seen = Escaping("", keepsEmoji: true, replacement: unseen)
    private static let seenInLines = Escaping("", keepsEmoji: true) { $0 == "\n" || $0 == "\t" ? nil : unseen($0) }
    private static let markup = Escaping(special, replacement: escaped)
    private static let inLine = Escaping(special, keepsEmoji: true) { escaped($0) ?? unseen($0) }
    private static let inLines = Escaping(special, keepsEmoji: true) {
        $0 == "\n" || $0 == "\t" ? nil : escaped($0) ?? unseen($0)
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

    @Sendable private static func unseen(_ scalar: Unicode.Scalar) -> String? {
        if isHarmless(scalar) { return nil }
        let code = codePoint(scalar)
        return isControl(scalar)
            ? "<span class=\"unseen\">\(code)</span>" : "<span class=\"unseen char\" data-code=\"\(code)\">\(scalar)</span>"
    }

    /// Including the two that are no characters.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0xA0 || scalar == "\u{FFFE}" || scalar == "\u{FFFF}"
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
