import SourceText

/// Keys between the signs of Markdown's emphasis, as answers of a chat have them: `**price**: 1080`, `**price:** 1080`. YAML takes the sign
/// for that of an alias. They are reported and read as meant.
extension Parser {
    /// Reports the emphasis around the key at the position, and leaves the position where the end of a plain colon would be; nil for what
    /// is no such key.
    @inline(never) mutating func passEmphasis(in mapping: NodeID) -> Node? {
        guard let key = letters.emphasizedKey(position) else { return nil }
        position = key.end - 1
        reportEmphasis(key, in: mapping)
        return Node(kind: .scalar, style: .plain, flags: .incomplete, range: ByteRange(key.name))
    }

    /// Reads the text between signs of emphasis at the position that is all of the value behind a key with such signs, which was reported
    /// for both; false for any other value.
    mutating func passEmphasizedValue(need: Int) -> Bool {
        guard let key = nodes.last, isKeyOfEmphasis(key), let value = letters.emphasis(valueText(position)) else { return false }
        let node = nodes.count
        add(Node(kind: .scalar, style: .plain, flags: .incomplete, range: ByteRange(value.text)))
        position = value.closing.upperBound
        contentEnd = position
        _ = endsLine(node, need: need)
        return true
    }

    /// Whether a key stands between signs of emphasis, with nothing but blanks from there to the position.
    private func isKeyOfEmphasis(_ key: Node) -> Bool {
        guard key.kind == .scalar, key.flags.contains(.incomplete), key.range.end < position else { return false }
        var start = Int(key.range.start)
        while start > 0, byte(start - 1) == UInt8(ascii: "*") { start -= 1 }
        guard let emphasized = letters.emphasizedKey(start), emphasized.end <= position else { return false }
        return (emphasized.end..<position).allSatisfy { isBlank($0) }
    }

    /// Whether a mapping begins at the position with such a key, and not a text that lacks its `|`: `*重要*: お知らせ` above further lines.
    @inline(never) mutating func isEmphasizedKey() -> Bool {
        guard let key = letters.emphasizedKey(position) else { return false }
        guard let below = contentBelow(), below.indent == column, knownKeys?.isField(text(key.name)) != true else { return true }
        return looksLikeEntry(below.offset) || letters.emphasizedKey(below.offset) != nil
    }

    /// Whether the line at the position, which has a key between signs of emphasis, belongs to the text above, as the mapping in its column
    /// does not lack such a key; nil for any other line.
    func isEmphasisOfText() -> Bool? {
        guard byte(position) == UInt8(ascii: "*"), knownKeys != nil, let key = letters.emphasizedKey(position) else { return nil }
        let around = openBlocks.compactMap { $0.column == indent ? self.around($0) : nil }
        return !around.contains { !$0.isList && $0.meaning(text(key.name)) == .free }
    }

    /// Passes the lines of a mapping from the position on, which are those of a text that lacks its `|`, being the value of such a key.
    mutating func passEmphasisInText(of mapping: NodeID, column: Int, isReported: Bool) -> Bool {
        guard value(ofKey: mapping - 1) == .textOfLines else { return false }
        let line = trimmed(position..<lineEnd(position))
        if !isReported { reportLostBar(line, key: nodes[mapping - 1].range.offsets) }
        contentEnd = line.upperBound
        skipDeeper(need: column)
        return true
    }

    /// Whether a name is certainly that of a field which a mapping lacks, and nothing that was meant as text. Of the first key it is only
    /// known that it is a field, and of what value.
    private func isCertain(_ name: Range<Int>, in mapping: NodeID) -> Bool {
        let name = text(name)
        guard knownKeys?.isField(name) == true, let block = openBlocks.last, block.node == mapping else { return false }
        let ofKey = value(ofKey: mapping - 1)
        if ofKey == .text || ofKey == .textOfLines { return false }
        return around(block).map { $0.meaning(name) == .free } ?? true
    }

    private mutating func reportEmphasis(_ key: Letters.EmphasizedKey, in mapping: NodeID) {
        guard hasRoom else { return }
        let (start, name) = (key.opening.lowerBound, key.name)
        let (whole, signs) = (excerpt(start..<key.closing.upperBound), excerpt(key.opening))
        // With a colon that is none for YAML, or glued to its value, more is to be done than to remove the signs.
        let isPlain = bytes[key.colon.lowerBound] == UInt8(ascii: ":") && isSpace(key.end)
        let colon = isSpace(key.end) ? ":" : ": "
        // The signs in a value were not meant for the buyers, who would see them.
        let text = valueText(letters.gapEnd(key.end))
        let value = letters.emphasis(text)
        let ofValue = value.map { [edit($0.opening, ""), edit($0.closing, "")] } ?? []
        report(
            .aliasNotSupported, start..<key.closing.upperBound,
            Bilingual(
                ja: "「\(whole)」は「*」で始まるため、キーではなくエイリアスになります。エイリアスは使えません。",
                en: "`\(whole)` begins with `*`, which makes it an alias and no key; aliases are not supported."),
            help: value == nil
                ? Bilingual(ja: "キーの前後の「\(signs)」を消してください。", en: "Remove the `\(signs)` around the key.")
                : Bilingual(
                    ja: "キーの前後の「\(signs)」と、値の前後の「*」を消してください。",
                    en: "Remove the `\(signs)` around the key, and the `*` around its value."),
            fixes: [
                Fix(
                    Bilingual(ja: "「\(signs)」を消す", en: "Remove the `\(signs)`"),
                    safe: isPlain && !text.contains { bytes[$0] == UInt8(ascii: "*") } && isCertain(name, in: mapping),
                    edits: [edit(key.opening, ""), edit(name.upperBound..<key.end, colon)] + ofValue)
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

    /// A text that stands between signs of emphasis as a whole, with no sign in it.
    func emphasis(_ whole: Range<Int>) -> (opening: Range<Int>, text: Range<Int>, closing: Range<Int>)? {
        let opening = whole.lowerBound..<starsEnd(whole.lowerBound)
        guard (1...3).contains(opening.count), whole.count > 2 * opening.count else { return nil }
        let text = opening.upperBound..<whole.upperBound - opening.count
        guard !text.contains(where: { byte($0) == UInt8(ascii: "*") }), !isSpace(text.lowerBound), !isSpace(text.upperBound - 1),
            starsEnd(text.upperBound) == whole.upperBound
        else { return nil }
        return (opening, text, text.upperBound..<whole.upperBound)
    }

    private func starsEnd(_ start: Int) -> Int {
        var last = start
        while byte(last) == UInt8(ascii: "*") { last += 1 }
        return last
    }
}
