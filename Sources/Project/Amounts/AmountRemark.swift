import SourceText

/// A remark right behind an amount, whose words say more of the amount behind it: `330円（税込）の手数料`, `5,000円【税込】以上`, `500円税込`.
struct AmountRemark {
    /// The end of the amount where there is no remark.
    let end: Int
    let isEmpty: Bool
    /// It says that the amount includes the tax, so that nothing behind it says otherwise.
    let isGross: Bool

    init(behind amount: Int, in text: TextBytes) {
        var start = text.endOfTags(amount)
        while let blank = AmountRemark.blanks.first(where: { text.starts(start, with: $0) }) { start += blank.utf8CodeUnitCount }
        start = text.endOfTags(start)
        guard let end = AmountRemark.end(start, in: text) else {
            (end, isEmpty, isGross) = (amount, true, false)
            return
        }
        self.end = end
        isEmpty = false
        isGross = (start..<end).contains { text.starts($0, with: "税込") }
    }

    private static func end(_ start: Int, in text: TextBytes) -> Int? {
        if text.starts(start, with: "税込") {
            let end = start + "税込".utf8.count
            return text.starts(end, with: "み") ? end + "み".utf8.count : end
        }
        guard let bracket = brackets.first(where: { text.starts(start, with: $0.open) }) else { return nil }
        let limit = min(text.count, start + longest)
        var index = start + bracket.open.utf8CodeUnitCount
        while index < limit, !isLineBreak(text[index]) {
            if let close = bracket.close.first(where: { text.starts(index, with: $0) }) { return index + close.utf8CodeUnitCount }
            index += 1
        }
        return nil
    }

    /// No remark is longer.
    private static let longest = 90
    private static let blanks: [StaticString] = [" ", "\u{3000}"]
    private static let brackets: [(open: StaticString, close: [StaticString])] = [
        ("(", [")", "）"]), ("（", [")", "）"]), ("[", ["]", "］"]), ("［", ["]", "］"]), ("【", ["】"]), ("〔", ["〕"]),
        ("＜", ["＞"]), ("〈", ["〉"]),
    ]
}
