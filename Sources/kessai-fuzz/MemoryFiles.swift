import Driver

/// A project in memory, which nothing can be written to.
struct MemoryFiles: FileSystem {
    static let root = "/shop"
    /// By absolute path.
    let files: [String: [UInt8]]

    /// Files separated by zero bytes, the first of them kessai.yaml.
    init(project bytes: [UInt8]) {
        var files: [String: [UInt8]] = [:]
        for (index, part) in bytes.split(separator: 0, omittingEmptySubsequences: false).prefix(16).enumerated() {
            files[MemoryFiles.root + (index == 0 ? "/kessai.yaml" : "/products/\(index).yaml")] = Array(part)
        }
        self.files = files
    }

    static let shop = MemoryFiles(
        project: Array(
            "kind: integration\nkessai: 1\nsite: {url: https://shop.example.jp, plan: mach}\n\0kind: product\nid: a\n".utf8))

    func entries(of directory: String) throws(FileFault) -> [DirectoryEntry] {
        let prefix = directory.hasSuffix("/") ? directory : directory + "/"
        var kinds: [String: FileKind] = [:]
        for path in files.keys where path.hasPrefix(prefix) {
            let parts = path.dropFirst(prefix.count).split(separator: "/")
            kinds[String(parts[0])] = parts.count > 1 ? .directory : .file
        }
        if kinds.isEmpty { throw absent(directory) }
        return kinds.map { DirectoryEntry(bytes: Array($0.key.utf8), kind: $0.value) }
    }

    func kind(of path: String, followingLinks: Bool) throws(FileFault) -> FileKind {
        if files[path] != nil { return .file }
        if path == "/" || files.keys.contains(where: { $0.hasPrefix(path + "/") }) { return .directory }
        throw absent(path)
    }

    func resolve(_ path: String) throws(FileFault) -> String {
        _ = try kind(of: path, followingLinks: true)
        return path
    }

    func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8] {
        guard let bytes = files[path] else { throw absent(path) }
        return Array(bytes.prefix(limit))
    }

    func makeDirectory(_ path: String) throws(FileFault) { throw absent(path) }
    func create(_ path: String, _ pieces: [[UInt8]], like model: String?) throws(FileFault) { throw absent(path) }
    func write(_ bytes: [UInt8], to path: String) throws(FileFault) { throw absent(path) }
    func move(_ path: String, to target: String) throws(FileFault) { throw absent(target) }
    func place(_ path: String, at target: String) throws(FileFault) { throw absent(target) }
    func exchange(_ path: String, _ other: String) throws(FileFault) -> Bool { throw absent(path) }
    func remove(_ path: String) throws(FileFault) { throw absent(path) }
    func hold(_ directory: String) throws(FileFault) -> Hold {
        throw absent(directory)
    }
    func synchronize(_ path: String) throws(FileFault) { throw absent(path) }

    /// ENOENT.
    private func absent(_ path: String) -> FileFault { FileFault(path, .system(2)) }
}
