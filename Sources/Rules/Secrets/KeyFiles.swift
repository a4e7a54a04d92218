import Project
import Schema
import SourceText

/// The private key files that a project names, each once, with what Driver found there.
struct NamedKeyFile {
    let path: String
    let place: Place
    let side: Side
    /// Nil when it was not looked for.
    let file: KeyFile?

    /// 本番環境の鍵ファイル「keys/…」
    var words: Bilingual {
        Bilingual(
            ja: "\(side.words.ja)の鍵ファイル「\(shown(path, limit: 120))」",
            en: "the key file `\(shown(path, limit: 120))` of \(side.words.en)")
    }
}

extension Project {
    func keyFiles(_ surroundings: Surroundings) -> [NamedKeyFile] {
        var seen: Set<String> = []
        return sides.compactMap { configured in
            guard case .present(let path, let place) = configured.environment.privateKeyFile, seen.insert(path).inserted else {
                return nil
            }
            return NamedKeyFile(path: path, place: place, side: configured.side, file: surroundings.keyFiles[path])
        }
    }
}
