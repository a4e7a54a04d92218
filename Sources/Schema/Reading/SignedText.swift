import SourceText
import Syntax

extension Reader {
    /// A text in place of a value that its `#` made a comment of: `name: #1 創刊号`. Nil for a remark, with a blank behind its `#`, and
    /// where no text of one line belongs that may say anything.
    func textAfterSign(
        _ entry: (key: NodeID, value: NodeID), of field: FieldFace, in mapping: NodeID
    ) -> (text: String, location: Location)? {
        guard case .text(let format) = field.shape, !format.isMultiline, case .anything = format.looks,
            tree.nodes[mapping].style == .block,
            tree.nodes[entry.value].kind == .empty
        else { return nil }
        let bytes = tree.source.bytes
        func skipBlanks(_ offset: Int) -> Int { bytes[offset...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.count }
        let colon = skipBlanks(Int(tree.nodes[entry.key].range.end))
        guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return nil }
        let sign = skipBlanks(colon + 1)
        guard sign < bytes.count, sign > colon + 1, bytes[sign] == UInt8(ascii: "#") else { return nil }
        let line = bytes[sign...].prefix { $0 != 0x0A && $0 != 0x0D }
        let end = line.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? sign
        let text = String(decoding: bytes[sign..<end], as: UTF8.self)
        guard let first = text.unicodeScalars.dropFirst().first,
            first == "%" || first == "「" || first == "【" || first.properties.isAlphabetic || first.properties.numericType != nil,
            !text.lowercased().hasPrefix("#kessai")
        else { return nil }
        return (text, Location(tree.file, ByteRange(sign..<end)))
    }
}
