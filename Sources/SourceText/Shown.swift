/// Text from outside made fit to stand inside a message: one line, no control or bidi characters, of bounded length.
///
/// `"a\u{1B}[31m\nb"` becomes `a<U+001B>[31m<U+000A>b`.
package func shown(_ text: String, limit: Int = 64) -> String {
    let text = Secrets.masked(text)
    if text.utf8.count <= limit, text.unicodeScalars.allSatisfy(isHarmless) { return text }
    var result = ""
    var count = 0
    for scalar in text.unicodeScalars {
        if count == limit {
            result += "…"
            break
        }
        count += 1
        if isHarmless(scalar) {
            result.unicodeScalars.append(scalar)
        } else {
            result += "<\(codePoint(scalar))>"
        }
    }
    return result
}

/// Text from outside for a terminal: lines stay lines, what could steer the terminal is spelled out.
package func harmlessLines(_ text: String) -> String {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        .map { line in line.reduce(into: "") { $0 += isHarmless($1) || $1 == "\t" ? String($1) : shown(String($1)) } }
        .joined(separator: "\n")
}

/// A path where a line begins: services that run builds take `::` and `##[` there for commands.
package func atLineStart(_ path: String) -> String { path.hasPrefix("::") || path.hasPrefix("##") ? "./" + path : path }

/// U+200B
package func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// A path as it stands in a URL: all but unreserved characters and `/` as `%XX` (RFC 3986).
package func percentEncoded(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            result += digits.count < 2 ? "%0\(digits)" : "%\(digits)"
        }
    }
    return result
}

/// Whether a character may stand in one line of a report as it is: no control, and nothing that Unicode lets a font ignore but the
/// selectors of variants; those of Mongolian have no letter here that they could change. `isPartOfHarmless` knows the same list.
package func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F..<0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
        0x2028...0x202E,
        0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xFFFE, 0xFFFF, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A,
        0xE0000...0xE00FF, 0xE01F0...0xE0FFF:
        false
    default:
        true
    }
}

/// Whether a byte of UTF-8 is part of no character but such that `isHarmless` lets pass: most bytes need no closer look.
///
/// U+3164 is passed over, as it begins like all kana: `Escaping` looks for it by itself.
package func isPartOfHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    // Controls, and the first bytes of U+0080…, U+034F, U+061C, U+1160…, U+200B…, U+FEFF…, U+1BCA0… and U+E0000….
    case 0x00..<0x20, 0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xEF, 0xF0, 0xF3: false
    default: true
    }
}
