import SourceText

/// A JSON text in the one form in which `JSON` writes it.
enum JSONText {
    /// Puts the text that is written at the end of another, and says whether it is written in that form; of valid UTF-8. `written`: what
    /// stands in it then is of no use.
    static func append(_ bytes: TextBytes, to text: inout ByteBuffer, _ written: inout ByteBuffer) -> Bool {
        guard bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") else { return false }
        let start = text.count
        let inner = UnsafeBufferPointer(rebasing: bytes.dropFirst().dropLast())
        guard append(unescaping: inner, to: &text) else { return false }
        written.removeLast(written.count)
        text.withBytes { JSONWriter.append(escaping: UnsafeBufferPointer(rebasing: $0[start...]), to: &written) }
        return written.withBytes { $0.isSame(as: inner) } || written.withBytes { $0.elementsEqual(bytesOfToday(inner)) }
    }

    /// A text as it is written now: the first versions wrote U+3164 and the selectors of Mongolian as they are.
    private static func bytesOfToday(_ bytes: UnsafeBufferPointer<UInt8>) -> String.UTF8View {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar.value {
            case 0x3164, 0x180B...0x180D, 0x180F: text += "\\u" + String(scalar.value, radix: 16)
            default: text.unicodeScalars.append(scalar)
            }
        }.utf8
    }

    private static func append(unescaping bytes: TextBytes, to result: inout ByteBuffer) -> Bool {
        var start = 0
        while true {
            let backslash = bytes.next(from: start) { ByteSearch.first(UInt8(ascii: "\\"), or: UInt8(ascii: "\\"), $0, $1, $2) }
            result.append(UnsafeBufferPointer(rebasing: bytes[start..<backslash]))
            if backslash == bytes.count { return true }
            var rest = bytes[(backslash + 1)...]
            switch rest.popFirst().map(Unicode.Scalar.init) {
            case "\"": result.append(UInt8(ascii: "\""))
            case "\\": result.append(UInt8(ascii: "\\"))
            case "b": result.append(0x08)
            case "t": result.append(UInt8(ascii: "\t"))
            case "n": result.append(UInt8(ascii: "\n"))
            case "f": result.append(0x0C)
            case "r": result.append(UInt8(ascii: "\r"))
            case "u":
                guard let first = unit(&rest) else { return false }
                guard let scalar = Unicode.Scalar(first) ?? secondHalf(of: first, &rest) else { return false }
                result.append(String(scalar))
            default: return false
            }
            start = rest.startIndex
        }
    }

    /// The four hexadecimal digits behind `\u`.
    private static func unit(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> UInt16? {
        let digits = rest.prefix(4)
        rest = rest.dropFirst(4)
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// A character beyond U+FFFF is two of them, as in UTF-16.
    private static func secondHalf(of first: UInt16, _ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
        guard UTF16.isLeadSurrogate(first), rest.starts(with: #"\u"#.utf8) else { return nil }
        rest = rest.dropFirst(2)
        guard let second = unit(&rest), UTF16.isTrailSurrogate(second) else { return nil }
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }
}
