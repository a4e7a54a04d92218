import Outputs
import SourceText

/// The files of a bundle, in their order: of a directory, or of an archive that `--archive` wrote.
enum ReadBundle {
    /// With the manifest as JSON, where it can be read as such.
    case files([BundleFile], manifest: JSON?)
    /// An archive that is not as kessai writes it.
    case damaged(Archive.Damage)
    /// What is not made by kessai.
    case foreign(NoBundle)

    /// One that a later kessai made is refused: nothing can be said of its files.
    init(_ given: Given, named name: String, in files: any FileSystem) throws {
        var manifest: JSON?
        switch given {
        case .directory(let path):
            let read = try named(name, for: path) { () throws(FileFault) in
                try readDirectory(path, in: files) { bytes in
                    manifest = JSON(reading: bytes)
                    return manifest.flatMap(Verification.paths)
                }
            }
            switch read {
            case .success(let files): self = .files(files, manifest: manifest)
            case .failure(let reason): self = .foreign(reason)
            }
        case .file(let file) where file.isOtherFile: self = .foreign(.otherFile(name))
        case .file(let file):
            switch Archive.read(try file.bytes(named: name, in: files)) {
            case .success(let files):
                manifest = files.first { $0.path == OutputBundle.manifestPath }.flatMap { JSON(reading: $0.bytes) }
                self = .files(files, manifest: manifest)
            case .failure(let damage): self = .damaged(damage)
            }
        }
        if let message = manifest.flatMap(Verification.laterForm) {
            throw BadInput(
                message: Bilingual(same: "\(shown(name, limit: 200)): \(OutputBundle.manifestPath): ") + message)
        }
    }
}

/// Whether a manifest says that kessai made what it lists, be it an earlier or a later one: each has signed it so.
func isManifestOfKessai(_ bytes: [UInt8]) -> Bool { decoded(SignedManifest.self, from: bytes)?.tool.name == "kessai" }

private struct SignedManifest: Decodable {
    struct Tool: Decodable { let name: String }
    let tool: Tool
}

/// A project's bundle, made on all processors.
func outputBundle(_ project: CheckedProject, _ lock: Lock?, _ world: World) -> OutputBundle {
    OutputBundle(project, lock: lock, Threads(processors: world.processors))
}

/// What is taken from the provenance of a bundle, by commands that need a sound one.
func provenance<Value>(of files: [BundleFile], named name: String, _ read: ([UInt8]) -> Value?) throws -> Value {
    guard let file = files.first(where: { $0.path == OutputBundle.provenancePath }), let value = read(file.bytes) else {
        throw BadInput(message: noProvenance(name))
    }
    return value
}

/// The files of a bundle that is as it was written.
func soundBundle(_ given: Given, named name: String, in files: any FileSystem) throws -> [BundleFile] {
    switch try ReadBundle(given, named: name, in: files) {
    case .files(let files, let manifest?):
        if let difference = Verification.differences(in: files, manifest: manifest).first {
            throw BadInput(message: notSound(name, difference))
        }
        return files
    case .damaged(let damage): throw BadInput(message: Bilingual(same: "\(shown(name, limit: 200)): ") + damage.message)
    case .foreign(.otherFile): throw BadInput(message: noBundle(name))
    case .files(_, nil), .foreign(.noManifest), .foreign(.unreadableManifest): throw BadInput(message: noProvenance(name))
    case .foreign(let reason): throw BadInput(message: notSound(name, reason.difference))
    }
}

private func notSound(_ name: String, _ difference: Verification.Difference) -> Bilingual {
    let (name, path) = (shown(name, limit: 200), shown(difference.path, limit: 200))
    return Bilingual(
        ja: "バンドル「\(name)」は書き換えられています: \(path): \(difference.message.ja)build が書いたままのものを指定してください。",
        en: "the bundle `\(name)` was changed: \(path): \(difference.message.en) Give one that is as `build` wrote it.")
}

private func noBundle(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」はkessaiのバンドルではありません。buildが書いたフォルダか .tar を指定してください。",
        en: "`\(name)` is not a bundle of kessai: give the directory or the .tar that `build` wrote.")
}

private func noProvenance(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」はkessaiのバンドルではありません(読める manifest.json と provenance.json がありません)。",
        en: "`\(name)` is not a bundle of kessai: it has no manifest.json and provenance.json that can be read.")
}
