import SourceText
import Syntax

/// Mails of which lines are cut off, as one of them or their key lost its indentation: for YAML the lines below are entries, or nothing.
/// That is told once, and what seems to be wrong in the lines themselves is not, up to the next that is surely a setting. No fix changes more
/// of them than how far they are indented.
///
///     body: |
///       %name1% 様
///     LINE: @kakeibo            ← told of
///       　担当　山田              ← a full-width space that belongs to the mail
struct CutMails {
    /// From the first line of a mail that stands wrong to the end of the mail.
    private struct Cut {
        let text: MailText
        let first: UInt32

        var end: UInt32 { UInt32(clamping: text.end) }
        /// What the fixes of its problems may change.
        var whole: ByteRange { ByteRange(text.head..<text.end) }
        var lines: ByteRange { ByteRange(text.start..<text.end) }
    }

    private let tree: SyntaxTree
    private let cuts: [Cut]

    /// Nil where there is none, or nothing is wrong.
    init?(_ tree: SyntaxTree, _ problems: [Diagnostic]) {
        let errors = problems.filter { $0.severity == .error }.map(\.location.range.start).sorted()
        guard !errors.isEmpty else { return nil }
        // With the line of its key, all of them are read as something else.
        let ofKeys = problems.filter { $0.severity == .error && $0.code.mayCutText }.map(\.location.range.start).sorted()
        func holds(_ offsets: [UInt32], _ range: ByteRange) -> Bool {
            let next = offsets.end { $0 < range.start }
            return next < offsets.count && offsets[next] < range.end
        }
        self.tree = tree
        cuts = mailTexts(in: tree.source, fieldKeys).compactMap { text in
            let isKey = holds(ofKeys, ByteRange(text.head..<text.start))
            guard let first = isKey ? text.head : text.firstLow else { return nil }
            let cut = Cut(text: text, first: UInt32(clamping: first))
            return holds(errors, ByteRange(cut.first, cut.end)) ? cut : nil
        }
        if cuts.isEmpty { return nil }
    }

    /// The same problems without those that follow from another one, and without fixes that may change a mail.
    func told(_ problems: [Diagnostic]) -> [Diagnostic] {
        var first: [Int: Int] = [:]
        var places: [Int?] = []
        for (index, problem) in problems.enumerated() {
            let place = cut(holding: problem.location.range.start)
            places.append(place)
            guard let place, problem.severity == .error else { continue }
            if let known = first[place], problems[known].location.range.start <= problem.location.range.start { continue }
            first[place] = index
        }
        return problems.indices.compactMap { index in
            let place = places[index]
            if let place, first[place] != index { return nil }
            var problem = problems[index]
            problem.fixes.removeAll { !keepsMails($0, of: place.map { cuts[$0] }) }
            return problem
        }
    }

    private func cut(holding offset: UInt32) -> Int? {
        let index = cuts.end { $0.end <= offset }
        return index < cuts.count && cuts[index].first <= offset ? index : nil
    }

    private func keepsMails(_ fix: Fix, of cut: Cut?) -> Bool {
        fix.edits.allSatisfy { edit in
            let range = edit.location.range
            // A setting that was moved with its lines goes no further than to the column of their key.
            if let cut, !cut.whole.contains(range) {
                return isIndentation(edit, isAlone: true) && edit.text.utf8.count <= cut.text.column
            }
            let next = cuts.end { $0.lines.end <= range.start }
            guard next < cuts.count, cuts[next].lines.start <= range.start || cuts[next].lines.start < range.end else {
                return true
            }
            return isIndentation(edit, isAlone: fix.edits.count == 1)
        }
    }

    /// Whether an edit changes nothing but the spaces, or the like, that a line begins with.
    private func isIndentation(_ edit: Edit, isAlone: Bool) -> Bool {
        let (range, bytes) = (edit.location.range.offsets, tree.source.bytes)
        guard range.lowerBound == 0 || isLineBreak(bytes[range.lowerBound - 1]),
            edit.text.utf8.allSatisfy({ $0 == 0x20 })
        else { return false }
        let gap = bytes[range]
        // One full-width space begins a paragraph, and so may two of one line; of all lines they are an indentation.
        return gap.allSatisfy { $0 == 0x20 || $0 == 0x09 } || !isAlone && gap.count >= 6 && !edit.text.isEmpty && isWide(gap)
    }

    private func isWide(_ gap: ArraySlice<UInt8>) -> Bool {
        gap.starts(with: "\u{3000}\u{3000}".utf8)
            && String(decoding: gap, as: UTF8.self).allSatisfy { $0 == "\u{3000}" || $0 == " " }
    }
}

extension Code {
    /// Whether it tells of the key of a text that is none as it stands.
    fileprivate var mayCutText: Bool { [.badIndentation, .tabIndentation, .syntaxError, .unknownKey].contains(self) }
}
