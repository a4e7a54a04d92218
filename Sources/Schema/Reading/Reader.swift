import SourceText
import Syntax

/// Reads one document of a tree by the tables, and gathers what is wrong in it.
struct Reader {
    let tree: SyntaxTree
    /// The table of the document being read; says where a misplaced key belongs.
    var root: RecordFace?
    /// What belongs elsewhere, when the document is read again because of it.
    var displaced: Displaced?
    /// The elements of the next list to be read that are meant for it, where it stands among those of another.
    var moved: Set<NodeID>?
    /// Where problems of the text begin that a finding tells better.
    var superseded: Set<UInt32> = []
    private(set) var problems: [Diagnostic] = []
    /// Some were taken back, to be told when all documents are known.
    private(set) var hasTakenProblems = false
    /// Identifiers found in the field of another, until the whole environment has been read.
    var misplaced: [MisplacedIdentifier] = []

    init(_ tree: SyntaxTree) { self.tree = tree }

    mutating func report(_ problem: Diagnostic) { problems.append(problem) }

    func hasUnknownKey(at location: Location) -> Bool { problems.contains { $0.code == .unknownKey && $0.location == location } }

    /// Takes back that a field has too little of a value, or none, and what is missing inside of it.
    mutating func withdrawMissing<Value>(of setting: Setting<Value>) {
        guard let place = setting.place else { return }
        func isMissing(_ problem: Diagnostic) -> Bool { [.missingField, .missingPrice, .missingTaxRate].contains(problem.code) }
        if problems.contains(where: { place.value.contains($0.location.range) }) {
            problems.removeAll { isMissing($0) && place.value.contains($0.location.range) }
        } else if setting.isPoisoned,
            // What the mapping around it lacks is told at the same key, where that is the first, but later.
            let own = problems.firstIndex(where: { isMissing($0) && $0.location == place.keyLocation })
        {
            problems.remove(at: own)
        }
    }

    /// Takes back what was said of some places after so many problems.
    mutating func withdraw(since start: Int, where isOfThem: (Location) -> Bool) {
        let later = problems[start...].filter { !isOfThem($0.location) }
        problems.replaceSubrange(start..., with: later)
    }

    /// Takes back what was said after so many problems, for somebody to say it later.
    mutating func takeProblems(since start: Int) -> [Diagnostic] {
        hasTakenProblems = true
        defer { problems.removeSubrange(start...) }
        return Array(problems[start...])
    }

    /// The field that a key names.
    func find(_ key: NodeID, in names: NameIndex) -> NameIndex.Match? {
        guard tree.nodes[key].kind == .scalar else { return nil }
        if let content = verbatimContent(of: key), let entry = names.find(content, in: tree.source.bytes) { return entry }
        return names.find(tree.text(of: key))
    }

    /// The first key of each field in a mapping, by the field's position.
    func firstKeys(of mapping: NodeID, in names: NameIndex) -> [Int: NodeID] {
        var keys: [Int: NodeID] = [:]
        for entry in tree.entries(of: mapping) {
            if let name = find(entry.key, in: names), keys[name.index] == nil { keys[name.index] = entry.key }
        }
        return keys
    }

    /// Whether the text of a scalar is a word.
    func reads(_ node: NodeID, _ word: StaticString) -> Bool {
        guard let content = verbatimContent(of: node) else { return tree.text(of: node) == "\(word)" }
        return content.count == word.utf8CodeUnitCount
            && tree.source.bytes.withUnsafeBufferPointer { $0.starts(content.lowerBound, with: word) }
    }

    /// The number that a scalar says in up to nine plain digits, and a sign behind them where one belongs: nearly all do, and are read
    /// without making a text of them. Nil for all others, wrong ones too.
    func plainNumber(_ node: NodeID, before sign: UInt8? = nil) -> Int? {
        guard tree.nodes[node].kind == .scalar, var digits = verbatimContent(of: node), !holdsSecret(node) else { return nil }
        let bytes = tree.source.bytes
        if let sign {
            guard let last = digits.last, bytes[last] == sign else { return nil }
            digits = digits.dropLast()
        }
        guard let first = digits.first, digits.count == 1 || digits.count <= 9 && bytes[first] != UInt8(ascii: "0") else {
            return nil
        }
        var number = 0
        for index in digits {
            guard isDigit(bytes[index]) else { return nil }
            number = number &* 10 &+ Int(bytes[index] &- 0x30)
        }
        return number
    }

    /// The bytes of a scalar's text where the text stands in the file as it is.
    private func verbatimContent(of node: NodeID) -> Range<Int>? {
        let scalar = tree.nodes[node]
        guard !scalar.flags.contains(.needsDecoding) else { return nil }
        let range = scalar.range.offsets
        switch scalar.style {
        case .plain: return range
        case .singleQuoted, .doubleQuoted: return range.count >= 2 ? range.lowerBound + 1..<range.upperBound - 1 : nil
        default: return nil
        }
    }

    /// Nothing, or only blanks, where a value should be.
    func isMissing(_ node: NodeID) -> Bool {
        switch tree.nodes[node].kind {
        case .empty: true
        case .scalar: tree.nodes[node].style != .plain && tree.isBlank(node)
        default: false
        }
    }

    /// A scalar, or a value that is not there, whose text was wrong and has been reported.
    func isNotUnderstood(_ node: NodeID) -> Bool {
        let node = tree.nodes[node]
        return node.flags.contains(.incomplete) && (node.kind == .scalar || node.kind == .empty)
    }

    /// A key, or an element of a list, that belongs elsewhere, which is reported as a whole.
    func isDisplaced(_ node: NodeID) -> Bool { displaced?.explained.contains(node) ?? false }

    /// A collection in brackets whose structure is in doubt, which has been reported: what seems to stand in it may be meant otherwise.
    func isUnclear(_ node: NodeID) -> Bool {
        let node = tree.nodes[node]
        return node.style == .flow && node.flags.contains(.incomplete)
    }

    /// Where a list belongs its entries are right, not the keys above them: `use: a` that lost its dash, with `- use: b` below it.
    mutating func supersedeEntries(of mapping: NodeID) {
        let node = tree.nodes[mapping]
        guard node.kind == .mapping, node.flags.contains(.incomplete) else { return }
        let bytes = tree.source.bytes
        let entry = problems(in: node.range.start..<UInt32.max).first { problem in
            let start = Int(problem.location.range.start)
            guard problem.location.range.start > node.range.start, start + 1 < bytes.count, bytes[start] == UInt8(ascii: "-"),
                bytes[start + 1] == 0x20
            else { return false }
            return start < node.range.end
                || bytes[Int(node.range.end)..<start].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
        }
        if let entry { superseded.insert(entry.location.range.start) }
    }

    /// Where one value belongs, a colon in it is no sign of a key that lacks a space: `- taro:suzuki@example.jp`.
    private mutating func supersedeMeantColons(in node: NodeID) {
        let range = tree.nodes[node].range
        for problem in problems(in: range.start..<range.end) where problem.code == .missingSpace {
            superseded.insert(problem.location.range.start)
        }
    }

    func place(key: NodeID, value: NodeID, _ spelling: Spelling) -> Place {
        Place(file: tree.file, key: tree.nodes[key].range, value: tree.nodes[value].range, spelling: spelling)
    }

    @inline(never) func place(_ slot: Slot) -> Place { place(key: slot.key, value: slot.node, slot.spelling) }

    func location(_ slot: Slot) -> Location { tree.location(of: slot.node) }

    /// Where a mapping was written, in the spelling that holds as long as no key tells another.
    func origin(of mapping: NodeID) -> Origin {
        let node = tree.nodes[mapping]
        let first = mapping + 1
        return Origin(
            file: tree.file, range: node.range, head: first < Int(node.next) ? tree.nodes[first].range : node.range,
            spelling: inheritedSpelling, isIncomplete: node.flags.contains(.incomplete))
    }

    /// The spelling of a mapping none of whose keys has two: that of the document's `kind`, or English.
    var inheritedSpelling: Spelling = .english

    /// Reads a value into a setting: present, or poisoned when it was wrong.
    mutating func setting<Value>(_ type: ValueType<Value>, _ slot: Slot) -> Setting<Value> {
        var value: Value?
        let isRead = take(slot) {
            value = type.read(&$0, $1)
            return value != nil
        }
        guard isRead, let value else { return .poisoned(place(slot)) }
        return .present(value, place(slot))
    }

    /// Whether there is a value that `read` finds right, and that counts.
    mutating func take(_ slot: Slot, _ read: (inout Reader, Slot) -> Bool) -> Bool {
        let known = problems.count
        // With the other side of a conflict it may be another value.
        if isReadable(slot.node), read(&self, slot) { return !isUndecided(slot.node) }
        if problems.count > known { tellMore(of: slot, since: known, read) }
        return false
    }

    func isUndecided(_ node: NodeID) -> Bool { tree.nodes[node].kind == .scalar && tree.isUndecided(node) }

    /// Whether it can be told what a node says, and nothing was reported of it.
    func isReadable(_ node: NodeID) -> Bool {
        // As nearly all are.
        if !tree.nodes[node].flags.contains(.incomplete) { return true }
        return !isNotUnderstood(node) && !isUnclear(node)
    }

    /// Adds to what was said of a value why it may be as it is.
    @inline(never) mutating func tellMore(of slot: Slot, since known: Int, _ read: (inout Reader, Slot) -> Bool) {
        if !holdsSecret(slot.node), let comment = CommentSign(in: slot, tree, isRight: read) {
            for index in known..<problems.count where problems[index].location == location(slot) {
                comment.tell(in: &problems[index])
            }
        }
        tellOfInvisible(in: slot.node, since: known)
    }

    /// An invisible character between quotes is told with what is wrong about the text that holds it; the text front end reports the first.
    @inline(never) mutating func tellOfInvisible(in node: NodeID, since known: Int) {
        guard tree.nodes[node].kind == .scalar else { return }
        let range = tree.nodes[node].range
        let hidden = problems(in: range.start..<range.end).first {
            $0.code == .invisibleCharacter && $0.severity == .warning && range.contains($0.location.range)
        }
        guard let hidden, let name = hidden.label,
            let index = problems.indices[known...].last(where: { range.contains(problems[$0].location.range) })
        else { return }
        superseded.insert(hidden.location.range.start)
        let sentence = Bilingual(
            ja: "目に見えませんが、この中に\(name.ja)があります。", en: "Though it cannot be seen, there is \(name.en) in it.")
        problems[index].note = problems[index].note?.then(sentence) ?? sentence
        guard problems[index].fixes.isEmpty else { return }
        let bytes = tree.source.bytes
        let character = bytes[hidden.location.range.offsets]
        let places = range.offsets.filter { bytes[$0...].starts(with: character) }
        problems[index].fixes = [
            Fix(
                Bilingual(ja: "\(name.ja)を消す", en: "Remove \(name.en)"), safe: false,
                edits: places.map { Edit(Location(tree.file, ByteRange($0..<$0 + character.count)), "") })
        ]
    }

    /// The text of a scalar; a collection in its place is reported.
    mutating func scalar(_ slot: Slot, expecting noun: @autoclosure () -> Bilingual) -> String? {
        isScalar(slot, expecting: noun()) ? tree.text(of: slot.node) : nil
    }

    /// What the text front end said of the bytes of a range, of which there may be thousands in the text.
    func problems(in range: Range<UInt32>) -> ArraySlice<Diagnostic> {
        let rest = tree.problems[tree.problems.end { $0.location.range.start < range.lowerBound }...]
        return rest.prefix { $0.location.range.start < range.upperBound }
    }

    /// Takes back what the text front end said of an offset.
    mutating func supersedeProblem(at offset: Int) { superseded.insert(UInt32(clamping: offset)) }

    /// Whether a scalar stands there that may be read; a collection in its place is reported.
    mutating func isScalar(_ slot: Slot, expecting noun: @autoclosure () -> Bilingual) -> Bool {
        switch tree.nodes[slot.node].kind {
        case .scalar:
            // Key material is reported by `secret-in-config` alone, which looks at the bytes of every file.
            return !holdsSecret(slot.node)
        case .empty:
            report(MissingField.empty(slot, at: location(slot)))
            return false
        default:
            // What was wrong inside has been reported.
            if tree.nodes[slot.node].flags.contains(.incomplete) { return false }
            let kind = tree.nodes[slot.node].kind
            report(
                slot.isElement
                    ? WrongType.collectionInList(kind, slot, expecting: noun(), in: self)
                    : WrongType.collection(kind, slot, expecting: noun(), at: location(slot)))
            supersedeMeantColons(in: slot.node)
            return false
        }
    }

    func holdsSecret(_ node: NodeID) -> Bool {
        !tree.source.secrets.isEmpty && tree.source.holdsSecret(tree.nodes[node].range)
    }

    /// Whether another text can be written in place of a scalar: not of a block scalar, whose lines belong together, and not of several
    /// lines, of which one may have been moved there from a mail.
    func isReplaceable(_ slot: Slot) -> Bool {
        let node = tree.nodes[slot.node]
        return node.kind == .scalar && node.style != .literal && node.style != .folded
            && !tree.source.bytes[node.range.offsets].contains(where: isLineBreak)
    }

    /// A fix that writes another text in place of a scalar.
    func fix(_ slot: Slot, _ text: String, safe: Bool) -> [Fix] {
        isReplaceable(slot) ? [replacingFix(with: text, at: location(slot), safe: safe)] : []
    }
}

func replacingFix(with text: String, at location: Location, safe: Bool = true) -> Fix {
    Fix(replacing: location, with: text, written: ScalarStyle.lightest(text), safe: safe)
}
