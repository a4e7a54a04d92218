/// A line that a fix takes away or writes, with what changes in it.
struct FixLine {
    let bytes: ArraySlice<UInt8>
    /// What the fix takes away or writes there, by offsets in their order.
    private let edited: [Range<Int>]
    /// What of it is another than before.
    private let differing: [Range<Int>]
    private let drawn: ExcerptLine

    /// The edits are those of the whole text. `cut`: where a line begins that is shown without what stands before.
    static func lines(
        _ contents: [Range<Int>], of file: ReportedFile, edited: [Range<Int>], differing: [Range<Int>], cut: Int?
    ) -> [FixLine] {
        var (edited, differing) = (edited[...], differing[...])
        return contents.map { content in
            FixLine(
                bytes: file.source.bytes[content], edited: take(content, from: &edited),
                differing: take(content, from: &differing),
                drawn: ExcerptLine(file, content: content, isCut: content.lowerBound == cut))
        }
    }

    /// Of changes in their order, those in a line. One that ends with the line break before it is none of them.
    private static func take(_ line: Range<Int>, from changes: inout ArraySlice<Range<Int>>) -> [Range<Int>] {
        changes = changes.drop { $0.upperBound <= line.lowerBound && $0.lowerBound < line.lowerBound }
        return changes.prefix { $0.lowerBound <= line.upperBound }.map { $0.clamped(to: line) }
    }

    func text(columns: Range<Int>) -> String { drawn.text(columns: columns) }

    /// The columns to show of a line, once for all changes that are seen at once.
    func windows(room: Int) -> [Range<Int>] {
        let isShort = edited.allSatisfy { drawn.columns(of: $0).count <= room / 2 }
        return FixLine.windows([(drawn, isShort ? edited : differing)], room: room)
    }

    /// The same of a line and the one in its place: each change is seen in both.
    static func windows(_ old: FixLine, _ new: FixLine, room: Int) -> [Range<Int>] {
        let edits = Array(zip(old.edited, new.edited)).filter { old.bytes[$0] != new.bytes[$1] }
        if old.edited.count == new.edited.count,
            edits.allSatisfy({ max(old.drawn.columns(of: $0).count, new.drawn.columns(of: $1).count) <= room / 2 })
        {
            return windows([(old.drawn, edits.map(\.0)), (new.drawn, edits.map(\.1))], room: room)
        }
        // Of long ones only what is another than before.
        var pairs = Array(zip(old.differing, new.differing))
        if old.differing.count != new.differing.count || pairs.count < 2 { pairs = [(old.bytes.indices, new.bytes.indices)] }
        let differing = pairs.map { difference(old.bytes[$0], new.bytes[$1]) }.filter { !$0.old.isEmpty || !$0.new.isEmpty }
        return windows([(old.drawn, differing.map(\.old)), (new.drawn, differing.map(\.new))], room: room)
    }

    ///     body: “早割は終了”しました。お申し込みは「通常価格」からどうぞ。      one window
    ///     body: “早割は終了しまし…    …お申し込みもできません”                 two
    private static func windows(_ lines: [(drawn: ExcerptLine, changes: [Range<Int>])], room: Int) -> [Range<Int>] {
        let columns = lines.map { line in line.changes.map(line.drawn.columns) }
        let count = columns.map(\.count).min() ?? 0
        func window(_ changes: Range<Int>) -> Range<Int> {
            ExcerptLine.window(
                zip(lines, columns).map { line, columns in
                    let marks = columns[changes]
                    return (line.drawn.width, (marks.first?.lowerBound ?? 0)..<(marks.last?.upperBound ?? 0))
                }, room: room)
        }
        func shows(_ window: Range<Int>, _ change: Int) -> Bool {
            zip(lines, columns).allSatisfy { line, columns in
                columns[change].upperBound <= window.upperBound - (window.upperBound < line.drawn.width ? 1 : 0)
            }
        }
        var windows: [Range<Int>] = []
        var first = 0
        repeat {
            var end = min(first + 1, count)
            while end < count, shows(window(first..<end + 1), end) { end += 1 }
            windows.append(window(first..<end))
            first = end
        } while first < count && windows.count <= FixDiff.limit
        return windows
    }
}

/// Where two texts differ: what is left of them without their common beginning and end.
func difference(_ old: ArraySlice<UInt8>, _ new: ArraySlice<UInt8>) -> (old: Range<Int>, new: Range<Int>) {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    return (old.dropFirst(head).dropLast(tail).indices, new.dropFirst(head).dropLast(tail).indices)
}

extension FixDiff.Hunk {
    struct Row {
        let number: Int
        let text: String
    }

    /// What is shown of it: lines to take away, then lines to write. A single line whose changes are too far apart to be seen at once
    /// is shown place by place.
    func runs(room: Int) -> [(isAdded: Bool, rows: [Row])] {
        if removed.count == 1, added.count == 1, let old = removed.first, let new = added.first {
            return FixLine.windows(old, new, room: room).flatMap { window in
                [(false, old), (true, new)].map { ($0, [Row(number: number, text: $1.text(columns: window))]) }
            }
        }
        let common = removed.count == added.count ? zip(removed, added).map { FixLine.windows($0, $1, room: room) } : nil
        return [(false, removed), (true, added)].map { isAdded, lines in
            let rows = lines.enumerated().flatMap { index, line in
                (common?[index] ?? line.windows(room: room)).map { Row(number: number + index, text: line.text(columns: $0)) }
            }
            return (isAdded, rows)
        }
    }
}
