import Project
import SourceText

/// 64 KiB: far above any PEM file.
private let keyLimit = 64 * 1024

/// Looks for the private key files that a project names; `git` is asked about those that are there, and its index about
/// others.
///
/// A key that may not be read is one that is kept from this user; a device that fails is no answer, and a bundle must not depend on it.
func lookForKeys(of project: Project, in target: Target, _ world: World) throws(FileFault) -> FoundKeys {
    var found = FoundKeys()
    let named = project.privateKeyPaths
    if named.isEmpty { return found }
    var tracking = Tracking(root: target.root, world)
    for path in named { found.named[path] = try keyFile(path, in: target, &tracking, world) }
    let others = try tracking.index(around: target.root).keys.lazy.compactMap { key in
        relative(key.place, to: target.root).flatMap { named.contains($0) ? nil : (place: key.place, path: $0, key.isCertain) }
    }
    for (place, path, isCertain) in others.prefix(mostStrayKeys) {
        do throws(FileFault) {
            // What a link leads to is not in git by that.
            guard try world.files.kind(of: place, followingLinks: false) == .file,
                isCertain || world.tracked(path, target.root) == true
            else { continue }
            found.stray[path] = try world.files.read(place, limit: keyLimit)
        } catch {
            if error.isTransient { throw FileFault(path, error.reason) }
        }
    }
    return found
}

struct FoundKeys {
    /// By the paths that a project names.
    var named: [String: KeyFile] = [:]
    /// The first bytes of other `.pem` files of the project that git tracks, as a download left in the root is after `git add -A`.
    var stray: [String: [UInt8]] = [:]
}

private let mostStrayKeys = 100

private func keyFile(
    _ path: String, in target: Target, _ tracking: inout Tracking, _ world: World
) throws(FileFault) -> KeyFile {
    let written = target.root + "/" + path
    do throws(FileFault) {
        let place = try world.files.resolve(written)
        guard isInside(place, target.root) else { return .outside(FileFault(path, .leavesProject).words) }
        let bytes = try world.files.read(place, limit: keyLimit)
        let answer = try tracking.ofFile(place, named: written)
        return .present(bytes: bytes, isTracked: answer.isTracked, at: answer.place)
    } catch {
        if error.isAbsence {
            let answer = try tracking.ofAbsentFile(written)
            return .absent(isTracked: answer.isTracked == true, at: answer.place)
        }
        if error.isTransient { throw FileFault(path, error.reason) }
        if error.isOtherThanFile { return .noFile(error.words) }
        return error.isRefusal ? .unreadable(error.words) : .outside(error.words)
    }
}

/// Whether git tracks files of a project. A directory of it may be a repository of its own, so each is asked about where it lies.
private struct Tracking {
    private let root: String
    private let world: World
    private var indexes: [String: GitIndex] = [:]

    init(root: String, _ world: World) {
        self.root = root
        self.world = world
    }

    /// What git says of a file, and of one that it tracks the place, which no link is a directory of; nil outside of the root.
    typealias Answer = (isTracked: Bool?, place: TrackedPlace?)

    /// Of a key behind a link, the link and the file that it leads to: one may be in git without the other.
    mutating func ofFile(_ place: String, named written: String) throws(FileFault) -> Answer {
        let link = absolute(lastComponent(of: written), in: try world.files.resolve(parent(of: written)))
        let answer = try ask(link, from: parent(of: link))
        if answer == true { return (true, tracked(link)) }
        guard place != link else { return (answer, nil) }
        let second = try ask(place, from: parent(of: place))
        return second == true ? (true, tracked(place)) : (second == nil ? nil : answer, nil)
    }

    mutating func ofAbsentFile(_ written: String) throws(FileFault) -> Answer {
        var directory = parent(of: written)
        while directory != root, try world.files.kindIfThere(of: directory, followingLinks: true) != .directory {
            directory = parent(of: directory)
        }
        let real = directory == root ? root : try world.files.resolve(directory)
        guard isInside(real, root), let way = relative(written, to: directory) else { return (false, nil) }
        let place = absolute(way, in: real)
        guard try index(around: real).mayHold(place), try ask(place, from: real) == true else { return (false, nil) }
        return (true, tracked(place))
    }

    /// By the repository that it lies in: the one around it knows nothing of a submodule's files.
    private func tracked(_ place: String) -> TrackedPlace? {
        let home = try? repository(around: parent(of: place), world.files)
        if let top = home.map({ parent(of: $0.path) }), let repository = relative(top, to: root) {
            return relative(place, to: top).map { TrackedPlace($0, in: repository) }
        }
        return relative(place, to: root).map { TrackedPlace($0) }
    }

    /// Where git does not answer, its index may.
    private mutating func ask(_ place: String, from directory: String) throws(FileFault) -> Bool? {
        guard let way = relative(place, to: directory) else { return nil }
        if let answer = world.tracked(way, directory) { return answer }
        return try index(around: directory).tracks(place)
    }

    mutating func index(around directory: String) throws(FileFault) -> GitIndex {
        if let known = indexes[directory] { return known }
        let index = try GitIndex(around: directory, world)
        indexes[directory] = index
        return index
    }
}
