import SourceText

/// From a scalar's bytes to its text (YAML 1.2.2 chapters 7 and 8): escapes, folding, chomping; every line break becomes LF.
package enum ScalarText {
    package static func decode(_ node: Node, in bytes: [UInt8]) -> String {
        guard node.kind == .scalar else { return "" }
        return bytes.withUnsafeBufferPointer { buffer in
            guard node.flags.contains(.needsDecoding) else {
                return String(decoding: UnsafeBufferPointer(rebasing: buffer[content(of: node, in: buffer)]), as: UTF8.self)
            }
            return String(decoding: decodedBytes(node, in: buffer), as: UTF8.self)
        }
    }

    static func decodedBytes(_ node: Node, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let text = UnsafeBufferPointer(rebasing: bytes[content(of: node, in: bytes)])
        switch node.style {
        case .literal, .folded: return block(text, indentation: Int(node.indentation), isFolded: node.style == .folded)
        case .doubleQuoted: return doubleQuoted(text)
        case .singleQuoted: return singleQuoted(text)
        default: return folded(text)
        }
    }

    /// The bytes of a scalar without its quotes.
    private static func content(of node: Node, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let range = node.range.offsets.clamped(to: 0..<bytes.count)
        guard node.style == .singleQuoted || node.style == .doubleQuoted, let first = range.first else { return range }
        // A quote that was never closed has none at its end.
        let closes = range.count > 1 && bytes[range.upperBound - 1] == bytes[first]
        return (first + 1)..<(closes ? range.upperBound - 1 : range.upperBound)
    }

    // MARK: Flow scalars

    /// Plain text over several lines: a line break is a space, each further one a line feed.
    private static func folded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if isLineBreak(text[index]) {
                foldBreak(text, &index, into: &result, protected: 0)
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }

    private static func singleQuoted(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if isLineBreak(byte) {
                foldBreak(text, &index, into: &result, protected: 0)
            } else {
                result.append(byte)
                index += byte == UInt8(ascii: "'") && index + 1 < text.count && text[index + 1] == byte ? 2 : 1
            }
        }
        return result
    }

    private static func doubleQuoted(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        // What escapes wrote is never cut off as white space before a line break.
        var protected = 0
        while index < text.count {
            let byte = text[index]
            if isLineBreak(byte) {
                foldBreak(text, &index, into: &result, protected: protected)
            } else if byte == UInt8(ascii: "\\"), index + 1 < text.count {
                index += 1
                escape(text, &index, into: &result)
                protected = result.count
            } else {
                result.append(byte)
                index += 1
            }
        }
        return result
    }

    /// Folds the line breaks at `index` with the white space around them.
    private static func foldBreak(
        _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, into result: inout [UInt8], protected: Int
    ) {
        while result.count > protected, let last = result.last, isBlank(last) { result.removeLast() }
        var breaks = 0
        skipBreaks(text, &index, count: &breaks)
        if breaks == 1 {
            result.append(0x20)
        } else {
            result.append(contentsOf: repeatElement(0x0A, count: breaks - 1))
        }
    }

    /// Passes line breaks and the white space between and after them.
    private static func skipBreaks(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, count: inout Int) {
        while index < text.count, isLineBreak(text[index]) || isBlank(text[index]) {
            if isLineBreak(text[index]) {
                count += 1
                if text[index] == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
            }
            index += 1
        }
    }

    /// The escape of a double-quoted text whose letter is at `index`; a wrong one stays as it is written.
    package static func escape(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, into result: inout [UInt8]) {
        let letter = text[index]
        if isLineBreak(letter) {
            // An escaped line break joins the lines; empty lines behind it still count.
            var breaks = 0
            skipBreaks(text, &index, count: &breaks)
            result.append(contentsOf: repeatElement(0x0A, count: breaks - 1))
            return
        }
        index += 1
        let scalar: UInt32
        if let named = namedEscape(letter) {
            scalar = named
        } else if let digits = escapeDigits(letter) {
            scalar = hexadecimal(text, &index, digits: digits)
        } else {
            result.append(UInt8(ascii: "\\"))
            result.append(letter)
            return
        }
        result.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
    }

    /// The character that an escape of one letter stands for (YAML 1.2.2, 5.7).
    static func namedEscape(_ letter: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "0"): 0
        case UInt8(ascii: "a"): 7
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "t"), 0x09: 9
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "v"): 11
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "r"): 13
        case UInt8(ascii: "e"): 27
        case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"): UInt32(letter)
        case UInt8(ascii: "N"): 0x85
        case UInt8(ascii: "_"): 0xA0
        case UInt8(ascii: "L"): 0x2028
        case UInt8(ascii: "P"): 0x2029
        default: nil
        }
    }

    /// How many hexadecimal digits follow the letter of an escape by number.
    static func escapeDigits(_ letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "x"): 2
        case UInt8(ascii: "u"): 4
        case UInt8(ascii: "U"): 8
        default: nil
        }
    }

    private static func hexadecimal(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, digits: Int) -> UInt32 {
        var value: UInt32 = 0
        let last = index + digits
        while index < min(last, text.count), let digit = Parser.hexDigit(text[index]) {
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    // MARK: Block scalars

    private static func block(_ text: UnsafeBufferPointer<UInt8>, indentation: Int, isFolded: Bool) -> [UInt8] {
        var keep = false
        var strip = false
        var index = 0
        while index < text.count, !isLineBreak(text[index]), text[index] != UInt8(ascii: "#") {
            keep = keep || text[index] == UInt8(ascii: "+")
            strip = strip || text[index] == UInt8(ascii: "-")
            index += 1
        }
        while index < text.count, !isLineBreak(text[index]) { index += 1 }
        index = afterBreak(text, index)
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        // Line breaks since the last text: that of its own line, and those of empty lines.
        var hasText = false
        var lastWasSpaced = false
        var ownBreak = 0
        var emptyLines = 0
        while index < text.count {
            let limit = min(text.count, index + indentation)
            while index < limit, text[index] == 0x20 { index += 1 }
            let start = index
            while index < text.count, !isLineBreak(text[index]) { index += 1 }
            let hasBreak = index < text.count
            let line = text[start..<index]
            index = afterBreak(text, index)
            guard let first = line.first else {
                // Blanks at the end of the file are a line too, as in the test suite; some parsers drop them.
                emptyLines += 1
                continue
            }
            let isSpaced = isBlank(first)
            if isFolded, hasText, !lastWasSpaced, !isSpaced {
                if emptyLines == 0 { result.append(0x20) }
            } else {
                result.append(contentsOf: repeatElement(0x0A, count: ownBreak))
            }
            result.append(contentsOf: repeatElement(0x0A, count: emptyLines))
            result.append(contentsOf: line)
            hasText = true
            lastWasSpaced = isSpaced
            ownBreak = hasBreak ? 1 : 0
            emptyLines = 0
        }
        if !strip { result.append(contentsOf: repeatElement(0x0A, count: ownBreak)) }
        if keep { result.append(contentsOf: repeatElement(0x0A, count: emptyLines)) }
        return result
    }

    private static func afterBreak(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        guard index < text.count else { return text.count }
        return text[index] == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A ? index + 2 : index + 1
    }
}
