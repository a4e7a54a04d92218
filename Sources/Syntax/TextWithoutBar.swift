import SourceText

/// The lines of a mail below or behind their key, without the `|` that makes one text of them. Where YAML cannot take them for a text, each
/// of them would be a mistake of another kind, and the quotes that mend it would be mailed.
///
///     body:
///       いつもありがとうございます。
///       お名前: %name1% 様          ← the key and the value of an entry
///       連絡先: @kakeibo           ← one that needs quotes
///     unsubscribe: true
extension Parser {
    /// Lines that were meant as one text.
    private struct Lines {
        /// Those on which something stands, comments too.
        let all: [TextLine]
        let end: Int
        /// The first that YAML takes for something else.
        let odd: Range<Int>
    }

    /// Reports and passes the lines at the position, which are the value of the key that was read last, if they are a text that YAML cannot
    /// take for one. `need`: how many spaces they begin with at least, `colonEnd`: where the colon of the key ends.
    @inline(__always) mutating func passTextWithoutBar(need: Int, colonEnd: Int) -> Bool {
        mayBeginTextWithoutBar && passesTextWithoutBar(need: need, colonEnd: colonEnd)
    }

    /// A screen for the lines below all keys, which are mostly those of a group or a list: their keys are English words, or longer than the
    /// names of a text.
    @inline(__always) private var mayBeginTextWithoutBar: Bool {
        guard knownKeys != nil, let key = nodes.last, key.range.end &- key.range.start <= 12 else { return false }
        return !beginsWithEnglishKey(byte(position) == UInt8(ascii: "-") && isBlank(position &+ 1) ? position &+ 2 : position)
    }

    /// Whether a word in lower case with a colon stands at an offset, as nearly all settings begin.
    @inline(__always) func beginsWithEnglishKey(_ start: Int) -> Bool {
        var last = start
        while Parser.isWord(byte(last)), byte(last) >= UInt8(ascii: "_") { last &+= 1 }
        return last > start && byte(last) == UInt8(ascii: ":")
    }

    @inline(never) private mutating func passesTextWithoutBar(need: Int, colonEnd: Int) -> Bool {
        // Its colon may be a full-width one, or not be there.
        guard need > 0, !tabBefore, let key = nodes.last, holdsLines(key.range.offsets), isInWholeMail(), mayBeginText(position),
            let lines = linesOfText(from: lineStart, need: need), !isList(lines), !isOneSetting(lines)
        else { return false }
        let start = position
        reportTextWithoutBar(lines, fix: barFix(lines, need: need, colonEnd: colonEnd))
        pass(lines, from: start, need: need)
        return true
    }

    /// The same where the text begins behind its key, at an offset, and goes on below.
    @inline(never) mutating func passTextBesideKey(from start: Int, need: Int) -> Bool {
        let key = nodes.count - 1
        guard need > 0, brackets.depth == 0, isKey(key), Int(nodes[key].range.end) < start,
            value(ofKey: key) == .textOfLines, isInWholeMail(), let below = content(below: start), below.indent >= need,
            let lines = linesOfText(from: below.offset - below.indent, need: need, behindKey: start)
        else { return false }
        for line in lines.all where isSetting(line.text) { return false }
        reportTextWithoutBar(lines, fix: lineFix(lines, from: start))
        goBack(to: start)
        pass(lines, from: start, need: need)
        return true
    }

    private mutating func pass(_ lines: Lines, from start: Int, need: Int) {
        add(Node(kind: .scalar, style: .literal, flags: .incomplete, range: ByteRange(start..<lines.end)))
        skipDeeper(need: need)
        contentEnd = lines.end
    }

    /// Whether the first line below the key of a text may be one of the text: what has a meaning for YAML stays that, and a setting or a list
    /// was hardly meant as one.
    private mutating func mayBeginText(_ start: Int) -> Bool {
        switch bytes[start] {
        case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "{"), UInt8(ascii: "#"):
            return false
        case UInt8(ascii: "&"), UInt8(ascii: "!"):
            return letters.isMarkedKey(start)
        case UInt8(ascii: "*"):
            return isBlank(start + 1)
        case UInt8(ascii: "["):
            // A list, unless it ends above other lines.
            let line = trimmed(start..<lineEnd(start))
            guard let last = letters.bracketsEnd(start, before: line.upperBound) else { return false }
            return last < line.upperBound || content(below: start) != nil
        case 0xEF where letters.isBlockHeader(start):
            return false
        default:
            return !isSetting(start)
        }
    }

    /// Nil where YAML takes them for one text. `behindKey`: where that begins, if it does so behind its key.
    private func linesOfText(from first: Int, need: Int, behindKey: Int? = nil) -> Lines? {
        var (last, line) = (first, first)
        while line < end {
            var text = line
            while byte(text) == 0x20 { text += 1 }
            if text < end, !isBreak(text) {
                guard text - line >= need else { break }
                last = trimmed(text..<lineEnd(text)).upperBound
            }
            line = afterBreak(lineEnd(text))
        }
        let all = textLines(in: first..<last)
        let texts = all.filter { bytes[$0.text] != UInt8(ascii: "#") }
        let start = behindKey ?? texts.first?.text
        // With a bracket, or a sign that begins no text, only the first line is none.
        let odd =
            if let start, entryColon(start) != nil || !letters.canBeginPlain(start, flow: false) {
                start
            } else {
                texts.first { entryColon($0.text) != nil }?.text
            }
        return odd.map { Lines(all: all, end: last, odd: trimmed($0..<lineEnd($0))) }
    }

    /// Whether all lines but those right of the first begin with the dash of a list.
    private func isList(_ lines: Lines) -> Bool {
        guard let first = lines.all.first else { return false }
        return lines.all.allSatisfy {
            $0.spaces > first.spaces || bytes[$0.text] == UInt8(ascii: "#") || isSequenceEntry($0.text)
        }
    }

    /// Whether all there is is one entry, which may well be a setting, unless it has a sign that none begins with; or a choice.
    private func isOneSetting(_ lines: Lines) -> Bool {
        guard let first = lines.all.first(where: { bytes[$0.text] != UInt8(ascii: "#") }), let value = valueText(first.text)
        else {
            return false
        }
        return isChoice(value) || lines.all.count == 1 && !beginsWithSign(value)
    }

    private func isChoice(_ value: String) -> Bool {
        ["true", "false", "TRUE", "on", "off", "はい", "いいえ", "する", "しない"].contains(value)
    }

    private func beginsWithSign(_ value: String) -> Bool { value.utf8.first.map { Self.isSign($0) } == true }

    /// Whether no text without quotes can begin with a character.
    private static func isSign(_ first: UInt8) -> Bool { "%@`".utf8.contains(first) }

    /// What stands behind the colon of an entry at an offset.
    private func valueText(_ start: Int) -> String? {
        let line = trimmed(start..<lineEnd(start))
        guard let colon = entryColon(start) ?? letters.meantColon(line) else { return nil }
        var value = min(colon + (bytes[colon] == UInt8(ascii: ":") ? 1 : 3), line.upperBound)
        while value < line.upperBound, isBlank(value) { value += 1 }
        return text(value..<line.upperBound)
    }

    /// Whether an entry at an offset is a setting rather than a line of a mail, as far as its name tells.
    private mutating func isSetting(_ start: Int) -> Bool {
        guard entryColon(start) != nil, let name = keyName(start) else { return false }
        return isQuote(start) || isNameOfSetting(name, at: nil)
    }

    /// Whether a name begins with a quote, as hardly a line of a mail does, and as one with escapes, which is not known by its letters.
    private func isQuote(_ start: Int) -> Bool { byte(start) == UInt8(ascii: "\"") || byte(start) == UInt8(ascii: "'") }

    /// Whether a name is written like an English key, or is, perhaps misspelt, one of a block around; first of those in a column. Where none is
    /// given, it stands deeper than all of them, and only the innermost could hold it.
    mutating func isNameOfSetting(_ name: String, at column: Int?) -> Bool {
        if name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }) {
            return true
        }
        guard knownKeys != nil else { return true }
        // `件 名`.
        let name = name.filter { !$0.isWhitespace }
        let mappings = openBlocks.filter { nodes[$0.node].kind == .mapping }
        if mappings.suffix(column == nil ? 1 : mappings.count).contains(where: {
            around($0).map { $0.meaning(name) != .unknown } ?? false
        }) {
            return true
        }
        guard let near = mappings.last(where: { $0.column == column }) ?? mappings.last else { return true }
        return mayBeMeant(name, in: near.node)
    }

    /// Whether a name that is not known may be a misspelt one. Comparing it with those of all fields takes up to 10 ms; mails share their
    /// names, and of more of them than anybody writes no setting is looked for.
    private mutating func mayBeMeant(_ name: String, in mapping: NodeID) -> Bool {
        if let known = namesCompared[name] { return known }
        guard let knownKeys, namesCompared.count < 128 else { return false }
        let mayBe = knownKeys.mayBeMeant(keys(of: mapping), name)
        namesCompared[name] = mayBe
        return mayBe
    }

    /// Whether the innermost mapping is a mail with all that it needs, in which a name that it does not know is none of a field.
    mutating func isInWholeMail() -> Bool {
        guard let knownKeys, let mapping = openBlocks.last(where: \.isMapping) else { return false }
        if mapping.node == wholeMail { return true }
        guard knownKeys.areOfWholeMail(keys(of: mapping.node)) else { return false }
        wholeMail = mapping.node
        return true
    }

    /// Whether the line at the position reads like an entry, and is one of the text of a key above all the same, as there is no such setting:
    /// `お名前: %name1% 様`, `会費：2,160円`. `isAnnounced`: a `|` stands behind the key.
    @inline(never) mutating func isEntryOfText(_ key: NodeID, isAnnounced: Bool = true) -> Bool {
        guard byte(position) != UInt8(ascii: "-"), byte(position) != UInt8(ascii: "?"), !isQuote(position),
            !Parser.mayBeginMarker(byte(position)), !beginsWithEnglishKey(position),
            nodes.indices.contains(key), isKey(key), holdsLines(nodes[key].range.offsets),
            // Further left it may be the misspelt key of a block around.
            indent == openBlocks.mappingColumn,
            let name = keyName(position), !name.isEmpty, hasValueOfText(isAnnounced: isAnnounced), isInWholeMail()
        else { return false }
        return !isNameOfSetting(name, at: indent)
    }

    /// Whether what stands behind the colon of the line at the position may go on as a text: no choice, and no group or list below.
    private func hasValueOfText(isAnnounced: Bool) -> Bool {
        guard let value = valueText(position) else { return false }
        if value.isEmpty {
            guard let below = content(below: position) else { return true }
            return below.indent < indent || below.indent == indent && !isSequenceEntry(below.offset)
        }
        if isChoice(value) { return false }
        // Below a key without a value a setting may stand as well, unless it has a sign that none begins with, or prose stands below.
        return isAnnounced || beginsWithSign(value) || isAboveProse()
    }

    /// Whether what stands behind the colon of the line at the position is a choice, or are the entries of a group or a list below it.
    func hasValueOfSetting() -> Bool {
        guard let value = valueText(position) else { return false }
        if !value.isEmpty { return isChoice(value) }
        guard let below = content(below: position), below.indent >= indent else { return false }
        let isItem = isSequenceEntry(below.offset)
        guard isItem || below.indent > indent else { return false }
        return keyName(isItem ? entryContent(below.offset) : below.offset).map { knownKeys?.isField($0) == true } ?? false
    }

    /// Whether a line that is no entry stands below the one at the position in its column, or below others like it.
    private func isAboveProse() -> Bool {
        var offset = position
        for _ in 0..<50 {
            guard let below = content(below: offset), below.indent == indent else { return false }
            offset = below.offset
            if beginsWithEnglishKey(offset) || isSequenceEntry(offset) { return false }
            if entryColon(offset) == nil, letters.meantColon(trimmed(offset..<lineEnd(offset))) == nil { return true }
        }
        return false
    }

    /// Whether a value belongs to a key that is none of its mapping, below the text of a mail or in place of it: quotes would be written into
    /// what may be a line of that.
    mutating func isValueInText() -> Bool {
        guard brackets.depth == 0, knownKeys != nil, let mapping = openBlocks.last(where: \.isMapping) else { return false }
        // Where nobody looked, nothing is quoted.
        if valuesJudged >= 256 { return true }
        valuesJudged += 1
        if openBlocks.contains(where: { value(ofKey: $0.node - 1) == .textOfLines }) { return true }
        guard let name = nodes.last, isKey(nodes.count - 1), let around = around(mapping),
            around.meaning(keyText(name.range.offsets)) == .unknown
        else { return false }
        return keys(of: mapping.node).contains { knownKeys?.value($0) == .textOfLines }
    }

    // MARK: What to do

    private mutating func reportTextWithoutBar(_ lines: Lines, fix: Fix?) {
        guard hasRoom, let key = nodes.last else { return }
        let (name, line) = (excerpt(key.range.offsets), excerpt(lines.odd))
        report(
            .syntaxError, lines.odd,
            Bilingual(
                ja: "「\(name):」の文章に「\(line)」の行があるため、「|」が必要です。",
                en: "The text of `\(name):` has the line `\(line)`, and so needs a `|`."),
            note: Self.isSign(byte(lines.odd.lowerBound))
                ? Parser.signNote
                : Bilingual(
                    ja: "「|」がないと、YAMLは「キー: 値」や「- 」の形の行を文章として読みません。",
                    en: "Without a `|`, YAML does not read a line such as `key: value` or `- entry` as text."),
            help: Parser.barHelp(name), fixes: [fix].compactMap { $0 })
    }

    private static func barHelp(_ name: String) -> Bilingual {
        Bilingual(
            ja: "「\(name): |」と書き、文章は次の行から字下げして書いてください。行は引用符で囲まず、そのまま残します。",
            en: "Write `\(name): |`, and the text on the lines below, indented. Leave the lines as they are, without quotes.")
    }

    /// The same for a plain text of several lines with a character that none but such a text may hold; nil for a value of another key.
    func remedyOfFolded(_ node: NodeID) -> (help: Bilingual, fix: Fix?)? {
        let text = nodes[node].range.offsets
        guard isTextOfLines(node), lineEnd(text.lowerBound) < text.upperBound else { return nil }
        let key = nodes[node - 1].range.offsets
        var colonEnd = key.upperBound
        while isBlank(colonEnd) { colonEnd += 1 }
        colonEnd += 1
        let isBeside = lineEnd(colonEnd) > text.lowerBound
        let first = afterBreak(lineEnd(isBeside ? text.lowerBound : colonEnd))
        let lines = Lines(all: textLines(in: first..<text.upperBound), end: text.upperBound, odd: text)
        guard let width = lines.all.map(\.spaces).min() else { return nil }
        // Nobody knows from here how far the lines may stand left, so that no number is written behind the bar.
        let fix =
            isBeside
            ? lineFix(lines, from: text.lowerBound)
            : lines.all.first?.spaces == width ? barFix(lines, need: width + 1, colonEnd: colonEnd) : nil
        return (Parser.barHelp(excerpt(key)), fix)
    }

    static let signNote = Bilingual(
        ja: "YAMLでは「%」「@」「`」で文字の値を始められません。", en: "In YAML no unquoted text can begin with `%`, `@` or a backtick.")

    /// Writes the `|`, with a number where the first line stands right of others. Nil where a comment would become part of the text.
    private func barFix(_ lines: Lines, need: Int, colonEnd: Int) -> Fix? {
        guard let first = lines.all.first, !holdsComment(lines), !hasCommentLine(colonEnd..<first.start),
            bytes[colonEnd - 1] == UInt8(ascii: ":") || starts(max(0, colonEnd - 3), with: "：")
        else { return nil }
        let width = lines.all.reduce(first.spaces) { min($0, $1.spaces) }
        let number = width - (need - 1)
        let isPlain = width == first.spaces && !hasWideBlank(above: first)
        guard isPlain || (1...9).contains(number) else { return nil }
        return Fix(
            Bilingual(ja: "「|」の文章にする", en: "Make it a text of `|`"), safe: false,
            edits: [edit(colonEnd..<colonEnd, isPlain ? " |" : " |\(number)")])
    }

    /// Moves the line behind the key to the others.
    private func lineFix(_ lines: Lines, from start: Int) -> Fix? {
        guard let first = lines.all.first, !holdsComment(lines), lines.all.allSatisfy({ $0.spaces >= first.spaces }) else {
            return nil
        }
        var gap = start
        while gap > 0, isBlank(gap - 1) { gap -= 1 }
        // A letter alone may stand for the bar: `body: l`.
        guard gap < start, lineEnd(start) > start + 1 else { return nil }
        let lineBreak = text(lineEnd(start)..<afterBreak(lineEnd(start)))
        return Fix(
            Bilingual(ja: "「|」の文章にする", en: "Make it a text of `|`"), safe: false,
            edits: [edit(gap..<start, " |" + lineBreak + String(repeating: " ", count: first.spaces))])
    }

    private func holdsComment(_ lines: Lines) -> Bool { lines.all.contains { bytes[$0.text] == UInt8(ascii: "#") } }

    /// Whether a line behind that of a key, up to the text, is a comment.
    private func hasCommentLine(_ range: Range<Int>) -> Bool {
        let below = afterBreak(lineEnd(range.lowerBound))
        return below < range.upperBound && !textLines(in: below..<range.upperBound).isEmpty
    }

    /// Whether an empty line right above another one holds more spaces than it.
    private func hasWideBlank(above line: TextLine) -> Bool {
        var start = line.start
        while start > 0, isBreak(start - 1) {
            let last = start - 1
            start = last
            while start > 0, bytes[start - 1] == 0x20 { start -= 1 }
            if start > 0, !isBreak(start - 1) { return false }
            if last - start > line.spaces { return true }
        }
        return false
    }
}
