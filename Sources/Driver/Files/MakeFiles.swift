import SourceText

/// Makes files that are not there yet, with the directories that they need: all of them, or none; of a run that is killed some, each
/// whole. All are written beside their places first, and then put there in one step each, which replaces nothing.
func makeFiles(_ wanted: [(path: String, bytes: [UInt8])], in files: any FileSystem) throws(FileFault) {
    var made: [String] = []
    var holds: [String: Hold] = [:]
    defer { for hold in holds.values { hold.release() } }
    let held = holdSignals()
    defer { releaseSignals(held) }
    do throws(FileFault) {
        var written: [String] = []
        for file in wanted {
            let directory = parent(of: file.path)
            made += try makeDirectories(directory, in: files)
            if holds[directory] == nil {
                holds[directory] = try Leftovers(in: directory, files).hold(tidying: wanted.map(\.path), .file)
            }
            let temporary = temporaryPlace(of: file.path)
            try named(file.path) { () throws(FileFault) in try files.create(temporary, [file.bytes], like: nil) }
            made.append(temporary)
            written.append(temporary)
        }
        try files.synchronize(written)
        for (file, temporary) in zip(wanted, written) {
            try files.place(temporary, at: file.path)
            made.append(file.path)
        }
        try files.synchronize(Set(made + made.map(parent)).subtracting(written).sorted())
    } catch {
        for path in made.reversed() { try? files.remove(path) }
        throw error
    }
}

/// Makes a directory and those above it, as far as they are missing; those that were made, the outermost first. Out of a directory that
/// is not there, no `..` leads anywhere.
func makeDirectories(_ path: String, in files: any FileSystem) throws(FileFault) -> [String] {
    do throws(FileFault) {
        _ = try files.kind(of: path, followingLinks: true)
        return []
    } catch {
        if !error.isAbsence || path == "/" { throw error }
        if isUp(path) { throw FileFault(withoutUp(path), error.reason) }
    }
    let above = try makeDirectories(parent(of: path), in: files)
    do throws(FileFault) { try files.makeDirectory(path) } catch {
        // Another process may have made it since.
        if error.isOccupied, case .directory? = try? files.kind(of: path, followingLinks: true) { return above }
        for path in above.reversed() { try? files.remove(path) }
        throw error
    }
    return above + [path]
}

private func isUp(_ path: String) -> Bool { lastComponent(of: path) == ".." }

private func withoutUp(_ path: String) -> String { isUp(path) ? withoutUp(parent(of: path)) : path }
