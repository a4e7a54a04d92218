/// Letters and their marks as one character (NFC): macOS writes the names of files with both as characters of their own, and texts that
/// were copied from them hold such pairs.
package enum Composition {
    /// Latin letters and kana that are one character of Unicode. Swift compares characters by canonical equivalence, so that each is found
    /// by its parts.
    private static let wholes: Set<Character> = Set(
        [0xC0...0x24F as ClosedRange<UInt32>, 0x1E00...0x1EFF, 0x3041...0x30FF].joined().compactMap(Unicode.Scalar.init)
            .map(Character.init))

    /// The one character that a letter and its marks are; nil for what is one, and for what has no such character.
    package static func composed(_ character: Character) -> Character? {
        guard character.unicodeScalars.count > 1, let index = wholes.firstIndex(of: character) else { return nil }
        return wholes[index]
    }

    package static func composed(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        let hasMark = text.unicodeScalars.contains {
            (0x300...0x36F).contains($0.value) || $0 == "\u{3099}" || $0 == "\u{309A}"
        }
        return hasMark ? String(text.map { composed($0) ?? $0 }) : text
    }
}
