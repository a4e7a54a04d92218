import Project
import SourceText
import Syntax

/// Where key material lies, and which findings only speak of it in other words: one secret is one finding.
struct SecretRanges {
    /// By file: the secrets, and the keys of the entries whose value holds one.
    private var ranges: [FileID: [ByteRange]] = [:]

    init(_ project: Project) {
        for unit in project.units {
            let secrets = Secrets.ranges(in: unit.tree.source.bytes).map { ByteRange($0) }
            if secrets.isEmpty { continue }
            ranges[unit.tree.file] = secrets + SecretRanges.keys(in: unit.tree, around: secrets)
        }
    }

    /// Whether a finding lies at a secret and is not `secret-in-config` itself.
    func explain(_ finding: Diagnostic) -> Bool {
        guard finding.code != .secretInConfig, let ranges = ranges[finding.location.file] else { return false }
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
