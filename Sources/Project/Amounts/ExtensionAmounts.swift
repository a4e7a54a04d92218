import SourceText

/// What more time costs: `延長は10分ごとに1,000円`, `延長料金 30分ごとに1,000円`, `10分ごとに1,000円の延長料金`, but neither `営業時間延長中！1時間ごとに2,980円`
/// nor `延長なしで、60分ごとに2,980円`.
enum ExtensionAmounts {
    static func isOther(_ before: Folded, _ rest: Folded) -> Bool { rest.starts(with: "の延長料") || isOther(before) }

    private static func isOther(_ before: Folded) -> Bool {
        let word = before.without(QuotedAmounts.fillers)
        guard let each = eachWords.first(where: word.ends(with:)) else { return false }
        let time = word.droppingLast(each.utf8CodeUnitCount)
        guard let unit = units.first(where: time.ends(with:)) else { return false }
        let number = time.droppingLast(unit.utf8CodeUnitCount)
        let digits = number.bytes.reversed().prefix(while: isDigit).count
        guard digits > 0 else { return false }
        let noun = number.droppingLast(digits).without([" ", "\t", ":", "は", "は、"]).without(["料", "料金"])
        return noun.ends(with: "延長") && !isPart(noun.droppingLast("延長".utf8.count))
    }

    /// Whether what stands before 「延長」 says what else becomes longer: `期間延長`, `キャンペーン延長`, `営業を延長`. A kanji is E4 … E9 and two more bytes,
    /// a katakana E3 82 A1 … E3 83 BF.
    private static func isPart(_ before: Folded) -> Bool {
        if before.ends(with: "を") { return true }
        let bytes = before.bytes.suffix(3)
        guard bytes.count == 3, let lead = bytes.first else { return false }
        let (second, third) = (bytes[bytes.startIndex + 1], bytes[bytes.startIndex + 2])
        return (0xE4...0xE9).contains(lead) || lead == 0xE3 && (second == 0x83 || second == 0x82 && third > 0xA0)
    }

    private static let eachWords: [StaticString] = ["につき", "ごとに", "毎に"]
    private static let units: [StaticString] = ["分", "時間"]
}
