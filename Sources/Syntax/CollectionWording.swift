import SourceText

/// The words for mistakes in mappings, sequences and brackets: `syntax-error`, `missing-space`.
extension Parser {
    /// Makes the lines below a key a text.
    func barFix(behind key: Range<Int>) -> Fix {
        var colon = key.upperBound
        while isBlank(colon) { colon += 1 }
        return Fix(
            Bilingual(ja: "「|」の文章にする", en: "Make it a `|` text"), safe: false, edits: [edit(colon + 1..<colon + 1, " |")])
    }

    /// Whether a control character, which will be reported, keeps a line from being read.
    func beginsWithControl(_ line: Range<Int>) -> Bool {
        guard let first = line.first else { return false }
        return bytes[first] < 0x20 && bytes[first] != 0x09 || bytes[first] == 0x7F
    }

    /// `key:value`.
    mutating func reportMissingSpace(colon: Int, isSafe: Bool = true) {
        guard hasRoom else { return }
        report(
            .missingSpace, colon..<(colon + 1),
            Bilingual(
                ja: "「:」のあとに半角スペースがありません。", en: "There is no space after the `:`."),
            help: Bilingual(
                ja: "「キー: 値」のように、「:」のあとに半角スペースを1個入れてください。", en: "Write `key: value`, with a space after the `:`."),
            fixes: [
                Fix(
                    Bilingual(ja: "半角スペースを入れる", en: "Insert a space"), safe: isSafe,
                    edits: [edit((colon + 1)..<(colon + 1), " ")])
            ])
    }

    /// A line at the column of the dashes that is no entry.
    mutating func reportNotAnEntry(column: Int) {
        let line = trimmed(position..<lineEnd(position))
        guard !beginsWithControl(line), !reportIfConflict(line), hasRoom else { return }
        if starts(line.lowerBound, with: "＃") { return reportFullWidthHash(line.lowerBound) }
        report(
            .syntaxError, line,
            Bilingual(
                ja: "「\(excerpt(line))」はリストの項目ではありません。この位置の行は「- 」で始めます。",
                en: "`\(excerpt(line))` is no list entry; lines at this column begin with `- `."),
            help: afterRemark(
                line,
                Bilingual(
                    ja: "リストの項目なら「- 」を付け、上の項目の続きなら字下げを半角スペース\(column + 2)個にしてください。リストの外のキーなら、そのまとまりのほかのキーと同じ位置から始めてください。",
                    en:
                        "Put `- ` before a list entry; indent to \(spaces(column + 2)) what belongs to the entry above; begin a key outside the list at the column of the keys it belongs to."
                )),
            fixes: beginsWithSign(line) ? [commentFix(line.lowerBound)] : [])
    }

    /// `- ` where the mapping's keys stand.
    mutating func reportSequenceEntryInMapping(_ start: Int) {
        guard hasRoom else { return }
        let line = trimmed(start..<lineEnd(start))
        report(
            .syntaxError, start..<(start + 1),
            Bilingual(
                ja: "「\(excerpt(line))」はリストの項目ですが、ここは「キー: 値」が並ぶ場所です。",
                en: "`\(excerpt(line))` is a list entry among `key: value` lines."),
            help: Bilingual(
                ja: "リストは、値のないキー(例:「items:」)の下に書いてください。", en: "Write the list below a key without a value, such as `items:`."))
    }

    /// `- key: value` where `key` is one of the mapping, up to which the position moves.
    mutating func passSurplusDash() {
        let dash = position
        position = entryContent(dash)
        contentEnd = position
        guard hasRoom else { return }
        let key = excerpt(trimmed(position..<(entryColon(position) ?? lineEnd(position))))
        report(
            .syntaxError, dash..<(dash + 1),
            Bilingual(ja: "「\(key)」の前の「- 」は余分です。", en: "`- ` before `\(key)` is one too many."),
            help: Bilingual(
                ja: "「\(key)」はリストの項目ではなく、この位置に並ぶキーの一つです。「- 」を消してください。",
                en: "`\(key)` is one of the keys at this column, and no entry of a list. Remove the `- `."),
            fixes: [
                Fix(Bilingual(ja: "「- 」を消す", en: "Remove the `- `"), safe: false, edits: [edit(dash..<position, "")])
            ])
    }

    /// `key: - a`, or a list on the line of `---`.
    mutating func reportSequenceAfterKey(_ start: Int, place: Place) {
        guard hasRoom else { return }
        // Of one text a list can be none, on whatever line.
        let isText = place == .afterKey && value(ofKey: nodes.count - 1) == .text && (contentBelow()?.indent ?? 0) <= indent
        report(
            .syntaxError, start..<(start + 1),
            place == .root
                ? Bilingual(
                    ja: "「---」と同じ行からリストを始めることはできません。", en: "A list cannot begin on the line of `---`.")
                : Bilingual(
                    ja: "キーと同じ行からリストを始めることはできません。", en: "A list cannot begin on the line of its key."),
            help: isText
                ? Bilingual(
                    ja: "文字としての「-」なら、値全体を引用符で囲んでください。余分なら消してください。",
                    en: "For a literal `-`, put the whole value between quotes; remove one that is too many.")
                : Bilingual(
                    ja: "「- 」を次の行に移してください。文字としての「-」なら引用符で囲んでください。",
                    en: "Move the `- ` to the next line. For a literal `-`, use quotes."),
            fixes: isText ? quoteFixes(valueText(start)).map(\.unsafe) : [])
    }

    /// `: value` without a key.
    mutating func reportEmptyKey(_ start: Int) {
        guard hasRoom else { return }
        report(
            .syntaxError, start..<(start + 1),
            Bilingual(ja: "「:」の前にキーがありません。", en: "There is no key before the `:`."),
            help: Bilingual(
                ja: "「キー: 値」の形で書いてください。文字としての「:」なら引用符で囲んでください。",
                en: "Write `key: value`. For a literal `:`, use quotes."))
    }

    /// A key that goes over more than one line.
    mutating func reportMultilineKey(_ range: Range<Int>) {
        guard hasRoom else { return }
        report(
            .syntaxError, range,
            Bilingual(
                ja: "キーが複数の行にわたっています。キーと「:」は1行に書きます。", en: "The key goes over several lines; a key and its `:` stand on one line."
            ),
            help: Bilingual(
                ja: "1行にまとめるか、閉じ忘れた引用符がないか確かめてください。", en: "Write it on one line, or look for a quote that was not closed."))
    }

    /// An implicit key may have at most 1,024 characters (YAML 1.2.2, 7.4.2).
    mutating func checkKeyLength(_ range: Range<Int>) {
        var count = 0
        for offset in range.lowerBound..<position where bytes[offset] & 0xC0 != 0x80 { count += 1 }
        guard count > 1024, hasRoom else { return }
        report(
            .syntaxError, range,
            Bilingual(
                ja: "キーが長すぎます(1,024文字まで)。", en: "The key is too long (at most 1,024 characters)."),
            help: Bilingual(
                ja: "値のつもりなら、「キー: 」を前に付けてください。", en: "If it is a value, write `key: ` before it."))
    }

    /// What still stands in a document after its node.
    mutating func reportLeftover(root: NodeID) {
        guard hasRoom, root < nodes.count else { return }
        if tabBefore { return reportTabRun() }
        if reportFirstLine(of: root) { return }
        let line = trimmed(position..<lineEnd(position))
        if nodes[root].style == .block, nodes[root].kind == .mapping || nodes[root].kind == .sequence {
            let start = Int(nodes[root].range.start)
            report(
                .badIndentation, character(at: position),
                Bilingual(
                    ja: "「\(excerpt(line))」の字下げが、この文書の最初の行より浅くなっています。",
                    en: "`\(excerpt(line))` is indented less than the first line of the document."),
                label: Bilingual(ja: "字下げ\(indent)個", en: spaces(indent)),
                related: [related(character(at: start), ja: "最初の行はここです", en: "the first line")],
                help: Bilingual(
                    ja: "同じまとまりの行は字下げをそろえてください。", en: "Indent the lines of one block alike."))
            return
        }
        report(
            .syntaxError, line,
            Bilingual(
                ja: "「\(excerpt(line))」は、前の値とつながりません。", en: "`\(excerpt(line))` does not belong to the value before it."),
            related: [
                related(character(at: Int(nodes[root].range.start)), ja: "文書の値はここで始まります", en: "the document's value begins here")
            ],
            help: Bilingual(
                ja: "一つの文書には一つのまとまりだけを書きます。別の文書なら「---」の行で区切ってください。",
                en: "A document holds one value; begin another document with a line `---`."))
    }

    // MARK: Brackets

    mutating func reportUnclosedBracket(_ opening: Int) {
        reportFlow {
            guard $0.hasRoom else { return }
            let isMapping = $0.byte(opening) == UInt8(ascii: "{")
            let (open, close) = isMapping ? ("{", "}") : ("[", "]")
            $0.report(
                .syntaxError, opening..<(opening + 1),
                Bilingual(ja: "「\(open)」が「\(close)」で閉じられていません。", en: "`\(open)` is not closed by `\(close)`."),
                help: Bilingual(
                    ja: "「\(close)」を書いてください。文字としての「\(open)」なら、値全体を引用符で囲んでください。",
                    en: "Write the `\(close)`; if `\(open)` is meant as text, put the whole value between quotes."))
        }
    }

    mutating func reportWrongBracket(opening: Int) {
        reportFlow {
            guard $0.hasRoom else { return }
            let (open, close) = $0.byte(opening) == UInt8(ascii: "{") ? ("{", "}") : ("[", "]")
            let found = $0.excerpt($0.position..<($0.position + 1))
            $0.report(
                .syntaxError, $0.position..<($0.position + 1),
                Bilingual(
                    ja: "「\(open)」が「\(found)」で閉じられています。「\(close)」が必要です。",
                    en: "`\(open)` is closed by `\(found)`; it needs `\(close)`."),
                related: [$0.related(opening..<(opening + 1), ja: "括弧はここで始まります", en: "the bracket opens here")],
                help: Bilingual(ja: "括弧の種類をそろえてください。", en: "Use brackets of one kind."))
        }
    }

    mutating func reportExtraComma() {
        reportFlow {
            guard $0.hasRoom else { return }
            $0.report(
                .syntaxError, $0.position..<($0.position + 1),
                Bilingual(ja: "「,」の前に値がありません。", en: "There is no value before the `,`."),
                help: Bilingual(ja: "余分な「,」を消すか、値を書いてください。", en: "Remove the `,` or write the value."))
        }
    }

    /// Before what stands at the position, or before the key of an entry, which could be put `behind` the value above.
    mutating func reportMissingComma(opening: Int, before key: Range<Int>? = nil, behind last: Int? = nil) {
        let fixes =
            last.map { [Fix(Bilingual(ja: "「,」を付ける", en: "Write the `,`"), safe: false, edits: [edit($0..<$0, ",")])] } ?? []
        reportFlow {
            guard $0.hasRoom else { return }
            let rest = key ?? $0.character(at: $0.position)
            $0.report(
                .syntaxError, rest,
                Bilingual(
                    ja: "「\($0.excerpt(rest))」の前に「,」がありません。", en: "There is no `,` before `\($0.excerpt(rest))`."),
                related: [$0.related(opening..<(opening + 1), ja: "括弧はここで始まります", en: "the bracket opens here")],
                help: Bilingual(
                    ja: "括弧の中の項目は「,」で区切ります。文字としての「:」「,」「[」「]」「{」「}」を含む値は引用符で囲んでください。",
                    en: "Separate entries by `,`; quote a value that holds `:`, `,`, or brackets as text."),
                fixes: fixes)
        }
    }
}
