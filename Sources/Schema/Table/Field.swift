import SourceText
import Syntax

/// One field of a table, with the type of the model that it belongs to.
struct Field<Model> {
    let untyped: AnyField

    /// A field of the model, of which the compiler leaves only the offset here, where it is inlined: as an object a key path takes 40,000
    /// instructions to make, which for all fields was a fifth of a short run.
    @inline(__always)
    init<Value>(
        _ path: KeyPath<Model, Setting<Value>>, _ key: String, label: String? = nil, aliases: [String] = [],
        hints: [String] = [], _ type: ValueType<Value>, need: Need = .optional, missing: Code = .missingField,
        default defaultText: String? = nil, example: String, doc: Bilingual
    ) {
        guard let offset = MemoryLayout<Model>.offset(of: path) else {
            preconditionFailure("a field is a stored property of its model")
        }
        untyped = AnyField(
            FieldFace(
                name: FieldName(key, label: label), aliases: aliases, hints: hints, doc: doc, shape: type.shape, need: need,
                defaultText: defaultText, example: example, missing: missing),
            at: offset, type)
    }

    /// The `kind` of a document, which chose the table and so has been read.
    static func kind(_ kind: DocumentKind) -> Field { Field(kind: kind) }

    private init(kind: DocumentKind) { untyped = AnyField(kind: kind) }
}

/// One declared field: its face, and how it is read into, poisoned in and inherited by the model, whatever that is.
///
/// An object, as the tables hand their fields around for each value that is read. The functions take a model of the type of the field's
/// table: one function for each type of a value, in place of one for each field, is 8 KB less to go through for each file (`AnyRecord`).
final class AnyField: Sendable {
    let face: FieldFace
    /// Whether there is a value; else it was wrong and has been reported. Without a model, only tells so.
    let read: @Sendable (UnsafeMutableRawPointer?, inout Reader, Slot) -> Bool
    let poison: @Sendable (UnsafeMutableRawPointer, Place) -> Void
    /// Takes the field from a definition where the entry does not write it; whether there was anything to take.
    let inherit: @Sendable (UnsafeMutableRawPointer, _ definition: UnsafeRawPointer) -> Bool

    fileprivate init<Value>(_ face: FieldFace, at offset: Int, _ type: ValueType<Value>) {
        self.face = face
        @Sendable func setting(_ model: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Setting<Value>> {
            (model + offset).assumingMemoryBound(to: Setting<Value>.self)
        }
        read = { model, reader, slot in
            guard let value = type.read(&reader, slot) else { return false }
            if let model { setting(model).pointee = .present(value, reader.place(slot)) }
            return true
        }
        poison = { model, place in setting(model).pointee = .poisoned(place) }
        inherit = { model, definition in
            let base = (definition + offset).assumingMemoryBound(to: Setting<Value>.self).pointee
            switch (setting(model).pointee, base) {
            case (.absent, _):
                setting(model).pointee = base
                return !base.isAbsent
            case (.present(let value, let place), .present(let weaker, _)):
                guard let merge = type.merge else { return false }
                setting(model).pointee = .present(merge(value, weaker), place)
                return true
            default: return false
            }
        }
    }

    fileprivate init(kind: DocumentKind) {
        let choice = documentKinds.choices.filter { $0.value == kind }.map(\.face)
        face = FieldFace(
            name: FieldName("kind"), aliases: [], hints: ["type", "種類", "種別"],
            doc: Bilingual(ja: "この文書の種類です。", en: "What this document is."),
            shape: .choice(ChoiceFaces(choice, documentKinds.names)), need: .required,
            defaultText: nil, example: kind.rawValue, missing: .missingKind)
        read = { _, _, _ in true }
        poison = { _, _ in }
        inherit = { _, _ in false }
    }

    /// Reads what stands in the field into the model, or poisons the field, whatever was read into it on the way.
    ///
    /// As `Reader.take` does, which would be handed a closure: that counts a reference to the context of `read` for each value, and two
    /// processors wait for each other at it: those were all the references that both counted, and a thirtieth of a check.
    func take(_ slot: Slot, _ model: UnsafeMutableRawPointer, _ reader: inout Reader) {
        let known = reader.problems.count
        if reader.isReadable(slot.node), read(model, &reader, slot) {
            if reader.isUndecided(slot.node) { poison(model, reader.place(slot)) }
        } else {
            if reader.problems.count > known { reader.tellMore(of: slot, since: known) { read(nil, &$0, $1) } }
            poison(model, reader.place(slot))
        }
    }
}

/// A model that is being read, without its type.
struct Draft {
    let model: UnsafeMutableRawPointer
    /// Those of the model, which gets them back when it is read.
    var origin: Origin
    var meantUse: MeantUse?

    init<Model: RecordModel>(of model: UnsafeMutablePointer<Model>) {
        (self.model, origin) = (UnsafeMutableRawPointer(model), model.pointee.origin)
    }

    /// Lets somebody work on the model who knows its type.
    mutating func withModel<Model: RecordModel>(_ work: (inout Model) -> Void) {
        let model = model.assumingMemoryBound(to: Model.self)
        model.pointee.origin = origin
        work(&model.pointee)
        origin = model.pointee.origin
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
