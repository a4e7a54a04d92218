import Schema
import SourceText

/// The tax rate in a name: 「味噌(軽減税率8%)」, 「日本酒 税率10%」, 「茶 ※軽減税率」, 「会費(8%対象)」.
///
/// Only words for a rate tell it, and only where they are all of what a bracket or the end of the name says: neither 「10%増量」 nor 「軽減税率の
/// 基礎講座」 nor 「軽減税率対象外」 does.
enum NamedTaxRate {
    /// Nil where it says nothing, or several things.
    static func rate(in name: String) -> Int? {
        // Nearly all names are done with here.
        guard mayStand(in: name), name.utf8.count <= longestName else { return nil }
        let rates = parts(of: Compatibility.folded(name)).compactMap(rate(of:))
        return rates.allSatisfy { $0 == rates.first } ? rates.first : nil
    }

    /// Whether 税 or 象 of 対象 is in it.
    static func mayStand(in name: String) -> Bool {
        name.withTextBytes { text in
            text.next(from: 0) { bytes, start, end in
                ByteSearch.first(bytes, start, end) {
                    ByteSearch.equal($0, $1, 0xE7, 0xA8, 0x8E) .| ByteSearch.equal($0, $1, 0xE8, 0xB1, 0xA1)
                }
            } < text.count
        }
    }

    /// No longer one is read by buyers.
    private static let longestName = 500

    /// What stands between brackets and marks.
    private struct Part {
        let text: Substring
        /// It stands in a bracket or behind the mark of a note.
        let isRemark: Bool
    }

    private static func parts(of name: String) -> [Part] {
        var parts: [Part] = []
        var start = name.startIndex
        var isRemark = false
        for index in name.indices where signs.contains(name[index]) {
            parts.append(Part(text: name[start..<index], isRemark: isRemark))
            start = name.index(after: index)
            isRemark = remarkSigns.contains(name[index])
        }
        return parts + [Part(text: name[start...], isRemark: isRemark)]
    }

    private static let remarkSigns: Set<Character> = ["(", "[", "【", "〔", "<", "〈", "※", "*"]
    private static let signs = remarkSigns.union([")", "]", "】", "〕", ">", "〉", "「", "」", "『", "』"])

    private static func rate(of part: Part) -> Int? {
        if let rate = rate(of: part.text, isRemark: part.isRemark) { return rate }
        // 「味噌 軽減税率 8%」.
        let blanks = part.text.indices.filter { part.text[$0] == " " }
        return blanks.lazy.compactMap { rate(of: part.text[$0...], isRemark: false) }.first
    }

    /// The rate that some words tell, where they tell nothing else. 「軽減税率」 alone is a rate only as a remark, as names may be about it.
    private static func rate(of words: Substring, isRemark: Bool) -> Int? {
        if isRemark, reducedRemarks.contains(String(words)) { return reduced }
        var rest = words
        var (isReduced, isTax) = (false, false)
        var rates: [Int] = []
        while !rest.isEmpty {
            if rest.hasPrefix("軽減税率") {
                (isReduced, isTax) = (true, true)
                rest = rest.dropFirst("軽減税率".count)
            } else if let word = taxes.first(where: rest.hasPrefix) {
                isTax = true
                rest = rest.dropFirst(word.count)
            } else if let word = fillers.first(where: rest.hasPrefix) {
                rest = rest.dropFirst(word.count)
            } else {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                rest = rest.dropFirst(digits.count)
                let sign = rest.drop { $0 == " " }
                guard let rate = Int(digits), rate < 100, sign.first == "%" else { return nil }
                rates.append(rate)
                rest = sign.dropFirst()
            }
        }
        guard isTax, rates.count <= 1 else { return nil }
        if isReduced { return rates.isEmpty ? (isRemark ? reduced : nil) : rates.first.flatMap { $0 == reduced ? $0 : nil } }
        return rates.first
    }

    private static let reduced = 8
    /// As receipts have it.
    private static let reducedRemarks: Set = ["8%対象", "8%対象商品"]
    private static let taxes = ["消費税率", "消費税", "標準税率", "税率"]
    private static let fillers = ["税込み", "税込", "込み", "込", "対象商品", "対象品", "対象", "適用", " ", ":", "・", "、", ",", "は", "の商品"]
}
