import Project
import SourceText

/// Dates without a year whose days of the week cannot all be right, whatever year they are of:
///
///     12/4（金）、12/15（水）            eleven days later it is a Tuesday
///     12/28（月）まで、1/4（火）から       so it is over the end of the year: a Monday
///     2026年12月5日（土）、12月19日（日）   of the year before it
///
/// Dates near each other are of one season. Where words between them speak of a year, 「昨年は12/5（金）」, or two of them agree on
/// another one, nothing is said.
struct NeighbouringDates {
    struct Contradiction {
        let date: WrittenDate
        let weekday: WrittenWeekday
        let right: WrittenWeekday.Day
        /// What it contradicts.
        let other: WrittenDate
    }

    private struct Placed {
        let date: WrittenDate
        let weekday: WrittenWeekday
        /// Counted in common years from the one of the first date on.
        let day: Int
        /// How many years after the first date it is.
        let years: Int

        /// The same of all dates whose days of the week are right.
        var phase: Int { NeighbouringDates.modulo(weekday.day.rawValue - day) }
    }

    /// Those that one by one are not far from the next.
    private var run: [Placed] = []
    /// The year of the first one, where it is known.
    private var firstYear: Int?

    private init(_ first: Placed) { (run, firstYear) = ([first], first.date.year) }

    static func contradictions(among dates: [WrittenDate], in text: TextBytes) -> [Contradiction] {
        // Hardly any text has several.
        guard dates.count > 1, dates.contains(where: { $0.year == nil && $0.weekday != nil }) else { return [] }
        var runs: [NeighbouringDates] = []
        for date in dates {
            guard let weekday = date.weekday, let day = date.dayOfCommonYear, isRight(date, weekday) else { continue }
            if let last = runs.indices.last, runs[last].takes(date, weekday, day, in: text) { continue }
            runs.append(NeighbouringDates(Placed(date: date, weekday: weekday, day: day, years: 0)))
        }
        let found = runs.flatMap(\.contradictions)
        return found.isEmpty || text.holds(otherYears) ? [] : found
    }

    /// What is wrong in its own year is told as such.
    private static func isRight(_ date: WrittenDate, _ weekday: WrittenWeekday) -> Bool {
        date.trueWeekday.map { $0 == weekday.day } ?? true
    }

    // MARK: Which are near each other

    /// Puts a date behind the last one, unless it may be far from it.
    private mutating func takes(_ date: WrittenDate, _ weekday: WrittenWeekday, _ day: Int, in text: TextBytes) -> Bool {
        guard let last = run.last, let years = Self.years(from: last, to: date, weekday) else { return false }
        let placed = Placed(date: date, weekday: weekday, day: day + 365 * (last.years + years), years: last.years + years)
        if let year = date.year {
            if let firstYear, firstYear + placed.years != year { return false }
        } else if Self.namesYear(last.date.whole.upperBound..<date.whole.lowerBound, overItsEnd: years > 0, in: text)
            || last.date.year != nil && Self.isPast(last.date, in: text)
        {
            return false
        }
        firstYear = firstYear ?? date.year.map { $0 - placed.years }
        run.append(placed)
        return true
    }

    /// Whether a date is of the same year as the one before it or of the next; nil where it may be far from it.
    ///
    /// Over the end of February the distance is not known, and of two dates the earlier one that comes later may be of next year:
    /// 「4/1（水）～3/31（水）」. So may the next day with the same day of the week, as a period ends: 「6/30（水）まで（ご購入日 7/1（水））」.
    private static func years(from last: Placed, to date: WrittenDate, _ weekday: WrittenWeekday) -> Int? {
        let (month, next) = (last.date.month, date.month)
        if abs(next - month) <= mostMonths {
            return (month <= 2) == (next <= 2) && (month, last.date.day) < (next, date.day) ? 0 : nil
        }
        guard next + 12 - month <= mostMonths, let day = date.dayOfCommonYear else { return nil }
        // 「12月20日（日）、1月10日（土）」 may be of one year too, with the days of a common one between them or of a leap year.
        let phase = modulo(weekday.day.rawValue - day - 365 * last.years)
        return phase == last.phase || phase == modulo(last.phase - 1) ? nil : 1
    }

    private static let mostMonths = 2

    private static func modulo(_ days: Int) -> Int { (days % 7 + 7) % 7 }

    /// Whether a year is spoken of, other than as in 「年末年始」 and 「10周年」. Over the end of one, 「来年」 says what is known.
    private static func namesYear(_ range: Range<Int>, overItsEnd: Bool, in text: TextBytes) -> Bool {
        range.contains { index in
            guard text.starts(index, with: "年") else { return false }
            let before = overItsEnd ? beforeYear + ["来", "翌"] : beforeYear
            return !before.contains { text.ends(index, with: $0) } && !behindYear.contains { text.starts(index + 3, with: $0) }
        }
    }

    private static let beforeYear: [StaticString] = ["新", "周", "学", "少"]
    private static let behindYear: [StaticString] = ["末", "始", "内", "中", "明", "賀", "会費", "額", "間", "齢", "代", "少"]

    /// Whether the sentence of a date tells what has been: 「2025年12月5日（金）に開催した」.
    private static func isPast(_ date: WrittenDate, in text: TextBytes) -> Bool {
        var index = date.whole.upperBound
        while index < text.count, !isLineBreak(text[index]), !text.starts(index, with: "。") {
            if past.contains(where: { text.starts(index, with: $0) }) { return true }
            index += 1
        }
        return false
    }

    private static let past: [StaticString] = ["した", "いただい", "だった", "済"]
    private static let otherYears: [StaticString] = [
        "昨年", "去年", "前年", "昨季", "過去", "前回", "前大会", "今大会", "次回", "更新", "有効期限", "契約", "1年", "１年", "一年", "年度", "翌", "修了", "卒業", "満了",
        "新料金",
    ]

    // MARK: Which are wrong

    private var contradictions: [Contradiction] {
        guard let first = run.first, run.contains(where: { $0.phase != first.phase }) else { return [] }
        let phases = Dictionary(grouping: run, by: \.phase)
        let right: Placed
        /// Whether more than one other date tells which one is wrong, or one with its year.
        let isSure: Bool
        if let dated = run.first(where: { $0.date.year != nil }) {
            (right, isSure) = (dated, true)
        } else if phases.count == run.count {
            (right, isSure) = (first, false)
        } else {
            let most = phases.values.map(\.count).max()
            let largest = phases.values.filter { $0.count == most }
            guard largest.count == 1, let one = largest[0].first else { return [] }
            (right, isSure) = (one, true)
        }
        // Two that agree may be of another year.
        let wrong = run.filter { $0.phase != right.phase && phases[$0.phase]?.count == 1 }
        return (isSure ? wrong[...] : wrong.prefix(1)).compactMap { placed in
            WrittenWeekday.Day(rawValue: Self.modulo(right.phase + placed.day)).map { day in
                Contradiction(date: placed.date, weekday: placed.weekday, right: day, other: right.date)
            }
        }
    }
}
