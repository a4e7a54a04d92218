import Project
import SourceText

/// The year or the number in the name of what is sold anew each time: 2027 of 「宅建士合格講座2027」, 12 of 「養成講座（第12期）」, 8 of
/// 「令和8年分 確定申告サポート」.
enum NamedEditions {
    /// In bytes, without the number: what is shorter says too little.
    private static let shortest = 9

    struct Number {
        fileprivate let range: Range<Int>
        fileprivate let value: Int

        /// The digits at an offset. None that is longer than a year is an edition.
        fileprivate init?(at start: Int, in text: TextBytes) {
            var (end, value, count) = (start, 0, 0)
            while let digit = QuotedNumber.digit(text, end) {
                value = count < 6 ? value * 10 + digit.value : 0
                count += 1
                end += digit.length
            }
            guard count > 0 else { return nil }
            (range, self.value) = (start..<end, value)
        }
    }

    /// The first one of a name from an offset on, with enough beside it.
    static func first(of name: TextBytes, from start: Int = 0) -> Number? {
        var index = start
        while index < name.count {
            guard let number = Number(at: index, in: name) else {
                index += 1
                continue
            }
            if name.count - number.range.count >= shortest, isEdition(number, of: name) { return number }
            index = number.range.upperBound
        }
        return nil
    }

    private static func isEdition(_ number: Number, of name: TextBytes) -> Bool {
        if years.contains(number.value) { return true }
        let (start, end) = (number.range.lowerBound, number.range.upperBound)
        guard number.value > 1 else { return false }
        return name.ends(start, with: "令和") && name.starts(end, with: "年")
            || name.ends(start, with: "第") && counters.contains { name.starts(end, with: $0) }
    }

    private static let years = 2000...2100
    private static let counters: [StaticString] = ["期", "回", "版", "弾", "号", "クール", "シーズン", "年度", "次"]

    /// Where a name stands in a text with an earlier number, unless it stands there as it is, too.
    static func former(of name: TextBytes, _ first: Number, in text: TextBytes) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var next: Number? = first
        while let edition = next {
            let index = edition.range.upperBound
            next = self.first(of: name, from: index)
            let prefix = TextBytes(rebasing: name[..<edition.range.lowerBound])
            let suffix = TextBytes(rebasing: name[index...])
            var start = place(prefix, suffix, from: 0, in: text)
            while start < text.count {
                if let number = Number(at: start, in: text), let range = range(of: number, prefix, suffix, in: text) {
                    if number.value == edition.value { return [] }
                    if number.value > 0, number.value < edition.value, !isPast(range, in: text) { found.append(range) }
                }
                start = place(prefix, suffix, from: start + 1, in: text)
            }
        }
        return found
    }

    /// Where the next number may begin that has what is before and behind that of the name: nearly none has the bytes right beside it.
    private static func place(_ prefix: TextBytes, _ suffix: TextBytes, from index: Int, in text: TextBytes) -> Int {
        if let last = prefix.last {
            let before = text.next(from: max(0, index - 1)) { bytes, start, end in
                ByteSearch.first(bytes, start, end) { bytes, index in
                    let digit = ByteSearch.load(bytes, index &+ 1)
                    return ByteSearch.equal(ByteSearch.load(bytes, index), last)
                        .& (ByteSearch.among(10, from: 0x30, digit) .| ByteSearch.equal(digit, 0xEF))
                }
            }
            return min(text.count, before + 1)
        }
        guard suffix.first != nil else { return text.count }
        return text.next(from: index) { bytes, start, end in
            ByteSearch.first(bytes, start, end) { bytes, index in
                let lead = ByteSearch.load(bytes, index)
                return ByteSearch.among(10, from: 0x30, lead) .| ByteSearch.equal(lead, 0xEF)
            }
        }
    }

    /// All of the name around a number of a text.
    private static func range(of number: Number, _ prefix: TextBytes, _ suffix: TextBytes, in text: TextBytes) -> Range<Int>? {
        let (start, end) = (number.range.lowerBound - prefix.count, number.range.upperBound + suffix.count)
        guard start >= 0, end <= text.count,
            QuotedNumber.digit(text, number.range.lowerBound - 1) == nil || !prefix.isEmpty,
            TextBytes(rebasing: text[start..<number.range.lowerBound]).isSame(as: prefix),
            TextBytes(rebasing: text[number.range.upperBound..<end]).isSame(as: suffix)
        else { return nil }
        return start..<end
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
