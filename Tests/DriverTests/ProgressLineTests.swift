import Driver
import Foundation
import Synchronization
import Testing

/// The line that tells a terminal how far a run has come.
@Suite struct ProgressLineTests {
    /// By a clock and a terminal of the test's.
    @Test func theLine() {
        let (now, screen) = (Shared(0), Shared(""))
        let line = ProgressLine(clock: { now.value }, put: { text in screen.change { $0 += text } })
        func shown(_ done: Int, at time: Int) -> String {
            now.change { $0 = time }
            screen.change { $0 = "" }
            line.show(done, of: 100_000)
            return screen.value
        }
        #expect(shown(8, at: 499).isEmpty)
        line.clear()
        #expect(screen.value.isEmpty)
        #expect(shown(12_384, at: 500) == "\rkessai: 12,384 / 100,000\u{1B}[K")
        #expect(shown(20_000, at: 599).isEmpty)
        #expect(shown(12_380, at: 600).isEmpty, "a number that comes late")
        #expect(shown(20_008, at: 600) == "\rkessai: 20,008 / 100,000\u{1B}[K")
        // The project is read once more.
        #expect(shown(0, at: 700).isEmpty)
        #expect(shown(8, at: 700) == "\rkessai: 8 / 100,000\u{1B}[K")
        screen.change { $0 = "" }
        line.clear()
        line.clear()
        #expect(screen.value == "\r\u{1B}[K")
    }

    /// Only the thread that writes waits for a terminal that is stopped.
    @Test(.timeLimit(.minutes(1))) func aTerminalThatIsStopped() {
        let (isWriting, isStopped) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let now = Shared(0)
        let line = ProgressLine(
            clock: { now.value },
            put: { _ in
                isWriting.signal()
                isStopped.wait()
            })
        now.change { $0 = 1000 }
        Thread { line.show(1, of: 3) }.start()
        isWriting.wait()
        now.change { $0 = 2000 }
        line.show(2, of: 3)
        isStopped.signal()
    }
}

private final class Shared<Value: Sendable>: Sendable {
    private let held: Mutex<Value>

    init(_ value: Value) { held = Mutex(value) }

    var value: Value { held.withLock { $0 } }
    func change(_ change: @Sendable (inout Value) -> Void) { held.withLock { change(&$0) } }
}
