#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SourceText

/// The real world: this process, its terminal, its environment. The first of the arguments is the name of the executable.
package func exitWithOutcome(
    of arguments: [String], languageServer: @escaping @Sendable (World, [Language], Bool) throws(FileFault) -> Outcome
) -> Never {
    Memory.growsInSteps()
    // A reader that goes away and a file that grows too large are errors of the write, not signals.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    occupyClosedDescriptors()
    let outcome: Outcome
    var world = machine()
    world.languageServer = languageServer
    let progress = ProgressLine.onTerminal(world.environment)
    if let progress { world.progress = { done, all in progress.show(done, of: all) } }
    if arguments.isEmpty {
        outcome = Outcome(.fault, messages: notice(noArguments, languages(option: nil, environment: world.environment)))
    } else if let name = argumentThatIsNoText() {
        outcome = Outcome(.usage, messages: notice(isNoText(name), spokenLanguages(arguments, world.environment)))
    } else {
        outcome = run(Array(arguments.dropFirst()), in: world)
    }
    progress?.clear()
    exit(write(outcome, of: arguments).rawValue)
}

/// Swift finds them through a file, and makes it no error when it cannot.
private let noArguments = Bilingual(
    ja: "引数を読めません。/proc があり、ファイルを開けることを確かめてください。",
    en: "the arguments cannot be read. Make sure that /proc is there and that files can be opened.")

/// Swift repairs an argument that is not UTF-8, and it would name another file.
private func argumentThatIsNoText() -> String? {
    // The first is how kessai was started.
    for index in 1..<max(1, Int(CommandLine.argc)) {
        guard let argument = CommandLine.unsafeArgv[index], String(validatingCString: argument) == nil else { continue }
        return spelled(Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument))))
    }
    return nil
}

private func isNoText(_ argument: String) -> Bilingual {
    let argument = shown(argument, limit: 200)
    return Bilingual(
        ja: "引数「\(argument)」は UTF-8 ではありません。ファイルやフォルダの名前なら、UTF-8 の名前に変えてから指定してください。",
        en: "the argument `\(argument)` is not UTF-8. If it names a file or directory, rename that to UTF-8 first.")
}

/// Keeps the signals waiting by which people and systems end a program; what was kept waiting before is returned.
func holdSignals() -> sigset_t {
    var wanted = sigset_t()
    var before = sigset_t()
    sigemptyset(&wanted)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&wanted, number) }
    pthread_sigmask(SIG_BLOCK, &wanted, &before)
    return before
}

func releaseSignals(_ before: sigset_t) {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
}

private func write(_ outcome: Outcome, of arguments: [String]) -> ExitCode {
    var exit = outcome.exit
    var messages = outcome.messages
    do { try writeAll(1, Array(outcome.output.utf8), "stdout") } catch {
        exit = .fault
        // A reader that has seen enough needs no message.
        if error.reason != .system(SystemError.brokenPipe) {
            let text = Bilingual(ja: "標準出力に書けません: ", en: "cannot write to standard output: ") + error.words
            messages += notice(text, spokenLanguages(arguments, environmentOfProcess))
        }
    }
    do { try writeAll(2, Array(messages.utf8), "stderr") } catch { exit = .fault }
    return exit
}

private func machine() -> World {
    let files = PosixFileSystem()
    // One that was removed, or stands below one that may not be read, has no path; what needs one is refused by name.
    let directory = (try? files.resolve(".")) ?? "/proc/self/cwd"
    var world = World(
        files: files, directory: directory, standardInput: readStandardInput, tracked: isTracked,
        terminalWidth: terminalWidth(), processors: Processors.count)
    world.environment = environmentOfProcess
    return world
}

private let environmentOfProcess = EnvironmentVariables { name in getenv(name).map { String(cString: $0) } }

private let readStandardInput: @Sendable (Int) throws(FileFault) -> [UInt8] = { (limit) throws(FileFault) in
    try readAll(0, "stdin", capacity: min(limit, 1 << 16), limit: limit)
}

/// A file opened while a standard descriptor is closed would take its number, and reports would be written into it. What takes it
/// instead can only be used the other way, so that what is closed is neither empty input nor lost output.
private func occupyClosedDescriptors() {
    for descriptor in 0...2 as ClosedRange<Int32> where fcntl(descriptor, F_GETFD) < 0 {
        _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
}

/// Of the monotonic clock.
package func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
}

private func terminalWidth() -> Int? {
    guard isatty(1) == 1 else { return nil }
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
}
