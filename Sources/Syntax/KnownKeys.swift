import SourceText

/// What those who know the fields tell the reader, which knows none. It asks only where something has gone wrong already, to tell an entry
/// from a line of a text that reads like one: `unsubscribe: true` from `TEL: 03-0000-0000`.
package struct KnownKeys: Sendable {
    /// What a name would be in a mapping.
    package enum Meaning: Sendable {
        case unknown
        /// A key that it has already.
        case written
        /// A key that it may still have, perhaps misspelt.
        case free
    }

    /// What a value is, where that tells how its lines are read.
    package enum Value: Sendable { case text, textOfLines, group, listOfGroups }

    /// For the keys that a mapping has, the meaning of a name in it.
    let table: @Sendable (_ keys: [String]) -> @Sendable (_ name: String) -> Meaning
    /// Whether a name is, letter for letter, that of a field in any mapping.
    let isField: @Sendable (_ name: String) -> Bool
    /// Whether a name is one by which entries of lists say what they are, and so begin.
    let beginsEntry: @Sendable (_ name: String) -> Bool
    /// Whether a name is, byte for byte, that of a field whose value is a text of lines: asked of many keys.
    let holdsLines: @Sendable (_ name: UnsafeBufferPointer<UInt8>) -> Bool
    /// Whether keys are those of a mail that lacks nothing it needs, so that what stands beside them is none of it under another name.
    let areOfWholeMail: @Sendable (_ keys: [String]) -> Bool
    /// What the value of a field with a name is, in any mapping.
    let value: @Sendable (_ name: String) -> Value?
    /// Whether a name is that of a field of the entries of a list, for the name of that.
    let isKeyOfEntry: @Sendable (_ name: String, _ list: String) -> Bool
    /// For the keys that a mapping has, the keys that it lacks and that such lines may stand below.
    let heads: @Sendable (_ keys: [String], _ below: HeadlessLines) -> [String]
    /// For the keys that a mapping has, whether a name that is none may have been meant as one that it lacks, or as one of a group in it.
    let mayBeMeant: @Sendable (_ keys: [String], _ name: String) -> Bool

    package init(
        table: @escaping @Sendable (_ keys: [String]) -> @Sendable (_ name: String) -> Meaning,
        isField: @escaping @Sendable (_ name: String) -> Bool, beginsEntry: @escaping @Sendable (_ name: String) -> Bool,
        holdsLines: @escaping @Sendable (_ name: UnsafeBufferPointer<UInt8>) -> Bool,
        areOfWholeMail: @escaping @Sendable (_ keys: [String]) -> Bool,
        value: @escaping @Sendable (_ name: String) -> Value?,
        isKeyOfEntry: @escaping @Sendable (_ name: String, _ list: String) -> Bool,
        heads: @escaping @Sendable (_ keys: [String], _ below: HeadlessLines) -> [String],
        mayBeMeant: @escaping @Sendable (_ keys: [String], _ name: String) -> Bool
    ) {
        self.table = table
        self.isField = isField
        self.beginsEntry = beginsEntry
        self.holdsLines = holdsLines
        self.areOfWholeMail = areOfWholeMail
        self.value = value
        self.isKeyOfEntry = isKeyOfEntry
        self.heads = heads
        self.mayBeMeant = mayBeMeant
    }
}

/// What stands below a key that is missing.
package enum HeadlessLines: Sendable {
    /// Entries with these keys.
    case group([String])
    /// A list whose first entry has these keys.
    case list([String])
    /// A list of texts. `below`: the key whose value YAML takes them for a part of; nil where they stand among entries, and so are a list.
    case texts(below: String?)
    case text
}

extension Parser {
    /// A block around the position, with what is known of its keys, or of those that its entries have.
    struct Around {
        let column: Int
        let isList: Bool
        /// Nothing is known of what may stand in the list.
        var isOpenToAll = false
        let meaning: @Sendable (String) -> KnownKeys.Meaning
    }

    /// The blocks around the position; nil where nothing is known of them.
    func around() -> [Around]? {
        guard knownKeys != nil else { return nil }
        var around: [Around] = []
        for block in openBlocks { if let one = self.around(block) { around.append(one) } }
        return around.allSatisfy(\.isOpenToAll) ? nil : around
    }

    func around(_ block: OpenBlock) -> Around? {
        guard let knownKeys, block.node < nodes.count else { return nil }
        let isList = nodes[block.node].kind == .sequence
        let keys = keys(of: isList ? block.node + 1 : block.node)
        if keys.isEmpty {
            return isList ? Around(column: block.column, isList: true, isOpenToAll: true, meaning: { _ in .unknown }) : nil
        }
        return Around(column: block.column, isList: isList, meaning: knownKeys.table(keys))
    }

    /// The first keys of a mapping, which may still be open; no table has more fields.
    func keys(of mapping: NodeID) -> [String] {
        guard mapping < nodes.count, nodes[mapping].kind == .mapping else { return [] }
        var keys: [String] = []
        var key = mapping + 1
        let next = Int(nodes[mapping].next)
        let last = next > mapping ? next : nodes.count
        while key < last, keys.count < 64 {
            keys.append(keyText(nodes[key].range.offsets))
            let value = Int(nodes[key].next)
            guard value > key, value < last, Int(nodes[value].next) > value else { break }
            key = Int(nodes[value].next)
        }
        return keys
    }

    /// Whether the line at the position, which reads like an entry, may be one of the blocks around it: first of those in its column.
    mutating func mayBeEntry(of around: [Around]?) -> Bool {
        guard let around else { return true }
        let isItem = byte(position) == UInt8(ascii: "-")
        let start = isItem ? entryContent(position) : position
        let fitting = around.filter { $0.isList == isItem }
        let here = fitting.filter { $0.column == indent }
        if isItem, byte(start) == UInt8(ascii: "{") || here.contains(where: \.isOpenToAll) { return !here.isEmpty }
        guard let name = keyName(start) else { return false }
        let isSurplus = isItem && around.contains { !$0.isList && $0.column == indent && $0.meaning(name) == .free }
        return isSurplus
            || (here.isEmpty ? fitting : here).contains { $0.meaning(name) == .free || isItem && $0.meaning(name) == .written }
    }

    /// Whether the line at the position is an entry of the mapping in its column behind a dash that does not belong there.
    ///
    ///     payment_methods:
    ///       - id: card
    ///     - step_mails:       ← the next key
    mutating func hasSurplusDash() -> Bool {
        // Asked at the end of inner lists too, where nearly always the outer one goes on.
        guard knownKeys != nil, !tabBefore, isSequenceEntry(position),
            let index = openBlocks.lastIndex(where: { $0.column == indent }), nodes[openBlocks[index].node].kind == .mapping
        else { return false }
        let content = entryContent(position)
        guard let name = keyName(content), isAloneBehindDash(content), around(openBlocks[index])?.meaning(name) == .free else {
            return false
        }
        // A list goes on with the keys of its entries.
        guard let list = openBlocks[(index + 1)...].first(where: { nodes[$0.node].kind == .sequence }) else { return true }
        return around(list)?.meaning(name) == .unknown
    }

    /// Whether a name may be one more key of the innermost mapping that is open.
    func isFreeKey(_ name: String) -> Bool {
        guard let mapping = openBlocks.last(where: { nodes[$0.node].kind == .mapping }) else { return false }
        return around(mapping)?.meaning(name) == .free
    }

    /// Whether no other entry stands below the one behind a dash in its column, but for those that are its value.
    private func isAloneBehindDash(_ content: Int) -> Bool {
        guard let below = contentBelow(), below.indent == content - lineStart else { return true }
        return isSequenceEntry(below.offset) || bytes[trimmed(content..<lineEnd(content)).upperBound - 1] == UInt8(ascii: ":")
    }

    /// What the value of a key is; nil for a node that is none.
    func value(ofKey node: NodeID) -> KnownKeys.Value? {
        guard let knownKeys, nodes.indices.contains(node), nodes[node].kind == .scalar, isKey(node),
            case let key = nodes[node].range.offsets, key.count <= 200
        else { return nil }
        return knownKeys.value(keyText(key))
    }

    /// Whether the value of a key, in quotes or not, is a text of lines.
    func holdsLines(_ key: Range<Int>) -> Bool {
        guard let knownKeys else { return false }
        let name = unquoted(key)
        return knownKeys.holdsLines(UnsafeBufferPointer(start: bytes + name.lowerBound, count: name.count))
    }

    /// The name before the colon of an entry at an offset, in quotes, between signs of emphasis or alone; of no more than 200 bytes, as all
    /// are.
    func keyName(_ start: Int) -> String? {
        if byte(start) == UInt8(ascii: "*"), let key = letters.emphasizedKey(start) { return text(key.name) }
        let line = trimmed(start..<lineEnd(start))
        guard let colon = entryColon(start) ?? letters.meantColon(line), colon > start, colon - start <= 200 else { return nil }
        return keyText(trimmed(start..<colon))
    }

    func keyText(_ key: Range<Int>) -> String { text(unquoted(key)) }

    private func unquoted(_ key: Range<Int>) -> Range<Int> {
        let quote = byte(key.lowerBound)
        let isQuoted = key.count > 1 && (quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"))
        return isQuoted ? key.lowerBound + 1..<key.upperBound - 1 : key
    }
}
