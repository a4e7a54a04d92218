import SourceText

/// What a whole number counts, and the other units in which people write it: `1時間後` where minutes belong.
struct CountUnit: Sendable {
    /// 日数 / days.
    let noun: Bilingual
    /// The words that may stand behind the digits and are left out.
    let words: [String]
    /// Longer units, and how many of this one make one of them. Months and years have no fixed number of days.
    var longer: [(words: [String], count: Int)] = []
    /// Said of no number at all: `無期限`.
    var unlimited: [String] = []

    static let minutes = CountUnit(
        noun: Bilingual(ja: "分単位の値", en: "minutes"), words: ["minutes", "minute", "mins", "min", "分後", "分間", "分"],
        longer: [
            (["時間後", "時間", "hours", "hour", "hrs", "hr", "h"], 60), (["日後", "日間", "日", "days", "day"], 1440),
            (["週間後", "週間", "週後", "weeks", "week"], 10_080),
        ])
    static let days = CountUnit(
        noun: Bilingual(ja: "日数", en: "days"), words: ["days", "day", "日間", "日"],
        longer: [(["週間", "週", "weeks", "week"], 7)])
    static let times = CountUnit(
        noun: Bilingual(ja: "回数", en: "times"), words: ["times", "time", "回"],
        unlimited: ["無期限", "無制限", "無限", "制限なし", "期限なし", "なし", "無し", "unlimited", "infinite", "forever", "none"])

    static let all = [minutes, days, times]

    /// Whether a text ends with its own unit, and whether it names a longer one: `90分`, `1時間30分`.
    func units(in text: String) -> (isOwn: Bool, isLonger: Bool) {
        let text = Compatibility.folded(text).lowercased()
        let isLonger = longer.contains { $0.words.contains { text.hasSuffix($0) || $0.count > 1 && text.contains($0) } }
        return (words.contains(where: text.hasSuffix), isLonger)
    }

    /// `1時間後` as 60 minutes; nil where no such unit stands behind plain digits.
    func converted(_ text: String) -> Int? {
        if Compatibility.signOfItsOwn(in: text) != nil { return nil }
        let tidied = Compatibility.folded(text).lowercased().filter { !$0.isWhitespace }
        let digits = tidied.utf8.prefix(while: isDigit)
        let unit = String(tidied.dropFirst(digits.count))
        guard case .number(let number) = wholeNumber(digits), let size = longer.first(where: { $0.words.contains(unit) })?.count
        else {
            return nil
        }
        let (product, isOver) = number.multipliedReportingOverflow(by: size)
        return isOver ? nil : product
    }

    /// What to write in place of a text that is no number; `number`: what it amounts to, where that is known.
    func help(for text: String, _ number: Int?) -> Bilingual {
        if let number {
            return Bilingual(
                ja: "「\(number)」(\(noun.ja))と書いてください。半角の整数だけで、単位は付けません。",
                en: "Write `\(number)` (\(noun.en)), in digits only, without a unit.")
        }
        if unlimited.contains(Compatibility.folded(text).lowercased()) {
            return Bilingual(ja: "課金の終わりを決めないなら、この行を消してください。", en: "If the charges have no end, delete the line.")
        }
        return Bilingual(
            ja: "\(noun.ja)を、半角の整数だけで書いてください。「+」や単位は付けません。",
            en: "Write the number of \(noun.en) in digits only, without `+` or a unit.")
    }
}
