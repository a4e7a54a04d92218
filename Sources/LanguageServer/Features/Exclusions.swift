import Schema
import Syntax

/// What the choices that are written around a place leave no room for.
///
///     scenario: shopping_cart        has its prices in the items
///     payment_methods:
///       - type: one_time             is not charged at intervals
///         |                          neither `price` nor `recurrence`
struct Exclusions {
    private let conditions: [RecordFace.Condition]

    /// Of the mapping around the cursor.
    init(around cursor: Cursor, in tree: SyntaxTree) {
        var conditions: [RecordFace.Condition] = []
        if let mapping = cursor.mapping, let record = cursor.record {
            conditions = record.conditions(heldBy: mapping, in: tree).filter { $0.list == nil }
        }
        if let outer = cursor.outer { conditions += Exclusions.conditions(outer, tree) }
        self.conditions = conditions
    }

    /// Of a mapping that begins where the value of a field stands.
    init(below cursor: Cursor, in tree: SyntaxTree) {
        guard let mapping = cursor.mapping, let record = cursor.record, let field = cursor.field else {
            conditions = []
            return
        }
        conditions = Exclusions.conditions((mapping, record, field), tree)
    }

    /// Of the entries of a list.
    private static func conditions(
        _ list: (mapping: NodeID, record: RecordFace, field: FieldFace), _ tree: SyntaxTree
    ) -> [RecordFace.Condition] {
        list.record.conditions(heldBy: list.mapping, in: tree).filter { $0.list == list.field.name.key }
    }

    func allow(_ field: FieldFace) -> Bool { !conditions.contains { $0.forbidden.contains(field.name.key) } }

    func allow(_ choice: ChoiceFace, of field: FieldFace?) -> Bool {
        !conditions.contains { $0.excluded?.field == field?.name.key && $0.excluded?.values.contains(choice.key) == true }
    }
}
