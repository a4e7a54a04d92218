import SourceText
import Syntax

/// A table of fields, and the reading of a mapping by it.
package struct Record<Model>: Sendable {
    package let fields: [Field<Model>]
    package let face: RecordFace
    /// The fields again: taking one out of `fields` counts a reference for each value that is read, and two processors that read by one
    /// table wait for each other at it. With the names of fields (`Slot`) and the functions of rules, which were counted alike, this took
    /// a seventh off a check on two processors.
    private let quick: [Unmanaged<Field<Model>>]
    /// The fields that must be there, as bits: looking through the fields themselves would count references too.
    private let required: UInt64
    /// The bit of `use`, in an entry that may get from a definition what it does not write.
    let use: UInt64
    /// Checks that need several fields of the mapping.
    let finish: @Sendable (inout Model, inout Reader) -> Void

    /// At most 64 fields: those that were seen are kept as bits.
    init(
        _ fields: [Field<Model>], mayUseDefinition: Bool = false,
        conditions: [RecordFace.Condition] = [],
        finish: @escaping @Sendable (inout Model, inout Reader) -> Void = { _, _ in }
    ) {
        self.fields = fields
        quick = fields.map(Unmanaged.passUnretained)
        face = RecordFace(fields.map(\.face), conditions: conditions)
        func bits(_ isMeant: (Field<Model>) -> Bool) -> UInt64 {
            fields.indices.reduce(0) { $0 | (isMeant(fields[$1]) ? 1 << UInt64($1) : 0) }
        }
        required = bits { $0.face.need == .required }
        use = mayUseDefinition ? bits { $0.face.name.key == "use" } : 0
        self.finish = finish
    }

}

extension Record where Model: RecordModel {
    /// The entry's own fields over those of the definition that `use:` names; so too in the mappings among them.
    package func merge(_ entry: Model, over definition: Model) -> Model {
        var merged = entry
        var definition = definition
        for field in fields { field.inherit(&merged, &definition) }
        merged.origin.isIncomplete = entry.origin.isIncomplete || definition.origin.isIncomplete
        return merged
    }

    /// The mapping as a typed value. What is wrong is reported and poisoned. `given`: the fields that are not missing though they are
    /// not written.
    func read(_ mapping: NodeID, given: UInt64 = 0, _ reader: inout Reader) -> Model {
        var model = Model(origin: reader.origin(of: mapping))
        let before = reader.problems.count
        var seen: UInt64 = 0
        var isSpellingKnown = false
        var unknown: [(key: NodeID, value: NodeID)] = []
        var last: (field: Int, slot: Slot)?
        var split: SplitAmount?
        var cut: CutText?
        // Only a mapping with a duplicate pays for them, and once.
        var firstKeys: [Int: NodeID]?
        var unjudged: UInt64 = 0
        var repetitions: [Repetition] = []
        for entry in reader.tree.entries(of: mapping) where !reader.isDisplaced(entry.key) {
            guard let name = reader.find(entry.key, in: face.names) else {
                if split == nil, let last, fields[last.field].face.shape.isAmount {
                    split = SplitAmount(field: last.field, slot: last.slot, in: reader.tree)
                }
                if split?.take(entry, in: reader.tree) == true { continue }
                if cut == nil, let last {
                    cut = CutText(field: last.field, face.fields[last.field], last.slot, in: mapping, reader.tree)
                }
                if cut?.take(entry, face, reader.tree) != true { unknown.append(entry) }
                continue
            }
            quick[name.index]._withUnsafeGuaranteedRef { field in
                if !isSpellingKnown, field.face.name.label != nil {
                    model.origin.spelling = name.spelling
                    isSpellingKnown = true
                }
                if seen & (1 << UInt64(name.index)) != 0 {
                    let firsts = firstKeys ?? reader.firstKeys(of: mapping, in: face.names)
                    firstKeys = firsts
                    if let first = firsts[name.index] {
                        let isFirst = unjudged & (1 << UInt64(name.index)) == 0
                        unjudged |= 1 << UInt64(name.index)
                        let repetition = Repetition(
                            index: name.index, first: (first, Int(reader.tree.nodes[first].next)), again: entry)
                        repetitions.append(repetition)
                        reportDuplicate(repetition, since: isFirst ? before : nil, &model, &reader)
                    }
                    return
                }
                seen |= 1 << UInt64(name.index)
                let slot = Slot(entry, of: field.face, name.spelling)
                last = (name.index, slot)
                if cut?.isCut == false { cut = nil }
                if reader.isMissing(entry.value) {
                    reportEmpty(entry, name.index, slot, in: mapping, &reader)
                    field.poison(&model, reader.place(key: entry.key, value: entry.value, slot.spelling))
                } else {
                    field.read(&model, &reader, slot)
                }
            }
        }
        if seen == 0, unknown.count == 1, let wrapped = readWrapped(unknown[0], in: mapping, &reader) { return wrapped }
        if split != nil || cut != nil { reportLost(split, cut, &model, &reader) }
        if reader.problems.count > before { reportExchanges(in: mapping, since: before, &model, &reader) }
        let written = seen
        let known = reader.problems.count
        if !unknown.isEmpty { seen |= readUnknown(unknown, of: mapping, seen, &model, &reader) }
        if let displaced = reader.displaced { seen |= readDisplaced(displaced, of: mapping, &model, &reader) }
        if repetitions.count == 1 { seen |= readRepetition(repetitions[0], seen, since: before, &model, &reader) }
        reportMissing(&model, mapping, seen: seen | given, &reader)
        if use != 0, reader.problems.count > before, written & use == 0 {
            model.meantUse = meantUse(
                mapping, unknown, taken: seen & ~written, since: written == 0 ? before : known,
                isLacking: required & ~seen != 0, &reader)
        }
        finish(&model, &reader)
        return consume model
    }

    private func reportEmpty(
        _ entry: (key: NodeID, value: NodeID), _ index: Int, _ slot: Slot, in mapping: NodeID, _ reader: inout Reader
    ) {
        // What was not understood has been reported, and so has a key that is written again with its value.
        if reader.isNotUnderstood(entry.value) || isRepeated(entry.key, index, in: mapping, reader) { return }
        let face = face.fields[index]
        let comment = reader.textAfterSign(entry, of: face, in: mapping)
        reader.report(MissingField.empty(face, slot.spelling, at: reader.tree.location(of: entry.key), comment: comment))
    }

    /// Reports what lines that are no fields were meant to belong to.
    private func reportLost(_ split: SplitAmount?, _ cut: CutText?, _ model: inout Model, _ reader: inout Reader) {
        if let split, let problem = split.problem(in: reader.tree) {
            reader.report(problem)
            fields[split.field].poison(&model, reader.place(split.slot))
        }
        if let cut, let problem = cut.problem(in: reader.tree) {
            reader.report(problem)
            fields[cut.field].poison(&model, reader.place(cut.slot))
        }
    }

    /// Reads what another place was meant to hold; the bits of the fields that are there.
    private func readDisplaced(
        _ displaced: Displaced, of mapping: NodeID, _ model: inout Model, _ reader: inout Reader
    ) -> UInt64 {
        for (index, node) in displaced.hidden[mapping] ?? [:] {
            model.origin.isIncomplete = true
            readMoved(index, at: node, of: mapping, &model, &reader)
            fields[index].poison(&model, reader.place(key: node, value: node, model.origin.spelling))
        }
        return (displaced.divided[mapping] ?? []).reduce(0) { $0 | readDivided($1, of: &model, &reader) }
    }

    /// Finds what is wrong in the elements of a field's list that stand in another one.
    private func readMoved(_ index: Int, at node: NodeID, of mapping: NodeID, _ model: inout Model, _ reader: inout Reader) {
        guard let moved = reader.displaced?.moved[mapping]?[index] else { return }
        let face = fields[index].face
        reader.moved = moved.elements
        fields[index].read(
            &model, &reader,
            Slot(key: node, node: moved.list, name: face.name, spelling: model.origin.spelling, missing: face.missing))
        reader.moved = nil
    }

    /// Reads a field that stands in another element of the list than the rest of its entry; the bit of the field.
    private func readDivided(_ entry: (key: NodeID, value: NodeID), of model: inout Model, _ reader: inout Reader) -> UInt64 {
        guard let name = reader.find(entry.key, in: face.names) else { return 0 }
        let face = fields[name.index].face
        let slot = Slot(entry, of: face, name.spelling)
        if !reader.isMissing(entry.value) {
            fields[name.index].read(&model, &reader, slot)
        } else {
            if !reader.isNotUnderstood(entry.value) {
                reader.report(MissingField.empty(face, slot.spelling, at: reader.tree.location(of: entry.key)))
            }
            fields[name.index].poison(&model, reader.place(slot))
        }
        return 1 << UInt64(name.index)
    }

    private func isRepeated(_ key: NodeID, _ index: Int, in mapping: NodeID, _ reader: Reader) -> Bool {
        reader.tree.entries(of: mapping).contains { $0.key > key && reader.find($0.key, in: face.names)?.index == index }
    }

    private func reportMissing(_ model: inout Model, _ mapping: NodeID, seen: UInt64, _ reader: inout Reader) {
        var absent = required & ~seen
        if absent == 0 || model.origin.isIncomplete || seen & use != 0 { return }
        while absent != 0 {
            let field = fields[absent.trailingZeroBitCount]
            absent &= absent - 1
            // An open bracket may have taken it for its own.
            if reader.tree.entries(of: mapping).contains(where: { reader.isUnclear($0.value) }) {
                model.origin.isIncomplete = true
                return
            }
            reader.report(MissingField.absent(field.face, in: model.origin))
            field.poison(
                &model,
                Place(
                    file: model.origin.file, key: model.origin.head, value: model.origin.head, spelling: model.origin.spelling))
        }
    }
}
