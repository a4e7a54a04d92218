import SourceText

/// The change of one file as a unified diff with three lines of context, as `git apply` and `patch -p1` take it.
///
/// Empty when nothing changed. Lines end at LF only, so that a CR is part of its line, as git sees it.
package func unifiedDiff(path: String, old: [UInt8], new: [UInt8]) -> String {
    if old == new { return "" }
    let left = fileLines(old)
    let right = fileLines(new)
    let steps = LineDiff(left, right).steps
    var text = "--- \(diffName("a/" + path))\n+++ \(diffName("b/" + path))\n"
    var writer = HunkWriter(left: left, right: right)
    for hunk in hunks(steps) { writer.write(steps, hunk, into: &text) }
    return text
}

private let context = 3

/// Ranges of steps: each change with its context, those that touch taken together.
private func hunks(_ steps: [LineDiff.Step]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (index, step) in steps.enumerated() where step != .same {
        let range = max(0, index - context)..<min(steps.count, index + context + 1)
        if let last = hunks.last, last.upperBound >= range.lowerBound {
            hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
        } else {
            hunks.append(range)
        }
    }
    return hunks
}

/// Writes hunks in their order, keeping count of the lines on both sides.
private struct HunkWriter {
    let left: [ArraySlice<UInt8>]
    let right: [ArraySlice<UInt8>]
    private var step = 0
    private var leftLine = 0
    private var rightLine = 0

    init(left: [ArraySlice<UInt8>], right: [ArraySlice<UInt8>]) {
        self.left = left
        self.right = right
    }

    mutating func write(_ steps: [LineDiff.Step], _ hunk: Range<Int>, into text: inout String) {
        let skipped = hunk.lowerBound - step
        leftLine += skipped
        rightLine += skipped
        let removed = steps[hunk].count { $0 != .added }
        let added = steps[hunk].count { $0 != .removed }
        text += "@@ -\(range(leftLine, removed)) +\(range(rightLine, added)) @@\n"
        for step in steps[hunk] {
            switch step {
            case .same:
                line(" ", left[leftLine], &text)
                leftLine += 1
                rightLine += 1
            case .removed:
                line("-", left[leftLine], &text)
                leftLine += 1
            case .added:
                line("+", right[rightLine], &text)
                rightLine += 1
            }
        }
        step = hunk.upperBound
        // Steps between two hunks are the same on both sides.
    }

    /// An empty range is named by the line before it.
    private func range(_ start: Int, _ count: Int) -> String {
        count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
    }

    private func line(_ sign: String, _ line: ArraySlice<UInt8>, _ text: inout String) {
        text += sign + String(decoding: line, as: UTF8.self)
        if line.last != 0x0A { text += "\n\\ No newline at end of file\n" }
    }
}

/// The lines of a file with their LF; the last one may have none.
private func fileLines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while !rest.isEmpty {
        let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
        lines.append(rest[..<end])
        rest = rest[end...]
    }
    return lines
}

/// A file name in the header of a diff: quoted as git does where it holds a quote or a control character, closed by a tab where it
/// holds a blank.
private func diffName(_ path: String) -> String {
    if path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
        var quoted = "\""
        for scalar in path.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 8)
                quoted += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
    return path.utf8.contains(0x20) ? path + "\t" : path
}
