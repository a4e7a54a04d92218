import Schema

/// What the name of a payment method promises of its payments: 「一括払い」 one, 「毎月払い」 one a month.
///
///     Amazon Pay(一括払い)      once
///     Amazon Pay(毎月払い)      monthly
///     Amazon Pay(12回払い)     twelve times
///     月額(初回14日間無料)       nothing for fourteen days
///     年払い(一括)              once and yearly: the payment of each year is one
///     毎月の例会、一括見積もり  nothing: what is sold, not how it is paid
///
/// Nearly all names fit, which their few telling characters show; words are looked for only in those that may not.
enum NamedPayment {
    /// The characters without which a name promises nothing.
    struct Signs: OptionSet {
        let rawValue: UInt16

        static let once = Signs(rawValue: 1)
        static let month = Signs(rawValue: 2)
        static let year = Signs(rawValue: 4)
        static let otherInterval = Signs(rawValue: 8)
        static let times = Signs(rawValue: 16)
        /// Of an interval that is neither one month nor one year, and of words of English for any.
        static let rareInterval = Signs(rawValue: 32)
        static let free = Signs(rawValue: 64)
        static let test = Signs(rawValue: 128)
        static let metered = Signs(rawValue: 256)

        static let repeated: Signs = [.month, .year, .otherInterval]

        init(rawValue: UInt16) { self.rawValue = rawValue }

        init(_ name: String) {
            self = name.withTextBytes { bytes in
                var signs: Signs = []
                var index = 0
                while index &+ 2 < bytes.count {
                    // All of them have three bytes.
                    guard bytes[index] & 0xF0 == 0xE0 else {
                        if Signs.isEnglish(bytes[index], bytes[index &+ 1]) { signs.insert(.rareInterval) }
                        // `sandbox`.
                        if bytes[index] | 0x20 == UInt8(ascii: "x") || bytes[index &+ 1] | 0x20 == UInt8(ascii: "x") {
                            signs.insert(.test)
                        }
                        index &+= 1
                        continue
                    }
                    switch (bytes[index], bytes[index &+ 1], bytes[index &+ 2]) {
                    // 括 買, and ワ of ワンタイム.
                    case (0xE6, 0x8B, 0xAC), (0xE8, 0xB2, 0xB7), (0xE3, 0x83, 0xAF): signs.insert(.once)
                    // 回.
                    case (0xE5, 0x9B, 0x9E): signs.formUnion([.once, .times])
                    case (0xE6, 0x9C, 0x88):
                        signs.insert(.month)
                        // か月, but not 毎月.
                        if index >= 3, bytes[index &- 1] >= 0x80, bytes[index &- 1] != 0x8E { signs.insert(.rareInterval) }
                    case (0xE5, 0xB9, 0xB4): signs.insert(.year)
                    // 毎 定.
                    case (0xE6, 0xAF, 0x8E), (0xE5, 0xAE, 0x9A): signs.insert(.otherInterval)
                    // 週 日.
                    case (0xE9, 0x80, 0xB1), (0xE6, 0x97, 0xA5): signs.formUnion([.otherInterval, .rareInterval])
                    // 従.
                    case (0xE5, 0xBE, 0x93): signs.insert(.metered)
                    // 無.
                    case (0xE7, 0x84, 0xA1): signs.insert(.free)
                    // 半, and 期 of 四半期 has it before.
                    case (0xE5, 0x8D, 0x8A): signs.insert(.rareInterval)
                    // テ of テスト, 動 of 動作確認, 検 of 検証, ボ of サンドボックス.
                    case (0xE3, 0x83, 0x86), (0xE5, 0x8B, 0x95), (0xE6, 0xA4, 0x9C), (0xE3, 0x83, 0x9C): signs.insert(.test)
                    default: break
                    }
                    index &+= 3
                }
                if index &+ 1 < bytes.count, Signs.isEnglish(bytes[index], bytes[index &+ 1]) { signs.insert(.rareInterval) }
                return signs
            }
        }

        /// The last letters of `monthly` and `every`, which are not those of `Pay`, and of `annual`.
        @inline(__always) private static func isEnglish(_ letter: UInt8, _ last: UInt8) -> Bool {
            switch last | 0x20 {
            case UInt8(ascii: "y"): letter | 0x20 == UInt8(ascii: "l") || letter | 0x20 == UInt8(ascii: "r")
            case UInt8(ascii: "l"): letter | 0x20 == UInt8(ascii: "a")
            default: false
            }
        }

        /// Whether another interval may be promised than one; nearly all names have the sign of their own alone.
        func mayPromise(otherThan interval: Interval) -> Bool {
            let own: Signs = interval == Interval(count: 1, unit: .month) ? .month : []
            return !subtracting(own).isDisjoint(with: [.month, .year, .rareInterval])
        }
    }

    enum Contradiction: Equatable {
        case isRepeated, isOnce
        /// It has the name that MyASP gives to another type.
        case isCalled(MethodType)
        case isEvery(Interval, insteadOf: Interval)
        /// It is charged at one interval, and promises to send its goods at another one.
        case isPaidEvery(Interval, sentEvery: Interval)
        /// It is paid at once, or so many times, or without an end, and promises this number of payments.
        case isOnceInsteadOf(Int), isSoManyTimes(Int, insteadOf: Int), isEndless(insteadOf: Int)
        /// Its first charge is so many days away, or no trial is set, and it promises a free time of so many days.
        case isFreeFor(days: Int?, insteadOf: ClosedRange<Int>)
        /// It has no more of a name than that of another way to pay.
        case isOtherService
        /// It takes real money, and says that it is there to try the payment with.
        case isNoTest
    }

    /// How a name contradicts what a method is; nil where it does not, or says nothing. `isForBuyers`: whether it surely takes real money.
    /// `ofGoods`: whether it is of a subscription, which sends what is paid for.
    static func contradiction(
        _ name: String, _ type: MethodType, _ recurrence: Recurrence?, isForBuyers: Bool, ofGoods: Bool
    ) -> Contradiction? {
        let signs = Signs(name)
        lazy var text = Compatibility.folded(name)
        /// Without 「（初月無料）」 and the like.
        lazy var bare = NameRemarks.without(text, isOfInterval: true)
        if isForBuyers, signs.contains(.test), NamedTest.isMeant(by: text) { return .isNoTest }
        if isAll(of: name, otherServices) { return .isOtherService }
        switch type {
        case .autoPay: return signs.isDisjoint(with: [.once, .metered]) ? nil : otherType(text, type)
        case .oneTime:
            if signs.contains(.metered), let other = otherType(text, type) { return other }
            if signs.contains(.times), let promised = PromisedTimes.count(in: bare, ofProducts: false),
                !PromisedTimes.speaksOfCard(text)
            {
                return .isOnceInsteadOf(promised)
            }
            return isAll(of: name, subscriptions) || !signs.isDisjoint(with: .repeated) && promisesMore(bare) ? .isOnce : nil
        case .recurring:
            if signs.contains(.once), signs.isDisjoint(with: .repeated), recurrence?.times.value != 1, promisesOne(text) {
                return .isRepeated
            }
            if signs.contains(.metered), let other = otherType(text, type) { return other }
            guard let recurrence else { return nil }
            if let interval = recurrence.every.value, signs.mayPromise(otherThan: interval),
                let contradiction = contradiction(interval, bare, recurrence, ofGoods)
            {
                return contradiction
            }
            if signs.contains(.times), let promised = PromisedTimes.count(in: bare),
                let contradiction = contradiction(promised, text, recurrence)
            {
                return contradiction
            }
            let hasTrial = recurrence.trialDays.value.map { $0 > 0 } == true
            guard hasTrial || signs.contains(.free) else { return nil }
            return PromisedTrial.days(in: text, ofTrials: hasTrial).flatMap { contradiction($0, recurrence) }
        }
    }

    /// Whether a name is one of some words.
    private static func isAll(of name: String, _ words: [StaticString]) -> Bool {
        name.withTextBytes { text in words.contains { $0.utf8CodeUnitCount == text.count && text.starts(0, with: $0) } }
    }

    /// What nobody pays by with Amazon Pay.
    private static let otherServices: [StaticString] = [
        "銀行振込", "銀行振り込み", "代金引換", "代引き", "コンビニ払い", "コンビニ決済", "口座振替", "郵便振替", "ゆうちょ振替", "現金書留", "PayPay", "PayPal",
    ]
    private static let subscriptions: [StaticString] = ["サブスク", "サブスクリプション", "自動課金"]

    /// Of an interval that a name promises with the one that is charged.
    private static func contradiction(
        _ charged: Interval, _ text: String, _ recurrence: Recurrence, _ ofGoods: Bool
    ) -> Contradiction? {
        if let promised = PromisedInterval.interval(in: text, ofFees: recurrence.times.isAbsent) {
            return PromisedInterval.fits(promised, charged) ? nil : .isEvery(charged, insteadOf: promised)
        }
        guard ofGoods, let sent = DeliveredInterval.interval(in: text) else { return nil }
        return DeliveredInterval.contradicts(sent, charged) ? .isPaidEvery(charged, sentEvery: sent) : nil
    }

    /// The type whose name in MyASP a method of another type has; of one that is paid once 「(従量課金)」 is enough.
    private static func otherType(_ text: String, _ type: MethodType) -> Contradiction? {
        let name = withoutBlanks(text)
        if let label = labels.first(where: { $0.name == name }) { return label.type == type ? nil : .isCalled(label.type) }
        guard type == .oneTime else { return nil }
        let isMetered = text.withTextBytes { text in
            PromisedInterval.places(of: ["従量課金"], in: text).contains { PromisedInterval.isAlone($0, in: text) }
        }
        return isMetered ? .isCalled(.autoPay) : nil
    }

    private static let labels = MethodType.allCases.compactMap { type in
        methodTypes[type]?.label.map { (type: type, name: withoutBlanks(Compatibility.folded($0))) }
    }

    private static func withoutBlanks(_ text: String) -> String { text.filter { $0 != " " } }

    /// How a free time contradicts the days before the first charge. Who pays for several months at once may get free ones among them:
    /// 「年払い(2か月無料)」.
    private static func contradiction(_ promised: ClosedRange<Int>, _ recurrence: Recurrence) -> Contradiction? {
        if promised.count > 1, recurrence.every.value.map({ MethodPurpose.Length($0).approximateDays > 31 }) ?? true {
            return nil
        }
        return switch recurrence.trialDays {
        case .poisoned: nil
        case .absent: .isFreeFor(days: nil, insteadOf: promised)
        case .present(let days, _): promised.contains(days) ? nil : .isFreeFor(days: days, insteadOf: promised)
        }
    }

    /// How a number of payments contradicts an interval.
    private static func contradiction(_ promised: Int, _ text: String, _ recurrence: Recurrence) -> Contradiction? {
        switch recurrence.times {
        case .poisoned: return nil
        case .absent: return PromisedTimes.goesOn(text) ? nil : .isEndless(insteadOf: promised)
        case .present(let times, _):
            // Whether a first payment is one of them is not known.
            let mayDiffer =
                recurrence.trialDays.value != 0 && !recurrence.trialDays.isAbsent || PromisedTimes.mayCountOtherwise(text)
            return abs(times - promised) > (mayDiffer ? 1 : 0) ? .isSoManyTimes(times, insteadOf: promised) : nil
        }
    }

    // MARK: Words, of a name after NFKC

    private static func promisesOne(_ text: String) -> Bool {
        if holds(text, ["分割", "サブスク", "継続", "更新", "自動", "ごと", "隔", "でも", "も可", "参加", "解約", "ではない", "でない"]) { return false }
        let counts = PromisedTimes.counts(before: ["回払", "回限", "回のみ"], in: text)
        return !counts.isEmpty && counts.allSatisfy { $0 == 1 } || holds(text, ["買い切り", "買切り"])
            || follows(text, ["一括"], isPayment) || follows(text, ["ワンタイム"]) { isPayment($0) || $0.hasPrefix("ペイメント") }
    }

    private static func promisesMore(_ text: String) -> Bool {
        // What is paid once for a while, before an offer that goes on, or expressly without it.
        let once = [
            "一括", "一回", "1回", "年分", "月分", "週分", "前払", "買い切り", "買切", "のみ", "限り", "分割", "ワンタイム", "単発", "都度", "初回", "初月",
            "トライアル", "試し", "体験", "なし", "ない", "ません", "会員", "換算", "相当", "入会", "別途", "追加",
        ]
        if holds(text, once) { return false }
        if follows(text, ["定期"], isPayment) { return true }
        // What is paid for some months or a year may well be paid once, and so may a fee.
        return PromisedInterval.interval(in: text, ofFees: false).map { MethodPurpose.Length($0).approximateDays <= 31 } ?? false
    }

    private static func holds(_ text: String, _ words: [String]) -> Bool { words.contains { text.contains($0) } }

    /// Whether what stands behind one of these words fits it.
    private static func follows(_ text: String, _ words: [String], _ fits: (Substring) -> Bool) -> Bool {
        words.contains { word in text.ranges(of: word).contains { fits(text[$0.upperBound...]) } }
    }

    /// Nothing is behind a word, or a bracket closes.
    private static func isEnd(_ rest: Substring) -> Bool { rest.first.map { ")]}」』】".contains($0) } ?? true }

    /// What is behind a word speaks of paying, or nothing is: 「毎月払い」, 「毎月のお支払い」, 「(毎月)」, but not 「毎月の例会」.
    private static func isPayment(_ rest: Substring) -> Bool {
        var rest = rest
        for word in ["で", "の", "お", "ご"] where rest.hasPrefix(word) { rest = rest.dropFirst(word.count) }
        if isEnd(rest) { return true }
        let words = ["払", "支払", "課金", "決済", "引落", "引き落", "自動課金", "自動決済", "自動引", "定額", "請求", "購入)", "自動更新)"]
        if words.contains(where: rest.hasPrefix) || ["購入", "自動更新"].contains(where: { $0 == rest }) { return true }
        guard let next = rest.first, next.isWhitespace || next.isPunctuation else { return false }
        rest = rest.dropFirst()
        return isEnd(rest) || words.contains(where: rest.hasPrefix)
    }
}
