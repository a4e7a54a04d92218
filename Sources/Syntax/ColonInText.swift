import SourceText

/// The words for a colon in what stands after a key on its line, where it has no meaning.
extension Parser {
    /// `: ` inside a text, a key written twice, or a mapping on the line of its key, which is meant where what stands before the colon is a
    /// key that is known or looks like an English one.
    mutating func reportColonInText(_ range: Range<Int>, colon: Int, need: Int) {
        guard hasRoom else { return }
        let whole = valueText(range.lowerBound)
        if reportIfSeparated(whole, column: max(need - 1, 0)) { return }
        if colon + 1 == whole.upperBound, (contentBelow()?.indent ?? 0) < need, !holdsEntry(whole) {
            return reportColonAtEnd(whole)
        }
        if isKeyAgain(range) { return reportKeyTwice(range.lowerBound..<whole.upperBound, colon: colon) }
        // `Re: …` in a field of one text is no group, which could stand on the next line.
        let isField = knownKeys?.isField(text(range)) == true
        if isField || value(ofKey: nodes.count - 1) != .text && range.allSatisfy({ Parser.isWord(bytes[$0]) }) {
            return reportMappingAfterKey(whole, colon: colon, need: need)
        }
        if reportIfFullWidth(whole) { return }
        let apart = entryKey(in: whole).map { apartFix(from: $0.lowerBound, in: whole, column: max(need - 1, 0)) }
        report(
            .syntaxError, colon..<(colon + 1),
            Bilingual(
                ja: "値「\(excerpt(whole))」の中に「: 」があるため、値として読めません。",
                en: "The value `\(excerpt(whole))` holds `: `, so it cannot be read as text."),
            note: Parser.colonNote, help: quoteHelp(whole), fixes: [apart].compactMap { $0 } + quoteFixes(whole))
    }

    private static let colonNote = Bilingual(
        ja: "YAMLでは「: 」(コロンと半角スペース)がキーと値の区切りになります。",
        en: "In YAML `: ` (a colon and a space) separates a key from its value.")

    /// A colon too many, unless the text is meant to end with it.
    private mutating func reportColonAtEnd(_ value: Range<Int>) {
        let colon = (value.upperBound - 1)..<value.upperBound
        report(
            .syntaxError, colon,
            Bilingual(
                ja: "値「\(excerpt(value))」が「:」で終わっているため、値として読めません。",
                en: "The value `\(excerpt(value))` ends with a colon, so it cannot be read as a value."),
            note: Parser.colonNote,
            help: Bilingual(
                ja: "余分なら「:」を消してください。文章の一部なら、全体を引用符で囲んでください。",
                en: "Remove the colon if it is one too many; if it is part of the text, put all of it between quotes."),
            fixes: [
                Fix(
                    Bilingual(ja: "「:」を消す", en: "Remove the colon"), safe: false,
                    edits: [edit(trimmed(value.lowerBound..<colon.lowerBound).upperBound..<colon.upperBound, "")])
            ] + quoteFixes(value).map(\.unsafe))
    }

    /// Whether what stands before a colon is the key of the entry that it stands in, as it is written or as its other name.
    private func isKeyAgain(_ range: Range<Int>) -> Bool {
        guard range.count <= 200, let mapping = openBlocks.last(where: { nodes[$0.node].kind == .mapping }) else { return false }
        let keys = keys(of: mapping.node)
        guard let key = keys.last else { return false }
        let name = keyText(range)
        guard name != key, let knownKeys else { return name == key }
        // One of them may also be there already, further above.
        func isWritten(_ keys: ArraySlice<String>) -> Bool {
            if case .written = knownKeys.table(Array(keys))(name) { return true }
            return false
        }
        return keys.count > 1 && isWritten(keys[...]) && !isWritten(keys.dropLast())
    }

    private mutating func reportKeyTwice(_ value: Range<Int>, colon: Int) {
        let key = value.lowerBound..<(colon + 1)
        var rest = colon + 1
        while isBlank(rest) { rest += 1 }
        report(
            .syntaxError, key,
            Bilingual(
                ja: "キーが1行に2回書かれています。「\(excerpt(key))」が余分です。",
                en: "The key is written twice on this line: `\(excerpt(key))` is one too many."),
            note: Parser.colonNote,
            help: Bilingual(
                ja: "どちらかのキーを消してください。全体が1つの文章なら、引用符で囲んでください。",
                en: "Remove one of the keys; if all of it is one text, put it between quotes."),
            fixes: [
                Fix(
                    Bilingual(ja: "「\(excerpt(key))」を消す", en: "Remove `\(excerpt(key))`"), safe: false,
                    edits: [edit(key.lowerBound..<rest, "")])
            ] + quoteFixes(value).map(\.unsafe))
    }

    private mutating func reportMappingAfterKey(_ value: Range<Int>, colon: Int, need: Int) {
        let below = columnBelow()
        let column = below >= need ? below : need + 1
        let further = entryKey(behind: value.lowerBound, in: value).map {
            lineHelp($0, from: value.lowerBound) + Bilingual(ja: "", en: ".")
        }
        let help = Bilingual(
            ja: "次の行に移し、字下げしてください。全体が1つの文章なら、引用符で囲んでください。",
            en: "Move it to the next line, indented; if all of it is one text, put it between quotes.")
        report(
            .syntaxError, colon..<(colon + 1),
            Bilingual(
                ja: "「\(excerpt(value))」は「キー: 値」の形なので、前のキーと同じ行には書けません。",
                en: "`\(excerpt(value))` cannot stand on the line of the key that it belongs to."),
            note: Parser.colonNote,
            help: further.map(help.then) ?? help,
            fixes: [apartFix(from: value.lowerBound, in: value, column: column)] + quoteFixes(value).map(\.unsafe))
    }
}
