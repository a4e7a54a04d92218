import Project
import Schema
import SourceText

/// The items and the payment methods of a product, whose names stand before their prices in a mail: `・コーヒー豆 1,980円`, `年額プラン：9,800円`.
///
/// Also without a remark at their end, as long as no other one is called so: `メルロー 2022` of 「メルロー 2022（750ml）」; and with any blanks in
/// it, by which tables are aligned: `普通食　　　　週7日　4,914円`.
struct ItemPrices {
    struct Item: Sendable {
        let name: String
        let price: ProductPrices.Price
    }

    /// Of a few, as nearly always, a look at each takes less time than a dictionary.
    private var few: [Item] = []
    /// By name without blanks; nil where several of one name have several prices.
    private var many: [String: Item?] = [:]

    private init(_ all: [Item]) {
        let short = all.compactMap { item in
            NameInMails.withoutRemark(item.name).map { Item(name: $0, price: item.price) }
        }
        if all.count + short.count <= 8 {
            few = short.isEmpty ? all : all + short.filter { short in !all.contains { $0.name == short.name } }
            return
        }
        func key(_ item: Item) -> String { item.name.withTextBytes(\.withoutBlanks) }
        many = Dictionary(all.map { (key($0), $0) }, uniquingKeysWith: Self.common)
        let shorts = Dictionary(short.map { (key($0), Optional($0)) }, uniquingKeysWith: Self.common)
        many.merge(shorts) { whole, _ in whole }
    }

    /// The first of two of one name, unless they have two prices.
    private static func common(_ first: Item?, _ other: Item?) -> Item? {
        first?.price.amount == other?.price.amount ? first : nil
    }

    static func items(of sold: SoldProduct) -> ItemPrices {
        let all = sold.product.items.value ?? []
        // With one price there is none to be taken for another.
        guard let first = all.first?.price.value, all.contains(where: { $0.price.value != first }) else { return ItemPrices([]) }
        return ItemPrices(
            all.compactMap { item in
                guard let name = item.name.value, let price = ProductPrices.Price(item.price, item.taxRate) else { return nil }
                return Item(name: name, price: price)
            })
    }

    /// Those with prices of their own that buyers use. Asked for only where `mayNameMethod`.
    static func methods(of sold: SoldProduct) -> ItemPrices {
        ItemPrices(
            sold.methods.compactMap { method in
                guard !method.isUnresolved, method.isTest == false,
                    let price = ProductPrices.Price(method.merged.price, method.merged.taxRate),
                    let name = method.merged.name.value.flatMap(NameInMails.ofMethod)
                else { return nil }
                return Item(name: name, price: price)
            })
    }

    /// Whether what stands before an amount may be the end of a method's name: of nearly all amounts a few comparisons tell that it is not.
    static func mayNameMethod(before amount: QuotedAmounts.Amount, of sold: SoldProduct, in text: TextBytes) -> Bool {
        if sold.methods.count > mostCompared { return true }
        let quoted = endOfName(before: amount.range.lowerBound, in: text)
        let end = quotes.first { text.ends(quoted, with: $0.close) }.map { quoted - $0.close.utf8CodeUnitCount } ?? quoted
        guard end >= NameInMails.shortest else { return false }
        let last = TextBytes(rebasing: text[end - NameInMails.shortest..<end])
        return sold.methods.contains { method in
            guard case .present(let name, _) = method.merged.name, name.utf8.count <= longestName else { return false }
            return name.withTextBytes { name in
                var start = name.count - last.count
                while start >= 0 {
                    if name[start] == last[0], name[start + 1] == last[1], name[start + 2] == last[2], name[start + 3] == last[3]
                    {
                        return true
                    }
                    start -= 1
                }
                return false
            }
        }
    }

    /// Of more methods a look at a table of their names takes less time.
    private static let mostCompared = 16

    /// Without the signs between a name and its amount.
    private static func endOfName(before amount: Int, in text: TextBytes) -> Int {
        var end = amount
        while end > 0 {
            if isSignBehind(text[end - 1]) {
                end -= 1
            } else if let sign = signsBehind.first(where: { text.ends(end, with: $0) }) {
                end -= sign.utf8CodeUnitCount
            } else {
                return end
            }
        }
        return end
    }

    private static func isSignBehind(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "|"),
            UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: "["):
            true
        default: false
        }
    }

    /// The item of a name, unless several of that name have several prices.
    private func named(_ name: TextBytes) -> Item? {
        if !many.isEmpty { return many[name.withoutBlanks] ?? nil }
        var found: Item?
        for item in few where item.name.withTextBytes({ Self.areSame($0, name) }) {
            if let found, found.price.amount != item.price.amount { return nil }
            found = item
        }
        return found
    }

    /// Whether two names are the same but for their blanks.
    private static func areSame(_ name: TextBytes, _ other: TextBytes) -> Bool {
        var (index, at) = (0, 0)
        while true {
            index = name.endOfBlanks(from: index)
            at = other.endOfBlanks(from: at)
            guard index < name.count, at < other.count else { return index == name.count && at == other.count }
            if name[index] != other[at] { return false }
            index += 1
            at += 1
        }
    }

    var isEmpty: Bool { few.isEmpty && many.isEmpty }

    /// No name that is longer is quoted in a mail.
    private static let longestName = 300

    /// The item whose whole name is all that stands before an amount on its line, besides signs.
    func item(before amount: QuotedAmounts.Amount, in text: TextBytes) -> Item? {
        var end = amount.range.lowerBound
        var start = end
        while start > 0, !isLineBreak(text[start - 1]) {
            start -= 1
            if end - start > Self.longestName { return nil }
        }
        end = Self.endOfName(before: end, in: text)
        // A name may begin with a sign, but not with a blank.
        for _ in 0..<4 {
            while let blank = Self.blanks.first(where: { text.starts(start, with: $0) }), start < end {
                start += blank.utf8CodeUnitCount
            }
            guard start < end else { return nil }
            if let item = named(TextBytes(rebasing: text[start..<end])) { return item }
            if let quote = Self.quotes.first(where: { text.starts(start, with: $0.open) && text.ends(end, with: $0.close) }) {
                (start, end) = (start + quote.open.utf8CodeUnitCount, end - quote.close.utf8CodeUnitCount)
            } else if let sign = Self.signsBefore.first(where: { text.starts(start, with: $0) }) {
                start += sign.utf8CodeUnitCount
            } else if let behind = Self.endOfEntryNumber(start, in: text) {
                start = behind
            } else {
                return nil
            }
        }
        return nil
    }

    /// Behind the number of an entry that stands at an offset: `1. `, `２．`, `(3)`, `④`, `五、`.
    static func endOfEntryNumber(_ start: Int, in text: TextBytes) -> Int? {
        // ① … ⑳ are E2 91 A0 … B3.
        if start + 2 < text.count, text[start] == 0xE2, text[start + 1] == 0x91, (0xA0...0xB3).contains(text[start + 2]) {
            return start + 3
        }
        // 一 … 十 are E4 … and E5 ….
        let kanji = start < text.count && 0xE4...0xE5 ~= text[start] ? text.end(of: numerals, from: start) : start
        if kanji > start { return ["、", "．"].first { text.starts(kanji, with: $0) }.map { kanji + $0.utf8CodeUnitCount } }
        let first = text.starts(start, with: "(") ? start + 1 : text.starts(start, with: "（") ? start + 3 : start
        var end = first
        while end - first < 6, let digit = QuotedNumber.digit(text, end) { end += digit.length }
        guard end > first else { return nil }
        return (first > start ? closes : closes + points).first { text.starts(end, with: $0) }.map { end + $0.utf8CodeUnitCount }
    }

    private static let numerals: [StaticString] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    private static let closes: [StaticString] = [")", "）"]
    private static let points: [StaticString] = [".", "．", ":", "：", "、"]

    /// Whether nothing but the end of a sentence, a word for the tax or the mark of a note follows an amount on its line; or 「／名」, unless
    /// several may share the price of the item.
    static func isLast(_ amount: QuotedAmounts.Amount, of item: Item, in text: TextBytes) -> Bool {
        var position = text.end(of: endings, from: amount.range.upperBound)
        if let person = persons.first(where: { text.starts(position, with: $0) }), let value = amount.value, value > 0,
            !item.price.amount.isMultiple(of: value)
        {
            position = text.end(of: endings, from: position + person.utf8CodeUnitCount)
        }
        // 「※」 and 「※1」, as the items of the reduced rate are marked.
        while text.starts(position, with: "※") {
            position += "※".utf8.count
            while position < text.count, isDigit(text[position]) { position += 1 }
            position = text.end(of: endings, from: position)
        }
        return position >= text.count || isLineBreak(text[position])
    }

    private static let endings: [StaticString] =
        blanks + taxes + ["也", "です", "。", "、", "・", ".", "|", "│", "-", "－", "(", "（", ")", "）", "[", "]", "【", "】", "*", "＊"]
    private static let persons: [StaticString] = ["／名", "/名", "／人", "/人", "／1名", "/1名", "／１名", "/１名"]
    private static let taxes: [StaticString] = [
        "税込み", "税込", "税抜き", "税抜", "税別", "+税", "＋税", "軽減税率対象", "軽減税率", "軽減対象", "消費税率", "税率",
        "8%", "8％", "８％", "８%", "10%", "10％", "１０％", "１０%",
    ]
    private static let blanks: [StaticString] = [" ", "\u{3000}", "\t"]
    /// Those of more than one byte.
    private static let signsBehind: [StaticString] = [
        "\u{3000}金", " 金", "：金", "\u{3000}", "：", "・", "…", "．", "－", "–", "—", "―", "＝", "│", "／", "は", "（", "【", "税込", "税込み",
        "(税込)", "（税込）",
        "（税込み）",
    ]
    static let signsBefore: [StaticString] = [
        "・", "-", "*", "●", "○", "◎", "■", "□", "◆", "◇", "★", "☆", "※", "▼", "▽", "▲", "▶", "•", "|", "│",
    ]
    private static let quotes: [(open: StaticString, close: StaticString)] = [
        ("「", "」"), ("『", "』"), ("【", "】"), ("＜", "＞"), ("〈", "〉"), ("《", "》"), ("［", "］"), ("[", "]"),
    ]
}
