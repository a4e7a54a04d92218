import SourceText
import Syntax

/// What stands in another mapping or list than it was meant for, as the line above a group is missing or at the wrong depth: one mistake,
/// whose traces are many keys that are unknown, written twice or missing.
///
///     support:
///       email: a@example.jp
///       merchant_id: …        ← below a line `live:` that is missing
///       client_id: …
final class Displaced: Sendable {
    /// The one finding of each such mistake.
    let findings: [Diagnostic]
    /// Keys of entries, and elements of lists, that belong elsewhere.
    let explained: Set<NodeID>
    /// The fields of a mapping that are written elsewhere, each with the node that tells where.
    let hidden: [NodeID: [Int: NodeID]]
    /// The elements that belong to lists which mappings lack, by their fields.
    let moved: [NodeID: [Int: MovedElements]]
    /// The entries that belong to a mapping, and stand in the next elements of its list.
    let divided: [NodeID: [(key: NodeID, value: NodeID)]]
    /// Where findings of the text front end begin that speak of the same mistake.
    let superseded: Set<UInt32>

    /// Nil where nothing is.
    init?(in tree: SyntaxTree, below root: NodeID, _ face: RecordFace) {
        var search = DisplacedSearch(reader: Reader(tree), root: root)
        search.visit(root, face, [])
        if search.hidden.isEmpty, search.explained.isEmpty { return nil }
        (findings, explained, hidden, superseded) = (search.findings, search.explained, search.hidden, search.superseded)
        (moved, divided) = (search.moved, search.divided)
    }
}

/// Elements of a list that belong to another.
struct MovedElements: Sendable {
    /// Where they stand.
    let list: NodeID
    let elements: Set<NodeID>
}

/// A mapping on the way to what is looked at, with the first key of each of its fields.
private struct Level {
    let mapping: NodeID
    let face: RecordFace
    let written: [Int: NodeID]
    let entries: [(key: NodeID, value: NodeID)]

    init(_ mapping: NodeID, _ face: RecordFace, _ reader: Reader) {
        self.mapping = mapping
        self.face = face
        entries = Array(reader.tree.entries(of: mapping))
        written = reader.firstKeys(of: mapping, in: face.names)
    }

    /// Whether an entry's key is unknown here, or written again.
    func isStranger(_ key: NodeID, _ reader: Reader) -> Bool {
        guard let index = reader.find(key, in: face.names)?.index else { return reader.tree.nodes[key].kind == .scalar }
        return written[index] != key
    }
}

/// The fields that some keys name in the tables below one, each with the first key that does. Asked once for each table, and not for each
/// of the mappings that it describes, so that many keys above many mappings take no longer than both.
private struct Homes {
    var fields: [Int: NodeID] = [:]
    /// By the field that holds the mappings of the table.
    var groups: [Int: (face: RecordFace, homes: Homes)] = [:]

    init(of keys: [NodeID], below face: RecordFace, _ reader: Reader) {
        for (index, field) in face.fields.enumerated() {
            guard let inner = field.shape.recordFace else { continue }
            var homes = Homes(of: keys, below: inner, reader)
            for key in keys {
                if let match = reader.find(key, in: inner.names), homes.fields[match.index] == nil {
                    homes.fields[match.index] = key
                }
            }
            if !homes.fields.isEmpty || !homes.groups.isEmpty { groups[index] = (inner, homes) }
        }
    }
}

struct DisplacedSearch {
    let reader: Reader
    /// Where the document ends: others of the file have findings of their own.
    let end: UInt32
    var findings: [Diagnostic] = []
    var explained: Set<NodeID> = []
    var hidden: [NodeID: [Int: NodeID]] = [:]
    var moved: [NodeID: [Int: MovedElements]] = [:]
    var divided: [NodeID: [(key: NodeID, value: NodeID)]] = [:]
    var superseded: Set<UInt32> = []

    init(reader: Reader, root: NodeID) {
        self.reader = reader
        let next = Int(reader.tree.nodes[root].next)
        let nodes = reader.tree.nodes
        end = next < nodes.count ? nodes[next].range.start : UInt32(clamping: reader.tree.source.bytes.count + 1)
    }

    var tree: SyntaxTree { reader.tree }

    fileprivate mutating func visit(_ mapping: NodeID, _ face: RecordFace, _ above: [Level]) {
        let level = Level(mapping, face, reader)
        if tree.nodes[mapping].style == .block { findStrangers(in: level, above) }
        hideBelow(level)
        for entry in level.entries where !explained.contains(entry.key) {
            guard let index = reader.find(entry.key, in: face.names)?.index, level.written[index] == entry.key else { continue }
            switch (face.fields[index].shape, tree.nodes[entry.value].kind) {
            case (.record(let inner), .mapping): visit(entry.value, inner, above + [level])
            case (.list(.record(let inner), _), .sequence):
                takeKeys(from: entry.value, inner, level)
                visit(list: entry.value, inner, above + [level])
            case (.list, .sequence): takeKeys(from: entry.value, nil, level)
            default: break
            }
        }
        for (position, entry) in level.entries.enumerated() where isCut(entry.value) {
            let next = position + 1 < level.entries.count ? level.entries[position + 1].key : nil
            hideLines(in: entry.value, until: next, of: level)
        }
    }

    private mutating func findStrangers(in level: Level, _ above: [Level]) {
        // The mapping above an entry that may have been meant to go on.
        var before: Level?
        for (position, entry) in level.entries.enumerated() {
            if explained.contains(entry.key) { continue }
            guard level.isStranger(entry.key, reader) else {
                before = nil
                if let index = reader.find(entry.key, in: level.face.names)?.index,
                    case .record(let face) = level.face.fields[index].shape, tree.nodes[entry.value].kind == .mapping,
                    tree.nodes[entry.value].style == .block
                {
                    before = Level(entry.value, face, reader)
                }
                continue
            }
            let rest = level.entries[position...]
            if takeRight(entry.key, into: before, until: rest.dropFirst().first?.key) { continue }
            if takeLeft(entry, rest, above, below: position > 0 ? level.entries[position - 1].key : nil) { continue }
            if takeBelowMissing(rest, in: level, above) { return }
        }
    }

    /// A key that the mapping above it has: it stands too far left.
    private mutating func takeRight(_ key: NodeID, into before: Level?, until next: NodeID?) -> Bool {
        guard let before, let index = missing(key, in: before) else { return false }
        guard report(.unknownKey, key, meant: before.mapping, isLeft: true) else { return false }
        hide(index, of: before.mapping, at: key)
        explained.insert(key)
        // The entries that go on below it, in the mapping it was meant for, fit none of the lines above. What the text front end says of
        // the key itself stays where that is the finding.
        let limit = next.map { tree.nodes[$0].range.start } ?? end
        let range = tree.nodes[key].range
        supersede(.badIndentation, (reader.isNotUnderstood(key) ? range.end : range.start)..<max(limit, range.end))
        return true
    }

    /// A key that a mapping around this one has: it stands too far right, and what belongs to it may stand below it as its neighbour.
    private mutating func takeLeft(
        _ entry: (key: NodeID, value: NodeID), _ rest: ArraySlice<(key: NodeID, value: NodeID)>, _ above: [Level],
        below neighbour: NodeID?
    ) -> Bool {
        for level in above.reversed() {
            guard let index = missing(entry.key, in: level) else { continue }
            let blamed = neighbour.flatMap { isBlamed($0, for: entry.key, in: level) ? tree.nodes[$0].range : nil }
            guard report(blamed == nil ? .unknownKey : .badIndentation, entry.key, meant: level.mapping, isLeft: false) else {
                return false
            }
            if let blamed { supersede(.badIndentation, blamed.start..<blamed.end) }
            hide(index, of: level.mapping, at: entry.key)
            explained.insert(entry.key)
            guard tree.nodes[entry.value].kind == .empty, case .record(let face) = level.face.fields[index].shape else {
                return true
            }
            for other in rest.dropFirst() {
                guard reader.find(other.key, in: face.names) != nil else { break }
                explain(other.key)
            }
            return true
        }
        return false
    }

    /// Whether the text front end took the key right above one that stands too far right for the one at the wrong depth: it stood right,
    /// as both belong to the mapping around the group.
    ///
    ///     from:
    ///       address: a@example.jp
    ///     subject: …
    ///       body: …
    private func isBlamed(_ neighbour: NodeID, for key: NodeID, in level: Level) -> Bool {
        guard !reader.isNotUnderstood(key), reader.isNotUnderstood(neighbour), explained.contains(neighbour),
            let index = reader.find(neighbour, in: level.face.names)?.index
        else { return false }
        return hidden[level.mapping]?[index] == neighbour
    }

    /// Keys that all belong to a group which a mapping around this one lacks.
    private mutating func takeBelowMissing(
        _ rest: ArraySlice<(key: NodeID, value: NodeID)>, in level: Level, _ above: [Level]
    ) -> Bool {
        guard let first = rest.first?.key, rest.count > 1 else { return false }
        for outer in above.reversed() {
            let groups = outer.face.fields.indices.filter { index in
                guard isMissing(index, in: outer), case .record(let face) = outer.face.fields[index].shape,
                    rest.count <= face.fields.count
                else { return false }
                return rest.allSatisfy { reader.find($0.key, in: face.names) != nil }
            }
            // One key that is written again among others that are not is a slip of its own.
            guard !groups.isEmpty, 2 * rest.count(where: { level.isStranger($0.key, reader) }) > rest.count else { continue }
            for index in groups { hide(index, of: outer.mapping, at: first) }
            for entry in rest { explain(entry.key) }
            let original = reader.find(first, in: level.face.names).flatMap { level.written[$0.index] }
            findings.append(
                Displacement.missingLine(
                    groups.map { outer.face.fields[$0] }, above: first, of: outer.mapping, original, in: tree))
            return true
        }
        return false
    }

    /// Keys that are unknown here and known in groups below that lack them: they are reported as unknown, and not as missing there.
    private mutating func hideBelow(_ level: Level) {
        let strangers = level.entries.map(\.key).filter { !explained.contains($0) && mayBelongBelow($0, level) }
        if !strangers.isEmpty { hide(Homes(of: strangers, below: level.face, reader), below: level) }
    }

    private func mayBelongBelow(_ key: NodeID, _ level: Level) -> Bool {
        guard tree.nodes[key].kind == .scalar, reader.find(key, in: level.face.names) == nil else { return false }
        let guess = UnknownKey.guess(tree.text(of: key), in: level.face)
        return guess.map { level.written[$0.index] != nil } ?? true
    }

    private mutating func hide(_ homes: Homes, below level: Level) {
        for (field, group) in homes.groups {
            guard let value = level.written[field].map({ Int(tree.nodes[$0].next) }) else {
                // What must be there is missing for itself, and a list may be absent in any case.
                let face = level.face.fields[field]
                if case .record = face.shape, face.need != .required, let key = group.homes.fields.values.min() {
                    hide(field, of: level.mapping, at: key)
                }
                continue
            }
            let mappings = tree.nodes[value].kind == .sequence ? Array(tree.children(of: value)) : [value]
            for mapping in mappings where tree.nodes[mapping].kind == .mapping {
                let inner = Level(mapping, group.face, reader)
                for (index, key) in group.homes.fields where isMissing(index, in: inner) { hide(index, of: mapping, at: key) }
                hide(group.homes, below: inner)
            }
        }
    }

    /// Reports a key at a wrong depth, once; false where its depth is not wrong.
    private mutating func report(_ code: Code, _ key: NodeID, meant mapping: NodeID, isLeft: Bool) -> Bool {
        let (found, meant) = (Displacement.column(of: key, in: tree), Displacement.column(of: mapping, in: tree))
        if reader.isNotUnderstood(key) { return true }
        guard isLeft ? found < meant : found > meant else { return false }
        findings.append(Displacement.depth(code, of: key, meant: mapping, in: tree))
        return true
    }

    // MARK: Lists

    /// A list in which lines were passed over.
    private func isCut(_ node: NodeID) -> Bool {
        tree.nodes[node].kind == .sequence && tree.nodes[node].style == .block && tree.nodes[node].flags.contains(.incomplete)
    }

    /// Entries of a mapping that were passed over among those of a list in it have been reported.
    private mutating func hideLines(in list: NodeID, until next: NodeID?, of level: Level) {
        let limit = next.map { tree.nodes[$0].range.start } ?? end
        let start = tree.nodes[list].range.start + 1
        for problem in reader.problems(in: start..<max(start, limit)) {
            let line = tree.source.bytes[problem.location.range.offsets.clamped(to: 0..<tree.source.bytes.count)]
            let name = String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
            guard name.utf8.count < line.count, let index = level.face.names.find(name)?.index, isMissing(index, in: level) else {
                continue
            }
            hide(index, of: level.mapping, at: list)
        }
    }

    private mutating func visit(list: NodeID, _ face: RecordFace, _ above: [Level]) {
        let elements = Array(tree.children(of: list))
        if let level = above.last, tree.nodes[list].style == .block {
            takeElements(elements, of: list, face, level)
        }
        for (element, next) in zip(elements, elements.dropFirst()) where isDoubled(element, next) {
            explained.insert(element)
            findings.append(Displacement.doubledLine(element, next, in: tree))
        }
        if tree.nodes[list].style == .block { joinDivided(elements, face) }
        for element in elements where !explained.contains(element) && tree.nodes[element].kind == .mapping {
            visit(element, face, above)
        }
    }

    /// Entries of a list at the column of the keys around it that are one of these keys behind a dash. `face`: what its entries have.
    ///
    ///     return_urls:
    ///     - https://…
    ///     - ipn_endpoint: …
    private mutating func takeKeys(from list: NodeID, _ face: RecordFace?, _ level: Level) {
        guard tree.nodes[list].style == .block else { return }
        for element in tree.children(of: list) where tree.nodes[element].kind == .mapping && tree.nodes[element].style == .block {
            let entries = Array(tree.entries(of: element).prefix(2))
            guard let first = entries.first, entries.count == 1 || tree.nodes[first.value].kind == .empty,
                let index = missing(first.key, in: level),
                face.map({ reader.find(first.key, in: $0.names) == nil }) ?? true,
                let column = Displacement.dashColumn(before: first.key, in: tree),
                column == Displacement.column(of: level.mapping, in: tree)
            else { continue }
            hide(index, of: level.mapping, at: first.key)
            explained.insert(element)
            findings.append(Displacement.surplusDash(before: first.key, at: column, in: tree))
        }
    }

    /// Whether an entry is nothing but the first line of the one below it, once more.
    private func isDoubled(_ element: NodeID, _ next: NodeID) -> Bool {
        let (entries, others) = (Array(tree.entries(of: element)), Array(tree.entries(of: next).prefix(2)))
        guard entries.count == 1, others.count == 2, reader.reads(entries[0].key, "id"), reader.reads(others[0].key, "id") else {
            return false
        }
        return tree.nodes[entries[0].value].kind == .scalar && tree.text(of: entries[0].value) == tree.text(of: others[0].value)
    }

    /// The last entries of a list that belong to another one, which the mapping around it lacks.
    private mutating func takeElements(_ elements: [NodeID], of list: NodeID, _ face: RecordFace, _ level: Level) {
        for (index, field) in level.face.fields.enumerated() where isMissing(index, in: level) {
            guard case .list(.record(let other), _) = field.shape else { continue }
            let (start, heading) = headed(field, in: elements, of: list) ?? (nil, nil)
            guard let first = start ?? firstStranger(in: elements, of: face, meant: other) else { continue }
            explained.formUnion(elements[first...])
            // By the other table they have other fields than those that keys above were found to be meant for.
            hidden = hidden.filter { $0.key < elements[first] || $0.key >= Int(tree.nodes[list].next) }
            hide(index, of: level.mapping, at: heading ?? elements[first])
            moved[level.mapping, default: [:]][index] = MovedElements(list: list, elements: Set(elements[first...]))
            if let heading {
                explained.insert(heading)
                findings.append(Displacement.depth(of: heading, meant: level.mapping, in: tree))
            } else if start == nil {
                // At the column of the key that is missing, they stand left of the entries above.
                let start = tree.nodes[elements[first]].range.start
                let column = UInt32(clamping: Displacement.column(of: elements[first], in: tree))
                supersede(.badIndentation, (start - min(column, start))..<start)
                // Which of the two lists an entry with nothing but `use` belongs to, only the definitions tell.
                let isFirst = first == 0 || !hasOnlyUse(elements[first - 1], other)
                findings.append(
                    Displacement.missingLine(
                        [field], above: elements[first], of: level.mapping, nil, in: tree, isFirst: isFirst))
            }
            return
        }
    }

    /// The first entry below a line with a field's name inside a list, and the key if the line was read as one; a line that was read as
    /// nothing has been reported.
    private func headed(_ field: FieldFace, in elements: [NodeID], of list: NodeID) -> (start: Int, key: NodeID?)? {
        for (index, element) in elements.enumerated().dropFirst() {
            let entries = Array(tree.entries(of: elements[index - 1]))
            if let last = entries.last, tree.nodes[last.value].kind == .empty, names(field, tree.nodes[last.key].range) {
                return (index, last.key)
            }
            let gap = tree.nodes[elements[index - 1]].range.start..<tree.nodes[element].range.start
            let isPassed = tree.nodes[list].flags.contains(.incomplete)
            if isPassed,
                reader.problems(in: gap).contains(where: { names(field, restOfLine($0.location.range)) })
            {
                return (index, nil)
            }
        }
        return nil
    }

    /// From the start of what was reported, which may be no more than a character, to the end of its line.
    private func restOfLine(_ range: ByteRange) -> ByteRange {
        let start = range.offsets.lowerBound
        let line = tree.source.bytes.dropFirst(start).prefix(200).prefix { $0 != 0x0A && $0 != 0x0D }
        return ByteRange(start..<(line.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? start))
    }

    private func names(_ field: FieldFace, _ range: ByteRange) -> Bool {
        var text = tree.source.bytes[range.offsets.clamped(to: 0..<tree.source.bytes.count)]
        if text.last == UInt8(ascii: ":") { text.removeLast() }
        let name = String(decoding: text, as: UTF8.self)
        return name == field.name.key || name == field.name.label
    }

    /// Where the last elements of a list begin that are better ones of another list: nil unless the better table leaves nothing to be
    /// wished in one of them, or clearly less.
    private func firstStranger(in elements: [NodeID], of face: RecordFace, meant other: RecordFace) -> Int? {
        var first = elements.count
        var isCertain = false
        while first > 0, let there = mistakes(in: elements[first - 1], other), let here = mistakes(in: elements[first - 1], face),
            there < here
        {
            first -= 1
            isCertain = isCertain || there == 0 || here - there > 1
        }
        return isCertain ? first : nil
    }

    private func hasOnlyUse(_ element: NodeID, _ face: RecordFace) -> Bool {
        let entries = Array(tree.entries(of: element))
        return entries.count == 1 && entries.allSatisfy { reader.reads($0.key, "use") } && face.names.find("use") != nil
    }

    /// How many keys of a mapping a table does not know, or it lacks; nil for what is no mapping.
    private func mistakes(in mapping: NodeID, _ face: RecordFace) -> Int? {
        guard tree.nodes[mapping].kind == .mapping else { return nil }
        let level = Level(mapping, face, reader)
        let strangers = level.entries.count { level.isStranger($0.key, reader) }
        if let use = face.names.find("use"), level.written[use.index] != nil { return strangers }
        return strangers + face.fields.indices.count { face.fields[$0].need == .required && level.written[$0] == nil }
    }

    // MARK: Notes

    private func isMissing(_ index: Int, in level: Level) -> Bool {
        level.written[index] == nil && hidden[level.mapping]?[index] == nil
    }

    /// The field of a key that a mapping has not.
    private func missing(_ key: NodeID, in level: Level) -> Int? {
        guard let index = reader.find(key, in: level.face.names)?.index, isMissing(index, in: level) else { return nil }
        return index
    }

    private mutating func hide(_ index: Int, of mapping: NodeID, at node: NodeID) { hidden[mapping, default: [:]][index] = node }

    private mutating func explain(_ key: NodeID) {
        explained.insert(key)
        let range = tree.nodes[key].range
        supersede(.duplicateKey, range.start..<range.end)
    }

    private mutating func supersede(_ code: Code, _ range: Range<UInt32>) {
        for problem in reader.problems(in: range) where problem.code == code {
            superseded.insert(problem.location.range.start)
        }
    }
}
