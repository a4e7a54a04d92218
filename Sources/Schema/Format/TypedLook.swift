import SourceText

/// Whether a reader that gives plain scalars types (YAML 1.1, or the core schema of 1.2) may take a text for something else.
///
/// Numbers and dates are taken widely, by their look: a telephone number keeps its quotes too.
func looksTyped(_ text: String) -> Bool {
    if words.contains(text.lowercased()) { return true }
    guard let first = text.utf8.first else { return true }
    var rest = Substring(text).utf8
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let lowered = String(Substring(rest)).lowercased()
    if lowered == ".inf" || lowered == ".nan" { return true }
    let digits = rest.first == UInt8(ascii: ".") ? rest.dropFirst() : rest
    guard let digit = digits.first, isDigit(digit) else { return false }
    return rest.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        default: "xXoOtTzZ_.,:+- ".utf8.contains(byte)
        }
    }
}

/// The words of YAML 1.1 for null and the booleans, its merge key and its value key.
private let words: Set<String> = ["", "~", "null", "y", "n", "yes", "no", "on", "off", "true", "false", "<<", "="]
