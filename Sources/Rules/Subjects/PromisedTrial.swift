import Project
import SourceText

/// For how long the name of a payment method promises to charge nothing: fourteen days of 「初回14日間無料」.
///
///     月額プラン(14日間無料)           14 days
///     無料体験30日間、Pay・初週無料     30 days, 7 days
///     初月無料、最初の2か月間は無料       28–31 days, 56–62 days: a month has so many
///     30日間送料無料、最大30日間無料      none: something else is free, and a bound
///     1日無料体験                     none: what may be tried on one day
///     14日間お試し、お試し14日、(トライアル14日)   14 days, where a trial is set: without one it may well be paid for
enum PromisedTrial {
    /// Of a name after NFKC, in days; nil where it promises nothing, or several things. `ofTrials`: whether it need not say that it is free.
    static func days(in name: String, ofTrials: Bool) -> ClosedRange<Int>? {
        name.withTextBytes { text in
            if text.holds(doubts) { return nil }
            // 「4週ごとお届け(14日間お試し)」.
            let mayBeFree = !text.holds(["ごと"])
            if !mayBeFree, !ofTrials { return nil }
            let all = units.flatMap { names, unit in
                PromisedInterval.places(of: names, in: text).compactMap {
                    promised($0, unit, mayBeFree: mayBeFree, ofTrials: ofTrials, in: text)
                }
            }
            guard let first = all.first, all.allSatisfy({ $0 == first }) else { return nil }
            return first
        }
    }

    /// With one of these it is a bound, an offer among others, denied, or said of what follows it.
    private static let doubts: [StaticString] = [
        "最大", "最長", "以内", "まで", "から", "または", "又は", "選べ", "なし", "無し", "ない", "ません", "終了", "返金", "目", "体験後", "期間後", "無料後",
        "後の", "終え", "方",
    ]

    /// What a unit of time promises, whose name stands at a place.
    private static func promised(
        _ name: Range<Int>, _ unit: ClosedRange<Int>, mayBeFree: Bool, ofTrials: Bool, in text: TextBytes
    ) -> ClosedRange<Int>? {
        let isFirst = ["初月", "初週"].contains { text.starts(name.lowerBound, with: $0) }
        let number = isFirst ? nil : KanjiNumber(before: name.lowerBound, in: text)
        let count = isFirst ? 1 : number?.value ?? 0
        let start = number?.range.lowerBound ?? name.lowerBound
        guard (1...1_000).contains(count), count * unit.upperBound > 1 else { return nil }
        let isOffered = start == 0 || beginnings.contains { text.ends(start, with: $0) } || isListed(start, in: text)
        let isFree = isOffered && text.starts(text.end(of: between, from: name.upperBound), with: "無料")
        let noun = text.start(of: ["(", ":", " ", "は", "が"], before: start)
        guard
            mayBeFree && (isFree || offers.contains(where: { text.ends(noun, with: $0) }))
                || ofTrials && (isOffered && isTrial(name.upperBound, in: text) || isLength(name.upperBound, of: noun, in: text))
        else { return nil }
        return count * unit.lowerBound...count * unit.upperBound
    }

    /// 「Pay・初月無料」, 「月額、初月無料」, but not 「7・14日間無料」.
    private static func isListed(_ start: Int, in text: TextBytes) -> Bool {
        ["・", "、"].contains { text.ends(start, with: $0) && KanjiNumber(before: start - $0.utf8CodeUnitCount, in: text) == nil }
    }

    /// 「日間のお試し期間つき」 behind a number, and no more, but not 「日分お試しセット」.
    private static func isTrial(_ start: Int, in text: TextBytes) -> Bool {
        let word = text.end(of: ["間", "の", " "], from: start)
        guard let trial = trials.first(where: { text.starts(word, with: $0) }) else { return false }
        return isEnd(word + trial.utf8CodeUnitCount, in: text)
    }

    /// 「お試し14日間」, and no more.
    private static func isLength(_ end: Int, of noun: Int, in text: TextBytes) -> Bool {
        trials.contains { text.ends(text.start(of: ["期間"], before: noun), with: $0) }
            && isEnd(text.end(of: ["間"], from: end), in: text)
    }

    private static func isEnd(_ start: Int, in text: TextBytes) -> Bool {
        let end = text.end(of: ["期間", "つき", "付き", "付", "あり", "有り"], from: start)
        return PromisedInterval.isEnd(end, in: text) || ["・", "、", "(", " ", "+"].contains { text.starts(end, with: $0) }
    }

    private static let trials: [StaticString] = ["お試し", "試し", "トライアル", "体験"]

    private static let units: [([StaticString], ClosedRange<Int>)] = [
        (["日"], 1...1), (["初週", "週"], 7...7),
        (["初月", "か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月"], 28...31),
    ]
    /// Before the time; behind other words those are free, 「送料1か月無料」, or a condition, 「紹介で1か月無料」.
    private static let beginnings: [StaticString] = [
        "(", "[", "【", "「", "『", " ", ":", "!", "初回", "最初の", "最初", "はじめの", "初めの", "入会後", "登録後", "申込後", "申込み後", "今なら", "プラン",
        "コース",
        "会員", "月額", "払い",
    ]
    /// Between the time and 「無料」: 「14日間の完全無料」. Of 「2か月分無料」 a price for more months is less.
    private static let between: [StaticString] = ["間", "の", "は", "が", "完全", "お試し", "体験", "トライアル", "ご利用", "利用料", "料金", "会費", " "]
    /// Before the time: 「無料体験(14日間)」.
    private static let offers: [StaticString] = ["無料体験", "無料お試し", "無料トライアル", "無料期間", "無料体験期間", "無料お試し期間", "無料トライアル期間"]
}
