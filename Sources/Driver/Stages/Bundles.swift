import Outputs
import SourceText

/// The files of a bundle, in their order: of a directory, or of an archive that `--archive` wrote.
enum ReadBundle {
    case files([BundleFile])
    /// An archive that is not as kessai writes it.
    case damaged(Archive.Damage)

    init(_ name: String, in world: World) throws {
        let path = absolute(name, in: world.directory)
        do throws(FileFault) {
            if try world.files.kind(of: path, followingLinks: true) == .directory {
                self = .files(try readTree(try world.files.resolve(path), in: world.files))
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
    let files: [BundleFile]
    switch try ReadBundle(name, in: world) {
    case .files(let found): files = found
    case .damaged(let damage):
        throw BadInput(message: Bilingual(same: "\(shown(name, limit: 200)): ") + damage.message)
    }
    guard let file = files.first(where: { $0.path == OutputBundle.provenancePath }), let value = read(file.bytes) else {
        throw BadInput(message: noProvenance(name))
    }
    return value
}

private func noProvenance(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」は kessai のバンドルではありません(読める provenance.json がありません)。",
        en: "`\(name)` is not a bundle of kessai: it has no provenance.json that can be read.")
}
