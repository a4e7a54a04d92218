import SourceText
import Syntax

/// The words for what stands at the wrong depth, or below a line that is missing.
enum Displacement {
    /// A key that another mapping was meant to have, one around its own or the one above it.
    static func depth(_ code: Code = .unknownKey, of key: NodeID, meant mapping: NodeID, in tree: SyntaxTree) -> Diagnostic {
        let (found, meant) = (column(of: key, in: tree), column(of: mapping, in: tree))
        let name = shown(tree.text(of: key))
        let (ja, en) = found < meant ? ("左", "left") : ("右", "right")
        let width = max(found, meant) - min(found, meant)
        return Diagnostic(
            code, at: tree.location(of: key),
            Bilingual(
                ja: "「\(name)」が\(width)桁\(ja)にずれているため、別のまとまりの中に入っています。",
                en: "`\(name)` stands \(columns(width)) too far \(en), and so in another group than it belongs to."),
            related: [
                Related(
                    tree.location(of: head(of: mapping, in: tree)),
                    Bilingual(ja: "このキーと同じ位置から始めます", en: "it begins at the column of this key"))
            ],
            help: IndentAdvice.help(meant, lead: "この行の", "this line"),
            fixes: indentation(of: key, meant, in: tree))
    }

    /// The first key or list entry of a group. `original`: where the mapping that it stands in has the key already. `isFirst`: nothing right
    /// above it may belong to the group too.
    static func missingLine(
        _ groups: [FieldFace], above node: NodeID, of mapping: NodeID, _ original: NodeID?, in tree: SyntaxTree,
        isFirst: Bool = true
    ) -> Diagnostic {
        let isEntry = tree.nodes[node].kind != .scalar
        let key = isEntry ? head(of: node, in: tree) : node
        let name = shown(tree.text(of: key))
        let ja = groups.map { "「\($0.name.key):」" }.joined(separator: "か")
        let en = groups.map { "`\($0.name.key):`" }.joined(separator: " or ")
        let column = column(of: mapping, in: tree)
        let problem: Bilingual
        if isEntry {
            problem = Bilingual(ja: "この項目は上のリストのものではありません。", en: "This entry does not belong to the list above;")
        } else if original != nil {
            problem = Bilingual(ja: "「\(name)」がもう一度書かれています。", en: "`\(name)` is written again;")
        } else {
            problem = Bilingual(ja: "「\(name)」というキーはここにはありません。", en: "There is no key `\(name)` here;")
        }
        return Diagnostic(
            isEntry ? .missingField : original == nil ? .unknownKey : .duplicateKey, at: tree.location(of: key),
            problem + Bilingual(ja: "この上に\(ja)の行が抜けているようです。", en: " a line \(en) seems to be missing above."),
            related: original.map {
                [Related(tree.location(of: $0), Bilingual(ja: "最初はここです", en: "first written here"))]
            } ?? [],
            help: IndentAdvice.lineAbove(column, Bilingual(ja: ja, en: en)),
            fixes: groups.count == 1 && isFirst ? insertion(of: groups[0], above: key, column, in: tree) : [])
    }

    /// An entry of a list that repeats the first line of the next one.
    static func doubledLine(_ element: NodeID, _ next: NodeID, in tree: SyntaxTree) -> Diagnostic {
        let start = lineStart(of: element, in: tree)
        let line = start..<max(start, lineStart(of: next, in: tree))
        return Diagnostic(
            .duplicateID, at: tree.location(of: element),
            Bilingual(ja: "リストの同じ行が続けて2回書かれています。", en: "The same line of the list is written twice in a row."),
            related: [Related(tree.location(of: head(of: next, in: tree)), Bilingual(ja: "もう一つはここです", en: "the other one"))],
            help: Bilingual(ja: "片方の行を消してください。", en: "Delete one of the two lines."),
            fixes: [
                Fix(
                    Bilingual(ja: "1つ目の行を消す", en: "Delete the first line"), safe: false,
                    edits: [Edit(Location(tree.file, ByteRange(line)), "")])
            ])
    }

    /// Elements of a list that are the lines of one entry, each behind a dash of its own.
    static func divided(_ run: [NodeID], in tree: SyntaxTree) -> Diagnostic {
        let dashes = run.map {
            lineStart(of: head(of: $0, in: tree), in: tree) + (dashColumn(before: head(of: $0, in: tree), in: tree) ?? 0)
        }
        let width = column(of: run[0], in: tree) - column(at: dashes[0], in: tree)
        let gaps = zip(run, dashes).map { $1..<Int(tree.nodes[head(of: $0, in: tree)].range.start) }
        let isEven = gaps.allSatisfy {
            $0.count == width && column(at: $0.lowerBound, in: tree) == column(at: dashes[0], in: tree)
        }
        return Diagnostic(
            .missingField, at: Location(tree.file, ByteRange(dashes[1]..<dashes[1] + 1)),
            Bilingual(
                ja: "リストの1つの項目が「- 」で分けられています。「- 」は項目の最初の行だけに付けます。",
                en: "One entry of the list is divided by a `- `: only the first line of an entry begins with it."),
            related: [
                Related(tree.location(of: head(of: run[0], in: tree)), Bilingual(ja: "項目はここから始まります", en: "the entry begins here"))
            ],
            help: Bilingual(
                ja: "続きの行の「- 」を消し、最初の行のキーと位置をそろえてください。",
                en: "Remove the `- ` of the further lines, and let their keys begin at the column of the first one."),
            fixes: isEven
                ? [
                    Fix(
                        Bilingual(ja: "続きの行の「- 」を消す", en: "Remove the `- ` of the further lines"), safe: false,
                        edits: dashes.dropFirst().map { Edit(Location(tree.file, ByteRange($0..<$0 + 1)), " ") })
                ] : [])
    }

    /// A key behind the dash of a list's entry that belongs to the mapping around the list, in whose column the dash stands.
    static func surplusDash(before key: NodeID, at column: Int, in tree: SyntaxTree) -> Diagnostic {
        let name = shown(tree.text(of: key))
        let gap = lineStart(of: key, in: tree) + column..<Int(tree.nodes[key].range.start)
        return Diagnostic(
            .unknownKey, at: Location(tree.file, ByteRange(gap.lowerBound..<gap.lowerBound + 1)),
            Bilingual(ja: "「\(name)」の前の「- 」は余分です。", en: "`- ` before `\(name)` is one too many."),
            help: Bilingual(
                ja: "「\(name)」はリストの項目ではなく、この位置に並ぶキーの一つです。「- 」を消してください。",
                en: "`\(name)` is one of the keys at this column, and no entry of a list. Remove the `- `."),
            fixes: [
                Fix(
                    Bilingual(ja: "「- 」を消す", en: "Remove the `- `"), safe: false,
                    edits: [Edit(Location(tree.file, ByteRange(gap)), "")])
            ])
    }

    /// The column of the dash with which the line of a key begins; nil where it begins otherwise.
    static func dashColumn(before key: NodeID, in tree: SyntaxTree) -> Int? {
        let line = tree.source.bytes[lineStart(of: key, in: tree)..<Int(tree.nodes[key].range.start)]
        let rest = line.drop { $0 == 0x20 }
        return rest.first == UInt8(ascii: "-") ? rest.startIndex - line.startIndex : nil
    }

    private static func indentation(of key: NodeID, _ column: Int, in tree: SyntaxTree) -> [Fix] {
        let start = lineStart(of: key, in: tree)
        let indent = start..<Int(tree.nodes[key].range.start)
        guard tree.source.bytes[indent].allSatisfy({ $0 == 0x20 }) else { return [] }
        let edit = Edit(Location(tree.file, ByteRange(indent)), String(repeating: " ", count: column))
        return [Fix(Bilingual(ja: "字下げを直す", en: "Correct the indentation"), safe: false, edits: [edit])]
    }

    private static func insertion(of field: FieldFace, above key: NodeID, _ column: Int, in tree: SyntaxTree) -> [Fix] {
        let start = lineStart(of: key, in: tree)
        let line = String(repeating: " ", count: column) + field.name.key + ":"
        let edit = Edit(Location(tree.file, ByteRange(start..<start)), line + "\n")
        return [
            Fix(
                Bilingual(ja: "「\(field.name.key):」の行を書き加える", en: "Write the line `\(field.name.key):`"), safe: false,
                edits: [edit])
        ]
    }

    private static func head(of mapping: NodeID, in tree: SyntaxTree) -> NodeID {
        tree.entries(of: mapping).first { _ in true }?.key ?? mapping
    }

    /// How far right a node, or the first key of a mapping, stands.
    static func column(of node: NodeID, in tree: SyntaxTree) -> Int {
        let first = head(of: node, in: tree)
        return Int(tree.nodes[first].range.start) - lineStart(of: first, in: tree)
    }

    /// How far from the start of its line an offset is.
    static func column(at offset: Int, in tree: SyntaxTree) -> Int { offset - lineStart(at: offset, in: tree) }

    static func lineStart(of node: NodeID, in tree: SyntaxTree) -> Int {
        lineStart(at: Int(tree.nodes[node].range.start), in: tree)
    }

    private static func lineStart(at offset: Int, in tree: SyntaxTree) -> Int {
        let before = tree.source.bytes[..<offset]
        return before.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    }

    private static func columns(_ count: Int) -> String { count == 1 ? "1 column" : "\(count) columns" }
}
