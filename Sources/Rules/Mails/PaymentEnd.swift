import SourceText

/// Lines of mails that seem to offer the end of the payments by the link that ends the mails only (domain.md A5, R29).
///
///     退会: %cancelurl%                      the payments would go on
///     退会してもメールは %cancelurl% まで    speaks of mails
///     メールの配信解除: %cancelurl%          what the link is for
enum PaymentEnd {
    /// Whether the line up to a variable promises that; `end` is behind the variable before it.
    static func isPromised(in text: TextBytes, by variable: Range<Int>, after end: Int) -> Bool {
        let name = variable.lowerBound + 1
        // Nearly all variables are names of buyers.
        guard text.starts(name, with: "cancelurl") || text.starts(name, with: "unsubscribe") else { return false }
        let start = lineStart(text, variable.lowerBound)
        let before = text.text(max(start, end)..<variable.lowerBound)
        guard speaksOfEnd(before) else { return false }
        let line = text.text(start..<lineEnd(text, variable.upperBound))
        return !["配信", "メール", "メルマガ", "登録", "読者", "購読", "通知", "止まりません", "続きます", "できません", "ではありません"]
            .contains { line.contains($0) }
    }

    private static func speaksOfEnd(_ text: String) -> Bool {
        if text.contains("退会") || text.contains("解約") { return true }
        guard let pay = ["支払", "課金", "決済", "引き落とし", "引落"].compactMap({ text.firstRange(of: $0) }).first else { return false }
        return ["停止", "止め", "やめ", "中止", "終了", "キャンセル"].contains { text[pay.upperBound...].contains($0) }
    }

    /// What is further away is another matter.
    private static let reach = 300

    private static func lineStart(_ text: TextBytes, _ index: Int) -> Int {
        var start = index
        while start > max(0, index - reach), !isBreak(text[start - 1]) { start -= 1 }
        return start
    }

    private static func lineEnd(_ text: TextBytes, _ index: Int) -> Int {
        var end = index
        while end < min(text.count, index + reach), !isBreak(text[end]) { end += 1 }
        return end
    }

    private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
