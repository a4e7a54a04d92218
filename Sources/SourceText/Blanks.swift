/// Blanks of a value that the eye would miss: at its ends, several in a row, and other ones than the usual.
package enum Blanks {
    package enum Part: Sendable, Equatable {
        case text(String)
        /// A blank that is shown by its code point.
        case mark(Unicode.Scalar)
    }

    /// The value in parts. In a text of several lines, blanks at the beginning or in the middle of a line can be seen, and so can the
    /// wide blank of Japanese.
    package static func parts(of value: String, lines: Bool) -> [Part] {
        guard areMarked(in: value, lines: lines) else { return [.text(value)] }
        let scalars = Array(value.unicodeScalars)
        var parts: [Part] = []
        var text = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            let start = index
            while index < scalars.count, isBlank(scalars[index]) { index += 1 }
            let run = scalars[start..<index]
            let isAtEnd = index == scalars.count || lines && scalars[index] == "\n"
            let areAllMarked = isAtEnd || !lines && (start == 0 || run.count > 1)
            for blank in run {
                let isUsual = blank == " " || lines && blank == "\u{3000}"
                if isUsual, !areAllMarked {
                    text.append(blank)
                    continue
                }
                if !text.isEmpty { parts.append(.text(String(text))) }
                text = String.UnicodeScalarView()
                parts.append(.mark(blank))
            }
            while index < scalars.count, !isBlank(scalars[index]) {
                text.append(scalars[index])
                index += 1
            }
        }
        if !text.isEmpty || parts.isEmpty { parts.append(.text(String(text))) }
        return parts
    }

    /// U+2800 is a letter of Braille without a dot; a tab is a control, and shown as one.
    package static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\u{2800}" || !scalar.isASCII && scalar.properties.isWhitespace && isHarmless(scalar)
    }

    /// Nearly all values hold none that is marked, and mails are long: a look at the bytes tells.
    private static func areMarked(in value: String, lines: Bool) -> Bool {
        value.withTextBytes { bytes in
            func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
            func endsLine(_ index: Int) -> Bool { index == bytes.count || lines && bytes[index] == 0x0A }
            return bytes.indices.contains { index in
                switch bytes[index] {
                case 0x20: endsLine(index + 1) || !lines && (index == 0 || bytes[index + 1] == 0x20)
                case 0xC2: byte(index + 1) == 0xA0
                case 0xE1: byte(index + 1) == 0x9A && byte(index + 2) == 0x80
                case 0xE2:
                    switch (byte(index + 1), byte(index + 2)) {
                    case (0x80, 0x80...0x8A), (0x80, 0xAF), (0x81, 0x9F), (0xA0, 0x80): true
                    default: false
                    }
                case 0xE3: byte(index + 1) == 0x80 && byte(index + 2) == 0x80 && (!lines || endsLine(index + 3))
                default: false
                }
            }
        }
    }
}

extension String {
    /// A value as it may stand in a report or a document: `visible`, with `<U+00A0>` also for a blank that the eye would miss.
    package func visibleValue(lines: Bool = false) -> String { shown(blanksOfLines: lines, lines: lines) }

    /// The same for a line of such a text as is laid out with blanks: 　日時　2027年2月18日.
    package var visibleTextLine: String { shown(blanksOfLines: true, lines: false) }

    private func shown(blanksOfLines: Bool, lines: Bool) -> String {
        Blanks.parts(of: self, lines: blanksOfLines).map { part in
            switch part {
            case .text(let text): visible(text, lines: lines)
            case .mark(let blank): mark(blank)
            }
        }.joined()
    }
}
