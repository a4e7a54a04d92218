/// The lightest way of writing a text of one line as a scalar: plain where YAML reads it back as it is, else quoted.
enum ScalarStyle {
    static func lightest(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    /// Whether a plain scalar of this text means this text, in block and in flow context.
    static func isPlain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else { return false }
        if "?:-,[]{}#&*!|>'\"%@`".utf8.contains(first) { return false }
        if text.hasPrefix("...") || last == UInt8(ascii: ":") { return false }
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0..<0x20, 0x7F: return false
            case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): return false
            case UInt8(ascii: ":") where index + 1 < bytes.count && bytes[index + 1] == 0x20: return false
            case UInt8(ascii: "#") where bytes[index - 1] == 0x20: return false
            default: break
            }
        }
        return text.unicodeScalars.allSatisfy { !$0.properties.isDefaultIgnorableCodePoint && !isBlank($0) }
    }

    /// Blanks other than U+0020 outside quotes are an error of their own.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value != 0x20 && scalar.properties.isWhitespace
    }

    /// Single quotes where the text has no control character, else double quotes with escapes.
    static func quoted(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) {
            return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\x" + (digits.count < 2 ? "0" : "") + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
