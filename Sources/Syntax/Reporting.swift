import SourceText

/// How a problem gets from the reader into the tree: bounded in number, with its text fit to be shown.
extension Parser {
    /// Whether the problem at hand may be recorded; one beyond the bound is only seen by the marks on the nodes.
    var hasRoom: Bool { mutating get { hasRoom(for: .error) } }

    mutating func hasRoom(for severity: Severity) -> Bool {
        if problems.count < limits.problems { return true }
        leftOut = max(leftOut ?? severity, severity)
        return false
    }

    mutating func report(
        _ code: Code, _ range: Range<Int>, _ message: Bilingual, label: Bilingual? = nil, related: [Related] = [],
        note: Bilingual? = nil, help: Bilingual? = nil, fixes: [Fix] = []
    ) {
        // What stands at a wrong depth is not read for what it is.
        if let last = problems.last, last.code == .badIndentation, Int(last.location.range.start) == range.lowerBound { return }
        problems.append(
            Diagnostic(
                code, at: location(range), message, label: label, related: related, note: note, help: help, fixes: fixes))
    }

    func location(_ range: Range<Int>) -> Location { Location(file, ByteRange(range.clamped(to: 0..<end))) }

    func related(_ range: Range<Int>, ja: String, en: String) -> Related {
        Related(location(range), Bilingual(ja: ja, en: en))
    }

    func edit(_ range: Range<Int>, _ text: String) -> Edit { Edit(location(range), text) }

    /// The text of a range as it may stand in a message.
    func excerpt(_ range: Range<Int>) -> String {
        shown(text(range.lowerBound..<min(range.upperBound, range.lowerBound + 400)), limit: 40)
    }

    func text(_ range: Range<Int>) -> String {
        let range = range.clamped(to: 0..<end)
        return String(decoding: UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count), as: UTF8.self)
    }

    /// The whole character at an offset.
    func character(at offset: Int) -> Range<Int> {
        guard offset < end else { return end..<end }
        let length = TextSurvey.length(UnsafeBufferPointer(start: bytes, count: end), offset)
        return offset..<(offset + max(length, 1))
    }

    /// The text of a range between double quotes, as YAML.
    func doubleQuoted(_ range: Range<Int>) -> String {
        var result = "\""
        for scalar in text(range).unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}

extension Parser {
    /// Moves what begins at an offset of the current line to a column of the next one.
    func nextLineFix(_ start: Int, column: Int, safe: Bool) -> Fix {
        var gap = start
        while gap > lineStart, isBlank(gap - 1) { gap -= 1 }
        return Fix(
            Bilingual(ja: "次の行に移す", en: "Move it to the next line"), safe: safe,
            edits: [edit(gap..<start, "\n" + String(repeating: " ", count: column))])
    }
}
