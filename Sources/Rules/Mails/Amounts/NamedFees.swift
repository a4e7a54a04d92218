import Project
import Schema
import SourceText

/// The names of a product, its items and its payment methods that elsewhere are charges besides a price: 「入会金」, 「教材費」, 「送料（全国一律）」.
///
/// Where a row says no more than one of them and an amount, that is meant as its price: `・入会金　10,000円`, `「教材費」1,800円のお支払いが`, but not
/// `送料 1,500円（沖縄）`, `再入会の場合、入会金 2,750円` and `会場費 12,000円÷12名`: charges of these names differ from case to case.
struct NamedFees {
    private let names: [String]
    /// Those that are told apart by other words beside an amount than their whole names.
    private(set) var charges: QuotedAmounts.SoldCharges = []

    /// No product sells more of them; each is looked for beside each amount.
    private static let most = 200

    init(_ sold: SoldProduct) {
        let items = sold.product.items.value?.compactMap(\.name.value) ?? []
        let methods = sold.methods.compactMap { method in method.merged.name.value.flatMap(NameInMails.ofMethod) }
        var fees: [String] = []
        for name in [sold.product.name.value].compactMap(\.self) + items + methods {
            let isFee = QuotedAmounts.isFee(name: NameInMails.withoutRemark(name) ?? name)
            charges.formUnion(QuotedAmounts.SoldCharges(name: name, isFee: isFee))
            if isFee { fees.append(name) }
        }
        names = Array(fees.prefix(Self.most))
    }

    /// An amount with the name before it, where both are all of a row and no other row has another amount of that name.
    func range(with index: Int, among amounts: [QuotedAmounts.Amount], in text: TextBytes) -> Range<Int>? {
        if names.isEmpty || amounts.count > Self.mostAmounts { return nil }
        let range = amounts[index].range
        guard let (start, name) = start(before: range.lowerBound, in: text), Self.isEnd(range.upperBound, in: text),
            !Self.isUnderCase(start, in: text)
        else { return nil }
        let isOnlyOne = name.withTextBytes { name in
            !amounts.contains { $0.value != amounts[index].value && Self.isNamed($0, name, in: text) }
        }
        return isOnlyOne ? start..<range.upperBound : nil
    }

    /// In a text with more of them no row is looked for.
    private static let mostAmounts = 200

    /// Whether a name stands somewhere before an amount on its line.
    private static func isNamed(_ amount: QuotedAmounts.Amount, _ name: TextBytes, in text: TextBytes) -> Bool {
        let end = amount.range.lowerBound
        var start = end
        while start > 0, end - start < reach, !isLineBreak(text[start - 1]) {
            start -= 1
            if end - start >= name.count, TextBytes(rebasing: text[start..<start + name.count]).isSame(as: name) { return true }
        }
        return false
    }

    /// In bytes.
    private static let reach = 200
    private static let blanks: [StaticString] = [" ", "\u{3000}", "\t"]

    // MARK: Before it

    /// Where the name before an amount begins, which begins its line.
    private func start(before amount: Int, in text: TextBytes) -> (Int, name: String)? {
        let end = text.start(of: Self.between, before: amount)
        let quote = Self.quotes.first { text.ends(end, with: $0.close) }
        let close = quote.map { end - $0.close.utf8CodeUnitCount } ?? end
        for name in names {
            guard let start = Self.start(of: name, before: close, in: text),
                quote.map({ text.ends(start, with: $0.open) }) ?? true
            else { continue }
            if Self.isBeginning(start - (quote?.open.utf8CodeUnitCount ?? 0), in: text) { return (start, name) }
        }
        return nil
    }

    private static let between: [StaticString] = blanks + ["：", ":", "は", "が"]
    private static let quotes: [(open: StaticString, close: StaticString)] = [("「", "」"), ("『", "』"), ("【", "】")]

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

    /// Whether nothing but blanks, signs and the number of an entry stands before an offset on its line.
    private static func isBeginning(_ start: Int, in text: TextBytes) -> Bool {
        let before = text.start(of: blanks + ItemPrices.signsBefore, before: start)
        if before == 0 || isLineBreak(text[before - 1]) { return true }
        let number = text.end(of: blanks, from: text.startOfLine(before: start, within: mostOfEntryNumber))
        return ItemPrices.endOfEntryNumber(number, in: text).map { text.end(of: blanks, from: $0) } == start
    }

    private static let mostOfEntryNumber = 40

    /// Whether the line above says for whom a row is: `■沖縄県`, `再入会の場合：`, but neither `■ご請求内容` nor a row with an amount.
    private static func isUnderCase(_ start: Int, in text: TextBytes) -> Bool {
        var end = text.startOfLine(before: start, within: .max)
        while end > 0, isLineBreak(text[end - 1]) || text.start(of: blanks, before: end) < end {
            end = isLineBreak(text[end - 1]) ? end - 1 : text.start(of: blanks, before: end)
        }
        let line = TextBytes(rebasing: text[text.startOfLine(before: end, within: reach)..<end])
        let last = line.start(of: ["は", "、"], before: line.count)
        let isHead = headSigns.contains { line.starts(line.end(of: blanks, from: 0), with: $0) }
        return (isHead || cases.contains { line.ends(last, with: $0) }) && !line.holds(bills)
    }

    private static let headSigns: [StaticString] = [
        "■", "□", "◆", "◇", "●", "○", "◎", "★", "☆", "▼", "▽", "▲", "▶", "【", "＜", "<", "《", "〈", "［", "[",
    ]
    private static let cases: [StaticString] = ["：", ":", "場合", "方", "際", "時", "とき", "へ", "まで", "以降"]
    private static let bills: [StaticString] = ["請求", "支払", "内容", "内訳", "明細", "注文", "申し込", "申込", "料金", "金額", "円", "様"]

    // MARK: Behind it

    /// Whether a row says no more behind an amount than that it contains the tax or is to be paid.
    private static func isEnd(_ amount: Int, in text: TextBytes) -> Bool {
        let position = text.end(of: taxes, from: amount)
        let end = text.end(of: ends, from: position)
        if end == text.count || isLineBreak(text[end]) { return true }
        guard text.starts(position, with: "のお支払") else { return false }
        let line = text[position..<min(text.count, position + reach)].prefix { !isLineBreak($0) }
        return !TextBytes(rebasing: line).holds(conditions)
    }

    private static let taxes: [StaticString] = blanks + ["（税込）", "(税込)", "（税込み）", "(税込み)"]
    private static let ends: [StaticString] = blanks + ["です", "。"]
    /// `送料 1,500円のお支払いが別途必要です（沖縄）`.
    private static let conditions: [StaticString] = ["別途", "必要", "場合", "不要", "追加", "免除", "際", "（", "("]
}
