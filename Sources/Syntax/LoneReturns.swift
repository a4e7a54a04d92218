import SourceText

/// Line breaks that are a CR without an LF. YAML ends a line there, but git and most of what shows changes do not, so that all behind it
/// seems to be part of the line before: of `# 10%` CR `tax_rate: 8%` a comment.
extension Parser {
    /// Tells those that are one line for git at the first of them; a file without an LF is one such line.
    mutating func reportLoneReturns(_ offsets: [UInt32]) {
        var rest = offsets[...]
        while let first = rest.first {
            // The LF that ends this line for git.
            let last = ByteSearch.first(0x0A, or: 0x0A, bytes, Int(first), end)
            let count = rest.end { $0 < last } - rest.startIndex
            let isWhole = count == offsets.count && last == end && isFirstLine(Int(first))
            reportLoneReturns(rest.prefix(count).map(Int.init), isWhole: isWhole)
            rest = rest.dropFirst(count)
        }
    }

    /// Whether no LF stands before an offset.
    private func isFirstLine(_ offset: Int) -> Bool { ByteSearch.first(0x0A, or: 0x0A, bytes, 0, offset) == offset }

    private mutating func reportLoneReturns(_ offsets: [Int], isWhole: Bool) {
        guard let first = offsets.first, hasRoom(for: .warning) else { return }
        let others = offsets.count - 1
        problems.append(
            Diagnostic(
                .invisibleCharacter, at: location(first..<first + 1),
                isWhole
                    ? Bilingual(
                        ja: "このファイルの改行は、どれもLFのないCRです。YAMLでは改行ですが、gitは全体を1行とみなします。",
                        en:
                            "The line breaks of this file are CRs without an LF: YAML ends a line at each, but for git all is one line."
                    )
                    : Bilingual(
                        ja: "この改行は、LFのないCRです。YAMLはここで行を終えますが、gitは終えません。",
                        en: "This line break is a CR without an LF: YAML ends the line here, but git does not."),
                severity: .warning,
                label: Bilingual(ja: "LFのないCR", en: "a CR without an LF"),
                note: isWhole
                    ? nil
                    : Bilingual(
                        ja: "gitの差分などでは、続く行が前の行の一部に見えます。",
                        en: "In a diff what follows seems to be part of the line before it."),
                help: others == 0
                    ? Bilingual(ja: "ふつうの改行に置き換えてください。", en: "Replace it with an ordinary line break.")
                    : Bilingual(
                        ja: "ここと、続く\(others)か所を、ふつうの改行に置き換えてください。",
                        en: "Replace it and the \(others) behind it with ordinary line breaks."),
                fixes: [
                    // The others in another round.
                    Fix(
                        Bilingual(ja: "ふつうの改行にする", en: "Write ordinary line breaks"), safe: true,
                        edits: offsets.prefix(2_000).map { edit($0..<$0 + 1, "\n") })
                ]))
    }
}
