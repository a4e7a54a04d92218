import SourceText

/// A line where an entry `key: value` is due, and which has no colon that separates the two: another sign stands for it, the value is
/// missing too, or the line is a remark or a part of the text above.
///
///     price = 5500
///     料金(税込)→5500
///     テスト環境を使用する      ← the key of a box that is checked on the screen
///     // 有料商品
extension Parser {
    /// Text where an entry is due. `key`: that of the block which it is the first line of.
    mutating func reportMissingColon(_ range: Range<Int>, column: Int, key: Range<Int>? = nil) {
        if beginsWithControl(range) || reportIfConflict(range) { return }
        guard hasRoom else { return }
        // A text may begin with the name of a field.
        let entry = meantEntry(range).flatMap { key == nil || $0.isKnown && $0.hasSign ? $0 : nil }
        if let entry, entry.isKnown, entry.value.isEmpty { return reportKeyAlone(entry.key, of: range) }
        let name = entry == nil ? key : nil
        let cut = entry == nil && key == nil ? cutValue(before: range) : nil
        if let cut { markIncomplete(cut) }
        report(
            .syntaxError, range,
            Bilingual(
                ja: "「\(excerpt(range))」のあとに「: 」がありません。ここには「キー: 値」の形の行が必要です。",
                en: "`\(excerpt(range))` has no `: `; a line of the form `key: value` is needed here."),
            help: name.map { name in
                let name = excerpt(name)
                return Bilingual(
                    ja: "下の行まで全体が1つの文章なら、上の「\(name):」を「\(name): |」にしてください。",
                    en: "If all the lines here are one text, write `\(name): |` above them.")
            }
                ?? cut.map { _ in Parser.cutHelp.then(lostColonHelp(range, entry, continuation: column + 1)) }
                ?? lostColonHelp(range, entry, continuation: column + 1),
            fixes: name.map { [barFix(behind: $0)] } ?? entry.map { [colonFix($0)] } ?? cut.map { [joinFix($0, range)] }
                ?? (beginsWithSign(range) ? [commentFix(range.lowerBound)] : []))
    }

    // MARK: Values in two parts

    /// The value of one word on the line above, if a line of one word may be the rest of it:
    ///
    ///     出品者ID: A1EXAM
    ///     PLE23456
    private func cutValue(before line: Range<Int>) -> NodeID? {
        guard let value = nodes.last, value.kind == .scalar, value.style == .plain, !isKey(nodes.count - 1) else { return nil }
        let above = value.range.offsets
        func isWord(_ text: Range<Int>) -> Bool { !text.isEmpty && text.count <= 200 && !text.contains { isSpace($0) } }
        let gap = above.upperBound..<max(above.upperBound, line.lowerBound)
        let breaks = gap.filter { isBreak($0) && !(bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0D) }
        return isWord(above) && isWord(line) && breaks.count == 1 && gap.allSatisfy { isSpace($0) } && !beginsWithSign(line)
            ? nodes.count - 1 : nil
    }

    private static let cutHelp = Bilingual(
        ja: "1つの値が2行に分かれているのなら、上の行につなげてください。", en: "If a line break has cut one value in two, join the line with the one above.")

    private func joinFix(_ value: NodeID, _ line: Range<Int>) -> Fix {
        Fix(
            Bilingual(ja: "上の行につなげる", en: "Join it with the line above"), safe: false,
            edits: [edit(Int(nodes[value].range.end)..<line.lowerBound, "")])
    }

    // MARK: What to do

    private func lostColonHelp(_ line: Range<Int>, _ entry: MeantEntry?, continuation: Int) -> Bilingual {
        var text = Bilingual(
            ja: "上の文章の続きなら、字下げを半角スペース\(continuation)個以上にするか、値を「|」で書いてください。",
            en: "If it continues the text above, indent it to at least \(spaces(continuation)), or write the value with `|`.")
        if let last = nodes.last, last.style == .literal || last.style == .folded {
            let width = Int(last.indentation)
            text = Bilingual(
                ja: "上の文章の続きなら、字下げを半角スペース\(width)個にしてください。",
                en: "If it continues the text above, indent it to \(spaces(width)).")
        }
        guard let entry else { return afterRemark(line, text) }
        let written = "\(excerpt(entry.key)): \(excerpt(entry.value))"
        if entry.isKnown { return Bilingual(ja: "「\(written)」と書いてください。", en: "Write `\(written)`.") }
        return Bilingual(ja: "設定なら「\(written)」と書いてください。", en: "If it is a setting, write `\(written)`.").then(text)
    }

    private func colonFix(_ entry: MeantEntry) -> Fix {
        let key = text(entry.key)
        return Fix(
            Bilingual(ja: "「\(excerpt(entry.key))」のあとに「:」を入れる", en: "Insert `:` after `\(excerpt(entry.key))`"), safe: false,
            edits: [edit(entry.start..<entry.value.lowerBound, key + ": ")])
    }

    private mutating func reportKeyAlone(_ key: Range<Int>, of line: Range<Int>) {
        let name = excerpt(key)
        report(
            .syntaxError, line,
            Bilingual(
                ja: "キー「\(name)」のあとに「: 」と値がありません。", en: "The key `\(name)` has no `: ` and no value after it."),
            help: Bilingual(
                ja: "「\(name): 値」の形で値を書くか、要らなければ行を消してください。",
                en: "Write its value as `\(name): value`, or delete the line if it is not needed."))
    }

    // MARK: Entries with another sign

    /// The parts of a line that seems to be an entry with another sign, or white space alone, in place of its colon.
    struct MeantEntry {
        /// Where the line begins, perhaps with a word of another notation: `export price=5500`.
        let start: Int
        let key: Range<Int>
        let value: Range<Int>
        /// The key is the name of a field that may stand here.
        let isKnown: Bool
        /// Not only white space parts the two.
        let hasSign: Bool
    }

    /// Such a line; nil for any other, as for a text.
    func meantEntry(_ line: Range<Int>) -> MeantEntry? {
        guard !line.isEmpty, !beginsWithSign(line) else { return nil }
        var around: Around?
        var start = line.lowerBound
        var first: MeantEntry?
        // No name is longer, and no more words were meant as one.
        for _ in 0..<4 {
            let end = letters.wordEnd(start, before: min(line.upperBound, line.lowerBound + 200))
            let gap = letters.assignmentEnd(end, before: line.upperBound)
            let key = line.lowerBound..<end
            if !key.isEmpty, isKnownName(text(key), &around) {
                return MeantEntry(
                    start: line.lowerBound, key: key, value: gap.end..<line.upperBound, isKnown: true, hasSign: gap.hasSign)
            }
            if gap.hasSign, start > line.lowerBound, start < end, isKnownName(text(start..<end), &around) {
                return MeantEntry(
                    start: line.lowerBound, key: start..<end, value: gap.end..<line.upperBound, isKnown: true, hasSign: true)
            }
            if first == nil, start == line.lowerBound, gap.end < line.upperBound, letters.seemsKey(key, before: end) {
                first = MeantEntry(
                    start: line.lowerBound, key: key, value: gap.end..<line.upperBound, isKnown: false, hasSign: gap.hasSign)
            }
            guard !gap.hasSign, gap.end < line.upperBound else { break }
            start = gap.end
        }
        return first
    }

    /// Whether a name is that of a field, and may be a key of the innermost mapping that is open. `around`: that mapping, once it has been
    /// asked for.
    private func isKnownName(_ name: String, _ around: inout Around?) -> Bool {
        guard let knownKeys, knownKeys.isField(name), let mapping = openBlocks.last(where: { nodes[$0.node].kind == .mapping })
        else {
            return false
        }
        around = around ?? self.around(mapping)
        return around.map { $0.meaning(name) == .free } ?? true
    }

    /// The colon that separates the key of a line from its value: a label may hold one itself, as in `配信後に実行するコマンド：配信解除：true`.
    mutating func separatingColon(_ line: Range<Int>) -> Int? {
        guard let first = letters.meantColon(line) else { return nil }
        guard let second = letters.nextColon(behind: first, in: line), hasRoom else { return first }
        var around: Around?
        var next: Int? = second
        var colon = first
        // No label holds more of them.
        for _ in 0..<4 {
            if isKnownName(text(trimmed(line.lowerBound..<colon)), &around) { return colon }
            guard let further = next else { break }
            colon = further
            next = letters.nextColon(behind: colon, in: line)
        }
        return first
    }

    /// Whether a colon is one of the value, behind a known key and a sign that stands for its own: `type＝Amazon Pay決済(Auto Pay:従量課金)`.
    mutating func isBehindSign(_ colon: Int, in line: Range<Int>) -> Bool {
        guard hasRoom, let entry = meantEntry(line.lowerBound..<colon) else { return false }
        return entry.isKnown && entry.hasSign
    }

    // MARK: Remarks

    /// What to do about a line; first of all make a comment of it, where it begins like a remark of another notation.
    func afterRemark(_ line: Range<Int>, _ help: Bilingual) -> Bilingual {
        beginsWithSign(line) ? Parser.remarkHelp.then(help) : help
    }

    static let remarkHelp = Bilingual(
        ja: "覚え書きなら「# 」を付けてコメントにし、要らなければ消してください。", en: "Put `# ` before a remark, or delete the line.")

    /// Whether a line begins with a sign with which hardly a text does: `//`, `※`, `■`, `;`, `<!--`, `=====`.
    func beginsWithSign(_ line: Range<Int>) -> Bool {
        guard let first = text(line.prefix(4)).unicodeScalars.first, !"%@`&#.!?,、。，．！？…‥・ー〜\"'“‘".unicodeScalars.contains(first)
        else { return false }
        switch first.properties.generalCategory {
        case .otherSymbol, .otherPunctuation: return true
        // Before a number it is part of it.
        case .mathSymbol, .dashPunctuation: return !line.dropFirst().prefix(3).contains { isDigit(bytes[$0]) }
        default: return false
        }
    }
}

extension Letters {
    /// The next colon of a line that was meant as one; none where a name would be too long.
    fileprivate func nextColon(behind colon: Int, in line: Range<Int>) -> Int? {
        guard let last = colonEnd(colon), last < line.upperBound, last - line.lowerBound <= 200 else { return nil }
        return meantColon(last - 1..<line.upperBound)
    }

    /// The word before the first blank of a line, where it looks like a key.
    func wordBeforeBlank(_ line: Range<Int>) -> Range<Int>? {
        guard let end = line.prefix(60).first(where: { isBlank($0) }), seemsKey(line.lowerBound..<end, before: end) else {
            return nil
        }
        return line.lowerBound..<end
    }

    /// Whether a word looks like a key: an English name in lower case, or a label. Signs that part words in texts too are none of a
    /// setting's unless its name is known.
    fileprivate func seemsKey(_ word: Range<Int>, before end: Int) -> Bool {
        guard word.count <= 60, !word.isEmpty, isBlank(end) || plainForm(end) == UInt8(ascii: "=") else { return false }
        return word.allSatisfy {
            let byte = bytes[$0]
            return byte >= 0x61 && byte <= 0x7A || byte == 0x5F || byte >= 0x80 || byte == 0x28 || byte == 0x29
        }
    }

    /// The end of the word at an offset, at white space or at a sign that may stand for a colon.
    fileprivate func wordEnd(_ offset: Int, before last: Int) -> Int {
        var word = offset
        while word < last, !isBlank(word), foreignSpaceEnd(word) == nil, assignmentSign(word) == nil { word += 1 }
        return word
    }

    /// The end of the white space and signs at an offset that may stand for a colon, and whether there is such a sign.
    fileprivate func assignmentEnd(_ offset: Int, before last: Int) -> (end: Int, hasSign: Bool) {
        var (end, hasSign) = (offset, false)
        while end < last {
            if let sign = assignmentSign(end) {
                (end, hasSign) = (sign, true)
            } else if let gap = isBlank(end) ? end + 1 : foreignSpaceEnd(end) {
                end = gap
            } else {
                break
            }
        }
        return (min(end, last), hasSign)
    }

    private func assignmentSign(_ offset: Int) -> Int? {
        let sign = plainForm(offset)
        let end = offset + (bytes[offset] < 0x80 ? 1 : 3)
        if sign == UInt8(ascii: "=") || sign == UInt8(ascii: ">") { return end }
        // The keys beside that of the colon.
        let isBeside =
            sign == UInt8(ascii: ".") || sign == UInt8(ascii: ",") || starts(offset, with: "。") || starts(offset, with: "、")
        if isBeside, isBlank(end) { return end }
        return Letters.arrows.first { starts(offset, with: $0) }.map { offset + $0.utf8CodeUnitCount }
    }

    private static let arrows: [StaticString] = ["→", "⇒", "->", "…", "‥", "..."]
}
