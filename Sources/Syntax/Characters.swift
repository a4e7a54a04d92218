import SourceText

/// Characters that mislead a reader: control characters, invisible ones, what is left of lost letters, and `＃` where a comment seems to
/// begin, judged by where they stand.
extension Parser {
    /// Where a suspicious character stands.
    private enum Setting { case structure, plain(NodeID), quoted(NodeID), block(NodeID), comment, unread }

    /// Reports the characters at the given offsets, in order, and escapes of such characters: one message for a scalar, a comment or a run outside them.
    mutating func reportCharacters(_ offsets: [UInt32]) {
        guard !offsets.isEmpty else { return }
        let known = problems.map(\.location.range).sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        let unread = unread.merged
        var knownIndex = 0
        var node = 0
        var comment = 0
        var silentUntil = 0
        var passedIndex = 0
        var lost = LostLetters()
        for offset in offsets.map(Int.init) {
            if offset == 0, starts(0, with: "\u{FEFF}") { continue }
            while knownIndex < known.count, Int(known[knownIndex].end) <= offset { knownIndex += 1 }
            while node < nodes.count, nodes[node].kind != .scalar || Int(nodes[node].range.end) <= offset { node += 1 }
            while comment < comments.count, Int(comments[comment].end) <= offset { comment += 1 }
            while passedIndex < passed.count, Int(passed[passedIndex].end) <= offset { passedIndex += 1 }
            if offset < silentUntil {
                // On a line with such a character beside its structure, a text that holds another one is not judged.
                if node < nodes.count, Int(nodes[node].range.start) <= offset, nodes[node].style == .plain {
                    markIncomplete(node)
                }
                continue
            }
            if passedIndex < passed.count, Int(passed[passedIndex].start) <= offset { continue }
            if knownIndex < known.count, Int(known[knownIndex].start) <= offset { continue }
            let setting: Setting
            let settingEnd: Int
            if comment < comments.count, Int(comments[comment].start) <= offset {
                setting = .comment
                settingEnd = Int(comments[comment].end)
            } else if node < nodes.count, Int(nodes[node].range.start) <= offset {
                settingEnd = Int(nodes[node].range.end)
                switch nodes[node].style {
                case .plain: setting = .plain(node)
                case .literal, .folded: setting = .block(node)
                default: setting = .quoted(node)
                }
            } else {
                let next = unread.first(endingAfter: UInt32(offset))
                setting = next.map { $0.start <= offset } == true ? .unread : .structure
                settingEnd = lineEnd(offset)
            }
            if starts(offset, with: "\u{FFFD}") {
                // Version 1.0.0 let them pass, except that no key has one.
                let key: NodeID? = if case .plain(let node) = setting, isKey(node) { node } else { nil }
                if let key { markIncomplete(key) }
                lost.add(offset, isInKey: key != nil)
            } else if byte(offset) == UInt8(ascii: "\\") {
                if case .quoted(let node) = setting, judgeEscape(offset, in: node) { silentUntil = settingEnd }
            } else if judge(offset, setting) {
                silentUntil = settingEnd
            }
        }
        report(lost)
    }

    /// Reports one character if it is a problem there.
    private mutating func judge(_ offset: Int, _ setting: Setting) -> Bool {
        let range = character(at: offset)
        guard let scalar = text(range).unicodeScalars.first else { return false }
        switch scalar.value {
        case 0..<0xA0, 0x2028, 0x2029, 0xFFF9...0xFFFF:
            poison(setting)
            reportControlCharacter(offset..<(letters.controlEnd(offset) ?? range.upperBound))
            return true
        case 0x200D where joinsEmoji(range):
            return false
        case 0x200D:
            if case .quoted = setting, joinsEscapedEmoji(range) { return false }
        case 0x3000:
            // Within a mail's text or a comment a full-width space is ordinary Japanese typography.
            switch setting {
            case .block, .comment, .unread: return false
            case .quoted(let node) where isTextOfLines(node): return false
            default: break
            }
        case 0xFF03:
            // Without a blank behind it is a tag or a number: `講座 ＃1`.
            guard case .plain(let node) = setting, isSpace(offset - 1),
                isBlank(range.upperBound) || foreignSpaceEnd(range.upperBound) != nil
            else { return false }
            poison(setting)
            reportHashInText(range, text: nodes[node].range.offsets)
            return true
        case 0xE0020...0xE007F where isPartOfFlag(range):
            return false
        case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0xFFF0...0xFFF8, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A,
            0xE0000...0xE0FFF:
            // Version 1.0.0 let them pass, except that no key has one: they stay warnings.
            if case .plain(let node) = setting, isKey(node) { break }
            reportInvisible(scalar, range, isError: false, quotable: nil, isAll: isAllUnseen(setting))
            return true
        case 0xFEFF:
            // YAML allows it between quotes only.
            if case .quoted = setting { break }
            poison(setting)
            reportInvisible(scalar, range, isError: true, quotable: nil)
            return true
        default:
            break
        }
        switch setting {
        // Nothing but white space is no value, which is reported where one is due.
        case .quoted(let node) where text(nodes[node].range.offsets).dropFirst().dropLast().allSatisfy(\.isWhitespace):
            return true
        case .structure:
            reportInvisible(scalar, range, isError: true, quotable: nil)
        case .plain(let node):
            poison(setting)
            let text = nodes[node].range.offsets
            let isInside = range.lowerBound > text.lowerBound && range.upperBound < text.upperBound
            reportInvisible(
                scalar, range, isError: true, quotable: isInside ? text : nil,
                remedy: scalar == "\u{3000}" ? remedyOfFolded(node) : nil)
        case .quoted(let node) where !isAllUnseen(node):
            // In a name or a subject it may well be meant, and a blank instead of it would be another text.
            let mayBeMeant = scalar == "\u{3000}" && value(ofKey: node - 1) == .text
            let use: UseOfUnseen = mayBeMeant ? .meant : isAtEndOfLine(range) ? .dropped : .stray
            reportInvisible(scalar, range, isError: false, quotable: nil, use: use)
        case .quoted, .block, .comment, .unread:
            reportInvisible(scalar, range, isError: false, quotable: nil, isAll: isAllUnseen(setting))
        }
        return true
    }

    /// Whether a quoted text is one of lines, the body of a mail, which says the same below `|`.
    func isTextOfLines(_ node: NodeID) -> Bool {
        node > 0 && nodes[node - 1].kind == .scalar && isKey(node - 1) && holdsLines(nodes[node - 1].range.offsets)
    }

    /// Whether nothing but blanks stands between a place and a line break: there YAML drops the blanks of a quoted text.
    private func isAtEndOfLine(_ range: Range<Int>) -> Bool {
        var (start, last) = (range.lowerBound, range.upperBound)
        while start > 0, isBlank(start - 1) { start -= 1 }
        while isBlank(last) { last += 1 }
        return start > 0 && isBreak(start - 1) || isBreak(last)
    }

    private func isAllUnseen(_ setting: Setting) -> Bool {
        switch setting {
        case .plain(let node), .quoted(let node), .block(let node): isAllUnseen(node)
        case .structure, .comment, .unread: false
        }
    }

    private mutating func poison(_ setting: Setting) {
        switch setting {
        case .plain(let node), .quoted(let node), .block(let node): markIncomplete(node)
        case .structure, .comment, .unread: break
        }
    }

    func isKey(_ node: NodeID) -> Bool {
        var offset = Int(nodes[node].range.end)
        while offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
        return offset < end && bytes[offset] == UInt8(ascii: ":")
    }

    /// One of the unseen letters of a flag, such as `gbeng`, between U+1F3F4 and U+E007F.
    private func isPartOfFlag(_ range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while start > range.lowerBound - 24, isTagLetter(start - 4) { start -= 4 }
        var last = start
        while last < start + 24, isTagLetter(last) { last += 4 }
        return start >= 4 && starts(start - 4, with: "\u{1F3F4}") && start < last && starts(last, with: "\u{E007F}")
    }

    /// U+E0030–U+E0039 or U+E0061–U+E007A, a digit or letter as a tag.
    private func isTagLetter(_ offset: Int) -> Bool {
        guard offset >= 0, offset + 4 <= end, bytes[offset] == 0xF3, bytes[offset + 1] == 0xA0 else { return false }
        return switch bytes[offset + 2] {
        case 0x80: (0xB0...0xB9).contains(bytes[offset + 3])
        case 0x81: (0xA1...0xBA).contains(bytes[offset + 3])
        default: false
        }
    }

    /// U+200D between the parts of one emoji, such as a family.
    private func joinsEmoji(_ range: Range<Int>) -> Bool {
        guard range.lowerBound >= 3, range.upperBound < end else { return false }
        let before = bytes[range.lowerBound - 3] == 0xEF && bytes[range.lowerBound - 2] == 0xB8
        let isEmojiBefore = before || (range.lowerBound >= 4 && bytes[range.lowerBound - 4] == 0xF0)
        return isEmojiBefore && (bytes[range.upperBound] == 0xF0 || bytes[range.upperBound] == 0xE2)
    }
}
