import Project
import Schema
import SourceText

/// How often a subscription sends its goods by the name of a payment method: each charge is for what is sent then.
///
///     毎月お届け、毎月15日発送、月1回お届け、定期便(毎月)      1 month
///     隔週便、隔週お届け、2週間ごとにお届け                2 weeks
///     2か月ごとにお届け、隔月コース、年6回お届け            2 months
///     毎月お届け(3か月分)、毎週お届け・月払い、隔週コース      none: what is paid for at once, how it is paid, and perhaps lessons
enum DeliveredInterval {
    /// Of a name after NFKC; nil where it says nothing, or several things.
    static func interval(in name: String) -> Interval? {
        name.withTextBytes { text in
            if PromisedInterval.isDoubtful(text) || text.holds(doubts) { return nil }
            let sent =
                PromisedInterval.repeated(in: text, isOfGoods) + PromisedInterval.timesOfYear(in: text, isSent)
                + named(in: text) { isOfGoods($0, in: text) || $1 && isOffer($0, in: text) }
            // Another one beside them makes it two offers, or is how they are paid for.
            return sent.isEmpty
                ? nil
                : PromisedInterval.only(
                    sent + PromisedInterval.repeated(in: text) { _, _ in true } + named(in: text) { _, _ in true })
        }
    }

    /// Those of words, as 「毎月」; one of weeks may be that of lessons, which are paid for by the month.
    private static func named(in text: TextBytes, _ isMeant: (_ word: Range<Int>, _ isOfMonths: Bool) -> Bool) -> [Interval] {
        (PromisedInterval.words + counted).flatMap { word, interval in
            PromisedInterval.places(of: [word], in: text).compactMap { isMeant($0, interval.unit != .week) ? interval : nil }
        }
    }

    /// Whether goods that are sent at an interval contradict what is charged at another one. What is charged less often pays for several of
    /// them; but nobody pays for two months of what is sent each month.
    static func contradicts(_ sent: Interval, _ charged: Interval) -> Bool {
        if PromisedInterval.fits(sent, charged) { return false }
        let (goods, money) = (MethodPurpose.Length(sent), MethodPurpose.Length(charged))
        return money.approximateDays < goods.approximateDays || goods.months == 1 && money.months == 2
    }

    /// Beside these it may be paid otherwise, or for several of them at once.
    private static let doubts: [StaticString] = [
        "払", "請求", "引き落", "引落", "月額", "年額", "会費", "月謝", "回分", "日分", "週分", "月分", "年分", "前納", "年間", "1年", "一年", "スキップ",
    ]

    private static let counted: [(StaticString, Interval)] = [
        ("週1回", Interval(count: 1, unit: .week)), ("月1回", Interval(count: 1, unit: .month)),
        ("月一回", Interval(count: 1, unit: .month)), ("月に1回", Interval(count: 1, unit: .month)),
    ]

    /// 「毎月お届け」, and 「(毎月)」 behind 「定期便」.
    private static func isOfGoods(_ words: Range<Int>, in text: TextBytes) -> Bool {
        if isSent(words.upperBound, in: text) { return !PromisedInterval.endsWithLetter(words.lowerBound, in: text) }
        let start = text.start(of: PromisedInterval.opens, before: words.lowerBound)
        return start < words.lowerBound && PromisedInterval.isEnd(words.upperBound, in: text)
            && goods.contains { text.ends(start, with: $0) }
    }

    /// 「隔月コース」.
    private static func isOffer(_ words: Range<Int>, in text: TextBytes) -> Bool {
        let end = text.end(of: offers, from: words.upperBound)
        return end > words.upperBound && isEnd(end, in: text) && !PromisedInterval.endsWithLetter(words.lowerBound, in: text)
    }

    /// Whether a word for the goods stands at an offset, and no more that may turn its sense.
    private static func isSent(_ start: Int, in text: TextBytes) -> Bool {
        let behind = text.end(of: fillers, from: start)
        let word = behind > start ? behind : text.end(of: fillers, from: PromisedInterval.endOfDay(start, in: text))
        guard let first = goods.first(where: { text.starts(word, with: $0) }) else { return false }
        return isEnd(text.end(of: goods + offers + ["します", "いたします"], from: word + first.utf8CodeUnitCount), in: text)
    }

    private static let fillers: [StaticString] = ["に", "で", "の", "1回", "一回", " "]
    private static let goods: [StaticString] = ["お届け便", "お届け", "お届", "配送", "発送", "定期便", "便", "頒布会", "定期購入"]
    private static let offers: [StaticString] = ["コース", "プラン"]

    /// Nothing stands at an offset, or a remark that counts nothing: 「(送料無料)」, but not 「(2回)」.
    private static func isEnd(_ index: Int, in text: TextBytes) -> Bool {
        if PromisedInterval.isEnd(index, in: text) { return true }
        let rest = TextBytes(rebasing: text[index...])
        return ["(", " (", "[", "【", "・", " "].contains { rest.starts(0, with: $0) }
            && !rest.holds(["回", "月", "週", "年", "日", "毎", "ごと", "隔"])
    }
}
