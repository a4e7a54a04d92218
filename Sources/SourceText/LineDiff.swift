/// Which lines of two texts are the same, and which were taken away or added (Myers 1986, "An O(ND) Difference Algorithm").
///
/// A shortest script is found when at most `limit` lines differ; beyond that, what lies between the equal beginning and the equal end
/// counts as replaced, so that no input takes more than its share.
package struct LineDiff {
    package enum Step {
        case same, removed, added
    }

    package private(set) var steps: [Step] = []
    private static let limit = 1000

    package init(_ old: [[UInt8]], _ new: [[UInt8]]) {
        var numbers: [[UInt8]: Int] = [:]
        func numbered(_ lines: [[UInt8]]) -> [Int] {
            lines.map { line in
                if let number = numbers[line] { return number }
                let number = numbers.count
                numbers[line] = number
                return number
            }
        }
        let left = numbered(old)
        let right = numbered(new)
        let head = zip(left, right).prefix { $0 == $1 }.count
        let tail = zip(left.dropFirst(head).reversed(), right.dropFirst(head).reversed()).prefix { $0 == $1 }.count
        steps = Array(repeating: .same, count: head)
        steps += Self.middle(Array(left.dropFirst(head).dropLast(tail)), Array(right.dropFirst(head).dropLast(tail)))
        steps += Array(repeating: .same, count: tail)
    }

    private static func middle(_ left: [Int], _ right: [Int]) -> [Step] {
        let replaced = Array(repeating: Step.removed, count: left.count) + Array(repeating: Step.added, count: right.count)
        if left.isEmpty || right.isEmpty { return replaced }
        // reach[k] is how far `left` is used up on diagonal k = x - y after d differences; one copy for each d.
        let bound = min(limit, left.count + right.count)
        var reach = [Int](repeating: 0, count: 2 * bound + 3)
        let middle = bound + 1
        var trace: [[Int]] = []
        for count in 0...bound {
            trace.append(Array(reach[(middle - count)...(middle + count)]))
            for diagonal in stride(from: -count, through: count, by: 2) {
                let goesDown =
                    diagonal == -count
                    || (diagonal != count && reach[middle + diagonal - 1] < reach[middle + diagonal + 1])
                var x = goesDown ? reach[middle + diagonal + 1] : reach[middle + diagonal - 1] + 1
                while x < left.count, x - diagonal < right.count, left[x] == right[x - diagonal] { x += 1 }
                reach[middle + diagonal] = x
                if x >= left.count, x - diagonal >= right.count {
                    return path(trace, to: (left.count, right.count))
                }
            }
        }
        return replaced
    }

    /// Walks back from the end through the copies.
    private static func path(_ trace: [[Int]], to end: (x: Int, y: Int)) -> [Step] {
        var (x, y) = end
        var steps: [Step] = []
        for (count, reach) in trace.enumerated().reversed() {
            // A step of this count looks at the diagonals that the count before it has set.
            func before(_ diagonal: Int) -> Int { abs(diagonal) <= count ? reach[diagonal + count] : 0 }
            let diagonal = x - y
            let goesDown = diagonal == -count || (diagonal != count && before(diagonal - 1) < before(diagonal + 1))
            let previous = goesDown ? diagonal + 1 : diagonal - 1
            let startX = count == 0 ? 0 : before(previous)
            let startY = count == 0 ? 0 : startX - previous
            while x > startX + (goesDown || count == 0 ? 0 : 1), y > startY + (goesDown && count > 0 ? 1 : 0) {
                steps.append(.same)
                x -= 1
                y -= 1
            }
            if count > 0 {
                steps.append(goesDown ? .added : .removed)
                (x, y) = (startX, startY)
            }
        }
        return steps.reversed()
    }
}
