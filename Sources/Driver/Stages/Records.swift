import Outputs
import SourceText

/// What `kessai.lock` says has been entered; nil when there is none.
func recordedLock(_ target: Target, _ world: World) throws -> Lock? {
    try recordedBytes(target, world).map { try readLock($0, named: Lock.path, world) }
}

/// The project's record where it cannot be read, a merge left a conflict in it, or a line is not as kessai wrote it.
struct FaultyRecord: Sendable {
    let source: SourceFile
    private let problem: Problem

    private enum Problem {
        case unreadable(FileFault.Reason)
        case conflict(ByteRange)
        case line(Lock.Problem)
    }

    init?(_ target: Target, _ world: World) {
        do throws(FileFault) {
            guard let bytes = try recordedBytes(target, world) else { return nil }
            guard let fault = Lock.problem(in: bytes, Threads(processors: world.processors)) else { return nil }
            problem = Lock.conflict(in: bytes).map { .conflict(ByteRange($0)) } ?? .line(fault)
            source = SourceFile(path: Lock.path, bytes: bytes)
        } catch {
            source = SourceFile(path: Lock.path, bytes: [])
            problem = .unreadable(error.reason)
        }
    }

    func finding(in file: FileID) -> Diagnostic {
        switch problem {
        case .unreadable(let reason): unreadable(Lock.path, reason, file)
        case .conflict(let marker):
            Diagnostic(
                .mergeConflictMarker, at: Location(file, marker), Lock.conflictMessage, help: Lock.conflictAdvice)
        case .line(let fault):
            Diagnostic(fault.code, at: Location(file, ByteRange(fault.range(in: source.bytes))), fault.message)
        }
    }
}

func recordedBytes(_ target: Target, _ world: World) throws(FileFault) -> [UInt8]? {
    let path = target.root + "/" + Lock.path
    do throws(FileFault) {
        if try world.files.kind(of: path, followingLinks: false) == .link {
            guard let inner = relative(try world.files.resolve(path), to: target.root) else {
                throw FileFault(path, .leavesProject)
            }
            if isKept(inner, under: target.root, world.files) { throw FileFault(path, .leadsToOther) }
        }
    } catch {
        if !error.isAbsence { throw FileFault(Lock.path, error.reason) }
        // Where one leads, a record is that is not to be had now.
        let isLink = try named(Lock.path) { () throws(FileFault) in try world.files.isLink(path) }
        if isLink { throw FileFault(Lock.path, .leadsNowhere) }
        return nil
    }
    return try named(Lock.path) { () throws(FileFault) in
        let beginning = try world.files.read(path, limit: 1 << 16)
        if beginning.count < 1 << 16 { return beginning }
        if let faulty = Lock.faultyBeginning(beginning) { return faulty }
        let bytes = try world.files.read(path, limit: recordLimit)
        if bytes.count == recordLimit { throw FileFault(path, .system(SystemError.tooLarge)) }
        return bytes
    }
}

/// 256 MiB: more than the values that a build writes out, and their ids.
private let recordLimit = 1 << 28

/// Reads a record; one that kessai did not write is refused with the line that is wrong.
func readLock(_ bytes: [UInt8], named name: String, _ world: World) throws(BadInput) -> Lock {
    switch Lock.read(bytes, Threads(processors: world.processors)) {
    case .success(let lock): return lock
    case .failure(let problem):
        let place = "\(shown(name, limit: 200)):\(problem.line):\(problem.column): "
        throw BadInput(message: Bilingual(same: place) + problem.message)
    }
}

/// 1 GiB: more than any bundle holds.
let outputLimit = 1 << 30
