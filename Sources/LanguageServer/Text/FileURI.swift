import SourceText

/// `file:` URIs of a client as absolute paths, and back (RFC 8089).
enum FileURI {
    /// nil for other schemes and for files of other hosts.
    static func path(_ uri: String) -> String? {
        let bytes = Array(uri.utf8)
        let scheme = Array("file:".utf8)
        guard bytes.count > scheme.count, String(decoding: bytes.prefix(scheme.count), as: UTF8.self).lowercased() == "file:"
        else { return nil }
        var rest = bytes[scheme.count...]
        // Without a host a path may follow at once.
        if rest.starts(with: "//".utf8) {
            rest = rest.dropFirst(2)
            if rest.starts(with: "localhost/".utf8) { rest = rest.dropFirst("localhost".utf8.count) }
        }
        guard rest.first == UInt8(ascii: "/") else { return nil }
        rest = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard let decoded = percentDecoded(rest), !decoded.contains(0), let path = String(validating: decoded, as: UTF8.self)
        else { return nil }
        return normalized(path)
    }

    static func uri(_ path: String) -> String { "file://" + percentEncoded(path) }

    private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var decoded: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "%") {
                guard index + 2 < text.endIndex, let high = Character(Unicode.Scalar(text[index + 1])).hexDigitValue,
                    let low = Character(Unicode.Scalar(text[index + 2])).hexDigitValue
                else { return nil }
                decoded.append(UInt8(truncatingIfNeeded: high * 16 + low))
                index += 3
            } else {
                decoded.append(text[index])
                index += 1
            }
        }
        return decoded
    }

    /// Without empty parts, `.` and `..`.
    private static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") {
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }
}
