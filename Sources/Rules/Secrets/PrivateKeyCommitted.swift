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
        project.keyFiles(surroundings).compactMap { key in
            guard key.file?.isTracked == true else { return nil }
            let command = shown(takingOut(key.file?.trackedPlace ?? TrackedPlace(key.path)), limit: 20_000)
            return Diagnostic(
                .privateKeyCommitted, at: key.place.valueLocation,
                Bilingual(ja: "\(key.words.ja)がgitに登録されています。", en: "git tracks \(key.words.en)."),
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
