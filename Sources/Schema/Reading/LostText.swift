import SourceText
import Syntax

/// A text of lines whose key was lost: YAML takes its lines for further ones of the text above.
///
///     subject: お支払いのご確認
///                               ← `body: |`
///       %name1% 様
///       お支払いをご確認ください。
struct LostText {
    /// The value that goes on with the lines.
    let value: NodeID
    let problem: Diagnostic

    /// Nil where no such line stands in the mapping that lacks the field.
    init?(_ field: FieldFace, of mapping: NodeID, _ face: RecordFace, _ spelling: Spelling, _ reader: Reader) {
        let (tree, bytes) = (reader.tree, reader.tree.source.bytes)
        guard case .text(let format) = field.shape, format.isMultiline, tree.nodes[mapping].style == .block else { return nil }
        func isBreak(_ index: Int) -> Bool { isLineBreak(bytes[index]) }
        let above = tree.entries(of: mapping).first { entry in
            guard let name = reader.find(entry.key, in: face.names), case .text = face.fields[name.index].shape else {
                return false
            }
            let node = tree.nodes[entry.value]
            return node.kind == .scalar && node.style == .plain && bytes[node.range.offsets].contains(where: isLineBreak)
        }
        guard let above else { return nil }
        let range = tree.nodes[above.value].range.offsets
        guard let end = range.first(where: isBreak), let first = range[end...].first(where: { bytes[$0] > 0x20 }) else {
            return nil
        }
        let last = range[first...].first(where: isBreak) ?? range.upperBound
        let name = field.name.written(in: spelling)
        let line = shown(String(decoding: bytes[first..<last], as: UTF8.self))
        let key = tree.nodes[above.key].range.offsets
        let other = shown(String(decoding: bytes[key], as: UTF8.self))
        var start = first
        while start > 0, !isBreak(start - 1) { start -= 1 }
        var column = key.lowerBound
        while column > 0, !isBreak(column - 1) { column -= 1 }
        column = key.lowerBound - column
        // One line alone may be the rest of the other text.
        let isSure = last < range.upperBound && bytes[start..<first].allSatisfy { $0 == 0x20 }
        value = above.value
        problem = Diagnostic(
            field.missing, at: Location(tree.file, ByteRange(first..<last)),
            Bilingual(
                ja: "「\(line)」の行が、上の「\(other)」の続きとして読まれます。この上に「\(name): |」の行が抜けているようです。",
                en: "`\(line)` is read as a further line of `\(other)`; a line `\(name): |` seems to be missing above it."),
            help: IndentAdvice.lineAbove(column, Bilingual(ja: "「\(name): |」", en: "`\(name): |`"))
                .then(Bilingual(ja: "「\(other)」の続きなら、1行にまとめてください。", en: "Write it on one line if it belongs to `\(other)`.")),
            fixes: isSure
                ? [
                    Fix(
                        Bilingual(ja: "「\(name): |」の行を書き加える", en: "Write the line `\(name): |`"), safe: false,
                        edits: [
                            Edit(
                                Location(tree.file, ByteRange(start..<start)),
                                String(repeating: " ", count: column) + name + ": |\n")
                        ])
                ] : [])
    }
}

extension Reader {
    /// Tells of a text whose key was lost, in place of what is wrong with the value that its lines are read as a part of.
    mutating func report(_ lost: LostText) {
        let location = tree.location(of: lost.value)
        withdraw(since: 0) { $0 == location }
        for problem in problems(in: location.range.start..<location.range.end) { superseded.insert(problem.location.range.start) }
        report(lost.problem)
    }
}
