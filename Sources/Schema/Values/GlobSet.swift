/// Many patterns as one machine: a path is read once, whatever their number.
///
/// Patterns share their beginnings, and those that are read at the same time stand side by side in a set of states. Of
/// `drafts/**`, `*.tmp` and `*.txt` it makes
///
///     0 ──d─r─a─f─t─s─/── ● all below
///     └──**── 1 ──*── 2 ──.──t── 3 ──m──p── ●
///                                └───x──t── ●
package struct GlobSet: Sendable {
    private enum Loop { case none, name, parts }

    private struct State {
        /// Stays while the rest of a name (`*`) or whole parts (`**`) go by.
        var loop = Loop.none
        var isEnd = false
        /// What follows but for literals.
        var others: [(token: Glob.Token, to: Int32)] = []
    }

    private var states = [State()]
    /// By state and scalar: nearly all states have one literal after them.
    private var literals: [UInt64: Int32] = [:]

    package init(_ globs: [Glob]) {
        for glob in globs {
            var state: Int32 = 0
            for token in glob.tokens { state = follow(token, from: state) }
            states[Int(state)].isEnd = true
        }
    }

    private mutating func follow(_ token: Glob.Token, from state: Int32) -> Int32 {
        let new = Int32(states.count)
        if case .literal(let scalar) = token {
            let edge = GlobSet.edge(state, scalar)
            if let known = literals[edge] { return known }
            literals[edge] = new
            states.append(State())
            return new
        }
        if let known = states[Int(state)].others.first(where: { $0.token == token }) { return known.to }
        states[Int(state)].others.append((token, new))
        let loop: Loop = token == .stars ? .name : token == .parts ? .parts : .none
        states.append(State(loop: loop))
        return new
    }

    private static func edge(_ state: Int32, _ scalar: Unicode.Scalar) -> UInt64 {
        UInt64(state) << 32 | UInt64(scalar.value)
    }

    /// Most projects ignore nothing.
    package var isEmpty: Bool { states.count == 1 }

    /// Whether some pattern matches a path (relative to the root, with `/`) or a directory that holds it.
    package func matches(_ path: String) -> Bool {
        var (now, next) = (Reading(), Reading())
        var atPartStart = true
        if reach(0, &now, atPartStart) { return true }
        for scalar in path.unicodeScalars {
            if scalar == "/", now.isAtEnd { return true }
            next.removeAll()
            for state in now.passing where read(scalar, from: state, &next) { return true }
            for state in now.waiting {
                let loop = states[Int(state)].loop
                if loop == .parts || scalar != "/", reach(state, &next, scalar == "/") { return true }
                if loop == .name || atPartStart, read(scalar, from: state, &next) { return true }
            }
            if next.passing.isEmpty, next.waiting.isEmpty { return false }
            atPartStart = scalar == "/"
            swap(&now, &next)
        }
        return now.isAtEnd
    }

    /// The states between two scalars of a path.
    private struct Reading {
        /// Each of them once: a state without a loop has one way in.
        var passing: [Int32] = []
        var waiting: Set<Int32> = []
        var isAtEnd = false

        mutating func removeAll() {
            passing.removeAll(keepingCapacity: true)
            waiting.removeAll(keepingCapacity: true)
            isAtEnd = false
        }
    }

    /// Enters the states behind one that begin with a scalar; whether all that may follow matches.
    private func read(_ scalar: Unicode.Scalar, from state: Int32, _ next: inout Reading) -> Bool {
        if let to = literals[GlobSet.edge(state, scalar)], reach(to, &next, scalar == "/") { return true }
        guard scalar != "/" else { return false }
        return states[Int(state)].others.contains { token, to in
            switch token {
            case .any: reach(to, &next, false)
            case .set(let ranges, let isNegated):
                ranges.contains { $0.contains(scalar.value) } != isNegated && reach(to, &next, false)
            case .literal, .stars, .parts: false
            }
        }
    }

    /// Enters a state and those that are reached from it without reading; whether all that may follow matches.
    private func reach(_ state: Int32, _ reading: inout Reading, _ atPartStart: Bool) -> Bool {
        let entered = states[Int(state)]
        if entered.loop == .none {
            reading.passing.append(state)
        } else if !reading.waiting.insert(state).inserted {
            return false
        }
        if entered.isEnd {
            if entered.loop != .none { return true }
            reading.isAtEnd = true
        }
        // What follows `**` begins at the beginning of a part.
        if entered.loop == .parts, !atPartStart { return false }
        return entered.others.contains { token, to in
            (token == .stars || token == .parts) && reach(to, &reading, atPartStart)
        }
    }
}
