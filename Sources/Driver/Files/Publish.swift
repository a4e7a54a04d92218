import Outputs
import SourceText

/// Writes a bundle whole or not at all, whatever happens in between: beside its place first, then both change places in one step.
///
///     out/                  the bundle that is there (or nothing)
///     .out.kessai-4711/     the new one, complete and on the disk
///     ── exchange ──►  out/ is the new one, .out.kessai-4711/ the old one, which is removed
///
/// What somebody else puts into the old one meanwhile is never removed: it is looked at once more right before, and where nobody writes
/// to it any longer. It takes its place again if there is anything in it that is not of a bundle. Who may do what with the directory
/// stays as it is.
///
/// The last files, which may take their time to be made, are made while the others are written.
@discardableResult
package func publish(
    _ bundle: [BundleFile], _ last: @escaping @Sendable () -> [BundleFile] = { [] }, to place: String, named name: String,
    in files: any FileSystem, processors: Int = 1
) throws -> Publication {
    let target = try existing(place, in: files, named: name)
    let holder = parent(of: target.path)
    // Before all else: a killed run may have put all in place and left the old one behind.
    let hold = try named(name, for: target.path) { () throws(FileFault) in
        try Leftovers(in: holder, files).hold(tidying: [target.path], .directory)
    }
    defer { hold.release() }
    var last = last
    if let old = target.bundle {
        let compared = try named(name, for: target.path) { () throws(FileFault) in
            try comparing(bundle, last, with: old, at: target.path, in: files, processors)
        }
        if compared.isSame { return .unchanged }
        last = { compared.last }
    }
    let temporary = temporaryPlace(of: target.path)
    // Ctrl-C waits until the bundle is whole.
    let held = holdSignals()
    defer { releaseSignals(held) }
    do {
        let made = NewBundle(path: temporary, place: target.path, files: files)
        do {
            try writeTree(
                bundle, last, to: temporary, like: target.isThere ? target.path : nil, in: files, processors)
            if target.bundle == nil, try made.isFirst() {
                try files.synchronize(holder)
                return .written(leaving: nil)
            }
        } catch {
            try? removeTree(temporary, in: files)
            throw error
        }
        let remains = try made.replaceOther(named: name)
        try files.synchronize(holder)
        return .written(leaving: remains)
    } catch let error as FileFault {
        // Beside its place nothing can be made, whatever may be done in it.
        if error.isRefusal, error.path == temporary {
            throw FileFault(parentName(of: withoutDots(name)), .admitsNothing)
        }
        throw FileFault(name, error.reason == .system(SystemError.busy) ? .staysInPlace : error.reason)
    }
}

/// What became of a bundle that was to be written.
package enum Publication: Sendable {
    /// It was there already, to the byte.
    case unchanged
    /// It is in its place, whatever remains of the old one.
    case written(leaving: Remains?)
}

/// Where the bundle that was there before still lies, or a part of it.
package enum Remains: Sendable {
    /// All of it, as this user may not remove it.
    case all(String)
    /// What somebody put into it while it was being removed.
    case additions(String)
}

/// A bundle that is whole and on the disk, beside its place.
private struct NewBundle {
    let path: String
    let place: String
    let files: any FileSystem

    /// Takes its place, where nothing is. False where another run has made the first bundle there since.
    func isFirst() throws(FileFault) -> Bool {
        do throws(FileFault) { try files.move(path, to: place) } catch {
            guard error.isOccupied, case .bundle = try Occupant(of: place, in: files) else { throw error }
            return false
        }
        return true
    }

    /// Takes the place of the bundle that is there, and removes that. Where something else turns out to be in it, all is as before.
    func replaceOther(named name: String) throws -> Remains? {
        let old: String
        let known: Set<String>
        do {
            _ = try filesOfBundle(at: place, named: name)
            old = try setOtherAside()
        } catch {
            try? removeTree(path, in: files)
            throw error
        }
        do {
            known = try filesOfBundle(at: old, named: name)
            if old != path { try files.move(path, to: place) }
        } catch {
            // Where it cannot be put back, it is not removed either.
            if old != path { try files.move(old, to: place) } else { _ = try files.exchange(path, place) }
            try? removeTree(path, in: files)
            throw error
        }
        do throws(FileFault) { try removeBundle(known, at: old, in: files) } catch {
            if error.isRefusal { return .all(old) }
            if !error.isOccupied {
                try? removeBundle(known, at: old, in: files)
                throw error
            }
            // By another name the next run does not take it for what a killed one left.
            let kept = old + ".kept"
            try files.move(old, to: kept)
            return .additions(kept)
        }
        return nil
    }

    private func filesOfBundle(at root: String, named name: String) throws -> Set<String> {
        let occupant = try Occupant(of: root, in: files)
        if let refusal = occupant.refusal(named: name) { throw refusal }
        return occupant.bundle ?? []
    }

    /// Where the other bundle lies then: in the place of this one, or by itself where the system cannot exchange the two. There is a moment
    /// with no bundle then, but never one with half a bundle.
    private func setOtherAside() throws(FileFault) -> String {
        if try files.exchange(path, place) { return path }
        let aside = path + ".old"
        try files.move(place, to: aside)
        return aside
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

/// The place without links, whether a directory is there, and the paths of the bundle in it: nil where it is empty.
private func existing(
    _ place: String, in files: any FileSystem, named name: String
) throws -> (path: String, isThere: Bool, bundle: Set<String>?) {
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
        return (absolute(last, in: try files.resolve(parent(of: place))), false, nil)
    }
    if let refusal = occupant.refusal(named: name) { throw refusal }
    return (path, true, occupant.bundle)
}

/// Whether a directory with files of these paths is a bundle to the byte, and its last files, which are made meanwhile.
private func comparing(
    _ bundle: [BundleFile], _ last: @escaping @Sendable () -> [BundleFile], with paths: Set<String>, at root: String,
    in files: any FileSystem, _ processors: Int
) throws(FileFault) -> (isSame: Bool, last: [BundleFile]) {
    let compared = try withEach(bundle, last, processors) { (file) throws(FileFault) in
        paths.contains(file.path) ? try files.holds(root + "/" + file.path, file.pieces) : false
    }
    return (compared.count == paths.count && compared.allSatisfy(\.value), compared.dropLast(bundle.count).map(\.file))
}

/// Does something with each file of a bundle on all processors, and with the last ones, which come first in the result, once they are
/// made. What takes longest begins first, so that no thread is left with it when the others have ended.
private func withEach<Value: Sendable>(
    _ bundle: [BundleFile], _ last: @escaping @Sendable () -> [BundleFile], _ processors: Int,
    _ work: @escaping @Sendable (BundleFile) throws(FileFault) -> Value
) throws(FileFault) -> [(file: BundleFile, value: Value)] {
    let all: [BundleFile?] = [nil] + bundle.sorted { $0.count > $1.count }
    let results = concurrently(all, processors: processors, chunk: 1, from: 2) { _, file in
        (file.map { [$0] } ?? last()).map { file in
            Result { () throws(FileFault) in (file: file, value: try work(file)) }
        }
    }
    var done: [(file: BundleFile, value: Value)] = []
    for result in results.joined() { done.append(try result.get()) }
    return done
}

func leadsNowhere(_ name: String) -> Bilingual {
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

private func writeTree(
    _ bundle: [BundleFile], _ last: @escaping @Sendable () -> [BundleFile], to root: String, like model: String?,
    in files: any FileSystem, _ processors: Int
) throws(FileFault) {
    let directories = missingDirectories(bundle, root)
    for directory in directories {
        if let model, directory == root {
            try files.makeDirectory(root, like: model)
        } else {
            try files.makeDirectory(directory)
        }
    }
    let written = try withEach(bundle, last, processors) { (file) throws(FileFault) in
        let path = root + "/" + file.path
        try files.create(path, file.pieces, like: nil)
        return path
    }
    try files.synchronize(directories.sorted() + written.map(\.value))
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

/// Removes these files of a bundle, and the directories that are empty then; a fault where one is not.
private func removeBundle(_ paths: Set<String>, at root: String, in files: any FileSystem) throws(FileFault) {
    for path in paths.sorted(by: pathPrecedes) {
        do throws(FileFault) { try files.remove(root + "/" + path) } catch {
            if !error.isAbsence { throw error }
        }
    }
    try removeDirectories(root, in: files)
}

private func removeDirectories(_ root: String, in files: any FileSystem) throws(FileFault) {
    for entry in try files.entries(of: root) where entry.kind == .directory {
        if let name = entry.name { try removeDirectories(root + "/" + name, in: files) }
    }
    try files.remove(root)
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
