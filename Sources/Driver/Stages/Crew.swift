#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The threads of this process beside its first: started when they are first wanted, and then waiting for the next work, so that the
/// three times at which a check goes parallel start one thread and not three.
final class Crew: @unchecked Sendable {
    static let shared = Crew()

    /// Work that somebody wants help with.
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

    /// Everything below is read and changed under the lock.
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let hasWork = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let hasLeft = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [Job] = []
    private var members = 0

    private init() {
        lock.initialize(to: pthread_mutex_t())
        hasWork.initialize(to: pthread_cond_t())
        hasLeft.initialize(to: pthread_cond_t())
        pthread_mutex_init(lock, nil)
        pthread_cond_init(hasWork, nil)
        pthread_cond_init(hasLeft, nil)
    }

    /// Runs the body here and on so many other threads, or on fewer where the system gives no more or they are busy; ends when all have.
    func run(helpers: Int, _ body: @escaping @Sendable () -> Void) {
        if helpers < 1 { return body() }
        let job = Job(body, places: helpers)
        pthread_mutex_lock(lock)
        jobs.append(job)
        while members < helpers, startThread({ self.serve() }) { members += 1 }
        pthread_cond_broadcast(hasWork)
        pthread_mutex_unlock(lock)
        body()
        pthread_mutex_lock(lock)
        jobs.removeAll { $0 === job }
        while job.active > 0 { pthread_cond_wait(hasLeft, lock) }
        pthread_mutex_unlock(lock)
    }

    /// What a member does until the process ends.
    private func serve() {
        pthread_mutex_lock(lock)
        while true {
            guard let job = jobs.first(where: { $0.places > 0 }) else {
                pthread_cond_wait(hasWork, lock)
                continue
            }
            job.places -= 1
            job.active += 1
            pthread_mutex_unlock(lock)
            job.body()
            pthread_mutex_lock(lock)
            job.active -= 1
            pthread_cond_broadcast(hasLeft)
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
