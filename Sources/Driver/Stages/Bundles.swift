import Outputs
import SourceText

/// The files of a bundle, in their order: of a directory, or of an archive that `--archive` wrote.
enum ReadBundle {
    case files([BundleFile])
    /// An archive that is not as kessai writes it.
    case damaged(Archive.Damage)
    /// A directory with a link, pipe or device in it, at this path.
    case foreign(ForeignFile)

    init(_ name: String, in world: World) throws {
        let path = absolute(name, in: world.directory)
        do throws(FileFault) {
            if try world.files.kind(of: path, followingLinks: true) == .directory {
                switch try readTree(try world.files.resolve(path), in: world.files) {
                case .success(let files): self = .files(files)
                case .failure(let foreign): self = .foreign(foreign)
                }
                return
            }
            switch Archive.read(try world.files.read(path, limit: outputLimit)) {
            case .success(let files): self = .files(files)
            case .failure(let damage): self = .damaged(damage)
            }
        } catch { throw FileFault(name, error.reason) }
    }
}

/// A project's bundle, made on all processors.
func outputBundle(_ project: CheckedProject, _ lock: Lock?, _ world: World) -> OutputBundle {
    OutputBundle(project, lock: lock, Threads(processors: world.processors))
}

/// What is taken from the provenance of a bundle, by commands that need a sound one.
func provenance<Value>(ofBundle name: String, in world: World, _ read: ([UInt8]) -> Value?) throws -> Value {
    try provenance(of: try soundBundle(name, in: world), named: name, read)
}

func provenance<Value>(of files: [BundleFile], named name: String, _ read: ([UInt8]) -> Value?) throws -> Value {
    guard let file = files.first(where: { $0.path == OutputBundle.provenancePath }), let value = read(file.bytes) else {
        throw BadInput(message: noProvenance(name))
    }
    return value
}

/// The files of a bundle that is as it was written.
func soundBundle(_ name: String, in world: World) throws -> [BundleFile] {
    let files: [BundleFile]
    switch try ReadBundle(name, in: world) {
    case .files(let found): files = found
    case .damaged(let damage):
        throw BadInput(message: Bilingual(same: "\(shown(name, limit: 200)): ") + damage.message)
    case .foreign(let foreign): throw BadInput(message: notSound(name, foreign.difference))
    }
    guard let manifest = manifest(of: files) else { throw BadInput(message: noProvenance(name)) }
    if let difference = Verification.differences(in: files, manifest: manifest).first {
        throw BadInput(message: notSound(name, difference))
    }
    return files
}

/// The manifest of a bundle, as JSON where it can be read as such.
func manifest(of files: [BundleFile]) -> JSON? {
    files.first { $0.path == OutputBundle.manifestPath }.flatMap { JSON(reading: $0.bytes) }
}

extension ForeignFile {
    /// What it is in the directory of a bundle.
    var difference: Verification.Difference {
        Verification.Difference(
            path: path,
            message: Bilingual(
                ja: "リンクなど、通常のファイルではないものです。", en: "It is a link or the like, and no regular file."))
    }
}

private func notSound(_ name: String, _ difference: Verification.Difference) -> Bilingual {
    let (name, path) = (shown(name, limit: 200), shown(difference.path, limit: 200))
    return Bilingual(
        ja: "バンドル「\(name)」は書き換えられています: \(path): \(difference.message.ja)build が書いたままのものを指定してください。",
        en: "the bundle `\(name)` was changed: \(path): \(difference.message.en) Give one that is as `build` wrote it.")
}

private func noProvenance(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」は kessai のバンドルではありません(読める manifest.json と provenance.json がありません)。",
        en: "`\(name)` is not a bundle of kessai: it has no manifest.json and provenance.json that can be read.")
}
