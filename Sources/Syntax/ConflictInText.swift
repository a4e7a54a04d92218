import SourceText

/// The markers of a merge conflict among the lines of a text below `|` or `>`, indented like them, as an editor does when it indents a
/// whole text. For YAML they are part of the text, so they are warned of, and only where all three stand there as git writes them: a line
/// `=======` alone may be meant as a rule.
struct ConflictInText {
    fileprivate var opening: Int?
    fileprivate var middle: Int?
}

extension Parser {
    /// Looks at a line of a text, from its first character on, that begins with `<`, `=` or `>`.
    @inline(never) mutating func noteMarker(at offset: Int, of conflict: inout ConflictInText) {
        guard isConflictMarker(offset) else { return }
        let hasLabel = !trimmed(offset + 7..<max(offset + 7, lineEnd(offset))).isEmpty
        switch bytes[offset] {
        case UInt8(ascii: "<") where hasLabel:
            conflict = ConflictInText(opening: offset)
        case UInt8(ascii: "=") where !hasLabel && conflict.opening != nil:
            conflict.middle = conflict.middle ?? offset
        case UInt8(ascii: ">") where hasLabel:
            if let opening = conflict.opening, let middle = conflict.middle { reportConflictInText(opening, middle, offset) }
            conflict = ConflictInText()
        default:
            break
        }
    }

    private mutating func reportConflictInText(_ opening: Int, _ middle: Int, _ closing: Int) {
        guard hasRoom(for: .warning) else { return }
        var problem = Diagnostic(
            .mergeConflictMarker, at: location(opening..<(opening + 7)),
            Bilingual(
                ja: "文章の中にgitの競合マーカー「\(excerpt(opening..<(opening + 7)))」が残っています。",
                en: "A merge conflict marker `\(excerpt(opening..<(opening + 7)))` was left behind in this text."),
            related: [
                related(middle..<(middle + 7), ja: "ここから下がもう一方の内容です", en: "the other side begins below"),
                related(closing..<(closing + 7), ja: "ここまでです", en: "it ends here"),
            ],
            help: Bilingual(
                ja: "どちらの内容を残すかを決め、「<<<<<<<」「=======」「>>>>>>>」の行を消してください。",
                en: "Decide which side to keep and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`."))
        problem.severity = .warning
        problems.append(problem)
    }
}
