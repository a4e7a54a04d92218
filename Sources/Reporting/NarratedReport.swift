import SourceText

/// The human report in sentences, for screen readers and Braille: no drawing, no columns to line up, each finding a paragraph.
func narratedReport(_ report: Report, _ options: ReportOptions) -> String {
    var paragraphs: [String] = []
    for language in options.languages {
        for (index, diagnostic) in report.diagnostics.enumerated() {
            paragraphs.append(Narration(report, language).tell(diagnostic, number: index + 1))
        }
        if !options.isQuiet { paragraphs.append(Words.closing(report, options).map { $0[language] + "\n" }.joined()) }
    }
    return paragraphs.joined(separator: "\n")
}

private struct Narration {
    private let report: Report
    private let language: Language

    init(_ report: Report, _ language: Language) {
        self.report = report
        self.language = language
    }

    func tell(_ diagnostic: Diagnostic, number: Int) -> String {
        let severity = diagnostic.severity.name
        var lines = [
            say(
                "\(number)件目、\(severity.ja)、\(diagnostic.code.rawValue)。",
                "Finding \(number), \(severity.en), \(diagnostic.code.rawValue)."),
            diagnostic.message[language],
            say("場所は", "It is in ") + place(diagnostic.location) + say("です。", "."),
        ]
        if let text = line(diagnostic.location) { lines.append(say("その行: ", "That line: ") + text) }
        if let label = diagnostic.label { lines.append(say("その箇所: ", "At that place: ") + label[language]) }
        for related in diagnostic.related {
            lines.append(say("関係する場所、", "Related, in ") + "\(place(related.location)): \(related.message[language])")
            if let text = line(related.location) { lines.append(say("その行: ", "That line: ") + text) }
        }
        if let note = diagnostic.note { lines.append("\(Words.note[language]): \(note[language])") }
        if let help = diagnostic.help { lines.append("\(Words.help[language]): \(help[language])") }
        for fix in diagnostic.fixes { lines += tell(fix) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func tell(_ fix: Fix) -> [String] {
        let word = fix.isSafe ? Words.fix : Words.unsafeFix
        return ["\(word[language]): \(fix.title[language])"]
            + FixDiff(fix, in: report).hunks.flatMap { $0.runs(room: ExcerptLine.audible) }.flatMap { run in
                let word = run.isAdded ? say("書く行: ", "Line to write: ") : say("消す行: ", "Line to remove: ")
                return run.rows.map { word + $0.text.withoutIndentation }
            }
    }

    private func place(_ location: Location) -> String {
        let file = report.file(location.file)
        let start = file.start(location.range)
        return say(
            "「\(file.path)」の\(start.line)行目、\(start.column)文字目", "\(file.path), line \(start.line), character \(start.column)")
    }

    private func line(_ location: Location) -> String? {
        let file = report.file(location.file)
        if file.source.bytes.isEmpty { return nil }
        let content = file.lines.content(ofLine: file.lines.line(at: location.range.offsets.lowerBound))
        return ExcerptLine(file, content: file.visible(content, around: content.lowerBound)).whole
    }

    private func say(_ ja: String, _ en: String) -> String { Bilingual(ja: ja, en: en)[language] }
}

extension ExcerptLine {
    /// Columns, behind which nobody would listen any more.
    fileprivate static let audible = 400

    /// The line without the spaces before it.
    fileprivate var whole: String { text(columns: 0..<Self.audible).withoutIndentation }
}

extension String {
    fileprivate var withoutIndentation: String { String(drop { $0 == " " }) }
}
