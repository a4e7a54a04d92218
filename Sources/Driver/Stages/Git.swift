#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SourceText

/// Whether git tracks a file, given by its way from a directory that is there: `git ls-files` run in that directory, which starts
/// nothing else and writes nothing. nil where git cannot be run or does not know.
let isTracked: @Sendable (_ path: String, _ directory: String) -> Bool? = { path, directory in
    let files = PosixFileSystem()
    let home = try? repository(around: directory, files)
    var named: Bool?
    if isNamed(by: { getenv($0) != nil }, insteadOf: home) {
        // Where this run stands, as that is where relative names of the environment begin.
        named = listed(absolute(path, in: directory), from: ".", leavingOut: [], index: nil)
        guard named != true, home != nil else { return named }
    }
    var index: String?
    if let home, let name = getenv("GIT_INDEX_FILE") { index = ownIndex(String(cString: name), of: home, files) }
    let leftOut = ["GIT_DIR=", "GIT_WORK_TREE=", "GIT_COMMON_DIR=", "GIT_PREFIX=", "GIT_INDEX_FILE="]
    // From where the repository begins first, where somebody may have put another one beside the key, without a `.git`: each question takes
    // a process, and elsewhere both have one answer.
    if let home, mayHoldBareRepository(directory, below: parent(of: home.path), files) {
        let top = parent(of: home.path)
        let whole = relative(absolute(path, in: directory), to: top) ?? path
        named = listed(whole, from: top, leavingOut: leftOut, index: index)
        if named == true { return true }
    }
    // From there, as a repository may have its work tree elsewhere (`core.worktree`).
    let own = listed(path, from: directory, leavingOut: leftOut, index: index)
    return own == true ? true : named ?? own
}

/// Whether a directory or one around it, below the top of a repository, has a `HEAD`, without which git takes none for a repository.
private func mayHoldBareRepository(_ directory: String, below top: String, _ files: any FileSystem) -> Bool {
    var directory = directory
    while directory != top, directory != "/" {
        do throws(FileFault) {
            if try files.kindIfThere(of: absolute("HEAD", in: directory), followingLinks: false) != nil { return true }
        } catch {
            // What cannot be looked at may be one.
            return true
        }
        directory = parent(of: directory)
    }
    return false
}

/// A `.git`: the directory of a repository, or the file that names it for a linked worktree or a submodule.
typealias GitHome = (path: String, kind: FileKind)

/// The `.git` of the repository that a directory lies in.
func repository(around directory: String, _ files: any FileSystem) throws(FileFault) -> GitHome? {
    let path = absolute(".git", in: directory)
    if let kind = try files.kindIfThere(of: path, followingLinks: true) { return (path, kind) }
    return directory == "/" ? nil : try repository(around: parent(of: directory), files)
}

/// The directory in which git keeps what belongs to a `.git`: that itself, or the one that the file names; nil where it names none.
func gitDirectory(of home: GitHome, _ files: any FileSystem) throws(FileFault) -> String? {
    if home.kind == .directory { return home.path }
    let start = Array("gitdir: ".utf8)
    let text = try files.read(home.path, limit: 1 << 16)
    guard text.starts(with: start) else { return nil }
    let name = text.dropFirst(start.count).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return absolute(String(decoding: name, as: UTF8.self), in: parent(of: home.path))
}

/// Whether the environment names a repository that may hold a file. In a hook of a linked worktree git says where it keeps that one, and
/// would take the working directory for the whole of it; so where there is a `.git`, it must be told where the work tree is.
func isNamed(by isSet: (String) -> Bool, insteadOf home: GitHome?) -> Bool {
    isSet("GIT_DIR") && (home == nil || isSet("GIT_WORK_TREE"))
}

/// The index that git told a hook to look at, if it is one of this repository: that of a repository around it says nothing of a
/// submodule's files.
private func ownIndex(_ name: String, of home: GitHome, _ files: any FileSystem) -> String? {
    guard let place = try? files.resolve(absolute(name, in: parent(of: home.path))),
        let named = try? gitDirectory(of: home, files), let directory = try? files.resolve(named)
    else { return nil }
    return parent(of: place) == directory ? place : nil
}

private func listed(_ path: String, from directory: String, leavingOut leftOut: [String], index: String?) -> Bool? {
    // The files may belong to another user, as in a container; what a repository could have git start is off, so that it is read all the
    // same. A sparse index makes git look for trees, which it might fetch.
    let arguments = [
        "git", "-C", directory, "--literal-pathspecs", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c",
        "safe.directory=*", "-c", "safe.bareRepository=explicit", "ls-files", "--error-unmatch", "--", path,
    ]
    let added = ["GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL="] + (index.map { ["GIT_INDEX_FILE=" + $0] } ?? [])
    // Beside other ways to read paths git does not take `--literal-pathspecs`.
    let leftOut =
        leftOut + [
            "GIT_NO_LAZY_FETCH=", "GIT_ALLOW_PROTOCOL=", "GIT_GLOB_PATHSPECS=", "GIT_NOGLOB_PATHSPECS=", "GIT_ICASE_PATHSPECS=",
        ]
    let own = (arguments + added).map { strdup($0) }
    defer { for pointer in own { free(pointer) } }
    var variables = Array(own.dropFirst(arguments.count))
    var next = environ
    while let variable = next.pointee {
        if !leftOut.contains(where: { strncmp(variable, $0, $0.utf8.count) == 0 }) { variables.append(variable) }
        next += 1
    }
    switch runGit(Array(own.prefix(arguments.count)), variables) {
    case 0: return true
    // It ends with 1 for a file that it does not track, and with 128 for what it cannot answer.
    case 1: return false
    default: return nil
    }
}

/// The exit code of git, whose streams lead nowhere; nil where it could not be started or was ended.
private func runGit(
    _ arguments: [UnsafeMutablePointer<CChar>?], _ variables: [UnsafeMutablePointer<CChar>?]
) -> Int32? {
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
    var child = pid_t()
    guard posix_spawnp(&child, "git", &actions, nil, arguments + [nil], variables + [nil]) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return nil } }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
}

extension Examination {
    /// Says that git did not tell whether it tracks a key, which would pass in silence for one that it does not.
    func gitNotice(_ invocation: Invocation) -> String {
        let isUnknown = surroundings.keyFiles.values.contains {
            if case .present(_, isTracked: nil, _) = $0 { true } else { false }
        }
        guard isUnknown else { return "" }
        return notice(
            Bilingual(
                ja: "git が使えないため、秘密鍵が git に登録されていないかを調べていません。git を入れるか、鍵のあるフォルダで git status を実行して、理由を確かめてください。",
                en:
                    "git could not be asked, so it is not known whether it tracks a private key. Install git, or run git status in the directory of the key to see why."
            ), invocation.languages)
    }
}
