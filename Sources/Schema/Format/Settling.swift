import SourceText
import Syntax

/// Decides, where it is known what stands before a collection, whether it stays in brackets, and moves comments above dashes.
struct Settling {
    private let tree: SyntaxTree
    private let scalars: ScalarWriter
    /// Columns of a terminal; what is in brackets and goes beyond gets lines of its own.
    private let width = 80

    init(_ tree: SyntaxTree) {
        self.tree = tree
        scalars = ScalarWriter(tree: tree)
    }

    func settle(_ layout: inout Layout) {
        for index in layout.documents.indices {
            settle(&layout.documents[index].root, indent: -2, before: 0)
        }
    }

    /// Recursion goes as deep as the tree, which the reader has limited.
    private func settle(_ part: inout Part, indent: Int, before: Int) {
        guard case .collection(var collection) = part.value else { return }
        collection.isFlow =
            collection.parts.isEmpty || collection.asWritten != nil
            || collection.mayStayFlow && (collection.staysFlow || flowWidth(collection, width - before) != nil)
        if !collection.isFlow {
            if collection.isCommentedBelow, let closing = part.inline {
                collection.foot.append(.comment(closing))
                part.inline = nil
            }
            let inner = indent + 2
            for index in collection.parts.indices {
                guard case .collection = collection.parts[index].value else { continue }
                let key = collection.parts[index].key.map { self.width(of: $0, at: .blockKey, limit: width) ?? width }
                settle(&collection.parts[index], indent: inner, before: inner + (key ?? 0) + 2)
            }
            if part.key == nil, indent >= 0 { hoist(&collection, in: &part) }
        } else {
            stayFlow(&collection)
        }
        part.value = .collection(collection)
    }

    /// The comments of an item's first line stand above its dash.
    private func hoist(_ collection: inout Collection, in part: inout Part) {
        if let inline = part.inline { part.leading.append(.comment(inline)) }
        part.inline = nil
        guard let first = collection.parts.first else { return }
        part.leading += first.leading.withoutLeadingBlanks
        collection.parts[0].leading = []
    }

    private func stayFlow(_ collection: inout Collection) {
        collection.isFlow = true
        for index in collection.parts.indices {
            guard case .collection(var inner) = collection.parts[index].value else { continue }
            stayFlow(&inner)
            collection.parts[index].value = .collection(inner)
        }
    }

    /// The columns of a collection in brackets, or nil when they are more than `limit`. Keys and choices count as the longer of their
    /// two names, so that changing the spelling never changes the layout.
    private func flowWidth(_ collection: Collection, _ limit: Int) -> Int? {
        var total = 2
        for (index, part) in collection.parts.enumerated() {
            if index > 0 { total += 2 }
            if let key = part.key {
                guard let width = width(of: key, at: .flowKey, limit: limit - total) else { return nil }
                total += width + 2
            }
            switch part.value {
            case .empty: break
            case .scalar(let scalar):
                let place: ScalarStyle.Place = part.key == nil ? .flowItem : .flowValue
                guard let width = width(of: scalar, at: place, limit: limit - total) else { return nil }
                total += width
            case .collection(let inner):
                guard let width = flowWidth(inner, limit - total) else { return nil }
                total += width
            }
            if total > limit { return nil }
        }
        return total
    }

    private func width(of scalar: Scalar, at place: ScalarStyle.Place, limit: Int) -> Int? {
        // No character takes more than 6 bytes a column as it is written, escapes included.
        guard limit > 0, tree.nodes[scalar.node].range.count <= 12 * width else { return nil }
        var forms = [scalar]
        if let names = scalar.names {
            for name in [names.english, names.japanese] {
                forms.append(Scalar(node: scalar.node, wasFlow: scalar.wasFlow, replacement: name))
            }
        }
        let widest = forms.map { scalars.lines(of: $0, at: place).map(displayWidth).reduce(0, +) }.max() ?? 0
        return widest <= limit ? widest : nil
    }
}
