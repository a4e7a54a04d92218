// The picture of a message in the README, drawn from what kessai prints (`UPDATE_GOLDENS=1` draws it anew).
import Foundation
import SourceText
import Testing

@Suite struct PictureTests {
    @Test(arguments: Language.allCases) func messagesAsDrawn(_ language: Language) throws {
        let arguments = ["check", "products/course.yaml", "--lang", language.rawValue]
        let printed = try kessai(
            arguments + ["--color", "always"], in: repository.appendingPathComponent("samples/broken"), width: 100)
        var picture = TerminalPicture(columns: 100)
        picture.add([.init(text: "$ ", style: "blue"), .init(text: "kessai " + arguments.joined(separator: " "), style: "bold")])
        // Two of the findings, and what is said at the end.
        let paragraphs = picture.paragraphs(printed.output)
        for code in ["missing-tax-rate", "not-whole-yen"] {
            let finding = try #require(paragraphs.first { $0.first?.contains { $0.text.contains("[\(code)]") } == true })
            picture.add([])
            for line in finding { picture.add(line) }
        }
        picture.add([])
        picture.add([.init(text: "…", style: "blue")])
        for line in try #require(paragraphs.last) { picture.add(line) }
        try expectGolden(picture.svg, repository.appendingPathComponent(".github/message.\(language.rawValue).svg"))
    }
}

/// Lines of a terminal as SVG. Each run of letters of one width is set at its column and stretched to its columns, so that lines meet
/// whatever fonts the reader has.
private struct TerminalPicture {
    struct Run {
        var text: String
        var style: String
    }

    private static let (line, margin, bar) = (20, 20, 36)
    /// The width of a column, in tenths like all that lies between columns.
    private static let column = 84
    private static let styles = [
        "0": "", "1": "bold", "1;31": "bold red", "1;33": "bold yellow", "1;36": "bold cyan", "31": "red", "32": "green",
        "33": "yellow", "94": "blue", "36": "cyan",
    ]

    let columns: Int
    private var lines: [[Run]] = []

    init(columns: Int) { self.columns = columns }

    mutating func add(_ line: [Run]) { lines.append(line) }

    /// The paragraphs of a text with escape codes, each as lines.
    func paragraphs(_ output: String) -> [[[Run]]] {
        var (style, paragraphs): (String, [[[Run]]]) = ("", [[]])
        for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
            var runs: [Run] = []
            for (index, piece) in line.components(separatedBy: "\u{1B}[").enumerated() {
                var text = Substring(piece)
                if index > 0, let end = piece.firstIndex(of: "m") {
                    style = Self.styles[String(piece[..<end])] ?? "unknown \(piece[..<end])"
                    text = piece[piece.index(after: end)...]
                }
                if !text.isEmpty { runs.append(Run(text: String(text), style: style)) }
            }
            if runs.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1].append(runs) }
        }
        return paragraphs.filter { !$0.isEmpty }
    }

    var svg: String {
        let width = columns * Self.column / 10 + 2 * Self.margin
        let height = Self.bar + lines.count * Self.line + Self.margin
        let dots = zip([0, 1, 2], ["#ff5f57", "#febc2e", "#28c840"])
            .map { "<circle cx=\"\(Self.margin + 6 + $0 * 20)\" cy=\"20\" r=\"6\" fill=\"\($1)\"/>" }.joined()
        let rows = lines.enumerated().map { number, runs in
            row(runs, y: Self.bar + number * Self.line + Self.line)
        }.filter { !$0.isEmpty }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)" role="img">
            <title>\(escaped(lines.first?.map(\.text).joined() ?? ""))</title>
            <style>
            text { fill: #d1d7e0; white-space: pre; }
            text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK JP", "BIZ UDGothic", monospace; }
            .bold { font-weight: 700; } .red { fill: #ff7b72; } .green { fill: #7ee787; }
            .yellow { fill: #e3b341; } .blue { fill: #79a8ff; } .cyan { fill: #76e3ea; }
            </style>
            <rect width="\(width)" height="\(height)" rx="10" fill="#0d1117"/>
            \(dots)
            \(rows.joined(separator: "\n"))
            </svg>

            """
    }

    private func row(_ runs: [Run], y: Int) -> String {
        var (column, elements) = (0, "")
        for run in runs {
            for piece in pieces(run.text) {
                let words = piece.drop { $0 == " " }
                let start = column + piece.count - words.count
                column += displayWidth(of: piece)
                guard let end = words.lastIndex(where: { $0 != " " }) else { continue }
                let shown = String(words[...end])
                let x = tenths(Self.margin * 10 + start * Self.column)
                let length = tenths(displayWidth(of: shown) * Self.column)
                let style = run.style.isEmpty ? "" : " class=\"\(run.style)\""
                elements +=
                    "<text x=\"\(x)\" y=\"\(y)\" textLength=\"\(length)\" lengthAdjust=\"spacingAndGlyphs\"\(style)>"
                    + "\(escaped(shown))</text>"
            }
        }
        return elements
    }

    /// The text cut where the width of its letters changes.
    private func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var last: Int?
        for scalar in text.unicodeScalars {
            let width = displayWidth(of: scalar)
            if width == last { pieces[pieces.count - 1].unicodeScalars.append(scalar) } else { pieces.append(String(scalar)) }
            last = width
        }
        return pieces
    }

    private func tenths(_ number: Int) -> String { number % 10 == 0 ? "\(number / 10)" : "\(number / 10).\(number % 10)" }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
