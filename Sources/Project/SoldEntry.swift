import Schema
import SourceText

/// What products write themselves or get from a document by `use:`.
package protocol Definable: RecordModel {
    /// Of the document that defines one.
    static var kind: DocumentKind { get }
    /// The table of an entry in a product.
    static var entries: Record<Self> { get }
    var id: Setting<String> { get }
    var use: Setting<String> { get set }
}

extension PaymentMethod: Definable {
    package static var kind: DocumentKind { .paymentMethod }
    package static var entries: Record<PaymentMethod> { paymentMethodEntry }
}

extension StepMail: Definable {
    package static var kind: DocumentKind { .stepMail }
    package static var entries: Record<StepMail> { stepMailEntry }
}

/// A payment method or a step mail as one product uses it: the entry's own fields over those of the definition that `use:` names.
///
/// Public, so that other modules inline what rules ask of it for each product, and no object: as one, of a generic class, it took a
/// fortieth of a check.
public struct SoldEntry<Model: Sendable>: Sendable {
    /// Merged; each field's place is where its value was written. `origin` is the entry's.
    public let merged: Shared<Model>
    @usableFromInline let used: Used?
    /// `use:` names nothing that exists (reported), so what is missing here cannot be judged.
    public let isUnresolved: Bool

    /// The entry in the product as written.
    @inlinable public var entry: Shared<Model> { used?.entry ?? merged }
    @inlinable public var definition: Shared<Model>? { used?.definition }
    /// Whether it writes all that the definition has, of which nothing is left so.
    @inlinable public var replacesAll: Bool { used?.isReplaced ?? false }

    /// What a merged value was made from; most are written in place and have none, so it has a place of its own.
    @usableFromInline final class Used: Sendable {
        @usableFromInline let entry: Shared<Model>
        @usableFromInline let definition: Shared<Model>
        @usableFromInline let isReplaced: Bool

        init(_ entry: Shared<Model>, _ definition: Shared<Model>, isReplaced: Bool) {
            self.entry = entry
            self.definition = definition
            self.isReplaced = isReplaced
        }
    }

    /// An entry as it is written.
    init(_ entry: Shared<Model>, isUnresolved: Bool) {
        merged = entry
        used = nil
        self.isUnresolved = isUnresolved
    }
}

extension SoldEntry where Model: Definable {
    /// An entry with a definition under it.
    init(_ entry: Shared<Model>, over definition: Shared<Model>) {
        let (merged, takes) = Model.entries.merge(entry.model, over: definition.model)
        self.merged = Shared(merged)
        used = Used(entry, definition, isReplaced: !takes && !merged.origin.isIncomplete)
        isUnresolved = false
    }

    /// The merged id and the entry beside whose `use:` it may not be written; nil where that is not known, as of an entry of which
    /// something was not understood.
    var identity: Identity? {
        guard !isUnresolved, case .present(let id, let place) = merged.model.id else { return nil }
        guard let entry = used?.entry.model, entry.id.isAbsent else { return (id, place) }
        return entry.origin.isIncomplete ? nil : entry.use.place.map { (id, $0) }
    }
}

/// An id of an entry, and where the product says it.
typealias Identity = (id: String, place: Place)

package typealias SoldMethod = SoldEntry<PaymentMethod>
package typealias SentMail = SoldEntry<StepMail>
