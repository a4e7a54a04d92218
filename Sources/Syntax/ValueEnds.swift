/// Where a value that begins on a line ends on it, as far as a look at the line can tell.
extension Letters {
    /// The end of a quoted text that begins at an offset and is closed on its line.
    func quotedEnd(_ offset: Int, before last: Int) -> Int? {
        let quote = byte(offset)
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        var index = offset + 1
        while index < last, !isBreak(index) {
            if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                if !isBreak(index + 1) { index += 1 }
            } else if bytes[index] == quote {
                // Two single quotes are one character of the text.
                guard quote == UInt8(ascii: "'"), byte(index + 1) == quote else { return index + 1 }
                index += 1
            }
            index += 1
        }
        return nil
    }

    /// The end of the collection in brackets that begins at an offset and is closed before another one.
    func bracketsEnd(_ offset: Int, before last: Int) -> Int? {
        var depth = 0
        var index = offset
        while index < last {
            switch bytes[index] {
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth <= 0 { return depth == 0 ? index + 1 : nil }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                // Within a word it is part of the text.
                if index > 0,
                    isSpace(index - 1) || Letters.isFlowIndicator(bytes[index - 1]) || bytes[index - 1] == UInt8(ascii: ":")
                {
                    guard let quoted = quotedEnd(index, before: last) else { return nil }
                    index = quoted
                    continue
                }
            default:
                break
            }
            index += 1
        }
        return nil
    }
}
