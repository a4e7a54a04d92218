import Driver
import SourceText

/// The folders of an editor: the projects in and above them, the files that are open, and which project each belongs to.
struct Workspace {
    private let outside: World
    private var files: BufferedFiles
    /// As the client spells them.
    private var folders: [String] = []
    /// By root.
    private var projects: [String: OpenProject] = [:]
    /// The projects that the folders lead to; others are there for their open files.
    private var rootsOfFolders: Set<String> = []
    /// Files outside of every project, by URI.
    private var alone: [String: OpenProject] = [:]
    private var buffers: [String: Buffer] = [:]
    /// Findings to be taken back.
    private var retracted: [JSON] = []

    init(world: World) {
        outside = world
        files = BufferedFiles(base: world.files)
    }

    private var world: World {
        var world = outside
        world.files = files
        return world
    }

    // MARK: - Folders

    mutating func open(_ folders: [String]) { changeFolders(removed: [], added: folders) }

    mutating func changeFolders(removed: [String], added: [String]) {
        folders.removeAll { removed.contains($0) }
        for folder in added where !folders.contains(folder) { folders.append(folder) }
        discover()
    }

    /// Finds the projects of the folders and of the open files. Those that were known keep what was read of them.
    private mutating func discover() {
        var roots: [String: String] = [:]
        func add(projectAround directory: String) {
            guard let project = innermostProject(around: directory) else { return }
            roots[project.root] = roots[project.root] ?? project.clientRoot
        }
        for folder in folders { add(projectAround: folder) }
        for folder in folders {
            for root in projectRoots(below: folder, in: files) { add(projectAround: root) }
        }
        rootsOfFolders = Set(roots.keys)
        for path in buffers.keys.sorted().compactMap(FileURI.path) { add(projectAround: parent(of: path)) }
        var changed: [String] = []
        for (root, project) in projects.sorted(by: { $0.key < $1.key }) where roots[root] == nil {
            retracted += project.retract()
            projects[root] = nil
            changed.append(root)
        }
        for (root, clientRoot) in roots where projects[root] == nil {
            projects[root] = OpenProject(root: root, clientRoot: clientRoot)
            changed.append(root)
        }
        // What lies in the one is none of the other's.
        for outer in projects.keys where changed.contains(where: { $0 != outer && isInside($0, outer) }) {
            projects[outer]?.reload()
        }
        for buffer in buffers.values { attach(buffer) }
    }

    /// The project that a directory belongs to by the files that are there, known or not; its root without links and as the client
    /// spells it.
    private func innermostProject(around directory: String) -> (root: String, clientRoot: String)? {
        guard let root = try? projectRoot(above: directory, in: files), let real = try? files.resolve(root) else { return nil }
        return (real, root)
    }

    // MARK: - Documents

    mutating func didOpen(_ item: JSON) {
        guard let buffer = Buffer(item) else { return }
        buffers[buffer.uri] = buffer
        if let path = realPath(buffer.uri) { files.texts[path] = buffer.bytes }
        // The nearest kessai.yaml decides, also where none was looked for: in a hidden directory, outside of the folders.
        if let path = FileURI.path(buffer.uri), let project = innermostProject(around: parent(of: path)),
            projects[project.root] == nil
        {
            discover()
        }
        if let home = home(buffer.uri) {
            if projects[home.root]?.file(home.path) == nil { projects[home.root]?.reload() }
            projects[home.root]?.publishAnew(home.path)
        }
        attach(buffer)
    }

    mutating func didChange(_ uri: String, _ changes: [JSON], version: Int?, _ encoding: PositionEncoding) {
        guard var buffer = buffers.removeValue(forKey: uri) else { return }
        buffer.apply(changes, version: version, encoding)
        buffers[uri] = buffer
        if let path = realPath(uri) { files.texts[path] = buffer.bytes }
        attach(buffer)
    }

    mutating func didClose(_ uri: String) {
        guard buffers.removeValue(forKey: uri) != nil else { return }
        if let file = alone.removeValue(forKey: uri) { retracted += file.retract() }
        guard let path = realPath(uri) else { return }
        if let other = buffer(of: path) {
            files.texts[path] = other.bytes
            return attach(other)
        }
        files.texts[path] = nil
        // Without the text that was never saved there may be no project.
        if lastComponent(of: path) == projectFile { discover() }
        if let home = home(uri), !rootsOfFolders.contains(home.root),
            !buffers.keys.contains(where: { self.home($0)?.root == home.root })
        {
            discover()
        }
        guard let home = home(uri) else { return }
        projects[home.root]?.setClosed(home.path)
        // The file on the disk counts again, if there is one.
        let saved = try? files.read(path, limit: readLimit)
        if saved.map({ projects[home.root]?.edit(home.path, $0) ?? false }) != true { projects[home.root]?.reload() }
    }

    /// A buffer of a file that is open under some other name, through a link or in another spelling.
    private func buffer(of path: String) -> Buffer? {
        let name = lastComponent(of: path)
        return buffers.values.filter { FileURI.path($0.uri).map(lastComponent(of:)) == name && realPath($0.uri) == path }
            .min { $0.uri < $1.uri }
    }

    /// Saving a file is the moment to see what else has changed on the disk: of clients that say they watch files, some tell only of
    /// what they have saved themselves.
    mutating func didSave(_ uri: String) {
        guard let path = FileURI.path(uri) else { return }
        // A kessai.yaml may have come above the file, or gone.
        if innermostProject(around: parent(of: path))?.root != home(uri)?.root { discover() }
        reload(around: uri)
    }

    /// Looks at the disk again for what a request needs to know exactly.
    mutating func reload(around uri: String) {
        if let home = home(uri) { projects[home.root]?.reload() }
    }

    /// A client may tell of thousands of files that are nobody's, as when a folder of packages is removed.
    mutating func filesChanged(_ paths: [String]) {
        var mustDiscover = false
        var directories: [String: String] = [:]
        var known: KnownPlaces?
        for path in paths {
            let name = lastComponent(of: path)
            if name == projectFile { mustDiscover = true }
            let directory = parent(of: path)
            let realDirectory = directories[directory] ?? realPath(ofDirectory: directory)
            directories[directory] = realDirectory
            let real = absolute(name, in: realDirectory)
            if files.texts[real] != nil { continue }
            if path.hasSuffix(gitIndex) { indexChanged(in: realPath(ofDirectory: String(path.dropLast(gitIndex.count)))) }
            if name == recordFile { projects[realDirectory]?.readRecordAnew() }
            var isFolder = false
            if !isWatched(path) {
                let places = known ?? KnownPlaces(projects)
                known = places
                isFolder = self.isFolder(real, among: places)
                guard isFolder || places.keys.contains(real) else { continue }
            }
            if isFolder { mustDiscover = true }
            for root in projects.keys where isInside(real, root) { projects[root]?.reload() }
        }
        if mustDiscover { discover() }
    }

    /// Looks again at the keys of all projects that a repository may have to do with: those in it, and that which it lies in.
    private mutating func indexChanged(in repository: String) {
        for root in projects.keys where isInside(root, repository) || isInside(repository, root) {
            projects[root]?.lookAtKeysAnew()
        }
    }

    /// Whether a directory stands there, or files that are known stood there: a client may tell of a folder and not of what is in it.
    private func isFolder(_ path: String, among places: KnownPlaces) -> Bool {
        if places.directories.contains(path) { return true }
        return (try? files.base.kind(of: path, followingLinks: true)) == .directory
    }

    /// Hands a buffer's text to where it belongs: its project, or itself.
    private mutating func attach(_ buffer: Buffer) {
        if let home = home(buffer.uri) {
            projects[home.root]?.setOpen(home.path, buffer)
            if projects[home.root]?.edit(home.path, buffer.bytes) == true {
                if let file = alone.removeValue(forKey: buffer.uri) { retracted += file.retract() }
                return
            }
        }
        let path = FileURI.path(buffer.uri).map(lastComponent(of:)) ?? buffer.uri
        var file = alone[buffer.uri] ?? OpenProject(alone: SourceFile(path: path, bytes: buffer.bytes))
        file.setOpen(path, buffer)
        file.setExcluded(home(buffer.uri) != nil || !buffer.isYAML)
        _ = file.edit(path, buffer.bytes)
        alone[buffer.uri] = file
    }

    /// The project that holds a file, the innermost one, and the file's path in it.
    private func home(_ uri: String) -> (root: String, path: String)? {
        guard let path = realPath(uri) else { return nil }
        var directory = parent(of: path)
        while true {
            if projects[directory] != nil { return relative(path, to: directory).map { (directory, $0) } }
            if directory == "/" { return nil }
            directory = parent(of: directory)
        }
    }

    // MARK: - Watching

    /// Where files matter; as the client spells it.
    var watched: WatchedPlaces { WatchedPlaces(folders: folders, roots: projects.mapValues(\.clientRoot)) }

    /// The projects in no folder of the client, in whose own patterns it would find none of their files.
    func rootsOutsideFolders(_ places: WatchedPlaces) -> Set<String> {
        let folders = places.folders.compactMap { try? files.resolve($0) }
        return Set(places.roots.filter { root, _ in !folders.contains { isInside(root, $0) } }.values)
    }

    private func realPath(_ uri: String) -> String? { FileURI.path(uri).map { realPath(ofFile: $0) } }

    /// A file that may not be there yet, or is a link itself: its directory without links, and its name. Where the directory is not
    /// there either, as when both were removed, the nearest one around it that is.
    private func realPath(ofFile path: String) -> String {
        absolute(lastComponent(of: path), in: realPath(ofDirectory: parent(of: path)))
    }

    private func realPath(ofDirectory path: String) -> String {
        var directory = path
        while directory != "/" {
            if let real = try? files.base.resolve(directory) {
                return relative(path, to: directory).map { absolute($0, in: real) } ?? real
            }
            directory = parent(of: directory)
        }
        return path
    }

    // MARK: - Requests

    /// The file of a URI with everything up to date.
    mutating func view(_ uri: String, _ client: Client) -> FileView? {
        settle()
        if let file = alone[uri] { return FileView(file, FileID(0), client) }
        guard let home = home(uri), let project = projects[home.root], let file = project.file(home.path) else { return nil }
        // Of a file that is open under two names, the project has the text that was edited last.
        if let buffer = buffers[uri], project.unit(file)?.tree.source.bytes != buffer.bytes { return nil }
        return FileView(project, file, client)
    }

    /// Every file of every project.
    mutating func views(_ client: Client) -> [FileView] {
        settle()
        return projects.sorted { $0.key < $1.key }.flatMap { _, project in
            project.fileIDs.compactMap { FileView(project, $0, client) }
        }
    }

    /// What the client has to be told, after all that has arrived.
    mutating func publish(_ client: Client) -> [JSON] {
        settle()
        var sent = retracted
        retracted = []
        for root in projects.keys.sorted() { sent += projects[root]?.publish(client) ?? [] }
        for uri in alone.keys.sorted() { sent += alone[uri]?.publish(client) ?? [] }
        return sent
    }

    private mutating func settle() {
        let world = world
        for root in projects.keys { projects[root]?.settle(world) }
        // A file may have come into a project, or left it, by other ignore patterns.
        for uri in buffers.keys.sorted() {
            guard let home = home(uri), let buffer = buffers[uri] else { continue }
            if (projects[home.root]?.file(home.path) == nil) != (alone[uri] != nil) { attach(buffer) }
        }
        for root in projects.keys { projects[root]?.settle(world) }
        for uri in alone.keys { alone[uri]?.settle(world) }
    }
}

/// Where the files of all projects are, to tell from these what is nobody's.
private struct KnownPlaces {
    /// All around the files, those around the projects among them.
    private(set) var directories: Set<String> = []
    private(set) var keys: Set<String> = []

    init(_ projects: [String: OpenProject]) {
        for (root, project) in projects {
            add(root)
            for path in project.paths {
                add(parent(of: absolute(path, in: root)))
                if project.isKey(path) { keys.insert(absolute(path, in: root)) }
            }
        }
    }

    private mutating func add(_ directory: String) {
        var directory = directory
        while directories.insert(directory).inserted, directory != "/" { directory = parent(of: directory) }
    }
}

/// The directories with a project file below a folder, hidden ones and those of packages left out; sorted.
func projectRoots(below folder: String, in files: any FileSystem) -> [String] {
    var found: [String] = []
    var pending = [folder]
    // A home directory opened as a folder must not hold up the start: so many names take about 0.1 s.
    var left = 200_000
    while let directory = pending.popLast(), left > 0 {
        guard let entries = try? files.entries(of: directory) else { continue }
        left -= entries.count
        for entry in entries {
            guard let name = entry.name else { continue }
            if name == projectFile, entry.kind != .directory { found.append(directory) }
            if entry.kind == .directory, !name.hasPrefix("."), name != "node_modules" {
                pending.append(absolute(name, in: directory))
            }
        }
    }
    return found.sorted()
}
