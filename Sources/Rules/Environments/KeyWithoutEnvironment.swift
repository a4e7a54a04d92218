import Project
import Schema
import SourceText

/// A Public Key ID of the old form, which does not say its environment (domain.md R5).
extension Rule {
    static let keyWithoutEnvironment = Rule(
        Explanation(
            .keyWithoutEnvironment,
            title: Bilingual(
                ja: "Public Key IDに LIVE- や SANDBOX- が付いていません。", en: "A Public Key ID has neither `LIVE-` nor `SANDBOX-`."),
            why: Bilingual(
                ja: "付いていないIDは古い形で、どちらの環境の鍵かをIDから確かめられません。MyASPのマニュアルの手順で作った鍵には付いています。",
                en:
                    "Such an ID has an old form, from which the environment cannot be told. Keys made by the steps of the MyASP manual have a prefix."
            ),
            fix: Bilingual(
                ja: "セラーセントラルに表示されるIDを先頭から写します。古い鍵なら作り直すことを検討します。",
                en: "Copy the whole ID from Seller Central, or consider making a new key."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    public_key_id: ⟦AEXAMPLE234567EXAMPLE234⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    public_key_id: LIVE-AEXAMPLE234567EXAMPLE234

                """))
    ) { project, surroundings in
        if SharedKey(project, surroundings)?.ids != nil { return [] }
        return project.sides.compactMap { configured in
            guard case .present(let id, let place) = configured.environment.publicKeyID, KeyFacts.side(ofID: id) == nil else {
                return nil
            }
            let named = configured.environment.privateKeyFile.value.flatMap(KeyFacts.id(inFileName:))
            // The downloaded file's name tells what was cut off.
            let whole = named.flatMap { KeyFacts.side(ofID: $0) == configured.side && KeyFacts.bare($0) == id ? $0 : nil }
            let name = FieldName.publicKeyID.shown(place.spelling)
            return Diagnostic(
                .keyWithoutEnvironment, at: place.valueLocation,
                Bilingual(
                    ja: "\(configured.side.words.ja)の\(name.ja)「\(shown(id))」には「\(configured.side.keyPrefix)」が付いていません。",
                    en:
                        "The \(name.en) of \(configured.side.words.en), `\(shown(id))`, does not begin with `\(configured.side.keyPrefix)`."
                ),
                note: Bilingual(
                    ja: "付いていないIDは古い形です。このIDだけでは、どちらの環境の鍵か分かりません。",
                    en: "An ID without it has an old form and does not tell its environment."),
                help: whole.map {
                    Bilingual(ja: "鍵ファイルの名前からすると「\(shown($0))」です。", en: "By the name of the key file it is `\(shown($0))`.")
                }
                    ?? Bilingual(
                        ja: "セラーセントラルに表示されるPublic Key IDを先頭から写してください。",
                        en: "Copy the whole Public Key ID as Seller Central shows it."),
                fixes: whole.map { [.writing($0, at: place.valueLocation)] } ?? [])
        }
    }
}
