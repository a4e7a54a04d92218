import SourceText

/// Makes files that are not there yet, with the directories that they need: all of them, or none.
func makeFiles(_ wanted: [(path: String, bytes: [UInt8])], in files: any FileSystem) throws(FileFault) {
    var made: [String] = []
    let held = holdSignals()
    defer { releaseSignals(held) }
    do throws(FileFault) {
        for file in wanted {
            made += try makeDirectories(parent(of: file.path), in: files)
            try files.create(file.path, [file.bytes], mode: 0o666)
            made.append(file.path)
        }
        try files.synchronize(Set(made + made.map(parent)).sorted())
    } catch {
        for path in made.reversed() { try? files.remove(path) }
        throw error
    }
}

/// Makes a directory and those above it, as far as they are missing; those that were made, the outermost first.
func makeDirectories(_ path: String, in files: any FileSystem) throws(FileFault) -> [String] {
    do throws(FileFault) {
        _ = try files.kind(of: path, followingLinks: true)
        return []
    } catch {
        if !error.isAbsence || path == "/" { throw error }
    }
    let above = try makeDirectories(parent(of: path), in: files)
    do throws(FileFault) { try files.makeDirectory(path) } catch {
        for path in above.reversed() { try? files.remove(path) }
        throw error
    }
    return above + [path]
}
