import SourceText

/// How a link of a text begins: with `https://`, with that written wrongly, or with `www.` alone, which mail programs make a link of.
struct LinkStart {
    /// Where its scheme begins, or its host where it has none.
    let scheme: Int
    /// Where user and host begin.
    let authority: Int
    var isInsecure = false
    /// What is wrong with its beginning.
    var slip: LinkSlip.Kind?
    /// Whether it is written as a link is, so that it is one whatever follows.
    var isWhole = false
    /// Whether browsers go there.
    var isLink = true
    /// How many dots the host has at least, which otherwise may be any word.
    var leastDots = 1

    /// `https://`
    var mended: String { isInsecure ? "http://" : "https://" }

    /// At a colon, or at the first dot of a host.
    init?(_ text: TextBytes, at sign: Int) {
        guard sign > 2 else { return nil }
        let found = text[sign] == UInt8(ascii: ":") ? LinkStart.atColon(text, sign) : LinkStart.atDot(text, sign)
        guard let found else { return nil }
        self = found
    }

    private init(_ scheme: Int, _ authority: Int) { (self.scheme, self.authority) = (scheme, authority) }

    private static func atColon(_ text: TextBytes, _ colon: Int) -> LinkStart? {
        // Of `https`, `http` and what is one letter off; most colons have another letter before them.
        let before = text[colon - 1] | 0x20
        guard before == UInt8(ascii: "s") || before == UInt8(ascii: "p") else { return nil }
        guard let scheme = scheme(text, before: colon) else { return withOtherScheme(text, colon) }
        var authority = colon + 1
        while authority < text.count, isSlash(text[authority]) { authority += 1 }
        var start = LinkStart(scheme, authority)
        start.isInsecure = colon - scheme == 4
        if authority == colon + 3, text.starts(colon, with: "://") {
            start.isWhole = true
            return start
        }
        guard isFree(text, before: scheme) else { return nil }
        start.slip = .slashes
        if text.starts(colon + 1, with: "／／") {
            start = LinkStart(scheme, colon + 7)
            start.isInsecure = colon - scheme == 4
            (start.slip, start.isLink) = (.wide("／"), false)
        }
        return start.isBeforeLetter(text) ? start : nil
    }

    /// `htps://`
    private static func withOtherScheme(_ text: TextBytes, _ colon: Int) -> LinkStart? {
        guard text.starts(colon, with: "://") else { return nil }
        var scheme = colon
        while scheme > 0, colon - scheme < 8, isLetter(text[scheme - 1]) { scheme -= 1 }
        guard (3...6).contains(colon - scheme), isFree(text, before: scheme) else { return nil }
        let written = text.text(scheme..<colon).lowercased()
        guard LetterSlip(written, for: "https") != nil || LetterSlip(written, for: "http") != nil else { return nil }
        var start = LinkStart(scheme, colon + 3)
        start.isInsecure = !written.utf8.contains(UInt8(ascii: "s"))
        (start.slip, start.isLink) = (.scheme, false)
        return start.isBeforeLetter(text) ? start : nil
    }

    /// `www.`, or `https//`, `https：//` and `https;//` with the first part of a host.
    private static func atDot(_ text: TextBytes, _ dot: Int) -> LinkStart? {
        var label = dot
        while label > 0, dot - label < 64,
            isDigit(text[label - 1]) || isLetter(text[label - 1]) || text[label - 1] == UInt8(ascii: "-")
        {
            label -= 1
        }
        guard label < dot, label > 0 || dot == 3 else { return nil }
        let isWide = text.ends(label, with: "／／")
        if isWide || text.ends(label, with: "//") {
            var end = label - (isWide ? 6 : 2)
            let isWideColon = text.ends(end, with: "：")
            if isWideColon { end -= 3 }
            let isSemicolon = !isWideColon && text.ends(end, with: ";")
            if isSemicolon { end -= 1 }
            guard let scheme = scheme(text, before: end), isFree(text, before: scheme) else { return nil }
            var start = LinkStart(scheme, label)
            start.isInsecure = end - scheme == 4
            start.slip = isWideColon ? .wide("：") : isSemicolon ? .scheme : .colon
            start.isLink = false
            return start
        }
        guard dot - label == 3, text[label..<dot].allSatisfy({ $0 | 0x20 == UInt8(ascii: "w") }), isFree(text, before: label)
        else {
            return nil
        }
        var start = LinkStart(label, label)
        start.leastDots = 2
        return start
    }

    /// Where `http` or `https` begins that ends at an offset, in any case.
    private static func scheme(_ text: TextBytes, before end: Int) -> Int? {
        for (word, count) in [("http", 4), ("https", 5)] as [(StaticString, Int)] where end >= count {
            if (0..<count).allSatisfy({ text[end - count + $0] | 0x20 == word.utf8Start[$0] }) { return end - count }
        }
        return nil
    }

    /// Whether what begins at an offset is no part of a word, an address or a path.
    private static func isFree(_ text: TextBytes, before start: Int) -> Bool {
        guard start > 0 else { return true }
        let byte = text[start - 1]
        return !isDigit(byte) && !isLetter(byte) && !"-._@/=&?%#+~\\".utf8.contains(byte)
    }

    private func isBeforeLetter(_ text: TextBytes) -> Bool {
        authority < text.count && (isDigit(text[authority]) || isLetter(text[authority]))
    }

    /// Browsers take `\` for `/`.
    private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
}
