import Outputs
import SourceText

/// What `kessai.lock` says has been entered; nil when there is none.
func recordedLock(_ target: Target, _ world: World) throws -> Lock? {
    let path = target.root + "/" + Lock.path
    do throws(FileFault) {
        if try world.files.kind(of: path, followingLinks: false) == .link,
            !isInside(try world.files.resolve(path), target.root)
        {
            throw FileFault(path, .leavesProject)
        }
    } catch {
        if error.isAbsence { return nil }
        throw FileFault(Lock.path, error.reason)
    }
    let bytes: [UInt8]
    do throws(FileFault) { bytes = try world.files.read(path, limit: outputLimit) } catch {
        throw FileFault(Lock.path, error.reason)
    }
    return try readLock(bytes, named: Lock.path)
}

/// Reads a record; one that kessai did not write is refused with the line that is wrong.
func readLock(_ bytes: [UInt8], named name: String) throws(BadInput) -> Lock {
    switch Lock.read(bytes) {
    case .success(let lock): return lock
    case .failure(let problem):
        let place = "\(shown(name, limit: 200)):\(problem.line):\(problem.column): "
        throw BadInput(message: Bilingual(same: place) + problem.message)
    }
}

/// 1 GiB: more than any bundle or record holds.
let outputLimit = 1 << 30

/// A file that a command was given, other than a project's, is not what it should be.
struct BadInput: Error {
    let message: Bilingual
}
