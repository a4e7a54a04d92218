import SourceText

/// The report for people: header, excerpt, why, what to write, and the fix as a small diff; laid out plainly, coloured last.
///
///     エラー[not-whole-yen]: 「price」(料金(税込))は円単位の整数で書きます
///       --> products/course.yaml:9:12
///        |
///      9 |     price: 1,980
///        |            ^^^^^ 桁区切りの「,」は書けません
///        |
///        = 対処: 「1980」と書いてください
///        = 修正案: 桁区切りを取る
///      9 -     price: 1,980
///      9 +     price: 1980
func humanReport(_ report: Report, _ options: ReportOptions) -> String {
    var text = StyledText()
    for diagnostic in report.diagnostics {
        HumanFinding(diagnostic, report, options).draw(into: &text)
        text.endLine()
    }
    if !options.isQuiet { closing(report, options, into: &text) }
    return text.painted(colors: options.usesColor, linkRoot: options.linkRoot)
}

private struct HumanFinding {
    private let diagnostic: Diagnostic
    private let report: Report
    private let options: ReportOptions
    private let excerpts: [(file: FileID, at: ByteRange, excerpt: Excerpt)]
    private let diffs: [FixDiff]
    /// Digits of the greatest line number shown.
    private let gutter: Int

    init(_ diagnostic: Diagnostic, _ report: Report, _ options: ReportOptions) {
        self.diagnostic = diagnostic
        self.report = report
        self.options = options
        var marks: [(file: FileID, marks: [Excerpt.Mark])] = []
        func add(_ location: Location, _ label: String, isPrimary: Bool) {
            let mark = Excerpt.Mark(range: location.range, label: label, isPrimary: isPrimary)
            if let index = marks.firstIndex(where: { $0.file == location.file }) {
                marks[index].marks.append(mark)
            } else {
                marks.append((location.file, [mark]))
            }
        }
        add(diagnostic.location, diagnostic.label.map(options.inline) ?? "", isPrimary: true)
        for related in diagnostic.related { add(related.location, options.inline(related.message), isPrimary: false) }
        excerpts = marks.map { ($0.file, $0.marks[0].range, Excerpt(report.file($0.file), marks: $0.marks)) }
        diffs = diagnostic.fixes.map { FixDiff($0, in: report) }
        let numbers =
            excerpts.map(\.excerpt.lastNumber)
            + diffs.flatMap { $0.hunks.map { $0.number + max($0.removed.count, $0.added.count) - 1 } }
        gutter = String(numbers.max() ?? 1).utf8.count
    }

    func draw(into text: inout StyledText) {
        header(into: &text)
        for (index, entry) in excerpts.enumerated() {
            place(entry.file, entry.at, arrow: index == 0 ? "-->" : ":::", into: &text)
            if entry.excerpt.isEmpty { continue }
            bar(into: &text)
            entry.excerpt.draw(into: &text, gutter: gutter, width: options.width, severity: diagnostic.severity)
        }
        if diagnostic.note != nil || diagnostic.help != nil || !diagnostic.fixes.isEmpty { bar(into: &text) }
        if let note = diagnostic.note { remark(Words.note, note, into: &text) }
        if let help = diagnostic.help { remark(Words.help, help, into: &text) }
        for (fix, diff) in zip(diagnostic.fixes, diffs) {
            remark(fix.isSafe ? Words.fix : Words.unsafeFix, fix.title, into: &text)
            draw(diff, into: &text)
        }
    }

    private func header(into text: inout StyledText) {
        for (index, language) in options.languages.enumerated() {
            if index > 0, diagnostic.message.isSame { break }
            let title = "\(diagnostic.severity.name[language])[\(diagnostic.code.rawValue)]"
            let lines = wrapped(
                "\(title): \(diagnostic.message[language])", width: options.width)
            for (number, line) in lines.enumerated() {
                if number == 0, line.hasPrefix(title) {
                    text.add(title, .init(diagnostic.severity))
                    text.add(String(line.dropFirst(title.count)) + "\n", .title)
                } else {
                    text.add(line + "\n", .title)
                }
            }
        }
    }

    private func place(_ id: FileID, _ range: ByteRange, arrow: String, into text: inout StyledText) {
        let file = report.file(id)
        let start = file.start(range)
        text.add(indent + arrow + " ", .gutter)
        text.add(file.path, .place(file.source.path))
        text.add(diagnostic.code == .unreadableFile ? "\n" : ":\(start.line):\(start.column)\n")
    }

    private func bar(into text: inout StyledText) { text.add(indent + " |\n", .gutter) }

    private func remark(_ word: Bilingual, _ remark: Bilingual, into text: inout StyledText) {
        for language in options.languages where language == options.languages.first || !remark.isSame {
            let head = "\(word[language]): "
            let column = gutter + 4
            let lines = wrapped(head + remark[language], width: options.width.map { max(20, $0 - column) })
            for (number, line) in lines.enumerated() {
                text.add(number == 0 ? indent + " = " : String(repeating: " ", count: column), .gutter)
                if number == 0, line.hasPrefix(head) {
                    text.add(head, .title)
                    text.add(String(line.dropFirst(head.count)))
                } else {
                    text.add(line)
                }
                text.endLine()
            }
        }
    }

    private func draw(_ diff: FixDiff, into text: inout StyledText) {
        let room = max(20, (options.width ?? 140) - gutter - 4)
        for hunk in diff.hunks {
            if hunk.file != diagnostic.location.file { place(hunk.file, ByteRange(0, 0), arrow: ":::", into: &text) }
            let runs = hunk.runs(room: room)
            for run in runs.prefix(2 * FixDiff.limit) {
                let (sign, style) = run.isAdded ? ("+", StyledText.Style.added) : ("-", .removed)
                for row in run.rows.prefix(FixDiff.limit) {
                    let number = String(row.number)
                    text.add(String(repeating: " ", count: gutter - number.utf8.count + 1) + number + " ", .gutter)
                    text.add("\(sign) \(row.text)\n", style)
                }
                if run.rows.count > FixDiff.limit { text.add("...\n", .gutter) }
            }
            if runs.count > 2 * FixDiff.limit { text.add("...\n", .gutter) }
        }
    }

    private var indent: String { String(repeating: " ", count: gutter + 1) }
}

private func closing(_ report: Report, _ options: ReportOptions, into text: inout StyledText) {
    for (index, line) in Words.closing(report, options).enumerated() {
        for language in options.languages { text.add(line[language] + "\n", index == 0 ? .title : .plain) }
    }
}
