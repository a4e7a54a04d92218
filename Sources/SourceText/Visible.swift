/// Text that may stand in a report or a document as it is: what cannot be seen, or changes the order of letters, as `<U+202E>`, but for
/// what holds an emoji together.
/// Line breaks stay when `lines` says so.
package func visible(_ text: String, lines: Bool = false) -> String {
    (lines ? visibleLines : visibleLine).text(text)
}

package let visibleLine = Escaping("", keepsEmoji: true, replacement: unseen)
private let visibleLines = Escaping("", keepsEmoji: true) { $0 == "\n" || $0 == "\t" ? nil : unseen($0) }

@Sendable private func unseen(_ scalar: Unicode.Scalar) -> String? { isHarmless(scalar) ? nil : mark(scalar) }

/// `<U+202E>` for a character that cannot be seen or would take effect.
package func mark(_ scalar: Unicode.Scalar) -> String { "<\(codePoint(scalar))>" }
