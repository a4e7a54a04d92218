import Project
import Schema
import SourceText

/// The names of a product, its items and its payment methods that elsewhere are charges besides a price: 「入会金」, 「教材費」, 「送料（全国一律）」.
///
/// Where one of them, with its remark or without, is all that is said of an amount, that is meant as its price: `・入会金　10,000円`,
/// `「教材費」1,800円のお支払い`, `1,800円の教材費`, but neither `春期の教材費 1,800円` nor `教材費 2回分 3,600円`.
struct NamedFees {
    private let names: [String]

    /// No product sells more of them; each is looked for beside each amount.
    private static let most = 200

    init(_ sold: SoldProduct) {
        let items = sold.product.items.value?.compactMap(\.name.value) ?? []
        let methods = sold.methods.compactMap { method in method.merged.name.value.flatMap(NameInMails.ofMethod) }
        let fees = ([sold.product.name.value].compactMap(\.self) + items + methods).lazy.flatMap { name in
            let short = NameInMails.withoutRemark(name)
            return QuotedAmounts.isFee(name: short ?? name) ? [name, short].compactMap(\.self) : []
        }
        names = Array(fees.prefix(Self.most))
    }

    /// An amount with the name beside it.
    func range(with amount: QuotedAmounts.Amount, in text: TextBytes) -> Range<Int>? {
        if names.isEmpty { return nil }
        let range = amount.range
        return start(before: range.lowerBound, in: text).map { $0..<range.upperBound }
            ?? end(behind: range.upperBound, in: text).map { range.lowerBound..<$0 }
    }

    // MARK: Before it

    /// Where the name before an amount begins, on its line or all of the line above.
    private func start(before amount: Int, in text: TextBytes) -> Int? {
        var end = Self.endOfName(before: amount, in: text)
        if end > 0, isLineBreak(text[end - 1]) { end = Self.endOfName(before: end - 1, in: text) }
        if let quote = ItemPrices.quotes.first(where: { text.ends(end, with: $0.close) }) {
            let close = end - quote.close.utf8CodeUnitCount
            return names.lazy.compactMap { name in Self.start(of: name, before: close, in: text) }
                .first { text.ends($0, with: quote.open) }
        }
        return names.lazy.compactMap { name in Self.start(of: name, before: end, in: text) }
            .first { Self.isBeginning($0, in: text) }
    }

    private static func endOfName(before amount: Int, in text: TextBytes) -> Int {
        let end = ItemPrices.endOfName(before: amount, in: text)
        guard let particle = particles.first(where: { text.ends(end, with: $0) }) else { return end }
        return ItemPrices.endOfName(before: end - particle.utf8CodeUnitCount, in: text)
    }

    private static let particles: [StaticString] = ["として", "の", "が"]

    /// Where a name begins that ends at an offset, with any blanks in it.
    private static func start(of name: String, before end: Int, in text: TextBytes) -> Int? {
        name.withTextBytes { name in
            var (index, start) = (name.start(of: blanks, before: name.count), end)
            while index > 0 {
                guard start > 0, text[start - 1] == name[index - 1] else { return nil }
                index = name.start(of: blanks, before: index - 1)
                start -= 1
                if index > 0 { start = text.start(of: blanks, before: start) }
            }
            return start
        }
    }

    /// Whether no other word stands right before an offset: it begins a line, an entry of a list or a part of a sentence.
    private static func isBeginning(_ start: Int, in text: TextBytes) -> Bool {
        let before = text.start(of: blanks + ItemPrices.signsBefore, before: start)
        if before == 0 || isLineBreak(text[before - 1]) || apart.contains(where: { text.ends(before, with: $0) }) { return true }
        var line = start
        while line > 0, start - line < mostOfEntryNumber, !isLineBreak(text[line - 1]) { line -= 1 }
        let number = text.end(of: blanks, from: line)
        return ItemPrices.endOfEntryNumber(number, in: text).map { text.end(of: blanks, from: $0) } == start
    }

    private static let mostOfEntryNumber = 40
    private static let blanks: [StaticString] = [" ", "\u{3000}", "\t"]
    private static let apart: [StaticString] = ["、", "。", "：", ":", "／", "/", "，"]

    // MARK: Behind it

    /// Where the name behind an amount ends: `1,800円（税込）の教材費のお支払い`, but not `1,800円の教材費込み`.
    private func end(behind amount: Int, in text: TextBytes) -> Int? {
        let position = text.end(of: Self.remarks, from: amount)
        guard text.starts(position, with: "の") else { return nil }
        let start = text.end(of: ["「", "『"], from: position + "の".utf8.count)
        return names.lazy.compactMap { name in
            name.withTextBytes { name -> Int? in
                let end = start + name.count
                guard end <= text.count, TextBytes(rebasing: text[start..<end]).isSame(as: name) else { return nil }
                let isWhole = end == text.count || isLineBreak(text[end]) || Self.ends.contains { text.starts(end, with: $0) }
                return isWhole ? text.end(of: ["」", "』"], from: end) : nil
            }
        }.first
    }

    private static let remarks: [StaticString] = blanks + ["（税込）", "(税込)", "（税込み）", "税込"]
    private static let ends: [StaticString] = ["を", "が", "は", "の", "に", "で", "と", "も", "、", "。", "」", "』", " ", "\u{3000}"]
}
