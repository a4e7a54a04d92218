import SourceText
import Syntax

/// How a text is written as a scalar: without quotes where YAML 1.2.2 reads it back, which is asked of the reader itself, else with them.
enum ScalarStyle {
    enum Place: Sendable, CaseIterable {
        case root, blockKey, blockValue, blockItem, flowKey, flowValue, flowItem

        var isFlow: Bool { self == .flowKey || self == .flowValue || self == .flowItem }
        var isKey: Bool { self == .blockKey || self == .flowKey }
    }

    /// Plain where that holds at every place, which is not known of a text that is proposed.
    static func lightest(_ text: String) -> String {
        Place.allCases.allSatisfy { isRead([text], as: text, at: $0) && isReadByOthers(text, at: $0) } ? text : quoted(text)
    }

    /// Whether readers of YAML 1.1 take a plain text for what it is as well. Between brackets `?` and a `:` in front begin a key for them, and
    /// some take `?` for one anywhere.
    static func isReadByOthers(_ text: String, at place: Place) -> Bool {
        !place.isFlow || text.utf8.first != UInt8(ascii: ":") && !text.utf8.contains(UInt8(ascii: "?"))
    }

    /// Double quotes, or single ones where that saves escapes.
    static func quoted(_ text: String) -> String {
        if !isVisible(text) { return escaped(text) }
        guard text.utf8.contains(UInt8(ascii: "\"")) || text.utf8.contains(UInt8(ascii: "\\")) else { return "\"\(text)\"" }
        return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    private static func escaped(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where isPlainlyVisible(scalar): result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let width = digits.count <= 4 ? 4 : 8
                result += (width == 4 ? "\\u" : "\\U") + String(repeating: "0", count: width - digits.count) + digits
            }
        }
        return result + "\""
    }

    static func isVisible(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isPlainlyVisible) }

    private static func isPlainlyVisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || (isHarmless(scalar) && !scalar.properties.isWhitespace)
    }

    /// Whether the reader takes these lines at this place for this text, and has nothing to say about it.
    static func isRead(_ lines: [String], as text: String, at place: Place) -> Bool {
        let written = lines.joined(separator: "\n  ")
        let (sample, index): (String, NodeID) =
            switch place {
            case .root: (written, 1)
            case .blockKey: (written + ": v", 2)
            case .blockValue: ("k: " + written, 3)
            case .blockItem: ("- " + written, 2)
            case .flowKey: ("{" + written + ": v}", 2)
            case .flowValue: ("{k: " + written + "}", 3)
            case .flowItem: ("[" + written + "]", 2)
            }
        let read = parse(SourceFile(path: "", bytes: Array((sample + "\n").utf8)), file: FileID(0))
        let count = place.isKey ? 4 : index + 1
        return read.problems.isEmpty && read.comments.isEmpty && read.nodes.count == count && read.nodes[index].style == .plain
            && read.nodes[index].kind == .scalar && Array(read.text(of: index).utf8) == Array(text.utf8)
    }
}
