import Project
import Schema
import SourceText

extension SoldEntry where Model: Definable {
    /// Something in it was not understood, so what seems absent may be there.
    var mayLackFields: Bool { merged.model.origin.isIncomplete || entry.model.origin.isIncomplete }

    /// Where the product says what it is: in the entry, or by its `use`.
    func location(_ field: (Shared<Model>) -> Place?) -> Location {
        let entry = entry
        return (field(entry) ?? entry.model.use.place)?.valueLocation ?? entry.model.origin.headLocation
    }
}

/// Several places that say the same, told at the second of them: the one before it, and a few of those behind it.
func related(to places: [Location], others: Bilingual) -> [Related] {
    places.prefix(1).map { Related($0, Bilingual(ja: "先に書かれたもの", en: "the one written before")) }
        + places.dropFirst(2).prefix(8).map { Related($0, others) }
}
