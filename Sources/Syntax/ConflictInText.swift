import SourceText

/// The markers of a merge conflict among the lines of a text below `|` or `>`, indented like them, as an editor does when it indents a
/// whole text. For YAML they are part of the text, so they are seen only where all three stand there: a line `=======` alone may be meant as
/// a rule. Exactly as git writes them they are an error as elsewhere; else, as with more signs than seven, they may be meant as ornaments.
struct ConflictInText {
    fileprivate var opening: Int?
    fileprivate var middle: Int?
    /// How many characters each of its markers has.
    fileprivate var size = 0
    fileprivate var isAsWritten = false
}

extension Parser {
    /// Looks at a line of a text, from its first character on, that begins with `<`, `=` or `>`.
    @inline(never) mutating func noteMarker(at offset: Int, of conflict: inout ConflictInText, _ flags: inout Node.Flags) {
        // The lines of a text that begin with equal signs are mostly rules.
        guard bytes[offset] == UInt8(ascii: "<") || conflict.opening != nil else { return }
        let size = letters.runLength(offset)
        guard size >= 7, isSpace(offset + size) else { return }
        let hasLabel = !trimmed(offset + size..<max(offset + size, lineEnd(offset))).isEmpty
        let isAsWritten = size == 7 && letters.isWrittenMarker(offset)
        switch bytes[offset] {
        case UInt8(ascii: "<") where hasLabel && (conflict.opening == nil || size <= conflict.size):
            conflict = ConflictInText(opening: offset, size: size, isAsWritten: isAsWritten)
        case UInt8(ascii: "=") where !hasLabel && size == conflict.size && conflict.middle == nil:
            conflict.middle = offset
            conflict.isAsWritten = conflict.isAsWritten && isAsWritten
        case UInt8(ascii: ">") where hasLabel && size == conflict.size:
            conflict.isAsWritten = conflict.isAsWritten && isAsWritten
            reportConflictInText(conflict, closing: offset)
            if conflict.middle != nil, conflict.isAsWritten { flags.insert(.incomplete) }
            conflict = ConflictInText()
        default:
            break
        }
    }

    private mutating func reportConflictInText(_ conflict: ConflictInText, closing: Int) {
        guard let opening = conflict.opening, let middle = conflict.middle,
            hasRoom(for: conflict.isAsWritten ? .error : .warning)
        else { return }
        func marker(_ offset: Int) -> Range<Int> { offset..<(offset + conflict.size) }
        var problem = Diagnostic(
            .mergeConflictMarker, at: location(marker(opening)),
            Bilingual(
                ja: "文章の中にgitの競合マーカー「\(excerpt(marker(opening)))」が残っています。",
                en: "A merge conflict marker `\(excerpt(marker(opening)))` was left behind in this text."),
            related: [
                related(marker(middle), ja: "ここから下がもう一方の内容です", en: "the other side begins below"),
                related(marker(closing), ja: "ここまでです", en: "it ends here"),
            ],
            help: Bilingual(
                ja: "どちらの内容を残すかを決め、「<<<<<<<」「=======」「>>>>>>>」の行を消してください。",
                en: "Decide which side to keep and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`."))
        if !conflict.isAsWritten { problem.severity = .warning }
        problems.append(problem)
    }
}
