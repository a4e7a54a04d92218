import Outputs
import Project
import SourceText

/// Outputs go neither where the files of any project are nor into each other: what is written there would be lost.
func refuseOverwriting(_ names: [String], command: String, _ world: World) throws {
    var taken: [(name: String, path: String)] = []
    for name in names {
        try refuseForeignLinks(name, command: command, world)
        guard let path = try place(named: name, world) else { continue }
        if let root = try projectRoot(above: parent(of: path), in: world.files), isSource(relative(path, to: root) ?? "") {
            throw UsageError(message: overSource(name), command: command)
        }
        if try named(name, { () throws(FileFault) in try holdsKey(path, in: world.files) }) {
            throw UsageError(message: overKey(name), command: command)
        }
        if let other = taken.first(where: { isInside(path, $0.path) || isInside($0.path, path) }) {
            throw UsageError(message: overEachOther(other.name, name), command: command)
        }
        taken.append((name, path))
    }
}

/// Nor where a private key of the project is or is to be, whatever it is called.
func refuseOverwritingKeys(_ names: [String], of project: Project, in target: Target, command: String, _ world: World) throws {
    if names.isEmpty { return }
    let keys = Set(try project.privateKeyPaths.compactMap { try place(absolute($0, in: target.root), in: world.files) })
    if keys.isEmpty { return }
    for name in names {
        guard let path = try place(named: name, world), keys.contains(path) else { continue }
        throw UsageError(message: overKey(name), command: command)
    }
}

/// What is written in the place of a link would not be found where the link leads.
func refuseLinkToNothing(_ name: String, _ world: World) throws {
    let path = absolute(name, in: world.directory)
    let leads = try named(name) { () throws(FileFault) -> Bool in
        guard try world.files.isLink(path) else { return true }
        return try world.files.kindIfThere(of: path, followingLinks: true) != nil
    }
    if !leads { throw BadInput(message: leadsNowhere(name)) }
}

/// Settings, records and keys, on systems too that take names in any case for the same.
private func isSource(_ path: String) -> Bool {
    let path = path.lowercased()
    return path == Lock.path || [".yaml", ".yml", ".pem"].contains(where: path.hasSuffix)
}

/// Whether a file is a key or a certificate: in front of the line with which it begins, other programs write what it is about.
private func holdsKey(_ path: String, in files: any FileSystem) throws(FileFault) -> Bool {
    guard try files.kindIfThere(of: path, followingLinks: true) == .file else { return false }
    let lines = try files.read(path, limit: 1 << 16).split(separator: UInt8(ascii: "\n"))
    return lines.contains { $0.starts(with: "-----BEGIN ".utf8) }
}

/// The place of an output, by its name as it was given.
func place(named name: String, _ world: World) throws(FileFault) -> String? {
    try named(name) { () throws(FileFault) in try place(absolute(name, in: world.directory), in: world.files) }
}

/// A path without links, as far as it is there; nil for a pipe, a device or an open stream, which take everything.
func place(_ path: String, in files: any FileSystem) throws(FileFault) -> String? {
    if openStream(path) != nil { return nil }
    do throws(FileFault) {
        if try files.kind(of: path, followingLinks: true) == .other { return nil }
        return try files.resolve(path)
    } catch {
        if !error.isAbsence { throw error }
    }
    let path = withoutDots(path)
    if path == "/" { return path }
    return try place(parent(of: path), in: files).map { absolute(lastComponent(of: path), in: $0) }
}

private func overSource(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」は設定や鍵のファイルの名前なので、出力先にできません。別の名前を指定してください。",
        en:
            "`\(name)` has the name of settings, a record or a key of the project, so nothing is written there. Give another name."
    )
}

private func overKey(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」は鍵のファイルなので、出力先にできません。別の名前を指定してください。",
        en: "`\(name)` is the file of a key, so nothing is written there. Give another name.")
}

private func overEachOther(_ first: String, _ second: String) -> Bilingual {
    let (first, second) = (shown(first, limit: 200), shown(second, limit: 200))
    return Bilingual(
        ja: "出力先「\(first)」と「\(second)」が重なっています。別々の場所を指定してください。",
        en: "the outputs `\(first)` and `\(second)` would overwrite each other. Give them different places.")
}
