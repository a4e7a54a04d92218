import SourceText
import Syntax

/// Lines of entries that all end with the same sign, as those of JSON and of programs do. For YAML it is a part of the value, or follows it:
///
///     id: card,
///     name: カード,      one finding for all of them, also for a text, which may end so
///     price: 1980,
///
/// Of one line alone it is told what is wrong with its value.
extension [Diagnostic] {
    func tellingSeparatorsOnce(in tree: SyntaxTree) -> [Diagnostic] {
        let signed = Set(
            lazy.filter { $0.severity == .error && tree.source.bytes.endsWithSeparator($0.location.range) }.map { $0.location })
        if signed.isEmpty { return self }
        var runs: [Location: Int] = [:]
        var told: [Diagnostic] = []
        for run in tree.separatedLines where run.contains(where: { $0.places(in: tree).contains(where: signed.contains) }) {
            for place in run.flatMap({ $0.places(in: tree) }) { runs[place] = told.count }
            told.append(SeparatedLine.diagnostic(run, in: tree))
        }
        if told.isEmpty { return self }
        var isTold = Set<Int>()
        return compactMap { problem in
            guard problem.severity == .error, let run = runs[problem.location] else { return problem }
            return isTold.insert(run).inserted ? told[run] : nil
        }
    }
}

/// An entry whose line ends with a sign that separates things elsewhere.
private struct SeparatedLine {
    let key: NodeID
    let value: NodeID
    let sign: ByteRange

    /// Where its value or its sign is told to be wrong.
    func places(in tree: SyntaxTree) -> [Location] { [tree.location(of: value), Location(tree.file, sign)] }

    static func diagnostic(_ run: [SeparatedLine], in tree: SyntaxTree) -> Diagnostic {
        let (name, sign) = (shown(tree.text(of: run[0].key)), shown(tree.source.text(run[0].sign)))
        return Diagnostic(
            .badFormat, at: Location(tree.file, run[0].sign),
            Bilingual(
                ja: "「\(name)」からの\(run.count)行が「\(sign)」で終わっています。YAMLでは、値を「\(sign)」で区切りません。",
                en: "\(run.count) lines from `\(name)` on end with `\(sign)`, but YAML puts nothing between values."),
            related: run.dropFirst().prefix(8).map {
                Related(Location(tree.file, $0.sign), Bilingual(ja: "ここにもあります", en: "here, too"))
            },
            help: Bilingual(ja: "行の終わりの「\(sign)」を消してください。", en: "Remove the `\(sign)` at the end of these lines."),
            fixes: [
                Fix(
                    Bilingual(ja: "行の終わりの「\(sign)」を消す", en: "Remove the `\(sign)`"), safe: false,
                    edits: run.prefix(1_000).map { Edit(Location(tree.file, $0.sign), "") })
            ])
    }
}

extension SyntaxTree {
    /// Neighbours in a mapping whose lines end with the same sign; two at least.
    fileprivate var separatedLines: [[SeparatedLine]] {
        var runs: [[SeparatedLine]] = []
        for mapping in nodes.indices where nodes[mapping].kind == .mapping && nodes[mapping].style == .block {
            var run: [SeparatedLine] = []
            func end() {
                if run.count > 1 { runs.append(run) }
                run = []
            }
            for entry in entries(of: mapping) {
                guard let line = separatedLine(entry.key, entry.value) else {
                    end()
                    continue
                }
                if let last = run.last, source.text(last.sign) != source.text(line.sign) { end() }
                run.append(line)
            }
            end()
        }
        return runs
    }

    private func separatedLine(_ key: NodeID, _ value: NodeID) -> SeparatedLine? {
        let node = nodes[value]
        let bytes = source.bytes
        var end = Int(node.range.end)
        switch node.style {
        case .block, .literal, .folded: return nil
        case .plain: break
        case .flow, .singleQuoted, .doubleQuoted:
            let start = bytes[end...].firstIndex { $0 != 0x20 } ?? end
            guard let width = bytes.separatorWidth(at: start) else { return nil }
            end = start + width
        }
        let range = ByteRange(Int(node.range.start)..<end)
        let rest = bytes[end...].prefix { $0 != 0x0A && $0 != 0x0D }.drop { $0 == 0x20 }
        guard node.kind != .empty, bytes.endsWithSeparator(range), rest.isEmpty || rest.first == UInt8(ascii: "#"),
            let width = bytes.separatorWidth(endingAt: end), range.count > width
        else { return nil }
        return SeparatedLine(key: key, value: value, sign: ByteRange(end - width..<end))
    }
}

extension [UInt8] {
    fileprivate static let separators = [",", ";", "、", "，", "；"].map { Array($0.utf8) }

    fileprivate func endsWithSeparator(_ range: ByteRange) -> Bool { separatorWidth(endingAt: Int(range.end)) != nil }

    fileprivate func separatorWidth(endingAt end: Int) -> Int? {
        [UInt8].separators.first { end >= $0.count && end <= count && self[(end - $0.count)..<end].elementsEqual($0) }?.count
    }

    fileprivate func separatorWidth(at start: Int) -> Int? {
        [UInt8].separators.first { start < count && self[start...].starts(with: $0) }?.count
    }
}
