import SourceText

/// A key that is in its mapping already, and the first of that name.
struct RepeatedKey {
    let key: NodeID
    let first: NodeID
}

/// Keys written twice in one mapping, found in time linear in the number of keys.
extension Parser {
    /// Up to this many keys are compared pair by pair, which is faster than hashing.
    private static let few = 8

    /// `dash`: the column of the dash, where the mapping is an entry of a list.
    mutating func reportDuplicateKeys(of mapping: NodeID, dash: Int? = nil) {
        let repeated = repeatedKeys(of: mapping)
        if repeated.isEmpty { return }
        for again in repeated {
            // The first has its value at the second.
            let value = Int(nodes[again.first].next)
            if nodes[value].kind == .empty { markIncomplete(value) }
        }
        if let dash {
            reportDuplicates(repeated, ofEntry: mapping, dash: dash)
        } else if !reportDashlessList(repeated, in: mapping), !reportEntriesInOneBrace(repeated, in: mapping) {
            for again in reportFlatLists(repeated, in: mapping) { reportDuplicate(again) }
        }
    }

    private mutating func repeatedKeys(of mapping: NodeID) -> [RepeatedKey] {
        var keys = 0
        var needsText = false
        // Keys of one text have one mark; most mappings have no two keys of one mark, and then nothing is compared.
        var marks = ByteSet()
        var isCertain = true
        var node = mapping + 1
        while node < nodes.count {
            keys += 1
            needsText = needsText || nodes[node].flags.contains(.needsDecoding)
            let name = inner(nodes[node])
            let isNew = marks.insert(nameMark(UnsafeBufferPointer(start: bytes + name.lowerBound, count: name.count)))
            isCertain = isCertain && isNew
            node = afterEntry(node)
        }
        if isCertain, !needsText { return [] }
        if keys > Parser.few || needsText { return repeatedByHash(in: mapping, count: keys) }
        var repeated: [RepeatedKey] = []
        var later = mapping + 1
        while later < nodes.count {
            var earlier = mapping + 1
            while earlier < later {
                if haveSameBytes(nodes[earlier], nodes[later]) {
                    repeated.append(RepeatedKey(key: later, first: earlier))
                    break
                }
                earlier = afterEntry(earlier)
            }
            later = afterEntry(later)
        }
        return repeated
    }

    /// Whether the entry at the position has a key that is among the first of a mapping.
    func repeatsKey(of mapping: NodeID) -> Bool { repeatsKey(at: position, of: mapping) }

    /// The same of the line at an offset.
    func repeatsKey(at offset: Int, of mapping: NodeID) -> Bool {
        guard let colon = entryColon(offset) else { return false }
        let key = Node(kind: .scalar, style: .plain, range: ByteRange(trimmed(offset..<colon)))
        var other = mapping + 1
        for _ in 0..<Parser.few where other < nodes.count {
            if haveSameBytes(nodes[other], key) { return true }
            other = afterEntry(other)
        }
        return false
    }

    /// The key behind a key's value.
    @inline(__always) func afterEntry(_ key: NodeID) -> NodeID {
        let value = Int(nodes[key].next)
        return value < nodes.count ? Int(nodes[value].next) : nodes.count
    }

    /// Whether two keys that need no decoding say the same, quotes aside.
    func haveSameBytes(_ left: Node, _ right: Node) -> Bool {
        guard left.kind == .scalar, right.kind == .scalar else { return false }
        let left = inner(left)
        let right = inner(right)
        return left.count == right.count && ByteSearch.same(bytes + left.lowerBound, bytes + right.lowerBound, left.count)
    }

    private func inner(_ node: Node) -> Range<Int> {
        let range = node.range.offsets
        return node.style == .plain || range.count < 2 ? range : (range.lowerBound + 1)..<(range.upperBound - 1)
    }

    /// The first place of each key, by its text, in one table that never grows: a million keys make a million entries, not a million
    /// arrays. `Hasher` is seeded for each process, so nobody can write keys that collide.
    private func repeatedByHash(in mapping: NodeID, count: Int) -> [RepeatedKey] {
        var repeated: [RepeatedKey] = []
        var capacity = 16
        while capacity < 2 * count { capacity *= 2 }
        // Hash and node of a key; 0 is free, as no key is node 0.
        var slots = [(hash: UInt32, key: UInt32)](repeating: (0, 0), count: capacity)
        var key = mapping + 1
        while key < nodes.count {
            defer { key = afterEntry(key) }
            guard nodes[key].kind == .scalar else { continue }
            let hash = withText(of: nodes[key]) { text in
                var hasher = Hasher()
                hasher.combine(bytes: UnsafeRawBufferPointer(text))
                return UInt32(truncatingIfNeeded: hasher.finalize())
            }
            var slot = Int(hash) & (capacity - 1)
            var first: NodeID?
            while slots[slot].key != 0 {
                let other = Int(slots[slot].key)
                if slots[slot].hash == hash, haveSameText(nodes[other], nodes[key]) {
                    first = other
                    break
                }
                slot = (slot + 1) & (capacity - 1)
            }
            if let first {
                repeated.append(RepeatedKey(key: key, first: first))
            } else {
                slots[slot] = (hash, UInt32(clamping: key))
            }
        }
        return repeated
    }

    /// By bytes, without Unicode equivalence, which YAML does not have.
    func haveSameText(_ left: Node, _ right: Node) -> Bool {
        withText(of: left) { left in withText(of: right) { right in left.elementsEqual(right) } }
    }

    private func withText<Result>(of node: Node, _ use: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard node.flags.contains(.needsDecoding) else {
            let range = inner(node)
            return use(UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count))
        }
        return ScalarText.decodedBytes(node, in: UnsafeBufferPointer(start: bytes, count: end)).withUnsafeBufferPointer(use)
    }
}
