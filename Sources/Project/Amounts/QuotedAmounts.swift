import SourceText

/// Amounts of yen that a text quotes: `¥1,980`, `1980円`, `１，９８０円`, `1万9,800円`, `2.5万円`, `1,980JPY`, `\1,980`, `税込1980`, `<b>1,980</b>円`, `二千円`.
///
/// Digits alone are no amount (dates, telephone numbers, points). Whether an amount is meant as a price, `sense(of:among:in:)` says.
package enum QuotedAmounts {
    package struct Amount: Equatable, Sendable {
        /// Digits with their currency, without 税込.
        package let range: Range<Int>
        /// The digits alone.
        package let digits: Range<Int>
        /// Nil when it is no whole number of yen, and so no price.
        package let value: Int?
        /// Neither full-width digits nor a fraction nor 万, so that another amount can be written in the same way.
        package let isPlain: Bool
        package let hasSeparators: Bool
    }

    /// What the numbers of a text are: the amounts, and whether others are there that nearly no text has, for those who look for them.
    package struct Numbers: Sendable {
        package fileprivate(set) var amounts: [Amount] = []
        /// One may be the year or the day of a date.
        package fileprivate(set) var mayBeDates = false
        /// One stands behind 第 or `vol.`, as that of an edition or a year of school.
        package fileprivate(set) var haveOrdinals = false
        /// One stands behind a `T`, as a registration number.
        package fileprivate(set) var mayBeRegistered = false
    }

    package static func find(in text: TextBytes) -> [Amount] { numbers(of: text).amounts }

    package static func numbers(of text: TextBytes) -> Numbers {
        var numbers = Numbers()
        var index = 0
        while true {
            // A digit, or the first byte of a full-width one (０ … ９ are EF BC 90 … EF BC 99) or of 円 (E5 86 86).
            index = text.next(from: index) { bytes, start, end in
                ByteSearch.first(bytes, start, end) { bytes, index in
                    let (lead, last) = (ByteSearch.load(bytes, index), ByteSearch.load(bytes, index &+ 2))
                    let wide: ByteSearch.Mask = ByteSearch.equal(lead, 0xEF) .& ByteSearch.among(10, from: 0x90, last)
                    let yen: ByteSearch.Mask =
                        ByteSearch.equal(ByteSearch.load(bytes, index &+ 1), 0x86) .& ByteSearch.equal(last, 0x86)
                    return ByteSearch.among(10, from: 0x30, lead) .| wide .| yen
                }
            }
            guard index < text.count else { return numbers }
            if QuotedNumber.digit(text, index) != nil {
                let number = QuotedNumber(text, at: index)
                index = number.end
                if mayBeDate(text, number) { numbers.mayBeDates = true }
                if mayBeRegistered(text, number.start) || number.end - number.start == 13 { numbers.mayBeRegistered = true }
                if text.ends(number.start, with: "第") || text.ends(number.start, with: "ol.") { numbers.haveOrdinals = true }
                if let amount = amount(text, number) {
                    numbers.amounts.append(amount)
                    index = amount.range.upperBound
                }
            } else {
                if let amount = amountInKanji(text, before: index) { numbers.amounts.append(amount) }
                index += 1
            }
        }
    }

    /// One of digits in full width, `20` in it as in a year, 令和8 and R8, the last days of a month, which some have not, 31日 and 11/31, and
    /// what has its day of the week behind it: 4日（金）.
    private static func mayBeDate(_ text: TextBytes, _ number: QuotedNumber) -> Bool {
        if text[number.start] >= 0x80 || text.ends(number.start, with: "令和") || text.ends(number.start, with: "R") { return true }
        let count = number.end - number.start
        if count <= 2 {
            return count == 2 && text[number.start] >= UInt8(ascii: "3")
                && (text.ends(number.start, with: "/") || text.starts(number.end, with: "日"))
                || isBeforeWeekday(text, number.end)
        }
        return (number.start..<number.end - 1).contains { text[$0] == UInt8(ascii: "2") && text[$0 + 1] == UInt8(ascii: "0") }
    }

    /// Whether `（金` or `日(金` stands at an offset.
    private static func isBeforeWeekday(_ text: TextBytes, _ end: Int) -> Bool {
        guard end < text.count else { return false }
        switch text[end] {
        // (, 日 (E6 97 A5) and （ (EF BC 88).
        case UInt8(ascii: "("), 0xE6, 0xEF, UInt8(ascii: " "): break
        default: return false
        }
        let open = text.end(of: ["日", " "], from: end)
        let day = text.starts(open, with: "（") ? open + 3 : text.starts(open, with: "(") ? open + 1 : text.count
        return weekdays.contains { text.starts(day, with: $0) }
    }

    private static let weekdays: [StaticString] = ["日", "月", "火", "水", "木", "金", "土"]

    /// Where one may stand that has its `T`: behind `T` or Ｔ (EF BC B4), with a hyphen or a blank between them or not.
    private static func mayBeRegistered(_ text: TextBytes, _ start: Int) -> Bool {
        guard start > 0 else { return false }
        switch text[start - 1] {
        // The last bytes of -, － and ‐.
        case UInt8(ascii: "T"), 0xB4, UInt8(ascii: "-"), 0x8D, 0x90:
            return text[max(0, start - 6)..<start].contains { $0 == UInt8(ascii: "T") || $0 == 0xB4 }
        // A blank of either width (E3 80 80).
        case 0x20: return start > 1 && (text[start - 2] == UInt8(ascii: "T") || text[start - 2] == 0xB4)
        case 0x80:
            return start > 3 && text[start - 3] == 0xE3 && (text[start - 4] == UInt8(ascii: "T") || text[start - 4] == 0xB4)
        default: return false
        }
    }

    /// The number with its currency, when it is an amount that may be a price.
    private static func amount(_ text: TextBytes, _ number: QuotedNumber) -> Amount? {
        // Nothing costs 0円: 初期費用0円.
        if isInside(text, number.start, number.end) || number.value == 0 { return nil }
        let sign = startOfSign(text, number.start)
        let start = sign == number.start && isBehindBackslash(text, number) ? sign - 1 : sign
        let end = endOfUnit(text, number.end)
        let hasCurrency = start < number.start || end > number.end
        // Most numbers are dates, times and the like: they are done with here.
        guard hasCurrency || mentionsTax(text, around: start..<end) else { return nil }
        guard hasCurrency || isIncludingTax(text, number) else { return nil }
        // The end of a number that begins in kanji: 三万5千円.
        if end > number.end, KanjiNumber.isBefore(number.start, in: text) { return nil }
        return Amount(
            range: start..<end, digits: number.start..<number.end, value: number.value, isPlain: number.isPlain,
            hasSeparators: number.hasSeparators)
    }

    /// Whether a number stands inside a word, a URL or a version.
    private static func isInside(_ text: TextBytes, _ start: Int, _ end: Int) -> Bool {
        guard start > 0 else { return false }
        switch text[start - 1] {
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"): return !isBehindSign(text, start, end)
        case UInt8(ascii: ","): return QuotedNumber.digit(text, start - 2) != nil
        case 0x8E: return text.ends(start, with: "．") && !text.ends(start - 3, with: "．")
        case let before: return isLetter(before) && !isBehindWord(text, start, end)
        }
    }

    /// Whether an amount stands behind a sign that is no part of it: `月会費......2,980円`, `月会費/2,980円`.
    private static func isBehindSign(_ text: TextBytes, _ start: Int, _ end: Int) -> Bool {
        guard endOfUnit(text, end) > end else { return false }
        let sign = text[start - 1]
        var first = start - 1
        while first > 0, text[first - 1] == sign { first -= 1 }
        let before = first > 0 ? text[first - 1] : 0x0A
        // A leader, but no comment of HTML: `<!--2,980円-->`.
        if start - first > 1 { return sign != UInt8(ascii: "/") && before != UInt8(ascii: "!") }
        if isLetter(before) || isDigit(before) { return false }
        return sign == UInt8(ascii: "-") || before > 0x20 && !isInURL(text, start)
    }

    /// Whether an amount stands behind a word of letters: `プランA2,980円`, but not `A4`, `v500円`, `UP500円`, `NISA100万円`.
    private static func isBehindWord(_ text: TextBytes, _ start: Int, _ end: Int) -> Bool {
        if text.ends(start, with: "JPY") { return true }
        guard end - start >= 4, isDigit(text[start]) == isDigit(text[end - 1]), endOfUnit(text, end) > end else { return false }
        let isLong = start > 1 && isLetter(text[start - 2])
        return (isLong || text[start - 1] & 0x20 == 0) && !isInURL(text, start)
    }

    private static func isInURL(_ text: TextBytes, _ end: Int) -> Bool {
        var start = end
        while start > 0, end - start < 300, text[start - 1] > 0x20, !text.ends(start, with: "\u{3000}") {
            if text.starts(start, with: "://") { return true }
            start -= 1
        }
        return false
    }

    // MARK: In kanji

    /// The amount whose 円 stands at an offset, where its number is written in kanji.
    private static func amountInKanji(_ text: TextBytes, before yen: Int) -> Amount? {
        guard text.starts(yen, with: "円"), let number = KanjiNumber(before: text.startOfTags(yen), in: text) else { return nil }
        let (start, end) = (number.range.lowerBound, yen + 3)
        // 一円 is all of a region: 近畿一円.
        guard number.value > 1, !isInside(text, start, text.startOfTags(yen)), !isVague(text, start),
            !KanjiNumber.isListed(start, in: text),
            !beginsNoun(text, text.endOfTags(end)), !text.starts(end, with: "の位"),
            // Of digits with 万 or the like has been decided.
            QuotedNumber.digit(text, start) == nil || QuotedNumber(text, at: start).end < number.range.upperBound
        else { return nil }
        return Amount(range: start..<end, digits: number.range, value: number.value, isPlain: false, hasSeparators: false)
    }

    /// Whether what stands before a number makes it a rough one, or takes the place of its first digit, or makes it a unit: 数千円, 十数万円, ○千円,
    /// 単位：千円.
    private static func isVague(_ text: TextBytes, _ start: Int) -> Bool { vague.contains { text.ends(start, with: $0) } }

    private static let vague: [StaticString] = [
        "数", "何", "幾", "余", "兆", "○", "◯", "●", "□", "×", "*", "＊", "Ｘ", "単位", "単位は", "単位:", "単位：",
    ]

    /// Whether a word goes on at an offset: 百円ショップ, 千円札, 三千円台. A kanji is E4 … E9 and two more bytes, katakana E3 82 A1 … E3 83 BA.
    private static func beginsNoun(_ text: TextBytes, _ start: Int) -> Bool {
        guard start + 2 < text.count else { return false }
        switch (text[start], text[start + 1], text[start + 2]) {
        case (0xE4...0xE9, _, _): return !wordsBehind.contains { text.starts(start, with: $0) }
        case (0xE3, 0x82, 0xA1...), (0xE3, 0x83, ...0xBA): return true
        default: return false
        }
    }

    /// What belongs to an amount: 三千円税込, 三千円分, 三千円引き落とし, 金三千円也.
    private static let wordsBehind: [StaticString] = ["税", "分", "引", "也"]

    // MARK: In digits

    /// Whether 税込 stands right beside a number without a currency, and nothing that says what else it counts: `(税込・60分)`,
    /// `税込は2024年4月から`, `講座3(税込)`.
    private static func isIncludingTax(_ text: TextBytes, _ number: QuotedNumber) -> Bool {
        guard let value = number.value, value >= smallestBesideTax else { return false }
        return Folded.after(number.end, in: text) { after in
            if after.starts(with: "(税込") { return true }
            guard isEnd(after) else { return false }
            return Folded.before(number.start, in: text) { before in
                let before = before.without([":", " ", "は", "(", "・"])
                return before.ends(with: "税込") || before.ends(with: "税込み")
            }
        }
    }

    /// Whether what stands behind a number without a currency leaves it an amount.
    private static func isEnd(_ after: Folded) -> Bool {
        (after.bytes.isEmpty || amountEnds.contains(where: after.starts(with:)))
            && !(after.starts(with: "/") && after.dropping(1).bytes.first.map(isDigit) == true)
    }

    /// Whether what stands behind 税込 begins with an amount without a currency: `1,800円(税込1,980)`, `1,800円(税込1,980-)`.
    static func beginsAmountBesideTax(_ text: Folded) -> Bool {
        let digits = text.bytes.prefix { isDigit($0) || $0 == UInt8(ascii: ",") }
        let rest = text.dropping(digits.count)
        let end = rest.starts(with: "-") && rest.bytes.dropFirst().first.map(isDigit) != true ? rest.dropping(1) : rest
        return digits.count(where: isDigit) >= fewestDigitsBesideTax && isEnd(end)
    }

    /// Smaller ones belong to the name before them: `講座3(税込)`, `料金・税込 1`.
    private static let smallestBesideTax = 100
    private static let fewestDigitsBesideTax = 3

    private static let amountEnds: [StaticString] = [
        "\n", "\r", ")", "]", "(", "[", "」", "』", "】", "〉", ">", "、", "。", ",", "|", "/", "+", "で",
    ]

    /// Where the currency before a number begins; the start of the number where there is none.
    private static func startOfSign(_ text: TextBytes, _ start: Int) -> Int {
        var end = text.startOfTags(start)
        if end > 0, text[end - 1] == 0x20 { end -= 1 }
        guard end > 0 else { return start }
        switch text[end - 1] {
        // The last bytes of ¥ and ￥, of JPY, of what HTML has for one of them, and of blanks of other kinds.
        case 0xA5, UInt8(ascii: "Y"), UInt8(ascii: ";"), 0x80, 0xA0: break
        default: return start
        }
        if let sign = sign(before: end, in: text) { return end - sign }
        guard let blank = blanks.first(where: { text.ends(end, with: $0) })?.utf8CodeUnitCount else { return start }
        return sign(before: end - blank, in: text).map { end - blank - $0 } ?? start
    }

    /// Whether a backslash, as which Windows keyboards of Japan write the sign of the yen, is that of a number, `月謝 \8,000-`, and neither part of
    /// a path nor an escape: `C:\2024`, `\\server\100`, `\012`.
    private static func isBehindBackslash(_ text: TextBytes, _ number: QuotedNumber) -> Bool {
        let sign = number.start - 1
        // Nearly no text has one.
        guard sign >= 0, text[sign] == UInt8(ascii: "\\"), let value = number.value, value >= smallestBehindBackslash,
            text[number.start] != UInt8(ascii: "0"), number.hasSeparators || !years.contains(value)
        else { return false }
        if sign > 0 {
            let before = text[sign - 1]
            if isLetter(before) || isDigit(before) || partsOfPaths.contains(before) { return false }
            if before == UInt8(ascii: ":"), sign > 1, isLetter(text[sign - 2]) { return false }
        }
        // `\8,000-` ends with the sign for no parts of a yen, others with the end of a sentence.
        var end = number.end
        if end < text.count, text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: ".") { end += 1 }
        guard end < text.count else { return true }
        // `\9,800/月` is no path.
        if text[end] == UInt8(ascii: "/"), unitsBehindSlash.contains(where: { text.starts(end + 1, with: $0) }) {
            return true
        }
        return !isLetter(text[end]) && !isDigit(text[end]) && !partsOfPaths.contains(text[end])
    }

    private static let unitsBehindSlash: [StaticString] = ["月", "年", "回", "人", "名", "週", "日", "件", "本", "個", "口"]
    private static let smallestBehindBackslash = 100
    private static let years = 1990...2039
    /// `\`, `/`, `_` and `.`.
    private static let partsOfPaths: [UInt8] = [0x5C, 0x2F, 0x5F, 0x2E]

    /// The length of a currency that ends at an offset.
    private static func sign(before end: Int, in text: TextBytes) -> Int? {
        guard let sign = signs.first(where: { text.ends(end, with: $0) })?.utf8CodeUnitCount else { return nil }
        // `JPY2,980`, but no word that only ends so.
        return end > sign && isLetter(text[end - 1]) && isLetter(text[end - sign - 1]) ? nil : sign
    }

    private static let signs: [StaticString] = ["¥", "￥", "JPY", "&yen;", "&#165;", "&#xA5;", "&#xa5;"]
    private static let blanks: [StaticString] = ["\u{3000}", "\u{A0}", "&nbsp;"]

    /// Where the currency behind a number ends; the end of the number where there is none.
    private static func endOfUnit(_ text: TextBytes, _ end: Int) -> Int {
        var start = text.endOfTags(end)
        if start < text.count, text[start] == 0x20 { start += 1 }
        guard start < text.count else { return end }
        let next = start + 2 < text.count ? (text[start + 1], text[start + 2]) : (0, 0)
        switch (text[start], next.0, next.1) {
        // 円, 圓, え and U+3000; the first bytes of yen and JPY, and of other blanks and <br>.
        case (0xE5, 0x86, 0x86), (0xE5, 0x9C, 0x93), (0xE3, 0x81, 0x88), (0xE3, 0x80, 0x80), (UInt8(ascii: "y"), _, _),
            (UInt8(ascii: "Y"), _, _), (UInt8(ascii: "J"), _, _), (0xC2, _, _), (UInt8(ascii: "&"), _, _),
            (UInt8(ascii: "<"), _, _):
            break
        default: return end
        }
        if let unit = unit(at: start, in: text) { return start + unit }
        guard let behind = endOfBreak(text, start), let unit = kanji.first(where: { text.starts(behind, with: $0) }),
            // `2024　円高のお知らせ`.
            !beginsNoun(text, behind + unit.utf8CodeUnitCount)
        else { return end }
        return behind + unit.utf8CodeUnitCount
    }

    /// The length of a currency that begins at an offset.
    private static func unit(at start: Int, in text: TextBytes) -> Int? {
        if let unit = units.first(where: { text.starts(start, with: $0) }) { return unit.utf8CodeUnitCount }
        let end = start + 3
        guard end <= text.count, ["Yen", "YEN"].contains(where: { text.starts(start, with: $0) }) else { return nil }
        return end < text.count && isLetter(text[end]) ? nil : 3
    }

    private static let kanji: [StaticString] = ["円", "圓"]
    private static let units = kanji + ["えん", "yen", "JPY"]

    /// The end of a blank that is none of ASCII, or of a line break of HTML, at an offset.
    private static func endOfBreak(_ text: TextBytes, _ start: Int) -> Int? {
        if text.starts(start, with: "<br") || text.starts(start, with: "<BR") { return text.tagEnd(start) }
        return blanks.first { text.starts(start, with: $0) }.map { start + $0.utf8CodeUnitCount }
    }

    /// Whether the last character of 税込 (込 is E8 BE BC) stands near. To search all of a text once for all numbers takes longer: most
    /// texts have a few, and one price.
    private static func mentionsTax(_ text: TextBytes, around range: Range<Int>) -> Bool {
        let end = min(text.count, range.upperBound + 30)
        var index = max(2, range.lowerBound - 40)
        while true {
            index = UnsafeBufferPointer(rebasing: text[..<end]).next(from: index) { ByteSearch.first(0xBC, or: 0xBC, $0, $1, $2) }
            if index >= end { return false }
            if text[index - 1] == 0xBE, text[index - 2] == 0xE8 { return true }
            index += 1
        }
    }
}
