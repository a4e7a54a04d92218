import SourceText

/// Intervals such as `1 month` or `2 weeks`, also with Japanese units.

extension Interval {
    package static let units: [(Unit, [StaticString])] = [
        (.day, ["day", "days", "日"]), (.week, ["week", "weeks", "週間", "週"]),
        (.month, ["month", "months", "か月", "ヶ月", "カ月", "ヵ月", "ケ月"]), (.year, ["year", "years", "年"]),
    ]

    /// A whole number from 1 to 999 and a unit, with or without a blank between them.
    package init?(_ text: String) {
        guard let interval = text.withTextBytes(Interval.read) else { return nil }
        self = interval
    }

    private static func read(_ text: TextBytes) -> Interval? {
        guard let first = text.first, first != UInt8(ascii: "0") else { return nil }
        var (count, end) = (0, 0)
        while end < min(text.count, 3), isDigit(text[end]) {
            count = count * 10 + Int(text[end] - 0x30)
            end += 1
        }
        let start = end < text.count && text[end] == 0x20 ? end + 1 : end
        func isRest(_ name: StaticString) -> Bool {
            text.count - start == name.utf8CodeUnitCount && text.starts(start, with: name)
        }
        guard end > 0, let unit = units.first(where: { $0.1.contains(where: isRest) }) else { return nil }
        return Interval(count: count, unit: unit.0)
    }

    package static let format = TextFormat(
        Bilingual(ja: "周期(「1 month」「2 weeks」など)", en: "an interval such as `1 month` or `2 weeks`"),
        // The units once more: joined at each start, they took a 25th of a short run.
        pattern: "^[1-9][0-9]{0,2} ?(day|days|日|week|weeks|週間|週|month|months|か月|ヶ月|カ月|ヵ月|ケ月|year|years|年)$", example: "1 month",
        usual: [
            Bilingual(ja: "1か月", en: "1 month"), Bilingual(ja: "1週間", en: "1 week"), Bilingual(ja: "1年", en: "1 year"),
            Bilingual(ja: "1日", en: "1 day"),
        ])
}

extension Interval {
    /// 「1か月ごと」, `every month`.
    package var text: Bilingual {
        let japanese =
            switch unit {
            case .day: "\(count)日ごと"
            case .week: "\(count)週間ごと"
            case .month: "\(count)か月ごと"
            case .year: "\(count)年ごと"
            }
        return Bilingual(ja: japanese, en: count == 1 ? "every \(unit.rawValue)" : "every \(count) \(unit.rawValue)s")
    }
}

extension ValueType where Value == Interval {
    static var interval: ValueType {
        ValueType(shape: .text(Interval.format)) { reader, slot in
            guard let text = reader.scalar(slot, expecting: Interval.format.noun) else { return nil }
            if let interval = Interval(text) { return interval }
            // Full-width digits and stray blanks: `１ヶ月`, `1  month`.
            let tidied = Compatibility.folded(text).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            var misfit = Misfit(
                reason: Interval.reason(text, tidied: tidied),
                help: Bilingual(
                    ja: "1から999までの整数と、「日」「週間」「か月」「年」のどれかで書いてください。day、week、month、year でも書けます。例: 1か月、1 month",
                    en: "Write a whole number from 1 to 999 and day, week, month or year, such as `1 month`."))
            if Interval(tidied) != nil, Compatibility.signOfItsOwn(in: text) == nil {
                misfit.replacement = tidied
                misfit.isCertain = true
            } else if let meant = Interval.meant(by: text) {
                misfit.replacement = meant
                misfit.help = Bilingual(ja: "「\(meant)」と書いてください。", en: "Write `\(meant)`.")
            }
            reader.report(misfit, text, slot, Interval.format)
            return nil
        }
    }
}
