import Outputs
import SourceText

/// Writes a bundle whole or not at all, whatever happens in between: beside its place first, then both change places in one step.
///
///     out/                  the bundle that is there (or nothing)
///     .out.kessai-4711/     the new one, complete and on the disk
///     ── exchange ──►  out/ is the new one, .out.kessai-4711/ the old one, which is removed
package func publish(
    _ bundle: [BundleFile], to place: String, named name: String, in files: any FileSystem, processors: Int = 1
) throws {
    let target = try existing(place, in: files)
    if let old = target.bundle, !isBundle(old) { throw BadInput(message: notABundle(name)) }
    let holder = parent(of: target.path)
    // Before all else: a killed run may have put all in place and left the old one behind.
    try removeLeftovers(in: holder, files)
    if let old = target.bundle, old == bundle { return }
    let temporary = absolute(temporaryName(lastComponent(of: target.path)), in: holder)
    // Ctrl-C waits until the bundle is whole.
    let held = holdSignals()
    defer { releaseSignals(held) }
    // What is no longer needed, however it ends.
    var rest = temporary
    do throws(FileFault) {
        try writeTree(bundle, to: temporary, in: files, processors)
        if target.bundle == nil {
            try files.move(temporary, to: target.path)
        } else {
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
            try removeTree(rest, in: files)
        }
        try files.synchronize(holder)
    } catch {
        try? removeTree(rest, in: files)
        throw FileFault(name, error.reason)
    }
}

/// The place without links, and the files that are there: nil for nothing or an empty directory.
private func existing(_ place: String, in files: any FileSystem) throws(FileFault) -> (path: String, bundle: [BundleFile]?) {
    do throws(FileFault) {
        let path = try files.resolve(place)
        let bundle = try readTree(path, in: files)
        return (path, bundle.isEmpty ? nil : bundle)
    } catch {
        if !error.isAbsence { throw error }
        let place = trimmingSlashes(place)
        _ = try makeDirectories(parent(of: place), in: files)
        return (absolute(lastComponent(of: place), in: try files.resolve(parent(of: place))), nil)
    }
}

private func trimmingSlashes(_ path: String) -> String {
    var path = Substring(path)
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return String(path)
}

/// Whether a directory holds a bundle and nothing that somebody else put there: each file is in its SHA256SUMS.
private func isBundle(_ files: [BundleFile]) -> Bool {
    guard let sums = files.first(where: { $0.path == "SHA256SUMS" }), files.contains(where: { $0.path == "manifest.json" })
    else { return false }
    let listed = Set(
        String(decoding: sums.bytes, as: UTF8.self).split(separator: "\n").map { String($0.dropFirst(64 + 2)) } + ["SHA256SUMS"])
    return files.allSatisfy { listed.contains($0.path) }
}

private func notABundle(_ name: String) -> Bilingual {
    let name = shown(name, limit: 200)
    return Bilingual(
        ja: "「\(name)」には kessai が作ったのではないファイルがあるので、上書きしません。空のフォルダか、新しい名前を指定してください。",
        en: "`\(name)` holds files that kessai did not make, so it is not overwritten. Name an empty directory or a new one.")
}

/// Files of a directory by path, sorted; anything but files and directories is a fault.
func readTree(_ root: String, in files: any FileSystem) throws(FileFault) -> [BundleFile] {
    var found: [BundleFile] = []
    var pending = [""]
    while let directory = pending.popLast() {
        for entry in try files.entries(of: root + "/" + directory) {
            guard let name = entry.name else { throw FileFault(root, .nameIsNotText) }
            let path = directory + name
            switch entry.kind {
            case .directory: pending.append(path + "/")
            case .file: found.append(BundleFile(path: path, bytes: try files.read(root + "/" + path, limit: outputLimit)))
            case .link, .other: throw FileFault(root + "/" + path, .special)
            }
        }
    }
    return found.sorted(byPath: { $0.path })
}

private func writeTree(
    _ bundle: [BundleFile], to root: String, in files: any FileSystem, _ processors: Int
) throws(FileFault) {
    try files.makeDirectory(root)
    var made: Set<String> = [root]
    for file in bundle {
        var missing: [String] = []
        var directory = parent(of: root + "/" + file.path)
        while !made.contains(directory) {
            missing.append(directory)
            directory = parent(of: directory)
        }
        for directory in missing.reversed() {
            try files.makeDirectory(directory)
            made.insert(directory)
        }
    }
    // The largest first, so that no thread is left with one of them when the others have ended.
    let faults = concurrently(bundle.sorted { $0.count > $1.count }, processors: processors, chunk: 1) { _, file in
        do throws(FileFault) { try files.create(root + "/" + file.path, file.pieces, like: nil) } catch {
            return error as FileFault?
        }
        return nil
    }
    if let fault = faults.lazy.compactMap(\.self).first { throw fault }
    try files.synchronize(made.sorted() + bundle.map { root + "/" + $0.path })
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
