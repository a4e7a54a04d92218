import SourceText

/// Keys written twice in one mapping, found in time linear in the number of keys.
extension Parser {
    /// Up to this many keys are compared pair by pair, which is faster than hashing.
    private static let few = 8

    mutating func reportDuplicateKeys(of mapping: NodeID) {
        var keys = 0
        var needsText = false
        var node = mapping + 1
        while node < nodes.count {
            keys += 1
            needsText = needsText || nodes[node].flags.contains(.needsDecoding)
            node = afterEntry(node)
        }
        if keys > Parser.few || needsText { return compareHashed(mapping) }
        var later = mapping + 1
        while later < nodes.count {
            var earlier = mapping + 1
            while earlier < later {
                if haveSameBytes(nodes[earlier], nodes[later]) {
                    reportDuplicate(later, first: earlier)
                    break
                }
                earlier = afterEntry(earlier)
            }
            later = afterEntry(later)
        }
    }

    /// The key behind a key's value.
    @inline(__always) private func afterEntry(_ key: NodeID) -> NodeID {
        let value = Int(nodes[key].next)
        return value < nodes.count ? Int(nodes[value].next) : nodes.count
    }

    /// Whether two keys that need no decoding say the same, quotes aside.
    private func haveSameBytes(_ left: Node, _ right: Node) -> Bool {
        guard left.kind == .scalar, right.kind == .scalar else { return false }
        let left = inner(left)
        let right = inner(right)
        guard left.count == right.count else { return false }
        for offset in 0..<left.count where bytes[left.lowerBound + offset] != bytes[right.lowerBound + offset] { return false }
        return true
    }

    private func inner(_ node: Node) -> Range<Int> {
        let range = node.range.offsets
        return node.style == .plain || range.count < 2 ? range : (range.lowerBound + 1)..<(range.upperBound - 1)
    }

    /// The first place of each key, by its text.
    private mutating func compareHashed(_ mapping: NodeID) {
        var seen: [KeyText: NodeID] = [:]
        var key = mapping + 1
        while key < nodes.count {
            if nodes[key].kind == .scalar {
                let text = KeyText(bytes: decoded(nodes[key]))
                if let first = seen[text] {
                    reportDuplicate(key, first: first)
                } else {
                    seen[text] = key
                }
            }
            key = afterEntry(key)
        }
    }

    private func decoded(_ node: Node) -> [UInt8] {
        guard node.flags.contains(.needsDecoding) else {
            let range = inner(node)
            return Array(UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count))
        }
        return ScalarText.decodedBytes(node, in: UnsafeBufferPointer(start: bytes, count: end))
    }

    /// A key's bytes; unlike `String`, without Unicode equivalence, which YAML does not have.
    private struct KeyText: Hashable {
        let bytes: [UInt8]

        func hash(into hasher: inout Hasher) {
            bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }
}
