import Project
import SourceText

/// 64 KiB: far above any PEM file.
private let keyLimit = 64 * 1024

/// Looks for the private key files that a project names; `git` is asked only about those that are there.
///
/// A key that may not be read is one that is kept from this user; a device that fails is no answer, and a bundle must not depend on it.
func keyFiles(of project: Project, in target: Target, _ world: World) throws(FileFault) -> [String: KeyFile] {
    var found: [String: KeyFile] = [:]
    for path in project.privateKeyPaths { found[path] = try keyFile(path, in: target, world) }
    return found
}

private func keyFile(_ path: String, in target: Target, _ world: World) throws(FileFault) -> KeyFile {
    do throws(FileFault) {
        let place = try world.files.resolve(target.root + "/" + path)
        guard isInside(place, target.root) else { return .unreadable(FileFault(path, .leavesProject).words) }
        let bytes = try world.files.read(place, limit: keyLimit)
        return .present(bytes: bytes, isTracked: world.tracked(path, target.root))
    } catch {
        if error.isAbsence { return .absent }
        if error.isTransient { throw FileFault(path, error.reason) }
        return .unreadable(error.words)
    }
}
