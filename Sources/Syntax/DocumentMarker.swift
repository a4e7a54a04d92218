import SourceText

/// Documents that begin without `---`, or with something else for it: reported, then read as if it were there.
extension Parser {
    enum ImpliedDocument {
        /// By a line that was meant as `---`.
        case marked
        /// By another `kind`.
        case guessed
    }

    /// Whether a key begins a document: each has a `kind`, which stands first.
    func isKind(_ key: Node) -> Bool { key.range.count == 4 && starts(Int(key.range.start), with: "kind") }

    /// The document ends before an offset, where the next one begins.
    mutating func endDocument(before offset: Int, _ next: ImpliedDocument) {
        position = offset
        atEnd = true
        impliedDocument = next
    }

    /// Whether the line at the position stands where a `---` should: nothing but signs, such as `－－－`, `===` or `- - -`, above a `kind`.
    func isMeantMarker() -> Bool {
        let line = trimmed(lineStart..<lineEnd(position))
        guard indent == 0, line.count > 1, line.count <= 300, isGluedMarker(line) || Parser.isRule(text(line)),
            let below = contentBelow(),
            // `~:` is a key, whatever its name.
            entryColon(line.lowerBound) == nil
                || line.allSatisfy({ bytes[$0] == UInt8(ascii: ":") || bytes[$0] == UInt8(ascii: "-") })
        else { return false }
        return below.indent == 0 && starts(below.offset, with: "kind:")
    }

    /// Whether a line is `---` or `...` with something other than signs right behind it, as in `---# second`.
    private func isGluedMarker(_ line: Range<Int>) -> Bool {
        guard starts(line.lowerBound, with: "---") || starts(line.lowerBound, with: "...") else { return false }
        return line.count > 3 && !isSpace(line.lowerBound + 3) && !Parser.isRule(text(line))
    }

    /// Whether a text is a line drawn with two signs at least.
    private static func isRule(_ text: String) -> Bool {
        var signs = 0
        for scalar in text.unicodeScalars where scalar != " " {
            guard
                scalar.value < 0x80
                    ? "-=_*~+.:".unicodeScalars.contains(scalar)
                    : scalar == "ー" || !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
            else { return false }
            signs += 1
        }
        return signs > 1
    }

    /// Reports such a line, and ends the document there; false for any other line.
    mutating func passMeantMarker() -> Bool {
        if passMarkerBeforeKind() { return true }
        guard isMeantMarker() else { return false }
        let line = trimmed(lineStart..<lineEnd(position))
        reportMeantMarker(line)
        position = line.upperBound
        skipToContent()
        endDocument(before: position, .marked)
        return true
    }

    /// Ends the document at a `---` whose line break was lost: `---kind: product`.
    private mutating func passMarkerBeforeKind() -> Bool {
        guard position == lineStart, starts(position, with: "---kind:"), isSpace(position + 8) else { return false }
        let kind = position + 3
        if hasRoom {
            report(
                .syntaxError, position..<kind,
                Bilingual(ja: "「---」のあとに改行がありません。", en: "There is no line break after `---`."),
                help: Bilingual(
                    ja: "「---」だけの行にして、「kind」は次の行に書いてください。", en: "Let `---` stand alone, and write `kind` on the next line."),
                fixes: [
                    Fix(Bilingual(ja: "次の行に移す", en: "Move it to the next line"), safe: true, edits: [edit(kind..<kind, "\n")])
                ])
        }
        position = kind
        meantColumn.set(0, on: lineStart)
        endDocument(before: kind, .marked)
        return true
    }

    private mutating func reportMeantMarker(_ line: Range<Int>) {
        if reportIfConflict(line) { return }
        if isGluedMarker(line) { return reportGluedMarker(line) }
        if line.contains(where: { bytes[$0] >= 0x80 }) { return reportFullWidth(line, meant: "---", to: "---") }
        guard hasRoom else { return }
        report(
            .syntaxError, line,
            Bilingual(
                ja: "文書の区切りは「---」(「-」3つ)ですが、「\(excerpt(line))」と書かれています。",
                en: "Documents are separated by `---`, three dashes, but here is `\(excerpt(line))`."),
            help: Bilingual(ja: "「---」と書いてください。", en: "Write `---`."),
            fixes: [
                Fix(
                    Bilingual(ja: "「---」にする", en: "Write `---`"), safe: line.allSatisfy { bytes[$0] == UInt8(ascii: "-") },
                    edits: [edit(line, "---")])
            ])
    }

    private mutating func reportGluedMarker(_ line: Range<Int>) {
        guard hasRoom else { return }
        let marker = excerpt(line.lowerBound..<line.lowerBound + 3)
        let behind = line.lowerBound + 3
        let isComment = bytes[behind] == UInt8(ascii: "#")
        report(
            .missingSpace, line.lowerBound..<behind,
            Bilingual(ja: "「\(marker)」のあとに空白がありません。", en: "There is no space after `\(marker)`."),
            help: isComment
                ? Bilingual(ja: "「\(marker)」と「#」の間に半角スペースを入れてください。", en: "Insert a space between `\(marker)` and `#`.")
                : Bilingual(
                    ja: "「\(marker)」だけの行にしてください。覚え書きなら、空白と「#」のあとに書きます。",
                    en: "Let `\(marker)` stand alone on its line; a remark goes after a space and `#`."),
            fixes: isComment
                ? [Fix(Bilingual(ja: "半角スペースを入れる", en: "Insert a space"), safe: true, edits: [edit(behind..<behind, " ")])] : [])
    }

    /// `---` on the last line with content above another, where it stands alone but indented, and so is text. Comments may stand between.
    /// With what it is indented by.
    func indentedMarker(above line: Int) -> Range<Int>? {
        var last = line
        var rest = comments[...]
        while true {
            while last > 0, isSpace(last - 1) { last -= 1 }
            guard let comment = rest.popLast(), Int(comment.start) < last, Int(comment.end) >= last else { break }
            last = Int(comment.start)
        }
        var first = last - 3
        guard first > 0, starts(first, with: "---") else { return nil }
        while first > 0, !isBreak(first - 1) {
            let width = isBlank(first - 1) ? 1 : first > 2 && foreignSpaceEnd(first - 3) == first ? 3 : 0
            guard width > 0 else { return nil }
            first -= width
        }
        return first < last - 3 ? first..<last : nil
    }

    /// Unless the line was reported already, as one that fits nowhere. The text that it was read as a part of is not what was meant.
    mutating func reportIndentedMarker(_ line: Range<Int>) {
        let marker = line.upperBound - 3
        if let last = nodes.last, last.kind == .scalar, Int(last.range.end) >= line.upperBound { markIncomplete(nodes.count - 1) }
        if let known = problems.last, (line.lowerBound...marker).contains(Int(known.location.range.start)) { return }
        guard hasRoom else { return }
        report(
            .badIndentation, marker..<line.upperBound,
            Bilingual(
                ja: "文書の区切りの「---」が字下げされているため、区切りになりません。",
                en: "The `---` is indented, so it does not separate documents."),
            help: Bilingual(ja: "「---」を行の先頭に書いてください。", en: "Write the `---` at the start of its line."),
            fixes: [
                Fix(
                    Bilingual(ja: "字下げを消す", en: "Remove the indentation"), safe: false,
                    edits: [edit(line.lowerBound..<marker, "")])
            ])
    }

    /// Ends the document at a `---` that is indented, below a mail that it does not belong to. So may be the `kind` below it, moved alike.
    mutating func passIndentedMarker() {
        guard !atEnd, !tabBefore, indent > 0, starts(position, with: "---"), isSpace(position + 3), let below = contentBelow()
        else {
            return
        }
        let line = lineStart..<position + 3
        reportIndentedMarker(line)
        let isMoved =
            below.indent > 0 && below.indent <= indent && content(below: below.offset).map { $0.indent < below.indent } == true
        if isMoved, let last = problems.indices.last, !problems[last].fixes.isEmpty {
            problems[last].fixes[0].edits.append(edit(below.offset - below.indent..<below.offset, ""))
        }
        position = line.upperBound
        contentEnd = max(contentEnd, line.lowerBound)
        skipToContent()
        if isMoved { meantColumn.set(0, on: lineStart) }
        endDocument(before: position, .marked)
    }

    /// A second `kind` in one document.
    mutating func reportMissingMarker(_ key: Range<Int>, first: Range<Int>) {
        guard hasRoom else { return }
        report(
            .duplicateKey, key,
            Bilingual(
                ja: "「kind」が2回書かれています。ここから別の文書が始まるなら、その前に「---」の行がありません。",
                en: "`kind` is written twice; if another document begins here, the line `---` before it is missing."),
            label: Bilingual(ja: "2回目", en: "second time"),
            related: [related(first, ja: "1回目はここです", en: "first written here")],
            help: Bilingual(
                ja: "別の文書なら、この行の前に「---」だけの行を書いてください。同じ文書なら、どちらかを消してください。",
                en: "Write a line `---` before this one if it begins another document; else remove one of the two."),
            fixes: [
                Fix(
                    Bilingual(ja: "前に「---」の行を書く", en: "Write a line `---` before it"), safe: false,
                    edits: [edit(lineStart..<lineStart, "---\n")])
            ])
    }

    /// An entry `key: value` on the line of `---`.
    mutating func reportEntryAfterMarker(_ start: Int) {
        guard hasRoom else { return }
        let line = trimmed(start..<lineEnd(start))
        report(
            .syntaxError, line,
            Bilingual(
                ja: "「---」と同じ行に「\(excerpt(line))」とは書けません。", en: "`\(excerpt(line))` cannot stand on the line of `---`."),
            help: Bilingual(ja: "次の行に移してください。", en: "Move it to the next line."),
            fixes: [nextLineFix(start, column: columnBelow(), safe: true)])
    }

    /// A text above the document's entries, on the line of `---` or on one of its own: a title, which YAML would read as the whole document,
    /// or as the first line of a text.
    mutating func reportTitle(_ text: Range<Int>, isOnMarker: Bool) {
        guard hasRoom else { return }
        let lines = textLines(in: text.lowerBound..<lineStart).filter { bytes[$0.text] != UInt8(ascii: "#") }
        report(
            .syntaxError, text,
            isOnMarker
                ? Bilingual(
                    ja: "「---」と同じ行の「\(excerpt(text))」は、見出しではなく、文書の値として読まれてしまいます。",
                    en: "`\(excerpt(text))` on the line of `---` would be read as the document's value, not as a title.")
                : Bilingual(
                    ja: "項目の上にある「\(excerpt(text))」は、見出しではなく、文書の値として読まれてしまいます。",
                    en: "`\(excerpt(text))` above the entries would be read as the document's value, not as a title."),
            help: Bilingual(ja: "見出しなら「# 」を付けてコメントにしてください。", en: "Put `# ` before a title, to make it a comment."),
            fixes: isBelowMail
                ? []
                : [
                    Fix(
                        Bilingual(ja: "コメントにする", en: "Make it a comment"), safe: false,
                        edits: lines.prefix(200).map { edit($0.text..<$0.text, "# ") })
                ])
    }

    /// Whether the document above ends with the text of a mail, which the `---` may have cut in two.
    private var isBelowMail: Bool {
        nodes.last { $0.kind == .scalar }.map { $0.style == .literal || $0.style == .folded } ?? false
    }

    /// The column of the entry on the next line; 0 where there is none.
    mutating func columnBelow() -> Int {
        guard let below = contentBelow(), looksLikeEntry(below.offset) else { return 0 }
        return below.indent
    }
}
