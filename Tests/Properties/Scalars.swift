import Schema
import Seeded

/// The ways of writing a key or a text: as label or in English, plain, quoted, over several lines, as a block.
extension Writer {
    // MARK: Names

    /// A key in the spelling of the file, sometimes in quotes or full-width.
    mutating func key(_ entry: Entry, _ field: FieldFace?, inFlow: Bool) -> String {
        if entry.isFixed { return entry.key }
        var name = entry.key
        if isJapanese, let field {
            name = field.name.label ?? name
            if let alias = field.aliases.first, random.chance(15) { name = alias }
            name = widened(name)
        }
        let isSafe = isPlain(name, inFlow: inFlow)
        if isSafe, !random.chance(layout.quotes / 4) { return name }
        return random.chance(50) ? quoted(name) : doubleQuoted(name)
    }

    /// The value of a choice in the spelling of the file; any other text as it is.
    mutating func shown(_ text: String, _ shape: Shape?) -> String {
        guard case .choice(let choices)? = shape, isJapanese, let choice = choices.first(where: { $0.key == text }),
            let label = choice.label
        else { return text }
        return widened(choice.aliases.first.flatMap { random.chance(15) ? $0 : nil } ?? label)
    }

    private var isJapanese: Bool {
        mutating get {
            switch layout.spelling {
            case .english: false
            case .japanese: true
            case .mixed: random.chance(50)
            }
        }
    }

    /// Names are compared after NFKC, so that full-width brackets are as good as others.
    private mutating func widened(_ name: String) -> String {
        random.chance(15) ? name.replacing("(", with: "（").replacing(")", with: "）") : name
    }

    // MARK: Scalars

    /// A text behind `key:` or `-`, up to the end of its line or lines.
    mutating func scalar(_ text: String, _ style: Tree.Style, indent: Int, isEntry: Bool) -> Range<Int> {
        if style == .block
            || style == .any && (text.contains("\n") ? random.chance(80) : random.chance(2) && text.hasSuffix("\n"))
        {
            return block(text, indent: indent)
        }
        let inner = layout.lineEnd + spaces(indent + layout.indent)
        // On a line of its own, below its key.
        if isEntry, style == .any, random.chance(3) {
            inline()
            write(spaces(indent + layout.indent))
        } else {
            separate()
        }
        let written: String
        switch style {
        case .plain: written = text
        case .doubleQuoted: written = doubleQuoted(text)
        default:
            // The lines of a mail would be meant as lines.
            let mayFold = !Words.sentences.contains { $0.trimmed == text } && random.chance(20)
            if text.contains("\n") || text.isEmpty {
                written = doubleQuoted(text)
            } else if isPlain(text, inFlow: false), !random.chance(layout.quotes) {
                written = mayFold ? folded(text, inner) : text
            } else if random.chance(50) {
                written = quoted(text)
            } else {
                written = mayFold ? folded(doubleQuoted(text), inner) : doubleQuoted(text)
            }
        }
        let range = mark { $0.write(written) }
        inline()
        return range
    }

    mutating func flowScalar(_ text: String, _ style: Tree.Style) -> String {
        if style == .plain { return text }
        if style == .any, isPlain(text, inFlow: true), !random.chance(layout.quotes) { return text }
        return style != .doubleQuoted && random.chance(50) ? quoted(text) : doubleQuoted(text)
    }

    /// Over two lines where two letters stand around a single blank, which is what the line break means.
    private mutating func folded(_ text: String, _ lineBreak: String) -> String {
        let scalars = Array(text.unicodeScalars)
        func isLetter(_ index: Int) -> Bool { scalars[index].properties.isAlphabetic }
        let breaks = scalars.indices.filter {
            $0 > 0 && $0 + 1 < scalars.count && scalars[$0] == " " && isLetter($0 - 1) && isLetter($0 + 1)
        }
        guard !breaks.isEmpty else { return text }
        let place = random.pick(breaks)
        var result = String.UnicodeScalarView(scalars[..<place])
        result.append(contentsOf: lineBreak.unicodeScalars)
        result.append(contentsOf: scalars[(place + 1)...])
        return String(result)
    }

    // MARK: Blocks

    private mutating func block(_ text: String, indent: Int) -> Range<Int> {
        separate()
        let start = out.count
        let bare = text.drop(atEnd: "\n")
        let ends = text.utf8.count - bare.utf8.count
        let lines = bare.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // A folded block joins lines; one that is indented further, or a blank at the end, keeps it from that.
        let mayFold = lines.allSatisfy { !$0.hasPrefix(" ") && !$0.hasSuffix(" ") } && random.chance(25)
        let needsIndicator = lines.first?.hasPrefix(" ") == true || lines.first?.isEmpty == true || random.chance(5)
        write(mayFold ? ">" : "|")
        if needsIndicator { write(String(layout.indent)) }
        write(ends == 0 ? "-" : ends == 1 ? "" : "+")
        inline()
        for (index, text) in lines.enumerated() {
            if mayFold, index > 0, !text.isEmpty {
                // The line break before it would be a blank. After empty lines one of them is lost already.
                line("")
            }
            line(text.isEmpty ? "" : spaces(indent + layout.indent) + text)
        }
        for _ in 1..<max(1, ends) { line("") }
        isAfterBlock = true
        return start..<out.count
    }

    // MARK: Quotes

    private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

    private mutating func doubleQuoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "/" where random.chance(10): result += "\\/"
            case let scalar where random.below(400) < layout.quotes / 10 && scalar.value > 0x20 && scalar.value < 0xFFFF:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Whether a text may stand without quotes; on the safe side.
    private func isPlain(_ text: String, inFlow: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        if first == " " || last == " " || last == ":" || text.contains(": ") || text.contains(" #") || text.contains("\n") {
            return false
        }
        // Full-width signs where syntax might be meant are refused outside quotes.
        if text.unicodeScalars.contains(where: { "：－“”‘’＃　".unicodeScalars.contains($0) }) { return false }
        if "-?:,[]{}#&*!|>'\"%@`=~".unicodeScalars.contains(first) || text == "<<" { return false }
        return !inFlow || !text.unicodeScalars.contains { ",[]{}".unicodeScalars.contains($0) }
    }
}

extension String {
    /// Without some characters at the end.
    fileprivate func drop(atEnd character: Character) -> String {
        var text = Substring(self)
        while text.last == character { text.removeLast() }
        return String(text)
    }
}
