import SourceText

/// The words for mistakes in and around scalars: quotes, escapes, text that needs quotes.
extension Parser {
    mutating func reportUnterminatedQuote(_ start: Int, lineEnd: Int) {
        guard hasRoom else { return }
        let quote = excerpt(start..<(start + 1))
        var last = lineEnd
        while last > start, bytes[last - 1] == UInt8(ascii: "\\") { last -= 1 }
        // A backslash at the end would take the quote for its own.
        let isEscaped = quote == "\"" && (lineEnd - last) % 2 == 1
        // A typographic quote at the end was meant to close it.
        let isTypographic = lineEnd - start > 3 && ["”", "’", "＂", "＇"].contains(text((lineEnd - 3)..<lineEnd))
        let closing = (isTypographic ? lineEnd - 3 : lineEnd)..<lineEnd
        report(
            .unterminatedQuote, start..<(start + 1),
            Bilingual(
                ja: "ここで始まる引用符「\(quote)」が閉じられていません。", en: "The quote `\(quote)` that opens here is never closed."),
            label: Bilingual(ja: "始まりの引用符", en: "opening quote"),
            help: Bilingual(
                ja: "文章の終わりに「\(quote)」を付けてください。複数行の文章には「|」が便利です。",
                en: "Write `\(quote)` at the end of the text; for text of several lines use `|`."),
            fixes: [
                Fix(
                    Bilingual(ja: "行の終わりに「\(quote)」を付ける", en: "Close it at the end of the line"), safe: false,
                    edits: [edit(closing, (isEscaped ? "\\" : "") + text(start..<(start + 1)))])
            ])
    }

    /// `start`: where the text between quotes begins. Whoever takes one `\` for itself takes all of them for it, as in `C:\temp\講座`, so
    /// that the fix leaves no other one to become a tab, and the first finding speaks for all.
    mutating func reportBadEscape(_ range: Range<Int>, in start: Int) {
        if let last = problems.last, last.code == .badEscape, Int(last.location.range.start) > start { return }
        guard hasRoom else { return }
        let backslashes = loneBackslashes(from: start)
        var help = Bilingual(
            ja: "文字としての「\\」は「\\\\」と書くか、全体を「'」で囲んでください。改行は「\\n」、タブは「\\t」です。",
            en: "Write a literal `\\` as `\\\\`, or quote the text with `'`. A line break is `\\n`, a tab `\\t`.")
        var fixes = [
            Fix(
                Bilingual(ja: "「\\」を文字として書く", en: "Write literal backslashes"), safe: false,
                edits: backslashes.map { edit($0..<$0, "\\") })
        ]
        // The key for `¥` of a Japanese keyboard writes it: `"\1,980"`.
        if backslashes.allSatisfy({ isDigit(byte($0 + 1)) }) {
            help = Bilingual(ja: "円記号なら「¥」か「円」と書いてください。", en: "Write a yen sign as `¥` or 円.").then(help)
            fixes.insert(
                Fix(
                    Bilingual(ja: "「¥」にする", en: "Write `¥`"), safe: false,
                    edits: backslashes.map { edit($0..<$0 + 1, "¥") }), at: 0)
        }
        // In a path, of which Windows writes the parts so, a literal one would be as wrong.
        let isPath = text(valueText(start).prefix(400)).contains(".pem")
        if isPath {
            help = Bilingual(ja: "パスは「/」で区切って書いてください。", en: "Write `/` between the parts of a path.")
            fixes = [
                Fix(
                    Bilingual(ja: "「\\」を「/」にする", en: "Replace the backslashes with `/`"), safe: false,
                    edits: backslashes.map { edit($0..<$0 + 1, "/") })
            ]
        }
        report(
            .badEscape, range,
            Bilingual(
                ja: "「\(excerpt(range))」というエスケープはYAMLにありません。", en: "`\(excerpt(range))` is no escape of YAML."),
            help: help, fixes: fixes)
    }

    /// The backslashes of a double-quoted text on this line that stand before neither a quote, another one nor the line break.
    private func loneBackslashes(from start: Int) -> [Int] {
        var found: [Int] = []
        var offset = max(start + 1, lineStart)
        while offset < end, !isBreak(offset), bytes[offset] != UInt8(ascii: "\"") {
            defer { offset += 1 }
            guard bytes[offset] == UInt8(ascii: "\\") else { continue }
            let next = byte(offset + 1)
            if next == UInt8(ascii: "\\") || next == UInt8(ascii: "\"") {
                offset += 1
            } else if !isBreak(offset + 1) {
                found.append(offset)
            }
        }
        return found
    }

    /// One character as two escapes, as JSON writes it.
    mutating func reportSurrogates(_ range: Range<Int>, _ value: UInt32) {
        guard hasRoom else { return }
        let digits = String(value, radix: 16, uppercase: true)
        let escape = "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        report(
            .badEscape, range,
            Bilingual(
                ja: "「\(excerpt(range))」は1つの文字を2つに分けたJSONの書き方で、YAMLにはありません。",
                en: "`\(excerpt(range))` writes one character in two parts, as JSON does; YAML does not."),
            help: Bilingual(
                ja: "「\(escape)」と書くか、その文字をそのまま書いてください。", en: "Write `\(escape)`, or the character itself."),
            fixes: [
                Fix(
                    Bilingual(ja: "「\(escape)」にする", en: "Write `\(escape)`"), safe: true, edits: [edit(range, escape)])
            ])
    }

    /// The text from an offset to the end of its line, without a comment.
    func valueText(_ start: Int) -> Range<Int> {
        var last = start
        let end = lineEnd(start)
        while last < end {
            if bytes[last] == UInt8(ascii: "#"), last > start, isBlank(last - 1) { break }
            last += 1
        }
        return trimmed(start..<last)
    }

    /// `10%` of `%10`.
    private func meantRate(_ whole: Range<Int>) -> String? {
        let number = whole.dropFirst()
        let isNumber = number.allSatisfy { isDigit(bytes[$0]) || bytes[$0] == UInt8(ascii: ".") }
        return bytes[whole.lowerBound] == UInt8(ascii: "%") && !number.isEmpty && isNumber ? text(number) + "%" : nil
    }

    private mutating func reportTurnedRate(_ whole: Range<Int>, _ rate: String) {
        report(
            .syntaxError, whole,
            Bilingual(
                ja: "引用符で囲まない値は、「\(excerpt(whole))」のように「%」で始められません。",
                en: "No unquoted value can begin with `%`, as `\(excerpt(whole))` does."),
            help: Bilingual(
                ja: "率なら「%」を数字の後に置き、「\(rate)」と書いてください。", en: "A rate has its `%` after the number: write `\(rate)`."),
            fixes: [Fix(replacing: location(whole), with: rate)])
    }

    /// A character with which no plain text may begin. `isKey`: it begins a key, where there is one.
    mutating func reportCannotBegin(_ start: Int, isKey: Bool = false) {
        // With the space that is missing behind the colon before it, it begins a comment.
        if bytes[start] == UInt8(ascii: "#"), let last = problems.last, last.code == .missingSpace,
            Int(last.location.range.end) == start
        {
            return
        }
        if isKey, reportIfConflict(trimmed(start..<lineEnd(start))) { return }
        if isKey, start == lineStart, isDirectiveAboveMarker(start) { return reportDirective(trimmed(start..<lineEnd(start))) }
        guard hasRoom else { return }
        let first = bytes[start]
        let key = isKey ? entryColon(start).map { trimmed(start..<$0) } : nil
        let whole = key ?? (brackets.depth > 0 ? start..<contentEnd : valueText(start))
        let sign = excerpt(character(at: start))
        switch first {
        case UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
            if !isKey, let name = keyAboveText(start) { return reportLostBar(whole, key: name) }
            // Where a key is due, quotes alone do not make it one.
            if isKey, key == nil { return reportRemark(whole) }
            if let rate = meantRate(whole) { return reportTurnedRate(whole, rate) }
            let message =
                first == UInt8(ascii: "`")
                ? Bilingual(
                    ja: "\(key == nil ? "値" : "キー")が「`」で始まるため、引用符が必要です。",
                    en: "The \(key == nil ? "value" : "key") begins with a backtick and needs quotes.")
                : Bilingual(
                    ja: "「\(excerpt(whole))」は「\(sign)」で始まるため、引用符が必要です。",
                    en: "`\(excerpt(whole))` begins with `\(sign)` and needs quotes.")
            let isInText = key == nil && isValueInText()
            report(
                .syntaxError, whole, message, note: Parser.signNote,
                help: isInText
                    ? Parser.textHelp
                    : key == nil
                        ? quoteHelp(whole)
                        : Bilingual(
                            ja: "キーを引用符で囲むか、余分な「\(sign)」を消してください。", en: "Put the key between quotes, or remove the `\(sign)`."),
                fixes: isInText ? [] : key == nil ? quoteFixes(whole) : [quoteFix(whole).unsafe])
        case UInt8(ascii: "|"), UInt8(ascii: ">"):
            report(
                .syntaxError, start..<(start + 1),
                isKey
                    ? Bilingual(
                        ja: "「\(sign)」の文章は、キーの値としてだけ書けます。", en: "A `\(sign)` text can only stand as the value of a key.")
                    : Bilingual(
                        ja: "括弧の中では「\(sign)」の文章を書けません。", en: "A `\(sign)` text cannot stand inside brackets."),
                help: Bilingual(
                    ja: "文字としての「\(sign)」なら引用符で囲んでください。", en: "For a literal `\(sign)`, use quotes."))
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            report(
                .syntaxError, start..<(start + 1),
                Bilingual(ja: "「\(sign)」に対応する開き括弧がありません。", en: "`\(sign)` closes nothing."),
                help: Bilingual(ja: "余分な「\(sign)」を消すか、文字なら引用符で囲んでください。", en: "Remove it, or quote it if it is text."))
        case UInt8(ascii: "#"):
            report(
                .syntaxError, start..<(start + 1),
                Bilingual(ja: "コメントの「#」の前に空白がありません。", en: "There is no space before the `#` of a comment."),
                help: Bilingual(
                    ja: "「#」の前に半角スペースを入れるか、文字なら引用符で囲んでください。", en: "Put a space before `#`, or quote it if it is text."))
        case UInt8(ascii: "-") where brackets.depth > 0 && isSpace(start + 1) && start == lineStart + indent:
            report(
                .syntaxError, start..<(start + 1),
                Bilingual(
                    ja: "上の行で始まる括弧の中に、「- 」で始まる行は書けません。",
                    en: "A line that begins with `- ` cannot stand inside the bracket that opens above it."),
                help: Bilingual(
                    ja: "「- 」で始まるリストなら、上の行の「[」などの括弧を消してください。",
                    en: "If it is a list of lines with `- `, remove the `[` or `{` above them."))
        default:
            report(
                .syntaxError, start..<(start + 1),
                Bilingual(ja: "ここに「\(sign)」は書けません。", en: "`\(sign)` cannot stand here."),
                help: Bilingual(
                    ja: "文字としての「\(sign)」なら、値全体を引用符で囲んでください。", en: "For a literal `\(sign)`, put the whole value between quotes."))
        }
    }

    private static let textHelp = Bilingual(
        ja: "本文の行なら、引用符で囲まず、ほかの行にそろえて字下げしてください。設定なら、値全体を引用符で囲んでください。",
        en:
            "If it is a line of the text, indent it like the others, without quotes; put the whole value of a setting between quotes."
    )

    private mutating func reportRemark(_ line: Range<Int>) {
        report(
            .syntaxError, line,
            Bilingual(
                ja: "「\(excerpt(line))」は「キー: 値」の形の行ではありません。", en: "`\(excerpt(line))` is no line of the form `key: value`."),
            help: Parser.remarkHelp,
            fixes: [commentFix(line.lowerBound)])
    }

    /// The key whose value begins on the line of an offset and goes on below it: text of several lines.
    func keyAboveText(_ start: Int) -> Range<Int>? {
        guard brackets.depth == 0, start == lineStart + indent, let key = nodes.last, isKey(nodes.count - 1),
            Int(key.range.end) < lineStart, let below = contentBelow(),
            below.indent >= indent || !looksLikeEntry(below.offset), below.indent > column(of: Int(key.range.start)),
            !isDocumentMarker(below.offset)
        else { return nil }
        return key.range.offsets
    }

    /// `line`: one of the text below a key that YAML cannot take for text.
    mutating func reportLostBar(_ line: Range<Int>, key: Range<Int>) {
        guard hasRoom else { return }
        let name = excerpt(key)
        let isAlias = byte(line.lowerBound) == UInt8(ascii: "*")
        report(
            isAlias ? .aliasNotSupported : .syntaxError, line,
            isAlias
                ? Bilingual(
                    ja: "「\(name):」の下の文章に「*」で始まる「\(excerpt(line))」の行があるため、「|」が必要です。",
                    en: "In the text below `\(name):` the line `\(excerpt(line))` begins with `*`, so it needs a `|`.")
                : Bilingual(
                    ja: "「\(name):」の下の文章は「\(excerpt(line))」で始まるため、「|」が必要です。",
                    en: "The text below `\(name):` begins with `\(excerpt(line))` and needs a `|`."),
            note: isAlias
                ? Bilingual(
                    ja: "「|」がないと、YAMLでは「*」で始まる行がエイリアスになります。エイリアスは使えません。",
                    en: "Without a `|` YAML takes a line that begins with `*` for an alias, which is not supported.")
                : Parser.signNote,
            help: Bilingual(
                ja: "「\(name): |」と書いてください。改行もそのまま残ります。", en: "Write `\(name): |`, which keeps the line breaks too."),
            // The first line says how far a text is indented, and no line of it can stand left of that.
            fixes: contentBelow().map { $0.indent >= indent } == true ? [barFix(behind: key)] : [])
    }

    /// What follows a quoted text or a closing bracket on its line, without a comment.
    mutating func reportTextAfterNode(_ range: Range<Int>) {
        guard hasRoom else { return }
        if byte(range.lowerBound) == UInt8(ascii: "#") {
            report(
                .syntaxError, range.lowerBound..<(range.lowerBound + 1),
                Bilingual(ja: "コメントの「#」の前に空白がありません。", en: "There is no space before the `#` of a comment."),
                help: Bilingual(ja: "「#」の前に半角スペースを入れてください。", en: "Put a space before the `#`."),
                fixes: [
                    Fix(
                        Bilingual(ja: "半角スペースを入れる", en: "Insert a space"), safe: true,
                        edits: [edit(range.lowerBound..<range.lowerBound, " ")])
                ])
            return
        }
        if let link = markdownLink(endingWith: range) {
            return reportMarkdownLink(link.whole, words: link.words, target: link.target)
        }
        if let text = textInBrackets(range) { return reportBracketText(text) }
        if let start = quotedStart(before: range) { return reportPartlyQuoted(start..<range.upperBound, rest: range) }
        let block = openBlocks.last
        let key = brackets.depth == 0 && block?.isMapping == true ? entryKey(behindValue: range) : nil
        report(
            .syntaxError, range,
            Bilingual(
                ja: "値はすでに終わっているのに、「\(excerpt(range))」が続いています。",
                en: "`\(excerpt(range))` follows where the value has already ended."),
            help: key.map {
                lineHelp($0, from: range.lowerBound)
                    + Bilingual(
                        ja: "文章の一部なら、全体を一組の引用符で囲んでください。",
                        en: "; if it is part of the text, put one pair of quotes around all of it.")
            }
                ?? Bilingual(
                    ja: "文章の一部なら全体を一組の引用符で囲み、別の項目なら次の行に書いてください。",
                    en:
                        "If it is part of the text, put one pair of quotes around all of it; write another entry on the next line."
                ),
            fixes: key.flatMap { key in block.map { [apartFix(from: key.lowerBound, in: range, column: $0.column)] } } ?? [])
    }

    /// Where a quoted text begins that is the first part of a value: `"平野屋" 茶の友の会`. Nil where what follows it may be an entry.
    private func quotedStart(before rest: Range<Int>) -> Int? {
        guard brackets.depth == 0, let value = nodes.last, value.style == .doubleQuoted || value.style == .singleQuoted,
            case let start = Int(value.range.start), start >= lineStart, Int(value.range.end) <= rest.lowerBound,
            isKey(nodes.count - 2), !rest.contains(where: { letters.colonEnd($0) != nil }),
            !"\"'".utf8.contains(bytes[rest.upperBound - 1])
        else { return nil }
        return start
    }

    /// The quotes around a part of a text are signs of it; others stand around the whole.
    private mutating func reportPartlyQuoted(_ whole: Range<Int>, rest: Range<Int>) {
        let isDouble = bytes[whole.lowerBound] == UInt8(ascii: "\"")
        let quote = isDouble ? "'" : "\""
        let quoted =
            isDouble
            ? "'" + text(whole).split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
            : doubleQuoted(whole)
        report(
            .syntaxError, rest,
            Bilingual(
                ja: "値はすでに終わっているのに、「\(excerpt(rest))」が続いています。",
                en: "`\(excerpt(rest))` follows where the value has already ended."),
            help: Bilingual(
                ja: "文章の一部なら全体を「\(quote)」で囲み、別の項目なら次の行に書いてください。",
                en: "If it is part of the text, put `\(quote)` around all of it; write another entry on the next line."),
            fixes: [
                Fix(
                    Bilingual(ja: "全体を「\(quote)」で囲む", en: "Put `\(quote)` around all of it"), safe: false,
                    edits: [edit(whole, quoted)])
            ])
    }

    /// `[再送] お支払いのご確認` behind a key, of which the brackets were read as a list; `rest`: what follows them.
    private func textInBrackets(_ rest: Range<Int>) -> Range<Int>? {
        guard let list = list(before: rest), isKey(list.node - 1), !"]},:".utf8.contains(bytes[rest.lowerBound]) else {
            return nil
        }
        return list.start..<rest.upperBound
    }

    /// The list in brackets that is the last thing on a line before what follows it there.
    func list(before rest: Range<Int>) -> (node: NodeID, start: Int)? {
        var list: Int?
        var node = nodes.count - 1
        while node > 0, Int(nodes[node].range.start) >= lineStart {
            if nodes[node].kind == .sequence, nodes[node].style == .flow { list = node }
            node -= 1
        }
        guard let list, case let start = Int(nodes[list].range.start), start < rest.lowerBound,
            bytes[trimmed(start..<rest.lowerBound).upperBound - 1] == UInt8(ascii: "]")
        else { return nil }
        return (list, start)
    }

    private mutating func reportBracketText(_ text: Range<Int>) {
        report(
            .syntaxError, text,
            Bilingual(
                ja: "「\(excerpt(text))」は「[」で始まるため、リストとして読まれます。",
                en: "`\(excerpt(text))` begins with `[`, and so is read as a list."),
            help: Bilingual(
                ja: "文字の値なら、全体を引用符で囲んでください。", en: "If it is a text, put quotes around all of it."),
            fixes: quoteFixes(text).map(\.unsafe))
    }

    /// Something else than indicators after `|` or `>`.
    mutating func reportBlockHeader(_ start: Int, rest: Range<Int>) {
        guard hasRoom else { return }
        let sign = excerpt(start..<(start + 1))
        report(
            .syntaxError, rest,
            Bilingual(
                ja: "「\(sign)」と同じ行に「\(excerpt(rest))」は書けません。", en: "`\(excerpt(rest))` cannot stand on the line of `\(sign)`."),
            help: Bilingual(
                ja: "文章は「\(sign)」の次の行から、字下げして書きます。「\(sign)」で始まる文字の値なら、全体を引用符で囲んでください。",
                en: "The text begins on the next line, indented. A value that begins with a literal `\(sign)` needs quotes."),
            fixes: quoteFixes(start..<rest.upperBound).map(\.unsafe))
    }

    /// A number after `|` or `>` at the root of a document: parsers disagree about what it counts from.
    mutating func reportRootIndicator(_ range: Range<Int>) {
        guard hasRoom else { return }
        report(
            .syntaxError, range,
            Bilingual(
                ja: "文書の一番外側では「\(excerpt(range))」のような字下げの数を書けません。",
                en: "An indentation indicator as in `\(excerpt(range))` cannot be used at the root of a document."),
            note: Bilingual(
                ja: "読むソフトによって数え方が違うためです。", en: "YAML programs disagree about what it counts from."),
            help: Bilingual(ja: "数字を消してください。", en: "Remove the number."))
    }
}
