import SourceText
import Syntax

/// The lightest way of writing a scalar where it stands.
///
/// Quotes fall where YAML 1.2.2 reads the text back without them, which is asked of the reader itself. They stay on what another
/// reader would take for a number, a boolean, a date or null: a scalar is text in kessai, but editors, JSON Schema and scripts read
/// the files too, and a `"010"` that a person quoted must not become an 8 for them; but they fall in a field that takes a number or a
/// boolean. For the same reason nothing gets quotes that stood without. Text over several lines keeps its lines, text with characters that nobody sees keeps its escapes.
struct ScalarWriter {
    let tree: SyntaxTree

    /// The lines of a scalar that is not a block scalar, indentation left out.
    func lines(of scalar: Scalar, at place: ScalarStyle.Place, keepsQuotes: Bool = false) -> [String] {
        let node = tree.nodes[scalar.node]
        if let replacement = scalar.replacement { return [lightest(replacement, at: place)] }
        let raw = rawLines(node)
        // In the first column it would begin or end a document.
        if place == .root || place == .blockKey, raw.contains(where: looksLikeMarker) {
            return [lightest(tree.text(of: scalar.node), at: place)]
        }
        if node.style == .plain {
            // What stood behind `---` gets a line of its own, where `a:-` may be refused as a key without its blank.
            if scalar.wasFlow == place.isFlow, place != .root, raw.count == 1 || !place.isKey { return raw }
            if !place.isKey || raw.count == 1, ScalarStyle.isRead(raw, as: tree.text(of: scalar.node), at: place) { return raw }
            return [lightest(tree.text(of: scalar.node), at: place)]
        }
        let text = tree.text(of: scalar.node)
        if raw.count > 1, !place.isKey { return raw }
        if keepsQuotes { return ScalarStyle.isVisible(text) ? [ScalarStyle.quoted(text)] : raw }
        // An escape stays as it is written; a key over several lines becomes one line anyway.
        return raw.count > 1 || ScalarStyle.isVisible(text) ? [lightest(text, at: place, isTyped: scalar.isTyped)] : raw
    }

    private func lightest(_ text: String, at place: ScalarStyle.Place, isTyped: Bool = false) -> String {
        if isTyped || !looksTyped(text), ScalarStyle.isRead([text], as: text, at: place),
            ScalarStyle.isReadByOthers(text, at: place)
        {
            return text
        }
        return ScalarStyle.quoted(text)
    }

    private func looksLikeMarker(_ line: String) -> Bool {
        let rest = line.utf8.dropFirst(3)
        return (line.hasPrefix("---") || line.hasPrefix("...")) && (rest.isEmpty || rest.first == 0x20 || rest.first == 0x09)
    }

    /// The lines of a scalar as they are written, without the white space around them, which says nothing.
    private func rawLines(_ node: Node) -> [String] {
        let bytes = tree.source.bytes[node.range.offsets.clamped(to: 0..<tree.source.bytes.count)]
        guard bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return [String(decoding: bytes, as: UTF8.self)] }
        var lines: [String] = []
        for line in SourceLines(bytes) {
            var text = line
            if !lines.isEmpty { text = text.drop { $0 == 0x20 || $0 == 0x09 } }
            while let last = text.last, last == 0x20 || last == 0x09 {
                // An escaped blank is part of the text.
                if node.style == .doubleQuoted, text.dropLast().last == UInt8(ascii: "\\") { break }
                text.removeLast()
            }
            lines.append(String(decoding: text, as: UTF8.self))
        }
        return lines
    }
}

/// The lines of some bytes, without their line breaks (LF, CR LF or CR); after a last line break there is one more, empty line.
struct SourceLines: Sequence, IteratorProtocol {
    private var rest: ArraySlice<UInt8>?

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func next() -> ArraySlice<UInt8>? {
        guard let bytes = rest else { return nil }
        guard let end = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            rest = nil
            return bytes
        }
        let isPair = bytes[end] == 0x0D && end + 1 < bytes.endIndex && bytes[end + 1] == 0x0A
        rest = bytes[(end + (isPair ? 2 : 1))...]
        return bytes[..<end]
    }
}
