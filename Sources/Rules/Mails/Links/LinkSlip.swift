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
        /// `https:// shop.example.jp`, `https://shop.example.jp /contact`
        case blank
    }

    let kind: Kind
    /// What is told of it.
    let range: Range<Int>
    /// What is to be written in another way, and how.
    let edit: Range<Int>
    let mended: String
    /// The host of the link, where it is a slip only if that is the one of the shop.
    let host: String?

    init(_ kind: Kind, _ range: Range<Int>, edit: Range<Int>, mended: String, onlyOf host: String? = nil) {
        (self.kind, self.range, self.edit, self.mended, self.host) = (kind, range, edit, mended, host)
    }

    /// A blank behind `https://`, with a host right behind it.
    init?(_ start: LinkStart, beforeBlank blank: Int, in text: TextBytes) {
        guard start.isWhole, text.starts(blank, with: " ") || text.starts(blank, with: "\u{3000}") else { return nil }
        let end = text.end(of: [" ", "\u{3000}"], from: blank)
        guard let (range, host) = LinkHost.find(in: text, from: end), range.lowerBound == end, LinkHost.isName(host, dots: 1)
        else {
            return nil
        }
        self.init(.blank, start.scheme..<range.upperBound, edit: start.scheme..<end, mended: start.mended)
    }

    /// A blank between a host and a path: `https://shop.example.jp /contact`, but not ` /TEL` and ` /mail：`, as texts go on behind a link.
    init?(_ start: LinkStart, beforePath range: Range<Int>, _ host: String, in text: TextBytes) {
        let end = text.end(of: [" ", "\u{3000}"], from: range.upperBound)
        guard end > range.upperBound, start.isWhole, text.starts(end, with: "/") else { return nil }
        var last = end + 1
        while last < text.count, (0x61...0x7A).contains(text[last]) || isDigit(text[last]) || text[last] == UInt8(ascii: "-") {
            last += 1
        }
        guard last > end + 3, !isDigit(text[end + 1]), !LinkSlip.isName(end + 1..<last, in: text) else { return nil }
        self.init(
            .blank, start.scheme..<last, edit: range.lowerBound..<end + 1, mended: text.text(range) + "/", onlyOf: host)
    }

    /// Whether a word is what else people write behind a link: where they are found, or another host.
    private static func isName(_ word: Range<Int>, in text: TextBytes) -> Bool {
        let behind = text.end(of: [" ", "\u{3000}"], from: word.upperBound)
        return [".", ":", "：", "@", "＠"].contains { text.starts(behind, with: $0) } || places.contains(text.text(word))
    }

    private static let places: Set<String> = [
        "mail", "e-mail", "email", "tel", "fax", "phone", "line", "twitter", "facebook", "instagram", "insta", "youtube",
        "tiktok", "note",
        "threads", "discord", "blog", "http", "https", "www", "open",
    ]

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
