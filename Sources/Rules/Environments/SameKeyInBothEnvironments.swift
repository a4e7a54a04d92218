import Project
import Schema
import SourceText

/// One key for both environments (domain.md R8).
extension Rule {
    static let sameKeyInBothEnvironments = Rule(
        Explanation(
            .sameKeyInBothEnvironments,
            title: Bilingual(
                ja: "本番環境とテスト環境に同じ鍵が書かれています。", en: "The live and the test environment have the same key."),
            why: Bilingual(
                ja: "鍵は環境ごとに作られ、IDの先頭の LIVE- か SANDBOX- がその環境を表します。",
                en: "Keys are made for each environment, and `LIVE-` or `SANDBOX-` at the beginning of the ID names it."),
            fix: Bilingual(
                ja: "それぞれの環境のセラーセントラルで作った鍵を書きます。", en: "Write the key made in Seller Central for each environment."),
            bad: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
                  sandbox:
                    public_key_id: ⟦LIVE-AEXAMPLE234567EXAMPLE234⟧

                """),
            good: .yaml(
                """
                \(ExampleProject.top)
                  live:
                    public_key_id: LIVE-AEXAMPLE234567EXAMPLE234
                  sandbox:
                    public_key_id: SANDBOX-AEXAMPLE765432EXAMPLE765

                """))
    ) { project, surroundings in
        guard let shared = SharedKey(project, surroundings) else { return onePrefixEdited(project).map { [$0] } ?? [] }
        let (field, places, id): (FieldName, (live: Place, sandbox: Place), String?)
        if let ids = shared.ids {
            (field, places, id) = (.publicKeyID, ids, project.amazonPay?.live.value?.publicKeyID.value)
        } else if let files = shared.files {
            (field, places, id) = (.privateKeyFile, files, nil)
        } else {
            return []
        }
        // The one that belongs to the other environment is the wrong one; without a prefix nobody can tell.
        let path = project.amazonPay?.live.value?.privateKeyFile.value
        let isLiveWrong = (id.flatMap(KeyFacts.side(ofID:)) ?? path.flatMap(KeyFacts.side(ofFileName:))) == .sandbox
        let (wrong, other) = isLiveWrong ? (places.live, places.sandbox) : (places.sandbox, places.live)
        let side: Side = isLiveWrong ? .live : .sandbox
        // domain.md R8: certain only where the ID names its environment, or the key file is one and the same.
        let isCertain = id.map { KeyFacts.side(ofID: $0) != nil } ?? true
        let name = field.shown(wrong.spelling)
        return [
            Diagnostic(
                .sameKeyInBothEnvironments, at: wrong.valueLocation,
                shared.isOneKeyInTwoFiles
                    ? Bilingual(
                        ja: "本番環境とテスト環境の\(name.ja)は、名前が違っても中身は同じ鍵です。",
                        en: "The files in \(name.en) of the live and the test environment hold the same key under two names.")
                    : Bilingual(
                        ja: "本番環境とテスト環境の\(name.ja)が同じ鍵です。",
                        en: "The live and the test environment have the same \(name.en)."),
                severity: isCertain ? .error : .warning,
                related: [
                    Related(
                        other.valueLocation,
                        Bilingual(ja: "\(side.other.words.ja)の鍵はこれです", en: "this is the key of \(side.other.words.en)"))
                ],
                note: Bilingual(ja: "鍵は環境ごとに作られます。", en: "Keys are made for each environment."),
                help: field == .publicKeyID ? ownID(side) : ownFile(side))
        ]
    }

    private static func ownID(_ side: Side) -> Bilingual {
        Bilingual(
            ja:
                "\(side.words.ja)には、セラーセントラルの「Amazon Pay(\(side.words.ja))」で作った鍵(「\(side.keyPrefix)」で始まるID)を書いてください。",
            en: "For \(side.words.en) write the key made in Seller Central for it; its ID begins with `\(side.keyPrefix)`.")
    }

    private static func ownFile(_ side: Side) -> Bilingual {
        Bilingual(
            ja:
                "\(side.words.ja)には、セラーセントラルの「Amazon Pay(\(side.words.ja))」で作った鍵のファイルを置き、そのパスを書いてください。",
            en:
                "For \(side.words.en) put the key file made in Seller Central for that environment into the project, and write its path."
        )
    }

    /// The IDs are one, but for the prefix that each environment asks for: somebody only changed that.
    private static func onePrefixEdited(_ project: Project) -> Diagnostic? {
        guard case .present(let live, let livePlace)? = project.amazonPay?.live.value?.publicKeyID,
            case .present(let sandbox, let place)? = project.amazonPay?.sandbox.value?.publicKeyID,
            KeyFacts.side(ofID: live) == .live, KeyFacts.side(ofID: sandbox) == .sandbox,
            KeyFacts.bare(live) == KeyFacts.bare(sandbox),
            // Where a key file is named after another ID, `private-key-name-mismatch` says which one is wrong.
            [project.amazonPay?.live, project.amazonPay?.sandbox].allSatisfy({ environment in
                let path = environment?.value?.privateKeyFile.value
                return path.flatMap(KeyFacts.id(inFileName:)).map { KeyFacts.bare($0) == KeyFacts.bare(live) } ?? true
            })
        else { return nil }
        let (first, second) = (Side.live.keyPrefix, Side.sandbox.keyPrefix)
        return Diagnostic(
            .sameKeyInBothEnvironments, at: place.valueLocation,
            Bilingual(
                ja: "本番環境とテスト環境のPublic Key IDは、先頭の「\(first)」と「\(second)」のほかが同じです。",
                en: "The Public Key IDs of the live and the test environment are the same but for `\(first)` and `\(second)`."),
            severity: .warning,
            related: [
                Related(livePlace.valueLocation, Bilingual(ja: "本番環境のIDはこれです", en: "this is the ID of the live environment"))
            ],
            note: Bilingual(ja: "鍵は環境ごとに作られます。", en: "Keys are made for each environment."),
            help: Bilingual(
                ja: "先頭を書き換えず、それぞれの環境のセラーセントラルで作った鍵のIDをそのまま書いてください。",
                en: "Do not change the prefix: write the ID as Seller Central shows it for a key made in each environment."))
    }
}
