import SourceText
import Syntax

/// The lines that comments `# kessai: allow …` speak of: their own, or the next one for a comment on a line of its own.
struct SuppressedLines {
    /// Nil in a file without such comments.
    private let table: LineTable?
    /// In order, from 0.
    private let lines: [Int]

    init(_ tree: SyntaxTree) {
        let source = tree.source
        guard tree.comments.contains(where: source.isSuppression) else {
            (table, lines) = (nil, [])
            return
        }
        let table = LineTable(source.bytes)
        let spokenOf = tree.linesSpokenOf(table)
        lines = tree.comments.filter(source.isSuppression).map { table.line(at: Int($0.start)) }.map { spokenOf[$0] ?? $0 }
        self.table = table
    }

    /// Whether one of them is a line of this part of the file.
    func touch(_ range: Range<Int>) -> Bool {
        guard let table else { return false }
        let (first, last) = (table.line(at: range.lowerBound), table.line(at: range.upperBound - 1))
        return lines[lines.end { $0 < first }...].first.map { $0 <= last } ?? false
    }
}

extension SourceFile {
    func isSuppression(_ comment: ByteRange) -> Bool { beginningOfSuppression(comment) != nil }
}
