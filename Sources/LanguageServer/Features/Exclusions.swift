import Schema
import SourceText
import Syntax

/// What the choices that are written around a place leave no room for.
///
///     scenario: shopping_cart        has its prices in the items
///     payment_methods:
///       - type: one_time             is not charged at intervals
///         |                          neither `price` nor `recurrence`
///       - use: |                     no method with a price
struct Exclusions {
    private let conditions: [RecordFace.Condition]
    /// No method of the product can be cancelled, so that a mail about it would never be sent.
    private var excludesCancellation = false

    /// Of the mapping around the cursor.
    init(around cursor: Cursor, in tree: SyntaxTree, _ view: FileView) {
        var conditions: [RecordFace.Condition] = []
        if let mapping = cursor.mapping, let record = cursor.record {
            conditions = Exclusions.conditions(of: mapping, record, tree)
            if let used = view.method(usedBy: mapping, record, in: tree) {
                conditions += Exclusions.conditions(of: used.mapping, record, used.tree)
            }
        }
        if let outer = cursor.outer {
            conditions += Exclusions.conditions(outer, tree)
            excludesCancellation =
                outer.field.name.key == "step_mails" && ["trigger", "use"].contains(cursor.field?.name.key)
                && Exclusions.isWithoutRecurring(outer, tree, view)
        }
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

    /// What a mapping asks of itself. A definition alone may say more than an entry, but not where it is used.
    private static func conditions(of mapping: NodeID, _ record: RecordFace, _ tree: SyntaxTree) -> [RecordFace.Condition] {
        let record = record === paymentMethodTable.face ? paymentMethodEntry.face : record
        return record.conditions(heldBy: mapping, in: tree).filter { $0.list == nil }
    }

    /// Of the entries of a list.
    private static func conditions(
        _ list: (mapping: NodeID, record: RecordFace, field: FieldFace), _ tree: SyntaxTree
    ) -> [RecordFace.Condition] {
        list.record.conditions(heldBy: list.mapping, in: tree).filter { $0.list == list.field.name.key }
    }

    /// Whether all methods of a product are known, and none of them is recurring. In a subscription that is the mistake.
    private static func isWithoutRecurring(
        _ product: (mapping: NodeID, record: RecordFace, field: FieldFace), _ tree: SyntaxTree, _ view: FileView
    ) -> Bool {
        let record = product.record
        if choice("scenario", of: product.mapping, record, tree) == Scenario.subscription.rawValue { return false }
        guard let list = tree.value(of: "payment_methods", in: product.mapping, record) else { return false }
        let entry = paymentMethodEntry.face
        let methods = Array(tree.children(of: list))
        let identities = view.project.identities
        return !methods.isEmpty
            && methods.allSatisfy { method in
                let used = view.method(usedBy: method, entry, in: tree, among: identities)
                let type = used.map { choice("type", of: $0.mapping, entry, $0.tree) } ?? choice("type", of: method, entry, tree)
                return type != nil && type != MethodType.recurring.rawValue
            }
    }

    /// The key of the value that a mapping has for a choice.
    private static func choice(_ name: String, of mapping: NodeID, _ record: RecordFace, _ tree: SyntaxTree) -> String? {
        guard let field = record.field(named: name), case .choice(let choices) = field.shape,
            let value = tree.value(of: name, in: mapping, record), let index = choices.names.find(tree.text(of: value))?.index,
            choices.indices.contains(index)
        else { return nil }
        return choices[index].key
    }

    func allow(_ field: FieldFace) -> Bool { !conditions.contains { $0.forbidden.contains(field.name.key) } }

    func allow(_ choice: ChoiceFace, of field: FieldFace?) -> Bool {
        if excludesCancellation, field?.name.key == "trigger", choice.key == MailTrigger.recurringCancelled.rawValue {
            return false
        }
        return !conditions.contains {
            $0.excluded?.field == field?.name.key && $0.excluded?.values.contains(choice.key) == true
        }
    }

    /// Whether an entry may use a definition. What the entry writes itself is stronger.
    func allow(_ definition: NodeID, of record: RecordFace, in tree: SyntaxTree, without own: Set<String>) -> Bool {
        if excludesCancellation, !own.contains("trigger"),
            Exclusions.choice("trigger", of: definition, record, tree) == MailTrigger.recurringCancelled.rawValue
        {
            return false
        }
        return conditions.allSatisfy { condition in
            if condition.forbidden.contains(where: { tree.value(of: $0, in: definition, record) != nil }) { return false }
            guard let (field, values) = condition.excluded, !own.contains(field) else { return true }
            return Exclusions.choice(field, of: definition, record, tree).map { !values.contains($0) } ?? true
        }
    }
}

extension FileView {
    /// The definition that an entry of payment methods has its type from, if it has none itself.
    func method(
        usedBy entry: NodeID, _ record: RecordFace, in tree: SyntaxTree, among identities: Identities? = nil
    ) -> (tree: SyntaxTree, mapping: NodeID)? {
        guard record === paymentMethodEntry.face, tree.nodes[entry].kind == .mapping,
            tree.value(of: "type", in: entry, record) == nil, let use = tree.value(of: "use", in: entry, record)
        else { return nil }
        let id = tree.text(of: use)
        return (identities ?? project.identities).declared(in: .paymentMethods).first { $0.id == id }.flatMap(document)
    }
}
