import SourceText

/// Key material in a file, also where only its escapes say so, `"\x41KIA…"`, or what stands before it, `mws_secret_key: …`.
extension SyntaxTree {
    /// The byte ranges that hold key material, sorted, none overlapping another.
    package var secrets: [ByteRange] { secrets(isWrong: !problems.isEmpty) }

    /// The same where it is known whether something is wrong in the file: only then lines are looked at that are no part of the tree.
    /// `misplaced`: scalars that have not the form of their fields.
    package func secrets(isWrong: Bool, misplaced: Set<ByteRange> = []) -> [ByteRange] {
        var others: [ByteRange] = []
        let isAnyMisplaced = !misplaced.isEmpty
        for node in nodes.indices where nodes[node].kind == .scalar {
            let (start, end) = (nodes[node].range.start, nodes[node].range.end)
            // Nearly every scalar is of another length, and none of them has escapes.
            let isNamed = end &- start &- 40 <= 26 && isNamedSecret(node, misplaced)
            if isNamed || isAnyMisplaced && isMisplacedBody(node, misplaced)
                || nodes[node].style == .doubleQuoted && isSpelledSecret(node)
            {
                others.append(nodes[node].range)
            }
        }
        if isWrong { others += credentialLines.compactMap(\.secret).filter { !source.holdsSecret($0) } }
        return others.isEmpty ? source.secrets : (source.secrets + others).merged
    }

    private func isSpelledSecret(_ node: NodeID) -> Bool {
        let scalar = nodes[node]
        guard scalar.flags.contains(.needsDecoding), !source.holdsSecret(scalar.range) else {
            return false
        }
        return !Secrets.ranges(in: Array(text(of: node).utf8)).isEmpty
    }

    /// What has the form of a key, where a credential is named, or where an ID or the path of a key file belongs, which never look so.
    private func isNamedSecret(_ node: NodeID, _ misplaced: Set<ByteRange>) -> Bool {
        guard mayBeKey(node) else { return false }
        if misplaced.contains(nodes[node].range) { return !source.holdsSecret(nodes[node].range) }
        guard isValue(node) else { return false }
        let key = text(of: node - 1)
        return
            (Secrets.isCredential(key: key) || Secrets.isKeyFile(key: key)
            || ["id", "ｉｄ"].contains(where: key.lowercased().hasSuffix))
            && !source.holdsSecret(nodes[node].range)
    }

    /// A part of a private key where a value has not the form of its field.
    private func isMisplacedBody(_ node: NodeID, _ misplaced: Set<ByteRange>) -> Bool {
        misplaced.contains(nodes[node].range) && Secrets.mayBeKeyBody(text(of: node)) && !source.holdsSecret(nodes[node].range)
    }

    /// Whether the text of a scalar has the form of a key: by its bytes, as hardly any has it, and a text takes a thousand instructions.
    private func mayBeKey(_ node: NodeID) -> Bool {
        let scalar = nodes[node]
        let range = scalar.range.offsets.clamped(to: source.bytes.indices)
        switch scalar.style {
        case .plain where !scalar.flags.contains(.needsDecoding): return Secrets.mayBeKey(source.bytes[range])
        case .singleQuoted where !scalar.flags.contains(.needsDecoding),
            .doubleQuoted where !scalar.flags.contains(.needsDecoding):
            return Secrets.mayBeKey(source.bytes[range].dropFirst().dropLast())
        default: return Secrets.mayBeKey(text(of: node).utf8)
        }
    }

    /// The first word of a range that has the form of a key.
    func key(in range: Range<Int>) -> ByteRange? {
        var start = range.lowerBound
        while start < range.upperBound {
            let word = source.bytes[start..<range.upperBound].prefix(while: Secrets.isKeyLetter)
            if Secrets.mayBeKey(word) { return ByteRange(word.indices) }
            start = word.endIndex + 1
        }
        return nil
    }

    /// What no text about the file may show: beside the secrets whatever stands behind the key of a credential. In order, none overlapping
    /// another.
    package var hidden: [ByteRange] { hidden(beside: secrets) }

    /// The same with `secrets` found already.
    package func hidden(beside secrets: [ByteRange]) -> [ByteRange] {
        var others: [ByteRange] = []
        for mapping in nodes.indices where nodes[mapping].kind == .mapping {
            for (key, value) in entries(of: mapping)
            where nodes[value].kind != .empty && Secrets.isCredential(key: text(of: key)) && !isKeyPath(value, of: key)
                && !isRuleLevel(value)
            {
                others.append(nodes[value].range)
            }
        }
        others += credentialLines.map(\.value).filter { !CredentialKey.isKeyPath(source.text($0)) }
        others += comments.compactMap(value(inComment:))
        return others.isEmpty ? secrets : (secrets + others).merged
    }

    /// Whether a value is the path of a key file, whose key may be misspelled: `private_key: keys/live.pem`.
    private func isKeyPath(_ node: NodeID, of key: NodeID) -> Bool {
        guard nodes[node].kind == .scalar, CredentialKey.isKeyPath(text(of: node)) else { return false }
        let name = text(of: key).lowercased()
        return ["key", "private", "pem", "鍵", "キー"].contains(where: name.contains)
    }

    /// Whether a value is the level of a code, whose name may be misspelled: `private_key_absent: off`.
    private func isRuleLevel(_ node: NodeID) -> Bool {
        nodes[node].kind == .scalar && ["off", "hint", "warning", "error"].contains(text(of: node))
    }

    /// `# password: …`
    private func value(inComment comment: ByteRange) -> ByteRange? {
        let range = comment.offsets.clamped(to: source.bytes.indices)
        let value = source.bytes.withUnsafeBufferPointer {
            CredentialKey.value(inComment: UnsafeBufferPointer(rebasing: $0[range]))
        }
        return value.map { ByteRange(range.lowerBound + $0.lowerBound..<range.lowerBound + $0.upperBound) }
    }

    /// What one of them holds.
    package func kind(ofSecret range: ByteRange) -> Secrets.Kind? {
        if let kind = Secrets.firstKind(in: Array(source.bytes[range.offsets])) { return kind }
        // Of a URL only the password is one, up to the at sign.
        if source.bytes[Int(range.end)...].first == UInt8(ascii: "@") { return .password }
        let scalar = nodes[nodes.end { $0.range.start < range.start }...].prefix { $0.range.start == range.start }.indices
            .first { nodes[$0].kind == .scalar && nodes[$0].range == range }
        return scalar.flatMap { Secrets.firstKind(in: Array(text(of: $0).utf8)) }
    }

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
        let inside = secrets.touching(range)
        guard let secret = inside.first else { return text(of: node) }
        // What is hidden as a whole, such as a block over several scalars, need show no sign in the single text, and neither need one of
        // those in it.
        let text = text(of: node)
        let isHidden = secret.contains(range) || Secrets.ranges(in: Array(text.utf8)).count < inside.count
        return isHidden ? Secrets.mask : Secrets.masked(text)
    }
}
