import SourceText

/// An entry whose only key, or only unknown one, may have the id of a definition: `- id: card` where `- use: card` is meant.
///
/// Only who knows all documents can tell; if there is no such definition, the problems are those of the entry as it stands.
package final class MeantUse: Sendable {
    /// The key where it is not `id`.
    package let unknownKey: String?
    package let id: String
    /// Whether there is nothing beside it.
    package let isWhole: Bool
    package let place: Place
    package let problems: [Diagnostic]

    init(unknownKey: String?, id: String, isWhole: Bool, place: Place, problems: [Diagnostic]) {
        (self.unknownKey, self.id, self.isWhole, self.place, self.problems) = (unknownKey, id, isWhole, place, problems)
    }
}
