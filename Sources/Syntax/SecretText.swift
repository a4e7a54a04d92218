import SourceText

/// Key material in a file, also where only its escapes say so: `"\x41KIA…"`.
extension SyntaxTree {
    /// The byte ranges that hold key material, sorted, none overlapping another.
    package var secrets: [ByteRange] {
        let spelled = nodes.indices.compactMap { node -> ByteRange? in
            let scalar = nodes[node]
            guard scalar.style == .doubleQuoted, scalar.flags.contains(.needsDecoding), !source.holdsSecret(scalar.range) else {
                return nil
            }
            return Secrets.ranges(in: Array(text(of: node).utf8)).isEmpty ? nil : scalar.range
        }
        return spelled.isEmpty ? source.secrets : (source.secrets + spelled).sorted { $0.start < $1.start }
    }

    /// What one of them holds.
    package func kind(ofSecret range: ByteRange) -> Secrets.Kind? {
        if let kind = Secrets.firstKind(in: Array(source.bytes[range.offsets])) { return kind }
        return nodes.indices.first { nodes[$0].kind == .scalar && nodes[$0].range == range }
            .flatMap { Secrets.firstKind(in: Array(text(of: $0).utf8)) }
    }

    /// Whether a file may not be shown line by line: its bytes or its name hold key material.
    package var holdsSecret: Bool { !secrets.isEmpty || !Secrets.ranges(in: Array(source.path.utf8)).isEmpty }

    /// The bytes of a range as text, the mask in place of key material.
    package func maskedSource(_ range: ByteRange) -> String {
        var result = ""
        var position = range.start
        for secret in secrets.touching(range) {
            if secret.start > position { result += source.text(ByteRange(position, secret.start)) }
            result += Secrets.mask
            position = min(secret.end, range.end)
        }
        return result + source.text(ByteRange(position, range.end))
    }

    /// The text of a scalar without key material, given where that lies in the file.
    package func text(of node: NodeID, without secrets: [ByteRange]) -> String {
        let range = nodes[node].range
        guard let secret = secrets.touching(range).first else { return text(of: node) }
        // Of a block over several scalars the single text shows no sign.
        let masked = secret.start < range.start ? Secrets.mask : Secrets.masked(text(of: node))
        return masked == text(of: node) ? Secrets.mask : masked
    }
}
