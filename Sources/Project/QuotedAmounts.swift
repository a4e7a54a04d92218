import SourceText

/// Amounts of yen that a text quotes: `¥1,980`, `1980円`, `１，９８０円`, `1万9,800円`, `2.5万円`, `1,980JPY`, `税込1980`.
///
/// Digits alone are no amount (dates, telephone numbers, points). Amounts that are said to be something other than a price, such as
/// `500円OFF`, `送料550円` or `1,800円(税抜)`, are left out.
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
        /// It may be the tax of a price, or a price without it.
        package let isBesideTax: Bool
    }

    package static func find(in text: TextBytes) -> [Amount] {
        var found: [Amount] = []
        var index = 0
        while true {
            // A digit, or the first byte of a full-width one: ０ … ９ are EF BC 90 … EF BC 99.
            index = text.next(from: index) { bytes, start, end in
                ByteSearch.first(bytes, start, end) { bytes, index in
                    let wide: ByteSearch.Mask =
                        ByteSearch.equal(ByteSearch.load(bytes, index), 0xEF)
                        .& ByteSearch.among(10, from: 0x90, ByteSearch.load(bytes, index &+ 2))
                    return ByteSearch.among(10, from: 0x30, ByteSearch.load(bytes, index)) .| wide
                }
            }
            guard index < text.count else { return found }
            guard QuotedNumber.digit(text, index) != nil else {
                index += 1
                continue
            }
            let number = QuotedNumber(text, at: index)
            index = number.end
            if let amount = amount(text, number) { found.append(amount) }
        }
    }

    /// The number with its currency, when it is an amount that may be a price.
    private static func amount(_ text: TextBytes, _ number: QuotedNumber) -> Amount? {
        // Numbers inside words, URLs or versions.
        if let before = number.start > 0 ? text[number.start - 1] : nil {
            if before == UInt8(ascii: ".") || before == UInt8(ascii: "-") || before == UInt8(ascii: "/") || isLetter(before) {
                return nil
            }
            if before == 0x8E, text.ends(number.start, with: "．") { return nil }
            if before == UInt8(ascii: ","), QuotedNumber.digit(text, number.start - 2) != nil { return nil }
        }
        // Nothing costs 0円: 初期費用0円.
        if number.value == 0 { return nil }
        let sign = sign(text, number.start)
        let unit = unit(text, number.end)
        let start = number.start - sign
        let end = number.end + unit
        // Most numbers are dates, times and the like: they are done with here.
        guard sign > 0 || unit > 0 || mentionsTax(text, around: start..<end) else { return nil }
        let before = withContext(before: start, in: text) { before in
            isOther(before)
                ? nil
                : (isIncludingTax: before.ends(with: "税込") || before.ends(with: "税込み"), isBesideTax: before.namesTax)
        }
        guard let (isIncludingTax, isBesideTax) = before else { return nil }
        let isPrice = withContext(after: end, in: text) { after in
            (sign > 0 || unit > 0 || isIncludingTax || after.starts(with: "(税込"))
                && !otherAfter.stand(in: after) { after.starts(with: $0) }
        }
        guard isPrice else { return nil }
        return Amount(
            range: start..<end, digits: number.start..<number.end, value: number.value, isPlain: number.isPlain,
            hasSeparators: number.hasSeparators, isBesideTax: isBesideTax)
    }

    /// Whether what stands before an amount says that it is no price, also with a remark between: `消費税(10%)：270円`, `送料 全国一律880円`.
    private static func isOther(_ before: Folded) -> Bool {
        var before = before
        for _ in 0..<3 {
            if otherBefore.stand(in: before, { before.ends(with: $0) }) { return true }
            guard let rest = before.withoutRemark else { return false }
            before = rest.withoutFillers
        }
        return false
    }

    /// The length of the currency before a number.
    private static func sign(_ text: TextBytes, _ start: Int) -> Int {
        let blank = start > 0 && text[start - 1] == 0x20 ? 1 : 0
        // The last bytes of ¥ and ￥, and that of JPY.
        guard start > blank, text[start - blank - 1] == 0xA5 || text[start - blank - 1] == UInt8(ascii: "Y") else { return 0 }
        if text.ends(start - blank, with: "¥") { return blank + 2 }
        return text.ends(start - blank, with: "￥") || text.ends(start - blank, with: "JPY") ? blank + 3 : 0
    }

    /// The length of the currency behind a number.
    private static func unit(_ text: TextBytes, _ end: Int) -> Int {
        let blank = end < text.count && text[end] == 0x20 ? 1 : 0
        // The first bytes of 円 and えん, and those of yen and JPY.
        guard end + blank < text.count else { return 0 }
        switch text[end + blank] {
        case 0xE5, 0xE3, UInt8(ascii: "y"), UInt8(ascii: "J"): break
        default: return 0
        }
        if text.starts(end + blank, with: "えん") { return blank + 6 }
        return text.starts(end + blank, with: "円") || text.starts(end + blank, with: "yen")
            || text.starts(end + blank, with: "JPY")
            ? blank + 3 : 0
    }

    /// Whether the last character of 税込 (込 is E8 BE BC) stands near.
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

    /// What is said right before an amount that is no price. Blanks, colons and 「は」 between are left out.
    private static let otherBefore = Words(
        marked: { $0.last },
        [
            "税抜", "税抜き", "税別", "本体", "本体価格", "送料", "手数料", "税", "税額", "税等", "税額等", "税率", "税相当額", "割引", "値引", "値引き", "クーポン", "延滞金",
            "遅延損害金",
            "還元", "通常価格", "定価", "上限", "最大", "差額", "キャンセル料", "解約金", "違約金", "保証金", "初期費用", "入会金", "残高", "合計", "あたり", "当たり",
        ])

    /// What is said right after an amount that is no price.
    private static let otherAfter = Words(
        marked: { $0.dropFirst(2).first },
        [
            "(税抜", "(税別", "(消費税)", "(消費税額)", "(税額)", "税抜", "税別", "+税", "+消費税", "の消費税", "引", "オフ", "off", "割引", "値引", "お得", "以上",
            "以下", "以内", "未満", "まで", "分の", "相当",
            "単位",
            "につき", "ごと",
            "クーポン", "キャッシュバック", "還元", "ポイント", "玉", "札",
        ])

    /// Words of three bytes or more that are known by one byte before any of them is compared: most texts have none of these bytes there.
    private struct Words {
        private let words: [StaticString]
        private let mark: @Sendable (TextBytes) -> UInt8?
        private var marks = ByteSet()

        /// `marked`: where that byte stands, in a word and in a text beside it.
        init(marked mark: @escaping @Sendable (TextBytes) -> UInt8?, _ words: [StaticString]) {
            self.words = words
            self.mark = mark
            for word in words {
                if let byte = mark(TextBytes(start: word.utf8Start, count: word.utf8CodeUnitCount)) { _ = marks.insert(byte) }
            }
        }

        /// Whether one of them stands there in a text.
        func stand(in text: Folded, _ stands: (StaticString) -> Bool) -> Bool {
            guard let byte = mark(text.bytes), marks.contains(byte) else { return false }
            return words.contains(where: stands)
        }
    }

    /// The few characters before an offset, without blanks and colons at their end; it ends at a line break, being no filler.
    private static func withContext<Result>(before end: Int, in text: TextBytes, _ look: (Folded) -> Result) -> Result {
        Folded.with(text, max(0, end - 40)..<end) { look($0.withoutFillers) }
    }

    private static let remarks: [StaticString] = ["全国一律", "一律"]
    private static let fillers: [StaticString] = [":", " ", "は", "(", "・"]

    private static func withContext<Result>(after start: Int, in text: TextBytes, _ look: (Folded) -> Result) -> Result {
        Folded.with(text, start..<min(text.count, start + 30)) { folded in
            look(Folded(bytes: UnsafeBufferPointer(rebasing: folded.bytes.drop { $0 == 0x20 })))
        }
    }

    /// A piece of text with full-width letters, brackets, colons and blanks as half-width ones, in lower case.
    ///
    /// It lives on the stack: an array for each side of each amount took a fifth of the search.
    private struct Folded {
        var bytes: UnsafeBufferPointer<UInt8>

        static func with<Result>(_ text: TextBytes, _ range: Range<Int>, _ look: (Folded) -> Result) -> Result {
            let piece = UnsafeBufferPointer(rebasing: text[range])
            if isFolded(piece) { return look(Folded(bytes: piece)) }
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count) { buffer in
                var count = 0
                var index = range.lowerBound
                while index < range.upperBound {
                    let byte = text[index]
                    var folded = lowercase(byte)
                    var length = 1
                    if index + 2 < range.upperBound {
                        if byte == 0xEF, let narrow = narrow(text[index + 1], text[index + 2]) {
                            (folded, length) = (lowercase(narrow), 3)
                        } else if byte == 0xE3, text.starts(index, with: "\u{3000}") {
                            (folded, length) = (0x20, 3)
                        }
                    }
                    buffer.initializeElement(at: count, to: folded)
                    count += 1
                    index += length
                }
                return look(Folded(bytes: UnsafeBufferPointer(rebasing: buffer[..<count])))
            }
        }

        /// Whether a piece has nothing to fold, as most have: no upper case, nothing that begins with EF, no U+3000 (E3 80 80).
        private static func isFolded(_ piece: UnsafeBufferPointer<UInt8>) -> Bool {
            piece.next(from: 0) { bytes, start, end in
                ByteSearch.first(bytes, start, end) { bytes, index in
                    let lead = ByteSearch.load(bytes, index)
                    let blank: ByteSearch.Mask =
                        ByteSearch.equal(lead, 0xE3) .& ByteSearch.equal(ByteSearch.load(bytes, index &+ 1), 0x80)
                        .& ByteSearch.equal(ByteSearch.load(bytes, index &+ 2), 0x80)
                    return ByteSearch.among(26, from: 0x41, lead) .| ByteSearch.equal(lead, 0xEF) .| blank
                }
            } == piece.count
        }

        /// The ASCII character of a full-width one, U+FF01 (EF BC 81) … U+FF5E (EF BD 9E).
        private static func narrow(_ second: UInt8, _ third: UInt8) -> UInt8? {
            switch (second, third) {
            case (0xBC, 0x81...0xBF): third - 0x60
            case (0xBD, 0x80...0x9E): third - 0x20
            default: nil
            }
        }

        private static func lowercase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

        /// Without blanks, colons and the like at its end.
        var withoutFillers: Folded {
            var folded = self
            while let filler = fillers.first(where: { folded.ends(with: $0) }) { folded.drop(filler.utf8CodeUnitCount) }
            return folded
        }

        /// Without a remark in brackets, a rate or 「全国一律」 at its end, if there is one.
        var withoutRemark: Folded? {
            var folded = self
            if ends(with: ")") {
                guard let open = bytes.lastIndex(of: UInt8(ascii: "(")), !bytes[open...].contains(0x0A) else { return nil }
                folded.drop(bytes.count - open)
            } else if ends(with: "%") {
                let start = bytes.dropLast().lastIndex { !isDigit($0) && $0 != UInt8(ascii: ".") } ?? -1
                folded.drop(bytes.count - start - 1)
            } else if let word = remarks.first(where: ends(with:)) {
                folded.drop(word.utf8CodeUnitCount)
            } else {
                return nil
            }
            return folded
        }

        /// Whether its last line says 税, other than in 税込.
        var namesTax: Bool {
            let line = Folded(bytes: UnsafeBufferPointer(rebasing: bytes[((bytes.lastIndex(of: 0x0A) ?? -1) + 1)...]))
            return line.bytes.indices.contains { line.stands("税", at: $0) && !line.stands("税込", at: $0) }
        }

        private mutating func drop(_ count: Int) { bytes = UnsafeBufferPointer(rebasing: bytes.dropLast(count)) }

        func starts(with text: StaticString) -> Bool { stands(text, at: 0) }
        func ends(with text: StaticString) -> Bool { stands(text, at: bytes.count - text.utf8CodeUnitCount) }

        private func stands(_ text: StaticString, at start: Int) -> Bool {
            guard start >= 0, bytes.count - start >= text.utf8CodeUnitCount else { return false }
            for index in 0..<text.utf8CodeUnitCount where bytes[start + index] != text.utf8Start[index] { return false }
            return true
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
