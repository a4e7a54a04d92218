import SourceText

/// What git's index holds, without starting git: most projects name keys that are on another machine, and a process costs more than
/// a whole check.
struct GitIndex {
    /// nil where only git can tell: where the environment names a repository, or for an index that cannot be read.
    private let own: IndexPaths?
    /// What a split index has in another file: each of them may be there no more.
    private let shared: IndexPaths
    /// The directory that the paths of the index begin at.
    private let top: String

    init(around directory: String, _ world: World) throws(FileFault) {
        let home = try repository(around: directory, world.files)
        top = home.map { parent(of: $0.path) } ?? directory
        (own, shared) = try Self.paths(of: home, world)
    }

    private static func paths(of home: GitHome?, _ world: World) throws(FileFault) -> (own: IndexPaths?, shared: IndexPaths) {
        let none = IndexPaths()
        if isNamed(by: { world.environment[$0] != nil }, insteadOf: home) { return (nil, none) }
        guard let home else { return (none, none) }
        do throws(FileFault) {
            guard let directory = try gitDirectory(of: home, world.files) else { return (nil, none) }
            // A file may name what is not there by other bytes than it seems to.
            let ifAbsent = home.kind == .directory ? none : nil
            let own = try read("index", in: directory, ifAbsent: ifAbsent, world)
            guard let name = own?.shared else { return (own, none) }
            return try read(name, in: directory, ifAbsent: nil, world).map { (own, $0) } ?? (nil, none)
        } catch {
            if error.isTransient { throw error }
            return (nil, none)
        }
    }

    private static func read(
        _ name: String, in directory: String, ifAbsent: IndexPaths?, _ world: World
    ) throws(FileFault) -> IndexPaths? {
        do throws(FileFault) {
            return IndexPaths(try world.files.read(absolute(name, in: directory), limit: IndexPaths.limit))
        } catch {
            if error.isAbsence { return ifAbsent }
            throw error
        }
    }

    /// Whether a file is worth asking git about.
    func mayHold(_ path: String) -> Bool {
        guard let own else { return true }
        let name = lastComponent(of: path)
        return own.isSparse || own.holds(fileNamed: name) || shared.holds(fileNamed: name)
    }

    /// Where files lie whose paths end in `.pem`, and whether the index has them for certain.
    var keys: [(place: String, isCertain: Bool)] {
        func keys(of paths: IndexPaths, isCertain: Bool) -> [(place: String, isCertain: Bool)] {
            paths.ending(in: ".pem").map { (absolute(String(decoding: $0, as: UTF8.self), in: top), isCertain) }
        }
        return (own.map { keys(of: $0, isCertain: true) } ?? []) + keys(of: shared, isCertain: false)
    }

    /// Whether the index has an entry for a file, for when git itself gives no answer; nil where only git can tell.
    func tracks(_ path: String) -> Bool? {
        guard let own, let path = relative(path, to: top) else { return nil }
        if own.holds(path) { return true }
        return own.isSparse || own.shared != nil ? nil : false
    }
}
