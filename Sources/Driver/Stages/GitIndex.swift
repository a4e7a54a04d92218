#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Whether git tracks a file: `git ls-files` run in the project, which starts nothing else and writes nothing.
let isTracked: @Sendable (_ path: String, _ root: String) -> Bool = { path, root in
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
    guard posix_spawnp(&child, "git", &actions, nil, pointers, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 { if errno != EINTR { return false } }
    return status == 0
}
