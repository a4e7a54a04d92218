import Schema
import SourceText

/// The http and https links of a mail, by the hosts that browsers and mail programs go to, and those that are not written as links are; one
/// with a variable in its host is not judged.
struct MailLinks: Sendable {
    struct Link: Sendable {
        /// In its ASCII form, and an IPv4 address in four numbers.
        let host: String
        let range: Range<Int>
        /// With `http` before it.
        let isInsecure: Bool
    }

    private(set) var links: [Link] = []
    private(set) var slips: [LinkSlip] = []
    /// The addresses that stand beside them.
    private(set) var addresses: [WrittenAddress] = []

    /// `besides`: hears of each colon that belongs to no address, so that nobody looks for them once more.
    init(in text: TextBytes, besides: (_ colon: Int) -> Void = { _ in }) {
        var index = 0
        var last: (scheme: Int, end: Int, host: String)?
        while true {
            // Each host has a dot, also where there is no colon before it.
            index = text.next(from: index) { ByteSearch.first(UInt8(ascii: ":"), or: UInt8(ascii: "."), $0, $1, $2) }
            guard index < text.count else { return }
            let sign = index
            index += 1
            guard let start = LinkStart(text, at: sign) else {
                if text[sign] == UInt8(ascii: ":") {
                    besides(sign)
                } else if let address = WrittenAddress(in: text, at: sign) {
                    addresses.append(address)
                    index = address.domain.upperBound
                }
                continue
            }
            var begin = start.authority
            // What stands before an `@` is a user, however much it looks like a host.
            // Only behind `//` such a text is read once.
            if let at = text[begin...].prefix(start.isWhole ? text.count : 256).prefix(while: Self.isAuthorityByte).lastIndex(
                of: UInt8(ascii: "@"))
            {
                if !start.isWhole { continue }
                begin = at + 1
            }
            guard let (range, host) = LinkHost.find(in: text, from: begin) else {
                index = max(index, begin)
                if let slip = LinkSlip(start, beforeBlank: begin, in: text) {
                    slips.append(slip)
                    index = slip.range.upperBound
                }
                continue
            }
            // Of `www.` alone the end is before the dot.
            index = max(index, range.upperBound)
            if text.starts(range.upperBound, with: "://"), host == "http" || host == "https" {
                slips.append(LinkSlip(.doubled, start.scheme..<range.upperBound + 3, edit: start.scheme..<begin, mended: ""))
                continue
            }
            guard start.isWhole || LinkHost.isName(host, dots: start.leastDots) else { continue }
            if let slip = start.slip {
                slips.append(
                    LinkSlip(slip, start.scheme..<range.upperBound, edit: start.scheme..<start.authority, mended: start.mended))
            } else if let last, last.host == host, last.end + 1 == start.scheme, text[last.end] == UInt8(ascii: "/") {
                slips.append(LinkSlip(.doubled, last.scheme..<range.upperBound, edit: last.scheme..<start.scheme, mended: ""))
            }
            if start.isLink { links.append(Link(host: host, range: range, isInsecure: start.isInsecure)) }
            if let slip = LinkSlip(behind: range.upperBound, in: text) { slips.append(slip) }
            last = (start.scheme, range.upperBound, host)
        }
    }

    /// Browsers take `\` for `/`.
    private static func isAuthorityByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"): false
        default: LinkSlip.isPath(byte)
        }
    }
}
