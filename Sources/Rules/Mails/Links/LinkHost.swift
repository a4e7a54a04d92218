import Schema
import SourceText

/// The host of a link in a text, in which in Japanese the sentence often goes on right behind it.
enum LinkHost {
    /// The host that begins at an offset, and its ASCII form; nil for none and for one that is not judged.
    static func find(in text: TextBytes, from start: Int) -> (range: Range<Int>, host: String)? {
        if start < text.count, text[start] == UInt8(ascii: "[") {
            let address = text[(start + 1)...].prefix(48).prefix { $0 != UInt8(ascii: "]") }
            let written = text.text(address.startIndex..<address.endIndex)
            return WebURL.isIPv6(written) ? (address.startIndex..<address.endIndex, written.lowercased()) : nil
        }
        var end = end(in: text, from: start)
        if end < text.count, text[end] == UInt8(ascii: "%") || HiddenCharacters.begins(text, end) { return nil }
        // A full stop behind it is that of the sentence.
        if end > start, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
        let written = text.text(start..<end)
        return (IPv4Address.text(written) ?? WebURL.asciiHost(written)).map { (start..<end, $0) }
    }

    /// Whether a host is a name with so many dots and a domain at its end, and not a number or the name of a file.
    static func isName(_ host: String, dots: Int) -> Bool {
        let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count > dots, let top = labels.last, top.count >= 2 else { return false }
        if top.starts(with: "xn--".utf8) { return true }
        return top.allSatisfy(isLetter) && !files.contains(String(decoding: top, as: UTF8.self))
    }

    private static let files: Set<String> = [
        "html", "htm", "php", "cgi", "asp", "aspx", "jsp", "txt", "pdf", "css", "js", "csv", "xls", "xlsx", "doc", "docx", "jpg",
        "jpeg",
        "png", "gif",
    ]

    private static func end(in text: TextBytes, from start: Int) -> Int {
        var end = start
        while end < text.count, isHostByte(text[end]) { end += 1 }
        guard end < text.count, text[end] >= 0x80 else { return end }
        // No host is longer.
        let rest = String(decoding: text[end..<min(text.count, end + 253)], as: UTF8.self).unicodeScalars[...]
        guard let first = rest.first else { return end }
        if text[start..<end].contains(UInt8(ascii: ".")), !HostScripts.isForeignLetter(first) {
            return end + lengthBehindSigns(rest)
        }
        var host = rest.prefix { $0.isASCII ? isHostByte(UInt8(ascii: $0)) : $0.properties.isAlphabetic }
        while host.last == "." { host.removeLast() }
        guard let dot = host.lastIndex(of: ".") else { return end }
        let top = host[host.index(after: dot)...]
        if top.first?.isASCII == true, let sentence = top.firstIndex(where: { !$0.isASCII }) { host = host[..<sentence] }
        return end + String(host).utf8.count
    }

    /// How many bytes of a text still are of the host before it: one or more signs that look like a stroke, a dot or a slash, or one letter,
    /// with another host right behind them, as in `shop.example.jpノevil.jp`. Of `shop.example.jpとevil.jp` none are, as people
    /// write so.
    private static func lengthBehindSigns(_ rest: Substring.UnicodeScalarView) -> Int {
        var length = 0
        var rest = rest
        while let sign = rest.first, HostScripts.isJapanese(sign) || isStop(sign) {
            let signs = rest.prefix { HostScripts.isSign($0) || isStop($0) }
            if signs.isEmpty, (0x3041...0x309F).contains(sign.value) || sign == "・" { break }
            let behind = rest[(signs.isEmpty ? rest.index(after: rest.startIndex) : signs.endIndex)...]
            var host = behind.prefix { $0.isASCII && isHostByte(UInt8(ascii: $0)) }
            while host.last == "." { host.removeLast() }
            let next = rest[host.endIndex...].first
            guard next != "@", isName(String(host).lowercased(), dots: 1) else { break }
            // Behind a stop a sentence may begin with a name.
            if isStop(sign), let next, !next.isASCII { break }
            length += String(rest[..<host.endIndex]).utf8.count
            rest = rest[host.endIndex...]
        }
        return length
    }

    /// Browsers read these as dots.
    private static func isStop(_ scalar: Unicode.Scalar) -> Bool { scalar == "。" || scalar == "｡" || scalar == "．" }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
