import SourceText

/// The words for full-width signs where YAML's own are meant: `full-width-punctuation`, and spaces that only look like one.
extension Parser {
    /// `edits`: where more than the sign itself is rewritten.
    mutating func reportFullWidth(
        _ range: Range<Int>, meant: String, to replacement: String, edits: [Edit]? = nil, isSafe: Bool = true
    ) {
        guard hasRoom else { return }
        problems.append(
            fullWidthPunctuation(
                excerpt(range), at: location(range), meant: meant, to: replacement,
                edits: edits ?? [edit(range, replacement)], isSafe: isSafe))
    }

    /// `value`: where what follows it begins, behind blanks and what only looks like them.
    mutating func reportFullWidthColon(_ start: Int, value: Int, isSafe: Bool) {
        guard hasRoom else { return }
        let sign = start..<(start + 3)
        let isPlainGap = (sign.upperBound..<value).allSatisfy { isBlank($0) }
        let plain = isPlainGap && value > sign.upperBound || value >= end || isBreak(value) ? ":" : ": "
        let whole = isPlainGap ? sign : sign.lowerBound..<value
        problems.append(
            fullWidthPunctuation(
                excerpt(sign), at: location(whole), meant: ":", to: plain, edits: [edit(whole, plain)], isSafe: isSafe))
    }

    mutating func reportFullWidthComma(_ start: Int) {
        let range = start..<(start + 3)
        reportFullWidth(range, meant: ",", to: isSpace(range.upperBound) ? "," : ", ")
    }

    /// A full-width `｜` or `＞` with its indicators, or one of these behind a plain sign.
    mutating func reportWideHeader(_ range: Range<Int>) {
        // With the colon before it, it is one mistake.
        if let last = problems.last, last.code == .fullWidthPunctuation, Int(last.location.range.end) == range.upperBound {
            return
        }
        let header = plainHeader(range)
        reportFullWidth(range, meant: header, to: header)
    }

    /// The header of a text as it is written with plain signs.
    func plainHeader(_ range: Range<Int>) -> String {
        let plain = range.filter { bytes[$0] & 0xC0 != 0x80 }.compactMap { letters.plainForm($0) }
        return String(decoding: plain, as: UTF8.self)
    }

    mutating func reportFullWidthHash(_ start: Int) {
        reportFullWidth(start..<(start + 3), meant: "#", to: "#")
    }

    /// Whether the line at the position begins with `＃`, perhaps with more such lines below, and an entry of a list stands below in its
    /// column: YAML would make one text of them, up to the first colon. Among keys such a line is seen for what it is.
    @inline(never) mutating func isWideCommentAboveList() -> Bool {
        guard !tabBefore, starts(position, with: "＃") else { return false }
        var below = content(below: position)
        while let line = below, line.indent == indent, starts(line.offset, with: "＃") { below = content(below: line.offset) }
        return below.map { $0.indent == indent && isSequenceEntry($0.offset) } ?? false
    }

    mutating func passWideComments() {
        while !atEnd, starts(position, with: "＃") {
            reportFullWidthHash(position)
            position = lineEnd(position)
            skipToContent()
        }
    }

    /// `＃` between blanks in a plain text, which it does not end.
    mutating func reportHashInText(_ sign: Range<Int>, text: Range<Int>) {
        guard hasRoom else { return }
        // What follows a comment on its line is part of it, be it a bracket.
        let isLast = text.upperBound == trimmed(sign.lowerBound..<lineEnd(sign.lowerBound)).upperBound
        report(
            .fullWidthPunctuation, sign,
            Bilingual(
                ja: "全角の「＃」はコメントにならず、値の一部として読まれます。",
                en: "The full-width `＃` begins no comment; it would be read as part of the value."),
            label: Bilingual(ja: "全角", en: "full-width"),
            help: Bilingual(
                ja: "コメントなら半角の「#」に置き換えてください。値の一部なら、値全体を引用符で囲んでください。",
                en:
                    "Replace it with `#` if a comment begins here; if it is part of the value, put the whole value between quotes."
            ),
            fixes: (isLast
                ? [Fix(Bilingual(ja: "半角の「#」にする", en: "Write a half-width `#`"), safe: false, edits: [edit(sign, "#")])] : [])
                + [quoteFix(text).unsafe])
    }

    /// Full-width or no-break spaces right after a key's `:` or an entry's `-`.
    mutating func reportForeignSpace(
        _ range: Range<Int>, behind sign: String = ":", edits: [Edit]? = nil, isSafe: Bool = true
    ) {
        guard hasRoom else { return }
        let isControl = range.contains { letters.controlEnd($0) != nil }
        let (ja, en) = isControl ? ("目に見えない制御文字", "An invisible control character") : nameOfSpace(range.lowerBound)
        let isLast = range.upperBound >= end || isBreak(range.upperBound)
        report(
            isControl ? .controlCharacter : .invisibleCharacter, range,
            isLast
                ? Bilingual(ja: "「\(sign)」のあとに\(ja)があります。", en: "\(en) follows the `\(sign)`.")
                : Bilingual(
                    ja: "「\(sign)」のあとに\(ja)があります。半角スペースが必要です。",
                    en: "\(en) follows the `\(sign)`; a half-width space is needed."),
            help: isLast
                ? Bilingual(ja: "消してください。", en: "Remove it.")
                : Bilingual(ja: "半角スペースに置き換えてください。", en: "Replace it with a space."),
            fixes: edits == []
                ? []
                : [
                    Fix(
                        isLast
                            ? Bilingual(ja: "消す", en: "Remove it")
                            : Bilingual(ja: "半角スペースに置き換える", en: "Replace it with a space"), safe: isSafe && !isControl,
                        edits: edits ?? [edit(range, isLast ? "" : " ")])
                ])
    }

    /// What an offset holds in place of a plain space.
    private func nameOfSpace(_ offset: Int) -> (ja: String, en: String) {
        if starts(offset, with: "\u{3000}") { return ("全角スペース", "A full-width space") }
        if starts(offset, with: "\u{A0}") { return ("ノーブレークスペース(NBSP)", "A no-break space") }
        return letters.unusualSpaceEnd(offset) != nil
            ? ("特殊な空白", "An unusual space") : ("幅のない見えない文字", "An invisible character without width")
    }

    /// The lines of a text below its `|` or `>` are indented with full-width spaces, the first of which stand in a range.
    mutating func reportWideIndentation(_ range: Range<Int>, header: Int, edits: [Edit]) {
        guard hasRoom else { return }
        let sign = excerpt(character(at: header))
        report(
            .invisibleCharacter, range,
            Bilingual(
                ja: "「\(sign)」の下の文章が全角スペースで字下げされています。YAMLでは字下げになりません。",
                en: "The text below `\(sign)` is indented with full-width spaces, which are no indentation in YAML."),
            label: Bilingual(ja: "全角スペース", en: "full-width spaces"),
            related: [related(character(at: header), ja: "文章はここから始まります", en: "the text is announced here")],
            help: Bilingual(
                ja: "文章のすべての行を、半角スペースで字下げしてください。", en: "Indent every line of the text with half-width spaces."),
            fixes: edits.isEmpty
                ? []
                : [Fix(Bilingual(ja: "半角スペースに置き換える", en: "Replace them with spaces"), safe: false, edits: edits)])
    }

    /// A foreign space on the first of the lines of a text that were meant to be empty, all of which the fix empties.
    mutating func reportForeignBlankLines(_ range: Range<Int>, lines: [Range<Int>]) {
        guard hasRoom else { return }
        let isControl = range.contains { letters.controlEnd($0) != nil }
        report(
            isControl ? .controlCharacter : .invisibleCharacter, range,
            isControl
                ? Bilingual(
                    ja: "空行に見えるこの行に、目に見えない制御文字があります。YAMLでは、字下げの足りない文字として読まれます。",
                    en:
                        "This line looks empty but holds an invisible control character, which YAML reads as text that is not indented."
                )
                : Bilingual(
                    ja: "空行に見えるこの行に、全角スペースなどがあります。YAMLでは、字下げの足りない文字として読まれます。",
                    en:
                        "This line looks empty but holds a full-width space or the like, which YAML reads as text that is not indented."
                ),
            help: Bilingual(ja: "この行の空白を消してください。", en: "Remove the white space of this line."),
            fixes: [
                Fix(
                    Bilingual(ja: "行の空白を消す", en: "Remove the white space"), safe: true,
                    edits: lines.prefix(200).map { edit($0, "") })
            ])
    }

    /// Reports a value between typographic quotes or full-width brackets; false when the text is neither.
    mutating func reportIfFullWidth(_ range: Range<Int>) -> Bool {
        if bytes[range.lowerBound] == 0xEF, reportIfBrackets(range) { return true }
        if let inside = insideQuotes(range) {
            if hasRoom { reportQuotes(range, around: inside, severity: .error) }
            return true
        }
        for (wide, plain) in Parser.brackets where range.count == 6 && starts(range.lowerBound, with: wide) {
            reportFullWidth(range, meant: plain, to: plain)
            return true
        }
        return false
    }

    /// What stands between typographic quotes, if they are around the whole of a text: not `“家計簿”と“ノート”`.
    func insideQuotes(_ range: Range<Int>) -> Range<Int>? {
        for (open, close) in Parser.typographicQuotes where starts(range.lowerBound, with: open) {
            let width = open.utf8CodeUnitCount
            guard range.count >= 2 * width, starts(range.upperBound - width, with: close) else { return nil }
            let inside = (range.lowerBound + width)..<(range.upperBound - width)
            return inside.contains { starts($0, with: open) || starts($0, with: close) } ? nil : inside
        }
        return nil
    }

    mutating func reportQuotes(_ range: Range<Int>, around inside: Range<Int>, severity: Severity) {
        let quote = excerpt(range.lowerBound..<inside.lowerBound)
        problems.append(
            Diagnostic(
                .fullWidthPunctuation, at: location(range),
                Bilingual(
                    ja: "値が「\(quote)」で囲まれています。この引用符は文字として値に含まれます。",
                    en: "The value stands between `\(quote)` quotes, which become part of the text."),
                severity: severity,
                help: Bilingual(
                    ja: "半角の「\"」で囲んでください。この引用符も値に含めたいときは、全体をさらに「\"」で囲んでください。",
                    en: "Use half-width `\"`; to keep these quotes in the text, put half-width ones around them."),
                fixes: [
                    Fix(
                        Bilingual(ja: "半角の「\"」で囲む", en: "Use half-width quotes"), safe: false,
                        edits: [edit(range, doubleQuoted(inside))])
                ]))
    }

    /// Reports full-width brackets around entries, which as a text would hold `: `.
    @inline(never) mutating func reportIfBrackets(_ range: Range<Int>) -> Bool {
        guard range.contains(where: { bytes[$0] == UInt8(ascii: ":") && isBlank($0 + 1) }) else { return false }
        for (open, close, plain) in [("｛", "｝", "{}"), ("［", "］", "[]")] as [(StaticString, StaticString, String)]
        where starts(range.lowerBound, with: open) && starts(range.upperBound - 3, with: close) {
            // They may be around parts of it: `［本番］ID: ［未定］`.
            var depth = 0
            for offset in range.dropLast(3) {
                depth += starts(offset, with: open) ? 1 : starts(offset, with: close) ? -1 : 0
                if depth == 0 { return false }
            }
            let signs = [range.lowerBound..<(range.lowerBound + 3), (range.upperBound - 3)..<range.upperBound]
            let edits = zip(signs, plain).map { edit($0, String($1)) }
            reportFullWidth(signs[0], meant: String(plain.prefix(1)), to: String(plain.prefix(1)), edits: edits, isSafe: false)
            return true
        }
        return false
    }

    /// A key between typographic quotes: reported, and read as the name between them.
    mutating func readingQuotes(_ key: Node) -> Node {
        let range = key.range.offsets
        for (open, close) in Parser.typographicQuotes where starts(range.lowerBound, with: open) {
            guard range.count > open.utf8CodeUnitCount + close.utf8CodeUnitCount else { return key }
            let inside = (range.lowerBound + open.utf8CodeUnitCount)..<(range.upperBound - close.utf8CodeUnitCount)
            guard starts(inside.upperBound, with: close) else { continue }
            if hasRoom {
                report(
                    .fullWidthPunctuation, range,
                    Bilingual(
                        ja: "キーが「\(excerpt(range.lowerBound..<inside.lowerBound))」で囲まれています。この引用符はキーの一部になります。",
                        en:
                            "The key stands between `\(excerpt(range.lowerBound..<inside.lowerBound))` quotes, which become part of it."
                    ),
                    help: Bilingual(ja: "引用符を消してください。", en: "Remove the quotes."),
                    fixes: [
                        Fix(
                            Bilingual(ja: "引用符を消す", en: "Remove the quotes"), safe: true,
                            edits: [
                                edit(range.lowerBound..<inside.lowerBound, ""),
                                edit(inside.upperBound..<range.upperBound, ""),
                            ])
                    ])
            }
            var key = key
            key.range = ByteRange(inside)
            key.flags.insert(.incomplete)
            return key
        }
        return key
    }

    private static let brackets: [(StaticString, String)] = [("［］", "[]"), ("｛｝", "{}")]

    private static let typographicQuotes: [(StaticString, StaticString)] = [
        ("“", "”"), ("”", "”"), ("‘", "’"), ("’", "’"), ("＂", "＂"), ("＇", "＇"),
    ]
}

func fullWidthPunctuation(
    _ sign: String, at location: Location, meant: String, to replacement: String, edits: [Edit], isSafe: Bool
) -> Diagnostic {
    Diagnostic(
        .fullWidthPunctuation, at: location,
        Bilingual(
            ja: "全角の「\(sign)」が使われています。ここには半角の「\(meant)」が必要です。",
            en: "The full-width `\(sign)` stands where a half-width `\(meant)` is needed."),
        label: Bilingual(ja: "全角", en: "full-width"),
        help: Bilingual(
            ja: "半角の「\(replacement)」に置き換えてください。", en: "Replace it with `\(replacement)`."),
        fixes: edits.isEmpty
            ? []
            : [Fix(Bilingual(ja: "半角の「\(meant)」にする", en: "Write a half-width `\(meant)`"), safe: isSafe, edits: edits)])
}
