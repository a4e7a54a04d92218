import SourceText
import Syntax

/// The comments that would silence warnings and hints of one file, as fixes that only a person may choose. The reason is theirs to
/// write, and `suppression-without-reason` asks for it.
package struct Silencing {
    private let tree: SyntaxTree
    private let lines: LineTable
    private let lineBreak: String

    package init(_ tree: SyntaxTree) {
        self.tree = tree
        lines = LineTable(tree.source.bytes)
        lineBreak = tree.source.usesCRLF ? "\r\n" : "\n"
    }

    /// A comment on a line of its own, above the line of the field that a finding lies in; nil where none would work.
    package func fix(_ finding: Diagnostic) -> Fix? {
        guard finding.severity != .error, finding.code != .unusedSuppression, finding.code != .suppressionWithoutReason else {
            return nil
        }
        let content = lines.content(ofLine: lines.line(at: beginning(of: finding.location.range)))
        let words = tree.source.bytes[content].drop { $0 == 0x20 }
        // Of a comment another one does not speak, and neither does one of what must stand at the beginning of a file.
        guard words.first != UInt8(ascii: "#"), !words.starts(with: [0xEF, 0xBB, 0xBF]), !isInText(content.lowerBound) else {
            return nil
        }
        let code = finding.code.rawValue
        let indentation = String(repeating: " ", count: words.startIndex - content.lowerBound)
        return Fix(
            Bilingual(ja: "理由を書いて「\(code)」を止める(# kessai: allow)", en: "Silence `\(code)` and say why (# kessai: allow)"),
            safe: false,
            edits: [
                Edit(
                    Location(tree.file, ByteRange(content.lowerBound..<content.lowerBound)),
                    "\(indentation)# kessai: allow \(code) \(lineBreak)")
            ])
    }

    /// Where the field begins whose value some bytes lie in, else these bytes themselves.
    private func beginning(of range: ByteRange) -> Int {
        let node = lastNode { $0.range.start <= range.start }
        guard let node, tree.nodes[node].kind == .scalar, range.start < tree.nodes[node].range.end else {
            return Int(range.start)
        }
        return Int(tree.nodes[tree.isValue(node) ? node - 1 : node].range.start)
    }

    /// Whether a line begins inside a text, which a comment would be part of.
    private func isInText(_ offset: Int) -> Bool {
        let node = lastNode { Int($0.range.start) < offset }
        return node.map { tree.nodes[$0].kind == .scalar && offset < Int(tree.nodes[$0].range.end) } ?? false
    }

    /// The last of the nodes that begin early enough: they stand in the order of their beginnings.
    private func lastNode(_ isEarly: (Node) -> Bool) -> NodeID? {
        let end = tree.nodes.end(while: isEarly)
        return end > 0 ? end - 1 : nil
    }
}
