/// Intervals in the words of people and of kessai's own checklist: 「1か月ごと」, 「毎月」, 「隔週」, `every 2 weeks`, `monthly`.
///
/// Only looked for in what is no interval, to propose the one that is meant; 「1か月おき」 or `biweekly` have two meanings and are left.
extension Interval {
    /// The interval that a text means, as it is written in files of its language; nil where that is not clear.
    static func meant(by text: String) -> String? {
        if Compatibility.signOfItsOwn(in: text) != nil { return nil }
        let text = Compatibility.folded(text).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard text.utf8.count <= 60, let interval = words[text] ?? Interval(plain(text)) else { return nil }
        let isJapanese = text.utf8.contains { $0 >= 0x80 }
        switch (interval.unit, isJapanese) {
        case (.day, true): return "\(interval.count)日"
        case (.week, true): return "\(interval.count)週間"
        case (.month, true): return "\(interval.count)か月"
        case (.year, true): return "\(interval.count)年"
        case (let unit, false): return "\(interval.count) \(unit.rawValue)\(interval.count == 1 ? "" : "s")"
        }
    }

    private static let words: [String: Interval] = {
        let all: [(Int, Unit, [String])] = [
            (1, .day, ["毎日", "日ごと", "daily", "everyday", "every day", "each day", "per day", "day"]),
            (1, .week, ["毎週", "週1回", "週一回", "週に1回", "週ごと", "weekly", "every week", "each week", "per week", "week"]),
            (2, .week, ["隔週", "every other week", "fortnightly"]),
            (
                1, .month,
                [
                    "毎月", "月1回", "月一回", "月に1回", "月ごと", "月払い", "月額", "月次", "monthly", "every month", "each month", "per month",
                    "month",
                ]
            ),
            (2, .month, ["隔月", "every other month"]), (3, .month, ["四半期", "四半期ごと", "quarterly", "every quarter"]),
            (6, .month, ["半年", "半年ごと", "half-yearly", "semiannually", "every half year"]),
            (
                1, .year,
                [
                    "毎年", "年1回", "年一回", "年に1回", "年ごと", "年払い", "年額", "年次", "yearly", "annual", "annually", "every year",
                    "each year", "per year", "year",
                ]
            ),
            (2, .year, ["隔年", "every other year"]),
        ]
        return Dictionary(
            all.flatMap { count, unit, words in words.map { ($0, Interval(count: count, unit: unit)) } },
            uniquingKeysWith: { first, _ in first })
    }()

    /// A number and a unit without the words around them: 「毎1か月」, 「一ヶ月ごと」, 「2週間に1回」, `every 2 weeks`.
    private static func plain(_ text: String) -> String {
        var rest = text[...]
        for word in ["毎", "every ", "each "] where rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
        for word in ["ごと", "毎", "に1回", "に一回", "に1度", "に一度"] where rest.hasSuffix(word) { rest = rest.dropLast(word.count) }
        let numerals: [Character: String] = [
            "一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9",
        ]
        // 「十二」 and more are left.
        if let first = rest.first, let digit = numerals[first] { rest = digit + rest.dropFirst() }
        for unit in ["箇月", "個月", "かげつ", "ヶ月間", "か月間", "カ月間", "ヵ月間", "ケ月間", "箇月間"] where rest.hasSuffix(unit) {
            return rest.dropLast(unit.count) + "か月"
        }
        for unit in ["年間", "日間"] where rest.hasSuffix(unit) { return String(rest.dropLast()) }
        return String(rest)
    }
}
