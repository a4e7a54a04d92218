import Project
import Schema
import SourceText

/// A クライアントID with a letter that no known one has (domain.md R2b).
extension Rule {
    static let unusualClientID = Rule(
        Explanation(
            .unusualClientID,
            title: Bilingual(
                ja: "クライアントIDに、0から9とaからf以外の文字があります。", en: "A client ID has a letter beyond `0` to `9` and `a` to `f`."),
            why: Bilingual(
                ja:
                    "確認できたクライアントIDは、どれも最後の32文字が0から9とaからfだけです。Amazonが定めた規則として公表されているわけではありませんが、数字の0と英字のoなどの打ち間違いかもしれません。",
                en:
                    "Of all client IDs that we know of the last 32 characters are `0` to `9` and `a` to `f`. Amazon has published no such rule, but the letter may be mistyped, such as `o` for `0`."
            ),
            fix: Bilingual(
                ja: "セラーセントラルに表示されるクライアントIDを写します。", en: "Copy the client ID as Seller Central shows it."),
            waiver: Bilingual(
                ja: "そのとおりのIDなら、示された行の終わりか、そのすぐ上の行に「# kessai: allow unusual-client-id 理由」と書けば残せます。",
                en:
                    "If that is the ID, allow it: `# kessai: allow unusual-client-id REASON`, at the end of the line shown or right above it."
            ),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    client_id: ⟦amzn1.application-oa2-client.o123456789abcdef0123456789abcdef⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef

                """))
    ) { project, _ in
        var seen: Set<String> = []
        return project.sides.compactMap { configured in
            // One that was pasted into both environments is told once.
            guard case .present(let id, let place) = configured.environment.clientID,
                let letter = Identifier.letterBeyondHex(ofClientID: id), seen.insert(id).inserted
            else { return nil }
            let name = FieldName.clientID.shown(place.spelling)
            let meant = Identifier.readAsHex(clientID: id)
            return Diagnostic(
                .unusualClientID, at: place.valueLocation,
                Bilingual(
                    ja: "\(configured.side.words.ja)の\(name.ja)に「\(letter)」があります。確認できたクライアントIDは、どれも0から9とaからfだけです。",
                    en:
                        "The \(name.en) of \(configured.side.words.en) has the letter `\(letter)`; all that we know of have only `0` to `9` and `a` to `f`."
                ),
                help: Bilingual(
                    ja: "セラーセントラルに表示されるクライアントIDと、1文字ずつ同じか確かめてください。",
                    en: "Compare it, letter by letter, with the client ID that Seller Central shows."),
                fixes: meant.map { [.writing($0, at: place.valueLocation)] } ?? [])
        }
    }
}
