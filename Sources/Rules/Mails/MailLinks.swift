import Schema
import SourceText

/// The hosts of the http and https links of a mail; one with a variable in its host is not judged.
enum MailLinks {
    struct Link: Sendable {
        /// In its ASCII form.
        let host: String
        let range: Range<Int>
    }

    /// `besides`: hears of each colon that belongs to no address, so that nobody looks for them once more.
    static func find(in text: TextBytes, besides: (_ colon: Int) -> Void = { _ in }) -> [Link] {
        var found: [Link] = []
        var index = 0
        while true {
            index = text.next(from: index) { ByteSearch.first(UInt8(ascii: ":"), or: UInt8(ascii: ":"), $0, $1, $2) }
            guard index < text.count else { return found }
            let colon = index
            index += 1
            guard text.starts(colon, with: "://"), ends(text, colon, with: "http") || ends(text, colon, with: "https") else {
                besides(colon)
                continue
            }
            var start = colon + 3
            // What stands before an `@` is a user, however much it looks like a host.
            if let sign = text[start...].prefix(while: isAuthorityByte).lastIndex(of: UInt8(ascii: "@")) { start = sign + 1 }
            index = hostEnd(text, start)
            guard index == text.count || text[index] != UInt8(ascii: "%") && !HiddenCharacters.begins(text, index) else {
                continue
            }
            // A full stop behind it is that of the sentence.
            let end = index > start && text[index - 1] == UInt8(ascii: ".") ? index - 1 : index
            if let host = WebURL.asciiHost(text.text(start..<end)) { found.append(Link(host: host, range: start..<end)) }
        }
    }

    /// Where the host that begins at an offset ends: in Japanese the sentence often goes on right behind it.
    private static func hostEnd(_ text: TextBytes, _ start: Int) -> Int {
        var end = start
        while end < text.count, isHostByte(text[end]) { end += 1 }
        guard end < text.count, text[end] >= 0x80 else { return end }
        // No host is longer.
        let rest = String(decoding: text[end..<min(text.count, end + 253)], as: UTF8.self).unicodeScalars
        guard let first = rest.first else { return end }
        if text[start..<end].contains(UInt8(ascii: ".")), !HostScripts.isForeignLetter(first) { return end }
        var host = rest.prefix { $0.isASCII ? isHostByte(UInt8(ascii: $0)) : $0.properties.isAlphabetic }
        while host.last == "." { host.removeLast() }
        guard let dot = host.lastIndex(of: ".") else { return end }
        let top = host[host.index(after: dot)...]
        if top.first?.isASCII == true, let sentence = top.firstIndex(where: { !$0.isASCII }) { host = host[..<sentence] }
        return end + String(host).utf8.count
    }

    /// In any case.
    private static func ends(_ text: TextBytes, _ end: Int, with scheme: StaticString) -> Bool {
        let start = end - scheme.utf8CodeUnitCount
        guard start >= 0 else { return false }
        for index in 0..<scheme.utf8CodeUnitCount where text[start + index] | 0x20 != scheme.utf8Start[index] { return false }
        return true
    }

    private static func isAuthorityByte(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !"/?#\"'<>()[]".utf8.contains(byte)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
