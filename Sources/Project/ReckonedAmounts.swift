import SourceText

/// What the numbers beside an amount say that it comes to, for prices to prove: `10回券 58,300円（1回5,830円）`,
/// `キャンセル料：50％（会場参加の場合16,500円）`, `残金407,000円`, `30,800円－6,600円×2回＝17,600円`.
///
/// No word excuses an amount by itself, as the regular price stands behind the same words: `初回500円（2回目以降3,680円）`.
extension QuotedAmounts {
    package struct Reckoning: Sendable {
        /// The amount before it, of which it is said to be one of several parts.
        package fileprivate(set) var whole: Int?
        /// How many parts that may have.
        package fileprivate(set) var counts: [Int] = []
        /// It is said to be what a month comes to.
        package fileprivate(set) var isOfMonth = false
        /// So many percent of a price it may be.
        package fileprivate(set) var percents: [Int] = []
        /// It is said to be what remains to be paid.
        package fileprivate(set) var isRest = false
        /// Those of its line.
        package fileprivate(set) var calculations: [Calculation] = []
        /// It is said to be added to a price: `当日券は各300円増し`.
        package fileprivate(set) var isSurcharge = false
    }

    /// Asked only of amounts that are found to be no price.
    package static func reckoning(of index: Int, among amounts: [Amount], in text: TextBytes) -> Reckoning {
        let range = amounts[index].range
        let line = line(around: range, in: text)
        var reckoning = Reckoning()
        if index > 0, line.contains(amounts[index - 1].range.lowerBound) {
            reckoning.readPart(range, of: amounts[index - 1], on: line, in: text)
        }
        reckoning.percents =
            [BracketedAmounts.open(before: range.lowerBound, in: text).flatMap { percent(before: $0, in: text) }]
            .compactMap(\.self) + percents(above: line, in: text)
        Folded.before(range.lowerBound, in: text) { before in
            let word = before.without(fillers)
            reckoning.isRest = rests.contains(where: word.ends(with:))
            Folded.after(range.upperBound, in: text) { after in
                reckoning.isSurcharge = !priceBefore.contains(where: word.ends(with:)) && isSurcharge(after)
            }
        }
        reckoning.calculations = Folded.of(line, in: text, Calculation.all)
        return reckoning
    }

    private static let rests: [StaticString] = [
        "残金", "残額", "残り", "残代金", "差引額", "差引金額", "差引請求額", "差引ご請求額", "差引支払額", "差引お支払い額", "振込額", "振込金額", "お振込金額", "お振り込み金額",
    ]

    private static func isSurcharge(_ after: Folded) -> Bool {
        guard let word = (["増し", "割増", "割り増し", "増"] as [StaticString]).first(where: after.starts(with:)) else { return false }
        let rest = after.dropping(word.utf8CodeUnitCount)
        return rest.bytes.isEmpty || ends.contains(where: rest.starts(with:))
    }

    private static let ends: [StaticString] = ["\n", "。", "、", ",", ")", " ", "です", "とな", "にな", "でお", "にて", "いただ"]

    // MARK: Percents

    /// `50％（`, `50％です（`, `5割（`.
    private static func percent(before end: Int, in text: TextBytes) -> Int? {
        Folded.of(max(0, end - 24)..<end, in: text) { before in
            let share = before.without(["です", "となります", "は", " "])
            return share.ends(with: "割") ? share.droppingLast("割".utf8.count).lastNumber.map { $0 * 10 } : share.lastPercent
        }
    }

    /// What remains of a price by the line above, where that is about this one: `20%OFFになります。⏎（例：33,000円→26,400円）`,
    /// `【早割】10％OFF⏎会場参加 29,700円`.
    private static func percents(above line: Range<Int>, in text: TextBytes) -> [Int] {
        guard line.lowerBound > 0 else { return [] }
        let end = line.lowerBound - 1
        let start = (text[max(0, end - 200)..<end].lastIndex(where: isLineBreak) ?? -1) + 1
        let isInBrackets = Folded.of(line, in: text) { $0.dropping([" "]).starts(with: "(") }
        return Folded.of(start..<end, in: text) { above in
            let isHeading =
                above.dropping([" "]).starts(with: "【")
                && reductionEnds.contains(where: above.without(["】", "!", "\r", " "]).ends(with:))
            return isInBrackets || isHeading ? above.bytes.indices.compactMap(above.remainder(at:)) : []
        }
    }

    private static let reductionEnds: [StaticString] = ["off", "オフ", "割引", "値引き", "引き", "引"]
}

extension QuotedAmounts.Reckoning {
    /// Reads `（1回5,830円）`, `（単価5,830円）`, `（702円／食）` or `(¥15,400 a month)` behind an amount.
    fileprivate mutating func readPart(
        _ part: Range<Int>, of whole: QuotedAmounts.Amount, on line: Range<Int>, in text: TextBytes
    ) {
        guard let value = whole.value, whole.range.upperBound <= part.lowerBound else { return }
        let between = whole.range.upperBound..<part.lowerBound
        guard between.count <= 60, BracketedAmounts.open(before: part.lowerBound, in: text).map(between.contains) == true else {
            return
        }
        let isOne = Folded.of(between, in: text) { words in
            guard let open = words.bytes.lastIndex(of: UInt8(ascii: "(")) else { return false }
            let inside = words.dropping(open + 1).dropping(["税込", "み", "・", "、", ",", " "])
            return Self.ones.contains(where: inside.starts(with:)) && !inside.dropping(1).bytes.contains(where: isDigit)
        }
        Folded.after(part.upperBound, in: text) { after in
            isOfMonth = Self.months.contains(where: after.starts(with:))
            guard isOne || isOfMonth || after.starts(with: "/") else { return }
            self.whole = value
            counts = Folded.of(line.lowerBound..<max(line.lowerBound, whole.range.lowerBound), in: text, Self.counts)
        }
    }

    private static let ones: [StaticString] = ["1", "一", "お一人", "お1人", "ひと", "単価", "@", "各"]
    private static let months: [StaticString] = ["a month", "per month", "/month", "/ month", "monthly"]

    /// The numbers before the whole, which say how much it has: `週5日`, `10回券`.
    private static func counts(_ before: Folded) -> [Int] {
        var found: [Int] = []
        var index = 0
        while index < before.bytes.count, found.count < 16 {
            guard QuotedNumber.digit(before.bytes, index) != nil else {
                index += 1
                continue
            }
            let number = QuotedNumber(before.bytes, at: index)
            if let value = number.value, (2...1_000).contains(value) { found.append(value) }
            index = number.end
        }
        return found
    }
}
