import SourceText

/// Lines of mails that seem to offer the end of the payments by the link that ends the mails only (domain.md A5, R29).
///
///     退会: %cancelurl%                      the payments would go on
///     退会してもメールは %cancelurl% まで    speaks of mails
///     メールの配信解除: %cancelurl%          what the link is for
enum PaymentEnd {
    /// Whether the line up to a variable promises that; `end` is behind the variable before it.
    @inline(__always)
    static func isPromised(in text: TextBytes, by variable: Range<Int>, after end: Int) -> Bool {
        // Nearly all variables are the short names of buyers.
        if variable.count < "%cancelurl%".utf8.count { return false }
        return isPromised(in: text, byLong: variable, after: end)
    }

    private static func isPromised(in text: TextBytes, byLong variable: Range<Int>, after end: Int) -> Bool {
        let name = variable.lowerBound + 1
        guard text.starts(name, with: "cancelurl") || text.starts(name, with: "unsubscribe") else { return false }
        guard end <= variable.lowerBound, let start = lineStart(text, variable.lowerBound, mayPromiseAfter: end),
            speaksOfEnd(text, max(start, end)..<variable.lowerBound)
        else { return false }
        return first(of: otherEnds, in: text, start..<lineEnd(text, variable.upperBound)) == nil
    }

    private static func speaksOfEnd(_ text: TextBytes, _ whole: Range<Int>) -> Bool {
        // A sentence before, or another link, is another matter.
        let last = whole.last { index in
            text.starts(index, with: "http")
                || text.starts(index, with: "。") && !(index + 3..<whole.upperBound).allSatisfy { isBlank(text[$0]) }
        }
        let range = (last ?? whole.lowerBound)..<whole.upperBound
        if last.map({ text.starts($0, with: "http") }) == true { return false }
        if first(of: leaving, in: text, range) != nil { return true }
        guard let pay = first(of: payments, in: text, range) else { return false }
        return first(of: stops, in: text, pay..<range.upperBound) != nil
    }

    private static let leaving: [StaticString] = ["退会", "解約"]
    private static let payments: [StaticString] = ["支払", "課金", "決済", "引き落とし", "引落"]
    private static let stops: [StaticString] = ["停止", "止め", "やめ", "中止", "終了", "キャンセル"]
    /// The line tells that mails are ended, or that payments are not.
    private static let otherEnds: [StaticString] = [
        "配信", "メール", "メルマガ", "登録", "読者", "購読", "通知", "止まりません", "続きます", "できません", "ではありません",
        "なりません", "ではなく", "そのまま", "お知らせ", "案内", "連絡", "便り", "ニュースレター", "ニュース", "お便り",
    ]

    /// Where the first of these words is; each begins with a character of three bytes.
    private static func first(of words: [StaticString], in text: TextBytes, _ range: Range<Int>) -> Int? {
        range.first { index in
            text[index] & 0xF0 == 0xE0
                && words.contains { $0.utf8CodeUnitCount <= range.upperBound - index && text.starts(index, with: $0) }
        }
    }

    /// What is further away is another matter.
    private static let reach = 300

    /// Where the line of a variable begins; nil for nearly all, which have none of the characters with which the words begin behind `end`.
    private static func lineStart(_ text: TextBytes, _ variable: Int, mayPromiseAfter end: Int) -> Int? {
        var start = variable
        var mayPromise = false
        let limit = max(0, variable &- reach)
        while start > limit, !isLineBreak(text[start &- 1]) {
            start &-= 1
            guard start >= end, start &+ 3 < variable, text[start] & 0xF0 == 0xE0 else { continue }
            switch (text[start], text[start &+ 1], text[start &+ 3]) {
            // 退, 解約, 支, 課, 決, 引.
            case (0xE9, 0x80, _), (0xE8, 0xA7, 0xE7), (0xE6, 0x94, _), (0xE8, 0xAA, _), (0xE6, 0xB1, _), (0xE5, 0xBC, _):
                mayPromise = true
            default: break
            }
        }
        return mayPromise ? start : nil
    }

    private static func lineEnd(_ text: TextBytes, _ index: Int) -> Int {
        var end = index
        while end < min(text.count, index + reach), !isLineBreak(text[end]) { end += 1 }
        return end
    }
}
