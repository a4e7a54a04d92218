extension Markdown {
    /// A message of kessai as Markdown, in one line: what it quotes from a file stands in code or is escaped.
    ///
    /// The signs around what is quoted are those of code only if they are single and come in pairs, as what is quoted may hold some
    /// itself; else all of them are letters, and the message reads as it does in a terminal. What means nothing between 「 and 」 stays
    /// as it is.
    ///
    ///     「tax_rate」に「a*b」という値は    →  「tax_rate」に「`a*b`」という値は
    ///     `a*b` is not a value.          →  `a*b` is not a value.
    ///     ```a*b` is not a value.        →  \`\`\`a\*b\` is not a value.
    package static func message(_ message: String) -> String {
        written { markdown in
            for (index, piece) in pieces(of: message).enumerated() {
                switch piece {
                case .text(let text): append(text, isAtStart: index == 0, to: &markdown)
                case .code(let code): append(code: code, marksBlanks: false, to: &markdown)
                case .name(let name): markdown.append(name)
                }
            }
        }
    }

    private enum Piece {
        case text(String)
        case code(String)
        /// What means nothing as it is.
        case name(String)
    }

    private static func pieces(of message: String) -> [Piece] {
        // By code points: a combining mark makes one Character with the sign before it.
        let letters = message.unicodeScalars
        let hasCode = quotesWithSingleTicks(message)
        var pieces: [Piece] = []
        var start = letters.startIndex
        func addText(to end: String.Index) {
            if start < end { pieces.append(.text(String(letters[start..<end]))) }
        }
        var index = start
        while index < letters.endIndex {
            let (isTick, inner) = (letters[index] == "`", letters.index(after: index))
            guard isTick && hasCode || letters[index] == "「",
                let end = letters[inner...].firstIndex(of: isTick ? "`" : "」"), end > inner
            else {
                index = inner
                continue
            }
            let quoted = String(letters[inner..<end])
            index = isTick ? letters.index(after: end) : end
            if isTick || text(quoted) != quoted {
                addText(to: isTick ? letters.index(before: inner) : inner)
                pieces.append(!isTick && isName(quoted) ? .name(quoted) : .code(quoted))
                start = index
            }
        }
        addText(to: letters.endIndex)
        return pieces
    }

    /// `tax_rate`: between two letters of a word the sign is none of emphasis.
    private static func isName(_ text: String) -> Bool {
        let bytes = text.utf8
        func isPart(_ byte: UInt8?) -> Bool { byte.map { isLetter($0) || isDigit($0) } ?? false }
        return isPart(bytes.first) && isPart(bytes.last) && bytes.allSatisfy { isPart($0) || $0 == UInt8(ascii: "_") }
    }

    private static func quotesWithSingleTicks(_ message: String) -> Bool {
        let (tick, bytes) = (UInt8(ascii: "`"), message.utf8)
        return bytes.count { $0 == tick }.isMultiple(of: 2)
            && !zip(bytes, bytes.dropFirst()).contains { $0 == tick && $1 == tick }
    }
}
