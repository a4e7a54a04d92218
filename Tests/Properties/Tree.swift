import SourceText

/// What a document says, before it is written down in some layout: keys are the English ones, texts have no quotes yet.
///
///     kind: product                        .record([Entry("kind", "product"),
///     payment_methods:                              Entry("payment_methods", .list([.record([
///       - use: card                                     Entry("use", "card")])]))])
package indirect enum Tree: Sendable, Equatable {
    case text(String, Style)
    case list([Tree])
    case record([Entry])
    /// Written exactly so, whatever it is.
    case verbatim(String)

    /// How a text must be written, where that matters.
    package enum Style: Sendable, Equatable {
        case any, plain, doubleQuoted, block
    }

    package static func text(_ text: String) -> Tree { .text(text, .any) }
    package static func number(_ number: Int) -> Tree { .text(String(number), .any) }
    package static func flag(_ flag: Bool) -> Tree { .text(flag ? "true" : "false", .plain) }

    package var text: String? { if case .text(let text, _) = self { text } else { nil } }
    package var elements: [Tree] { if case .list(let elements) = self { elements } else { [] } }
    package var entries: [Entry] { if case .record(let entries) = self { entries } else { [] } }
}

/// One `key: value` of a record.
package struct Entry: Sendable, Equatable {
    package var key: String
    package var value: Tree
    /// A comment that must stand right above.
    package var remark: String?
    /// Written exactly so, not as a label or in quotes.
    package var isFixed = false

    package init(_ key: String, _ value: Tree, remark: String? = nil, isFixed: Bool = false) {
        self.key = key
        self.value = value
        self.remark = remark
        self.isFixed = isFixed
    }

    package init(_ key: String, _ text: String) { self.init(key, .text(text)) }
}

/// Where something stands in a document: keys, and positions in lists.
package struct Path: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    package var steps: [String]

    package init(_ steps: [String]) { self.steps = steps }
    package init(stringLiteral text: String) { steps = text.split(separator: ".").map(String.init) }

    package var description: String { steps.joined(separator: ".") }

    package static func + (left: Path, right: Path) -> Path { Path(left.steps + right.steps) }
    package static func + (left: Path, index: Int) -> Path { Path(left.steps + [String(index)]) }
}

extension Tree {
    /// What stands at a path. Setting nil takes the entry or element out; setting a new key puts it last.
    package subscript(path: Path) -> Tree? {
        get {
            var tree: Tree? = self
            for step in path.steps { tree = tree?[step: step] }
            return tree
        }
        set { set(path.steps[...], newValue) }
    }

    private subscript(step step: String) -> Tree? {
        switch self {
        case .record(let entries): entries.first { $0.key == step }?.value
        case .list(let elements): Int(step).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
        case .text, .verbatim: nil
        }
    }

    private mutating func set(_ steps: ArraySlice<String>, _ value: Tree?) {
        guard let step = steps.first else {
            if let value { self = value }
            return
        }
        let rest = steps.dropFirst()
        switch self {
        case .record(var entries):
            if let index = entries.firstIndex(where: { $0.key == step }) {
                if !rest.isEmpty {
                    entries[index].value.set(rest, value)
                } else if let value {
                    entries[index].value = value
                } else {
                    entries.remove(at: index)
                }
            } else if rest.isEmpty, let value {
                entries.append(Entry(step, value))
            }
            self = .record(entries)
        case .list(var elements):
            guard let index = Int(step), elements.indices.contains(index) else { return }
            if !rest.isEmpty {
                elements[index].set(rest, value)
            } else if let value {
                elements[index] = value
            } else {
                elements.remove(at: index)
            }
            self = .list(elements)
        case .text, .verbatim: break
        }
    }

    /// The same record with its entries changed.
    package mutating func change(_ path: Path, _ change: (inout [Entry]) -> Void) {
        guard case .record(var entries)? = self[path] else { return }
        change(&entries)
        self[path] = .record(entries)
    }
}
