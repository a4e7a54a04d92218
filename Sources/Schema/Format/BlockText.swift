import SourceText
import Syntax

/// A literal or folded scalar taken apart: its header, and its lines as they are, without their indentation.
struct BlockText {
    let header: String
    let lines: [ArraySlice<UInt8>]
    /// With `+`, empty lines at the end are part of the text.
    let keepsLines: Bool

    init(_ node: Node, in source: SourceFile) {
        let bytes = source.bytes[node.range.offsets.clamped(to: 0..<source.bytes.count)]
        var all = Array(SourceLines(bytes))
        let head = all.isEmpty ? bytes : all.removeFirst()
        let indicators = head.dropFirst().prefix {
            $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || (0x31...0x39).contains($0)
        }
        var chomping =
            indicators.first { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }.map { String(Unicode.Scalar($0)) } ?? ""

        var lines = all.map { line -> ArraySlice<UInt8> in
            let spaces = line.prefix { $0 == 0x20 }.count
            return line.dropFirst(min(spaces, Int(node.indentation)))
        }
        if let last = lines.last {
            if all.last?.isEmpty == true {
                lines.removeLast()
            } else if !last.isEmpty {
                // The file ends in the middle of the line: the text has no line break at its end, and shall not get one.
                chomping = "-"
            }
            // What is left are blanks at the end of the file: an empty line of the text like any other.
        }
        // Where the text begins with a blank, its indentation cannot be seen.
        let isIndented = lines.first { !$0.isEmpty && $0.contains { $0 != 0x20 } }.map { $0.first == 0x20 } ?? false
        let isVeiled = lines.prefix { line in line.allSatisfy { $0 == 0x20 } }.contains { !$0.isEmpty }
        header = (node.style == .literal ? "|" : ">") + (isIndented || isVeiled ? "2" : "") + chomping
        self.lines = lines
        keepsLines = chomping == "+"
    }
}
