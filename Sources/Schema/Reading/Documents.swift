import SourceText
import Syntax

/// What the text of a file means.
package struct ReadDocuments {
    package let documents: [Document]
    /// They begin with those of the tree.
    package let problems: [Diagnostic]
    /// A document, or a part of one that may hold its id, was not understood and has been reported, or has two sides.
    package let isPartial: Bool
}

/// From a tree to the typed documents of a file, each by the table of its kind.
package func readDocuments(_ tree: SyntaxTree) -> ReadDocuments {
    var superseded: Set<UInt32> = []
    var documents: [Document] = []
    var problems: [Diagnostic] = []
    var isEmpty = true
    var isPartial = tree.nodes.isEmpty && !tree.problems.isEmpty || !tree.conflicts.isEmpty
    for document in tree.documents {
        var children = tree.children(of: document)
        guard let root = children.next() else { continue }
        if tree.nodes[root].kind == .empty {
            if tree.nodes[root].flags.contains(.incomplete) { isPartial = true }
            continue
        }
        isEmpty = false
        var reader = Reader(tree)
        let isIncomplete = tree.nodes[document].flags.contains(.incomplete)
        if let read = reader.document(root, isIncomplete: isIncomplete) {
            documents.append(read)
            if isIncomplete || read.mayHideItsID { isPartial = true }
        } else {
            isPartial = true
        }
        if !reader.problems.isEmpty { problems += reader.problems }
        if !reader.superseded.isEmpty { superseded.formUnion(reader.superseded) }
        if let displaced = reader.displaced { superseded.formUnion(displaced.superseded) }
    }
    // What has comments, or what could not be understood, is not empty. An empty kessai.yaml is a missing integration.
    if isEmpty, tree.comments.isEmpty, tree.problems.isEmpty, tree.source.path != projectFile {
        problems.append(MissingKind.emptyFile(at: Location(tree.file, ByteRange(0, 0))))
    }
    if superseded.isEmpty {
        let all = tree.problems.isEmpty ? problems : tree.problems + problems
        return ReadDocuments(documents: documents, problems: told(all, in: tree), isPartial: isPartial)
    }
    let rest = tree.problems.filter { !superseded.contains($0.location.range.start) }
    // What is no YAML stays an error, whatever else is told of it.
    let isTold = (rest + problems).contains { $0.severity == .error }
    return ReadDocuments(
        documents: documents, problems: told((isTold ? rest : tree.problems) + problems, in: tree), isPartial: isPartial)
}

private func told(_ problems: [Diagnostic], in tree: SyntaxTree) -> [Diagnostic] {
    problems.isEmpty ? problems : CutMails(tree, problems)?.told(problems) ?? problems
}

/// The table of a kind, as documentation, schemas and formatting see it.
package func recordFace(of kind: DocumentKind) -> RecordFace {
    switch kind {
    case .integration: integrationTable.face
    case .product: productTable.face
    case .paymentMethod: paymentMethodTable.face
    case .stepMail: stepMailTable.face
    }
}

private let kindName = FieldName("kind")
let kindKey = NameIndex([(key: "kind", label: nil, aliases: [])])

/// The kind that the document of a mapping says it is of, if it does.
package func documentKind(of mapping: NodeID, in tree: SyntaxTree) -> DocumentKind? {
    let reader = Reader(tree)
    let entry = tree.entries(of: mapping).first { reader.find($0.key, in: kindKey) != nil }
    guard let entry, tree.nodes[entry.value].kind == .scalar else { return nil }
    return reader.find(entry.value, in: documentKinds.names).map { documentKinds.choices[$0.index].value }
}

extension Reader {
    fileprivate mutating func document(_ root: NodeID, isIncomplete: Bool) -> Document? {
        let node = tree.nodes[root]
        if isUnclear(root) { return nil }
        guard node.kind == .mapping else {
            if !isIncomplete, !node.flags.contains(.incomplete) {
                report(WrongType.document(node.kind, at: tree.location(of: root)))
            }
            return nil
        }
        guard let kind = kind(of: root, isIncomplete: isIncomplete) else { return nil }
        let before = self
        let document = read(root, as: kind)
        // Only where a key is unknown can the keys be those of another kind.
        guard problems.contains(where: { $0.code == .unknownKey }), let other = kindOfKeys(in: root, writtenAs: kind) else {
            guard !problems.isEmpty || hasTakenProblems || !tree.problems.isEmpty,
                let displaced = Displaced(in: tree, below: root, recordFace(of: kind))
            else { return document }
            self = before
            self.displaced = displaced
            let document = read(root, as: kind)
            for finding in displaced.findings { report(finding) }
            return document
        }
        self = before
        // Of kinds that are written twice nobody can tell which one is wrong.
        if let value = kinds(of: root).first?.value, !reportRepeatedKinds(of: root) {
            let location = tree.location(of: value)
            let fix = replacingFix(with: other.rawValue, at: location, safe: false)
            report(UnknownKind.otherKeys(kind, other, at: location, fixes: [fix]))
        }
        return nil
    }

    private mutating func read(_ root: NodeID, as kind: DocumentKind) -> Document {
        self.root = recordFace(of: kind)
        return switch kind {
        case .integration: .integration(Shared(integrationTable.read(root, &self)))
        case .product: .product(Shared(productTable.read(root, &self)))
        case .paymentMethod: .paymentMethod(Shared(paymentMethodTable.read(root, &self)))
        case .stepMail: .stepMail(Shared(stepMailTable.read(root, &self)))
        }
    }

    /// Misspelt, or 「種類」, 「文書」 or the like before a value that is a kind.
    private func isMeantAsKind(_ key: NodeID, _ value: NodeID) -> Bool {
        let name = tree.text(of: key)
        if nearest(to: name, among: ["kind"]) != nil { return true }
        return ["種類", "種別", "文書", "文書の種類", "document"].contains(Compatibility.folded(name))
            && tree.nodes[value].kind == .scalar && documentKinds.faces.meant(by: tree.text(of: value)) != nil
    }

    private mutating func kind(of root: NodeID, isIncomplete: Bool) -> DocumentKind? {
        let entries = tree.entries(of: root)
        guard let entry = entries.first(where: { find($0.key, in: kindKey) != nil }) else {
            if isIncomplete || tree.nodes[root].flags.contains(.incomplete) { return nil }
            if entries.contains(where: { isNotUnderstood($0.key) }) { return nil }
            let head = entries.first { _ in true }.map { tree.location(of: $0.key) } ?? tree.location(of: root)
            if let meant = entries.first(where: { isMeantAsKind($0.key, $0.value) })
                ?? kindUnderCopiedKey(in: root)
            {
                report(MissingKind.misspelt(tree.text(of: meant.key), at: tree.location(of: meant.key)))
                return nil
            }
            let guess = guess(entries.map(\.key))
            report(
                MissingKind.diagnostic(
                    at: head, guess: guess.kind, isFlow: tree.nodes[root].style == .flow, isForeign: guess.isForeign))
            return nil
        }
        if let repeated = repeatedKinds(of: root) {
            let counts = repeated.map { fittingKeys(of: root, $0) }
            let best = zip(repeated, counts).filter { $1 == counts.max() }
            // Of two that fit equally either may be meant, and of words that are no kinds neither is judged.
            guard best.count == 1 else {
                reportRepeatedKinds(of: root)
                return nil
            }
            if find(entry.value, in: documentKinds.names)?.spelling == .japanese { inheritedSpelling = .japanese }
            return best[0].0
        }
        let slot = Slot(
            key: entry.key, node: entry.value, name: kindName, spelling: .english, missing: .missingKind)
        if isNotUnderstood(entry.value) { return nil }
        if isMissing(entry.value) {
            report(MissingKind.diagnostic(at: tree.location(of: entry.key), guess: nil, isFlow: true))
            return nil
        }
        if let found = find(entry.value, in: documentKinds.names) {
            if found.spelling == .japanese { inheritedSpelling = .japanese }
            return documentKinds.choices[found.index].value
        }
        let noun = Bilingual(ja: "文書の種類", en: "a kind of document")
        if let text = scalar(slot, expecting: noun) {
            report(UnknownKind.diagnostic(text, slot, in: self))
            tellOfInvisible(in: slot.node, since: problems.count - 1)
        }
        return nil
    }

    /// The first line of a document that has the key of another one but still says a kind: `id: product` above `id: course`. What the text
    /// says of the other one is taken back.
    private mutating func kindUnderCopiedKey(in root: NodeID) -> (key: NodeID, value: NodeID)? {
        if tree.problems.isEmpty { return nil }
        var entries = tree.entries(of: root).makeIterator()
        guard let first = entries.next(), find(first.value, in: documentKinds.names) != nil else { return nil }
        let key = tree.text(of: first.key)
        while let again = entries.next() {
            guard tree.text(of: again.key) == key else { continue }
            supersedeProblem(at: Int(tree.nodes[again.key].range.start))
            return first
        }
        return nil
    }

    private func kinds(of root: NodeID) -> [(key: NodeID, value: NodeID)] {
        tree.entries(of: root).filter { find($0.key, in: kindKey) != nil }
    }

    /// The kinds of a document whose `kind` is written twice, of which one is stale; nil of any other document.
    private func repeatedKinds(of root: NodeID) -> [DocumentKind]? {
        // A key that stands there twice is a problem of the text.
        if tree.problems.isEmpty { return nil }
        let entries = kinds(of: root)
        if entries.count < 2 { return nil }
        let kinds = Set(
            entries.compactMap { find($0.value, in: documentKinds.names).map { documentKinds.choices[$0.index].value } })
        return DocumentKind.allCases.filter(kinds.contains)
    }

    /// Whether `kind` is written twice, which is the finding where no table can be chosen to report it.
    @discardableResult
    private mutating func reportRepeatedKinds(of root: NodeID) -> Bool {
        let entries = kinds(of: root)
        guard let first = entries.first else { return false }
        for again in entries.dropFirst() { reportDuplicate(again.key, of: first.key, kindName) }
        return entries.count > 1
    }

    private func fittingKeys(of root: NodeID, _ kind: DocumentKind) -> Int {
        let names = recordFace(of: kind).names
        return tree.entries(of: root).count { find($0.key, in: kindKey) == nil && find($0.key, in: names) != nil }
    }

    /// The one other kind that clearly more of the keys belong to, and nearly all of them.
    private func kindOfKeys(in root: NodeID, writtenAs kind: DocumentKind) -> DocumentKind? {
        let keys = tree.entries(of: root).count { find($0.key, in: kindKey) == nil }
        let own = fittingKeys(of: root, kind)
        let fitting = DocumentKind.allCases.filter { other in
            let count = fittingKeys(of: root, other)
            return other != kind && count >= own + 2 && count * 4 >= keys * 3
        }
        return fitting.count == 1 ? fitting[0] : nil
    }

    /// The kind that knows most of the keys, if one knows more than the others and at least half of them; whether none knows half of them,
    /// as of a file that another tool reads.
    private func guess(_ keys: [NodeID]) -> (kind: DocumentKind?, isForeign: Bool) {
        let scores = DocumentKind.allCases.map { kind in
            let names = recordFace(of: kind).names
            return (kind: kind, score: keys.filter { find($0, in: names) != nil }.count)
        }
        guard let best = scores.max(by: { $0.score < $1.score }), best.score * 2 >= keys.count, best.score > 0 else {
            return (nil, true)
        }
        return (scores.filter { $0.score == best.score }.count == 1 ? best.kind : nil, false)
    }

    /// Reports the identifiers that were found in each other's fields, when their environment has been read.
    mutating func reportMisplaced() {
        if misplaced.isEmpty { return }
        let tree = tree
        let problems = SwappedIdentifiers.diagnostics(misplaced) { tree.source.text($0.range) }
        misplaced = []
        for problem in problems { report(problem) }
    }

    /// Whether two values are scalars of different text.
    func areDifferentTexts(_ first: NodeID, _ second: NodeID) -> Bool {
        tree.nodes[first].kind == .scalar && tree.nodes[second].kind == .scalar && tree.text(of: first) != tree.text(of: second)
    }

    /// Reports that a field stands twice in one mapping under different names; the same name twice is reported by the text front end.
    mutating func reportDuplicate(_ key: NodeID, of first: NodeID, _ name: FieldName) {
        if Array(tree.text(of: key).utf8) == Array(tree.text(of: first).utf8) { return }
        report(DuplicateKey.diagnostic(at: tree.location(of: key), first: tree.location(of: first), in: tree))
    }
}
