import SourceText
import Syntax

/// A field that stands in its mapping again. Where a line was copied and only its value changed, one of the two is meant as another
/// field, which seems to be missing:
///
///     client_id: A1EXAMPLE23456                    ← merchant_id
///     client_id: amzn1.application-oa2-client.…
struct Repetition {
    typealias Entry = (key: NodeID, value: NodeID)

    /// The position of the field in its table.
    let index: Int
    let first: Entry
    let again: Entry
}

extension AnyRecord {
    /// `start`: how many problems there were before the mapping, where this is the first repetition of the field.
    func reportDuplicate(_ repetition: Repetition, since start: Int?, _ draft: inout Draft, _ reader: inout Reader) {
        let (first, again, field) = (repetition.first, repetition.again, fields[repetition.index])
        reader.reportDuplicate(again.key, of: first.key, field.face.name)
        switch field.face.shape {
        // One of two mappings may be another one under a wrong name: `live:` over the keys of the test environment.
        case .record where reader.tree.nodes[first.value].kind == reader.tree.nodes[again.value].kind:
            draft.origin.isIncomplete = true
        // The stale one of two values is not judged.
        case _ where reader.areDifferentTexts(first.value, again.value):
            let range = reader.tree.nodes[first.value].range
            if let start { reader.withdraw(since: start) { range.contains($0.range) } }
        default: return
        }
        field.poison(draft.model, reader.place(key: first.key, value: first.value, draft.origin.spelling))
    }

    /// Tells of the only repetition of a mapping together with the field that is missing because of it; the bit of that field.
    func readRepetition(
        _ repetition: Repetition, _ seen: UInt64, since start: Int, _ draft: inout Draft, _ reader: inout Reader
    ) -> UInt64 {
        if draft.origin.isIncomplete { return 0 }
        guard let meant = meant(repetition, seen, reader) else {
            // A text in the place of a mapping, which may be another one.
            if case .record = fields[repetition.index].face.shape { draft.origin.isIncomplete = true }
            return 0
        }
        let (first, again) = (repetition.first, repetition.again)
        // What is wrong within a mapping stays so under another key.
        let ranges = [first, again].map { entry in
            let isMapping = reader.tree.nodes[entry.value].kind == .mapping
            return ByteRange(
                reader.tree.nodes[entry.key].range.start, reader.tree.nodes[isMapping ? entry.key : entry.value].range.end)
        }
        reader.withdraw(since: start) { location in ranges.contains { $0.contains(location.range) } }
        reader.misplaced.removeAll { misplaced in ranges.contains { $0.contains(misplaced.location.range) } }
        reader.supersedeProblem(at: Int(ranges[1].start))
        reader.report(
            DuplicateKey.diagnostic(
                repetition, meant: fields[meant.index].face, isFirst: meant.isFirst, draft.origin.spelling, in: reader.tree))
        let isFirst = meant.isFirst == true
        for (index, entry) in [(repetition.index, isFirst ? again : first), (meant.index, isFirst ? first : again)] {
            fields[index].poison(draft.model, reader.place(key: entry.key, value: entry.value, draft.origin.spelling))
        }
        return 1 << UInt64(meant.index)
    }

    /// The field that one of the two is meant as, and whether it is the first, where their values tell: what must be there before what
    /// may be. Where they do not, the only one that must be there.
    private func meant(_ repetition: Repetition, _ seen: UInt64, _ reader: Reader) -> (index: Int, isFirst: Bool?)? {
        let missing = fields.indices.filter { (seen | use) & 1 << UInt64($0) == 0 }
        // With `use:` the definition may say it.
        let required = seen & use != 0 ? [] : missing.filter { fields[$0].face.need == .required }
        let needed = missing.filter { fields[$0].face.need != .required && fields[$0].face.need != .optional }
        let others = missing.filter { fields[$0].face.need == .optional && !fields[$0].face.shape.takesAnyText }
        let (first, again) = (repetition.first.value, repetition.again.value)
        lazy var isOwn = (first: fits(repetition.index, first, reader), again: fits(repetition.index, again, reader))
        for fields in [required, needed, others] {
            let meant = fields.compactMap { index -> (index: Int, isFirst: Bool?)? in
                let isFirst = isOwn.again && fits(index, first, reader)
                let isAgain = isOwn.first && fits(index, again, reader)
                return isFirst == isAgain ? nil : (index, isFirst)
            }
            if let only = meant.first { return meant.count == 1 ? only : nil }
        }
        return required.count == 1 ? (required[0], nil) : nil
    }
}

extension AnyRecord {
    /// Whether a value is one of a field, as far as a mapping tells by its keys.
    private func fits(_ index: Int, _ node: NodeID, _ reader: Reader) -> Bool {
        guard reader.tree.nodes[node].kind == .mapping else { return reads(index, node, reader) }
        guard case .record(let face) = fields[index].face.shape else { return false }
        return reader.hasKeys(of: face, node)
    }
}

extension Shape {
    /// Whether every text is a value of the field, so that none tells which field it is meant for.
    var takesAnyText: Bool {
        if case .text(let format) = self, case .anything = format.looks { true } else { false }
    }
}
