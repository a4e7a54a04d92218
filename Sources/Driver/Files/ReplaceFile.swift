import SourceText

/// Puts files' new content in their places, each in one step: whoever looks sees the old bytes or the new ones, whatever happens.
///
/// A file that was there keeps its mode, and its owner and group where this user may give them; a link stays a link, and the file it
/// leads to is replaced; a pipe or device is written to.
struct FileReplacer {
    private let files: any FileSystem
    /// What killed runs may have left in the directories that were looked at.
    private var leftovers: [String: Leftovers] = [:]

    init(_ files: any FileSystem) { self.files = files }

    /// `name` is the file's name in messages.
    mutating func replace(_ path: String, with bytes: [UInt8], named name: String) throws(FileFault) {
        do throws(FileFault) { try replace(path, with: bytes) } catch {
            // The file need not be there; its directory is what is missing.
            let isAbove = error.isAbsence && name.utf8.dropFirst().contains(UInt8(ascii: "/"))
            throw FileFault(isAbove ? parent(of: name) : name, error.reason)
        }
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
        let found: Leftovers
        if let known = leftovers[directory] { found = known } else { found = try Leftovers(in: directory, files) }
        leftovers[directory] = found
        let hold = try found.hold(tidying: [target], .file)
        defer { hold.release() }
        let temporary = temporaryPlace(of: target)
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
