import Project
import SourceText

/// The year or the number in the name of what is sold anew each time: 2027 of 「宅建士合格講座2027」, 12 of 「養成講座（第12期）」, 8 of
/// 「令和8年分 確定申告サポート」.
struct NamedEditions {
    private struct Edition {
        /// Of the digits in the name.
        let range: Range<Int>
        let value: Int
    }

    /// A name with an earlier number in a text.
    struct Former: Sendable {
        let range: Range<Int>
        let digits: Range<Int>
        let value: Int
    }

    private let name: [UInt8]
    private let editions: [Edition]

    /// Nil where the name has no such number, as most have none, or little else.
    init?(_ name: String) {
        let editions = name.withTextBytes { bytes in Self.numbers(of: bytes).filter { Self.isEdition($0, in: bytes) } }
        guard let first = editions.first, name.utf8.count - first.range.count >= Self.shortest else { return nil }
        (self.name, self.editions) = (Array(name.utf8), editions)
    }

    /// In bytes, without the number: what is shorter says too little.
    private static let shortest = 9

    private static func numbers(of bytes: TextBytes) -> [Edition] {
        var found: [Edition] = []
        var index = 0
        while index < bytes.count {
            guard var digit = QuotedNumber.digit(bytes, index) else {
                index += 1
                continue
            }
            let start = index
            var (value, count) = (0, 0)
            while true {
                // None that is longer is one.
                value = count < 6 ? value * 10 + digit.value : 0
                (count, index) = (count + 1, index + digit.length)
                guard let next = QuotedNumber.digit(bytes, index) else { break }
                digit = next
            }
            found.append(Edition(range: start..<index, value: value))
        }
        return found
    }

    private static func isEdition(_ number: Edition, in name: TextBytes) -> Bool {
        if years.contains(number.value) { return true }
        let (start, end) = (number.range.lowerBound, number.range.upperBound)
        if number.value > 1, name.ends(start, with: "令和"), name.starts(end, with: "年") { return true }
        return number.value > 1 && name.ends(start, with: "第") && counters.contains { name.starts(end, with: $0) }
    }

    private static let years = 2000...2100
    private static let counters: [StaticString] = ["期", "回", "版", "弾", "号", "クール", "シーズン", "年度", "次"]

    /// Where the name stands with an earlier number, unless it stands in the same text as it is, too.
    func former(in text: TextBytes) -> [Former] {
        name.withUnsafeBufferPointer { name in
            var found: [Former] = []
            let numbers = Self.numbers(of: text)
            for edition in editions {
                let prefix = TextBytes(rebasing: name[..<edition.range.lowerBound])
                let suffix = TextBytes(rebasing: name[edition.range.upperBound...])
                for number in numbers {
                    let (start, end) = (number.range.lowerBound - prefix.count, number.range.upperBound + suffix.count)
                    guard start >= 0, end <= text.count,
                        TextBytes(rebasing: text[start..<number.range.lowerBound]).isSame(as: prefix),
                        TextBytes(rebasing: text[number.range.upperBound..<end]).isSame(as: suffix)
                    else { continue }
                    if number.value == edition.value { return [] }
                    if number.value > 0, number.value < edition.value, !Self.isPast(start..<end, in: text) {
                        found.append(Former(range: start..<end, digits: number.range, value: number.value))
                    }
                }
            }
            return found
        }
    }

    /// Whether the line speaks of the past, or of those who were there.
    private static func isPast(_ range: Range<Int>, in text: TextBytes) -> Bool {
        let (first, last) = (max(0, range.lowerBound - reach), min(text.count, range.upperBound + reach))
        let start = text[first..<range.lowerBound].lastIndex(where: isLineBreak).map { $0 + 1 } ?? first
        let end = text[range.upperBound..<last].firstIndex(where: isLineBreak) ?? last
        return TextBytes(rebasing: text[start..<end]).holds(past)
    }

    private static let reach = 300
    private static let past: [StaticString] = [
        "昨年", "前年", "去年", "一昨年", "前回", "前期", "前作", "過去", "これまで", "以前", "先日", "実績", "合格者", "修了", "卒業", "の声", "レポート", "いただいた",
        "頂いた",
        "の方", "された方", "購入者", "受講生", "参加者", "に続", "好評", "アーカイブ", "録画", "見逃し", "から", "より", "バックナンバー", "変更前", "旧",
    ]
}
