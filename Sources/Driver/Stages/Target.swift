import SourceText

/// What a command was pointed at: the project, and the files in it that were named one by one.
struct Target: Sendable {
    /// Absolute, without links.
    let root: String
    /// As it was named on the command line.
    var operands: [String] = []
    /// Relative to the root; nil when the whole project is meant.
    var files: [String]?
    /// The same file by file, as they were named.
    var namedFiles: [(operand: String, paths: [String])] = []
    /// Files that were named and lie in no project, beside others that lie in one.
    var outsiders: [String] = []
    /// A document from standard input that stands in for a file of the project.
    var replacement: SourceFile?

    /// The project that holds the paths. Directories, and at least one of the files, must lie in it, and none of them in another.
    init(_ paths: [String], in world: World) throws {
        var root: String?
        var isWhole = paths.isEmpty
        var firstOutside: NothingToDo?
        for path in paths.isEmpty ? ["."] : paths {
            let (place, isDirectory) = try locate(path, in: world)
            let directory = isDirectory ? place : parent(of: place)
            guard let found = try projectRoot(above: directory, in: world.files) else {
                let nothing = NothingToDo(message: Self.noProject(path, directory, world.files))
                if isDirectory { throw nothing }
                if outsiders.isEmpty { firstOutside = nothing }
                outsiders.append(path)
                continue
            }
            if let root, root != found { throw UsageError(message: Self.twoProjects(paths), command: "check") }
            root = found
            if isDirectory {
                isWhole = true
            } else {
                // A link may stand for another file of the project, which is read by its own name.
                let end = try named(path) { () throws(FileFault) in try world.files.resolve(place) }
                namedFiles.append((path, Set([place, end].compactMap { relative($0, to: found) }).sorted()))
            }
        }
        if root == nil, let firstOutside { throw firstOutside }
        self.root = root ?? world.directory
        operands = paths
        files = isWhole ? nil : namedFiles.flatMap(\.paths)
    }

    /// The project that a document from standard input belongs to by its name; nil when the name lies in none.
    init?(standardInput bytes: [UInt8], named name: String, in world: World) throws {
        let written = absolute(name, in: world.directory)
        // Directories of a file that was never saved may not be there yet; a link stands for what it leads to.
        guard let directory = try Driver.place(parent(of: written), in: world.files),
            let root = try projectRoot(above: directory, in: world.files)
        else { return nil }
        let own = absolute(lastComponent(of: written), in: directory)
        let end = (try? world.files.resolve(own)) ?? own
        guard let path = relative(end, to: root) ?? relative(own, to: root), isYAML(path.utf8) else { return nil }
        self.root = root
        files = [path]
        replacement = SourceFile(path: path, bytes: bytes)
    }

    private static func noProject(_ path: String, _ directory: String, _ files: any FileSystem) -> Bilingual {
        let name = shown(path, limit: 200)
        if let misnamed = misnamedProjectFile(above: directory, files).map({ shown($0, limit: 200) }) {
            return Bilingual(
                ja: "「\(name)」にも、その上のどの階層にも kessai.yaml がありません。「\(misnamed)」の名前を kessai.yaml に変えてください。",
                en: "there is no kessai.yaml in `\(name)` or in any directory above. Rename `\(misnamed)` to kessai.yaml.")
        }
        return Bilingual(
            ja:
                "「\(name)」にも、その上のどの階層にも kessai.yaml がありません。kessai.yaml のあるフォルダの中で実行するか、そのフォルダを指定してください。まだなければ「kessai init」で作れます。",
            en:
                "there is no kessai.yaml in `\(name)` or in any directory above. Run kessai inside the directory that holds one, or name it; `kessai init` makes one."
        )
    }

    /// The nearest file whose name differs from that of the project's only by capital letters or in its ending.
    private static func misnamedProjectFile(above directory: String, _ files: any FileSystem) -> String? {
        var directory = directory
        while true {
            let names = ((try? files.entries(of: directory)) ?? []).filter { $0.kind != .directory }.compactMap(\.name)
            let near = names.filter { ["kessai.yaml", "kessai.yml", "kessai.yaml.txt"].contains($0.lowercased()) }
            if let name = near.min() { return absolute(name, in: directory) }
            if directory == "/" { return nil }
            directory = parent(of: directory)
        }
    }

    private static func twoProjects(_ paths: [String]) -> Bilingual {
        let names = inQuotes(paths)
        return Bilingual(
            ja: "指定されたファイルが別々のプロジェクトにあります(\(names.ja))。プロジェクトごとに実行してください。",
            en: "the paths lie in different projects (\(names.en)). Run kessai once for each.")
    }
}

/// Names of files, one after the other.
func inQuotes(_ names: some Collection<String>) -> Bilingual {
    let names = names.map { shown($0, limit: 200) }
    return Bilingual(ja: names.map { "「\($0)」" }.joined(), en: names.map { "`\($0)`" }.joined(separator: ", "))
}

/// Which files a project has, for messages about others: in brackets, in English behind a noun.
let whichFiles = Bilingual(
    ja: "(「.yaml」か「.yml」で終わり、隠しファイルでも、隠しフォルダや「ignore」の中でもないファイルが対象です)",
    en: "that end in `.yaml` or `.yml`, neither hidden nor in hidden directories nor in `ignore`")

/// Where a path of the command line leads: absolute, and without links up to its last part. That part is not followed unless it is a
/// directory: a link to a file is the project's file of that name.
func locate(_ path: String, in world: World) throws(FileFault) -> (place: String, isDirectory: Bool) {
    let written = absolute(path, in: world.directory)
    return try named(path) { () throws(FileFault) in
        if try world.files.kind(of: written, followingLinks: true) == .directory {
            return (try world.files.resolve(written), true)
        }
        return (absolute(lastComponent(of: written), in: try world.files.resolve(parent(of: written))), false)
    }
}
