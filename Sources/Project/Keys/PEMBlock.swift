import SourceText

/// The one PEM block (RFC 7468) that a key file holds, decoded.
struct PEMBlock {
    /// What stands after `BEGIN`, such as `PRIVATE KEY`.
    let label: String
    let contents: [UInt8]

    init(_ bytes: [UInt8]) throws(PrivateKey.Problem) {
        var lines = PEMBlock.withoutMark(bytes).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
            .map { PEMBlock.trimmed($0) }
            .filter { !$0.isEmpty }[...]
        guard let first = lines.first else { throw .empty }
        guard bytes.first != 0xEF || PEMBlock.label(of: first, "BEGIN ") == nil else { throw .byteOrderMark }
        guard let start = lines.firstIndex(where: { PEMBlock.label(of: $0, "BEGIN ") != nil }),
            let label = PEMBlock.label(of: lines[start], "BEGIN ")
        else { throw .noBlock }
        guard PEMBlock.label(of: first, "BEGIN ") != nil else { throw .textAround }
        lines = lines[(start + 1)...]
        guard let end = lines.firstIndex(where: { PEMBlock.label(of: $0, "END ") == label }) else { throw .noEnd }
        // OpenSSL writes a key of another kind behind its parameters.
        guard end + 1 == lines.endIndex || label == "EC PARAMETERS" else { throw .textAround }
        let body = lines[..<end]
        if body.contains(where: { $0.starts(with: Array("Proc-Type:".utf8)) && PEMBlock.text($0).contains("ENCRYPTED") }) {
            throw .encrypted
        }
        self.label = label
        // Only the two kinds that are read on must be Base64; another kind is named as it is.
        guard label == "PRIVATE KEY" || label == "RSA PRIVATE KEY" else {
            contents = []
            return
        }
        // OpenSSL takes a line with blanks before it for no `BEGIN` or `END`.
        guard ![first, lines[end]].contains(where: { $0.startIndex > 0 && isBlank(bytes[$0.startIndex - 1]) }) else {
            throw .indented
        }
        guard let decoded = PEMBlock.base64(body) else { throw .notBase64 }
        contents = decoded
    }

    private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    }

    /// The label of a `-----BEGIN …-----` or `-----END …-----` line.
    private static func label(of line: ArraySlice<UInt8>, _ word: String) -> String? {
        let opening = Array("-----\(word)".utf8)
        let closing = Array("-----".utf8)
        guard line.count <= 80, line.count > opening.count + closing.count, line.starts(with: opening),
            line.suffix(closing.count).elementsEqual(closing)
        else { return nil }
        return text(line.dropFirst(opening.count).dropLast(closing.count))
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = line.firstIndex(where: { !isBlank($0) }), let last = line.lastIndex(where: { !isBlank($0) }) else {
            return []
        }
        return line[first...last]
    }

    /// Base64 (RFC 4648) with its padding, in lines; nil for anything else.
    private static func base64(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [UInt8]? {
        var result: [UInt8] = []
        var group: UInt32 = 0
        var count = 0
        var padding = 0
        for byte in lines.joined() {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            case UInt8(ascii: "="):
                value = 0
                padding += 1
            default: return nil
            }
            if padding > 0, byte != UInt8(ascii: "=") { return nil }
            group = group << 6 | UInt32(value)
            count += 1
            if count % 4 == 0 {
                result += [UInt8(group >> 16 & 0xFF), UInt8(group >> 8 & 0xFF), UInt8(group & 0xFF)]
                group = 0
            }
        }
        guard count > 0, count % 4 == 0, padding <= 2 else { return nil }
        return result.dropLast(padding)
    }
}
