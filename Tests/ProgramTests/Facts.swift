// What an output says, taken apart into facts that can be compared one by one with those of version 1.
import Driver
import Foundation
import SourceText

/// Facts by name: `diagnostics[].code` → `text`, `insecure-url` → `error`.
typealias Facts = [String: String]

extension JSON {
    /// Each key with the kind of its value; elements of lists are taken together.
    var shape: Facts {
        var kinds: [String: Set<String>] = [:]
        func visit(_ value: JSON, _ path: String) {
            kinds[path.isEmpty ? "." : path, default: []].insert(value.kind)
            switch value {
            case .object(let members):
                for member in members { visit(member.value, path.isEmpty ? member.key : "\(path).\(member.key)") }
            case .array(let elements): for element in elements { visit(element, path + "[]") }
            default: break
            }
        }
        visit(self, "")
        return kinds.mapValues { $0.sorted().joined(separator: " or ") }
    }

    /// Each single value by its path.
    var values: Facts {
        var found: Facts = [:]
        func visit(_ value: JSON, _ path: String) {
            switch value {
            case .object(let members):
                for member in members { visit(member.value, path.isEmpty ? member.key : "\(path).\(member.key)") }
            case .array(let elements): for (index, element) in elements.enumerated() { visit(element, "\(path)[\(index)]") }
            default: found[path] = value.line
            }
        }
        visit(self, "")
        return found
    }

    private var kind: String {
        switch self {
        case .null: "nothing"
        case .boolean: "true or false"
        case .integer: "number"
        case .string: "text"
        case .array: "list"
        case .object: "object"
        }
    }

    subscript(key: String) -> JSON? {
        if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
    }

    var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
    var text: String { if case .string(let text) = self { text } else { line } }
}

extension Facts {
    /// One fact a line; neither names nor values hold a tab or a line break.
    var text: String { sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }.joined() }

    init(text: String) {
        self.init(
            text.split(separator: "\n").map { line in
                let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
                return (parts[0], parts.count > 1 ? parts[1] : "")
            }, uniquingKeysWith: { first, _ in first })
    }

    /// With all names below another one.
    func below(_ name: String) -> Facts {
        Facts(map { ("\(name) \($0.key)", $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}
