/// Tries some things together; where they fail, each half of them.
///
/// Whoever has thousands of them that fail would have to try as often: after a number of trials, what is still waiting is left.
package struct Halves {
    package enum Order {
        /// As many as possible in few trials, where a few fail for themselves.
        case largestFirst
        /// Some at least, where any that are many fail together.
        case firstHalfFirst
    }

    /// How often may still be tried.
    package private(set) var trials: Int
    private let order: Order

    package init(trials: Int, _ order: Order) { (self.trials, self.order) = (trials, order) }

    package enum Result { case failed, done, enough }

    package mutating func run<Item>(_ items: [Item], try tries: (ArraySlice<Item>) -> Result) {
        var waiting = [items[...]]
        var next = 0
        while next < waiting.count, trials > 0 {
            let some: ArraySlice<Item>
            switch order {
            case .largestFirst:
                some = waiting[next]
                next += 1
            case .firstHalfFirst: some = waiting.removeLast()
            }
            if some.isEmpty { continue }
            trials -= 1
            switch tries(some) {
            case .enough: return
            case .done: continue
            case .failed where some.count > 1:
                let middle = some.startIndex + some.count / 2
                let halves = [some[..<middle], some[middle...]]
                waiting += order == .largestFirst ? halves : halves.reversed()
            case .failed: continue
            }
        }
    }
}
