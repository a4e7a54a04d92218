import SourceText
import Syntax

/// A table of fields, and the reading of a mapping by it, whatever the model is.
///
/// Read without its type, through a pointer: a reading of its own for each model was five times three kilobytes of instructions that
/// each file went through, of which the nearest cache of a processor holds 32 (`fetches` of `.ci/checks/instructions`).
final class AnyRecord: Sendable {
    let fields: [AnyField]
    let face: RecordFace
    /// The fields again: taking one out of `fields` counts a reference for each value that is read, and two processors that read by one
    /// table wait for each other at it. With the names of fields (`Slot`) and the functions of rules, which were counted alike, this took
    /// a seventh off a check on two processors.
    private let quick: [Unmanaged<AnyField>]
    /// The fields that must be there, as bits: looking through the fields themselves would count references too.
    private let required: UInt64
    /// The bit of `use`, in an entry that may get from a definition what it does not write.
    let use: UInt64
    private let finish: (@Sendable (inout Draft, inout Reader) -> Void)?

    /// At most 64 fields: those that were seen are kept as bits.
    init(
        _ fields: [AnyField], mayUseDefinition: Bool, conditions: [RecordFace.Condition],
        finish: (@Sendable (inout Draft, inout Reader) -> Void)?
    ) {
        self.fields = fields
        quick = fields.map(Unmanaged.passUnretained)
        face = RecordFace(fields.map(\.face), conditions: conditions)
        func bits(_ isMeant: (AnyField) -> Bool) -> UInt64 {
            fields.indices.reduce(0) { $0 | (isMeant(fields[$1]) ? 1 << UInt64($1) : 0) }
        }
        required = bits { $0.face.need == .required }
        use = mayUseDefinition ? bits { $0.face.name.key == "use" } : 0
        self.finish = finish
    }

    /// Reads the fields of a mapping into the model of the draft. What is wrong is reported and poisoned. `given`: the fields that are
    /// not missing though they are not written.
    func read(_ mapping: NodeID, given: UInt64 = 0, _ draft: inout Draft, _ reader: inout Reader) {
        let before = reader.problems.count
        var seen: UInt64 = 0
        var isSpellingKnown = false
        var last: (field: Int, slot: Slot)?
        var oddities: Oddities?
        for entry in reader.tree.entries(of: mapping) where !reader.isDisplaced(entry.key) {
            guard let name = reader.find(entry.key, in: face.names) else {
                takeUnknown(entry, behind: last, in: mapping, &oddities, reader)
                continue
            }
            let bit: UInt64 = 1 << UInt64(name.index)
            quick[name.index]._withUnsafeGuaranteedRef { field in
                if !isSpellingKnown, field.face.name.label != nil {
                    draft.origin.spelling = name.spelling
                    isSpellingKnown = true
                }
                if seen & bit != 0 {
                    return takeRepeated(entry, name.index, in: mapping, since: before, &oddities, &draft, &reader)
                }
                seen |= bit
                let slot = Slot(entry, of: field.face, name.spelling)
                last = (name.index, slot)
                if reader.isMissing(entry.value) {
                    takeEmpty(entry, name.index, slot, in: mapping, &oddities, &draft, &reader)
                } else {
                    field.take(slot, draft.model, &reader)
                }
            }
            oddities?.leaveText()
        }
        // Nearly always there is nothing else to do.
        let isWhole = oddities == nil && (required & ~(seen | given) == 0 || seen & use != 0)
        if !isWhole || reader.problems.count > before || reader.displaced != nil {
            let wrapped = complete(
                mapping, seen, given: given, since: before, oddities ?? Oddities(), &draft, &reader)
            if wrapped { return }
        }
        finish?(&draft, &reader)
    }

    /// What a mapping has beside one value for each of its fields.
    ///
    /// An object, as hardly any mapping has them: their place would be made for each.
    private final class Oddities {
        var unknown: [(key: NodeID, value: NodeID)] = []
        var split: SplitAmount?
        var cut: CutText?
        /// Only a mapping with a duplicate pays for them, and once.
        var firstKeys: [Int: NodeID]?
        /// The fields that stand there again, as bits.
        var repeated: UInt64 = 0
        var repetitions: [Repetition] = []
        /// The keys that were told as those of a group.
        var inGroups: Set<NodeID> = []

        /// A field behind a text ends it.
        func leaveText() { if cut?.isCut == false { cut = nil } }
    }

    /// Takes an entry that is no field; `last`: the one before it.
    @inline(never) private func takeUnknown(
        _ entry: (key: NodeID, value: NodeID), behind last: (field: Int, slot: Slot)?, in mapping: NodeID,
        _ oddities: inout Oddities?, _ reader: Reader
    ) {
        let odd = oddities ?? Oddities()
        oddities = odd
        if odd.inGroups.contains(entry.key) { return }
        if odd.split == nil, let last, face.fields[last.field].shape.isAmount {
            odd.split = SplitAmount(field: last.field, slot: last.slot, in: reader.tree)
        }
        if odd.split?.take(entry, in: reader.tree) == true { return }
        if odd.cut == nil, let last {
            odd.cut = CutText(field: last.field, face.fields[last.field], last.slot, in: mapping, reader.tree)
        }
        if odd.cut?.take(entry, face, reader.tree) != true { odd.unknown.append(entry) }
    }

    /// Takes a field that is there already; `start`: how many problems there were before the mapping.
    @inline(never) private func takeRepeated(
        _ entry: (key: NodeID, value: NodeID), _ index: Int, in mapping: NodeID, since start: Int,
        _ oddities: inout Oddities?, _ draft: inout Draft, _ reader: inout Reader
    ) {
        let odd = oddities ?? Oddities()
        oddities = odd
        let firsts = odd.firstKeys ?? reader.firstKeys(of: mapping, in: face.names)
        odd.firstKeys = firsts
        guard let first = firsts[index] else { return }
        let isFirst = odd.repeated & (1 << UInt64(index)) == 0
        odd.repeated |= 1 << UInt64(index)
        let repetition = Repetition(index: index, first: (first, Int(reader.tree.nodes[first].next)), again: entry)
        odd.repetitions.append(repetition)
        reportDuplicate(repetition, since: isFirst ? start : nil, &draft, &reader)
    }

    /// Takes a field without a value.
    @inline(never) private func takeEmpty(
        _ entry: (key: NodeID, value: NodeID), _ index: Int, _ slot: Slot, in mapping: NodeID, _ oddities: inout Oddities?,
        _ draft: inout Draft, _ reader: inout Reader
    ) {
        if let group = FlatGroup(below: entry.key, fields[index].face, in: mapping, of: face, reader),
            let problem = group.problem(slot.shownName, in: reader.tree)
        {
            reader.report(problem)
            let odd = oddities ?? Oddities()
            oddities = odd
            for entry in group.entries {
                odd.inGroups.insert(entry.key)
                // Of two such groups the keys seem to be there twice.
                reader.supersedeProblem(at: Int(reader.tree.nodes[entry.key].range.start))
            }
            if let next = group.continuation(in: reader.tree) { reader.supersedeProblem(at: next) }
        } else {
            reportEmpty(entry, index, slot, in: mapping, &reader)
        }
        fields[index].poison(draft.model, reader.place(slot))
    }

    /// Tells of what is odd about a mapping, and of what is missing; whether its fields were found one level below and are read.
    @inline(never) private func complete(
        _ mapping: NodeID, _ written: UInt64, given: UInt64, since before: Int, _ odd: Oddities, _ draft: inout Draft,
        _ reader: inout Reader
    ) -> Bool {
        var seen = written
        var unknown = odd.unknown
        if seen == 0, unknown.count == 1 {
            if readWrapped(unknown[0], in: mapping, &draft, &reader) { return true }
            if readNamedPrice(unknown[0], in: mapping, &draft, &reader) { return true }
        }
        if odd.split != nil || odd.cut != nil { reportLost(odd.split, odd.cut, &draft, &reader) }
        if reader.problems.count > before { reportExchanges(in: mapping, since: before, &draft, &reader) }
        let known = reader.problems.count
        if !unknown.isEmpty { seen |= readDotted(&unknown, of: mapping, seen, &draft, &reader) }
        if !unknown.isEmpty { seen |= readUnknown(unknown, of: mapping, seen, &draft, &reader) }
        if let displaced = reader.displaced { seen |= readDisplaced(displaced, of: mapping, &draft, &reader) }
        if odd.repetitions.count == 1 { seen |= readRepetition(odd.repetitions[0], seen, since: before, &draft, &reader) }
        reportMissing(&draft, mapping, seen: seen | given, &reader)
        if use != 0, reader.problems.count > before, written & use == 0 {
            draft.meantUse = meantUse(
                mapping, unknown, taken: seen & ~written, since: written == 0 ? before : known,
                isLacking: required & ~seen != 0, &reader)
        }
        return false
    }

    private func reportEmpty(
        _ entry: (key: NodeID, value: NodeID), _ index: Int, _ slot: Slot, in mapping: NodeID, _ reader: inout Reader
    ) {
        // What was not understood has been reported, and so has a key that is written again with its value.
        if reader.isNotUnderstood(entry.value) || isRepeated(entry.key, index, in: mapping, reader) { return }
        let face = face.fields[index]
        let comment = reader.textAfterSign(entry, of: face, in: mapping)
        reader.report(
            MissingField.empty(
                face, slot.spelling, at: reader.tree.location(of: entry.key), comment: comment,
                isAlone: reader.tree.children(of: mapping).count == 2))
    }

    /// Reports what lines that are no fields were meant to belong to.
    private func reportLost(_ split: SplitAmount?, _ cut: CutText?, _ draft: inout Draft, _ reader: inout Reader) {
        if let split, let problem = split.problem(in: reader.tree) {
            reader.report(problem)
            fields[split.field].poison(draft.model, reader.place(split.slot))
        }
        if let cut, let problem = cut.problem(in: reader.tree) {
            reader.report(problem)
            fields[cut.field].poison(draft.model, reader.place(cut.slot))
        }
    }

    /// Reads what another place was meant to hold; the bits of the fields that are there.
    private func readDisplaced(
        _ displaced: Displaced, of mapping: NodeID, _ draft: inout Draft, _ reader: inout Reader
    ) -> UInt64 {
        for (index, node) in displaced.hidden[mapping] ?? [:] {
            draft.origin.isIncomplete = true
            readMoved(index, at: node, of: mapping, &draft, &reader)
            fields[index].poison(draft.model, reader.place(key: node, value: node, draft.origin.spelling))
        }
        return (displaced.divided[mapping] ?? []).reduce(0) { $0 | readDivided($1, of: &draft, &reader) }
    }

    /// Finds what is wrong in the elements of a field's list that stand in another one.
    private func readMoved(_ index: Int, at node: NodeID, of mapping: NodeID, _ draft: inout Draft, _ reader: inout Reader) {
        guard let moved = reader.displaced?.moved[mapping]?[index] else { return }
        let face = fields[index].face
        reader.moved = moved.elements
        let slot = Slot(key: node, node: moved.list, name: face.name, spelling: draft.origin.spelling, missing: face.missing)
        fields[index].take(slot, draft.model, &reader)
        reader.moved = nil
    }

    /// Reads a field that stands in another element of the list than the rest of its entry; the bit of the field.
    private func readDivided(_ entry: (key: NodeID, value: NodeID), of draft: inout Draft, _ reader: inout Reader) -> UInt64 {
        guard let name = reader.find(entry.key, in: face.names) else { return 0 }
        let face = fields[name.index].face
        let slot = Slot(entry, of: face, name.spelling)
        if !reader.isMissing(entry.value) {
            fields[name.index].take(slot, draft.model, &reader)
        } else {
            if !reader.isNotUnderstood(entry.value) {
                reader.report(MissingField.empty(face, slot.spelling, at: reader.tree.location(of: entry.key)))
            }
            fields[name.index].poison(draft.model, reader.place(slot))
        }
        return 1 << UInt64(name.index)
    }

    private func isRepeated(_ key: NodeID, _ index: Int, in mapping: NodeID, _ reader: Reader) -> Bool {
        reader.tree.entries(of: mapping).contains { $0.key > key && reader.find($0.key, in: face.names)?.index == index }
    }

    private func reportMissing(_ draft: inout Draft, _ mapping: NodeID, seen: UInt64, _ reader: inout Reader) {
        var absent = required & ~seen
        if absent == 0 || draft.origin.isIncomplete || seen & use != 0 { return }
        while absent != 0 {
            let field = fields[absent.trailingZeroBitCount]
            absent &= absent - 1
            // An open bracket may have taken it for its own.
            if reader.tree.entries(of: mapping).contains(where: { reader.isUnclear($0.value) }) {
                draft.origin.isIncomplete = true
                return
            }
            if let lost = LostText(field.face, of: mapping, face, draft.origin.spelling, reader) {
                reader.report(lost)
            } else {
                reader.report(MissingField.absent(field.face, in: draft.origin))
            }
            field.poison(
                draft.model,
                Place(
                    file: draft.origin.file, key: draft.origin.head, value: draft.origin.head, spelling: draft.origin.spelling))
        }
    }
}
