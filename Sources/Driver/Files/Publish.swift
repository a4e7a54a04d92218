import Outputs
import SourceText

/// Writes a bundle whole or not at all, whatever happens in between: beside its place first, then both change places in one step.
///
///     out/                  the bundle that is there (or nothing)
///     .out.kessai-4711/     the new one, complete and on the disk
///     ── exchange ──►  out/ is the new one, .out.kessai-4711/ the old one, which is removed
///
/// The last files, which may take their time to be made, are made while the others are written. What is returned is the path of the old
/// bundle where it may not be removed: the new one is in its place all the same.
@discardableResult
package func publish(
    _ bundle: [BundleFile], _ last: @escaping @Sendable () -> [BundleFile] = { [] }, to place: String, named name: String,
    in files: any FileSystem, processors: Int = 1
) throws -> String? {
    let target = try existing(place, in: files, named: name)
    let holder = parent(of: target.path)
    // Before all else: a killed run may have put all in place and left the old one behind.
    let hold = try named(name, for: target.path) { () throws(FileFault) in
        try Leftovers(in: holder, files).hold(tidying: [target.path], .directory)
    }
    defer { hold.release() }
    var last = last
    if let old = target.bundle {
        let made = last()
        let isThere = try named(name, for: target.path) { () throws(FileFault) in
            try holds(bundle + made, old, at: target.path, in: files)
        }
        if isThere { return nil }
        last = { made }
    }
    let temporary = temporaryPlace(of: target.path)
    // Ctrl-C waits until the bundle is whole.
    let held = holdSignals()
    defer { releaseSignals(held) }
    // What is no longer needed, however it ends.
    var rest = temporary
    var left: String?
    do throws(FileFault) {
        try writeTree(bundle, last, to: temporary, in: files, processors)
        var isDone = false
        if target.bundle == nil {
            do throws(FileFault) {
                try files.move(temporary, to: target.path)
                isDone = true
            } catch {
                // Another run may have made the first bundle there since.
                guard error.isOccupied, case .bundle = try Occupant(of: target.path, in: files) else { throw error }
            }
        }
        if !isDone {
            if try !files.exchange(temporary, target.path) {
                // Without an exchange there is a moment with no bundle, but never one with half a bundle.
                let aside = temporary + ".old"
                try files.move(target.path, to: aside)
                do throws(FileFault) { try files.move(temporary, to: target.path) } catch {
                    try files.move(aside, to: target.path)
                    throw error
                }
                rest = aside
            }
            do throws(FileFault) { try removeTree(rest, in: files) } catch {
                guard error.isRefusal else { throw error }
                left = rest
            }
        }
        try files.synchronize(holder)
        return left
    } catch {
        try? removeTree(rest, in: files)
        // Beside its place nothing can be made, whatever may be done in it.
        let isBeside = error.isRefusal && error.path == temporary
        throw FileFault(isBeside ? parentName(of: withoutDots(name)) : name, error.reason)
    }
}

/// Removes what killed runs left beside a bundle, unless somebody is writing there. `publish` does so, too, but not while the same
/// process writes another file there.
func tidy(besideBundle path: String, in files: any FileSystem) throws(FileFault) {
    guard let target = try place(path, in: files),
        try files.kindIfThere(of: parent(of: target), followingLinks: true) == .directory
    else { return }
    try Leftovers(in: parent(of: target), files).hold(tidying: [target], .directory).release()
}

/// The place without links, and the paths of the bundle that is there: nil for nothing or an empty directory.
private func existing(
    _ place: String, in files: any FileSystem, named name: String
) throws -> (path: String, bundle: Set<String>?) {
    let path: String
    let occupant: Occupant
    do throws(FileFault) {
        path = try files.resolve(place)
        occupant = try Occupant(of: path, in: files)
    } catch {
        if !error.isAbsence { throw error.named(name, for: place) }
        let place = withoutDots(place)
        switch try files.kindIfThere(of: place, followingLinks: false) {
        case .link:
            // What it leads to, and is no directory.
            let isThere = try files.kindIfThere(of: place, followingLinks: true) != nil
            throw BadInput(message: isThere ? isFile(name) : leadsNowhere(name))
        case .file: throw BadInput(message: isFile(name))
        case .directory, .other, nil: break
        }
        let last = lastComponent(of: place)
        _ = try named(name, for: place) { () throws(FileFault) in
            try makeDirectories(last == ".." ? place : parent(of: place), in: files)
        }
        return (absolute(last, in: try files.resolve(parent(of: place))), nil)
    }
    switch occupant {
    case .nothing: return (path, nil)
    case .bundle(let paths): return (path, paths)
    case .others(let path): throw BadInput(message: foreign(path, in: name))
    case .unlisted(let list): throw BadInput(message: lacks(list, name))
    case .ofAnotherMaker: throw BadInput(message: isNotOurs(name))
    }
}

/// What is in a directory, told by names and by what the lists of a bundle say: what somebody else put there may be large, and a home
/// directory has much of it.
private enum Occupant {
    case nothing
    /// Files that its SHA256SUMS lists, and no others. Its manifest says that kessai made it, whichever version.
    case bundle(Set<String>)
    /// Something else, of which the first is this.
    case others(String)
    /// What may be a bundle, but for this file that each has.
    case unlisted(String)
    /// All that tells a bundle, with a manifest that is not kessai's or cannot be read.
    case ofAnotherMaker

    init(of root: String, in files: any FileSystem) throws(FileFault) {
        let entries = try files.entries(of: root)
        let names = Set(entries.lazy.filter { $0.kind == .file }.compactMap(\.name))
        let signs = [OutputBundle.manifestPath, OutputBundle.sumsPath, OutputBundle.provenancePath]
        if let absent = signs.first(where: { !names.contains($0) }) {
            let isLikeBundle = signs.count(where: names.contains) == signs.count - 1
            let first = entries.map { Step($0).path }.min(by: pathPrecedes)
            self = first.map { isLikeBundle ? .unlisted(absent) : .others($0) } ?? .nothing
            return
        }
        let manifest = try files.read(root + "/" + OutputBundle.manifestPath, limit: 4 * Occupant.sumsLimit)
        guard isManifestOfKessai(manifest) else {
            self = .ofAnotherMaker
            return
        }
        let sums = try files.read(root + "/" + OutputBundle.sumsPath, limit: Occupant.sumsLimit)
        let listed = Set(
            String(decoding: sums, as: UTF8.self).split(separator: "\n").map { String($0.dropFirst(64 + 2)) }
                + [OutputBundle.sumsPath])
        var found: Set<String> = []
        var pending = entries.map { Step($0) }.inReverse
        while let step = pending.popLast() {
            switch step.kind {
            case .directory: pending += try files.entries(of: root + "/" + step.path).map { Step($0, in: step.path) }.inReverse
            case .file where listed.contains(step.path): found.insert(step.path)
            case .file, .link, .other:
                self = .others(step.path)
                return
            }
        }
        self = .bundle(found)
    }

    /// Of half a million files, for each of which a manifest has up to four times as much.
    private static let sumsLimit = 64 << 20
}

/// A step of a walk through a directory in the order of paths.
private struct Step {
    let path: String
    let kind: FileKind

    /// The path of a directory ends with `/`. What has a name that is no text is no file of a bundle, nor has it any.
    init(_ entry: DirectoryEntry, in directory: String = "") {
        kind = entry.name == nil ? .other : entry.kind
        path = directory + (entry.name ?? spelled(entry.bytes)) + (kind == .directory ? "/" : "")
    }
}

extension [Step] {
    fileprivate var inReverse: [Step] { sorted(byPath: { $0.path }).reversed() }
}

/// Whether a directory with files of these paths is a bundle to the byte.
private func holds(
    _ bundle: [BundleFile], _ paths: Set<String>, at root: String, in files: any FileSystem
) throws(FileFault) -> Bool {
    guard Set(bundle.map(\.path)) == paths else { return false }
    for file in bundle {
        if try files.read(root + "/" + file.path, limit: file.count + 1) != file.bytes { return false }
    }
    return true
}

private func leadsNowhere(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」は行き先のないシンボリックリンクです。リンクを直すか消すか、別の名前を指定してください。",
        en: "`\(name)` is a symbolic link to nothing. Correct or remove it, or give another name.")
}

/// A file where a directory is needed.
func isFile(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」はファイルで、フォルダではありません。別の名前を指定してください。",
        en: "`\(name)` is a file, not a directory. Give another name.")
}

private func foreign(_ path: String, in name: String) -> Bilingual {
    let (path, name) = (shown(path, limit: 200), shown(name, limit: 200))
    return Bilingual(
        ja:
            "「\(name)」にはkessaiのバンドルのものではない「\(path)」があるので、上書きしません。空のフォルダか、新しい名前を指定してください。中のものが要らなければ、先にフォルダを消してください。",
        en:
            "`\(name)` holds `\(path)`, which is no part of a bundle of kessai, so it is not overwritten. Name an empty directory or a new one; or remove the directory first, if nothing in it is needed."
    )
}

private func isNotOurs(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    let manifest = OutputBundle.manifestPath
    return Bilingual(
        ja: "「\(name)」の \(manifest) は読めないか、kessaiのものではないので、上書きしません。壊れたバンドルなら、先にフォルダを消してください。そうでなければ、新しい名前を指定してください。",
        en:
            "the \(manifest) in `\(name)` cannot be read or is not one of kessai, so nothing is overwritten. If it is a broken bundle, remove the directory first; otherwise name a new one."
    )
}

private func lacks(_ list: String, _ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」には \(list) がなく、kessaiのバンドルか分からないので、上書きしません。古いバンドルなら、先にフォルダを消してください。そうでなければ、新しい名前を指定してください。",
        en:
            "`\(name)` has no \(list), so it may be no bundle of kessai and is not overwritten. If it is an old bundle, remove the directory first; otherwise name a new one."
    )
}

private func writeTree(
    _ bundle: [BundleFile], _ last: @escaping @Sendable () -> [BundleFile], to root: String, in files: any FileSystem,
    _ processors: Int
) throws(FileFault) {
    let directories = missingDirectories(bundle, root)
    for directory in directories { try files.makeDirectory(directory) }
    @Sendable func write(_ file: BundleFile) -> Result<String, FileFault> {
        let path = root + "/" + file.path
        do throws(FileFault) { try files.create(path, file.pieces, like: nil) } catch { return .failure(error) }
        return .success(path)
    }
    // What takes longest first, so that no thread is left with it when the others have ended.
    let work: [BundleFile?] = [nil] + bundle.sorted { $0.count > $1.count }
    let results = concurrently(work, processors: processors, chunk: 1, from: 2) { _, file in
        file.map { [write($0)] } ?? last().map(write)
    }
    var paths: [String] = []
    for result in results.joined() { paths.append(try result.get()) }
    try files.synchronize(directories.sorted() + paths)
}

/// The root and all below it, each after the one that it is in.
private func missingDirectories(_ bundle: [BundleFile], _ root: String) -> [String] {
    var directories = [root]
    var known: Set<String> = [root]
    for file in bundle {
        var missing: [String] = []
        var directory = parent(of: root + "/" + file.path)
        while known.insert(directory).inserted {
            missing.append(directory)
            directory = parent(of: directory)
        }
        directories += missing.reversed()
    }
    return directories
}

/// Removes a file or link, or a directory with all that is in it.
func removeTree(_ root: String, _ kind: FileKind = .directory, in files: any FileSystem) throws(FileFault) {
    if kind == .directory {
        for entry in try files.entries(of: root) {
            guard let name = entry.name else { throw FileFault(root, .nameIsNotText) }
            try removeTree(root + "/" + name, entry.kind, in: files)
        }
    }
    try files.remove(root)
}
