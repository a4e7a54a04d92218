import SourceText

/// Puts a file's new content in its place in one step: whoever looks sees the old bytes or the new ones, whatever happens.
///
/// A file that was there keeps its mode; a link stays a link, and the file it leads to is replaced.
func replaceFile(_ path: String, with bytes: [UInt8], in files: any FileSystem) throws(FileFault) {
    var target = path
    var mode: UInt32 = 0o666
    do {
        target = try files.resolve(path)
        mode = try files.mode(of: target)
    } catch {
        if !error.isAbsence { throw error }
    }
    let temporary = absolute(".\(lastComponent(of: target)).kessai-\(processID)", in: parent(of: target))
    let held = holdSignals()
    defer { releaseSignals(held) }
    do {
        try files.create(temporary, bytes, mode: mode)
        try files.synchronize(temporary)
        try files.move(temporary, to: target)
        try files.synchronize(parent(of: target))
    } catch {
        try? files.remove(temporary)
        throw FileFault(path, error.reason)
    }
}
