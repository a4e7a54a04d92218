import Project
import SourceText
import Syntax

/// Where key material lies in a file, and which findings only speak of it in other words: one secret is one finding.
struct SecretPlaces: Sendable {
    /// The secrets, and the keys of the entries whose value holds one.
    private let ranges: [ByteRange]

    init(_ unit: FileUnit) {
        let secrets = unit.tree.secrets
        ranges = secrets.isEmpty ? [] : secrets + SecretPlaces.keys(in: unit.tree, around: secrets)
    }

    /// Whether a finding lies at a secret and is not `secret-in-config` itself.
    func explain(_ finding: Diagnostic) -> Bool {
        if ranges.isEmpty || finding.code == .secretInConfig { return false }
        let range = finding.location.range
        return ranges.contains { range.start < $0.end && $0.start < max(range.end, range.start + 1) }
    }

    /// The keys of scalars that hold a secret: `mws_access_key: AKIA…` is one mistake.
    private static func keys(in tree: SyntaxTree, around secrets: [ByteRange]) -> [ByteRange] {
        var keys: [ByteRange] = []
        for node in tree.nodes.indices where tree.nodes[node].kind == .mapping {
            for (key, value) in tree.entries(of: node) where tree.nodes[value].kind == .scalar {
                let range = tree.nodes[value].range
                if secrets.contains(where: { $0.start < range.end && range.start < $0.end }) {
                    keys.append(tree.nodes[key].range)
                }
            }
        }
        return keys
    }
}
