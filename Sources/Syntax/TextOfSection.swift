import SourceText

/// A text behind the key of a section, whose entries stand on the lines below. For YAML they go on with the text; they are read as the value.
///
///     support:
///       phone: 03-0000-0000
///     live: 本番環境            ← a remark without its `#`
///       merchant_id: A1EXAMPLE23456
extension Parser {
    /// Whether the entry at the position, with a text behind its key, is a section of the mapping in its column that lines from an offset on
    /// belong to.
    func isSectionWithText(above offset: Int) -> Bool {
        guard let mapping = openBlocks.last(where: { $0.column == indent && nodes[$0.node].kind == .mapping }),
            let name = keyName(position)
        else { return false }
        return isSection(name, of: mapping, above: offset)
    }

    /// Reads the entries at the position, below the text behind a key, as its value if it is a section that has such entries; false for all
    /// else. `value`: the node that the text is; nil where it is none yet.
    mutating func passTextOfSection(_ text: Range<Int>, value: NodeID? = nil, need: Int) -> Bool {
        let value = value ?? nodes.count
        guard need > 0, !atEnd, !tabBefore, indent >= need, lineEnd(text.lowerBound) >= text.upperBound,
            let mapping = openBlocks.last, mapping.column == need - 1, nodes[mapping.node].kind == .mapping,
            value > mapping.node + 1, looksLikeEntry(position)
        else { return false }
        let key = nodes[value - 1].range.offsets
        guard byte(key.upperBound) == UInt8(ascii: ":"), isSection(keyText(key), of: mapping, above: position) else {
            return false
        }
        reportTextOfSection(text, key: key)
        discard(from: value)
        blockNode(need: need, place: .ownLine)
        return true
    }

    /// Whether a name is that of a field which the mapping lacks but for it, and whose value the lines from an offset on may be.
    private func isSection(_ name: String, of mapping: OpenBlock, above offset: Int) -> Bool {
        // So many are enough for a file that was written by hand: the fields are asked about all keys around, anew for each.
        guard let knownKeys, problems.count < 100, knownKeys.isField(name) else { return false }
        let lines = headlessKeys(at: offset)
        if lines.isEmpty { return false }
        let others = keys(of: mapping.node).filter { $0 != name } + keysBelow(offset, column: mapping.column)
        guard knownKeys.table(others)(name) == .free else { return false }
        let heads = knownKeys.heads(others, isSequenceEntry(offset) ? .list(lines) : .group(lines))
        // The head may be written in the other language.
        return heads.contains { knownKeys.table(others + [$0])(name) == .written }
    }

    private mutating func reportTextOfSection(_ text: Range<Int>, key: Range<Int>) {
        guard hasRoom else { return }
        let (shown, name) = (excerpt(text), excerpt(key))
        // Where it goes, no space is needed.
        if let last = problems.last, last.code == .missingSpace, last.location.range.end == text.lowerBound {
            problems.removeLast()
        }
        report(
            .syntaxError, text,
            Bilingual(
                ja: "「\(name):」のあとに「\(shown)」がありますが、このキーの中身は下の行です。",
                en: "`\(shown)` stands after `\(name):`, whose value is the lines below."),
            related: [related(trimmed(position..<lineEnd(position)), ja: "この行から下が中身です", en: "its value begins here")],
            help: Bilingual(
                ja: "消すか、「# 」を付けてコメントにしてください。", en: "Delete it, or put `# ` before it, to make it a comment."),
            fixes: [commentFix(text.lowerBound)])
    }
}
