import Project
import Schema
import SourceText

/// A key of the test environment under the live one, or the reverse (domain.md R4, R7).
extension Rule {
    static let keyEnvironmentMismatch = Rule(
        Explanation(
            .keyEnvironmentMismatch,
            title: Bilingual(ja: "別の環境の鍵が書かれています。", en: "A key belongs to the other environment."),
            why: Bilingual(
                ja: "Public Key IDの先頭の LIVE- は本番環境、SANDBOX- はテスト環境の鍵を表します。環境ごとに別の鍵が必要です。",
                en:
                    "A public key ID begins with `LIVE-` for the live and `SANDBOX-` for the test environment; each environment has a key of its own."
            ),
            fix: Bilingual(
                ja: "セラーセントラルで環境を切り替えて、その環境の鍵を写します。", en: "Switch Seller Central to the environment and copy its key."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    public_key_id: ⟦SANDBOX-AEXAMPLE765432EXAMPLE765⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  sandbox:
                    public_key_id: SANDBOX-AEXAMPLE765432EXAMPLE765

                """))
    ) { project, surroundings in
        let shared = SharedKey(project, surroundings)
        return project.sides.compactMap { configured in
            let environment = configured.environment
            // The same key in both environments is one mistake, reported by its own rule.
            let isSharedID = shared?.ids != nil
            let isSharedFile = shared?.files != nil
            var wrong: [(name: FieldName, text: String, place: Place)] = []
            if !isSharedID, case .present(let id, let place) = environment.publicKeyID,
                KeyFacts.side(ofID: id) == configured.side.other
            {
                wrong.append((.publicKeyID, id, place))
            }
            if !isSharedFile, case .present(let path, let place) = environment.privateKeyFile,
                KeyFacts.side(ofFileName: path) == configured.side.other
            {
                wrong.append((.privateKeyFile, path, place))
            }
            guard let first = wrong.first else { return nil }
            let name = first.name.shown(first.place.spelling)
            let (here, there) = (configured.side.words, configured.side.other.words)
            return Diagnostic(
                .keyEnvironmentMismatch, at: first.place.valueLocation,
                Bilingual(
                    ja: "\(here.ja)の\(name.ja)「\(shown(first.text))」は、\(there.ja)の鍵です。",
                    en: "The \(name.en) of \(here.en), `\(shown(first.text))`, is a key of \(there.en)."),
                label: Bilingual(
                    ja: "「\(configured.side.other.keyPrefix)」は\(there.ja)を表します",
                    en: "`\(configured.side.other.keyPrefix)` means \(there.en)"),
                related: [
                    Related(
                        configured.place.keyLocation,
                        Bilingual(ja: "ここは\(here.ja)の設定です", en: "these are the settings of \(here.en)"))
                ]
                    + wrong.dropFirst().map {
                        Related(
                            $0.place.valueLocation,
                            Bilingual(ja: "鍵ファイルの名前も\(there.ja)のものです", en: "the key file's name is of \(there.en) too"))
                    },
                help: Bilingual(
                    ja: "セラーセントラルを「Amazon Pay(\(here.ja))」に切り替え、「\(configured.side.keyPrefix)」で始まる、その環境の鍵を写してください。",
                    en:
                        "Switch Seller Central to Amazon Pay (\(configured.side.name.label ?? "")) and use its key, which begins with `\(configured.side.keyPrefix)`."
                ))
        }
    }
}
