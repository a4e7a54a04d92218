import Schema
import SourceText
import Syntax

/// The outline of a file: its documents by id, below them their entries as they are nested.
func documentSymbols(_ view: FileView) -> JSON {
    let outline = Outline(view)
    let symbols = view.tree.documents.compactMap { outline.document($0) }
    if view.client.understandsSymbolTrees { return .array(symbols.map(outline.tree)) }
    return .array(symbols.flatMap { outline.list($0, container: nil) })
}

/// The documents of a project whose id, name, subject or kind holds a text; operators know a product by its 商品名, not by its id.
func workspaceSymbols(_ view: FileView, _ query: String) -> [JSON] {
    let outline = Outline(view)
    let wanted = query.lowercased()
    return view.tree.documents.compactMap { document in
        guard let symbol = outline.document(document) else { return nil }
        let called = outline.text(of: ["name", "subject"], in: document + 1)
        let isWanted = wanted.isEmpty || [symbol.name, symbol.detail, called ?? ""].contains { $0.lowercased().contains(wanted) }
        return isWanted ? outline.flat(symbol, container: called) : nil
    }
}

private struct Symbol {
    let name: String
    let detail: String
    /// A number of LSP's `SymbolKind`.
    let kind: Int
    let range: ByteRange
    let selection: ByteRange
    var children: [Symbol] = []
}

private struct Outline {
    let view: FileView
    private let hidden: [ByteRange]
    /// Of key material a copy may stand where nothing shows it to be one: `use: wJalrXUtnFEMI…`.
    private let secrets: Set<String>
    private var tree: SyntaxTree { view.tree }

    init(_ view: FileView) {
        self.view = view
        hidden = view.hidden
        secrets = Set(view.secrets.map(view.tree.source.text))
    }

    func document(_ document: NodeID) -> Symbol? {
        let mapping = document + 1
        guard tree.nodes[mapping].kind == .mapping else { return nil }
        let kind = documentKind(of: mapping, in: tree)
        let label = kind.flatMap { documentKinds[$0] }.map { view.client.languages.first == .ja ? $0.name(.japanese) : $0.key }
        let (name, selection) = title(of: mapping, kind.map(recordFace))
        return Symbol(
            name: name ?? label ?? "?", detail: label ?? "", kind: kind == .integration ? 2 : 5, range: tree.nodes[mapping].range,
            selection: selection, children: children(of: mapping, kind.map { .record(recordFace(of: $0)) }))
    }

    /// Nesting is at most 64 levels deep.
    private func children(of node: NodeID, _ shape: Shape?) -> [Symbol] {
        switch tree.nodes[node].kind {
        case .mapping:
            let record: RecordFace? = if case .record(let record)? = shape { record } else { nil }
            return tree.entries(of: node).map { entry in
                let (key, value) = (tree.nodes[entry.key], tree.nodes[entry.value])
                let text = tree.text(of: entry.key)
                let isLeaf = value.kind == .scalar || value.kind == .empty
                return Symbol(
                    name: name(of: entry.key), detail: isLeaf ? shown(written(in: entry.value)) : "",
                    kind: isLeaf ? 7 : value.kind == .sequence ? 18 : 19,
                    range: ByteRange(key.range.start, max(key.range.end, value.range.end)), selection: key.range,
                    children: children(of: entry.value, record?.field(named: text)?.shape))
            }
        case .sequence:
            let element: Shape? = if case .list(let element, _)? = shape { element } else { nil }
            return tree.children(of: node).enumerated().compactMap { index, child in
                guard tree.nodes[child].kind == .mapping else { return nil }
                let record: RecordFace? = if case .record(let record)? = element { record } else { nil }
                let (title, selection) = title(of: child, record)
                return Symbol(
                    name: title ?? "[\(index)]", detail: "", kind: 19, range: tree.nodes[child].range, selection: selection,
                    children: children(of: child, element))
            }
        default: return []
        }
    }

    /// What a mapping is called by people: its id, the id it uses, or its name.
    private func title(of mapping: NodeID, _ record: RecordFace?) -> (String?, ByteRange) {
        let entries = tree.entries(of: mapping)
        for wanted in ["id", "use", "name"] {
            let found = entries.first {
                (record?.field(named: tree.text(of: $0.key))?.name.key ?? tree.text(of: $0.key)) == wanted
            }
            if let found, tree.nodes[found.value].kind == .scalar {
                return (name(of: found.value), tree.nodes[found.value].range)
            }
        }
        return (nil, entries.first { _ in true }.map { tree.nodes[$0.key].range } ?? tree.nodes[mapping].range)
    }

    /// The value of the first of some fields that a document has.
    func text(of fields: [String], in mapping: NodeID) -> String? {
        let face = documentKind(of: mapping, in: tree).map(recordFace)
        let entries = tree.entries(of: mapping)
        for field in fields {
            let found = entries.first { face?.field(named: tree.text(of: $0.key))?.name.key == field }
            if let found, tree.nodes[found.value].kind == .scalar { return name(of: found.value) }
        }
        return nil
    }

    private func written(in node: NodeID) -> String {
        let text = tree.text(of: node, without: hidden)
        return secrets.contains(text) ? Secrets.mask : text
    }

    /// A symbol's name must not be empty.
    private func name(of node: NodeID) -> String {
        let name = shown(written(in: node))
        return name.allSatisfy(\.isWhitespace) ? "?" : name
    }

    func tree(_ symbol: Symbol) -> JSON {
        var members = [
            JSON.Member("name", .string(symbol.name)), JSON.Member("kind", .integer(symbol.kind)),
            JSON.Member("range", view.positions.json(symbol.range)),
            JSON.Member("selectionRange", view.positions.json(symbol.selection)),
        ]
        if !symbol.detail.isEmpty { members.append(JSON.Member("detail", .string(symbol.detail))) }
        if !symbol.children.isEmpty { members.append(JSON.Member("children", .array(symbol.children.map(tree)))) }
        return .object(members)
    }

    func flat(_ symbol: Symbol, container: String?) -> JSON {
        var members = [
            JSON.Member("name", .string(symbol.name)), JSON.Member("kind", .integer(symbol.kind)),
            JSON.Member("location", ["uri": .string(view.uri), "range": view.positions.json(symbol.selection)]),
        ]
        if let container { members.append(JSON.Member("containerName", .string(container))) }
        return .object(members)
    }

    func list(_ symbol: Symbol, container: String?) -> [JSON] {
        [flat(symbol, container: container)] + symbol.children.flatMap { list($0, container: symbol.name) }
    }
}
