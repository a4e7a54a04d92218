import SourceText
import Syntax

/// A text between braces that a comma in it has cut: `{name: 毎月10,000円のご寄付}` is `name: 毎月10` and a key `000円のご寄付` without a value.
struct CutText {
    /// The index of the field in its table.
    let field: Int
    let slot: Slot
    /// From where the text begins to where the last of its parts ends.
    private var range: ByteRange
    /// The first part behind a comma.
    private var rest: NodeID?

    var isCut: Bool { rest != nil }

    /// Nil where the value before is no text without quotes, or none that may say anything.
    init?(field: Int, _ face: FieldFace, _ slot: Slot, in mapping: NodeID, _ tree: SyntaxTree) {
        guard tree.nodes[mapping].style == .flow, case .text(let format) = face.shape, case .anything = format.looks,
            tree.nodes[slot.node].kind == .scalar,
            tree.nodes[slot.node].style == .plain, !tree.nodes[slot.node].flags.contains(.incomplete)
        else { return nil }
        self.field = field
        self.slot = slot
        range = tree.nodes[slot.node].range
    }

    /// Takes the next entry of the mapping if it is the next part: right behind a comma among digits, or else nothing like a key.
    mutating func take(_ entry: (key: NodeID, value: NodeID), _ table: RecordFace, _ tree: SyntaxTree) -> Bool {
        let (key, bytes) = (tree.nodes[entry.key], tree.source.bytes)
        guard key.kind == .scalar, key.style == .plain, !key.flags.contains(.incomplete), tree.nodes[entry.value].kind == .empty,
            !hasColon(behind: key, tree), key.range.start > range.end, bytes[Int(range.end)] == UInt8(ascii: ",")
        else { return false }
        let gap = bytes[Int(range.end) + 1..<Int(key.range.start)]
        guard gap.allSatisfy({ $0 == 0x20 }) else { return false }
        let isAmount = gap.isEmpty && isDigit(bytes[Int(range.end) - 1]) && isDigit(bytes[Int(key.range.start)])
        guard isAmount || !isLikeKey(tree.text(of: entry.key), table) else { return false }
        rest = rest ?? entry.key
        range.end = key.range.end
        return true
    }

    /// Whether a word may be meant as a key, or as the value of one: one of English letters or without any, or one that is near a field, or begins with its name.
    private func isLikeKey(_ text: String, _ table: RecordFace) -> Bool {
        let first = text.prefix { $0 != " " && $0 != "=" && $0 != "＝" }
        return !text.unicodeScalars.contains(where: \.properties.isAlphabetic)
            || UnknownKey.guess(text, in: table) != nil || table.names.find(String(first)) != nil
            || first.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }

    private func hasColon(behind key: Node, _ tree: SyntaxTree) -> Bool {
        tree.source.bytes[Int(key.range.end)...].first { $0 > 0x20 } == UInt8(ascii: ":")
    }

    /// What is wrong, if there was such a part.
    func problem(in tree: SyntaxTree) -> Diagnostic? {
        guard let rest else { return nil }
        let whole = String(decoding: tree.source.bytes[range.offsets], as: UTF8.self)
        let name = slot.shownName
        return Diagnostic(
            .unknownKey, at: tree.location(of: rest),
            Bilingual(
                ja: "{ } の中では「,」で値が終わるため、「\(shown(tree.text(of: rest)))」は\(name.ja)に入りません。",
                en: "In `{ }` a `,` ends the value, so `\(shown(tree.text(of: rest)))` is no part of \(name.en)."),
            help: Bilingual(
                ja: "「,」も文のうちなら、全体を引用符で囲んでください。", en: "Put the whole text between quotes if the `,` belongs to it."),
            fixes: whole.contains(where: \.isNewline)
                ? []
                : [
                    Fix(
                        Bilingual(ja: "全体を引用符で囲む", en: "Put the whole into quotes"), safe: false,
                        edits: [Edit(Location(tree.file, range), ScalarStyle.quoted(whole))])
                ])
    }
}
