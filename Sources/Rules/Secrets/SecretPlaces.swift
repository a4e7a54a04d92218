import Project
import SourceText
import Syntax

/// Where key material lies in a file, and which findings only speak of it in other words: one secret is one finding.
struct SecretPlaces: Sendable {
    /// The secrets, and the keys of the entries whose value holds one, each in the order of the text.
    private let secrets: [ByteRange]
    private let keys: [ByteRange]

    init(_ unit: FileUnit) {
        secrets = unit.secrets
        keys = secrets.isEmpty ? [] : SecretPlaces.keys(in: unit.tree, around: secrets)
    }

    /// Whether a finding lies at a secret and is not `secret-in-config` itself.
    func explain(_ finding: Diagnostic) -> Bool {
        if secrets.isEmpty || finding.code == .secretInConfig { return false }
        var range = finding.location.range
        range.end = max(range.end, range.start + 1)
        return !secrets.touching(range).isEmpty || !keys.touching(range).isEmpty
    }

    /// The keys of values that hold a secret: `mws_access_key: AKIA…` is one mistake.
    private static func keys(in tree: SyntaxTree, around secrets: [ByteRange]) -> [ByteRange] {
        var keys: [ByteRange] = []
        for node in tree.nodes.indices where tree.nodes[node].kind == .mapping {
            for (key, value) in tree.entries(of: node) where tree.nodes[value].kind == .scalar {
                if !secrets.touching(tree.nodes[value].range).isEmpty { keys.append(tree.nodes[key].range) }
            }
        }
        // What is wrong with a line that was pasted with its secret is over when it is gone.
        keys += tree.credentialLines.filter { !secrets.touching($0.value).isEmpty }.map { ByteRange($0.key.start, $0.value.end) }
        return keys.merged
    }
}
