/// "Did you mean": the candidate nearest to a name, or none when nothing is near enough to be a help.
package func nearest(to name: String, among candidates: [String]) -> String? {
    NearNames(candidates).nearest(to: name)
}

/// The same for many names that are looked for among the same candidates, which are prepared once.
package struct NearNames: Sendable {
    private let candidates: [(name: String, letters: [Unicode.Scalar])]

    package init(_ candidates: [String]) {
        self.candidates = candidates.map { ($0, NearNames.letters($0)) }
    }

    package var count: Int { candidates.count }

    package func nearest(to name: String) -> String? {
        let wanted = NearNames.letters(name)
        guard !wanted.isEmpty else { return nil }
        // A third of the length, at least 1 and at most 3 slips: "pirce" is near "price", "cat" is not near "use".
        let limit = min(3, max(1, wanted.count / 3))
        var best: (distance: Int, name: String)?
        for candidate in candidates {
            let distance = editDistance(wanted, candidate.letters, limit: limit)
            if distance <= limit, distance < wanted.count, distance < best?.distance ?? .max { best = (distance, candidate.name) }
        }
        return best?.name
    }

    private static func letters(_ name: String) -> [Unicode.Scalar] {
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return Array(name.lowercased().unicodeScalars.prefix(80)) }
        return name.utf8.prefix(80).map { Unicode.Scalar(0x41...0x5A ~= $0 ? $0 | 0x20 : $0) }
    }
}

/// The question that follows a sentence about an unknown name; empty where no candidate is near.
package func didYouMean(_ name: String, among candidates: [String]) -> Bilingual {
    didYouMean(nearest(to: name, among: candidates))
}

/// The same with what was found to be near.
package func didYouMean(_ near: String?) -> Bilingual {
    guard let near else { return Bilingual(same: "") }
    return Bilingual(ja: "「\(shown(near))」のことではありませんか。", en: " Did you mean `\(shown(near))`?")
}

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment); more than `limit` counts as `limit + 1`.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
    if abs(left.count - right.count) > limit { return limit + 1 }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var current = beforeLast
    for (row, scalar) in left.enumerated() {
        current[0] = row + 1
        var smallest = row + 1
        for (column, other) in right.enumerated() {
            var cost = min(last[column] + (scalar == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current[column + 1] = cost
            smallest = min(smallest, cost)
        }
        if smallest > limit { return limit + 1 }
        (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[right.count]
}
