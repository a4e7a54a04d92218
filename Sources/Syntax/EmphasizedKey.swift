import SourceText

/// Keys between the signs of Markdown's emphasis, as answers of a chat have them: `**price**: 1080`, `**price:** 1080`. YAML takes the sign
/// for that of an alias. They are reported and read as meant.
extension Parser {
    /// Reports the emphasis around the key at the position, and leaves the position where the end of a plain colon would be; nil for what
    /// is no such key.
    @inline(never) mutating func passEmphasis() -> Node? {
        guard let key = letters.emphasizedKey(position) else { return nil }
        position = key.end - 1
        reportEmphasis(key)
        return Node(kind: .scalar, style: .plain, flags: .incomplete, range: ByteRange(key.name))
    }

    /// Whether a mapping begins at the position with such a key, and not a text that lacks its `|`: `*重要*: お知らせ` above further lines.
    @inline(never) mutating func isEmphasizedKey() -> Bool {
        guard let key = letters.emphasizedKey(position) else { return false }
        guard let below = contentBelow(), below.indent == column, knownKeys?.isField(text(key.name)) != true else { return true }
        return looksLikeEntry(below.offset) || letters.emphasizedKey(below.offset) != nil
    }

    private mutating func reportEmphasis(_ key: Letters.EmphasizedKey) {
        guard hasRoom else { return }
        let (start, name) = (key.opening.lowerBound, key.name)
        let (whole, signs) = (excerpt(start..<key.closing.upperBound), excerpt(key.opening))
        // With a colon that is none for YAML, or glued to its value, more is to be done than to remove the signs.
        let isPlain = bytes[key.colon.lowerBound] == UInt8(ascii: ":") && isSpace(key.end)
        let colon = isSpace(key.end) ? ":" : ": "
        let isField = knownKeys?.isField(text(name)) == true
        report(
            .aliasNotSupported, start..<key.closing.upperBound,
            Bilingual(
                ja: "「\(whole)」は「*」で始まるため、キーではなくエイリアスになります。エイリアスは使えません。",
                en: "`\(whole)` begins with `*`, which makes it an alias and no key; aliases are not supported."),
            help: Bilingual(ja: "キーの前後の「\(signs)」を消してください。", en: "Remove the `\(signs)` around the key."),
            fixes: [
                Fix(
                    Bilingual(ja: "「\(signs)」を消す", en: "Remove the `\(signs)`"), safe: isField && isPlain,
                    edits: [edit(key.opening, ""), edit(name.upperBound..<key.end, colon)])
            ])
    }
}

extension Letters {
    struct EmphasizedKey {
        let opening: Range<Int>
        let name: Range<Int>
        let closing: Range<Int>
        let colon: Range<Int>
        /// Of the key with its colon, which stands before or behind the closing sign.
        var end: Int { max(colon.upperBound, closing.upperBound) }
    }

    /// The key at an offset that stands between the signs of emphasis.
    func emphasizedKey(_ start: Int) -> EmphasizedKey? {
        let opening = start..<starsEnd(start)
        guard (1...3).contains(opening.count) else { return nil }
        var last = opening.upperBound
        // No key is longer.
        while last < min(end, opening.upperBound + 200), !isBreak(last), byte(last) != UInt8(ascii: "*") { last += 1 }
        let closing = last..<starsEnd(last)
        guard last > opening.upperBound, closing.count == opening.count, !isSpace(opening.upperBound), !isSpace(last - 1) else {
            return nil
        }
        let name = opening.upperBound..<last
        if let colonEnd = colonEnd(closing.upperBound) {
            return EmphasizedKey(opening: opening, name: name, closing: closing, colon: closing.upperBound..<colonEnd)
        }
        let width = byte(last - 1) == UInt8(ascii: ":") ? 1 : name.count > 3 && starts(last - 3, with: "：") ? 3 : 0
        guard width > 0, name.count > width, isSpace(closing.upperBound) else { return nil }
        let colon = last - width..<last
        return EmphasizedKey(opening: opening, name: name.lowerBound..<colon.lowerBound, closing: closing, colon: colon)
    }

    private func starsEnd(_ start: Int) -> Int {
        var last = start
        while byte(last) == UInt8(ascii: "*") { last += 1 }
        return last
    }
}
