import Outputs
import SourceText

/// What is written for a deploy replaces only what kessai made, and nothing that is written breaks a bundle that is there.
func refuseBreakingBundles(_ names: [String], command: String, _ world: World) throws {
    for name in names {
        guard let path = try place(named: name, world) else { continue }
        let broken = try named(name) { () throws(FileFault) in try bundle(above: path, in: world.files) }
        if let broken {
            throw UsageError(message: insideBundle(name, way(to: broken, from: world.directory)), command: command)
        }
    }
}

/// A bundle takes the place of the one before as a whole: who stands in it would be left in a directory that is gone.
func refuseReplacingWorkingDirectory(_ output: String, _ world: World) throws {
    guard let path = try place(named: output, world), isInside(world.directory, path) else { return }
    throw UsageError(message: holdsWorkingDirectory(output), command: "build")
}

/// An archive is a plain tar, whatever its name promises.
func refuseCompressed(_ archive: String) throws(UsageError) {
    let name = archive.lowercased()
    if [".gz", ".tgz", ".xz", ".zst", ".bz2", ".zip"].contains(where: name.hasSuffix) {
        throw UsageError(message: notCompressed(archive), command: "build")
    }
}

/// A file that kessai did not make stays, and so does what is no longer to be told from one; an empty one is what `mktemp` leaves.
func refuseForeignFile(_ archive: String, _ world: World) throws {
    let path = absolute(archive, in: world.directory)
    do throws(FileFault) {
        guard try world.files.kind(of: path, followingLinks: true) == .file else { return }
        let there = try GivenFile(path, in: world.files)
        if there.isEmpty { return }
        if there.isArchive, try isMadeByKessai(path, in: world.files) { return }
    } catch {
        if error.isAbsence { return try refuseLinkToNothing(archive, world) }
        throw FileFault(archive, error.reason)
    }
    throw BadInput(message: notAnArchive(archive))
}

/// Whether an archive holds the lists of a bundle, which stand near its beginning: no more of it is read than that takes.
private func isMadeByKessai(_ archive: String, in files: any FileSystem) throws(FileFault) -> Bool {
    var limit = 1 << 20
    while true {
        let bytes = try files.read(archive, limit: limit)
        if let manifest = Archive.file(OutputBundle.manifestPath, near: bytes) {
            let sums = Archive.file(OutputBundle.sumsPath, near: bytes).map { String(decoding: $0, as: UTF8.self) }
            return sums?.contains("  \(OutputBundle.provenancePath)\n") == true && isManifestOfKessai(manifest)
        }
        if bytes.count < limit || limit >= outputLimit { return false }
        limit *= 8
    }
}

private func bundle(above path: String, in files: any FileSystem) throws(FileFault) -> String? {
    if path == "/" { return nil }
    let directory = parent(of: path)
    return try holdsBundle(directory, in: files) ? directory : bundle(above: directory, in: files)
}

/// Whether the files that say what a bundle holds are in a directory.
func holdsBundle(_ directory: String, in files: any FileSystem) throws(FileFault) -> Bool {
    for name in [OutputBundle.manifestPath, OutputBundle.sumsPath, OutputBundle.provenancePath] {
        if try files.kindIfThere(of: absolute(name, in: directory), followingLinks: false) != .file { return false }
    }
    return true
}

private func holdsWorkingDirectory(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」はいまのフォルダか、それを含むフォルダです。バンドルはフォルダごと置き換わるので、その外で実行するか、中の新しいフォルダを指定してください。",
        en:
            "`\(name)` is the working directory or holds it. A bundle replaces a directory as a whole: run this from outside of it, or name a new directory below."
    )
}

private func insideBundle(_ name: String, _ bundle: String) -> Bilingual {
    let (name, bundle) = (shown(name, limit: 200), shown(bundle.isEmpty ? "." : bundle, limit: 200))
    return Bilingual(
        ja: "「\(name)」はバンドル「\(bundle)」の中にあります。書くとバンドルが壊れるので、別の場所を指定してください。",
        en: "`\(name)` lies in the bundle `\(bundle)`, which would be broken by it. Name another place.")
}

private func notCompressed(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "アーカイブは圧縮しない tar です。「\(name)」ではなく、「.tar」で終わる名前を指定してください。",
        en: "the archive is a plain tar, without compression. Give it a name that ends in `.tar`, not `\(name)`.")
}

private func notAnArchive(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」はkessaiが作ったアーカイブではないか、壊れているので、上書きしません。新しい名前を指定してください。要らないファイルなら、先に消してください。",
        en:
            "`\(name)` is no archive that kessai made, or a damaged one, so it is not overwritten. Give a new name, or remove the file first if it is not needed."
    )
}
