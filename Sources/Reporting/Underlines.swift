import SourceText

/// One underline below a line, in columns of that line.
struct Underline {
    let columns: Range<Int>
    let label: String
    let style: StyledText.Style
    let sign: Character
}

typealias Row = [(text: String, style: StyledText.Style)]

/// The rows below a line: all underlines in one, the label of the last beside it, the others hanging below from right to left.
func underlineRows(_ underlines: [Underline], room: Int, wraps: Bool) -> [Row] {
    guard let end = underlines.map(\.columns.upperBound).max() else { return [] }
    var rows = [signs(underlines, end: end)]
    var pending = underlines.filter { !$0.label.isEmpty }.sorted { left, right in
        (left.columns.lowerBound, left.columns.upperBound) < (right.columns.lowerBound, right.columns.upperBound)
    }
    if let last = pending.last, last.columns.upperBound == end,
        pending.dropLast().allSatisfy({ $0.columns.lowerBound < last.columns.lowerBound }),
        !wraps || end + 1 + displayWidth(of: last.label) <= room
    {
        rows[0].append((" " + last.label, last.style))
        pending.removeLast()
    } else if pending.count == 1, let only = pending.first {
        return rows + hanging(only, room: room, wraps: wraps).map { [$0] }
    }
    if !pending.isEmpty { rows.append(bars(pending)) }
    while let last = pending.popLast() {
        for label in hanging(last, room: room, wraps: wraps) {
            let stems = bars(pending.filter { $0.columns.lowerBound < last.columns.lowerBound })
            let used = stems.reduce(0) { $0 + displayWidth(of: $1.text) }
            rows.append(stems + [(String(label.text.dropFirst(used)), label.style)])
        }
    }
    return rows
}

/// `  ----  ^^^`: where two overlap, the finding's own sign wins.
private func signs(_ underlines: [Underline], end: Int) -> Row {
    (0..<end).map { column in
        let underline =
            underlines.first { $0.sign == "^" && $0.columns.contains(column) } ?? underlines.first { $0.columns.contains(column) }
        return underline.map { (String($0.sign), $0.style) } ?? (" ", .plain)
    }
}

/// `  |     |`
private func bars(_ underlines: [Underline]) -> Row {
    var row: Row = []
    var column = 0
    for underline in underlines where underline.columns.lowerBound >= column {
        row.append((String(repeating: " ", count: underline.columns.lowerBound - column), .plain))
        row.append(("|", underline.style))
        column = underline.columns.lowerBound + 1
    }
    return row
}

/// A label below its underline, moved to the left where it would not fit.
private func hanging(_ underline: Underline, room: Int, wraps: Bool) -> [(text: String, style: StyledText.Style)] {
    let start = wraps ? min(underline.columns.lowerBound, max(0, room - 30)) : underline.columns.lowerBound
    return wrapped(underline.label, width: wraps ? room - start : nil).map {
        (String(repeating: " ", count: start) + $0, underline.style)
    }
}
