import SourceText

/// Lines below a key that is missing above them, as its line was deleted or made a comment: for YAML they belong to nothing.
///
///     scenario: paid_product
///     # payment_methods:      ← read as the key it was
///       - use: one-time
extension Parser {
    // MARK: Made a comment

    /// The key on the comment right above the line at the position, if it may be one of the innermost mapping, whose entries begin at a
    /// column: reported, with the position at its colon.
    @inline(never) mutating func passCommentedHead(column: Int) -> Node? {
        guard let knownKeys, !tabBefore, let mapping = openBlocks.last, nodes[mapping.node].kind == .mapping else { return nil }
        var above = lineStart
        for comment in comments.suffix(20).reversed() where Int(comment.start) >= contentEnd {
            guard (Int(comment.end)..<above).allSatisfy({ isSpace($0) }) else { return nil }
            above = Int(comment.start)
            var first = above
            while first > 0, isBlank(first - 1) { first -= 1 }
            // Behind a value it is a remark on it.
            guard first == 0 || isBreak(first - 1) else { return nil }
            guard let head = letters.commentedHead(comment.offsets) else { continue }
            let name = text(head.key)
            guard knownKeys.isField(name), around(mapping)?.meaning(name) == .free else { return nil }
            reportCommentedHead(comment.offsets, key: head.key, column: column, isList: indent == column)
            while let last = comments.last, last.start >= comment.start { comments.removeLast() }
            goBack(to: head.colon)
            return Node(kind: .scalar, style: .plain, range: ByteRange(head.key))
        }
        return nil
    }

    private mutating func reportCommentedHead(_ comment: Range<Int>, key: Range<Int>, column: Int, isList: Bool) {
        guard hasRoom else { return }
        var line = comment.lowerBound
        while line > 0, isBlank(line - 1) { line -= 1 }
        report(
            isList ? .syntaxError : .badIndentation, trimmed(comment),
            Bilingual(
                ja: "「\(excerpt(trimmed(comment)))」はコメントなので、下の行が属するキーがありません。",
                en: "`\(excerpt(trimmed(comment)))` is a comment, so the lines below it belong to no key."),
            related: [
                related(trimmed(position..<lineEnd(position)), ja: "この行から下です", en: "from this line on")
            ],
            help: Bilingual(
                ja: "下の行を使うなら「#」を消し、使わないなら下の行もコメントにするか消してください。",
                en: "Remove the `#` if the lines below are meant; else make comments of them, too, or delete them."),
            fixes: [
                Fix(
                    Bilingual(ja: "「#」を消す", en: "Remove the `#`"), safe: false,
                    edits: [edit(line..<key.lowerBound, String(repeating: " ", count: column))])
            ])
    }

    // MARK: Missing

    /// Reports that the key is missing above the line at an offset, and above which line it belongs, if the fields tell which; false where
    /// they do not. `start`: where the text begins that YAML reads the line as a part of; `key`: whose value it is, where that is a list.
    mutating func reportMissingHead(at offset: Int, text start: Int? = nil, below key: String? = nil) -> Bool {
        // So many are enough for a file that was written by hand: the fields are asked about all keys around, anew for each fix.
        guard hasRoom, !tabBefore, problems.count < 10, let heads = missingHeads(at: offset, text: start, below: key) else {
            return false
        }
        let column = heads.column
        let sign = heads.isText ? ": |" : ":"
        let ja = heads.names.map { "「\(shown($0))\(sign)」" }.joined(separator: "か")
        let en = heads.names.map { "`\(shown($0))\(sign)`" }.joined(separator: " or ")
        let line = trimmed(heads.line..<lineEnd(heads.line))
        let lineStart = heads.line - self.column(of: heads.line)
        report(
            self.column(of: heads.line) == column ? .syntaxError : .badIndentation, line,
            Bilingual(
                ja: "「\(excerpt(line))」は、上のどの行にも属しません。この上に\(ja)の行が抜けているようです。",
                en: "`\(excerpt(line))` belongs to none of the lines above; a line \(en) seems to be missing above it."),
            help: IndentAdvice.lineAbove(column, Bilingual(ja: ja, en: en)),
            fixes: heads.names.count > 1
                ? []
                : [
                    Fix(
                        Bilingual(
                            ja: "「\(shown(heads.names[0]))\(sign)」の行を書き加える",
                            en: "Write the line `\(shown(heads.names[0]))\(sign)`"),
                        safe: false,
                        edits: [
                            edit(lineStart..<lineStart, String(repeating: " ", count: column) + heads.names[0] + sign + "\n")
                        ])
                ])
        return true
    }

    /// The value of a key without the entries of a list that YAML reads as further lines of it, if the key above them is missing, which is
    /// reported.
    ///
    ///     private_key_file: keys/live.pem
    ///                               ← `return_urls:`
    ///       - https://shop.example.jp/return
    @inline(never) mutating func endedAboveList(_ text: Node) -> Node {
        var first: Int?
        var line = afterBreak(lineEnd(Int(text.range.start)))
        while line < Int(text.range.end) {
            var entry = line
            while isBlank(entry) { entry += 1 }
            if !isBreak(entry) {
                guard isSequenceEntry(entry) else { return text }
                first = first ?? entry
            }
            line = afterBreak(lineEnd(entry))
        }
        // Once in a mapping: all of them belong below the one key that it lacks.
        guard let first, let mapping = openBlocks.last?.node, mapping != textsReported,
            reportMissingHead(at: first, below: keyText(nodes[nodes.count - 1].range.offsets))
        else { return text }
        textsReported = mapping
        var text = text
        text.range = ByteRange(trimmed(Int(text.range.start)..<lineEnd(Int(text.range.start))))
        text.flags.remove(.needsDecoding)
        return text
    }

    /// The keys one of which is missing above a line, in the mapping whose entries begin at a column.
    private struct MissingHeads {
        let names: [String]
        let line: Int
        let column: Int
        var isText = false
    }

    private func missingHeads(at offset: Int, text start: Int?, below key: String?) -> MissingHeads? {
        let isList = isSequenceEntry(offset)
        let keys = headlessKeys(at: offset)
        if isList, keys.isEmpty, key == nil, isEmptyEntry(offset) || isBelowListOfTexts() { return nil }
        for block in openBlocks.reversed() {
            guard nodes[block.node].kind == .mapping, let around = around(block) else { return nil }
            // A key of the mapping itself stands at a wrong depth.
            if !isList, keys.first.map({ around.meaning($0) }) != .unknown { return nil }
            let below: HeadlessLines = !isList ? .group(keys) : keys.isEmpty ? .texts(below: key) : .list(keys)
            if let heads = missingHeads(at: offset, of: block, below, text: start) { return heads }
            // A list among the entries of a mapping may belong to one around it, whose entries stand further left.
            if !isList || key != nil { return nil }
        }
        return nil
    }

    private func isEmptyEntry(_ dash: Int) -> Bool { trimmed(dash..<lineEnd(dash)).count == 1 }

    /// Whether the last key of the innermost mapping is that of a list of texts, which further ones may be meant for.
    private func isBelowListOfTexts() -> Bool {
        guard let knownKeys, let mapping = openBlocks.last else { return false }
        var keys = self.keys(of: mapping.node)
        guard let last = keys.popLast() else { return false }
        return knownKeys.heads(keys, .texts(below: nil)).contains(last)
    }

    private func missingHeads(
        at offset: Int, of mapping: OpenBlock, _ below: HeadlessLines, text start: Int?
    ) -> MissingHeads? {
        guard let knownKeys else { return nil }
        let written = self.keys(of: mapping.node) + keysBelow(offset, column: mapping.column)
        let names = knownKeys.heads(written, below)
        if !names.isEmpty { return MissingHeads(names: names, line: offset, column: mapping.column) }
        guard case .group = below, let start else { return nil }
        var line = afterBreak(lineEnd(start))
        while line < offset, isSpace(line) { line += 1 }
        let texts = knownKeys.heads(written, .text)
        return texts.count == 1 ? MissingHeads(names: texts, line: line, column: mapping.column, isText: true) : nil
    }

    /// The keys of the group, or of the first entry of a list, whose first line stands at an offset.
    func headlessKeys(at offset: Int) -> [String] {
        let start = isSequenceEntry(offset) ? entryContent(offset) : offset
        guard let first = keyName(start) else { return [] }
        var keys = [first]
        let column = self.column(of: start)
        var line = start
        // No group has more lines that say what it is.
        for _ in 0..<50 {
            guard let next = content(below: line), next.indent >= column else { break }
            line = next.offset
            if next.indent == column, let key = keyName(line) { keys.append(key) }
        }
        return keys
    }

    /// The keys of a mapping that follow below a line, as far as they were written by hand.
    func keysBelow(_ offset: Int, column: Int) -> [String] {
        var keys: [String] = []
        var line = offset
        for _ in 0..<200 {
            guard let next = content(below: line), next.indent >= column, !isDocumentMarker(next.offset) else { break }
            line = next.offset
            if next.indent == column, let key = keyName(line) { keys.append(key) }
        }
        return keys
    }
}

extension Letters {
    /// The key of a comment that would be the line above a block without its `#`: `# site:`, `# body: |`.
    fileprivate func commentedHead(_ comment: Range<Int>) -> (key: Range<Int>, colon: Int)? {
        var start = comment.lowerBound
        while start < comment.upperBound, bytes[start] == UInt8(ascii: "#") || isBlank(start) { start += 1 }
        // No name is longer.
        guard let colon = (start..<min(comment.upperBound, start + 200)).first(where: { isColon($0) && isSpace($0 + 1) }),
            colon > start
        else { return nil }
        let value = gapEnd(colon + 1)
        let isHead = value >= end || isBreak(value) || bytes[value] == UInt8(ascii: "#") || isBlockHeader(value)
        return isHead ? (trimmed(start..<colon), colon) : nil
    }

    private func isColon(_ offset: Int) -> Bool { bytes[offset] == UInt8(ascii: ":") }
}
