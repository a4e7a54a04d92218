import Project
import Schema
import SourceText

/// How often money is taken by the name of a payment method, where it plainly says so: each month of 「毎月払い」.
///
///     Amazon Pay(毎月払い)                 1 month
///     隔週払い、隔週・自動払い、2週間ごとのお支払い   2 weeks
///     四半期払い、3か月に1回課金、年4回払い     3 months
///     Amazon Pay (billed every 3 months)   3 months
///     毎年自動(Amazon Pay)、会費・毎年自動     1 year
///     月額プラン、月々980円、年額制、(月会費)   what its price is for, where nothing else is said
///     誕生月払い、3か月払い、教室(毎週)        none: when it is paid, how many payments or months, and what is sold
enum PromisedInterval {
    /// Of a name after NFKC; nil where it says nothing, or several things.
    ///
    /// `ofFees`: whether the name of a fee tells it, too, which may as well be paid in parts or once: 「(年会費)」.
    static func interval(in name: String, ofFees: Bool = true) -> Interval? {
        let promised: [Interval] = name.withTextBytes { text in
            if isDoubtful(text) { return [] }
            let charged =
                repeated(in: text, isOfPaying) + timesOfYear(in: text, isPaid) + fixed(in: text)
                + english(in: text, ofFees: ofFees)
            return charged.isEmpty ? PricedInterval.intervals(in: text, ofFees: ofFees) : charged
        }
        return only(promised)
    }

    /// The one that all of several are; nil where there are none, or two.
    static func only(_ promised: [Interval]) -> Interval? {
        guard let first = promised.first else { return nil }
        return promised.allSatisfy { MethodPurpose.Length($0) == MethodPurpose.Length(first) } ? first : nil
    }

    /// Whether an interval is the promised one, be it in months or in the days that so many of them have: four weeks may well be a month.
    static func fits(_ promised: Interval, _ charged: Interval) -> Bool {
        let (one, other) = (MethodPurpose.Length(promised), MethodPurpose.Length(charged))
        if one == other { return true }
        if one.months > 0, other.months == 0 { return areMonths(one.months, days: other.days) }
        return one.months == 0 && other.months > 0 && areMonths(other.months, days: one.days)
    }

    private static func areMonths(_ months: Int, days: Int) -> Bool { (28 * months...31 * months).contains(days) }

    /// With one of these it is an offer among others, denied, or said of a part: 「初回3か月分、以降は毎月払い」.
    private static let doubts: [StaticString] = [
        "ない", "ません", "なし", "無し", "不要", "または", "又は", "選べ", "選択", "可", "でも", "換算", "相当", "まとめ", "一括", "初回", "初月", "試し", "体験",
        "トライアル", "分割", "以降", "最低", "縛り", "変更", "から", "~", "〜", "/", " or ", "rial", "ree", "irst",
    ]

    /// What has words of doubt, and says only how it begins or ends.
    private static let asides: [StaticString] = [
        "初回無料", "初月無料", "体験無料", "無料体験", "無料お試し", "無料トライアル", "縛りなし", "縛り無し", "いつでも解約可", "いつでも退会可", "解約可", "解約不可", "退会可",
    ]

    static func isDoubtful(_ text: TextBytes) -> Bool {
        let doubts = places(of: doubts, in: text)
        if doubts.isEmpty { return false }
        let asides = Set(places(of: asides, in: text).flatMap(\.self))
        return doubts.contains { !asides.contains($0.lowerBound) }
    }

    // MARK: Words

    /// 「3か月ごと」, 「2週間毎」, 「半年に1回」, where what is asked for is done so often.
    static func repeated(in text: TextBytes, _ isMeant: (_ words: Range<Int>, _ text: TextBytes) -> Bool) -> [Interval] {
        places(of: ["ごと", "毎", "に1回", "に一回", "に1度", "に一度"], in: text).compactMap { place in
            for (word, interval) in spans where text.ends(place.lowerBound, with: word) {
                let start = place.lowerBound - word.utf8CodeUnitCount
                return isMeant(start..<place.upperBound, text) ? interval : nil
            }
            guard let named = NamedUnit(before: place.lowerBound, in: text),
                let number = KanjiNumber(before: named.start, in: text), (1...999).contains(number.value),
                !isOneOfSeveral(number.range.lowerBound, in: text),
                isMeant(number.range.lowerBound..<place.upperBound, text)
            else { return nil }
            return Interval(count: number.value, unit: named.unit)
        }
    }

    /// 「年4回払い」: so often that whole months are between. `isMeant`: whether what stands behind it is what is asked for.
    static func timesOfYear(in text: TextBytes, _ isMeant: (_ end: Int, _ text: TextBytes) -> Bool) -> [Interval] {
        places(of: ["回"], in: text).compactMap { place in
            guard let number = KanjiNumber(before: place.lowerBound, in: text), (1...12).contains(number.value),
                12.isMultiple(of: number.value), text.ends(number.range.lowerBound, with: "年"),
                // 「半年2回払い」.
                !isInWord(number.range.lowerBound - "年".utf8.count, in: text), isMeant(place.upperBound, text)
            else { return nil }
            return Interval(count: 12 / number.value, unit: .month)
        }
    }

    /// 「毎週払い」, 「毎月15日に課金」, 「隔月のお支払い」, 「半年払い」, 「年払い」.
    private static func fixed(in text: TextBytes) -> [Interval] {
        (spans + words).flatMap { word, interval in
            places(of: [word], in: text).compactMap { place in
                isOfPaying(place, in: text) || isPaid(endOfDay(place.upperBound, in: text), in: text) ? interval : nil
            }
        }
            + joined.flatMap { word, interval in
                places(of: [word], in: text).compactMap { place in
                    isInWord(place.lowerBound, in: text) || !isPaid(place.upperBound, in: text) ? nil : interval
                }
            }
    }

    private static let spans: [(StaticString, Interval)] = [
        ("四半期", Interval(count: 3, unit: .month)), ("半年", Interval(count: 6, unit: .month)),
    ]
    static let words: [(StaticString, Interval)] = [
        ("毎日", Interval(count: 1, unit: .day)), ("毎週", Interval(count: 1, unit: .week)),
        ("隔週", Interval(count: 2, unit: .week)), ("毎月", Interval(count: 1, unit: .month)),
        ("隔月", Interval(count: 2, unit: .month)), ("奇数月", Interval(count: 2, unit: .month)),
        ("偶数月", Interval(count: 2, unit: .month)), ("毎年", Interval(count: 1, unit: .year)),
    ]
    /// What is part of other words, too.
    private static let joined: [(StaticString, Interval)] = [
        ("週", Interval(count: 1, unit: .week)), ("週1回", Interval(count: 1, unit: .week)),
        ("月", Interval(count: 1, unit: .month)), ("月々", Interval(count: 1, unit: .month)),
        ("月1回", Interval(count: 1, unit: .month)), ("年", Interval(count: 1, unit: .year)),
    ]

    /// Whether words are said of paying: a word for it is behind them, or they are all of a name or of what it says in brackets behind one:
    /// 「Amazon Pay(毎週)」, but not 「英会話(毎週)」.
    private static func isOfPaying(_ words: Range<Int>, in text: TextBytes) -> Bool {
        isPaid(words.upperBound, in: text) || isAlone(words, in: text) || isAutomatic(words, in: text)
            || orders.contains {
                text.starts(words.upperBound, with: $0) && isEnd(words.upperBound + $0.utf8CodeUnitCount, in: text)
            }
    }

    /// Whether words are all of a name, or of what it says in brackets behind one of paying.
    static func isAlone(_ words: Range<Int>, in text: TextBytes) -> Bool {
        guard isEnd(words.upperBound, in: text) else { return false }
        let start = text.start(of: opens, before: words.lowerBound)
        return start == 0 || isMethod(start, in: text)
    }

    /// Whether a word of paying ends at an offset.
    static func isMethod(_ end: Int, in text: TextBytes) -> Bool { methods.contains { text.ends(end, with: $0) } }

    /// 「毎年自動」, also behind a fee: 「(月謝・毎月自動)」, but not 「お届け便(毎月自動)」.
    private static func isAutomatic(_ words: Range<Int>, in text: TextBytes) -> Bool {
        guard text.starts(words.upperBound, with: "自動"), isEnd(words.upperBound + "自動".utf8.count, in: text) else { return false }
        let start = text.start(of: opens, before: words.lowerBound)
        return start == 0 || (methods + fees).contains { text.ends(start, with: $0) }
    }

    private static let fees: [StaticString] = ["月謝", "月額", "年額", "利用料", "受講料", "購読料"]

    /// Whether nothing stands at an offset, or a bracket closes, or no more follows than what may be said of any method: 「(Amazon Pay)」,
    /// 「・自動更新」.
    static func isEnd(_ index: Int, in text: TextBytes) -> Bool {
        index == text.count || closes.contains { text.starts(index, with: $0) } || text.end(of: tails, from: index) == text.count
    }

    private static let tails: [StaticString] =
        [
            " ", "(", "[", "【", "・", "、", "-", "|", "Amazon Pay", "AmazonPay", "アマゾンペイ", "決済", "税込", "自動更新", "自動継続", "自動課金",
            "自動決済", "自動払い", "自動支払い", "自動引き落とし", "自動引落",
        ]
        + closes

    /// Whether a word of paying stands at an offset: 「のお支払い」.
    static func isPaid(_ start: Int, in text: TextBytes) -> Bool {
        let end = text.end(of: fillers, from: start)
        return payments.contains { text.starts(end, with: $0) }
    }

    private static let fillers: [StaticString] = ["に", "で", "の", "お", "ご", "自動", "1回", "一回", " ", ":"]
    private static let payments: [StaticString] = ["払", "支払", "課金", "決済", "引落", "引き落", "請求", "定額"]
    /// What is said of paying only at the end: 「毎月購入」, but not 「毎月購入特典つき」.
    private static let orders: [StaticString] = ["購入", "自動更新"]
    private static let methods: [StaticString] = ["払い", "払", "課金", "決済", "Pay", "pay", "PAY", "ペイ", "会費", "料金"]
    static let opens: [StaticString] = ["(", "[", "「", "『", "【", " ", ":", "・"]
    private static let closes: [StaticString] = [")", "]", "」", "』", "】"]

    /// Behind the day on which it is taken: 「15日」, 「末日」, 「月曜日」.
    static func endOfDay(_ start: Int, in text: TextBytes) -> Int {
        var end = start
        while end < text.count, isDigit(text[end]) { end += 1 }
        if end == start, text.starts(start + 3, with: "曜") { end = start + 6 }
        for day in ["末日", "末", "初日", "日"] as [StaticString] where text.starts(end, with: day) {
            return end + day.utf8CodeUnitCount
        }
        return end
    }

    /// 「3・6か月ごと」, 「第2週ごと」.
    private static func isOneOfSeveral(_ start: Int, in text: TextBytes) -> Bool {
        ["・", ",", "、", "-", "–", "ー", "と", "第"].contains { text.ends(start, with: $0) }
    }

    /// Whether a number or another word goes on before 「月払い」: 「3か月払い」, 「12月払い」, 「翌月払い」, 「誕生月払い」, but not 「カード月払い」.
    private static func isInWord(_ start: Int, in text: TextBytes) -> Bool {
        if wholes.contains(where: { text.ends(start, with: $0) }) { return false }
        return endsWithLetter(start, in: text) || KanjiNumber(before: start, in: text) != nil
    }

    /// What ends before 「月」 and 「年」 and makes no other word with them.
    private static let wholes: [StaticString] = ["カード", "ペイ", "会員", "会費", "料", "料金", "プラン", "コース"]

    /// Whether a kanji (E4 … E9), kana (E3 81 81 … E3 83 BF, but not ・) or 々 ends at an offset.
    static func endsWithLetter(_ end: Int, in text: TextBytes) -> Bool {
        guard end > 2 else { return false }
        return switch (text[end - 3], text[end - 2], text[end - 1]) {
        case (0xE4...0xE9, 0x80..., 0x80...), (0xE3, 0x80, 0x85), (0xE3, 0x81...0x82, _): true
        case (0xE3, 0x83, let last): last != 0xBB
        default: false
        }
    }

    // MARK: English

    /// `billed monthly`, `Monthly payment`, `every 3 months`, and `Annual plan`, unless what is asked for may be paid in parts.
    private static func english(in text: TextBytes, ofFees: Bool) -> [Interval] {
        let words = String(decoding: text, as: UTF8.self).lowercased().utf8
            .split { !(isLetter($0) || isDigit($0)) }.map { String(Substring($0)) }
        return words.indices.compactMap { index in
            if let adverb = adverbs.first(where: { $0.0 == words[index] }) {
                if index > 0, parts.contains(words[index - 1]) || Int(words[index - 1]) != nil { return nil }
                return isOfPaying(index..<index + 1, of: words, in: text) || ofFees && isPlan(index + 1, of: words)
                    ? adverb.1 : nil
            }
            guard words[index] == "every", index + 1 < words.count else { return nil }
            let count = Int(words[index + 1])
            let end = index + (count == nil ? 2 : 3)
            guard end <= words.count, (1...999).contains(count ?? 1),
                let unit = Interval.Unit.allCases.first(where: { [$0.rawValue, $0.rawValue + "s"].contains(words[end - 1]) }),
                isOfPaying(index..<end, of: words, in: text)
            else { return nil }
            return Interval(count: count ?? 1, unit: unit)
        }
    }

    /// Whether a word of paying stands beside some words; behind `Amazon Pay` only where nothing follows, as in `Amazon Pay Weekly Box`.
    private static func isOfPaying(_ range: Range<Int>, of words: [String], in text: TextBytes) -> Bool {
        func isPayment(_ index: Int) -> Bool {
            words.indices.contains(index) && ["pay", "bill", "charge"].contains { words[index].hasPrefix($0) }
        }
        if isPayment(range.upperBound) { return true }
        let before = range.lowerBound - 1
        if range.upperBound == words.count {
            return isPayment(before) || before < 0 && !text.contains { $0 >= 0x80 }
        }
        return isPayment(before) && !(words[before] == "pay" && before > 0 && words[before - 1] == "amazon")
    }

    /// Whether the words from one on are those of an offer that is paid for so long, and perhaps of the service.
    private static func isPlan(_ index: Int, of words: [String]) -> Bool {
        words.indices.contains(index) && ["plan", "membership", "subscription", "fee"].contains(words[index])
            && [[], ["amazon", "pay"]].contains(Array(words[(index + 1)...]))
    }

    /// Before an adverb they make another one, which may have two meanings: `bi-weekly`, `half-yearly`, `twice monthly`.
    private static let parts: Set<String> = ["bi", "tri", "semi", "half", "once", "twice", "every", "other", "non"]

    private static let adverbs: [(String, Interval)] = [
        ("daily", Interval(count: 1, unit: .day)), ("weekly", Interval(count: 1, unit: .week)),
        ("monthly", Interval(count: 1, unit: .month)), ("quarterly", Interval(count: 3, unit: .month)),
        ("yearly", Interval(count: 1, unit: .year)), ("annually", Interval(count: 1, unit: .year)),
        ("annual", Interval(count: 1, unit: .year)),
    ]

    // MARK: Text

    /// Where each of some words stands.
    static func places(of words: [StaticString], in text: TextBytes) -> [Range<Int>] {
        text.indices.compactMap { index in
            words.first { text.starts(index, with: $0) }.map { index..<index + $0.utf8CodeUnitCount }
        }
    }
}
