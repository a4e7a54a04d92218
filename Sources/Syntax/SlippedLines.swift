import SourceText

/// The first line of a text below `|` or `>` that lost its indentation, perhaps with few others, while the rest of the text kept it. The
/// rest is right as it stands: moved with them, it would be mailed with blanks before each line.
///
///     body: |
///     %name1% 様              ← slipped
///
///       いつもご利用ありがとうございます。
extension Parser {
    /// Lines that slipped, and how far the others are indented.
    struct Slip {
        let lines: [TextLine]
        let width: Int
    }

    /// Nil where no line is indented like a text, or so few that they may well be indented within one that was pasted in. `counted`: how
    /// far the header says the text is indented.
    func slipped(_ lines: [TextLine], need: Int, counted: Int?) -> Slip? {
        let least = counted ?? need
        let (right, low) = (lines.filter { $0.spaces >= least }, lines.filter { $0.spaces < least })
        let count = low.count { bytes[$0.text] != UInt8(ascii: "#") && !isBreak(letters.gapEnd($0.text)) }
        guard let narrowest = right.map(\.spaces).min(), count == 1 || count * 4 <= right.count || isHead(low, above: right)
        else {
            return nil
        }
        // Where a paragraph begins with a space of its own, so may that which slipped.
        let keepsSpace = right.contains { foreignSpaceEnd($0.text) != nil }
        return Slip(
            lines: low.map { line in
                let text = keepsSpace ? line.text : letters.gapEnd(line.text)
                return TextLine(start: line.start, spaces: line.spaces, width: line.width, text: text)
            }, width: counted ?? narrowest)
    }

    /// Whether the lines that stand left are the first ones, moved alike, above no fewer that stand right.
    private func isHead(_ low: [TextLine], above right: [TextLine]) -> Bool {
        guard let last = low.last, let first = right.first, last.start < first.start else { return false }
        return low.count <= right.count && low.allSatisfy { $0.spaces == last.spaces }
    }

    /// What to do about it.
    func alignment(_ slip: Slip) -> TextRemedy {
        let (ja, en) = slip.lines.count == 1 ? ("この行", "this line") : ("字下げの足りない行", "the lines that stand left of the others")
        return TextRemedy(
            help: Bilingual(
                ja: "\(ja)の字下げを、文章のほかの行と同じ半角スペース\(slip.width)個にしてください。",
                en: "Indent \(en) to \(spaces(slip.width)), like the rest of the text."),
            title: Bilingual(ja: "\(ja)の字下げを半角スペース\(slip.width)個にする", en: "Indent \(en) to \(spaces(slip.width))"),
            edits: slip.lines.map { edit($0.start..<$0.text, String(repeating: " ", count: slip.width)) })
    }
}

/// What to do about a text that is not indented; without edits where only a person can do it.
struct TextRemedy {
    let help: Bilingual
    let title: Bilingual
    let edits: [Edit]
}
