#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The threads of this process beside its first: started when they are first wanted, and then waiting for the next work, so that the
/// stages of a check that go parallel start them once.
final class Crew: Sendable {
    static let shared = Crew()

    /// Work that somebody wants help with.
    private struct Job: Sendable {
        let number: Int
        let body: @Sendable () -> Void
        /// How many more threads may take part, and how many are taking part.
        var places: Int
        var active = 0
    }

    private struct Roster: Sendable {
        var members = 0
        var jobs: [Job] = []
        private var last = 0

        var hasPlace: Bool { jobs.contains { $0.places > 0 } }

        /// Opens a job to helpers; its number.
        mutating func open(_ body: @escaping @Sendable () -> Void, places: Int) -> Int {
            last &+= 1
            jobs.append(Job(number: last, body: body, places: places))
            return last
        }

        /// Takes part in the first job that has a place.
        mutating func join() -> Job? {
            guard let index = jobs.firstIndex(where: { $0.places > 0 }) else { return nil }
            jobs[index].places -= 1
            jobs[index].active += 1
            return jobs[index]
        }

        mutating func change(_ number: Int, _ change: (inout Job) -> Void) {
            if let index = jobs.firstIndex(where: { $0.number == number }) { change(&jobs[index]) }
        }

        func isAtWork(_ number: Int) -> Bool { jobs.contains { $0.number == number && $0.active > 0 } }
    }

    private let roster = Locked(Roster())

    /// Runs the body here and on so many other threads, or on fewer where the system gives no more or they are busy; ends when all have.
    func run(helpers: Int, _ body: @escaping @Sendable () -> Void) {
        if helpers < 1 { return body() }
        let number = roster.announce { roster in
            while roster.members < helpers, startThread({ self.serve() }) { roster.members += 1 }
            return roster.open(body, places: helpers)
        }
        body()
        roster.withLock { $0.change(number) { $0.places = 0 } }
        roster.withLock(when: { !$0.isAtWork(number) }) { $0.jobs.removeAll { $0.number == number } }
    }

    /// What a member does until the process ends.
    private func serve() {
        while true {
            guard let job = roster.withLock(when: \.hasPlace, { $0.join() }) else { continue }
            job.body()
            roster.announce { $0.change(job.number) { $0.active -= 1 } }
        }
    }
}

/// Starts a thread; false when the system gives no more.
///
/// It starts on another processor than this one and may then move as it likes: left to itself, Linux often lets both share one for
/// ten milliseconds, and a check of 1,000 files took half as long again by chance.
private func startThread(_ run: @escaping @Sendable () -> Void) -> Bool {
    guard let allowed = Processors.allowed else { return startThread(on: nil, run) }
    let settling: @Sendable () -> Void = {
        allowed.allow()
        run()
    }
    // What was allowed may have changed since.
    return startThread(on: allowed.others, settling) || startThread(on: nil, run)
}

private func startThread(on processors: Processors?, _ run: @escaping @Sendable () -> Void) -> Bool {
    let body = Unmanaged.passRetained(ThreadBody(run))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // As much stack as the main thread: depth of nesting must not depend on which thread reads a file.
    pthread_attr_setstacksize(&attributes, 8 << 20)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    processors?.add(to: &attributes)
    // Signals are for the first thread, which at times keeps them waiting.
    let before = holdSignals()
    defer { releaseSignals(before) }
    #if canImport(Glibc)
        var thread = pthread_t()
    #else
        var thread: pthread_t?
    #endif
    let status = pthread_create(
        &thread, &attributes,
        { argument in
            // Optional on Linux, not so on macOS.
            if let argument = argument as UnsafeMutableRawPointer? {
                Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
            }
            return nil
        }, body.toOpaque())
    if status != 0 { body.release() }
    return status == 0
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
