import Project
import SourceText

/// Where the name of what a mail is about may end: before what is paid for it or ends, and in a subject where it is quoted or all.
///
///     集中ヨーガ入門│のお支払いを確認できません    「集中ヨーガ入門│」の退会を承りました    【集中ヨーガ入門│】
///
/// Which names there are other documents say, so that each text is searched once for all of them.
enum EndsOfNames {
    static func find(in text: TextBytes, isSubject: Bool) -> [Int] {
        var ends: [Int] = []
        var index = sign(in: text, from: 0)
        while index < text.count {
            if let end = end(at: index, in: text, isSubject), end > ends.last ?? 0, !isShort(end, in: text),
                !isCharge(end, in: text)
            {
                ends.append(end)
            }
            index = sign(in: text, from: index + 1)
        }
        if isSubject, text.count > ends.last ?? 0, !isCharge(text.count, in: text), !isTopic(text.count, in: text) {
            ends.append(text.count)
        }
        return ends
    }

    /// In bytes: what is shorter may be any word.
    private static let shortestName = 12

    /// Whether a sign (E3 80 …, but no blank, E3 80 80), which parts sentences and encloses names, stands so near before an offset that there
    /// is no room for a name.
    private static func isShort(_ end: Int, in text: TextBytes) -> Bool {
        end < shortestName
            || (end - shortestName..<end - 2).contains { text[$0] == 0xE3 && text[$0 + 1] == 0x80 && text[$0 + 2] != 0x80 }
    }

    private static func end(at index: Int, in text: TextBytes, _ isSubject: Bool) -> Int? {
        switch character(index, in: text) {
        case 0xE381AE:  // の
            return mayBeSaid(at: index + 3, in: text) && !isClose(index - 3, in: text) ? index : nil
        case 0xE3808D, 0xE3808F, 0xE38091:  // 」, 』, 】
            if isSubject { return index }
            return character(index + 3, in: text) == 0xE381AE && mayBeSaid(at: index + 6, in: text) ? index : nil
        default: return nil
        }
    }

    /// Three bytes, as a kana, a kanji or a full-width sign has them; behind the end of the text zeros.
    private static func character(_ index: Int, in text: TextBytes) -> UInt32 {
        var character: UInt32 = 0
        for offset in 0..<3 {
            let position = index + offset
            character = character << 8 | (text.indices.contains(position) ? UInt32(text[position]) : 0)
        }
        return character
    }

    /// Whether a word may follow at an offset for a payment or an end: each mail has many の, and `MeantName` compares with a hundred words.
    private static func mayBeSaid(at start: Int, in text: TextBytes) -> Bool {
        let first = character(start, in: text)
        let isPolite = first == 0xE3818A || first == 0xE38194  // お, ご
        switch isPolite ? character(start + 3, in: text) : first {
        case 0xE694AF, 0xE6B1BA, 0xE585A5, 0xE8AAB2, 0xE8AB8B, 0xE5BC95, 0xE98080, 0xE8A7A3,  // 支 決 入 課 請 引 退 解
            0xE382AD, 0xE382AF, 0xE382AB, 0xE38381,  // キ ク カ チ
            0xE69C88, 0xE5B9B4, 0xE4BC9A, 0xE58F97, 0xE68E88, 0xE58F82, 0xE69D90, 0xE59586,  // 月 年 会 受 授 参 材 商
            0xE69699, 0xE4BBA3, 0xE6AE8B, 0xE4BB8A, 0xE5BD93, 0xE5889D:  // 料 代 残 今 当 初
            return true
        // Amazon, and 「12月分のお支払い」.
        case let other: return other == 0x416D61 || QuotedNumber.digit(text, start) != nil
        }
    }

    /// 」 (E3 80 8D), 』 (E3 80 8F) or 】 (E3 80 91).
    private static func isClose(_ index: Int, in text: TextBytes) -> Bool {
        [0xE3808D, 0xE3808F, 0xE38091].contains(character(index, in: text))
    }

    /// Whether what ends at an offset is a charge, of which a product may have several, or how and when it is paid: no product is told by it.
    private static func isCharge(_ end: Int, in text: TextBytes) -> Bool {
        switch character(end - 3, in: text) {
        case 0xE69699, 0xE8B2BB, 0xE98791, 0xE4BBA3, 0xE8AC9D,  // 料 費 金 代 謝
            0xE58886, 0xE69C88, 0xE59B9E, 0xE6A798, 0xE38082, 0xE381A7:  // 分 月 回 様 。 で
            true
        default: charges.contains { text.ends(end, with: $0) }
        }
    }

    private static let charges: [StaticString] = ["オプション", "Pay", "pay", "ペイ", "カード", "登録", "利用", "指定", "%"]

    /// The last bytes of names, which hardly any text has where a name may end.
    struct Known {
        private var ends: Set<UInt64> = []

        init(_ names: [String]) {
            for name in names where name.utf8.count >= shortestName {
                name.withTextBytes { if let end = Self.end($0.count, in: $0) { ends.insert(end) } }
            }
        }

        func contains(_ end: Int, in text: TextBytes) -> Bool { Self.end(end, in: text).map(ends.contains) ?? false }

        /// The eight bytes before an offset.
        private static func end(_ end: Int, in text: TextBytes) -> UInt64? {
            guard end >= 8 else { return nil }
            var last: UInt64 = 0
            for index in end - 8..<end { last = last << 8 | UInt64(text[index]) }
            return last
        }
    }

    /// Whether a subject ends with what it is for, 「お支払いについて」 or 「ご確認」, and not with a name: most do.
    private static func isTopic(_ end: Int, in text: TextBytes) -> Bool {
        guard end > 2, text[end - 3] == 0xE3 else { return topics.contains { text.ends(end, with: $0) } }
        // Hiragana: E3 81 … and E3 82 80 … 9F.
        return text[end - 2] == 0x81 || text[end - 2] == 0x82 && text[end - 1] < 0xA0
    }

    private static let topics: [StaticString] = ["確認", "案内", "連絡", "の件", "完了", "手続", "停止", "受付"]

    /// The next 」, 』 or 】 (E3 80 8D, 8F, 91), or の (E3 81 AE) before お or ご (E3 81 8A, 94), a katakana (E3 82, E3 83), a kanji (E4 … E9) or
    /// ASCII.
    private static func sign(in text: TextBytes, from index: Int) -> Int {
        text.next(from: index) { bytes, start, end in
            ByteSearch.first(bytes, start, end, reach: 5) { bytes, index in
                let (lead, second) = (ByteSearch.load(bytes, index), ByteSearch.load(bytes, index &+ 1))
                let (third, next) = (ByteSearch.load(bytes, index &+ 2), ByteSearch.load(bytes, index &+ 3))
                let last = ByteSearch.load(bytes, index &+ 5)
                // Of hiragana only お and ご, which no other sign of two of them is.
                let isPlain: ByteSearch.Mask = ByteSearch.different(ByteSearch.load(bytes, index &+ 4), 0x81)
                let word: ByteSearch.Mask =
                    ByteSearch.different(next, 0xE3) .| isPlain .| ByteSearch.equal(last, 0x8A) .| ByteSearch.equal(last, 0x94)
                let particle: ByteSearch.Mask = ByteSearch.equal(second, 0x81) .& ByteSearch.equal(third, 0xAE) .& word
                let close: ByteSearch.Mask =
                    ByteSearch.equal(second, 0x80)
                    .& (ByteSearch.equal(third, 0x8D) .| ByteSearch.equal(third, 0x8F) .| ByteSearch.equal(third, 0x91))
                return ByteSearch.equal(lead, 0xE3) .& (particle .| close)
            }
        }
    }
}
