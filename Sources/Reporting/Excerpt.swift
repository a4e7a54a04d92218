import SourceText

/// The lines of one file that a finding points at, each place underlined and labelled.
///
///      5 |     - id: trial
///        |           ----- この支払方法     a second place, its label beside it
///     ...                                  lines left out
///      9 |       price: 1,980
///        |       -----  ^^^^^ 「,」は使えません
///        |       |
///        |       料金はここ                two labels in one line: all but the last hang below
struct Excerpt {
    struct Mark {
        let range: ByteRange
        let label: String
        /// Of the finding itself (`^`), not of a second place (`-`).
        let isPrimary: Bool
    }

    private struct Segment {
        let line: Int
        let bytes: Range<Int>
        let label: String
        let isPrimary: Bool
    }

    private let file: ReportedFile
    /// Line by line, those of one line in the order of the marks.
    private let segments: [Segment]

    init(_ file: ReportedFile, marks: [Mark]) {
        self.file = file
        var segments: [Segment] = []
        for mark in marks {
            for segment in Self.segments(of: mark, in: file) {
                segments.insert(segment, at: segments.end { $0.line <= segment.line })
            }
        }
        self.segments = segments
    }

    /// The greatest line number shown.
    var lastNumber: Int { (segments.last?.line ?? 0) + 1 }

    var isEmpty: Bool { file.source.bytes.isEmpty }

    func draw(into text: inout StyledText, gutter: Int, width: Int?, severity: Severity) {
        var previous: Int?
        var rest = segments[...]
        while let line = rest.first?.line {
            let marked = rest.prefix { $0.line == line }
            rest = rest.dropFirst(marked.count)
            if let previous, line == previous + 2 {
                drawLine(previous + 1, into: &text, gutter: gutter, width: width, segments: rest.prefix(0), severity: severity)
            } else if let previous, line > previous + 1 {
                text.add(String(repeating: ".", count: 3) + "\n", .gutter)
            }
            drawLine(line, into: &text, gutter: gutter, width: width, segments: marked, severity: severity)
            previous = line
        }
    }

    private func drawLine(
        _ line: Int, into text: inout StyledText, gutter: Int, width: Int?, segments: ArraySlice<Segment>, severity: Severity
    ) {
        let content = file.lines.content(ofLine: line)
        let mark = (segments.first { $0.isPrimary } ?? segments.first)?.bytes
        let drawn = ExcerptLine(file, content: file.visible(content, around: (mark ?? content).lowerBound))
        let room = max(20, (width ?? 140) - gutter - 4)
        let seen = mark.map(drawn.columns(of:)) ?? 0..<0
        let window = ExcerptLine.window(CollectionOfOne((drawn.width, seen)), room: room)
        let number = String(line + 1)
        text.add(String(repeating: " ", count: gutter - number.utf8.count + 1) + number + " | ", .gutter)
        text.add(drawn.text(columns: window) + "\n")
        let placed = segments.map { segment in
            let columns = drawn.columns(of: segment.bytes)
            let start = min(max(columns.lowerBound - window.lowerBound, 0), room)
            return Underline(
                columns: start..<max(start + 1, min(columns.upperBound - window.lowerBound, room)), label: segment.label,
                style: segment.isPrimary ? .init(severity) : .second, sign: segment.isPrimary ? "^" : "-")
        }
        for row in underlineRows(placed, room: room, wraps: width != nil) {
            text.add(String(repeating: " ", count: gutter + 1) + " | ", .gutter)
            for run in row { text.add(run.text, run.style) }
            text.endLine()
        }
    }

    /// One segment a line; of a long run only its first two lines and its last.
    private static func segments(of mark: Mark, in file: ReportedFile) -> [Segment] {
        let range = mark.range.offsets.clamped(to: 0..<file.source.bytes.count)
        let first = file.lines.line(at: range.lowerBound)
        var last = range.isEmpty ? first : file.lines.line(at: range.upperBound)
        if last > first, file.lines.starts[last] >= range.upperBound { last -= 1 }
        return (first...last).filter { last - first < 4 || $0 < first + 2 || $0 == last }.map { line in
            let content = file.lines.content(ofLine: line)
            let start = line == first ? range.lowerBound : min(firstInk(content, in: file), range.upperBound)
            let end = line == last ? range.upperBound : max(content.upperBound, start)
            return Segment(line: line, bytes: start..<end, label: line == last ? mark.label : "", isPrimary: mark.isPrimary)
        }
    }

    /// The first byte that is not a space or a tab.
    private static func firstInk(_ content: Range<Int>, in file: ReportedFile) -> Int {
        content.first { file.source.bytes[$0] != 0x20 && file.source.bytes[$0] != 0x09 } ?? content.upperBound
    }
}
