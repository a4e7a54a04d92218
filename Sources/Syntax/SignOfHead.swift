import SourceText

/// Another sign for the colon behind the key of a block: `live =`, `items →`, `site {`. It is reported, and the lines below are read as the
/// value.
extension Parser {
    /// The sign behind the one key that a line without a colon holds.
    func signOfHead(_ line: Range<Int>) -> Range<Int>? {
        guard line.count <= 100 else { return nil }
        for sign in Parser.signsOfHeads {
            let start = line.upperBound - sign.utf8CodeUnitCount
            guard start > line.lowerBound, starts(start, with: sign) else { continue }
            return isWordOfKey(trimmed(line.lowerBound..<start)) ? start..<line.upperBound : nil
        }
        return nil
    }

    /// The longer ones first.
    private static let signsOfHeads: [StaticString] = [
        "=>", "->", "=", "＝", "→", "⇒", ",", "，", "、", "{", "｛",
    ]

    /// Reports the sign and gives the key before it, which begins at an offset, with the position where its colon would be.
    mutating func passSignOfHead(_ sign: Range<Int>, behind start: Int) -> Node {
        let key = trimmed(start..<sign.lowerBound)
        position = sign.upperBound - 1
        if hasRoom {
            let (shown, name) = (excerpt(sign), excerpt(key))
            report(
                bytes[sign.lowerBound] == 0xEF ? .fullWidthPunctuation : .syntaxError, sign,
                Bilingual(
                    ja: "「\(shown)」ではキーとその中身が区切られません。「:」が必要です。",
                    en: "`\(shown)` does not separate a key from its value; `:` does."),
                help: Bilingual(
                    ja: "「\(name):」と書いてください。下の行が、このキーの中身になります。",
                    en: "Write `\(name):`; the lines below are its value."),
                fixes: [
                    Fix(
                        Bilingual(ja: "「:」に置き換える", en: "Replace it with `:`"), safe: false,
                        edits: [edit(key.upperBound..<sign.upperBound, ":")])
                ])
        }
        return Node(kind: .scalar, style: .plain, flags: .incomplete, range: ByteRange(key))
    }
}
