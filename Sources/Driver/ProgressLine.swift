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

    /// Call when nobody shows anything any more.
    package func clear() {
        let wasShown = state.withLock { state in
            defer { state.isShown = false }
            return state.isShown
        }
        if wasShown { put("\r\u{1B}[K") }
    }
}
