import SourceText

/// For how many months something is paid, as the words beside an amount say: `4月分・5月分`, `第1四半期分`, `4/1〜6/30分`.
extension Folded {
    /// How many months are named one after the other, for which something is paid: `4月分・5月分`, `4月・5月分`, `4月〜6月分`.
    var lastLineMonths: Int { Folded(bytes: lastLine).months }
    var firstLineMonths: Int { Folded(bytes: firstLine).months }
    /// How many of them are named each, for each of which something may be paid: `4月分・10月分`, but not `4月〜6月分`.
    var lastLineListedMonths: Int { Folded(bytes: lastLine).listedMonths }
    var firstLineListedMonths: Int { Folded(bytes: firstLine).listedMonths }

    private var firstLine: TextBytes { TextBytes(rebasing: bytes.prefix { !isLineBreak($0) }) }

    private var listedMonths: Int {
        guard bytes.holds(["月分"]) else { return 0 }
        return bytes.indices.count { index in
            index > 0 && isDigit(bytes[index - 1]) && bytes.starts(index, with: "月")
                && ["分", "・", "、", "と", "/", ","].contains { bytes.starts(index + 3, with: $0) }
        }
    }

    private var months: Int {
        guard let end = bytes.indices.first(where: { bytes.starts($0, with: "月分") }) else {
            return max(monthsOfPart, monthsOfDays)
        }
        return max(listedMonths, Folded(bytes: TextBytes(rebasing: bytes[..<end])).monthsOfRange)
    }

    /// How many months there are from the first to the last one of a range, both counted, that stands at the end without its 「月」:
    /// `4月〜6`, `11〜2`, `12月〜翌2`, `2024年12月〜2025年2`.
    private var monthsOfRange: Int {
        let months = 1...12
        guard let last = endingNumber, months.contains(last.value) else { return 0 }
        let rest = last.rest.withoutYear
        guard let sign = Self.ranges.first(where: rest.ends(with:)),
            let first = rest.droppingLast(sign.utf8CodeUnitCount).without(["月", "分"]).endingNumber, months.contains(first.value)
        else { return 0 }
        return (last.value - first.value + 12) % 12 + 1
    }

    private var withoutYear: Folded {
        let rest = without(["翌年", "翌"])
        guard let sign = (["年", "/"] as [StaticString]).first(where: rest.ends(with:)) else { return rest }
        let year = rest.droppingLast(sign.utf8CodeUnitCount)
        return year.bytes.count >= 4 && year.bytes.suffix(4).allSatisfy(isDigit) ? year.droppingLast(4) : rest
    }

    /// Those of a part of a year: `第1四半期分`, `上半期分`.
    private var monthsOfPart: Int {
        guard bytes.holds(["期"]) else { return 0 }
        if bytes.holds(["四半期", "4半期"]) { return 3 }
        return bytes.holds(["半期", "上期", "下期"]) ? 6 : 0
    }

    /// How many whole months there are from a day to another, for which something is paid: `4/1〜6/30分`, `4月15日〜7月14日分`.
    private var monthsOfDays: Int {
        bytes.indices.reduce(0) { most, index in
            guard bytes.starts(index, with: "分"), index > 0, isDigit(bytes[index - 1]) || bytes.ends(index, with: "日")
            else { return most }
            return max(most, Folded(bytes: TextBytes(rebasing: bytes[..<index])).monthsOfRangeOfDays)
        }
    }

    private var monthsOfRangeOfDays: Int {
        guard let last = lastDay else { return 0 }
        let between = last.rest.withoutYear.without([" "])
        guard let sign = Self.ranges.first(where: between.ends(with:)),
            let first = between.droppingLast(sign.utf8CodeUnitCount).without([" ", "分"]).lastDay
        else { return 0 }
        let months = (last.month - first.month + 12) % 12
        if first.day == 1 { return last.day >= Self.shortestMonth ? months + 1 : 0 }
        return last.day == first.day - 1 ? months : 0
    }

    private static let shortestMonth = 28

    /// The day of the year with which it ends, and what stands before it: `6/30`, `6月30日`.
    private var lastDay: (month: Int, day: Int, rest: Folded)? {
        guard let day = without(["日"]).endingNumber, (1...31).contains(day.value),
            let sign = (["/", "月"] as [StaticString]).first(where: day.rest.ends(with:)),
            let month = day.rest.droppingLast(sign.utf8CodeUnitCount).endingNumber, (1...12).contains(month.value)
        else { return nil }
        return (month.value, day.value, month.rest)
    }

    /// The number of one or two digits with which it ends, and what stands before it.
    private var endingNumber: (value: Int, rest: Folded)? {
        let digits = bytes.reversed().prefix(while: isDigit).count
        guard (1...2).contains(digits) else { return nil }
        let rest = droppingLast(digits)
        return (bytes[rest.bytes.count...].reduce(0) { $0 * 10 + Int($1 - 0x30) }, rest)
    }

    /// What stands between the beginning and the end of a range.
    static let ranges: [StaticString] = ["〜", "~", "-", "–", "から"]
}
