import SourceText

/// Lines of a text below `|` or `>` that stand left of it, where for YAML the text ends. They are reported once, and passed up to the next
/// line that reads like an entry.
///
///     body: |
///       %name1% 様
///     いつもご利用ありがとうございます。     ← at the column of the keys, or between them and the text
///     # お問い合わせ                    ← a comment, with which the text ends as well
///       https://store.example.jp/
///     unsubscribe: true              ← the next entry
extension Parser {
    /// A block scalar whose lines have been passed.
    struct BlockText {
        /// Where its `|` or `>` stands.
        let header: Int
        /// Whether the header says by a number how far the text is indented.
        let isCounted: Bool
        /// How many spaces its lines must and do begin with.
        let need: Int
        let content: Int
        /// Where its lines begin and end.
        let lines: Range<Int>
    }

    /// Reports and passes the lines from the position on that belong to a text above; those behind a comment, too.
    @inline(never) mutating func passShallowLines(of text: BlockText) {
        guard atEnd ? isDivider(in: text) : goesOn(text, isFirst: true, around: nil) || isLineOfMail(text) else { return }
        let limit = mailEnd(of: text.header)
        if let limit, lineStart >= limit { return passIndentedMarker() }
        markIncomplete(nodes.count - 1)
        let isConflict = reportIfConflict(trimmed(position..<lineEnd(position)))
        let around = self.around()
        var last = position
        var isBelowDivider = false
        repeat {
            isBelowDivider = atEnd
            last = lineEnd(position)
            position = last
            skipToContent()
        } while limit.map { lineStart < $0 && position < end }
            ?? (atEnd
                ? isDivider(in: text) : isBelowDivider && !isEntryBelowDivider() || goesOn(text, isFirst: false, around: around))
        passed.append(ByteRange(text.lines.upperBound..<last))
        if isConflict { return }
        let lines = textLines(in: text.lines.upperBound..<last)
        let known = problems.count
        reportShallow(text, lines)
        if limit != nil, let low = lines.last { passMovedAlike(by: text.content - low.width, known: known) }
    }

    /// Takes the line at the position for an entry of the innermost mapping, if it was moved left with the lines of a text above it, by as many
    /// spaces; `known`: how many problems there were before the one that tells of those.
    private mutating func passMovedAlike(by shift: Int, known: Int) {
        let column = openBlocks.mappingColumn
        guard shift > 0, !atEnd, !tabBefore, !isSequenceEntry(position), indent + shift == column, let name = keyName(position),
            isFreeKey(name),
            !openBlocks.dropLast().contains(where: {
                $0.isMapping && $0.column == indent && around($0).map { $0.meaning(name) != .unknown } == true
            })
        else { return }
        if problems.count > known, let fix = problems[known].fixes.indices.first {
            problems[known].fixes[fix].edits.append(edit(lineStart..<position, String(repeating: " ", count: column)))
        }
        indent = column
    }

    /// Whether the line at the position, the first below the lines of a mail, belongs to that though it reads like an entry, as no block around
    /// has such a one: `TEL: 03-0000-0000`, `- 会費 6,600円`. So does a marker that was left of a conflict.
    mutating func isLineOfMail(_ text: BlockText) -> Bool {
        guard knownKeys != nil, indent < text.content, !tabBefore else { return false }
        let isItem = isSequenceEntry(position)
        var start = isItem ? entryContent(position) : position
        while isBlank(start) { start += 1 }
        if beginsWithEnglishKey(start) { return false }
        switch byte(start) {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "?"), UInt8(ascii: ":"),
            UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "#"), 0x0A, 0x0D, 0:
            return false
        default:
            break
        }
        if let name = keyName(start) {
            if name == "<<" || knownKeys?.isField(name) == true || isNameOfSetting(name, at: indent) || hasValueOfSetting() {
                return false
            }
        } else if !isItem, !isConflict(trimmed(position..<lineEnd(position))) {
            return false
        }
        // What a mail lacks may stand there under another name.
        return isInWholeMail() && mailEnd(of: text.header).map { lineStart < $0 } ?? false
    }

    /// Whether one of some lines is a marker of a conflict, with which the text would be mailed if it were indented like the others.
    func holdsConflict(_ lines: some Sequence<Int>) -> Bool {
        lines.contains {
            (byte($0) == UInt8(ascii: "<") || byte($0) == UInt8(ascii: ">")) && ($0 == 0 || isBreak($0 - 1))
                && isConflictMarker($0)
        }
    }

    /// Whether the line at the position goes on with a text above it, being no entry. `isFirst`: the lines above it are those of the text.
    /// `around`: of what else it may be an entry, where it is not the first.
    private mutating func goesOn(_ text: BlockText, isFirst: Bool, around: [Around]?) -> Bool {
        let readsLikeEntry = looksLikeEntry(position) || isMeantAsEntry(position)
        if tabBefore {
            // The first full-width space of a paragraph, or a tab below a line that was told of.
            return !readsLikeEntry && (!isFirst || indent > 0 && letters.indentSpaceEnd(lineStart + indent) != nil)
        }
        if indent >= text.need {
            if !isFirst || !readsLikeEntry { return true }
            // No block around the text has entries there; only one of theirs may have been moved.
            return indent >= text.content && bytes[position] >= 0x80 || !mayBeEntry(of: self.around())
        }
        if let isOfText = isEmphasisOfText() { return isOfText }
        if isEntryOfText(nodes.count - 2) { return true }
        let isEntry = readsLikeEntry && mayBeEntry(of: around)
        let line = trimmed(position..<lineEnd(position))
        if isConflict(line) || isMeantMarker() { return false }
        if readsLikeEntry, !isEntry { return byte(position) != UInt8(ascii: ":") }
        switch bytes[position] {
        case UInt8(ascii: "?") where isSpace(position + 1), UInt8(ascii: ":") where isSpace(position + 1),
            UInt8(ascii: "&"), UInt8(ascii: "!"):
            return false
        case UInt8(ascii: "-") where isSpace(position + 1):
            // Where no list around the text goes on, it may still be one below a key that is missing.
            return indent == openBlocks.mappingColumn && indent == text.need - 1 && indent != listEntry.dash
                && entryColon(position) == nil && isAboveText(text)
        default:
            if isEntry { return false }
        }
        if starts(position, with: "＃") || letters.meantColon(line) != nil
            || letters.wordBeforeBlank(line).map({ mayBeKey($0) }) == true
            || isEnglishWord(line)
        {
            return isAboveText(text)
        }
        return !isAboveBlock(of: indent) || !mayBeKey(line)
    }

    /// Whether the line at the position, perhaps with others of a list, stands above one that is indented like a text, and no entry.
    private func isAboveText(_ text: BlockText) -> Bool {
        var line = position
        // So many entries of a list are enough within a text.
        for _ in 0..<50 {
            guard let below = content(below: line) else { return false }
            if below.indent >= text.need { return !looksLikeEntry(below.offset) }
            guard below.indent == indent, isSequenceEntry(position), isSequenceEntry(below.offset) else { return false }
            line = below.offset
        }
        return false
    }

    private func isEnglishWord(_ line: Range<Int>) -> Bool { line.allSatisfy { Parser.isWord(bytes[$0]) } }

    /// `lines`: those below the text that belong to it, with the comments between them.
    mutating func reportShallow(_ text: BlockText, _ lines: [TextLine]) {
        guard hasRoom, let first = lines.first(where: { $0.width < text.content }) ?? lines.first else { return }
        let fitting = lines.filter { $0.width >= text.need && $0.width < text.content && bytes[$0.text] != UInt8(ascii: "#") }
        let above = textLines(in: text.lines)
        let deeper = above.count + lines.count { $0.width >= text.content }
        if !text.isCounted, deeper <= fitting.count, let width = fitting.map(\.width).min(), let deep = above.first {
            return reportDeepStart(deep, text, above: above, below: lines, width: width)
        }
        let low = lines.filter { $0.width < text.content }
        // Side by side, they would lose what they are indented by more than others.
        let isEven = low.allSatisfy { $0.width == first.width || bytes[$0.text] == UInt8(ascii: "#") }
        let line = trimmed(first.text..<lineEnd(first.text))
        let words = shallowWords(line, first, of: text)
        report(
            .badIndentation, line, words.message,
            label: Bilingual(ja: "字下げ\(first.width)個", en: spaces(first.width)),
            related: [related(character(at: text.header), ja: "文章はここから始まります", en: "the text is announced here")],
            help: words.help,
            fixes: low.isEmpty || !isEven || holdsConflict(lines.lazy.map(\.start))
                ? []
                : [
                    Fix(
                        Bilingual(ja: "文章の行を字下げする", en: "Indent the lines of the text"), safe: false,
                        edits: low.prefix(200).map { indentEdit($0, to: text.content) })
                ])
    }

    /// What a line does to the text that it seems to belong to, and what to do about it.
    private func shallowWords(
        _ line: Range<Int>, _ first: TextLine, of text: BlockText
    ) -> (message: Bilingual, help: Bilingual) {
        let name = blockName(text)
        let shown = excerpt(line)
        if first.width == 0, isDocumentMarker(first.text) {
            return (
                Bilingual(
                    ja: "行の先頭に「\(shown.prefix(3))」があるため、\(name.ja)の文章がここで終わってしまいます。",
                    en: "`\(shown.prefix(3))` at the start of a line ends the text of \(name.en)."),
                Bilingual(
                    ja: "文章の一部なら、字下げを半角スペース\(text.content)個にしてください。別の文書が始まるなら、次の行に「kind: …」を書いてください。",
                    en:
                        "Indent it to \(spaces(text.content)) if it is part of the text; if another document begins here, write its `kind: …` below."
                )
            )
        }
        if bytes[first.text] == UInt8(ascii: "#") {
            return (
                Bilingual(
                    ja: "「\(shown)」はコメントとして読まれるため、\(name.ja)の文章がここで終わってしまいます。",
                    en: "`\(shown)` is read as a comment, which ends the text of \(name.en)."),
                Bilingual(
                    ja: "文章の一部なら、字下げを半角スペース\(text.content)個にしてください。コメントなら、文章の外に移してください。",
                    en: "Indent it to \(spaces(text.content)) if it is part of the text; move a comment out of the text.")
            )
        }
        return (
            Bilingual(
                ja: "「\(shown)」は\(name.ja)の文章の続きのようですが、字下げが足りません。",
                en: "`\(shown)` seems to belong to the text of \(name.en), but is not indented like it."),
            entryColon(first.text) != nil
                ? Bilingual(
                    ja: "文章の続きなら、字下げを半角スペース\(text.content)個にしてください。設定なら、キーの名前を確かめてください。",
                    en:
                        "Indent it to \(spaces(text.content)) if it goes on with the text; check the name of the key of a setting."
                )
                : Bilingual(
                    ja: "文章の続きなら、字下げを半角スペース\(text.content)個にしてください。新しい項目なら「キー: 値」の形にしてください。",
                    en:
                        "Indent it to \(spaces(text.content)) if it goes on with the text; write an entry of its own as `key: value`."
                )
        )
    }

    /// The first lines of a text stand right of those below, which are indented by `width` at least, as far as they are at all.
    private mutating func reportDeepStart(_ deep: TextLine, _ text: BlockText, above: [TextLine], below: [TextLine], width: Int) {
        let line = trimmed(deep.text..<lineEnd(deep.text))
        let (sign, number) = (excerpt(character(at: text.header)), width - max(text.need - 1, 0))
        let keepsDeep = (1...9).contains(number) && text.need > 0
        let low = below.filter { $0.width < width }
        let shift = text.content - width
        report(
            .badIndentation, line,
            Bilingual(
                ja: "文章の最初の行の字下げ(\(text.content)個)が、下の行(\(width)個)より深くなっています。",
                en: "The first line of the text is indented by \(text.content), deeper than a line below it (\(width))."),
            label: Bilingual(ja: "字下げ\(deep.width)個", en: spaces(deep.width)),
            related: [related(character(at: text.header), ja: "文章はここから始まります", en: "the text is announced here")],
            note: Bilingual(
                ja: "「\(sign)」の文章の字下げは最初の行で決まり、どの行もそれより浅くは書けません。",
                en: "The first line says how far a text of `\(sign)` is indented; no line of it can stand left of that."),
            help: Bilingual(
                ja: "最初の行の字下げを半角スペース\(width)個にしてください。", en: "Indent the first line to \(spaces(width)).")
                + (keepsDeep
                    ? Bilingual(
                        ja: "最初の行だけを深くしたいときは「\(sign)\(number)」と書きます。", en: " To keep it deeper, write `\(sign)\(number)`.")
                    : Bilingual(ja: "", en: "")),
            fixes: above.count + low.count > 200 || holdsConflict((above + below).lazy.map(\.start))
                ? []
                : [
                    Fix(
                        Bilingual(ja: "字下げを下の行にそろえる", en: "Indent it like the lines below"), safe: false,
                        edits: above.map { edit($0.start..<$0.start + shift, "") } + low.map { indentEdit($0, to: width) })
                ])
    }

    private func indentEdit(_ line: TextLine, to width: Int) -> Edit {
        edit(line.start..<line.text, String(repeating: " ", count: width))
    }

    /// The key that holds a text, or what announces it.
    private func blockName(_ text: BlockText) -> (ja: String, en: String) {
        let key = nodes.count - 2
        if key >= 0, isKey(key) {
            let name = excerpt(nodes[key].range.offsets)
            return ("上の「\(name):」", "`\(name):` above")
        }
        let sign = excerpt(character(at: text.header))
        return ("上の「\(sign)」", "`\(sign)` above")
    }
}
