import SourceText

/// A suppression that silences nothing.
let unusedSuppressionExplanation = Explanation(
    .unusedSuppression,
    title: Bilingual(ja: "何も止めていない「kessai: allow」があります。", en: "A `kessai: allow` comment silences nothing."),
    why: Bilingual(
        ja: "直した後に残ったコメントは、次に同じ間違いをしたときに、それを隠してしまいます。",
        en: "A comment that was left behind hides the same mistake when it is made again."),
    fix: Bilingual(
        ja: "コメントを消すか、コードのつづりを直します。エラーはコメントでは止められません。",
        en: "Remove the comment or correct the code. Errors cannot be silenced."),
    bad: .yaml(
        """
        \(ExampleProject.product)
          - id: card
            type: one_time
            tax_rate: 10%  # kessai: allow ⟦unusual-tax-rate⟧ 古い契約のため
            price: 1980

        """),
    good: .yaml(ExampleProject.soldOnce))

/// Codes that depend on more than the text: whether they are found differs from machine to machine.
private let variableCodes: Set<Code> = [
    .testEnvironmentInRelease, .privateKeyAbsent, .privateKeyCommitted, .privateKeyMalformed, .privateKeyTooShort,
]

private let howToAllow = Bilingual(
    ja: "「# kessai: allow コード 理由」の形で書きます。コードの一覧は「kessai rules」で見られます。",
    en: "Write `# kessai: allow CODE REASON`; `kessai rules` lists the codes.")

/// `source` and `lines` are those of its file.
func unusedSuppression(
    _ suppression: Suppression, _ levels: RuleLevels, _ source: SourceFile, _ lines: LineTable
) -> Diagnostic? {
    let name = shown(suppression.text)
    if let correction = suppression.correction {
        // A full-width bracket stands for the blank behind the code.
        let end = suppression.name.range.offsets.upperBound
        let isFollowed =
            source.bytes.indices.contains(end) && end < suppression.comment.range.offsets.upperBound && source.bytes[end] > 0x20
        return Diagnostic(
            .unusedSuppression, at: suppression.name,
            Bilingual(ja: "「\(name)」は「\(correction)」と書きます。", en: "`\(name)` should be `\(correction)`."),
            help: howToAllow,
            fixes: [Fix(replacing: suppression.name, with: correction, written: isFollowed ? correction + " " : nil)])
    }
    if suppression.text == "allow" {
        return Diagnostic(
            .unusedSuppression, at: suppression.name,
            Bilingual(ja: "「kessai: allow」に、止めるコードがありません。", en: "`kessai: allow` does not say which code."),
            help: howToAllow)
    }
    guard let code = suppression.code else {
        let near = Code.near.nearest(to: suppression.text)
        let isError = near.flatMap(Code.init).map(levels.isError) ?? false
        return Diagnostic(
            .unusedSuppression, at: suppression.name,
            Bilingual(
                ja: "「kessai: allow」の「\(name)」というコードはありません。", en: "There is no code `\(name)` for `kessai: allow`.")
                + didYouMean(near),
            help: isError
                ? Bilingual(
                    ja: "エラーはコメントでは止められません。コメントを消し、間違いを直してください。",
                    en: "No comment can silence an error: remove it and correct the mistake.") : howToAllow,
            fixes: isError ? [] : near.map { [Fix(replacing: suppression.name, with: $0)] } ?? [])
    }
    if levels.isError(code) {
        // An error by nature, or one that the project made of it.
        return Diagnostic(
            .unusedSuppression, at: suppression.name,
            code.severity == .error
                ? Bilingual(
                    ja: "「\(name)」はエラーなので、コメントでは止められません。", en: "`\(name)` is an error, which no comment can silence.")
                : Bilingual(
                    ja: "「\(name)」は「rules」でエラーにされているので、コメントでは止められません。",
                    en: "`\(name)` is made an error by `rules`, and no comment can silence an error."),
            help: Bilingual(ja: "コメントを消し、間違いを直してください。", en: "Remove the comment and correct the mistake."),
            fixes: [removal(of: suppression, source, lines)])
    }
    if variableCodes.contains(code) { return nil }
    return Diagnostic(
        .unusedSuppression, at: suppression.name,
        Bilingual(
            ja: "「kessai: allow \(name)」は何も止めていません。", en: "`kessai: allow \(name)` silences nothing."),
        help: Bilingual(
            ja: "要らなくなったコメントを消してください。効くのは、同じ行か、すぐ下の行の項目です。",
            en: "Remove it if it is no longer needed; it applies only to its own line or to the field on the next one."),
        fixes: [removal(of: suppression, source, lines)])
}

/// Takes away a comment with the blanks before it, and its line when nothing else stands there. It may have been meant for another
/// line, so a person looks at it.
private func removal(of suppression: Suppression, _ source: SourceFile, _ lines: LineTable) -> Fix {
    let comment = suppression.comment.range.offsets.clamped(to: 0..<source.bytes.count)
    let line = lines.line(at: comment.lowerBound)
    let content = lines.content(ofLine: line)
    var start = comment.lowerBound
    while start > content.lowerBound, source.bytes[start - 1] == 0x20 || source.bytes[start - 1] == 0x09 { start -= 1 }
    let isAlone = start == content.lowerBound && line + 1 < lines.starts.count
    return Fix(
        Bilingual(ja: "コメントを消す", en: "Remove the comment"), safe: false,
        edits: [
            Edit(
                Location(suppression.comment.file, ByteRange(start..<(isAlone ? lines.starts[line + 1] : comment.upperBound))), ""
            )
        ])
}
