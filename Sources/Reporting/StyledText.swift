import SourceText

/// Text laid out plainly, with the part each piece plays beside it; colour comes last and changes no column.
struct StyledText {
    enum Style: Equatable {
        case plain, title, gutter, error, warning, hint, second, removed, added
        /// A file name that leads to a file where the terminal shows links.
        case place(String)
    }

    private(set) var runs: [(style: Style, text: String)] = []

    mutating func add(_ text: String, _ style: Style = .plain) {
        if text.isEmpty { return }
        if runs.last?.style == style { runs[runs.count - 1].text += text } else { runs.append((style, text)) }
    }

    mutating func endLine() { add("\n") }

    /// The text with escape sequences (ECMA-48 SGR, OSC 8).
    func painted(colors: Bool, linkRoot: String?) -> String {
        var result = ""
        for run in runs {
            var text = run.text
            if case .place(let path) = run.style, let linkRoot {
                text = "\u{1B}]8;;file://\(percentEncoded(linkRoot + "/" + path))\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
            }
            if colors, let code = run.style.selector { text = "\u{1B}[\(code)m\(text)\u{1B}[0m" }
            result += text
        }
        return result
    }
}

extension StyledText.Style {
    init(_ severity: Severity) {
        switch severity {
        case .error: self = .error
        case .warning: self = .warning
        case .hint: self = .hint
        }
    }

    /// The palette: colours that people with any colour vision tell apart by brightness too, on dark and light ground.
    fileprivate var selector: String? {
        switch self {
        case .plain: nil
        case .place: "36"
        case .title: "1"
        case .gutter: "94"
        case .error: "1;31"
        case .warning: "1;33"
        case .hint: "1;36"
        case .second: "94"
        case .removed: "31"
        case .added: "32"
        }
    }
}
