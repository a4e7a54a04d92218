import SourceText

/// Entries whose line break was lost, so that the second one stands in the value of the first, where its `: ` has no meaning. The same may
/// be one text that holds a colon: only the one who wrote it knows.
///
///     name: 定期便、price: 1980
extension Parser {
    /// Whether a value seems to hold another entry: `: ` behind a word that may be a key. A mapping on the line of its key is none.
    func holdsEntry(_ value: Range<Int>) -> Bool { entryKey(in: value) != nil }

    /// The key of the entry that a value seems to hold.
    func entryKey(in value: Range<Int>) -> Range<Int>? {
        var isFirst = true
        for colon in value where bytes[colon] == UInt8(ascii: ":") && isSpace(colon + 1) {
            let before = value.lowerBound..<colon
            if isFirst, before.allSatisfy({ Parser.isWord(bytes[$0]) }) { return nil }
            isFirst = false
            if let start = keyStart(endOf: before) { return start..<trimmed(before).upperBound }
        }
        return nil
    }

    /// The same of what stands behind a value on its line, or, where nothing was read as the value, in place of it.
    func isBeforeEntry(_ node: Node) -> Bool {
        guard node.style != .block, node.style != .literal, node.style != .folded else { return false }
        let rest = valueText(Int(node.range.end))
        return !isSequenceEntry(rest.lowerBound) && holdsEntry(rest)
    }

    /// Where the last word of a text begins if, behind a sign that parts words, it may be the key of another entry: `家計簿ストア address`,
    /// but not `Amazon Pay`. No field is named by one character.
    private func keyStart(endOf text: Range<Int>) -> Int? {
        let text = trimmed(text)
        var start = text.upperBound
        while start > text.lowerBound, let previous = wordCharacter(before: start) { start = max(previous, text.lowerBound) }
        let word = start..<text.upperBound
        guard word.count > 1 else { return nil }
        if let glued = gluedKeyStart(word) ?? fieldStart(endOf: word) { return glued }
        guard start > text.lowerBound else { return nil }
        if word.contains(where: { bytes[$0] >= 0x80 }) { return start }
        if Parser.endsOfLabels.contains(where: { $0.utf8CodeUnitCount == word.count && starts(start, with: $0) }) { return start }
        let isKey =
            (0x61...0x7A).contains(bytes[start]) && word.allSatisfy { Parser.isWord(bytes[$0]) || bytes[$0] == UInt8(ascii: "-") }
        return isKey ? start : nil
    }

    /// Where what may be an English key begins, behind a letter of another kind or a sign that ends a word, as where a line break was lost:
    /// `停止しましたunsubscribe`, `10%price`.
    private func gluedKeyStart(_ word: Range<Int>) -> Int? {
        var start = word.upperBound
        while start > word.lowerBound, Parser.isWord(bytes[start - 1]) { start -= 1 }
        let isGlued =
            start > word.lowerBound
            && (bytes[start - 1] >= 0x80 || bytes[start - 1] == UInt8(ascii: "%") || bytes[start - 1] == UInt8(ascii: ")"))
            && word.upperBound - start > 1 && (0x61...0x7A).contains(bytes[start])
        return isGlued ? start : nil
    }

    /// Where the name of a field begins with which a word ends, as where a line break was lost before a key that is no English one:
    /// `試験用テスト環境を使用する`.
    private func fieldStart(endOf word: Range<Int>) -> Int? {
        // No name is longer, and a text may hold many colons.
        guard let knownKeys, word.contains(where: { bytes[$0] >= 0x80 }) else { return nil }
        let longest = max(word.lowerBound + 1, word.upperBound - 80)..<word.upperBound
        return longest.first { start in
            (bytes[start] >= 0xC0 || bytes[start] < 0x80 && bytes[start - 1] >= 0x80)
                && knownKeys.isField(self.text(start..<word.upperBound))
        }
    }

    /// Where further entries follow in a plain value whose own colon lacked its space, as theirs do: what parts each from what is before
    /// it, and its colon with the white space behind it.
    ///
    ///     name:カード price:300
    func furtherEntries(in value: Range<Int>) -> [(gap: Range<Int>, colon: Range<Int>)] {
        guard !value.isEmpty, letters.canBeginPlain(value.lowerBound, flow: false) else { return [] }
        var found: [(gap: Range<Int>, colon: Range<Int>)] = []
        for colon in value {
            guard let last = letters.colonEnd(colon), last < value.upperBound, let key = keyStart(endOf: value.lowerBound..<colon)
            else { continue }
            let gap = gapStart(before: key, from: value.lowerBound)
            // In the path of an address a word may stand behind a sign.
            guard gap > value.lowerBound, gap < key || bytes[key - 1] >= 0x80, gap >= found.last?.colon.upperBound ?? 0
            else { continue }
            found.append((gap..<key, colon..<letters.gapEnd(last)))
        }
        return found
    }

    /// Where that begins which parts an entry from what is before it: blanks, and signs that would be left at the end of a text.
    private func gapStart(before key: Int, from first: Int) -> Int {
        var gap = key
        while gap > first, let start = partingStart(before: gap) { gap = start }
        return gap
    }

    /// Where a blank, or a sign that parts entries, begins that ends at an offset.
    private func partingStart(before offset: Int) -> Int? {
        if isBlank(offset - 1) { return offset - 1 }
        switch bytes[offset - 1] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"): return offset - 1
        case UInt8(ascii: "/"): return endsAddress(offset - 1) ? nil : offset - 1
        default: break
        }
        if let start = letters.unseenStart(before: offset) { return start }
        guard offset > 2, Parser.partingSigns.contains(where: { starts(offset - 3, with: $0) }) else { return nil }
        return offset - 3
    }

    private static let partingSigns: [StaticString] = ["、", "，", "､", "；", "｜", "／", "・", "･"]

    /// Whether the word before a slash is an address, of which that may be the last sign.
    private func endsAddress(_ offset: Int) -> Bool {
        var start = offset
        while start > max(0, offset - 200), !isSpace(start - 1) { start -= 1 }
        return (start..<offset).contains { starts($0, with: "://") }
    }

    /// The signs, if there are any, that part an entry from what is before it.
    private func partingSigns(before key: Int, from first: Int) -> String? {
        let signs = text(gapStart(before: key, from: first)..<key).filter { !$0.isWhitespace }
        return signs.isEmpty ? nil : shown(signs, limit: 40)
    }

    /// Moves the entries that a value holds from an offset of the current line on to lines of their own, at a column, without what parts
    /// them.
    func apartFix(from start: Int, in value: Range<Int>, column: Int) -> Fix {
        var keys = [start]
        while keys.count <= 20, let last = keys.last, let next = entryKey(behind: last, in: value) {
            keys.append(next.lowerBound)
        }
        // So many were hardly meant.
        if keys.count > 20 { keys = [start] }
        let line = "\n" + String(repeating: " ", count: column)
        return Fix(
            keys.count == 1
                ? Bilingual(ja: "次の行に移す", en: "Move it to the next line")
                : Bilingual(ja: "項目ごとに分ける", en: "Write each entry on a line of its own"), safe: false,
            edits: keys.map { edit(gapStart(before: $0, from: lineStart)..<$0, line) })
    }

    /// The key of the entry that seems to follow, in the same value, the one that begins at an offset.
    func entryKey(behind entry: Int, in value: Range<Int>) -> Range<Int>? {
        guard let colon = (entry..<value.upperBound).first(where: { bytes[$0] == UInt8(ascii: ":") && isSpace($0 + 1) }) else {
            return nil
        }
        var rest = colon + 1
        while rest < value.upperBound, isBlank(rest) { rest += 1 }
        return entryKey(in: rest..<value.upperBound)
    }

    /// The key of the entry that seems to be all that follows a value on its line.
    func entryKey(behindValue rest: Range<Int>) -> Range<Int>? {
        guard rest.lowerBound > 0, let key = entryKey(in: (rest.lowerBound - 1)..<rest.upperBound),
            gapStart(before: key.lowerBound, from: rest.lowerBound) == rest.lowerBound
        else { return nil }
        return key
    }

    /// What to do about an entry that may begin behind a text, without the signs between them.
    func lineHelp(_ key: Range<Int>, from first: Int) -> Bilingual {
        let name = excerpt(key)
        let signs = partingSigns(before: key.lowerBound, from: first)
        return Bilingual(
            ja: "「\(name)」から後ろが別の項目なら、\(signs.map { "その前の「\($0)」を消して、" } ?? "")次の行に書いてください。",
            en:
                "If `\(name)` begins another entry, put it on the next line\(signs.map { ", without the `\($0)` before it" } ?? "")"
        )
    }

    /// Tells with the last finding, on the colon of a plain value, of the entries that follow in the value: without the line breaks between
    /// them they would become part of it. `column`: of the mapping's entries; nil inside brackets.
    mutating func tellFurtherEntries(in value: Range<Int>, column: Int?) {
        let further = furtherEntries(in: value)
        guard !further.isEmpty, var problem = problems.popLast() else { return }
        let parting = column.map { "\n" + String(repeating: " ", count: $0) } ?? ", "
        let split = further.flatMap { [edit($0.gap, parting), edit($0.colon, ": ")] }
        problem.help = (problem.help ?? Bilingual(ja: "", en: "")).then(
            lineHelp(before: further[0].gap.upperBound, from: value.lowerBound))
        let alone = problem.fixes.map(\.unsafe)
        // So many were hardly meant.
        problem.fixes =
            alone.prefix(further.count <= 20 ? 1 : 0).map {
                Fix(Bilingual(ja: "項目ごとに分ける", en: "Write each entry on a line of its own"), safe: false, edits: $0.edits + split)
            } + alone
        problems.append(problem)
    }

    private func lineHelp(before key: Int, from first: Int) -> Bilingual {
        let signs = partingSigns(before: key, from: first)
        return Bilingual(
            ja: "2つの項目が1行につながっているのなら、\(signs.map { "間の「\($0)」を消し、" } ?? "")改行で分けてください。",
            en:
                "If these are two entries on one line, put the second one on the next line\(signs.map { ", without the `\($0)` before it" } ?? "")."
        )
    }

    /// The words with a capital in which names of fields end as the screens show them.
    private static let endsOfLabels: [StaticString] = ["Cc", "Bcc", "ID", "Key"]

    /// Where the character before an offset begins, if it may be part of a name; nil for blanks and for signs that part words.
    private func wordCharacter(before offset: Int) -> Int? {
        let last = bytes[offset - 1]
        if last < 0x80 {
            let isPart =
                Parser.isWord(last) || isDigit(last) || last == UInt8(ascii: "-") || last == UInt8(ascii: "%")
                || last == UInt8(ascii: "(") || last == UInt8(ascii: ")")
            return isPart ? offset - 1 : nil
        }
        var start = offset - 1
        while start > 0, start > offset - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return Parser.separators.contains { starts(start, with: $0) } ? nil : start
    }

    private static let separators: [StaticString] = [
        "\u{3000}", "\u{A0}", "\u{85}", "\u{2028}", "\u{2029}", "、", "，", "､", "。", "．", "｡", "；", "：", "／", "・", "･", "｜", "！",
        "？",
    ]

    /// Between quotes all of it becomes one text, and an entry in it would be lost without a word.
    func quoteFix(_ range: Range<Int>) -> Fix {
        // Between backticks, which come from another notation, they were meant.
        if range.count > 2, bytes[range.lowerBound] == UInt8(ascii: "`"), bytes[range.upperBound - 1] == UInt8(ascii: "`") {
            return Fix(
                Bilingual(ja: "「`」の代わりに引用符で囲む", en: "Replace the backticks with quotes"), safe: false,
                edits: [edit(range, doubleQuoted((range.lowerBound + 1)..<(range.upperBound - 1)))])
        }
        return Fix(
            Bilingual(ja: "引用符で囲む", en: "Put it between quotes"),
            safe: !holdsEntry(range) && !mayBeEntry(range) && !holdsSlip(range) && textBehindHash(range) == nil,
            edits: [edit(range, doubleQuoted(range))])
    }

    /// The same, and, where a comment behind the text may be the rest of it, another one that takes that in.
    func quoteFixes(_ text: Range<Int>) -> [Fix] {
        guard brackets.depth == 0, let rest = textBehindHash(text) else { return [quoteFix(text)] }
        let whole = text.lowerBound..<rest.upperBound
        let name = excerpt(rest)
        return [
            quoteFix(text),
            Fix(
                Bilingual(ja: "「\(name)」も一緒に引用符で囲む", en: "Put it between quotes together with `\(name)`"), safe: false,
                edits: [edit(whole, doubleQuoted(whole))]),
        ]
    }

    /// What YAML takes for a comment behind a text, where it may be part of that, as with no blank behind the sign: `豆 #1`.
    private func textBehindHash(_ text: Range<Int>) -> Range<Int>? {
        var sign = text.upperBound
        while isBlank(sign) { sign += 1 }
        guard sign > text.upperBound, byte(sign) == UInt8(ascii: "#"), !isSpace(sign + 1) else { return nil }
        return trimmed(sign..<lineEnd(sign))
    }

    /// Whether a text with a colon stands where an entry may, alone on its line, behind a dash or between brackets: its first words may be a
    /// key with a stray sign.
    private func mayBeEntry(_ text: Range<Int>) -> Bool {
        guard text.contains(where: { bytes[$0] == UInt8(ascii: ":") && isSpace($0 + 1) }) else { return false }
        var start = text.lowerBound
        while start > 0, isBlank(start - 1) || bytes[start - 1] == UInt8(ascii: "-") && isBlank(start) { start -= 1 }
        return brackets.depth > 0 || start == 0 || isBreak(start - 1)
    }

    /// Whether a text has a sign at its ends that may be there by mistake, and would become part of it: the one quote that is left of two,
    /// or a space that is none.
    private func holdsSlip(_ text: Range<Int>) -> Bool {
        func isQuote(_ offset: Int) -> Bool {
            bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") || bytes[offset] == UInt8(ascii: "`")
        }
        guard !text.isEmpty else { return false }
        return foreignSpaceEnd(text.lowerBound) != nil || letters.unseenStart(before: text.upperBound) != nil
            || isQuote(text.lowerBound)
            || isQuote(text.upperBound - 1)
    }

    /// What to do about a text that needs quotes, or that is two entries: with quotes first, the second one would be lost.
    func quoteHelp(
        _ range: Range<Int>,
        _ help: Bilingual = Bilingual(ja: "値全体を引用符で囲んでください。", en: "Put the whole value between quotes.")
    ) -> Bilingual {
        guard let key = entryKey(in: range) else {
            guard let rest = textBehindHash(range) else { return help }
            let name = excerpt(rest)
            return help.then(
                Bilingual(
                    ja: "「\(name)」も文のうちなら、それも引用符の中に入れてください。",
                    en: "If `\(name)` belongs to the text, take it into the quotes too."))
        }
        return lineHelp(key, from: range.lowerBound)
            + Bilingual(ja: "全体が1つの値なら、引用符で囲んでください。", en: "; if all of it is one value, put it between quotes.")
    }
}
