import SourceText

/// What keeps a link of a mail from being one, or from leading where it says: `https：//`, `htps://`, `https://shop.example.jp／faq`.
struct LinkSlip: Sendable {
    enum Kind: Sendable {
        /// `https//`
        case colon
        /// `https:/`, `https:///`
        case slashes
        /// `htps://`
        case scheme
        /// `https：//`, `https://shop.example.jp／faq`
        case wide(String)
        /// `https://https://`
        case doubled
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

    /// A `／` or `？` behind host and path, where the link ends, with more of it behind: `／faq`, `？id=1`. Mostly such a sign is the text's:
    /// `https://shop.example.jp／TEL 03-0000-0000`.
    init?(behind host: Int, in text: TextBytes) {
        var sign = host
        if sign < text.count, text[sign] == UInt8(ascii: "/") {
            // Another link may begin in it.
            let last = min(text.count, host + 256)
            while sign < last, LinkSlip.isPath(text[sign]) { sign += 1 }
        }
        guard sign < text.count, text[sign] == 0xEF else { return nil }
        let word = sign + 3
        var end = word
        if text.starts(sign, with: "？") {
            while end < text.count, isDigit(text[end]) || isLetter(text[end]) || text[end] == UInt8(ascii: "_") { end += 1 }
            guard end > word, end < text.count, text[end] == UInt8(ascii: "=") else { return nil }
            self.init(.wide("？"), sign..<end + 1, edit: sign..<word, mended: "?")
        } else if text.starts(sign, with: "／") {
            while end < text.count,
                isDigit(text[end]) || isLetter(text[end]) && text[end] >= 0x60 || text[end] == UInt8(ascii: "-")
                    || text[end] == UInt8(ascii: "_")
            { end += 1 }
            guard end - word >= 2, LinkSlip.endsPath(text, end) else { return nil }
            self.init(.wide("／"), sign..<end, edit: sign..<word, mended: "/")
        } else {
            return nil
        }
    }

    private static func isPath(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "["), UInt8(ascii: "]"):
            false
        default: byte > 0x20 && byte < 0x7F
        }
    }

    /// Whether a word ends as a part of a path does, and not as `mail` or `line` with what they are for behind them.
    private static func endsPath(_ text: TextBytes, _ end: Int) -> Bool {
        guard end < text.count else { return true }
        if isLineBreak(text[end]) || text[end] == UInt8(ascii: "/") || text[end] == UInt8(ascii: "?") { return true }
        return ["／", "？", "。", "、", "」", "）", "を", "へ", "に", "で", "か", "よ", "の"].contains { text.starts(end, with: $0) }
    }
}
