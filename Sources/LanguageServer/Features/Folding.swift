import SourceText
import Syntax

/// What can be folded: documents of a stream, entries and elements over several lines, runs of comments.
func foldingRanges(_ view: FileView) -> JSON {
    let tree = view.tree
    var folds: [(start: Int, end: Int, kind: String?)] = []
    func add(_ start: Int, _ end: Int, _ kind: String? = nil) {
        let bytes = tree.source.bytes
        // A node may take in the blank lines behind it; they stay visible.
        var last = min(end, bytes.count)
        while last > start, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[last - 1]) { last -= 1 }
        let lines = (view.positions.line(at: start), view.positions.line(at: max(start, last - 1)))
        if lines.1 > lines.0 { folds.append((lines.0, lines.1, kind)) }
    }
    let documents = Array(tree.documents)
    for (index, node) in tree.nodes.enumerated() {
        switch node.kind {
        case .document where documents.count > 1:
            add(tree.nodes[index + 1].range.offsets.lowerBound, node.range.offsets.upperBound)
        case .mapping:
            for entry in tree.entries(of: index) {
                add(tree.nodes[entry.key].range.offsets.lowerBound, tree.nodes[entry.value].range.offsets.upperBound)
            }
        case .sequence:
            for child in tree.children(of: index) where tree.nodes[child].kind == .mapping {
                add(tree.nodes[child].range.offsets.lowerBound, tree.nodes[child].range.offsets.upperBound)
            }
        default: break
        }
    }
    for run in commentRuns(tree, view.positions) { add(run.offsets.lowerBound, run.offsets.upperBound, "comment") }
    // One fold a line: where several begin, the longest.
    var longest: [Int: (end: Int, kind: String?)] = [:]
    for fold in folds where fold.end > longest[fold.start]?.end ?? -1 { longest[fold.start] = (fold.end, fold.kind) }
    return .array(
        longest.sorted { $0.key < $1.key }.map { start, fold in
            var members = [JSON.Member("startLine", .integer(start)), JSON.Member("endLine", .integer(fold.end))]
            if let kind = fold.kind { members.append(JSON.Member("kind", .string(kind))) }
            return .object(members)
        })
}

/// Comments that have their lines for themselves, taken together where they follow each other.
private func commentRuns(_ tree: SyntaxTree, _ positions: TextPositions) -> [ByteRange] {
    var runs: [ByteRange] = []
    var lastLine = -2
    for comment in tree.comments {
        let line = positions.line(at: comment.offsets.lowerBound)
        let start = positions.content(ofLine: line).lowerBound
        guard tree.source.bytes[start..<comment.offsets.lowerBound].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
        if line == lastLine + 1, let run = runs.popLast() {
            runs.append(ByteRange(run.start, comment.end))
        } else {
            runs.append(comment)
        }
        lastLine = line
    }
    return runs
}
