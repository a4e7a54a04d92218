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

    /// Where a text says of a name with an earlier number that it is paid for, or begins with it as a subject does; nowhere if the name stands
    /// in it as it is, too. Much else is said of earlier ones: 「2026年度 年会費が未納の会員は」, 「第11期の先輩」.
    static func former(of name: TextBytes, _ first: Number, in text: TextBytes, isSubject: Bool) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var next: Number? = first
        while let edition = next {
            let index = edition.range.upperBound
            next = self.first(of: name, from: index)
            let prefix = TextBytes(rebasing: name[..<edition.range.lowerBound])
            let suffix = TextBytes(rebasing: name[index...])
            var start = place(prefix, suffix, from: 0, in: text)
            while start < text.count {
                var end = start + 1
                if let number = Number(at: start, in: text) {
                    end = number.range.upperBound
                    if let range = range(of: number, prefix, suffix, in: text) {
                        if number.value == edition.value { return [] }
                        if isFormer(number.value, edition.value), isMeant(range, in: text, isSubject: isSubject) {
                            found.append(range)
                        }
                    }
                }
                start = place(prefix, suffix, from: end, in: text)
            }
        }
        return found
    }

    /// Not long ago: 5 of 「オンラインサロン5月分」 is no year.
    private static func isFormer(_ value: Int, _ edition: Int) -> Bool {
        value > 0 && value < edition && (!years.contains(edition) || years.contains(value) && edition - value <= mostYears)
    }

    private static let mostYears = 5

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

    /// Whether what the mail is about is called so: `「講座2026」のお支払い`, `講座2026にお申し込みいただき`, and the subject `【講座2026】お支払いの件`, but not
    /// `キッズヨガ講座2026のお支払い`, `講座2026にお申し込みいただいた皆様`.
    private static func isMeant(_ range: Range<Int>, in text: TextBytes, isSubject: Bool) -> Bool {
        let open = opens.first { text.ends(range.lowerBound, with: $0) }
        if open == nil, isInWord(range.lowerBound, in: text) { return false }
        let close = closes.first { text.starts(range.upperBound, with: $0) }
        let end = range.upperBound + (open == nil ? 0 : close?.utf8CodeUnitCount ?? 0)
        let rest = TextBytes(rebasing: text[end..<min(text.count, end + 90)])
        let sentence = TextBytes(
            rebasing: rest[..<(rest.indices.first { isLineBreak(rest[$0]) || rest.starts($0, with: "。") } ?? rest.count)])
        if sentence.holds(others) { return false }
        if isSubject, let open, close != nil, range.lowerBound == open.utf8CodeUnitCount { return true }
        guard let particle = particles.first(where: { sentence.starts(0, with: $0.particle) }) else { return false }
        return particle.words.contains { sentence.starts(particle.particle.utf8CodeUnitCount, with: $0) }
    }

    /// Whether a name is the end of a longer one: a kanji (E4 … E9) or katakana (E3 82 A0 … E3 83 BF) or a letter stands before it.
    private static func isInWord(_ start: Int, in text: TextBytes) -> Bool {
        guard start > 0 else { return false }
        if isLetter(text[start - 1]) || isDigit(text[start - 1]) || text[start - 1] == UInt8(ascii: "/") { return true }
        guard start > 2 else { return false }
        switch (text[start - 3], text[start - 2], text[start - 1]) {
        case (0xE4...0xE9, _, _), (0xE3, 0x83, _): return true
        case (0xE3, 0x82, let last): return last >= 0xA0
        default: return false
        }
    }

    private static let opens: [StaticString] = ["「", "『", "【", "《", "\"", "“", "["]
    private static let closes: [StaticString] = ["」", "』", "】", "》", "\"", "”", "]"]
    private static let particles: [(particle: StaticString, words: [StaticString])] = [
        (
            "の",
            [
                "お支払", "支払", "ご入金", "入金", "決済", "課金", "ご請求", "請求", "お引き落とし", "引き落とし", "会費", "月会費", "年会費", "受講料", "参加費", "料金",
                "代金",
                "月謝", "お申し込み", "お申込み", "申し込み", "申込", "ご登録", "退会", "解約", "キャンセル",
            ]
        ), ("に", ["お申し込み", "お申込み", "ご登録", "ご入会", "ご参加"]), ("へ", ["のお申し込み", "のお申込み", "のご登録", "のご入会"]),
        ("を", ["お申し込み", "お申込み", "ご購入", "ご注文"]),
    ]
    /// Those who had the earlier one, and what is offered with it.
    private static let others: [StaticString] = [
        "いただいた", "頂いた", "された", "の方は", "の方へ", "の方に", "の方も", "の方と", "の方が", "の方で", "の方を", "ない方", "た方", "る方", "間違", "のお客様", "皆様",
        "みなさま",
        "皆さま", "会員", "受講生", "参加者",
        "購入者", "終了", "締め切", "完売", "履歴", "ではありません", "比べ", "違い",
    ]
}
