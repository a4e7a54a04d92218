import Project
import Schema
import SourceText
import Syntax

/// What a file that is open is to kessai: editors show it all the YAML there is, workflows of pipelines and the like.
enum Standing {
    /// A file of a project, or one by itself that says a kind of kessai, or nearly one.
    case ours
    /// A file by itself with nothing in it but what a document of kessai could begin with.
    case begun
    /// A file of other tools, or one that its project leaves out: it is left alone.
    case foreign
}

/// What a file outside of every project is.
func standing(ofFileAlone unit: FileUnit) -> Standing {
    let tree = unit.tree
    if tree.documents.contains(where: { tree.isOfKubernetes($0 + 1) }) { return .foreign }
    if !unit.documents.isEmpty || tree.documents.contains(where: { isNearlyOurs($0 + 1, tree) }) { return .ours }
    return isBegun(tree) ? .begun : .foreign
}

/// A document whose kind is nearly one of kessai's, with nothing else in it yet or a key of that kind. Other tools have a `kind: Product`
/// and a `kind: integration-test` too, and an `id` and a `name` are in all of them.
private func isNearlyOurs(_ mapping: NodeID, _ tree: SyntaxTree) -> Bool {
    var keys: [String] = []
    var face: RecordFace?
    for entry in tree.entries(of: mapping) {
        let key = tree.text(of: entry.key)
        guard key == "kind" else {
            keys.append(key)
            continue
        }
        guard let meant = documentKinds.faces.meant(by: tree.text(of: entry.value)),
            let index = documentKinds.names.find(meant.name)?.index
        else { return false }
        face = recordFace(of: documentKinds.choices[index].value)
    }
    guard let face else { return false }
    return keys.isEmpty || keys.contains { !["id", "name"].contains($0) && face.field(named: $0) != nil }
}

/// Nothing is written yet, or one word, or the beginning of a kind.
private func isBegun(_ tree: SyntaxTree) -> Bool {
    let documents = Array(tree.documents)
    guard let document = documents.first else { return true }
    guard documents.count == 1 else { return false }
    let node = document + 1
    switch tree.nodes[node].kind {
    case .scalar, .empty: return tree.nodes[node].style == .plain
    case .mapping:
        return tree.entries(of: node).allSatisfy { entry in
            let value = tree.text(of: entry.value)
            return tree.text(of: entry.key) == "kind"
                && documentKinds.faces.contains { $0.key.hasPrefix(value) || $0.label?.hasPrefix(value) == true }
        }
    default: return false
    }
}
