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
    var child = pid_t()
    guard posix_spawnp(&child, "git", &actions, nil, pointers, environ) == 0 else { return nil }
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
        guard isUnknown, isInRepository(target.root, invocation.world.files) else { return "" }
        return notice(
            Bilingual(
                ja: "git が使えないため、秘密鍵が git に登録されていないかを調べていません。",
                en: "git could not be asked, so it is not known whether it tracks a private key."), invocation.languages)
    }
}

private func isInRepository(_ directory: String, _ files: any FileSystem) -> Bool {
    if (try? files.kind(of: absolute(".git", in: directory), followingLinks: true)) != nil { return true }
    return directory != "/" && isInRepository(parent(of: directory), files)
}
