/// Tries some things together; where they fail, each half of them, the large ones first.
///
/// Whoever has thousands of them that fail would have to try as often: after a number of trials, what is still waiting is left.
package struct Halves {
    /// How often may still be tried.
    package private(set) var trials: Int

    package init(trials: Int) { self.trials = trials }

    package enum Result { case failed, done, enough }

    package mutating func run<Item>(_ items: [Item], try tries: (ArraySlice<Item>) -> Result) {
        var waiting = [items[...]]
        var next = 0
        while next < waiting.count, trials > 0 {
            let some = waiting[next]
            next += 1
            if some.isEmpty { continue }
            trials -= 1
            switch tries(some) {
            case .enough: return
            case .done: continue
            case .failed where some.count > 1:
                let middle = some.startIndex + some.count / 2
                waiting += [some[..<middle], some[middle...]]
            case .failed: continue
            }
        }
    }
}
