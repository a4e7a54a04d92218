import SourceText

/// Characters that cannot be seen and are written as escapes: of `"講座\u200B"` buyers read as little as if they stood there themselves,
/// and `"\0円"` was meant to be `"¥0円"`.
///
/// In version 1.0.0 they passed, so that they are warnings where such a character itself is an error, as U+2029 is.
extension Parser {
    /// Keeps an escape of such a character, to be judged with the characters that stand in the text themselves.
    mutating func noteEscape(_ offset: Int, of value: UInt32) {
        // Letters and signs, a tab, a line break.
        if 0x20..<0x7F ~= value || value == 0x09 || value == 0x0A { return }
        if let scalar = Unicode.Scalar(value), scalar != "\u{3000}", Parser.isUnseen(scalar) || Parser.isControl(scalar) {
            unseenEscapes.append(UInt32(truncatingIfNeeded: offset))
        }
    }

    /// The characters to judge with the escapes among them, in order; nearly no file has one.
    func joiningEscapes(_ offsets: [UInt32]) -> [UInt32] {
        if unseenEscapes.isEmpty { return offsets }
        // A line that was read twice has noted them twice.
        return (offsets + Set(unseenEscapes)).sorted()
    }

    /// Reports an escape in a quoted text if it is a problem there.
    mutating func judgeEscape(_ offset: Int, in node: NodeID) -> Bool {
        guard let (scalar, last) = escapedCharacter(offset) else { return false }
        switch scalar.value {
        case 0x200D where isEmoji(before: offset) && isEmoji(at: last): return false
        // The unseen letters of a flag.
        case 0xE0020...0xE007F where decoded(node).unicodeScalars.contains("\u{1F3F4}"): return false
        case 0x0D where escapedCharacter(last)?.scalar == "\n": return false
        default: break
        }
        // Nothing but white space is no value, which is reported where one is due.
        if decoded(node).allSatisfy(\.isWhitespace) { return true }
        if Parser.isControl(scalar) {
            reportControlEscape(scalar, offset..<last)
        } else {
            reportInvisible(scalar, offset..<last, isError: false, quotable: nil, isAll: isAllUnseen(node))
        }
        return true
    }

    /// Whether nothing in a text can be seen.
    func isAllUnseen(_ node: NodeID) -> Bool {
        decoded(node).unicodeScalars.allSatisfy { $0.properties.isWhitespace || Parser.isUnseen($0) }
    }

    private func decoded(_ node: NodeID) -> String {
        String(decoding: ScalarText.decodedBytes(nodes[node], in: UnsafeBufferPointer(start: bytes, count: end)), as: UTF8.self)
    }

    /// Blanks other than that of ASCII, what ends lines, and what has no width; but not what chooses the form of the character before it.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0xA0 || scalar.properties.isVariationSelector { return false }
        return switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{2800}"
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }

    /// The character of the escape at an offset, and where that ends.
    private func escapedCharacter(_ offset: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        guard byte(offset) == UInt8(ascii: "\\"), offset + 1 < end, !isBreak(offset + 1) else { return nil }
        if let pair = surrogatePair(offset) { return pair }
        var index = offset + 1
        var result: [UInt8] = []
        ScalarText.escape(UnsafeBufferPointer(start: bytes, count: end), &index, into: &result)
        return String(decoding: result, as: UTF8.self).unicodeScalars.first.map { ($0, index) }
    }

    /// The character that two escapes at an offset stand for, as JSON has it: `\uD83D\uDC68`.
    private func surrogatePair(_ offset: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        guard let high = codeUnit(offset), let low = codeUnit(offset + 6) else { return nil }
        var decoder = UTF16()
        var units = [high, low].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&units), scalar.value >= 0x10000 else { return nil }
        return (scalar, offset + 12)
    }

    /// That of an escape with four digits.
    private func codeUnit(_ offset: Int) -> UInt16? {
        guard starts(offset, with: "\\u"), offset + 6 <= end else { return nil }
        var value: UInt16 = 0
        for index in offset + 2..<offset + 6 {
            guard let digit = Parser.hexDigit(bytes[index]) else { return nil }
            value = value << 4 | UInt16(digit)
        }
        return value
    }

    // MARK: What joins emoji

    /// Whether U+200D joins two emoji of which one is written as an escape, as PyYAML writes those of four bytes: `"\U0001F408` + U+200D + `⬛"`.
    func joinsEscapedEmoji(_ range: Range<Int>) -> Bool {
        range.upperBound < end && isEmoji(before: range.lowerBound) && isEmoji(at: range.upperBound)
    }

    private func isEmoji(at offset: Int) -> Bool {
        guard let scalar = escapedCharacter(offset)?.scalar ?? text(character(at: offset)).unicodeScalars.first else {
            return false
        }
        return Parser.isEmoji(scalar)
    }

    /// Also with the selector of its form behind it.
    private func isEmoji(before offset: Int) -> Bool {
        for length in [12, 10, 6] where offset >= length {
            if let (scalar, last) = escapedCharacter(offset - length), last == offset { return Parser.isEmoji(scalar) }
        }
        return [4, 3].contains { length in
            guard offset >= length, character(at: offset - length).upperBound == offset else { return false }
            return text(offset - length..<offset).unicodeScalars.first.map(Parser.isEmoji) == true
        }
    }

    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{FE0F}" || scalar.value >= 0x2000 && scalar.properties.isEmoji
    }
}
