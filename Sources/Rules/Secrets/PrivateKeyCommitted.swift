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
                ja: "「git rm --cached」で外して .gitignore に加え、セラーセントラルで鍵を作り直します。",
                en: "Take it out with `git rm --cached`, add it to .gitignore, and make a new key in Seller Central."),
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
            return Diagnostic(
                .privateKeyCommitted, at: key.place.valueLocation,
                Bilingual(ja: "\(key.words.ja)がgitに登録されています。", en: "git tracks \(key.words.en)."),
                note: Bilingual(
                    ja: "リポジトリを見られる人は誰でも鍵を使えます。消しても履歴に残ります。",
                    en: "Whoever can read the repository can use the key; removing it leaves it in the history."),
                help: Bilingual(
                    ja: "「git rm --cached \(shown(key.path, limit: 120))」で外し、.gitignore に加えてください。プッシュ済みなら鍵を作り直してください。",
                    en:
                        "Run `git rm --cached \(shown(key.path, limit: 120))` and add it to .gitignore. If it was pushed, make a new key."
                ))
        }
    }
}
