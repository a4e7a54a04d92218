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
    private let use: UInt64
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

    /// The mapping as a typed value. What is wrong is reported and poisoned.
    func read(_ mapping: NodeID, _ reader: inout Reader) -> Model {
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
                        reader.reportDuplicate(entry.key, of: first, field.face.name)
                        let value = Int(reader.tree.nodes[first].next)
                        switch field.face.shape {
                        // One of two mappings may be another one under a wrong name: `live:` over the keys of the test environment.
                        case .record: model.origin.isIncomplete = true
                        // The stale one of two values is not judged.
                        case _ where reader.areDifferentTexts(value, entry.value):
                            reader.withdraw(since: before, in: reader.tree.location(of: value))
                        default: return
                        }
                        field.poison(&model, reader.place(key: first, value: value, model.origin.spelling))
                    }
                    return
                }
                seen |= 1 << UInt64(name.index)
                let slot = Slot(entry, of: field.face, name.spelling)
                last = (name.index, slot)
                if cut?.isCut == false { cut = nil }
                if reader.isMissing(entry.value) {
                    // What was not understood has been reported, and so has a key that is written again with its value.
                    if !reader.isNotUnderstood(entry.value), !isRepeated(entry.key, name.index, in: mapping, reader) {
                        let comment = reader.textAfterSign(entry, of: field.face, in: mapping)
                        reader.report(
                            MissingField.empty(
                                field.face, slot.spelling, at: reader.tree.location(of: entry.key), comment: comment))
                    }
                    field.poison(&model, reader.place(key: entry.key, value: entry.value, slot.spelling))
                } else {
                    field.read(&model, &reader, slot)
                }
            }
        }
        if let split, let problem = split.problem(in: reader.tree) {
            reader.report(problem)
            fields[split.field].poison(&model, reader.place(split.slot))
        }
        if let cut, let problem = cut.problem(in: reader.tree) {
            reader.report(problem)
            fields[cut.field].poison(&model, reader.place(cut.slot))
        }
        if reader.problems.count > before { reportExchanges(in: mapping, since: before, &model, &reader) }
        // That a key stands there again is reported by the text front end.
        if unknown.count > 1 { leaveOutRepeated(&unknown, reader) }
        let guesses = unknown.isEmpty ? [] : unknown.map { guess($0, reader) }
        let contested = unknown.count > 1 ? contested(guesses) : 0
        let written = seen
        for (entry, guess) in zip(unknown, guesses) {
            // What seems to be missing may be what could not be read.
            if reader.isNotUnderstood(entry.key) { model.origin.isIncomplete = true }
            let isAlone =
                unknown.count == 1 && seen & use == 0 && !model.origin.isIncomplete
                && reader.displaced?.hidden[mapping] == nil
            guard
                let meant = reportUnknown(
                    entry, guess ?? (isAlone ? allThatIsMissing(entry, seen, reader) : nil),
                    seen: written | seen & ~contested, contested, model.origin.spelling, &reader)
            else { continue }
            // One mistake, one finding: the misspelt field is not missing as well.
            seen |= 1 << UInt64(meant)
            fields[meant].poison(&model, reader.place(key: entry.key, value: entry.value, model.origin.spelling))
        }
        for (index, node) in reader.displaced?.hidden[mapping] ?? [:] {
            model.origin.isIncomplete = true
            readMoved(index, at: node, of: mapping, &model, &reader)
            fields[index].poison(&model, reader.place(key: node, value: node, model.origin.spelling))
        }
        for entry in reader.displaced?.divided[mapping] ?? [] { seen |= readDivided(entry, of: &model, &reader) }
        reportMissing(&model, mapping, seen: seen, &reader)
        if use != 0, reader.problems.count > before, seen & use == 0 {
            model.meantUse = meantUse(mapping, since: before, &reader)
        }
        finish(&model, &reader)
        return model
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

    private func leaveOutRepeated(_ unknown: inout [(key: NodeID, value: NodeID)], _ reader: Reader) {
        var names: Set<[UInt8]> = []
        unknown.removeAll { entry in
            reader.tree.nodes[entry.key].kind == .scalar && !reader.isNotUnderstood(entry.key)
                && !names.insert(Array(reader.tree.text(of: entry.key).utf8)).inserted
        }
    }

    /// The fields that more than one unknown key may have been meant as: which of them it is, nobody can say for certain.
    private func contested(_ guesses: [UnknownKey.Guess?]) -> UInt64 {
        var once: UInt64 = 0
        var again: UInt64 = 0
        for guess in guesses {
            guard let guess else { continue }
            again |= once & 1 << UInt64(guess.index)
            once |= 1 << UInt64(guess.index)
        }
        return again
    }

    /// Reports a key that is in no table; the index of the field that was probably meant and is not there.
    private func reportUnknown(
        _ entry: (key: NodeID, value: NodeID), _ guess: UnknownKey.Guess?, seen: UInt64, _ contested: UInt64,
        _ spelling: Spelling,
        _ reader: inout Reader
    ) -> Int? {
        let (key, value) = entry
        // What the text front end could not read as a key has been reported there.
        guard reader.tree.nodes[key].kind == .scalar, !reader.isNotUnderstood(key) else { return nil }
        let text = reader.tree.text(of: key)
        if LegacyCredentials.keys.findLoosely(text) != nil {
            reader.report(LegacyCredentials.diagnostic(text, at: reader.tree.location(of: key)))
            return nil
        }
        if let index = cutName(text, value, reader), seen & (1 << UInt64(index)) == 0 {
            reader.report(UnknownKey.cutName(text, face.fields[index], of: key, value, in: reader.tree))
            return index
        }
        if let cut = cutLine(text, value, reader), seen & (1 << UInt64(cut.index)) == 0 {
            reader.supersedeProblem(at: cut.colon)
            reader.report(UnknownKey.cutLine(text, face.fields[cut.index], of: key, cut.value, in: reader.tree))
            return cut.index
        }
        if let (index, name) = nameWithoutColon(key, value, reader), seen & (1 << UInt64(index)) == 0 {
            reader.report(UnknownKey.withoutColon(key, name, in: reader.tree))
            return index
        }
        var guess = guess
        if let index = guess?.index, contested & (1 << UInt64(index)) != 0 { guess?.isCertain = false }
        let isFree = guess.map { seen & (1 << UInt64($0.index)) == 0 } ?? false
        reader.report(
            UnknownKey.diagnostic(
                text, guess: isFree ? guess : nil, in: face, spelling: spelling,
                homes: reader.homes(of: text), at: reader.tree.location(of: key),
                canFix: reader.tree.nodes[key].style == .plain))
        reader.tellOfInvisible(in: key, since: reader.problems.count - 1)
        return isFree ? guess?.index : nil
    }

    /// The field whose name a key and its value are together: `配信後に実行するコマンド: 配信解除`.
    private func cutName(_ text: String, _ value: NodeID, _ reader: Reader) -> Int? {
        let node = reader.tree.nodes[value]
        guard node.kind == .scalar, node.range.end - node.range.start <= 200 else { return nil }
        return face.names.find(text + ":" + reader.tree.text(of: value))?.index
    }

    /// The field whose name a key and the beginning of its line are together, with the colon behind it and the value, as far as they
    /// were not understood: `配信後に実行するコマンド: 配信解除: true`.
    private func cutLine(_ text: String, _ value: NodeID, _ reader: Reader) -> (index: Int, colon: Int, value: Range<Int>)? {
        guard reader.isNotUnderstood(value) else { return nil }
        let bytes = reader.tree.source.bytes[Int(reader.tree.nodes[value].range.start)...]
        let line = bytes[..<(bytes.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex)]
        guard let colon = line.prefix(200).indices.first(where: { line[$0...].starts(with: ": ".utf8) }),
            let index = face.names.find(text + ":" + String(decoding: line[..<colon], as: UTF8.self))?.index,
            let first = line[(colon + 1)...].firstIndex(where: { $0 != 0x20 })
        else { return nil }
        return (index, colon, first..<line.endIndex)
    }

    /// The field whose name a key without a value begins with, and where that name stands: `{tax_rate 10%}`, `{tax_rate=10%}`.
    private func nameWithoutColon(_ key: NodeID, _ value: NodeID, _ reader: Reader) -> (index: Int, name: Range<Int>)? {
        let node = reader.tree.nodes[key]
        let range = node.range.offsets.prefix(200)
        guard node.style == .plain, reader.tree.nodes[value].range.isEmpty,
            let end = range.first(where: { UnknownKey.gapEnd($0, in: range, of: reader.tree) > $0 }),
            UnknownKey.gapEnd(end, in: range, of: reader.tree) < range.upperBound
        else { return nil }
        let name = range.lowerBound..<end
        let text = String(decoding: reader.tree.source.bytes[name], as: UTF8.self)
        return face.names.find(text).map { ($0.index, name) }
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
