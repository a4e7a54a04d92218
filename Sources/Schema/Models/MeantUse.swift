import SourceText

/// An entry with one key alone, whose value may be the id of a definition: `- id: card` where `- use: card` is meant.
///
/// Only who knows all documents can tell; if there is no such definition, the problems are those of the entry as it stands.
package final class MeantUse: Sendable {
    /// The key where it is not `id`.
    package let unknownKey: String?
    package let id: String
    package let place: Place
    package let problems: [Diagnostic]

    init(unknownKey: String?, id: String, place: Place, problems: [Diagnostic]) {
        (self.unknownKey, self.id, self.place, self.problems) = (unknownKey, id, place, problems)
    }
}
