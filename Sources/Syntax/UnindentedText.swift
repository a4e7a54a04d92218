import SourceText

/// A text below `|` or `>` whose first line is not indented, as where a mail was pasted in: for YAML it is empty, and its lines belong to
/// nothing. They are reported once, and passed up to the next entry of a block around it.
///
///     body: |
///     %name1% 様
///     お電話は下記へ。
///     TEL: 03-0000-0000      ← no key of a mail
///     unsubscribe: true      ← the next entry
extension Parser {
    /// Reports and passes the text below the header at an offset, which has no line yet; `firstLine` is where it should begin, and
    /// `counted` how far it is indented where the header says so. Nothing where no line is one of it.
    mutating func passUnindentedText(need: Int, counted: Int?, of header: Int, firstLine: Int) {
        let content = counted ?? need + 1
        let text = BlockText(
            header: header, isCounted: counted != nil, need: need, content: content, lines: firstLine..<firstLine)
        guard isUnindentedLine(need: need, around: nil) || !atEnd && isLineOfMail(text) else { return }
        let limit = mailEnd(of: header)
        if let limit, lineStart >= limit { return passIndentedMarker() }
        markIncomplete(nodes.count - 1)
        let around = self.around()
        let firstStart = lineStart
        let head = Head(
            text: trimmed(position..<lineEnd(position)), spaces: indent, isTabbed: byte(lineStart + indent) == 0x09,
            isWide: isWideIndented && isWideThroughout(need: need))
        var last = position
        repeat {
            last = lineEnd(position)
            position = last
            skipToContent()
        } while limit.map { lineStart < $0 && position < end } ?? isUnindentedLine(need: need, around: around)
        passed.append(ByteRange(firstStart..<last))
        let lines = textLines(in: firstLine..<last, isWide: head.isWide)
        if head.isWide {
            let edits =
                holdsConflict(lines.lazy.map(\.start))
                ? [] : indented(lines, by: content - lines.reduce(content) { min($0, $1.width) })
            reportWideIndentation(firstStart + head.spaces..<head.text.lowerBound, header: header, edits: edits)
        } else if head.spaces < need || firstStart == 0 || isBreak(firstStart - 1) {
            reportUnindented(head, lines, need: need, counted: counted, header: header)
        }
    }

    /// Whether the line at the position, which is not indented enough for a text, belongs to one nevertheless. `around`: where lines above
    /// it do, so that an entry of no block around can be nothing else.
    private mutating func isUnindentedLine(need: Int, around: [Around]?) -> Bool {
        guard !atEnd else { return false }
        if indent >= need || byte(lineStart + indent) == 0x09 || isWideIndented { return true }
        if byte(position) == UInt8(ascii: ":") && isSpace(position + 1) || isMeantMarker() { return false }
        if let isOfText = isEmphasisOfText() { return isOfText }
        guard looksLikeEntry(position) || isMeantAsEntry(position) else { return !isKeyBeforeSign() }
        return around != nil && !mayBeEntry(of: around) || isEntryOfText(nodes.count - 2)
    }

    /// Whether the line at the position has, before a sign that stands for a colon, the name of a field that the mapping in its column may
    /// still have: `unsubscribe；true`.
    private func isKeyBeforeSign() -> Bool {
        let line = (position..<lineEnd(position)).prefix(100)
        guard let knownKeys, let sign = line.first(where: { isSignOfColon($0) }) else { return false }
        let name = text(trimmed(line.lowerBound..<sign))
        guard knownKeys.isField(name) else { return false }
        return openBlocks.contains { block in
            block.column == indent && around(block).map { !$0.isList && $0.meaning(name) == .free } == true
        }
    }

    private func isSignOfColon(_ offset: Int) -> Bool {
        switch bytes[offset] {
        case UInt8(ascii: "="), UInt8(ascii: ";"): true
        case 0xE2, 0xEF: ["；", "＝", "→", "∶", "："].contains { starts(offset, with: $0) }
        default: false
        }
    }

    /// The first line of such a text.
    private struct Head {
        let text: Range<Int>
        let spaces: Int
        let isTabbed: Bool
        /// Whether all lines are indented with full-width spaces.
        let isWide: Bool
    }

    /// Whether the line at the position begins with two full-width spaces at least: one may be the indentation of a paragraph.
    private var isWideIndented: Bool { starts(lineStart + indent, with: "\u{3000}\u{3000}") }

    /// Whether all lines of the text at the position are indented with full-width spaces: those that begin otherwise are none of it.
    private func isWideThroughout(need: Int) -> Bool {
        var line: (indent: Int, offset: Int)? = (indent, lineStart + indent)
        // So many lines are enough for a text that was written by hand.
        for _ in 0..<1_000 {
            guard let text = line else { return true }
            guard starts(text.offset, with: "\u{3000}\u{3000}") else {
                return text.indent < need && (looksLikeEntry(text.offset) || isDocumentMarker(text.offset))
            }
            line = content(below: text.offset)
        }
        return false
    }

    private func indented(_ lines: [TextLine], by missing: Int) -> [Edit] {
        lines.map { edit($0.start..<$0.text, String(repeating: " ", count: $0.width + missing)) }
    }

    /// `lines`: those of the text, with the comments above and between them.
    private mutating func reportUnindented(_ head: Head, _ lines: [TextLine], need: Int, counted: Int?, header: Int) {
        guard hasRoom else { return }
        // Where all of it is indented, a comment above it has ended the text.
        let width = lines.filter { bytes[$0.text] != UInt8(ascii: "#") }.map(\.width).min() ?? 0
        if width >= need, !head.isTabbed, lines.contains(where: { $0.width < need }) {
            let empty = head.text.lowerBound..<head.text.lowerBound
            let text = BlockText(header: header, isCounted: false, need: need, content: width, lines: empty)
            return reportShallow(text, lines)
        }
        let slip = slipped(lines, need: need, counted: counted)
        let remedy: TextRemedy =
            if let slip { alignment(slip) } else {
                indentation(lines, need: need, content: counted ?? need + 1, isTabbed: head.isTabbed)
            }
        let sign = excerpt(character(at: header))
        report(
            head.isTabbed ? .tabIndentation : .badIndentation, head.isTabbed ? tabs(before: head.text.lowerBound) : head.text,
            head.isTabbed
                ? Bilingual(
                    ja: "「\(sign)」の下の文章がタブで字下げされています。YAMLでは字下げにタブを使えません。",
                    en: "The text below `\(sign)` is indented with a tab, where YAML allows only spaces.")
                : slip == nil
                    ? Bilingual(ja: "「\(sign)」の下の文章が字下げされていません。", en: "The text below `\(sign)` is not indented.")
                    : Bilingual(
                        ja: "「\(sign)」の下の文章の最初の行が字下げされていません。",
                        en: "The first line of the text below `\(sign)` is not indented."),
            label: head.isTabbed ? Bilingual(ja: "タブ", en: "tab") : Bilingual(ja: "字下げ\(head.spaces)個", en: spaces(head.spaces)),
            related: [related(character(at: header), ja: "文章はここから始まります", en: "the text is announced here")],
            help: remedy.help,
            fixes: remedy.edits.isEmpty || lines.count > 1_000 || holdsConflict(lines.lazy.map(\.start))
                ? [] : [Fix(remedy.title, safe: false, edits: remedy.edits)])
    }

    /// A text that was pasted in: all of its lines move alike.
    private func indentation(_ lines: [TextLine], need: Int, content: Int, isTabbed: Bool) -> TextRemedy {
        let missing = content - lines.reduce(content) { min($0, $1.width) }
        return TextRemedy(
            help: Bilingual(
                ja: "文章のすべての行を、半角スペース\(need)個以上で字下げしてください。",
                en: "Indent every line of the text to at least \(spaces(need))."),
            title: Bilingual(ja: "文章の行を字下げする", en: "Indent the lines of the text"),
            edits: missing <= 0 && !isTabbed ? [] : indented(lines, by: missing))
    }
}

/// A line with what stands on it: white space, so wide with two columns for a tab, and something behind that.
struct TextLine {
    let start: Int
    /// How many spaces it begins with.
    let spaces: Int
    let width: Int
    let text: Int
}

extension Parser {
    /// The lines of a range on which something stands; `isWide`: with full-width spaces before that.
    func textLines(in range: Range<Int>, isWide: Bool = false) -> [TextLine] {
        var found: [TextLine] = []
        var line = range.lowerBound
        while line < range.upperBound {
            var (text, width) = (line, 0)
            while byte(text) == 0x20 { text += 1 }
            let spaces = text - line
            width = spaces
            while isBlank(text) || isWide && starts(text, with: "\u{3000}") {
                width += bytes[text] == 0x20 ? 1 : 2
                text += bytes[text] < 0x80 ? 1 : 3
            }
            if text < range.upperBound, !isBreak(text) {
                found.append(TextLine(start: line, spaces: spaces, width: width, text: text))
            }
            line = afterBreak(lineEnd(text))
        }
        return found
    }
}
