import SourceText
import Syntax

/// Takes a tree apart into a layout: gives each comment to a node, and each mapping the order of its table.
struct LayoutBuilder {
    private let tree: SyntaxTree
    private let spelling: Spelling?
    private let reader: Reader
    private let suppressed: SuppressedLines
    private var trivia: TriviaReader
    /// Of the text, where only the schema knows that it has any.
    private var errors: [Diagnostic] = []
    /// What is being read keeps its lines, and with them the order of its keys.
    private var isAsWritten = false

    private init(_ tree: SyntaxTree, _ spelling: Spelling?) {
        self.tree = tree
        self.spelling = spelling
        reader = Reader(tree)
        suppressed = SuppressedLines(tree)
        trivia = TriviaReader(tree)
    }

    /// The layout of a tree without errors; keys and choices in the given spelling, or as they are written.
    static func layout(of tree: SyntaxTree, spelling: Spelling?) -> Layout {
        var builder = LayoutBuilder(tree, spelling)
        return builder.layout()
    }

    private mutating func layout() -> Layout {
        var documents: [Layout.Document] = []
        for document in tree.documents {
            let isMarked = tree.nodes[document].flags.contains(.explicitStart)
            var head: [Trivia] = []
            // Before a marker, what is left over belongs to the document before it.
            if isMarked || documents.isEmpty {
                let before = trivia.upTo(Int(tree.nodes[document].range.start))
                if documents.isEmpty { head = before } else { documents[documents.count - 1].foot += before }
            }
            documents.append(self.document(document, isMarked: isMarked, head: head))
        }
        let rest = trivia.upTo(tree.source.bytes.count)
        if documents.isEmpty { return Layout(documents: [], rest: rest) }
        documents[documents.count - 1].foot += rest
        return Layout(documents: documents, rest: [], errors: errors)
    }

    private mutating func document(_ document: NodeID, isMarked: Bool, head: [Trivia]) -> Layout.Document {
        let root = document + 1
        let face = documentKind(of: root, in: tree).map { recordFace(of: $0) }
        var part = value(root, shape: face.map { .record($0) }, leading: head, column: -1)
        var head = part.leading
        part.leading = []
        if case .collection(var collection) = part.value, takesLines(collection) {
            giveFirstKey(&collection, itsPartOf: &head)
            part.value = .collection(collection)
        }
        return Layout.Document(isMarked: isMarked, head: head, root: part, foot: [])
    }

    /// The comments above the key that is written first speak of the whole document and stay on top of it when that key moves; but
    /// below another paragraph they belong to the key, and a suppression always belongs to the line below it.
    private func giveFirstKey(_ collection: inout Collection, itsPartOf head: inout [Trivia]) {
        guard let first = collection.parts.indices.min(by: { order(collection.parts[$0]) < order(collection.parts[$1]) })
        else { return }
        let paragraph = (head.lastIndex { if case .blank = $0 { true } else { false } } ?? -1) + 1
        let split = paragraph > 0 ? paragraph : head.firstIndex { isSuppression($0) } ?? head.count
        collection.parts[first].leading = head[split...] + collection.parts[first].leading
        head.removeSubrange(split...)
    }

    /// A suppression above an item speaks of the key on the line of the dash, and moves with that key.
    private func giveFirstKeyItsSuppression(of item: inout Part) {
        guard case .collection(var collection) = item.value, takesLines(collection),
            let split = item.leading.firstIndex(where: isSuppression),
            let first = collection.parts.indices.min(by: { order(collection.parts[$0]) < order(collection.parts[$1]) })
        else { return }
        collection.parts[first].leading = item.leading[split...] + collection.parts[first].leading
        item.leading.removeSubrange(split...)
        item.value = .collection(collection)
    }

    /// A mapping whose keys have lines of their own, which comments can stand above.
    private func takesLines(_ collection: Collection) -> Bool {
        collection.isMapping && !collection.mayStayFlow && collection.asWritten == nil
    }

    private func order(_ part: Part) -> UInt32 { part.key.map { tree.nodes[$0.node].range.start } ?? 0 }

    private func isSuppression(_ trivia: Trivia) -> Bool {
        guard case .comment(let comment) = trivia else { return false }
        return tree.source.isSuppression(comment.range)
    }

    // MARK: Nodes

    /// A node and what stands around it. `leading` is what was found before it, `column` that of the collection around it.
    ///
    /// Recursion goes as deep as the tree, which the reader has limited.
    private mutating func value(
        _ node: NodeID, shape: Shape?, key: Scalar? = nil, leading: [Trivia], column: Int, inFlow: Bool = false
    ) -> Part {
        var part = Part(leading: leading, key: key, value: .empty)
        var between = trivia.upTo(Int(tree.nodes[node].range.start))
        switch tree.nodes[node].kind {
        case .mapping where tree.nodes[node].style == .block, .sequence where tree.nodes[node].style == .block:
            if key != nil, case .comment(let comment) = between.first, comment.isInline {
                part.inline = comment
                between.removeFirst()
            }
            if key == nil {
                part.leading += between
                between = []
            }
            part.value = .collection(blockCollection(node, shape: shape, leading: between, outer: column))
        case .mapping, .sequence:
            let written = inFlow ? nil : keptLines(node, key: key)
            var collection: Collection
            if let written {
                var inside: [Trivia] = []
                isAsWritten = true
                collection = flowCollection(node, shape: shape, leading: &inside)
                isAsWritten = false
                collection.asWritten = written
                if key != nil { between = [] }
            } else {
                collection = flowCollection(node, shape: shape, leading: &part.leading)
                collection.staysFlow = !inFlow && suppressed.touch(tree.nodes[node].range.offsets)
            }
            part.inline = trivia.inlineComment(inFlow: inFlow)
            collection.isCommentedBelow = part.inline != nil && spansLines(tree.nodes[node].range.offsets)
            add(between, to: &part)
            part.value = .collection(collection)
        case .empty, .document:
            _ = trivia.pass(tree.nodes[node])
            part.inline = trivia.inlineComment(inFlow: inFlow)
            add(between, to: &part)
            if !inFlow { part.below = trivia.comments(deeperThan: column) }
        case .scalar:
            // The lines of a list with other signs for its dashes are one text for YAML, and would become one line.
            if case .list? = shape, let error = tree.lookalikeDash(node) { errors.append(error) }
            let inHeader = trivia.pass(tree.nodes[node])
            part.inline = inHeader ?? trivia.inlineComment(inFlow: inFlow)
            add(between, to: &part)
            part.value = .scalar(scalar(node, wasFlow: inFlow, shape: shape))
        }
        return part
    }

    /// Where a suppression speaks of a line that a collection in brackets stands on, a `,` has cut a value in it, or a key is too long for a
    /// line of its own: the part of the file, from its key or its bracket on, that stays line for line; nil where all of it is on that line
    /// and may stay there.
    private func keptLines(_ node: NodeID, key: Scalar?) -> Range<Int>? {
        let value = tree.nodes[node].range.offsets
        let start = key.map { Int(tree.nodes[$0.node].range.start) } ?? value.lowerBound
        if !holdsLongKey(node) {
            guard suppressed.touch(start..<value.upperBound) || holdsCutValue(node) else { return nil }
            if !spansLines(start..<value.upperBound), !hasEmptyNode(node) { return nil }
        }
        guard let key else { return value }
        let behind = Int(tree.nodes[key.node].range.end)..<value.lowerBound
        return (tree.source.bytes[behind].firstIndex(of: UInt8(ascii: ":")) ?? behind.lowerBound - 1) + 1..<value.upperBound
    }

    private func spansLines(_ range: Range<Int>) -> Bool { tree.source.bytes[range].contains { $0 == 0x0A || $0 == 0x0D } }

    /// A key in braces with neither a colon nor a value is what a `,` has cut off the value before it: `{price: 1,980}`. On a line of its
    /// own nobody would see that any more.
    private func holdsCutValue(_ collection: NodeID) -> Bool {
        let end = tree.nodes[collection].range.end
        return tree.nodes[collection...].indices.lazy.prefix { tree.nodes[$0].range.start < end }.contains { node in
            tree.nodes[node].kind == .mapping
                && tree.entries(of: node).dropFirst().contains { tree.nodes[$1].kind == .empty && !hasColon(behind: $0) }
        }
    }

    /// Outside of braces a key has at most 1,024 characters (YAML 1.2.2, 7.4.2), with its quotes.
    private func holdsLongKey(_ collection: NodeID) -> Bool {
        let end = tree.nodes[collection].range.end
        return tree.nodes[collection...].indices.lazy.prefix { tree.nodes[$0].range.start < end }.contains { node in
            tree.nodes[node].kind == .mapping
                && tree.entries(of: node).contains { key, _ in
                    let range = tree.nodes[key].range.offsets
                    return range.count > 1000 && tree.source.bytes[range].count { $0 & 0xC0 != 0x80 } > 1000
                }
        }
    }

    private func hasColon(behind key: NodeID) -> Bool {
        let behind = tree.source.bytes[Int(tree.nodes[key].range.end)...]
        return behind.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ":")
    }

    private func hasEmptyNode(_ collection: NodeID) -> Bool {
        let end = tree.nodes[collection].range.end
        return tree.nodes[collection...].prefix { $0.range.start < end }.contains { $0.kind == .empty }
    }

    /// Comments between a key and its value: one moves to the end of the line if that is free, others above the key.
    private func add(_ between: [Trivia], to part: inout Part) {
        let comments = between.comments
        if part.key != nil, part.inline == nil, comments.count == 1, comments[0].isInline {
            part.inline = comments[0]
        } else {
            part.leading += part.key == nil ? between : comments.map { .comment($0) }
        }
    }

    private mutating func blockCollection(_ node: NodeID, shape: Shape?, leading: [Trivia], outer: Int) -> Collection {
        let start = Int(tree.nodes[node].range.start)
        let column = columnInLine(of: start)
        var leading = leading
        var parts: [Part] = []
        if tree.nodes[node].kind == .mapping {
            for (key, value) in tree.entries(of: node) {
                leading += trivia.upTo(Int(tree.nodes[key].range.start))
                parts.append(entry(key, value, shape: shape, leading: leading, column: column, inFlow: false))
                leading = []
            }
            sort(&parts, by: shape)
        } else {
            for child in tree.children(of: node) {
                leading += trivia.upTo(Int(tree.nodes[child].range.start))
                var item = value(child, shape: shape?.element, leading: leading, column: column)
                giveFirstKeyItsSuppression(of: &item)
                parts.append(item)
                leading = []
            }
        }
        let foot = trivia.comments(deeperThan: max(column - 1, outer))
        return Collection(isMapping: tree.nodes[node].kind == .mapping, mayStayFlow: false, parts: parts, foot: foot)
    }

    private mutating func flowCollection(_ node: NodeID, shape: Shape?, leading: inout [Trivia]) -> Collection {
        var parts: [Part] = []
        let isMapping = tree.nodes[node].kind == .mapping
        if isMapping {
            for (key, value) in tree.entries(of: node) {
                let before = trivia.upTo(Int(tree.nodes[key].range.start))
                parts.append(entry(key, value, shape: shape, leading: before, column: -1, inFlow: true))
            }
            sort(&parts, by: shape)
        } else {
            for child in tree.children(of: node) {
                let before = trivia.upTo(Int(tree.nodes[child].range.start))
                parts.append(value(child, shape: shape?.element, leading: before, column: -1, inFlow: true))
            }
        }
        var foot = trivia.upTo(tree.nodes[node].range.offsets.upperBound)
        if parts.isEmpty {
            leading += foot.comments.map { .comment($0) }
            foot = []
        }
        let mayStayFlow = foot.comments.isEmpty && parts.allSatisfy { fitsFlow($0) }
        return Collection(isMapping: isMapping, mayStayFlow: mayStayFlow, parts: parts, foot: foot)
    }

    private mutating func entry(
        _ key: NodeID, _ value: NodeID, shape: Shape?, leading: [Trivia], column: Int, inFlow: Bool
    ) -> Part {
        _ = trivia.pass(tree.nodes[key])
        let face = shape?.fields
        let field = face.flatMap { face in reader.find(key, in: face.names).map { face.fields[$0.index] } }
        let names = field.map { Scalar.Names(english: $0.name.key, japanese: $0.name.label ?? $0.name.key) }
        let name = named(key, names, wasFlow: inFlow)
        return self.value(value, shape: field?.shape, key: name, leading: leading, column: column, inFlow: inFlow)
    }

    private func scalar(_ node: NodeID, wasFlow: Bool, shape: Shape?) -> Scalar {
        var names: Scalar.Names?
        if case .choice(let faces) = shape, let found = reader.find(node, in: faces.names) {
            let key = faces.names.name(of: found.index, .english)
            names = Scalar.Names(english: key, japanese: faces.names.name(of: found.index, .japanese, or: key))
        }
        var scalar = named(node, names, wasFlow: wasFlow)
        switch shape {
        case .integer: scalar.isTyped = Int(tree.text(of: node)).map { String($0) == tree.text(of: node) } ?? false
        case .boolean: scalar.isTyped = ["true", "false"].contains(tree.text(of: node))
        default: break
        }
        return scalar
    }

    private func named(_ node: NodeID, _ names: Scalar.Names?, wasFlow: Bool) -> Scalar {
        var scalar = Scalar(node: node, wasFlow: wasFlow, names: names)
        if let spelling, let name = names?[spelling], name != tree.text(of: node) { scalar.replacement = name }
        return scalar
    }

    /// The keys of the table in its order. Where one stands that it does not know, all stay as they are written: what a lost indentation
    /// has brought here is known by the lines around it.
    private func sort(_ parts: inout [Part], by shape: Shape?) {
        guard let fields = shape?.fields, let first = parts.first?.key?.node else { return }
        keepApart(&parts)
        if isAsWritten || parts.contains(where: { $0.key?.names == nil }) { return }
        func rank(_ part: Part) -> Int {
            fields.fields.firstIndex { $0.name.key == part.key?.names?.english } ?? fields.fields.count
        }
        let ranked = parts.enumerated().map { (rank: rank($1), place: $0, part: $1) }
        parts = ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.part)
        if let moved = parts.first, moved.key?.node != first { parts[0].leading = Array(moved.leading.withoutLeadingBlanks) }
    }

    /// A field that stands twice, in both spellings, keeps its two names: one name twice would be another mistake.
    private func keepApart(_ parts: inout [Part]) {
        var count: [String: Int] = [:]
        for part in parts { if let name = part.key?.names?.english { count[name, default: 0] += 1 } }
        for index in parts.indices where (parts[index].key?.names).map({ count[$0.english, default: 0] > 1 }) ?? false {
            parts[index].key?.replacement = nil
        }
    }

    // MARK: Bytes

    private func columnInLine(of offset: Int) -> Int {
        var start = offset
        while start > 0, tree.source.bytes[start - 1] != 0x0A, tree.source.bytes[start - 1] != 0x0D { start -= 1 }
        return offset - start
    }

    private func fitsFlow(_ part: Part) -> Bool {
        guard part.inline == nil, part.leading.comments.isEmpty else { return false }
        switch part.value {
        case .empty: return false
        case .collection(let collection): return collection.mayStayFlow
        case .scalar(let scalar):
            return !spansLines(tree.nodes[scalar.node].range.offsets)
        }
    }
}

extension Shape {
    /// The table of a mapping.
    fileprivate var fields: RecordFace? {
        if case .record(let face) = self { face } else { nil }
    }

    /// The shape of a list's items.
    fileprivate var element: Shape? {
        if case .list(let element, _) = self { element } else { nil }
    }
}
