import Project
import SourceText

/// 64 KiB: far above any PEM file.
private let keyLimit = 64 * 1024

/// Looks for the private key files that a project names; `git` is asked about those that are there, and about those that its index may
/// hold.
///
/// A key that may not be read is one that is kept from this user; a device that fails is no answer, and a bundle must not depend on it.
func keyFiles(of project: Project, in target: Target, _ world: World) throws(FileFault) -> [String: KeyFile] {
    var found: [String: KeyFile] = [:]
    var index: GitIndex?
    for path in project.privateKeyPaths { found[path] = try keyFile(path, in: target, &index, world) }
    return found
}

private func keyFile(
    _ path: String, in target: Target, _ index: inout GitIndex?, _ world: World
) throws(FileFault) -> KeyFile {
    do throws(FileFault) {
        let place = try world.files.resolve(target.root + "/" + path)
        guard isInside(place, target.root) else { return .unreadable(FileFault(path, .leavesProject).words) }
        let bytes = try world.files.read(place, limit: keyLimit)
        return .present(bytes: bytes, isTracked: isTracked(path, relative(place, to: target.root), in: target, world))
    } catch {
        if error.isAbsence {
            if index == nil { index = try GitIndex(around: target.root, world.files) }
            return .absent(isTracked: index?.mayHold(path) == true && world.tracked(path, target.root) == true)
        }
        if error.isTransient { throw FileFault(path, error.reason) }
        return .unreadable(error.words)
    }
}

/// Of a key behind a link, the link and the file that it leads to: one may be in git without the other.
private func isTracked(_ path: String, _ real: String?, in target: Target, _ world: World) -> Bool? {
    let answer = world.tracked(path, target.root)
    guard answer != true, let real, real != path else { return answer }
    let second = world.tracked(real, target.root)
    return second == false ? answer : second
}
