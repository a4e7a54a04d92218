import Driver

/// The files of the machine, with the texts of the editor over them: reading a file that is open gives what is on the screen.
struct BufferedFiles: FileSystem {
    let base: any FileSystem
    /// By absolute path without links.
    var texts: [String: [UInt8]] = [:]

    func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        if let text = texts[path] { return Array(text.prefix(limit)) }
        return try base.read(path, limit: limit)
    }

    /// Also the names of open files that have not been saved yet, and of the directories that these will lie in.
    func entries(of directory: String) throws(FileFault) -> [DirectoryEntry] {
        let prefix = directory.hasSuffix("/") ? directory : directory + "/"
        var unsaved: [[UInt8]: FileKind] = [:]
        for path in texts.keys where path.utf8.starts(with: prefix.utf8) {
            let rest = path.utf8.dropFirst(prefix.utf8.count)
            let name = Array(rest.prefix { $0 != UInt8(ascii: "/") })
            unsaved[name] = name.count < rest.count ? .directory : .file
        }
        var entries: [DirectoryEntry]
        do { entries = try base.entries(of: directory) } catch {
            if unsaved.isEmpty { throw error }
            entries = []
        }
        for entry in entries { unsaved[entry.bytes] = nil }
        for (name, kind) in unsaved.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            entries.append(DirectoryEntry(bytes: name, kind: kind))
        }
        return entries
    }

    func kind(of path: String, followingLinks: Bool) throws(FileFault) -> FileKind {
        texts[path] != nil ? .file : try base.kind(of: path, followingLinks: followingLinks)
    }

    func resolve(_ path: String) throws(FileFault) -> String {
        do { return try base.resolve(path) } catch {
            if texts[path] != nil { return path }
            throw error
        }
    }

    // What the editor has open bears a name that is a text.
    func entries(of directory: [UInt8]) throws(FileFault) -> [DirectoryEntry] { try base.entries(of: directory) }
    func resolve(_ path: [UInt8]) throws(FileFault) -> String { try base.resolve(path) }

    func makeDirectory(_ path: String) throws(FileFault) { try base.makeDirectory(path) }
    func makeDirectory(_ path: String, like model: String) throws(FileFault) {
        try base.makeDirectory(path, like: model)
    }
    func create(_ path: String, _ pieces: [[UInt8]], like model: String?) throws(FileFault) {
        try base.create(path, pieces, like: model)
    }
    func write(_ bytes: [UInt8], to path: String) throws(FileFault) { try base.write(bytes, to: path) }
    func move(_ path: String, to target: String) throws(FileFault) { try base.move(path, to: target) }
    func place(_ path: String, at target: String) throws(FileFault) { try base.place(path, at: target) }
    func exchange(_ path: String, _ other: String) throws(FileFault) -> Bool { try base.exchange(path, other) }
    func remove(_ path: String) throws(FileFault) { try base.remove(path) }
    func hold(_ directory: String) throws(FileFault) -> Hold {
        try base.hold(directory)
    }
    func synchronize(_ path: String) throws(FileFault) { try base.synchronize(path) }
}
