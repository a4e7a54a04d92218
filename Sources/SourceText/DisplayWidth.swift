/// How many columns a text takes in a terminal with a fixed-width font: wide letters 2, combining marks 0, all others 1.
///
///     displayWidth(of: "料金(税込)")  // 10
///     displayWidth(of: "ｶﾞ👨‍👩‍👧")      // 4
///
/// Letters of ambiguous width count as 1, as terminals draw them outside legacy East Asian locales (UAX #11). An emoji sequence (joined
/// by ZWJ, a flag, a skin tone, a variation selector) takes the 2 columns of one emoji. Control characters count as 0: text from
/// outside is escaped before it is measured.
package func displayWidth(of text: String) -> Int {
    var utf8 = text.utf8.makeIterator()
    var width = 0
    while let byte = utf8.next() {
        if byte >= 0x80 { return widthOfScalars(text) }
        if byte >= 0x20, byte != 0x7F { width += 1 }
    }
    return width
}

/// The text with spaces after it up to a display width; a wider text stays as it is.
package func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - displayWidth(of: text)))
}

/// The columns of one character on its own.
package func displayWidth(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    // Letters of everyday Japanese text, before anything is looked up.
    if (0x3041...0x3096).contains(value) || (0x309B...0x3247).contains(value) || (0x4E00...0x9FFF).contains(value) { return 2 }
    if isZeroWidth(scalar) { return 0 }
    if wideRanges.contains(where: { $0.contains(value) }) || scalar.properties.isEmojiPresentation { return 2 }
    return 1
}

private func widthOfScalars(_ text: String) -> Int {
    var width = 0
    /// Width of the letter that a variation selector or a joiner would change.
    var last = 0
    var isJoined = false
    var isHalfFlag = false
    /// Whether a skin tone would colour it.
    var takesTone = false
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x200D:
            isJoined = last == 2
        case 0xFE0F:
            if last == 1 {
                width += 1
                last = 2
            }
        case 0x1F1E6...0x1F1FF:
            if !isHalfFlag { width += 2 }
            isHalfFlag.toggle()
            last = 2
            isJoined = false
            continue
        default:
            let own = displayWidth(of: scalar)
            if own == 0 { break }
            let isTone = (0x1F3FB...0x1F3FF).contains(scalar.value) && takesTone
            if !isJoined, !isTone { width += own }
            last = isJoined || isTone ? 2 : own
            takesTone = scalar.properties.isEmojiModifierBase
            isJoined = false
        }
        isHalfFlag = false
    }
    return width
}

private func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Vowels and finals of conjoining Hangul, drawn inside the wide initial.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: true
    default:
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: true
        default: false
        }
    }
}

/// East_Asian_Width W and F (Unicode 16) without the emoji that the standard library knows, blocks filled up as UAX #11 says.
private let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
    0x1F200...0x1F2FF, 0x20000...0x3FFFD,
]
