import SourceText

/// Puts files' new content in their places, each in one step: whoever looks sees the old bytes or the new ones, whatever happens.
///
/// A file that was there keeps its mode, and its owner and group where this user may give them; a link stays a link, and the file it
/// leads to is replaced; a pipe or device is written to.
struct FileReplacer {
    private let files: any FileSystem
    /// Directories that were looked at for what killed runs left in them.
    private var swept: Set<String> = []

    init(_ files: any FileSystem) { self.files = files }

    /// `name` is the file's name in messages.
    mutating func replace(_ path: String, with bytes: [UInt8], named name: String) throws(FileFault) {
        do throws(FileFault) { try replace(path, with: bytes) } catch { throw FileFault(name, error.reason) }
    }

    private mutating func replace(_ path: String, with bytes: [UInt8]) throws(FileFault) {
        var target = path
        var isNew = false
        do throws(FileFault) {
            switch try files.kind(of: path, followingLinks: true) {
            case .file, .link: break
            case .directory: throw FileFault(path, .directory)
            case .other: return try files.write(bytes, to: path)
            }
            target = try files.resolve(path)
        } catch {
            if !error.isAbsence { throw error }
            isNew = true
        }
        let directory = parent(of: target)
        let held = holdSignals()
        defer { releaseSignals(held) }
        if swept.insert(directory).inserted { try removeLeftovers(in: directory, files) }
        let temporary = absolute(temporaryName(lastComponent(of: target)), in: directory)
        do throws(FileFault) {
            try files.create(temporary, [bytes], like: isNew ? nil : target)
            try files.synchronize(temporary)
            try files.move(temporary, to: target)
            try files.synchronize(directory)
        } catch {
            try? files.remove(temporary)
            throw error
        }
    }
}

/// What is being written beside a place: `.name.kessai-4711` for the process 4711, where a name may have 255 bytes.
func temporaryName(_ name: String) -> String {
    ".\(String(decoding: name.utf8.prefix(200), as: UTF8.self)).kessai-\(processID)"
}

/// Removes what killed runs left in a directory; that of a run that is still at work is left alone.
func removeLeftovers(in directory: String, _ files: any FileSystem) throws(FileFault) {
    for entry in try files.entries(of: directory) {
        guard let name = entry.name, name.utf8.first == UInt8(ascii: "."),
            let mark = name.split(separator: ".").last(where: { $0.hasPrefix("kessai-") }),
            let owner = Int32(mark.dropFirst("kessai-".count))
        else { continue }
        // What another user left may not be removed by this one.
        if owner > 0, !isRunning(owner) { try? removeTree(absolute(name, in: directory), entry.kind, in: files) }
    }
}
