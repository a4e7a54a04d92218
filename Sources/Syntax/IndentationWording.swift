import SourceText

/// The words for wrong indentation: `tab-indentation`, `bad-indentation`.
extension Parser {
    private static let tabMessage = Bilingual(
        ja: "字下げにタブが使われています。YAMLでは字下げにタブを使えません。",
        en: "A tab is used for indentation, where YAML allows only spaces.")
    private static let tabHelp = Bilingual(
        ja: "字下げには半角スペースを使ってください(1段につき2個が目安です)。",
        en: "Indent with spaces, usually two for each level.")

    /// A tab where only spaces may stand.
    mutating func reportTabIndentation(_ range: Range<Int>) {
        guard hasRoom else { return }
        let tab = range.first { bytes[$0] == 0x09 } ?? range.lowerBound
        report(
            .tabIndentation, tab..<max(range.upperBound, tab + 1),
            Parser.tabMessage, label: Bilingual(ja: "タブ", en: "tab"), help: Parser.tabHelp)
    }

    /// From the first tab of an indentation to its end.
    func tabs(before text: Int) -> Range<Int> {
        var start = text
        while start > 0, isBlank(start - 1) { start -= 1 }
        return ((start..<text).first { bytes[$0] == 0x09 } ?? start)..<text
    }

    /// The line at the position is indented with a tab, perhaps with more such lines below: one message, one fix for all.
    mutating func reportTabRun() {
        guard hasRoom else { return }
        if let bad = (lineStart..<position).first(where: { bytes[$0] != 0x20 }), bytes[bad] != 0x09 {
            return reportForeignIndentation(bad)
        }
        var edits: [Edit] = []
        var offset = lineStart
        while offset < end, edits.count < 200 {
            let line = offset
            while isBlank(offset) { offset += 1 }
            guard let tab = (line..<offset).first(where: { bytes[$0] == 0x09 }) else { break }
            let width = (line..<offset).reduce(0) { $0 + (bytes[$1] == 0x09 ? 2 : 1) }
            if !isBreak(offset), offset < end { edits.append(edit(line..<offset, String(repeating: " ", count: width))) }
            if tab >= end { break }
            offset = afterBreak(lineEnd(offset))
        }
        let tab = (lineStart..<position).first { bytes[$0] == 0x09 } ?? lineStart
        report(
            .tabIndentation, tab..<max(position, tab + 1),
            Parser.tabMessage, label: Bilingual(ja: "タブ", en: "tab"), help: Parser.tabHelp,
            fixes: [
                Fix(
                    Bilingual(ja: "タブ1個を半角スペース2個に置き換える", en: "Replace each tab with two spaces"), safe: false,
                    edits: edits)
            ])
    }

    /// The line at the position is indented with full-width or no-break spaces.
    private mutating func reportForeignIndentation(_ first: Int) {
        var last = first
        var width = 0
        while let next = letters.indentSpaceEnd(last) ?? letters.noWidthEnd(last) {
            width += starts(last, with: "\u{3000}") ? 2 : letters.noWidthEnd(last) == nil ? 1 : 0
            last = next
        }
        report(
            .invisibleCharacter, first..<last,
            letters.unusualSpaceEnd(first) == nil
                ? Bilingual(
                    ja: "字下げに全角スペースまたはノーブレークスペースが使われています。", en: "Full-width or no-break spaces are used for indentation.")
                : Bilingual(ja: "字下げに特殊な空白が使われています。", en: "Unusual spaces are used for indentation."),
            label: Bilingual(ja: "半角スペースではない空白", en: "not half-width spaces"),
            note: Bilingual(
                ja: "YAMLではこれらは字下げではなく文字として扱われます。", en: "YAML treats them as text and not as indentation."),
            help: Parser.tabHelp,
            fixes: [
                Fix(
                    Bilingual(ja: "半角スペースに置き換える", en: "Replace them with spaces"), safe: false,
                    edits: [edit(first..<last, String(repeating: " ", count: width))])
            ])
    }

    /// A tab between an indicator (or the line's start) and a block collection, whose column it would decide.
    mutating func reportTabBefore(_ start: Int) {
        var text = lineStart
        while text < start, let next = isBlank(text) ? text + 1 : letters.indentSpaceEnd(text) ?? letters.noWidthEnd(text) {
            text = next
        }
        if text == start { return reportTabRun() }
        guard hasRoom else { return }
        var first = start
        while first > lineStart, isBlank(first - 1) { first -= 1 }
        report(
            .tabIndentation, first..<start,
            Bilingual(
                ja: "「-」のあとの字下げにタブが使われています。ここには半角スペースだけを使えます。",
                en: "A tab indents what follows the `-`; only spaces can stand here."),
            label: Bilingual(ja: "タブ", en: "tab"), help: Parser.tabHelp,
            fixes: [
                Fix(
                    Bilingual(ja: "半角スペース1個に置き換える", en: "Replace it with one space"), safe: true,
                    edits: [edit(first..<start, " ")])
            ])
    }

    /// A blank line inside a text begins with a tab where spaces are due.
    mutating func reportBlankTab(after textEnd: Int, need: Int) {
        var offset = textEnd
        while offset < position {
            offset = afterBreak(lineEnd(offset))
            let line = offset
            while isBlank(offset) { offset += 1 }
            guard isBreak(offset), let tab = (line..<offset).first(where: { bytes[$0] == 0x09 }), tab - line < need else {
                continue
            }
            return reportTabIndentation(line..<offset)
        }
    }

    /// Content deeper than the entries of its collection, and not part of a value.
    mutating func reportBadIndentation(column blockColumn: Int, collection: NodeID) {
        guard hasRoom else { return }
        if nodes[collection].kind == .mapping, reportMissingHead(at: position) || reportFirstLine(of: lastChild(of: collection)) {
            return
        }
        let first = Int(nodes[collection].range.start)
        let last = lastColumn(in: collection)
        // Among the entries of a list no key can stand: only what the last of them holds is left.
        let isInner = nodes[collection].kind == .sequence && last > blockColumn && last != indent && !isSequenceEntry(position)
        let column = isInner ? last : blockColumn
        let advice = IndentAdvice.help(column)
        var note: Bilingual?
        var isText = false
        if let comment = comments.last, Int(comment.start) >= contentEnd, nodes.last?.style == .plain, nodes.last?.kind == .scalar
        {
            isText = !looksLikeEntry(position) && !isMeantAsEntry(position)
            note = Bilingual(
                ja: "上の文章は、あいだにあるコメントの行で終わっています。", en: "The comment in between has ended the text above.")
        }
        let line = trimmed(position..<lineEnd(position))
        report(
            .badIndentation, position..<character(at: position).upperBound.clamped(line),
            Bilingual(
                ja: "「\(excerpt(line))」の字下げが上のどの行とも合っていません(半角スペース\(indent)個)。",
                en: "The indentation of `\(excerpt(line))` (\(spaces(indent))) fits none of the lines above."),
            label: Bilingual(ja: "字下げ\(indent)個", en: spaces(indent)),
            related: [
                related(
                    character(at: first), ja: "ここで始まるまとまりの字下げは\(blockColumn)個です",
                    en: "the block that begins here is indented by \(blockColumn)")
            ],
            note: note,
            help: isText
                ? Bilingual(
                    ja: "文章の続きなら、コメントを文章の上か下に移してください。コメントの行も文章の一部なら「|」を使ってください。",
                    en:
                        "If it goes on with the text, move the comment above or below it. If the comment is text as well, use `|`."
                )
                : last > column && last != indent
                    ? advice.then(
                        Bilingual(
                            ja: "すぐ上の項目に入る行なら、半角スペース\(last)個にしてください。",
                            en: "If it belongs to the entry right above, indent it to \(spaces(last)).")) : advice,
            fixes: isText ? [] : [indentFix(position, column: column)])
    }

    /// Moves what begins at an offset to a column; `line`: where its line begins, if that is not the current one.
    func indentFix(_ start: Int, line: Int? = nil, column: Int, moved: [Edit] = []) -> Fix {
        Fix(
            IndentAdvice.title(column), safe: false,
            edits: [edit((line ?? lineStart)..<start, String(repeating: " ", count: column))] + moved)
    }

    /// The entry at the position stands left of a block that goes on below it.
    mutating func reportIntruder(column: Int, next: Int?) {
        guard hasRoom, let next = next ?? contentBelow()?.offset else { return }
        reportUnlike(position, line: lineStart, next: next, column: column)
    }

    /// The column of the entries of the collection that the last entry holds, or -1: where the line may have been meant to stand.
    mutating func lastColumn(in collection: NodeID) -> Int {
        let last = lastChild(of: collection)
        guard last < nodes.count, nodes[last].kind == .mapping || nodes[last].kind == .sequence, nodes[last].style == .block
        else {
            return -1
        }
        return column(of: Int(nodes[last].range.start))
    }

    /// An entry on a line that YAML reads as a further line of the text above. `moved`: edits of lines below that were moved alike.
    mutating func reportEntryInText(at offset: Int, text start: Int, need: Int, moved: [Edit] = []) {
        guard hasRoom else { return }
        if let mapping = openBlocks.last, mapping.isMapping, position == offset, reportFirstLine(of: mapping.node) { return }
        let column = max(need - 1, 0)
        let line = trimmed(offset..<lineEnd(offset))
        let above = trimmed(start..<lineEnd(start))
        report(
            .badIndentation, character(at: offset),
            Bilingual(
                ja: "「\(excerpt(line))」の字下げが深すぎるため、上の「\(excerpt(above))」の続きとして読まれてしまいます。",
                en: "`\(excerpt(line))` is indented so deep that it would be read as a continuation of `\(excerpt(above))` above."
            ),
            label: Bilingual(ja: "字下げ\(indent)個", en: spaces(indent)),
            related: [related(above, ja: "この値の続きになってしまいます", en: "it would continue this value")],
            help: IndentAdvice.help(column, lead: "新しい項目なら、", "a new entry").then(
                Bilingual(
                    ja: "上のキーのまとまりに入る行なら、上の「\(excerpt(above))」を消してください。文章の続きなら、値全体を引用符で囲むか「|」を使ってください。",
                    en:
                        "If it belongs to the key above, remove `\(excerpt(above))`; if it is text, quote the whole value or use `|`."
                )),
            fixes: indent == column || need == 0 || isAboveItsLines(offset)
                ? [] : [indentFix(offset, column: column, moved: moved)])
    }

    /// Whether the line at an offset is an entry of a list with lines below that belong to it, and with which it would have to be moved.
    private func isAboveItsLines(_ offset: Int) -> Bool {
        isSequenceEntry(offset) && content(below: offset).map { $0.indent > indent } ?? false
    }

    /// A further line of a quoted text that begins left of where the text may stand. `isClosed`: the text seems to end further down.
    mutating func reportUnderIndented(need: Int, of start: Int, isClosed: Bool) {
        guard hasRoom else { return }
        report(
            .badIndentation, character(at: position),
            Bilingual(
                ja: "引用符で囲んだ文章の続きの行は、半角スペース\(need)個以上の字下げが必要です。",
                en: "A further line of a quoted text must be indented by at least \(spaces(need))."),
            label: Bilingual(ja: "字下げ\(indent)個", en: spaces(indent)),
            related: [related(start..<(start + 1), ja: "文章はここから始まります", en: "the text begins here")],
            help: Bilingual(
                ja: "字下げしても文章の内容は変わりません。改行を残したいときは「|」を使ってください。",
                en: "Indenting does not change the text. To keep line breaks use `|`."),
            fixes: isClosed
                ? [
                    Fix(
                        Bilingual(ja: "字下げを加える", en: "Indent the line"), safe: false,
                        edits: [edit(lineStart..<lineStart, String(repeating: " ", count: need - indent))])
                ] : [])
    }

    /// A line of a text between quotes that YAML reads as the end of the document.
    mutating func reportDividerInQuotes(need: Int, of start: Int) {
        guard hasRoom else { return }
        let line = trimmed(position..<lineEnd(position))
        report(
            .badIndentation, line,
            Bilingual(
                ja: "行の先頭の「\(excerpt(line))」は、引用符の中でも文書の区切りとして読まれます。",
                en: "`\(excerpt(line))` at the start of a line ends the document, even between quotes."),
            related: [related(start..<(start + 1), ja: "文章はここから始まります", en: "the text begins here")],
            help: Bilingual(
                ja: "字下げしても文章の内容は変わりません。改行を残したいときは「|」を使ってください。",
                en: "Indent it, which does not change the text. To keep line breaks use `|`."),
            fixes: [
                Fix(
                    Bilingual(ja: "字下げを加える", en: "Indent the line"), safe: false,
                    edits: [edit(lineStart..<lineStart, String(repeating: " ", count: max(need, 1)))])
            ])
    }

    /// A line inside brackets that begins left of where the collection may stand.
    mutating func reportFlowIndentation(need: Int, opening: Int) {
        if tabBefore { return reportFlow { $0.reportTabRun() } }
        reportFlow {
            guard !$0.reportIfConflict($0.trimmed($0.position..<$0.lineEnd($0.position))), $0.hasRoom else { return }
            $0.report(
                .badIndentation, $0.character(at: $0.position),
                Bilingual(
                    ja: "括弧の中の行は、半角スペース\(need)個以上の字下げが必要です。閉じ括弧の行も同じです。",
                    en: "A line inside brackets must be indented by at least \(spaces(need)), that of the closing bracket too."),
                label: Bilingual(ja: "字下げ\($0.indent)個", en: spaces($0.indent)),
                related: [$0.related(opening..<(opening + 1), ja: "括弧はここで始まります", en: "the bracket opens here")],
                help: Bilingual(
                    ja: "行の先頭に半角スペースを加えてください。", en: "Add spaces at the start of the line."),
                fixes: $0.isClosedBelow()
                    ? [
                        Fix(
                            Bilingual(ja: "字下げを加える", en: "Indent the line"), safe: false,
                            edits: [$0.edit($0.lineStart..<$0.lineStart, String(repeating: " ", count: need - $0.indent))])
                    ] : [])
        }
    }

    /// The first empty lines of a block scalar hold more spaces than its first text line.
    mutating func reportWideBlank(_ range: Range<Int>, spaces: Int, textAt: Range<Int>) {
        guard hasRoom else { return }
        report(
            .badIndentation, range,
            Bilingual(
                ja: "文章の前の空行に、最初の行の字下げ(\(spaces)個)より多い半角スペース(\(range.count)個)があります。",
                en:
                    "An empty line before the text holds more spaces (\(range.count)) than its first line is indented by (\(spaces))."
            ),
            related: [related(character(at: textAt.upperBound), ja: "最初の行はここです", en: "the first line of the text")],
            help: Bilingual(ja: "空行の半角スペースを消してください。", en: "Remove the spaces on the empty line."),
            fixes: [
                Fix(
                    Bilingual(ja: "空行の半角スペースを消す", en: "Remove the spaces"), safe: true, edits: [edit(range, "")])
            ])
    }

    mutating func reportTooWide(_ range: Range<Int>) {
        guard hasRoom else { return }
        report(
            .badIndentation, range,
            Bilingual(
                ja: "この文章の字下げが大きすぎます(255個まで)。", en: "This text is indented too far (at most 255 spaces)."),
            help: Bilingual(ja: "字下げを減らしてください。", en: "Indent it less."))
    }
}

extension Int {
    /// The number kept inside a range's bounds, the upper one included.
    fileprivate func clamped(_ range: Range<Int>) -> Int {
        Swift.min(Swift.max(self, range.lowerBound), Swift.max(range.upperBound, range.lowerBound))
    }
}
