import SourceText

/// Characters in a mail's text that cannot be seen and are reported as such (`invisible-character`): what they make of a link is no second
/// warning. What they make of a variable is an error and stays one. The blank of a Japanese keyboard (U+3000) is an ordinary one there.
enum HiddenCharacters {
    /// Whether one stands at an offset.
    static func begins(_ bytes: TextBytes, _ index: Int) -> Bool {
        guard index < bytes.count, bytes[index] >= 0x80 else { return false }
        return isHidden(bytes.text(index..<min(bytes.count, index + 4)).unicodeScalars.first)
    }

    /// Whether a character is white space, ends a line or cannot be seen.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{3000}" || scalar.properties.generalCategory == .control || isHidden(scalar)
    }

    private static func isHidden(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar, scalar != "\u{3000}" else { return false }
        // Of the format characters those of Arabic can be seen.
        let properties = scalar.properties
        return properties.isWhitespace || properties.generalCategory == .format && properties.isDefaultIgnorableCodePoint
    }
}
