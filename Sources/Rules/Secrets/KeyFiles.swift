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

/// A key file that is named after another key than that of its environment.
struct MisnamedKeyFile {
    let side: Side
    let place: Place
    /// The key that its name tells.
    let named: String
    let id: String
    let idPlace: Place
}

extension Project {
    func misnamedKeyFiles(_ surroundings: Surroundings) -> [MisnamedKeyFile] {
        let shared = SharedKey(self, surroundings)
        // An ID that stands in both environments is the finding, and fits the name of one file only; with a prefix it tells which.
        let sharedID = shared?.ids == nil ? nil : amazonPay?.live.value?.publicKeyID.value
        let isTold = shared?.files != nil || sharedID.map { KeyFacts.side(ofID: $0) == nil } ?? false
        return sides.compactMap { configured in
            guard !isTold, case .present(let id, let idPlace) = configured.environment.publicKeyID,
                case .present(let path, let place) = configured.environment.privateKeyFile,
                let named = KeyFacts.id(inFileName: path), KeyFacts.bare(named) != KeyFacts.bare(id),
                // A key of the other environment is the finding then.
                KeyFacts.side(ofFileName: path) != configured.side.other, KeyFacts.side(ofID: id) != configured.side.other
            else { return nil }
            return MisnamedKeyFile(side: configured.side, place: place, named: named, id: id, idPlace: idPlace)
        }
    }

    func keyFiles(_ surroundings: Surroundings) -> [NamedKeyFile] {
        var files: [NamedKeyFile] = []
        for configured in sides {
            guard case .present(let path, let place) = configured.environment.privateKeyFile,
                !files.contains(where: { $0.path == path })
            else { continue }
            files.append(NamedKeyFile(path: path, place: place, side: configured.side, file: surroundings.keyFiles[path]))
        }
        return files
    }
}
