import SourceText

/// Two values or keys, each written in the place of the other.
extension Fix {
    package typealias Place = (location: Location, text: String)

    /// Each place with the text that belongs there, in any order.
    package static func swappingValues(_ one: Place, _ other: Place, safe: Bool = false) -> Fix {
        swap(Bilingual(ja: "2つの値を入れ替える", en: "Swap the two values"), one, other, safe: safe)
    }

    /// Of two environments, where the values are cryptographic keys.
    package static func swappingHeads(_ one: Place, _ other: Place) -> Fix {
        swap(Bilingual(ja: "2つのキーを入れ替える", en: "Swap the two keys"), one, other, safe: false)
    }

    package static func swappingKeys(_ one: Place, _ other: Place) -> Fix {
        swap(Bilingual(ja: "2つのキーを入れ替える", en: "Swap the two keys"), one, other, safe: false)
    }

    private static func swap(_ title: Bilingual, _ one: Place, _ other: Place, safe: Bool) -> Fix {
        let edits = [Edit(one.location, one.text), Edit(other.location, other.text)]
        return Fix(title, safe: safe, edits: edits.sorted { $0.location.range.start < $1.location.range.start })
    }
}
