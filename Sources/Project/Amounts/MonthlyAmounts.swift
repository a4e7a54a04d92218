import SourceText

/// What the words beside an amount say where it is paid each month, or comes to so much of a price for more of them: `年会費4,800円(月々400円)`.
enum MonthlyAmounts {
    static func isMonthly(_ before: Folded, _ after: Folded) -> Bool {
        let word = before.without(QuotedAmounts.fillers + between)
        return endsWithMonth(word) || isMonthly(after: after)
    }

    /// `月額換算で400円`, `月々たったの400円`, `月会費400円`.
    private static let between: [StaticString] = [
        "換算", "にすると", "にして", "あたり", "当たり", "なら", "およそ", "たった", "わずか", "分", "会費", "料金", "利用料", "支払い", "支払", "請求",
        "金額", "額", "お", "ご",
    ]

    private static func endsWithMonth(_ word: Folded) -> Bool {
        if months.contains(where: word.ends(with:)) { return true }
        // `11か月`.
        if let one = ones.first(where: word.ends(with:)) {
            return word.droppingLast(one.utf8CodeUnitCount).bytes.last.map(isDigit) != true
        }
        // 「12月」 and 「今月」 are months of the calendar; a kanji is E4 … E9 and two more bytes.
        guard word.ends(with: "月") else { return false }
        let bytes = word.droppingLast("月".utf8.count).without(["実質"]).bytes
        guard let last = bytes.last else { return true }
        return !isDigit(last) && (bytes.count < 3 || !(0xE4...0xE9).contains(bytes[bytes.count - 3]))
    }

    private static let months: [StaticString] = ["月々", "毎月", "月謝", "ひと月", "一か月", "一ヶ月", "一ヵ月", "一カ月"]
    private static let ones: [StaticString] = ["1か月", "1ヶ月", "1ヵ月", "1カ月", "1ケ月"]

    /// `400円/月`, `400円(月額)`.
    private static func isMonthly(after: Folded) -> Bool {
        let inside = after.dropping(["(", "/", " "])
        let rest = inside.dropping(behind)
        guard inside.bytes.count < after.bytes.count, rest.bytes.count < inside.bytes.count else { return false }
        return after.starts(with: "/") || rest.starts(with: ")")
    }

    private static let behind = ones + ["月々", "毎月", "月額", "ひと月", "月", "あたり", "当たり", "換算", "相当", "分"]
}
