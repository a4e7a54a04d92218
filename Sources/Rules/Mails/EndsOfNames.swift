import Project
import SourceText

/// Where the name of what a mail is about may end: before what is asked for or thanked for, behind a label, and anywhere in a subject.
///
///     集中ヨーガ入門│のお支払いを確認できません    「集中ヨーガ入門│」へのお申し込みありがとうございます
///     商品名：集中ヨーガ入門│                      集中ヨーガ入門│ お支払いの件│
///
/// Which names there are other documents say, so that each text is searched once for all of them.
enum EndsOfNames {
    static func find(in text: TextBytes, isSubject: Bool) -> [Int] {
        var ends: [Int] = []
        var index = sign(in: text, from: 0, isSubject)
        while index < text.count {
            if let end = end(at: index, in: text, isSubject), end > ends.last ?? 0, !isCharge(end, in: text) { ends.append(end) }
            index = sign(in: text, from: index + 1, isSubject)
        }
        if isSubject, text.count > ends.last ?? 0, !isCharge(text.count, in: text), !isTopic(text.count, in: text) {
            ends.append(text.count)
        }
        return ends
    }

    private static func end(at index: Int, in text: TextBytes, _ isSubject: Bool) -> Int? {
        switch character(index, in: text) {
        case 0xE3818B...0xE381BF, 0xE38292:  // の, に, を, へ
            return mayBeSaid(at: index, in: text) && !isClose(index - 3, in: text) ? index : nil
        case 0xE3808D, 0xE3808F, 0xE38091:  // 」, 』, 】
            if mayBeLabel(before: index, in: text), MeantName.isLabel(before: index + 3, in: text) {
                return endOfLine(from: index + 3, in: text)
            }
            return isSubject || mayBeSaid(at: index + 3, in: text) ? index : nil
        case 0xEFBC9A, 0x3A0000...0x3AFFFF:  // ：, :
            return mayBeLabel(before: index, in: text) && MeantName.isLabel(before: index, in: text)
                ? endOfLine(from: index + 1, in: text) : nil
        case 0x200000...0x20FFFF: return mayBeSaid(at: index + 1, in: text) ? index : nil
        case 0xE38080: return mayBeSaid(at: index + 3, in: text) ? index : nil
        default:
            return brackets.contains { text.starts(index, with: $0) && index + $0.utf8CodeUnitCount == text.count } ? index : nil
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

    /// Whether a word may follow at an offset for what is asked for or thanked for, nearly always behind a particle: each mail has many of
    /// those, and `MeantName` compares with a hundred words.
    private static func mayBeSaid(at start: Int, in text: TextBytes) -> Bool {
        var word = start
        if character(word, in: text) == 0xE381B8 { word += 3 }  // へ
        if [0xE381AE, 0xE381AB, 0xE38292].contains(character(word, in: text)) { word += 3 }  // の, に, を
        if [0xE3818A, 0xE38194].contains(character(word, in: text)) { word += 3 }  // お, ご
        switch character(word, in: text) {
        case 0xE694AF, 0xE6B1BA, 0xE585A5, 0xE794B3, 0xE8AAB2, 0xE8AB8B, 0xE5BC95,  // 支 決 入 申 課 請 引
            0xE799BB, 0xE8B3BC, 0xE6B3A8, 0xE4BA88, 0xE588A9, 0xE981B8, 0xE98080, 0xE8A7A3,  // 登 購 注 予 利 選 退 解
            0xE382AD, 0xE382AF, 0xE382AB, 0xE38381,  // キ ク カ チ
            0xE69C88, 0xE5B9B4, 0xE4BC9A, 0xE58F97, 0xE68E88, 0xE58F82, 0xE69D90, 0xE59586,  // 月 年 会 受 授 参 材 商
            0xE69699, 0xE4BBA3, 0xE6AE8B, 0xE4BB8A, 0xE5BD93, 0xE5889D:  // 料 代 残 今 当 初
            return true
        // Amazon, and 「12月分のお支払い」.
        case let other: return other == 0x416D61 || QuotedNumber.digit(text, word) != nil
        }
    }

    /// Whether what ends at an offset may be a label such as 「商品名」, 「お申し込み内容」, 「お申込み講座」 or 「コース名」.
    private static func mayBeLabel(before end: Int, in text: TextBytes) -> Bool {
        let word = text.start(of: closings, before: end)
        return labels.contains { text.ends(word, with: $0) }
    }

    private static let closings: [StaticString] = [" ", "】", "]", "］"]
    private static let labels: [StaticString] = ["名", "品", "容", "座", "ス"]

    private static func endOfLine(from start: Int, in text: TextBytes) -> Int {
        var end = text.lineEnd(from: start)
        while end > start, isBlank(text[end - 1]) || isLineBreak(text[end - 1]) { end -= 1 }
        return end
    }

    /// 」 (E3 80 8D), 』 (E3 80 8F) or 】 (E3 80 91).
    private static func isClose(_ index: Int, in text: TextBytes) -> Bool {
        guard index >= 0, index + 2 < text.count, text[index] == 0xE3, text[index + 1] == 0x80 else { return false }
        return text[index + 2] == 0x8D || text[index + 2] == 0x8F || text[index + 2] == 0x91
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

        /// In bytes: what is shorter may be any word.
        private static let shortestName = 12

        init(_ names: [String]) {
            for name in names where name.utf8.count >= Self.shortestName {
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
    /// At the end of subjects.
    private static let brackets: [StaticString] = [")", "）", "]", "］"]

    /// The next 」, 』, 】 (E3 80 8D, 8F, 91) or colon with a blank, the next of の, に, を, へ (E3 81 AE, AB, B8, E3 82 92) before お, ご, の (E3 81 8A, 94, AE), 支
    /// or 決 (E6), and in a subject of `brackets` and blanks.
    private static func sign(in text: TextBytes, from index: Int, _ isSubject: Bool) -> Int {
        text.next(from: index) { bytes, start, end in
            ByteSearch.first(bytes, start, end, reach: 5) { bytes, index in
                let (lead, second) = (ByteSearch.load(bytes, index), ByteSearch.load(bytes, index &+ 1))
                let (third, next) = (ByteSearch.load(bytes, index &+ 2), ByteSearch.load(bytes, index &+ 3))
                let last = ByteSearch.load(bytes, index &+ 5)
                let polite: ByteSearch.Mask =
                    ByteSearch.equal(next, 0xE3)
                    .& (ByteSearch.equal(last, 0x8A) .| ByteSearch.equal(last, 0x94)
                        .| ByteSearch.equal(third, 0xB8) .& ByteSearch.equal(last, 0xAE))
                let particle: ByteSearch.Mask =
                    ByteSearch.equal(second, 0x81)
                    .& (ByteSearch.equal(third, 0xAE) .| ByteSearch.equal(third, 0xAB) .| ByteSearch.equal(third, 0xB8))
                    .| ByteSearch.equal(second, 0x82) .& ByteSearch.equal(third, 0x92)
                let close: ByteSearch.Mask =
                    ByteSearch.equal(second, 0x80)
                    .& (ByteSearch.equal(third, 0x8D) .| ByteSearch.equal(third, 0x8F) .| ByteSearch.equal(third, 0x91))
                let colon: ByteSearch.Mask =
                    ByteSearch.equal(lead, 0x3A) .& ByteSearch.equal(second, 0x20)
                    .| ByteSearch.equal(lead, 0xEF) .& ByteSearch.equal(second, 0xBC) .& ByteSearch.equal(third, 0x9A)
                let found: ByteSearch.Mask =
                    ByteSearch.equal(lead, 0xE3) .& (particle .& (polite .| ByteSearch.equal(next, 0xE6)) .| close) .| colon
                if !isSubject { return found }
                let blank: ByteSearch.Mask = ByteSearch.equal(lead, 0x20) .| ByteSearch.equal(bytes, index, 0xE3, 0x80, 0x80)
                let bracket: ByteSearch.Mask = ByteSearch.equal(lead, 0x29) .| ByteSearch.equal(lead, 0x5D)
                let wide: ByteSearch.Mask =
                    ByteSearch.equal(bytes, index, 0xEF, 0xBC, 0x89) .| ByteSearch.equal(bytes, index, 0xEF, 0xBC, 0xBD)
                return found .| blank .| bracket .| wide
            }
        }
    }
}
