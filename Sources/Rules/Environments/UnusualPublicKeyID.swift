import Project
import Schema
import SourceText

/// A Public Key ID with a character that no known one has there (domain.md R3b).
extension Rule {
    static let unusualPublicKeyID = Rule(
        Explanation(
            .unusualPublicKeyID,
            title: Bilingual(
                ja: "Public Key IDに、ほかでは見ない文字があります。", en: "A Public Key ID has a character that no known one has there."),
            why: Bilingual(
                ja:
                    "確認できたPublic Key IDは、どれも「LIVE-」や「SANDBOX-」の後がAで始まる24文字で、AからZと2から7だけです。数が少なく、Amazonが定めた規則として公表されているわけでもありませんが、打ち間違いかもしれません。",
                en:
                    "All IDs with `LIVE-` or `SANDBOX-` that we know of have 24 characters after that prefix; they begin with `A` and are `A` to `Z` and `2` to `7`. They are few, and Amazon has published no such rule, but the ID may be mistyped."
            ),
            fix: Bilingual(
                ja: "セラーセントラルに表示されるPublic Key IDを写します。", en: "Copy the Public Key ID as Seller Central shows it."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    public_key_id: ⟦LIVE-AEXAMPLE234567EXAMPLE018⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    public_key_id: LIVE-AEXAMPLE234567EXAMPLE234

                """))
    ) { project, surroundings in
        // Another key's file, or a key of the other environment, is told as such.
        let told = Set(project.misnamedKeyFiles(surroundings).map(\.idPlace.valueLocation))
        var seen: Set<String> = []
        return project.sides.compactMap { configured in
            guard case .present(let id, let place) = configured.environment.publicKeyID,
                let letter = Identifier.unusualLetter(ofPublicKeyID: id), KeyFacts.side(ofID: id) == configured.side,
                !told.contains(place.valueLocation), seen.insert(id).inserted
            else { return nil }
            let name = FieldName.publicKeyID.shown(place.spelling)
            let isFirst = KeyFacts.bare(id).first == letter
            return Diagnostic(
                .unusualPublicKeyID, at: place.valueLocation,
                isFirst
                    ? Bilingual(
                        ja:
                            "\(configured.side.words.ja)の\(name.ja)は「\(configured.side.keyPrefix)」のあとが「\(letter)」ですが、確認できたものはどれも「A」で始まります。",
                        en:
                            "The \(name.en) of \(configured.side.words.en) has `\(letter)` after `\(configured.side.keyPrefix)`; all that we know of have `A` there."
                    )
                    : Bilingual(
                        ja: "\(configured.side.words.ja)の\(name.ja)に「\(letter)」がありますが、確認できたものはどれもAからZと2から7だけです。",
                        en:
                            "The \(name.en) of \(configured.side.words.en) has `\(letter)`; all that we know of have only `A` to `Z` and `2` to `7`."
                    ),
                help: Bilingual(
                    ja: "セラーセントラルに表示されるPublic Key IDと、1文字ずつ同じか確かめてください。",
                    en: "Compare it, letter by letter, with the Public Key ID that Seller Central shows."))
        }
    }
}
