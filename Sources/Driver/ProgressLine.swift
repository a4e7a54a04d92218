#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The line on standard error that says how far a long run has come, while a terminal watches.
///
///     kessai: 12,384 / 100,000
final class ProgressLine: Sendable {
    private struct State {
        /// Milliseconds of the monotonic clock.
        var due: Int
        var isShown = false
    }

    private let state: Locked<State>

    /// A run shorter than half a second shows nothing.
    private init() { state = Locked(State(due: milliseconds() + 500)) }

    /// nil where standard error is no terminal, or one that cannot go back to the start of its line.
    static func onTerminal(_ environment: [String: String]) -> ProgressLine? {
        guard isatty(2) == 1, let terminal = environment["TERM"], terminal != "dumb" else { return nil }
        return ProgressLine()
    }

    /// At most ten times a second; may be called from any thread.
    func show(_ done: Int, of all: Int) {
        state.withLock { state in
            let now = milliseconds()
            guard now >= state.due else { return }
            state.due = now + 100
            state.isShown = true
            put("\rkessai: \(done.grouped) / \(all.grouped)\u{1B}[K")
        }
    }

    func clear() {
        state.withLock { state in
            if state.isShown { put("\r\u{1B}[K") }
            state.isShown = false
        }
    }

    /// What cannot be shown is left out: the run does not depend on it.
    private func put(_ text: String) { try? writeAll(2, Array(text.utf8), "stderr") }
}

private func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
}
