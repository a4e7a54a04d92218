import SourceText
import Syntax

/// One declared field: its face, and how it is read into, poisoned in and inherited by the model.
///
/// An object, as the tables hand their fields around for each value that is read. What its model must be is said by the extensions of
/// `Record`: a constraint here would be looked up once for each model when kessai starts, a third of a short run.
package final class Field<Model>: Sendable {
    package let face: FieldFace
    let read: @Sendable (inout Model, inout Reader, Slot) -> Void
    let poison: @Sendable (inout Model, Place) -> Void
    /// Takes the field from a definition, which stays as it is, where the entry does not write it.
    let inherit: @Sendable (inout Model, inout Model) -> Void

    /// A field of the model, reached by `{ $1(&$0.name) }`: making a key path takes 40,000 instructions, which for all fields
    /// was a fifth of a short run, and going by one is slow where each value goes by it.
    init<Value>(
        _ access: @escaping @Sendable (inout Model, (inout Setting<Value>) -> Void) -> Void, _ key: String, label: String? = nil,
        aliases: [String] = [],
        hints: [String] = [], _ type: ValueType<Value>, need: Need = .optional, missing: Code = .missingField,
        default defaultText: String? = nil, example: String, doc: Bilingual
    ) {
        face = FieldFace(
            name: FieldName(key, label: label), aliases: aliases, hints: hints, doc: doc, shape: type.shape, need: need,
            defaultText: defaultText, example: example, missing: missing)
        read = { model, reader, slot in
            var setting = reader.setting(type, slot)
            access(&model) { swap(&$0, &setting) }
        }
        poison = { model, place in access(&model) { $0 = .poisoned(place) } }
        inherit = { model, base in
            access(&model) { setting in
                switch setting {
                case .absent: access(&base) { setting = $0 }
                case .poisoned: break
                case .present(let value, let place):
                    guard let merge = type.merge else { return }
                    access(&base) {
                        if case .present(let weaker, _) = $0 { setting = .present(merge(value, weaker), place) }
                    }
                }
            }
        }
    }

    /// The `kind` of a document, which chose the table and so has been read.
    static func kind(_ kind: DocumentKind) -> Field {
        Field(kind: kind)
    }

    private init(kind: DocumentKind) {
        let choice = documentKinds.choices.filter { $0.value == kind }.map(\.face)
        face = FieldFace(
            name: FieldName("kind"), aliases: [], hints: ["type", "種類", "種別"],
            doc: Bilingual(ja: "この文書の種類です。", en: "What this document is."),
            shape: .choice(ChoiceFaces(choice, documentKinds.names)), need: .required,
            defaultText: nil, example: kind.rawValue, missing: .missingKind)
        read = { _, _, _ in }
        poison = { _, _ in }
        inherit = { _, _ in }
    }
}

/// A mapping as a typed value: it knows where it was written.
package protocol RecordModel: Sendable {
    var origin: Origin { get set }
    /// Of an entry that may get its fields from a definition.
    var meantUse: MeantUse? { get set }
    init(origin: Origin)
}

extension RecordModel {
    package var meantUse: MeantUse? {
        get { nil }
        set {}
    }
}

extension Integration: RecordModel {}
extension Site: RecordModel {}
extension AmazonPay: RecordModel {}
extension Support: RecordModel {}
extension Environment: RecordModel {}
extension Invoice: RecordModel {}
extension Product: RecordModel {}
extension Item: RecordModel {}
extension PaymentMethod: RecordModel {}
extension Recurrence: RecordModel {}
extension StepMail: RecordModel {}
extension Sender: RecordModel {}

/// What a field takes: how it is read, and how it is described.
package struct ValueType<Value: Sendable>: Sendable {
    package let shape: Shape
    /// The value, or nil when it is wrong and has been reported.
    let read: @Sendable (inout Reader, Slot) -> Value?
    /// Of a mapping, which takes from that of a definition the fields that it does not write.
    var merge: (@Sendable (Value, Value) -> Value)?
}

/// A value about to be read, and the field it stands in.
struct Slot {
    /// The key; for an element of a list, the element.
    let key: NodeID
    let node: NodeID
    /// Of a table, which is there as long as the process: the count of references would be kept for each value that is read, and two
    /// processors would wait for each other to keep it.
    unowned(unsafe) let name: FieldName
    let spelling: Spelling
    /// The code for an empty value.
    let missing: Code

    init(key: NodeID, node: NodeID, name: FieldName, spelling: Spelling, missing: Code) {
        (self.key, self.node, self.name, self.spelling, self.missing) = (key, node, name, spelling, missing)
    }

    /// A field of a table at an entry of a mapping.
    @inline(__always) init(_ entry: (key: NodeID, value: NodeID), of field: FieldFace, _ spelling: Spelling) {
        self.init(key: entry.key, node: entry.value, name: field.name, spelling: spelling, missing: field.missing)
    }

    /// The same field at another node: an element of its list.
    func element(_ node: NodeID) -> Slot {
        Slot(key: node, node: node, name: name, spelling: spelling, missing: missing)
    }

    var shownName: Bilingual { name.shown(spelling) }
    /// An element of a list has no key of its own.
    var isElement: Bool { key == node }
}
