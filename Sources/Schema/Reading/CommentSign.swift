import SourceText
import Syntax

/// A comment that YAML takes for a part of the value before it, as its sign is another one or has no blank before it: `5500# 相談料`,
/// `5500 ＃相談料`, `5500 // 相談料`. Without it the value is right.
struct CommentSign {
    private let value: String
    private let comment: String
    private let edits: [Edit]

    /// Nil where a value holds no such sign, or is wrong without what follows it.
    init?(in slot: Slot, _ tree: SyntaxTree, isRight: (inout Reader, Slot) -> Bool) {
        let node = tree.nodes[slot.node]
        guard node.kind == .scalar, node.style == .plain, !node.flags.contains(.needsDecoding) else { return nil }
        let text = tree.source.bytes[node.range.offsets.clamped(to: 0..<tree.source.bytes.count)]
        guard let sign = Self.sign(in: text) else { return nil }
        var bare = text[..<sign.lowerBound]
        while let last = bare.last, isBlank(last) { bare.removeLast() }
        guard !bare.isEmpty, Self.reads(bare, slot, tree.file, isRight) else { return nil }
        let rest = text[sign.upperBound...].drop(while: isBlank)
        value = String(decoding: bare, as: UTF8.self)
        comment = String(decoding: rest, as: UTF8.self)
        // What stands behind it on the line would become part of the comment, be it a bracket.
        let next = tree.source.bytes[text.endIndex...].first { !isBlank($0) }
        let isLast = next == nil || next == 0x0A || next == 0x0D
        edits = isLast ? [Edit(Location(tree.file, ByteRange(bare.endIndex..<rest.startIndex)), " # ")] : []
    }

    /// The first `#` or `＃`, or `//` behind a blank.
    private static func sign(in text: ArraySlice<UInt8>) -> Range<Int>? {
        for offset in text.indices.dropFirst() {
            let rest = text[offset...]
            if rest.first == UInt8(ascii: "#") { return offset..<offset + 1 }
            if rest.starts(with: "＃".utf8) { return offset..<offset + 3 }
            if isBlank(text[offset - 1]), rest.starts(with: "//".utf8) { return offset..<offset + 2 }
        }
        return nil
    }

    private static func reads(
        _ text: ArraySlice<UInt8>, _ slot: Slot, _ file: FileID, _ isRight: (inout Reader, Slot) -> Bool
    ) -> Bool {
        let scalar = Node(kind: .scalar, style: .plain, range: ByteRange(0..<text.count), next: 1)
        var reader = Reader(
            SyntaxTree(
                file: file, source: SourceFile(path: "", bytes: Array(text)), nodes: [scalar], comments: [], problems: []))
        let alone = Slot(key: 0, node: 0, name: slot.name, spelling: slot.spelling, missing: slot.missing)
        return isRight(&reader, alone) && reader.problems.isEmpty && reader.misplaced.isEmpty
    }

    /// Says so behind what is wrong with the value.
    func tell(in problem: inout Diagnostic) {
        let line = shown("\(value) # \(comment)")
        let sentence = Bilingual(
            ja: "「\(shown(value))」のあとがコメントなら、空白のあとに半角の「#」を付けて「\(line)」と書いてください。",
            en: "If what follows `\(shown(value))` is a comment, write ` # ` before it: `\(line)`.")
        problem.help = problem.help?.ended.then(sentence) ?? sentence
        // Another fix could only throw the comment away.
        problem.fixes = edits.isEmpty ? [] : [Fix(Bilingual(ja: "コメントにする", en: "Make it a comment"), safe: false, edits: edits)]
    }
}
