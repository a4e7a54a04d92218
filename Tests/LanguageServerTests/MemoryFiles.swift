import Driver
import LanguageServer
import SourceText

/// Files in memory, under `/shop` unless a path says otherwise.
struct MemoryFiles: FileSystem {
    /// By absolute path.
    let files: [String: String]

    init(_ files: [String: String]) { self.files = files }

    func entries(of directory: String) throws(FileFault) -> [DirectoryEntry] {
        let prefix = directory.hasSuffix("/") ? directory : directory + "/"
        var kinds: [String: FileKind] = [:]
        for path in files.keys where path.hasPrefix(prefix) {
            let parts = path.dropFirst(prefix.count).split(separator: "/")
            kinds[String(parts[0])] = parts.count > 1 ? .directory : .file
        }
        if kinds.isEmpty { throw FileFault(directory, .system(2)) }
        return kinds.map { DirectoryEntry(bytes: Array($0.key.utf8), kind: $0.value) }
    }

    func kind(of path: String, followingLinks: Bool) throws(FileFault) -> FileKind {
        if files[path] != nil { return .file }
        if files.keys.contains(where: { $0.hasPrefix(path + "/") }) { return .directory }
        throw FileFault(path, .system(2))
    }

    func resolve(_ path: String) throws(FileFault) -> String {
        _ = try kind(of: path, followingLinks: true)
        return path
    }

    func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        guard let text = files[path] else { throw FileFault(path, .system(2)) }
        return Array(text.utf8.prefix(limit))
    }

    // The server never writes.
    func makeDirectory(_ path: String) throws(FileFault) { throw FileFault(path, .system(30)) }
    func create(_ path: String, _ pieces: [[UInt8]], like model: String?) throws(FileFault) { throw FileFault(path, .system(30)) }
    func write(_ bytes: [UInt8], to path: String) throws(FileFault) { throw FileFault(path, .system(30)) }
    func move(_ path: String, to target: String) throws(FileFault) { throw FileFault(target, .system(30)) }
    func place(_ path: String, at target: String) throws(FileFault) { throw FileFault(target, .system(30)) }
    func exchange(_ path: String, _ other: String) throws(FileFault) -> Bool { throw FileFault(path, .system(30)) }
    func remove(_ path: String) throws(FileFault) { throw FileFault(path, .system(30)) }
    func hold(_ directory: String) throws(FileFault) -> Hold {
        throw FileFault(directory, .system(30))
    }
    func synchronize(_ directory: String) throws(FileFault) { throw FileFault(directory, .system(30)) }
}
