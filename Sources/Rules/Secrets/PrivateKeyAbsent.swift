import Project
import Schema
import SourceText

/// A private key file that is not there or is kept from this user: normal where keys are kept elsewhere, an error with `--require-keys`.
extension Rule {
    static let privateKeyAbsent = Rule(
        Explanation(
            .privateKeyAbsent,
            title: Bilingual(
                ja: "鍵ファイルがないか、読めません(--require-keys ではエラー)。",
                en: "A key file is not there or cannot be read (an error with `--require-keys`)."),
            why: Bilingual(
                ja: "鍵ファイルはMyASPの画面でアップロードします。鍵をgitに入れずに別の場所で管理しているなら、見つからないのは正常です。",
                en: "The key file is uploaded in MyASP. Where keys are kept elsewhere and out of git, its absence is normal."),
            fix: Bilingual(
                ja: "セラーセントラルからダウンロードした鍵ファイルを置くか、private_key_file のパスを直すか、読み取りを許可します。",
                en: "Put the file from Seller Central there, correct the path in `private_key_file`, or allow it to be read."),
            bad: .described(
                Bilingual(
                    ja: "private_key_file に書いたファイルがないプロジェクト。", en: "A project whose `private_key_file` is not there.")),
            good: .described(
                Bilingual(
                    ja: "private_key_file に書いたファイルがあるプロジェクト。", en: "A project whose `private_key_file` is there.")))
    ) { project, surroundings in
        let misnamed = surroundings.requiresKeys ? [] : misnamed(in: project, surroundings)
        return project.keyFiles(surroundings).compactMap { key in
            let (problem, help): (Bilingual, Bilingual)
            var isInstead = false
            switch key.file {
            case .absent(isTracked: false, _)? where misnamed.contains(key.place.valueLocation): return nil
            case .absent(isTracked: false, _)?:
                problem = Bilingual(ja: "\(key.words.ja)がありません。", en: "\(key.words.en) is not there.")
                // A name that only seems to be that of another key may be allowed.
                isInstead = !surroundings.requiresKeys && KeyFacts.seemingSide(ofFileName: key.path) == key.side.other
                help = Bilingual(
                    ja: "セラーセントラルからダウンロードした鍵ファイルをそこに置くか、パスを直してください。gitには登録しないでください。",
                    en: "Put the file from Seller Central there, or correct the path. Keep it out of git.")
            case .outside(let reason)?:
                problem = unreadable(key, reason)
                help = Bilingual(
                    ja: "リンクではなく、鍵ファイルそのものをプロジェクトの中に置いてください。gitには登録しないでください。",
                    en: "Put the key file itself into the project, not a link to it. Keep it out of git.")
            case .unreadable(let reason)?:
                problem = unreadable(key, reason)
                help = Bilingual(
                    ja: "このファイルを読み取る権限を自分に付けてください。gitには登録しないでください。",
                    en: "Give yourself permission to read it. Keep it out of git.")
            // One that git has is told as such.
            case .absent?, .present?, .noFile?, nil: return nil
            }
            let finding = Diagnostic(
                .privateKeyAbsent, at: key.place.valueLocation, problem, severity: surroundings.requiresKeys ? .error : .hint,
                note: surroundings.requiresKeys
                    ? Bilingual(
                        ja: "--require-keys では、鍵ファイルがそろっている必要があります。", en: "With `--require-keys` every key file must be there.")
                    : nil,
                help: help)
            return isInstead
                ? finding.yielding(to: [Diagnostic.Told(.keyEnvironmentMismatch, at: key.place.valueLocation)]) : finding
        }
    }

    private static func unreadable(_ key: NamedKeyFile, _ reason: Bilingual) -> Bilingual {
        Bilingual(ja: "\(key.words.ja)を読めません(\(reason.ja))。", en: "\(key.words.en) cannot be read: \(reason.en).")
    }

    /// The names that are told to be those of another key: that there is no such file is no second mistake.
    private static func misnamed(in project: Project, _ surroundings: Surroundings) -> Set<Location> {
        let ofOtherSide = project.sides.filter {
            KeyFacts.side(ofFileName: $0.environment.privateKeyFile.value ?? "") == $0.side.other
        }
        let places = ofOtherSide.compactMap { $0.environment.privateKeyFile.place }
        let isTold = !RuleLevels(project.integration).isOff(.privateKeyNameMismatch)
        return Set((places + (isTold ? project.misnamedKeyFiles(surroundings).map(\.place) : [])).map(\.valueLocation))
    }
}
