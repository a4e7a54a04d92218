import SourceText

/// A number that is not written yet, directly before what it counts: `XX日以内`, `〇〇円`, `〇月〇日`, `20XX年`.
///
/// A circle alone is a mark or, in kanji, a zero more often: `土○日×`, `送料〇円`, `午前〇時`. Where a noun goes on behind the unit, a name is
/// kept back: `○○日本語教室`.
enum DraftNumber {
    /// Where one stands whose signs begin at an offset.
    static func range(in text: TextBytes, at start: Int) -> Range<Int>? {
        guard let sign = Sign.family(at: start, in: text) else { return nil }
        let signs = Sign.end(of: sign, from: start, in: text)
        if let year = year(text, start, signs) {
            return isExample(text, year.lowerBound) || LeftPlaceholders.isExample(text, year.lowerBound) ? nil : year
        }
        if isPartOfMore(text, start, sign) { return nil }
        let first = Sign.length(of: sign, at: start, in: text)
        let end =
            end(ofDate: sign, text, signs)
            ?? (first == signs - start ? end(ofSpan: sign, text, signs) : end(ofUnit: text, signs))
        return end.flatMap { isExample(text, start) ? nil : start..<$0 }
    }

    /// `20XX年`, also in full width.
    private static func year(_ text: TextBytes, _ start: Int, _ signs: Int) -> Range<Int>? {
        guard text.starts(signs, with: "年"),
            let century = ["20", "２０"].first(where: { text.ends(start, with: $0) }) as StaticString?
        else { return nil }
        let first = start - century.utf8CodeUnitCount
        let isWhole = first == 0 || !isDigit(text[first - 1])
        return isWhole ? first..<signs + "年".utf8.count : nil
    }

    /// `〇月〇日`, `XX時XX分`.
    private static func end(ofDate sign: Sign, _ text: TextBytes, _ signs: Int) -> Int? {
        for (first, second) in dates where text.starts(signs, with: first) {
            let middle = signs + first.utf8CodeUnitCount
            let last = Sign.end(of: sign, from: middle, in: text)
            if last > middle, text.starts(last, with: second) { return last + second.utf8CodeUnitCount }
        }
        return nil
    }

    private static let dates: [(first: StaticString, second: StaticString)] = [("月", "日"), ("時", "分")]

    /// Behind one circle, which counts only before a span of time: `〇日以内`.
    private static func end(ofSpan sign: Sign, _ text: TextBytes, _ signs: Int) -> Int? {
        guard sign == .circle, let span = spans.first(where: { text.starts(signs, with: $0) }) else { return nil }
        return signs + span.utf8CodeUnitCount
    }

    private static let spans: [StaticString] = ["日以内", "日間", "日後", "日前まで", "時間以内", "時間後", "分以内", "か月以内", "ヶ月以内", "カ月以内"]

    /// Behind two signs or more.
    private static func end(ofUnit text: TextBytes, _ signs: Int) -> Int? {
        guard let unit = units.first(where: { text.starts(signs, with: $0) }) else { return nil }
        let end = signs + unit.utf8CodeUnitCount
        return isInNoun(text, end) ? nil : end
    }

    private static let units: [StaticString] = ["日", "円", "月", "時", "分", "%", "％"]

    /// Whether the signs are part of a word or of a number: 二〇日, 一〇〇円, 三時〇〇分, MAXX円.
    private static func isPartOfMore(_ text: TextBytes, _ start: Int, _ sign: Sign) -> Bool {
        // A bullet is no number.
        if text.starts(start, with: "●") { return true }
        if start > 0, isLetter(text[start - 1]) || isDigit(text[start - 1]) { return true }
        return sign == .circle && before.contains { text.ends(start, with: $0) }
    }

    private static let before: [StaticString] = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "時",
    ]

    /// Whether a noun goes on behind a unit, of which it is a part: 日本, 月額, 分野, 円グラフ. An amount or a rate may stand before another one.
    private static func isInNoun(_ text: TextBytes, _ end: Int) -> Bool {
        guard end + 2 < text.count else { return false }
        switch text[end] {
        // Katakana
        case 0xE3 where text[end + 1] == 0x83 || text[end + 1] == 0x82 && text[end + 2] >= 0xA0:
            return !text.ends(end, with: "円") || text.starts(end, with: "グラフ")
        case 0xE4...0xE9: return !suffixes.contains { text.starts(end, with: $0) }
        default: return false
        }
    }

    private static let suffixes: [StaticString] = ["以", "間", "前", "後", "目", "頃", "末", "分", "程", "迄", "引", "割", "税", "中"]

    /// Whether the text speaks of such signs themselves.
    private static func isExample(_ text: TextBytes, _ start: Int) -> Bool {
        if quotes.contains(where: { text.ends(start, with: $0) }) { return true }
        var position = start
        while position > 0, start - position < 60, !isLineBreak(text[position - 1]) {
            position -= 1
            if text.starts(position, with: "例") { return true }
        }
        return false
    }

    private static let quotes: [StaticString] = ["「", "『", "\"", "“", "'"]
}

/// The signs that stand for what is not written yet.
enum Sign {
    /// 〇 ○ ◯ ●
    case circle
    /// X x Ｘ
    case letter

    static func family(at index: Int, in text: TextBytes) -> Sign? {
        if length(of: .circle, at: index, in: text) != nil { return .circle }
        return length(of: .letter, at: index, in: text) == nil ? nil : .letter
    }

    /// How long one is in bytes.
    static func length(of sign: Sign, at index: Int, in text: TextBytes) -> Int? {
        guard index < text.count else { return nil }
        switch sign {
        case .circle: return circles.contains { text.starts(index, with: $0) } ? 3 : nil
        case .letter: return text[index] | 0x20 == UInt8(ascii: "x") ? 1 : text.starts(index, with: "Ｘ") ? 3 : nil
        }
    }

    private static let circles: [StaticString] = ["〇", "○", "◯", "●"]

    /// Where a run of them ends.
    static func end(of sign: Sign, from start: Int, in text: TextBytes) -> Int {
        var end = start
        while let length = length(of: sign, at: end, in: text) { end += length }
        return end
    }
}
