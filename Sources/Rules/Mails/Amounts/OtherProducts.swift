import Project
import Schema
import SourceText

/// What the names of other products beside an amount say of it: `はなラボ ライト会員は月額1,980円です` in a mail of はなラボ プレミアム会員.
struct OtherProducts {
    /// Whether any stands on its line.
    let areNamed: Bool
    /// The one that it may belong to, as it is a price of it.
    let owner: SoldProduct?
    /// The one whose price it is said to be and is not, and what is wrong with it then.
    let wrong: (product: SoldProduct, quote: MailQuote)?
    private let own: Set<ObjectIdentifier>

    /// `own`: those that send the mail.
    init(beside quote: MailQuote, _ names: ProductNames, own: [Shared<Product>]) {
        let own = Set(own.map(ObjectIdentifier.init))
        self.own = own
        let (before, behind) = (names.found(in: quote.lineBefore), names.found(in: quote.lineBehind))
        guard !before.isEmpty || !behind.isEmpty else {
            (areNamed, owner, wrong) = (false, nil, nil)
            return
        }
        func isOther(_ found: ProductNames.Found) -> Bool {
            !found.products.contains { own.contains(ObjectIdentifier($0.product)) }
        }
        areNamed = (before + behind).contains(where: isOther)
        let end = Self.endOfClause(behind: quote)
        let near = behind.first { $0.range.lowerBound < end }
        // The last name before an amount says whose it is; one behind it may: `月額1,980円のはなラボ ライト会員への変更`.
        let candidates = [before.last, near].compactMap(\.self).filter(isOther)
        let quotes = candidates.flatMap(\.products).map { ($0, Self.quote(quote, of: $0)) }
        owner = quotes.first { $0.1 == nil }?.0
        let isOwn = before.last.map { !isOther($0) } ?? false
        wrong = owner != nil || isOwn ? nil : quotes.lazy.compactMap { product, quote in quote.map { (product, $0) } }.first
    }

    /// Whether the line above an amount names another product.
    func isAbove(_ quote: MailQuote, _ names: ProductNames) -> Bool {
        names.found(in: quote.lineAbove).last.map { $0.products.allSatisfy { !own.contains(ObjectIdentifier($0.product)) } }
            == true
    }

    /// The amount in the same mail of another product, unless nothing would be wrong with it.
    private static func quote(_ quote: MailQuote, of sold: SoldProduct) -> MailQuote? {
        var amounts = MailAmounts(sold)
        guard !amounts.isEmpty, let fault = amounts.fault(of: quote.index, in: quote.text) else { return nil }
        return MailQuote(
            sold: sold, mail: quote.mail, text: quote.text, definition: quote.definition, index: quote.index, fault: fault)
    }

    /// How much of the line behind an amount may still be about it.
    private static func endOfClause(behind quote: MailQuote) -> Int {
        let line = quote.lineBehind
        let end = line.withUnsafeBufferPointer { bytes in
            bytes.indices.first { index in separators.contains { bytes.starts(index, with: $0) } } ?? bytes.count
        }
        guard quote.index + 1 < quote.text.amounts.count else { return end }
        return min(end, quote.text.amounts[quote.index + 1].range.lowerBound - quote.amount.range.upperBound)
    }

    private static let separators: [StaticString] = ["、", "。", "，", "／", "/", "・", "|"]
}
