import Schema

/// Which writing systems a host name mixes: enough of the Unicode script property to notice look-alikes.
enum HostScripts {
    /// Scripts mixed in one label, letters that look like Latin ones, or a label that only a machine can read.
    static func isConfusable(_ url: WebURL) -> Bool {
        isPunycode(url)
            || !url.host.utf8.allSatisfy { $0 < 0x80 } && url.host.split(separator: ".").contains { isConfusable(label: $0) }
    }

    static func isPunycode(_ url: WebURL) -> Bool {
        url.host.utf8.contains(UInt8(ascii: "-"))
            && url.host.utf8.split(separator: UInt8(ascii: ".")).contains {
                $0.prefix(4).elementsEqual("xn--".utf8) { $0 | 0x20 == $1 | 0x20 }
            }
    }

    private static func isConfusable(label: Substring) -> Bool {
        // A dotless i, the sign 〇 and the stroke 丨 are letters of scripts that belong here, but nobody tells them from i, O and l.
        if label.unicodeScalars.contains(where: { lookAlikes.contains($0) }) { return true }
        var scripts: Set<Script> = []
        for scalar in label.unicodeScalars { scripts.insert(script(of: scalar)) }
        scripts.remove(.common)
        if scripts.isSubset(of: [.latin, .japanese]) { return false }
        // Cyrillic and Greek letters alone may spell a Latin name.
        return scripts.count > 1 || scripts == [.cyrillic] || scripts == [.greek]
    }

    /// Whether a letter is of a script whose letters look like Latin ones, or Latin itself.
    static func isNearLatin(_ scalar: Unicode.Scalar) -> Bool { [.latin, .greek, .cyrillic].contains(script(of: scalar)) }

    private static let lookAlikes: Set<Unicode.Scalar> = ["ı", "〇", "丨"]

    private enum Script: Hashable {
        case common, latin, greek, cyrillic, japanese, other
    }

    private static func script(of scalar: Unicode.Scalar) -> Script {
        switch scalar.value {
        case 0x30...0x3A, 0x2D, 0x2E, 0x5F: .common
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: .cyrillic
        // Hiragana, Katakana, Han, and the marks that go with them.
        case 0x3005...0x3007, 0x3041...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0xFF66...0xFF9F, 0x20000...0x3134F:
            .japanese
        default: .other
        }
    }
}
