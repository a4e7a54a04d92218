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
package final class ProgressLine: Sendable {
    private struct State {
        /// Milliseconds of the clock.
        var due: Int
        var last = 0
        var isShown = false
        var isBeingWritten = false
    }

    private let state: Locked<State>
    private let clock: @Sendable () -> Int
    private let put: @Sendable (String) -> Void

    /// A run shorter than half a second shows nothing. What cannot be shown is left out: the run does not depend on it.
    package init(
        clock: @escaping @Sendable () -> Int = milliseconds,
        put: @escaping @Sendable (String) -> Void = { try? writeAll(2, Array($0.utf8), "stderr") }
    ) {
        self.clock = clock
        self.put = put
        state = Locked(State(due: clock() + 500))
    }

    /// nil where standard error is no terminal, or one that cannot go back to the start of its line.
    static func onTerminal(_ environment: EnvironmentVariables) -> ProgressLine? {
        guard isatty(2) == 1, let terminal = environment["TERM"], terminal != "dumb" else { return nil }
        return ProgressLine()
    }

    /// At most ten times a second; 0 begins anew, as a run that mends files reads the project twice. May be called from any thread: none
    /// waits for a terminal that is stopped but the one that writes.
    package func show(_ done: Int, of all: Int) {
        let isWanted = state.withLock { state in
            if done == 0 {
                state.last = 0
                return false
            }
            guard !state.isBeingWritten, done > state.last, clock() >= state.due else { return false }
            state.last = done
            state.isShown = true
            state.isBeingWritten = true
            return true
        }
        guard isWanted else { return }
        put("\rkessai: \(done.grouped) / \(all.grouped)\u{1B}[K")
        state.withLock { state in
            state.isBeingWritten = false
            state.due = clock() + 100
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
