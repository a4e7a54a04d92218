import Project
import Schema
import SourceText

/// A private key that git tracks.
extension Rule {
    static let privateKeyCommitted = Rule(
        Explanation(
            .privateKeyCommitted,
            title: Bilingual(ja: "秘密鍵のファイルがgitに登録されています。", en: "git tracks a private key."),
            why: Bilingual(
                ja: "リポジトリを見られる人は誰でも鍵を使えます。消しても履歴には残ります。",
                en: "Whoever can read the repository can use the key, and removing it leaves it in the history."),
            fix: Bilingual(
                ja: "「git rm --cached」で外して .gitignore に加えます。コミットしたことがあれば、セラーセントラルで鍵を作り直します。",
                en:
                    "Take it out with `git rm --cached` and add it to .gitignore. If it was ever committed, make a new key in Seller Central."
            ),
            bad: .described(
                Bilingual(
                    ja: "private_key_file に書いたファイルが「git ls-files」に出てくるプロジェクト。",
                    en: "A project whose `private_key_file` is listed by `git ls-files`.")),
            good: .described(
                Bilingual(
                    ja: "鍵のフォルダを .gitignore に書いたプロジェクト。", en: "A project whose .gitignore names the directory of the keys.")))
    ) { project, surroundings in
        let named = project.keyFiles(surroundings)
        let tracked = named.compactMap { key -> Diagnostic? in
            guard key.file?.isTracked == true else { return nil }
            return finding(
                Bilingual(ja: "\(key.words.ja)がgitに登録されています。", en: "git tracks \(key.words.en)."), at: key.place,
                key.file?.trackedPlace ?? TrackedPlace(key.path))
        }
        return tracked + strays(beside: named, in: project, surroundings)
    }

    /// Keys in git that `private_key_file` does not name: a download that was left in the root, a copy.
    private static func strays(
        beside named: [NamedKeyFile], in project: Project, _ surroundings: Surroundings
    ) -> [Diagnostic] {
        guard let first = named.first else { return [] }
        return surroundings.strayKeyFiles.sorted { pathPrecedes($0.key, $1.key) }.compactMap { path, bytes in
            guard isPrivateKey(bytes) else { return nil }
            let same = named.first { isSame($0, path, bytes, in: project) }
            guard same != nil || KeyFacts.fileName(of: path).starts(with: "AmazonPay".utf8) else { return nil }
            let file = shown(path, limit: 120)
            let problem =
                same.map {
                    Bilingual(
                        ja: "gitに登録されている「\(file)」は、\($0.side.words.ja)の秘密鍵です。",
                        en: "git tracks `\(file)`, which is the private key of \($0.side.words.en).")
                } ?? Bilingual(ja: "秘密鍵のファイル「\(file)」がgitに登録されています。", en: "git tracks the private key `\(file)`.")
            return finding(problem, at: (same ?? first).place, TrackedPlace(path))
        }
    }

    private static func isPrivateKey(_ bytes: [UInt8]) -> Bool {
        switch PrivateKey.read(bytes) {
        case .success, .failure(.encrypted): true
        case .failure(.otherKind(let label)): label.hasSuffix("PRIVATE KEY")
        case .failure: false
        }
    }

    /// By what the files hold, or by the ID in the name of the other.
    private static func isSame(_ key: NamedKeyFile, _ path: String, _ bytes: [UInt8], in project: Project) -> Bool {
        if case .present(let own, _, _)? = key.file, let isSame = KeyFacts.areSame(own, bytes) { return isSame }
        let id = project.sides.first { $0.side == key.side }?.environment.publicKeyID.value
        return id != nil && KeyFacts.id(inFileName: path) == id
    }

    private static func finding(_ problem: Bilingual, at place: Place, _ tracked: TrackedPlace) -> Diagnostic {
        let command = shown(takingOut(tracked), limit: 20_000)
        return Diagnostic(
            .privateKeyCommitted, at: place.valueLocation, problem,
            note: Bilingual(
                ja: "リポジトリを見られる人は誰でも鍵を使えます。消しても履歴に残ります。",
                en: "Whoever can read the repository can use the key; removing it leaves it in the history."),
            help: Bilingual(
                ja:
                    "kessai.yaml のあるフォルダで「\(command)」を実行して外し、.gitignore に加えてください。コミットしたことがあれば、鍵は履歴に残り、次にプッシュしたときに外へ出ます。セラーセントラルで鍵を作り直してください。",
                en:
                    "In the directory of kessai.yaml, run `\(command)`, and add the file to .gitignore. If it was ever committed, the next push hands it on: make a new key in Seller Central."
            ))
    }

    /// The command that takes a file out of git, to be run at the root. A path may look like an option, or to git like a pattern.
    private static func takingOut(_ place: TrackedPlace) -> String {
        let path = place.path
        let isPattern = path.hasPrefix(":") || path.contains { "*?[\\".contains($0) }
        let isOption = path.hasPrefix("-") && !isPattern
        let git = place.repository.map { "git -C \(shellWord($0)) " } ?? "git "
        return git + "rm --cached " + (isOption ? "-- " : "") + shellWord(isPattern ? ":(literal)" + path : path)
    }
}
