import SourceText

/// What the line of an amount says that a price is reduced by: `10%OFFの2,970円`, `半額1,650円`, `1,100円引きの2,200円`, `50%(1,650円)`.
extension QuotedAmounts {
    package struct Reductions: Equatable, Sendable {
        /// So many percent of a price are what an amount may be.
        package let percents: [Int]
        /// So much less than a price it may be.
        package let amounts: [Int]

        package var isEmpty: Bool { percents.isEmpty && amounts.isEmpty }
    }

    /// Asked only of amounts that are found to be no price.
    package static func reductions(beside index: Int, among amounts: [Amount], in text: TextBytes) -> Reductions {
        let amount = amounts[index].range
        let line = line(around: amount, in: text)
        let percents = Folded.of(line, in: text) { $0.bytes.indices.compactMap($0.remainder(at:)) }
        let part = Folded.before(amount.lowerBound, in: text) { $0.without(fillers).lastPercent }
        // No more than a few stand on a line.
        let others = (max(0, index - mostBeside)..<min(amounts.count, index + mostBeside)).compactMap { other in
            other != index && line.contains(amounts[other].range.lowerBound) && isTakenOff(amounts[other].range, in: text)
                ? amounts[other].value : nil
        }
        return Reductions(percents: percents + [part].compactMap(\.self), amounts: others)
    }

    private static let mostBeside = 8

    /// The line of a range, as far as it is near.
    static func line(around range: Range<Int>, in text: TextBytes) -> Range<Int> {
        let (first, last) = (max(0, range.lowerBound - reachOfLine), min(text.count, range.upperBound + reachOfLine))
        let start = text[first..<range.lowerBound].lastIndex(where: isLineBreak).map { $0 + 1 } ?? first
        return start..<(text[range.upperBound..<last].firstIndex(where: isLineBreak) ?? last)
    }

    private static let reachOfLine = 200

    /// `500円引き`, `500円OFF`, `クーポン500円`.
    private static func isTakenOff(_ amount: Range<Int>, in text: TextBytes) -> Bool {
        Folded.after(amount.upperBound, in: text) { after in
            OtherAmounts.isReduction(after) || off.contains(where: after.starts(with:))
        }
            || Folded.before(amount.lowerBound, in: text) { before in
                let word = before.without(fillers)
                return ["割引", "値引", "値引き", "クーポン"].contains(where: word.ends(with:))
            }
    }

    fileprivate static let off: [StaticString] = ["off", "オフ", "割引", "クーポン"]
}

extension Folded {
    /// The percent of a price that remain after the reduction whose sign stands at an index: 90 of 「10%OFF」 and 「1割引」, 50 of 「半額」.
    func remainder(at index: Int) -> Int? {
        if bytes.starts(index, with: "半額") { return 50 }
        let (sign, factor) = bytes[index] == UInt8(ascii: "%") ? (1, 1) : bytes.starts(index, with: "割") ? (3, 10) : (0, 0)
        guard factor > 0, let number = droppingLast(bytes.count - index).lastNumber, number * factor < 100 else { return nil }
        let rest = dropping(index + sign)
        let isOff = rest.starts(with: "引") || rest.starts(with: "値引") || QuotedAmounts.off.contains(where: rest.starts(with:))
        return isOff ? 100 - number * factor : nil
    }

    /// The percent with which it ends: `50%(1,650円)`.
    fileprivate var lastPercent: Int? { ends(with: "%") ? droppingLast(1).lastNumber : nil }

    /// The number of one or two digits with which it ends.
    var lastNumber: Int? {
        let digits = bytes.reversed().prefix(while: isDigit)
        guard (1...2).contains(digits.count) else { return nil }
        return digits.reversed().reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
