import Schema

/// Which writing systems a host name mixes: enough of the Unicode script property to notice look-alikes.
enum HostScripts {
    /// Letters that are neither plain nor Japanese, some that are and look like others, or a label that only a machine can read.
    static func isConfusable(_ url: WebURL) -> Bool { isPunycode(url) || odd(in: url.host) != nil }

    static func isPunycode(_ url: WebURL) -> Bool {
        url.host.utf8.contains(UInt8(ascii: "-"))
            && url.host.utf8.split(separator: UInt8(ascii: ".")).contains {
                $0.prefix(4).elementsEqual("xn--".utf8) { $0 | 0x20 == $1 | 0x20 }
            }
    }

    /// The first letter of a host that may be taken for another one. Letters of one other script alone may spell a Latin name, and a mark
    /// below or above one is easily overlooked; a Japanese shop has none of them.
    static func odd(in host: String) -> Unicode.Scalar? {
        if host.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
        // A dotless i, the sign 〇 and the stroke 丨 are letters of scripts that belong here, but nobody tells them from i, O and l.
        let odd = host.unicodeScalars.first { lookAlikes.contains($0) || script(of: $0) == .foreign }
        return odd ?? signBetweenLetters(in: host)
    }

    /// A sign that looks like a stroke or a slash, with plain letters on both sides: `jpノevil`.
    private static func signBetweenLetters(in host: String) -> Unicode.Scalar? {
        var sign: Unicode.Scalar?
        var isBehindLetter = false
        for scalar in host.unicodeScalars {
            let isPlain = scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            if isPlain, let sign { return sign }
            if isSign(scalar), isBehindLetter {
                sign = sign ?? scalar
            } else {
                sign = nil
                isBehindLetter = isPlain
            }
        }
        return nil
    }

    /// Whether a letter looks like a slash, a stroke, a dot or two of them where no Japanese letter stands beside it.
    static func isSign(_ scalar: Unicode.Scalar) -> Bool { signs.contains(scalar) }

    /// Whether a letter is of a script that no Japanese text goes on in: Latin beyond ASCII, Greek, Cyrillic and others.
    static func isForeignLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch script(of: scalar) {
        case .latin: true
        // Letters in circles and numbers are signs of a text.
        case .foreign: scalar.properties.isAlphabetic && !(0x2100...0x33FF).contains(scalar.value)
        case .common, .japanese: false
        }
    }

    static func isJapanese(_ scalar: Unicode.Scalar) -> Bool { script(of: scalar) == .japanese }

    private static let lookAlikes: Set<Unicode.Scalar> = ["ı", "〇", "丨"]

    private static let signs: Set<Unicode.Scalar> = ["ノ", "ー", "一", "丿", "ソ", "ン", "丶", "ﾉ", "ｰ", "ｿ", "ﾝ"]

    private enum Script: Hashable {
        case common, latin, japanese, foreign
    }

    private static func script(of scalar: Unicode.Scalar) -> Script {
        switch scalar.value {
        case 0x00...0x40, 0x5B...0x60, 0x7B...0x7F: .common
        // Hiragana, Katakana, Han, and the marks that go with them.
        case 0x3005...0x3007, 0x3041...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0xFF66...0xFF9F, 0x20000...0x3134F:
            .japanese
        // Written with a Japanese keyboard.
        case 0xFF0D, 0xFF10...0xFF19: .common
        case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .latin
        default: .foreign
        }
    }
}
