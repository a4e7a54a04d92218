#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SourceText

/// Whether git tracks a file: `git ls-files` run in the project, which starts nothing else and writes nothing. nil where it cannot be
/// run or does not know.
let isTracked: @Sendable (_ path: String, _ root: String) -> Bool? = { path, root in
    let arguments = [
        "git", "-C", root, "--literal-pathspecs", "--no-optional-locks", "-c", "core.fsmonitor=false", "ls-files",
        "--error-unmatch",
        "--", path,
    ]
    var pointers = arguments.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
    #else
        var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in 0...2 as ClosedRange<Int32> {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // In a hook of a linked worktree git says where it keeps that one, and would take the project for the whole of it.
    let isWholeKnown = getenv("GIT_WORK_TREE") != nil
    let leftOut = isWholeKnown ? [] : ["GIT_DIR=", "GIT_COMMON_DIR=", "GIT_PREFIX="]
    var variables: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let variable = next.pointee {
        if !leftOut.contains(where: { strncmp(variable, $0, $0.utf8.count) == 0 }) { variables.append(variable) }
        next += 1
    }
    variables.append(nil)
    var child = pid_t()
    guard posix_spawnp(&child, "git", &actions, nil, pointers, variables) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return nil } }
    // It ends with 1 for a file that it does not track, and with 128 for what it cannot answer.
    return status == 0 ? true : status == 1 << 8 ? false : nil
}

extension Examination {
    /// Says that git did not tell whether it tracks a key, which would pass in silence for one that it does not. Where there is no
    /// repository, there was nothing to tell.
    func gitNotice(_ invocation: Invocation) -> String {
        let isUnknown = surroundings.keyFiles.values.contains { if case .present(_, isTracked: nil) = $0 { true } else { false } }
        guard isUnknown, (try? repository(around: target.root, invocation.world.files)) != nil else { return "" }
        return notice(
            Bilingual(
                ja: "git が使えないため、秘密鍵が git に登録されていないかを調べていません。",
                en: "git could not be asked, so it is not known whether it tracks a private key."), invocation.languages)
    }
}

/// The `.git` of the repository that a directory lies in.
private func repository(around directory: String, _ files: any FileSystem) throws(FileFault) -> (path: String, kind: FileKind)? {
    let path = absolute(".git", in: directory)
    if let kind = try files.kindIfThere(of: path, followingLinks: true) { return (path, kind) }
    return directory == "/" ? nil : try repository(around: parent(of: directory), files)
}

/// What git's index may hold, without starting git: most projects name keys that are on another machine, and a process costs more than
/// a whole check.
struct GitIndex {
    /// Nil where only git can tell: in a worktree, or for an index that does not write out each path.
    private let bytes: [UInt8]?

    init(around directory: String, _ files: any FileSystem) throws(FileFault) {
        guard let git = try repository(around: directory, files) else {
            bytes = []
            return
        }
        do throws(FileFault) {
            bytes =
                git.kind == .directory ? Self.writtenOut(try files.read(absolute("index", in: git.path), limit: Self.limit)) : nil
        } catch {
            if error.isTransient { throw error }
            bytes = error.isAbsence ? [] : nil
        }
    }

    private static let limit = 256 << 20

    /// Version 4 shortens paths, and a split index (extension `link`) leaves most of them in another file.
    private static func writtenOut(_ index: [UInt8]) -> [UInt8]? {
        let header = index.prefix(8)
        let isWhole = [2, 3].contains { header.elementsEqual(Array("DIRC".utf8) + [0, 0, 0, $0]) } && index.count < limit
        return isWhole && !contains("link", index) ? index : nil
    }

    /// Whether a file is worth asking git about.
    func mayHold(_ path: String) -> Bool { bytes.map { contains(lastComponent(of: path), $0) } ?? true }
}

private func contains(_ text: String, _ bytes: [UInt8]) -> Bool {
    let text = Array(text.utf8)
    guard let first = text.first else { return true }
    return bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return false }
        var index = ByteSearch.first(first, or: first, start, 0, bytes.count)
        while index < bytes.count {
            if bytes[index...].starts(with: text) { return true }
            index = ByteSearch.first(first, or: first, start, index + 1, bytes.count)
        }
        return false
    }
}
