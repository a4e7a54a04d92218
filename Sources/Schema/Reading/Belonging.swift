import SourceText
import Syntax

/// Whose a file is, by the kinds that its documents say: other tools keep YAML of their own beside the settings.
package enum Belonging: Sendable {
    /// Every document says a kind of kessai.
    case own
    /// One of them does, or says nearly one; or there is nothing but comments.
    case likely
    /// Of another tool: lists, single values as in pointers and vaults, mappings without a kind of kessai.
    case foreign
}

extension SyntaxTree {
    package var belonging: Belonging {
        let found = documents.compactMap { document -> Belonging? in
            let root = document + 1
            return nodes.indices.contains(root) && nodes[root].kind != .empty ? belonging(of: root) : nil
        }
        if found.isEmpty { return .likely }
        if found.allSatisfy({ $0 == .own }) { return .own }
        return found.allSatisfy { $0 == .foreign } ? .foreign : .likely
    }

    /// Whether a document is a mapping, and be it one of another tool.
    package var holdsMapping: Bool { documents.contains { nodes.indices.contains($0 + 1) && nodes[$0 + 1].kind == .mapping } }

    /// A document that says `kind` in the way of Kubernetes, `kind: Integration` among others.
    package func isOfKubernetes(_ mapping: NodeID) -> Bool {
        entries(of: mapping).contains { nodes[$0.key].range.offsets.count <= 20 && text(of: $0.key) == "apiVersion" }
    }

    private func belonging(of root: NodeID) -> Belonging {
        if nodes[root].kind != .mapping || isOfKubernetes(root) { return .foreign }
        let reader = Reader(self)
        var belonging = Belonging.foreign
        for entry in entries(of: root) {
            // Long keys and values are none of these.
            guard nodes[entry.key].range.offsets.count <= 20, nodes[entry.value].kind == .scalar,
                nodes[entry.value].range.offsets.count <= 200
            else { continue }
            let isKnown = reader.find(entry.value, in: documentKinds.names) != nil
            if reader.find(entry.key, in: kindKey) != nil {
                if isKnown { return .own }
                if documentKinds.faces.meant(by: text(of: entry.value)) != nil { belonging = .likely }
            } else if isKnown, nearest(to: text(of: entry.key), among: ["kind"]) != nil {
                belonging = .likely
            }
        }
        return belonging
    }
}
