import SourceText

/// What keeps a link of a mail from being one, or from leading where it says: `https：//`, `htps://`, `https://shop.example.jp？id=1`.
struct LinkSlip: Sendable {
    enum Kind: Sendable {
        /// `https//`
        case colon
        /// `https:/`, `https:///`
        case slashes
        /// `htps://`
        case scheme
        /// `https：//`, `https://shop.example.jp？id=1`
        case wide(String)
        /// `https://https://`
        case doubled
        /// `https:// shop.example.jp`
        case blank
    }

    let kind: Kind
    /// What is told of it.
    let range: Range<Int>
    /// What is to be written in another way, and how.
    let edit: Range<Int>
    let mended: String

    init(_ kind: Kind, _ range: Range<Int>, edit: Range<Int>, mended: String) {
        (self.kind, self.range, self.edit, self.mended) = (kind, range, edit, mended)
    }

    /// A blank behind `https://`, with a host right behind it.
    init?(_ start: LinkStart, beforeBlank blank: Int, in text: TextBytes) {
        guard start.isWhole, text.starts(blank, with: " ") || text.starts(blank, with: "\u{3000}") else { return nil }
        let end = text.end(of: [" ", "\u{3000}"], from: blank)
        guard let (range, host) = LinkHost.find(in: text, from: end), range.lowerBound == end, LinkHost.isName(host, dots: 1)
        else {
            return nil
        }
        let whole = start.scheme..<range.upperBound
        self.init(.blank, whole, edit: whole, mended: start.mended + text.text(range))
    }

    /// A `？` behind host and path, where the link ends, with more of it behind: `？id=1`. A `／` is the text's, which separates by it:
    /// `https://shop.example.jp／03-0000-0000`.
    init?(behind host: Int, in text: TextBytes) {
        var sign = host
        if sign < text.count, text[sign] == UInt8(ascii: "/") {
            // Another link may begin in it.
            let last = min(text.count, host + 256)
            while sign < last, LinkSlip.isPath(text[sign]) { sign += 1 }
        }
        guard text.starts(sign, with: "？") else { return nil }
        let word = sign + 3
        var end = word
        while end < text.count, isDigit(text[end]) || isLetter(text[end]) || text[end] == UInt8(ascii: "_") { end += 1 }
        guard end > word, end < text.count, text[end] == UInt8(ascii: "=") else { return nil }
        self.init(.wide("？"), sign..<end + 1, edit: sign..<word, mended: "?")
    }

    /// Whether a byte may be of a link behind its scheme: neither a quote nor a bracket, which stand around it.
    static func isPath(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "["), UInt8(ascii: "]"):
            false
        default: byte > 0x20 && byte < 0x7F
        }
    }
}
