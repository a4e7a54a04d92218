import SourceText
import Syntax

/// A table of fields with the type of its model.
package struct Record<Model>: Sendable {
    package var face: RecordFace { table.face }
    /// The same without the type.
    let table: AnyRecord

    /// `finish`: checks that need several fields of the mapping.
    init(
        _ fields: [Field<Model>], mayUseDefinition: Bool = false, conditions: [RecordFace.Condition] = [],
        finish: (@Sendable (inout Model, inout Reader) -> Void)? = nil
    ) where Model: RecordModel {
        var untyped: (@Sendable (inout Draft, inout Reader) -> Void)?
        if let finish { untyped = { draft, reader in draft.withModel { finish(&$0, &reader) } } }
        table = AnyRecord(fields.map(\.untyped), mayUseDefinition: mayUseDefinition, conditions: conditions, finish: untyped)
    }
}

extension Record where Model: RecordModel {
    /// The entry's own fields over those of the definition that `use:` names; so too in the mappings among them. `takes`: whether there
    /// was anything in the definition, beside its id, that the entry does not write itself.
    package func merge(_ entry: Model, over definition: Model) -> (merged: Model, takes: Bool) {
        var merged = entry
        var takes = false
        withUnsafeMutableBytes(of: &merged) { entry in
            withUnsafeBytes(of: definition) { definition in
                guard let entry = entry.baseAddress, let definition = definition.baseAddress else { return }
                for field in table.fields where field.inherit(entry, definition) {
                    takes = takes || field.face.name.key != "id"
                }
            }
        }
        merged.origin.isIncomplete = entry.origin.isIncomplete || definition.origin.isIncomplete
        return (merged, takes)
    }

    /// The mapping as a typed value. What is wrong is reported and poisoned.
    func read(_ mapping: NodeID, _ reader: inout Reader) -> Model {
        var model = Model(origin: reader.origin(of: mapping))
        let (origin, meantUse) = withUnsafeMutablePointer(to: &model) { pointer in
            var draft = Draft(of: pointer)
            table.read(mapping, &draft, &reader)
            return (draft.origin, draft.meantUse)
        }
        model.origin = origin
        if let meantUse { model.meantUse = meantUse }
        return model
    }

    /// The same of the value of a field; nil where that is no mapping, which is reported.
    func read(_ slot: Slot, _ reader: inout Reader) -> Model? {
        reader.isMapping(slot, face) ? read(inside: slot, &reader) : nil
    }

    /// The same where there is a mapping.
    func read(inside slot: Slot, _ reader: inout Reader) -> Model {
        let outer = reader.inheritedSpelling
        reader.inheritedSpelling = slot.spelling
        defer { reader.inheritedSpelling = outer }
        return read(slot.node, &reader)
    }
}
