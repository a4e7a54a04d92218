#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The threads of this process beside its first: started when they are first wanted, and then waiting for the next work, so that the
/// three times at which a check goes parallel start one thread and not three.
final class Crew: Sendable {
    static let shared = Crew()

    /// Work that somebody wants help with; changed under the lock of the roster.
    private final class Job {
        let body: @Sendable () -> Void
        /// How many more threads may take part, and how many are taking part.
        var places: Int
        var active = 0

        init(_ body: @escaping @Sendable () -> Void, places: Int) {
            self.body = body
            self.places = places
        }
    }

    private struct Roster {
        var members = 0
        var jobs: [Job] = []

        var open: Job? { jobs.first { $0.places > 0 } }
    }

    private let roster = Locked(Roster())

    /// Runs the body here and on so many other threads, or on fewer where the system gives no more or they are busy; ends when all have.
    func run(helpers: Int, _ body: @escaping @Sendable () -> Void) {
        if helpers < 1 { return body() }
        let job = Job(body, places: helpers)
        roster.announce { roster in
            roster.jobs.append(job)
            while roster.members < helpers, startThread({ self.serve() }) { roster.members += 1 }
        }
        body()
        roster.withLock { $0.jobs.removeAll { $0 === job } }
        roster.withLock(when: { _ in job.active == 0 }) { _ in }
    }

    /// What a member does until the process ends.
    private func serve() {
        while true {
            let job = roster.withLock(when: { $0.open != nil }) { roster in
                let job = roster.open
                job?.places -= 1
                job?.active += 1
                return job
            }
            guard let job else { continue }
            job.body()
            roster.announce { _ in job.active -= 1 }
        }
    }
}

/// Starts a thread; false when the system gives no more.
///
/// It starts on another processor than this one and may then move as it likes: left to itself, Linux often lets both share one for
/// ten milliseconds, and a check of 1,000 files took 20 or 30 ms by chance.
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
