import SourceText

/// The words for single characters and bytes: `invalid-utf8`, `control-character`, `invisible-character`, `file-too-large`.
extension Parser {
    /// A control character, with what it tells a terminal together with those behind it.
    mutating func reportControlCharacter(_ range: Range<Int>) {
        guard hasRoom else { return }
        let name = excerpt(range)
        report(
            .controlCharacter, range,
            Bilingual(
                ja: "ここに目に見えない制御文字「\(name)」があります。", en: "There is an invisible control character here: `\(name)`."),
            help: Bilingual(
                ja: "消してください。", en: "Remove it."),
            fixes: [
                Fix(
                    Bilingual(ja: "制御文字を消す", en: "Remove the character"), safe: false, edits: [edit(range, "")])
            ])
    }

    /// The escape of a control character in a text between quotes. Who writes one has mostly typed `\` for `¥`, or a path of Windows.
    mutating func reportControlEscape(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
        guard hasRoom(for: .warning) else { return }
        let (escape, code) = (excerpt(range), "<\(codePoint(scalar))>")
        let isByName = range.count == 2
        var help = Bilingual(ja: "この制御文字を消してください。", en: "Remove it.")
        var fixes = [Fix(Bilingual(ja: "消す", en: "Remove it"), safe: false, edits: [edit(range, "")])]
        // Who writes a number means the character.
        if isByName {
            help = Bilingual(
                ja: "文字としての「\\」なら「\\\\」と書いてください。そうでなければ消してください。",
                en: "Write a literal `\\` as `\\\\`; if none is meant, remove the escape.")
            fixes = [
                Fix(
                    Bilingual(ja: "「\\」を文字として書く", en: "Write a literal `\\`"), safe: false,
                    edits: [edit(range.lowerBound..<range.lowerBound, "\\")])
            ]
        }
        if escape == "\\0" {
            help = Bilingual(ja: "円記号なら「¥」か「円」と書いてください。", en: "Write a yen sign as `¥` or 円.").then(help)
            fixes.append(
                Fix(
                    Bilingual(ja: "「¥0」にする", en: "Write `¥0`"), safe: false, edits: [edit(range, "¥0")]))
        }
        problems.append(
            Diagnostic(
                .invisibleCharacter, at: location(range),
                Bilingual(
                    ja: "「\(escape)」は目に見えない制御文字(\(code))になります。",
                    en: "`\(escape)` stands for a control character that cannot be seen (\(code))."),
                severity: .warning,
                label: Bilingual(ja: "制御文字(\(code))", en: "a control character (\(code))"),
                help: help, fixes: fixes))
    }

    /// A value that holds `: `, behind a character that stands there for a line break: the entries that it parts are written at a column.
    mutating func reportIfSeparated(_ value: Range<Int>, column: Int) -> Bool {
        let separators = value.compactMap { offset in letters.lineSeparatorEnd(offset).map { offset..<$0 } }
        guard let first = separators.first, entryColon(first.upperBound) != nil else { return false }
        passed.append(ByteRange(value))
        guard hasRoom else { return true }
        let name = excerpt(first)
        let line = "\n" + String(repeating: " ", count: column)
        report(
            .controlCharacter, first,
            Bilingual(
                ja: "ここに改行のように見える制御文字「\(name)」があります。YAMLでは改行になりません。",
                en: "The control character `\(name)` looks like a line break, but is none in YAML."),
            help: Bilingual(ja: "改行に置き換えてください。", en: "Replace it with a line break."),
            fixes: [
                Fix(
                    Bilingual(ja: "改行に置き換える", en: "Replace it with a line break"), safe: false,
                    edits: separators.prefix(200).map { edit($0, line) })
            ])
        return true
    }

    /// What an invisible character is in a text.
    enum UseOfUnseen {
        /// Of no use.
        case stray
        /// A blank that the text may need.
        case meant
        /// A blank where one of ASCII would be none: at the beginning or the end of a quoted line.
        case dropped
    }

    /// An invisible character; `quotable` is the plain text around it that could be put between quotes, and `isAll` says that nothing else
    /// in a text can be seen. `remedy`: what to do instead of putting anything in its place.
    mutating func reportInvisible(
        _ scalar: Unicode.Scalar, _ range: Range<Int>, isError: Bool, quotable: Range<Int>?, isAll: Bool = false,
        use: UseOfUnseen = .stray, remedy: (help: Bilingual, fix: Fix?)? = nil
    ) {
        guard hasRoom(for: isError ? .error : .warning) else { return }
        let (ja, en, isSpace) = Parser.name(of: scalar)
        var fixes: [Fix] =
            isAll || use == .meant || use == .dropped && isSpace
            ? []
            : [
                isSpace
                    ? Fix(
                        Bilingual(ja: "半角スペースに置き換える", en: "Replace it with a space"), safe: false, edits: [edit(range, " ")])
                    : Fix(Bilingual(ja: "消す", en: "Remove it"), safe: false, edits: [edit(range, "")])
            ]
        if let quotable { fixes.append(quoteFix(quotable).unsafe) }
        if let remedy { fixes = [remedy.fix].compactMap(\.self) }
        problems.append(
            Diagnostic(
                .invisibleCharacter, at: location(range),
                Bilingual(ja: "ここに\(ja)があります。", en: "There is \(en) here."), severity: isError ? .error : .warning,
                label: Bilingual(ja: ja, en: en),
                note: isError
                    ? Bilingual(
                        ja: "目には空白や何もないように見えますが、YAMLでは文字として扱われます。",
                        en: "It looks like a space or like nothing, but YAML treats it as a character.")
                    : isAll
                        ? Bilingual(
                            ja: "この文章には、目に見える文字が1つもありません。", en: "There is nothing in this text that can be seen.")
                        : Bilingual(
                            ja: "文章の一部としてそのまま使われます。", en: "It is kept as part of the text."),
                help: remedy?.help ?? Parser.advice(isAll: isAll, use: use, isSpace: isSpace, isQuotable: quotable != nil),
                fixes: fixes))
    }

    /// What to do about an invisible character.
    private static func advice(isAll: Bool, use: UseOfUnseen, isSpace: Bool, isQuotable: Bool) -> Bilingual {
        if isAll { return Bilingual(ja: "伝えたい文章を書いてください。", en: "Write what it is to say.") }
        if use == .meant {
            return Bilingual(
                ja: "わざと入れた空白でなければ、半角スペースにするか消してください。", en: "Unless it is meant, write a space or remove it.")
        }
        let change =
            isSpace
            ? Bilingual(ja: "半角スペースに置き換えてください。", en: "Replace it with a space")
            : Bilingual(ja: "この文字を消してください。", en: "Remove it")
        return change
            + (isQuotable
                ? Bilingual(
                    ja: "文章の一部として必要なら、値全体を引用符で囲んでください。", en: "; if the text needs it, put the whole value between quotes.")
                : Bilingual(ja: "", en: "."))
    }

    private static func name(of scalar: Unicode.Scalar) -> (ja: String, en: String, isSpace: Bool) {
        let code = "<\(codePoint(scalar))>"
        switch scalar.value {
        case 0xA0: return ("ノーブレークスペース(NBSP、<U+00A0>)", "a no-break space (NBSP, <U+00A0>)", true)
        case 0x3000: return ("全角スペース(<U+3000>)", "a full-width space (<U+3000>)", true)
        case 0x1680, 0x2000...0x200A, 0x202F, 0x205F: return ("特殊な空白(\(code))", "an unusual space (\(code))", true)
        case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0:
            return ("空白に見える文字(\(code))", "a character that looks like a blank (\(code))", true)
        case 0x2028, 0x2029: return ("改行に見える文字(\(code))", "a character that looks like a line break (\(code))", true)
        case 0xFEFF: return ("BOM(\(code))", "a byte order mark (\(code))", false)
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069:
            return ("文字の向きを変える見えない文字(\(code))", "an invisible character that changes the direction of text (\(code))", false)
        default: return ("幅のない見えない文字(\(code))", "an invisible character without width (\(code))", false)
        }
    }

    /// Bytes that are not UTF-8, each run at its place.
    mutating func reportInvalid(_ runs: [Range<Int>]) {
        for run in runs {
            let first = String(bytes[run.lowerBound], radix: 16, uppercase: true)
            report(
                .invalidUTF8, run,
                Bilingual(
                    ja: "UTF-8として読めないバイト(0x\(first))があります。", en: "There are bytes that are not UTF-8 (0x\(first))."),
                help: Bilingual(
                    ja: "この場所の文字を書き直し、文字コードUTF-8で保存してください。", en: "Write this text again and save the file as UTF-8."))
        }
    }
}

extension Parser {
    /// A line that is no entry or value may be one without what could not be read in it.
    mutating func dropProblems(about runs: [Range<Int>]) {
        problems.removeAll { problem in
            let range = problem.location.range.offsets
            // The last run that begins before the end of what the problem is about.
            let run = runs[..<runs.end { $0.lowerBound < range.upperBound }].last
            return problem.code == .syntaxError && run.map { $0.upperBound > range.lowerBound } ?? false
        }
    }

    /// What holds bytes that are not UTF-8 says nothing; both lists are in order.
    mutating func poison(_ runs: [Range<Int>]) {
        var node = 0
        for run in runs {
            while node < nodes.count, nodes[node].kind != .scalar || Int(nodes[node].range.end) <= run.lowerBound { node += 1 }
            if node < nodes.count, Int(nodes[node].range.start) < run.upperBound { markIncomplete(node) }
        }
    }
}

/// The one message for a file that is not UTF-8 text at all: binary data, or text in another encoding.
func notText(_ survey: TextSurvey, _ encoding: LegacyEncoding?, _ file: FileID) -> Diagnostic {
    let place = survey.firstNull.map { $0..<($0 + 1) } ?? survey.invalid.first ?? survey.firstShift.map { $0..<($0 + 1) } ?? 0..<0
    let location = Location(file, ByteRange(place))
    if survey.firstNull != nil {
        return Diagnostic(
            .invalidUTF8, at: location,
            Bilingual(
                ja: "このファイルはテキストではありません(バイナリファイル、またはUTF-16のファイルです)。",
                en: "This file is not text: it is binary, or encoded as UTF-16."),
            help: Bilingual(
                ja: "YAMLのファイルなら、文字コードUTF-8で保存し直してください。", en: "If it is meant to be YAML, save it as UTF-8."))
    }
    let name = (encoding ?? .shiftJIS).rawValue
    return Diagnostic(
        .invalidUTF8, at: location,
        Bilingual(
            ja: "このファイルの文字コードはUTF-8ではありません(\(name)かもしれません)。",
            en: "This file is not encoded as UTF-8 (perhaps it is \(name))."),
        help: Bilingual(
            ja: "エディターの「文字コードを指定して保存」などで、UTF-8を選んで保存し直してください。",
            en: "Save it again in your editor with the encoding UTF-8."))
}

func fileTooLarge(_ file: FileID, _ limits: Limits) -> Diagnostic {
    Diagnostic(
        .fileTooLarge, at: Location(file, ByteRange(0, 0)),
        Bilingual(
            ja: "ファイルが大きすぎます(\(limits.fileBytes.grouped)バイトまで)。読んでいません。",
            en: "The file is too large (at most \(limits.fileBytes.grouped) bytes) and was not read."),
        help: Bilingual(
            ja: "商品ごとなどにファイルを分けてください。", en: "Split it, for example into one file for each product."))
}

/// What stands for all problems of a file's text that are not shown, behind the last one that is. Only invisible characters are mere
/// warnings.
func moreProblems(_ severity: Severity, _ limits: Limits, behind last: Diagnostic) -> Diagnostic {
    let end = last.location.range.end
    var problem = Diagnostic(
        severity == .error ? .syntaxError : .invisibleCharacter, at: Location(last.location.file, ByteRange(end, end)),
        Bilingual(
            ja: "このファイルには\(limits.problems)件を超える書き方の問題があります。残りは報告していません。",
            en: "The text of this file has more than \(limits.problems) problems; the others are not reported."),
        severity: severity,
        help: Bilingual(
            ja: "報告されたものを直してから、もう一度検査してください。", en: "Fix those that are reported, then check again."))
    problem.standsForMore = true
    return problem
}
