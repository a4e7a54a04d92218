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
                    "A Public Key ID begins with `LIVE-` for the live and `SANDBOX-` for the test environment; each environment has a key of its own."
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
        let misplaced = project.sides.compactMap { MisplacedKey($0, shared) }
        if let exchange = exchange(misplaced, in: project) { return [exchange] }
        return misplaced.map(finding)
    }

    private static func finding(_ key: MisplacedKey) -> Diagnostic {
        let first = key.values.first
        let name = first.name.shown(first.place.spelling)
        let (here, there) = (key.side.words, key.side.other.words)
        return Diagnostic(
            .keyEnvironmentMismatch, at: first.place.valueLocation,
            key.isCertain
                ? Bilingual(
                    ja: "\(here.ja)の\(name.ja)「\(shown(first.text))」は、\(there.ja)の鍵です。",
                    en: "The \(name.en) of \(here.en), `\(shown(first.text))`, is a key of \(there.en).")
                : Bilingual(
                    ja: "\(here.ja)の\(name.ja)「\(shown(first.text))」は、名前からは\(there.ja)の鍵のようです。",
                    en: "The \(name.en) of \(here.en), `\(shown(first.text))`, seems by its name to be a key of \(there.en)."),
            severity: key.isCertain ? .error : .warning,
            label: means(key.side.other),
            related: [
                Related(
                    key.place.keyLocation,
                    Bilingual(ja: "ここは\(here.ja)の設定です", en: "these are the settings of \(here.en)"))
            ]
                + key.values.rest.map {
                    Related(
                        $0.place.valueLocation,
                        Bilingual(ja: "鍵ファイルの名前も\(there.ja)のものです", en: "the key file's name is of \(there.en) too"))
                },
            help: Bilingual(
                ja: "セラーセントラルを「Amazon Pay(\(here.ja))」に切り替え、「\(key.side.keyPrefix)」で始まる、その環境の鍵を写してください。",
                en:
                    "Switch Seller Central to 「Amazon Pay(\(here.ja))」 and use its key, which begins with `\(key.side.keyPrefix)`."
            ))
    }

    /// The same is of the other environment in both: they were exchanged, with the heads over them or by themselves.
    private static func exchange(_ misplaced: [MisplacedKey], in project: Project) -> Diagnostic? {
        guard misplaced.count == 2, misplaced.allSatisfy(\.isCertain), misplaced[0].values.names == misplaced[1].values.names
        else { return nil }
        let (one, other) = (misplaced[0], misplaced[1])
        let (first, second) = (one.values.first, other.values.first)
        let areHeads = !one.values.rest.isEmpty
        let places =
            areHeads
            ? (one.place.keyLocation, other.place.keyLocation) : (first.place.valueLocation, second.place.valueLocation)
        let name = first.name.shown(first.place.spelling)
        let heads = (one.side.name.shown(one.place.spelling), other.side.name.shown(other.place.spelling))
        let texts = (project.source(places.0.file)?.text(places.0.range), project.source(places.1.file)?.text(places.1.range))
        // Where the other half of a key does not say whose it is, it may be what stands wrong, or the heads over both.
        let isSure = areHeads || one.otherHalfIsRight && other.otherHalfIsRight
        var fixes: [Fix] = []
        if isSure, let mine = texts.0, let theirs = texts.1 {
            let (one, other) = ((places.0, theirs), (places.1, mine))
            fixes = [areHeads ? Fix.swappingHeads(one, other) : Fix.swappingValues(one, other)]
        }
        return Diagnostic(
            .keyEnvironmentMismatch, at: first.place.valueLocation,
            Bilingual(
                ja:
                    "\(one.side.words.ja)の\(name.ja)は\(other.side.words.ja)の鍵で、\(other.side.words.ja)のものは\(one.side.words.ja)の鍵です。入れ替わっているようです。",
                en:
                    "The \(name.en) of \(one.side.words.en) is a key of \(other.side.words.en), and that of \(other.side.words.en) one of \(one.side.words.en): they seem to be swapped."
            ),
            label: means(other.side),
            related: [Related(second.place.valueLocation, means(one.side))],
            help: areHeads
                ? Bilingual(
                    ja: "\(heads.0.ja)と\(heads.1.ja)のキーが逆なら、2つのキーを入れ替えてください。",
                    en: "If the keys \(heads.0.en) and \(heads.1.en) are the wrong way round, swap the two keys.")
                : isSure
                    ? Bilingual(ja: "2つの値を入れ替えてください。", en: "Swap the two values.")
                    : Bilingual(
                        ja:
                            "\(heads.0.ja)と\(heads.1.ja)のキーが逆なら、2つのキーを入れ替えてください。キーが正しければ、Public Key IDと鍵ファイルの組を確かめて、値を入れ替えてください。",
                        en:
                            "If the keys \(heads.0.en) and \(heads.1.en) are the wrong way round, swap the two keys. If they are right, see which ID and key file belong together, and swap the values."
                    ),
            fixes: fixes)
    }

    private static func means(_ side: Side) -> Bilingual {
        Bilingual(ja: "「\(side.keyPrefix)」は\(side.words.ja)を表します", en: "`\(side.keyPrefix)` means \(side.words.en)")
    }
}

/// What an environment holds of the key of the other one: its ID, the name of its file, or both.
private struct MisplacedKey {
    typealias Value = (name: FieldName, text: String, place: Place)

    struct Values {
        let first: Value
        let rest: [Value]

        var names: [FieldName] { [first.name] + rest.map(\.name) }
    }

    let side: Side
    /// Of the environment.
    let place: Place
    let values: Values
    /// Of an ID the file, of a file the ID: whether it says that it is of this environment.
    let otherHalfIsRight: Bool
    /// Whether an ID says so, and not only a name that somebody may have given to the file of a shop called `LIVE-HOUSE`.
    let isCertain: Bool

    /// Nil when it holds nothing of it.
    init?(_ configured: ConfiguredSide, _ shared: SharedKey?) {
        let environment = configured.environment
        var wrong: [Value] = []
        // The same key in both environments is one mistake, reported by its own rule.
        if shared?.ids == nil, case .present(let id, let place) = environment.publicKeyID,
            KeyFacts.side(ofID: id) == configured.side.other
        {
            wrong.append((.publicKeyID, id, place))
        }
        if shared?.files == nil, case .present(let path, let place) = environment.privateKeyFile,
            KeyFacts.seemingSide(ofFileName: path) == configured.side.other
        {
            wrong.append((.privateKeyFile, path, place))
        }
        guard let first = wrong.first else { return nil }
        side = configured.side
        place = configured.place
        values = Values(first: first, rest: Array(wrong.dropFirst()))
        let otherHalf =
            first.name == .publicKeyID
            ? environment.privateKeyFile.value.flatMap(KeyFacts.side(ofFileName:))
            : environment.publicKeyID.value.flatMap(KeyFacts.side(ofID:))
        isCertain =
            first.name == .publicKeyID || KeyFacts.side(ofFileName: first.text) == configured.side.other
            || KeyFacts.hasPrefix(of: configured.side.other, inFileName: first.text)
        otherHalfIsRight = otherHalf == configured.side
    }
}
