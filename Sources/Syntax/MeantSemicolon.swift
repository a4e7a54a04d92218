import SourceText

/// The sign of the key beside that of the colon, between a key and its value in a line that has no colon: `price； 1980`, `live；`. It is
/// reported and read as a colon. With a colon behind it, it is a part of the key, as YAML reads it: `a;b: c`.
extension Parser {
    /// Where a `;` or `；` stands behind the one word that a line without a colon begins with.
    func meantSemicolon(_ line: Range<Int>) -> Range<Int>? {
        let word = line.prefix(100)
        guard let start = word.first(where: { isBlank($0) || letters.plainForm($0) == UInt8(ascii: ";") }), !isBlank(start),
            isWordOfKey(line.lowerBound..<start)
        else { return nil }
        let sign = start..<(start + (bytes[start] < 0x80 ? 1 : 3))
        if isSpace(sign.upperBound) { return sign }
        // `ご案内；以下のとおり` is a sentence.
        let goesOn = byte(sign.upperBound) >= 0x80 && !(line.lowerBound..<start).allSatisfy { Parser.isWord(bytes[$0]) }
        return sign.count > 1 && !goesOn ? sign : nil
    }

    /// Reports the sign and leaves the position where the end of a plain colon would be.
    mutating func passMeantSemicolon(_ sign: Range<Int>) {
        var value = sign.upperBound
        while isBlank(value) { value += 1 }
        position = sign.upperBound - 1
        let plain = value > sign.upperBound || value >= end || isBreak(value) ? ":" : ": "
        // Where the key is a word of another language, the line may be one of a text; so too where words follow a plain sign.
        let isCertain =
            (lineStart..<sign.lowerBound).allSatisfy { Parser.isWord(bytes[$0]) || isBlank($0) }
            && (sign.count > 1 || value >= end || isBreak(value))
        if sign.count > 1 { return reportFullWidth(sign, meant: ":", to: plain, isSafe: isCertain) }
        guard hasRoom else { return }
        report(
            .syntaxError, sign,
            Bilingual(
                ja: "「;」ではキーと値が区切られません。「:」が必要です。", en: "`;` does not separate a key from its value; `:` does."),
            help: Bilingual(
                ja: "「キー: 値」のように、「:」と半角スペースを書いてください。", en: "Write `key: value`, with a `:` and a space."),
            fixes: [
                Fix(Bilingual(ja: "「:」に置き換える", en: "Replace it with `:`"), safe: isCertain, edits: [edit(sign, plain)])
            ])
    }
}
