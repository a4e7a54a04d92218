#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A value that several threads change, one at a time.
///
/// By the system's lock and not that of Swift's library, which the thread sanitizer cannot see: it takes two threads that wait for each
/// other for a race.
final class Locked<Value: Sendable>: @unchecked Sendable {
    private var value: Value
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init(_ value: Value) {
        self.value = value
        lock.initialize(to: pthread_mutex_t())
        pthread_mutex_init(lock, nil)
        changed.initialize(to: pthread_cond_t())
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        changed.deallocate()
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    func withLock<Result: Sendable>(_ change: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return change(&value)
    }

    /// Waits until what others announce makes it so.
    func withLock<Result: Sendable>(when isReady: (Value) -> Bool, _ change: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while !isReady(value) { pthread_cond_wait(changed, lock) }
        return change(&value)
    }

    /// Makes a change that others may wait for.
    func announce<Result: Sendable>(_ change: (inout Value) -> Result) -> Result {
        defer { pthread_cond_broadcast(changed) }
        return withLock(change)
    }
}
