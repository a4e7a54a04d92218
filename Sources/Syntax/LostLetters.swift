import SourceText

/// The signs `�` (U+FFFD) that an editor puts for what it could not read: saved, they take the place of the letters for good.
///
/// Reading a file in the wrong encoding leaves many of them, so a file has one message about all.
struct LostLetters {
    private(set) var first: Range<Int>?
    /// Runs of them.
    private(set) var count = 0
    private(set) var isInKey = false
    private var end = -1

    mutating func add(_ offset: Int, isInKey: Bool) {
        let next = offset + 3
        if offset != end { count += 1 }
        if count == 1 { first = (first?.lowerBound ?? offset)..<next }
        end = next
        self.isInKey = self.isInKey || isInKey
    }
}

extension Parser {
    mutating func report(_ lost: LostLetters) {
        let severity: Severity = lost.isInKey ? .error : .warning
        guard let first = lost.first, hasRoom(for: severity) else { return }
        let more = lost.count - 1
        problems.append(
            Diagnostic(
                .invalidUTF8, at: location(first),
                Bilingual(ja: "ここに文字化けの跡「�」があります", en: "There is a `�` here, the trace of text that was lost")
                    + (more == 0
                        ? Bilingual(ja: "。", en: ".")
                        : Bilingual(ja: "(ほかにも\(more)か所)。", en: ", and in \(more) more place\(more == 1 ? "" : "s").")),
                severity: severity,
                note: Bilingual(
                    ja: "UTF-8ではないファイルをUTF-8として開くと、読めない文字が「�」に置き換わり、保存すると元の文字に戻せません。",
                    en: "If a file is opened as UTF-8 but is not, `�` replaces what cannot be read; once saved, the text is lost."
                ),
                help: Bilingual(
                    ja: "保存する前なら、正しい文字コード(Shift_JISなど)を指定して開き直してください。保存した後なら、元の文字を書き直してください。",
                    en:
                        "If you have not saved it yet, open the file again with its encoding, such as Shift_JIS; else write the text again."
                )
            ))
    }
}
