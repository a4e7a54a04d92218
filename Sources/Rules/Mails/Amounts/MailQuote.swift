import Project
import Schema
import SourceText

/// An amount in a mail that is no price of a product that sends it, or not as it is said to be.
struct MailQuote: Sendable {
    let sold: SoldProduct
    let mail: Shared<StepMail>
    let text: MailText
    /// Of the mail, where the text is written in it.
    let definition: Shared<StepMail>?
    /// Of the amount, among those of the text.
    let index: Int
    let fault: MailAmounts.Fault

    var product: Shared<Product> { sold.product }
    var amount: QuotedAmounts.Amount { text.amounts[index] }

    /// The amount as readers see it, without what HTML has in it.
    var written: String {
        let written = text.text.text(amount.range)
        return written.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
            ? text.text.text(amount.digits) + "円" : written
    }

    /// So many amounts of one text are told: thousands of products may send a text with thousands of them.
    private static let mostOfOneText = 100

    /// The amounts in the mails of a product that are none of its prices.
    static func quotes(of sold: SoldProduct, _ mails: MailLookup) -> [MailQuote] {
        var found: [MailQuote] = []
        var amounts = MailAmounts(sold)
        /// Where the texts of definitions stand, as one may be used more than once.
        var seen: Set<Location> = []
        for sent in sold.mails where !sent.isUnresolved {
            mails.visitTexts(of: sent.merged) { text in
                // What a mail says that is never sent is moot.
                if text.amounts.isEmpty || sold.neverSends(sent) { return }
                let definition = sent.definition.flatMap { [$0.subject.place, $0.body.place].contains(text.place) ? $0 : nil }
                if amounts.isEmpty || definition != nil && !seen.insert(text.place.valueLocation).inserted { return }
                let limit = found.count + mostOfOneText
                for index in text.amounts.indices where found.count < limit {
                    guard let fault = amounts.fault(of: index, in: text) else { continue }
                    found.append(
                        MailQuote(
                            sold: sold, mail: sent.merged, text: text, definition: definition, index: index, fault: fault))
                }
            }
        }
        return found
    }

    /// Whether the name of the product stands before the amount on its line.
    var namesItsProduct: Bool {
        product.name.value.map { end(of: $0, in: lineBefore) != nil } == true
    }

    /// Those of these products whose name stands nearest before the amount on its line, as in a list of all that send the mail. At one
    /// place the longest name counts: of ヨガ and ヨガプレミアム the second.
    func named(among products: [SoldProduct]) -> [SoldProduct] {
        let line = lineBefore
        var nearest: (end: Int, length: Int) = (0, 0)
        var named: [SoldProduct] = []
        for product in products {
            guard let name = product.product.name.value, let end = end(of: name, in: line) else { continue }
            let place = (end: end, length: name.utf8.count)
            if place > nearest { (nearest, named) = (place, []) }
            if place == nearest { named.append(product) }
        }
        return named
    }

    /// Whether it is a price of one of these products and stands in a list with prices of all the others, each on the line of the last one
    /// or right below: `ブロンズ 550円／シルバー 1,650円／ゴールド 3,300円`.
    func isListed(withPricesOf products: [SoldProduct]) -> Bool {
        let list = text.text.withBytes { bytes in
            func isNext(_ index: Int) -> Bool {
                let (end, start) = (text.amounts[index].range.upperBound, text.amounts[index + 1].range.lowerBound)
                // Two amounts may share a currency: `550 JPY 660`.
                return start - end <= Self.longestEntry
                    && bytes[end..<max(end, start)].count { $0 == UInt8(ascii: "\n") } <= Self.mostLinesOfEntry
            }
            let first = (max(0, index - Self.mostListed)..<index).reversed().prefix(while: isNext).last ?? index
            let last =
                (index..<min(text.amounts.count - 1, index + Self.mostListed)).prefix(while: isNext).last.map { $0 + 1 } ?? index
            return text.amounts[first...last].compactMap(\.value)
        }
        guard list.count > 1 else { return false }
        var isPrice = false
        for product in products {
            let prices = ProductPrices(of: product)
            guard list.contains(where: prices.contains) else { return false }
            isPrice = isPrice || prices.contains(amount.value)
        }
        return isPrice
    }

    /// Whether it is what the price beside it on its line comes to in one of the months, or of the charges, that a product has it for, and
    /// said to be so: `11,880円（990円/月）`.
    func isPart(ofPriceOf product: SoldProduct) -> Bool {
        guard let value = amount.value, isOfOneMonth else { return false }
        let beside = text.text.withBytes { bytes in
            [index - 1, index + 1].filter { other in
                guard text.amounts.indices.contains(other) else { return false }
                let (first, second) = (text.amounts[min(index, other)], text.amounts[max(index, other)])
                let between = first.range.upperBound..<max(first.range.upperBound, second.range.lowerBound)
                return between.count <= Self.longestEntry && !bytes[between].contains(where: isLineBreak)
            }
        }.compactMap { text.amounts[$0].value }
        if beside.isEmpty { return false }
        let counts = product.methods.flatMap { method in
            let recurrence = method.merged.recurrence.value
            return [recurrence?.every.value.map { MethodPurpose.Length($0).approximateMonths }, recurrence?.times.value]
        }.compactMap(\.self).filter { $0 > 1 }
        return ProductPrices(of: product).all.contains { price in
            beside.contains(price.amount) && counts.contains { price.has(value, of: $0) }
        }
    }

    private var isOfOneMonth: Bool {
        text.text.withBytes { bytes in
            Self.monthsBehind.contains { bytes.starts(amount.range.upperBound, with: $0) }
                || Self.monthsBefore.contains { bytes.ends(amount.range.lowerBound, with: $0) }
        }
    }

    private static let monthsBehind: [StaticString] = ["/月", "／月", "/1か月", "／1か月", "/回", "／回"]
    private static let monthsBefore: [StaticString] = ["・月", "、月", "（月", "(月", "月あたり", "月当たり", "月々", "月換算"]
    private static let mostListed = 100
    /// In bytes.
    private static let longestEntry = 200
    /// The name of an entry may stand on a line of its own.
    private static let mostLinesOfEntry = 2

    /// What stands behind the amount on its line.
    var lineBehind: [UInt8] {
        text.text.withBytes { bytes in
            let start = amount.range.upperBound
            return Array(bytes[start..<min(bytes.count, start + Self.reachOfNames)].prefix { !isLineBreak($0) })
        }
    }

    /// What stands before the amount on its line.
    var lineBefore: [UInt8] {
        text.text.withBytes { bytes in
            let end = amount.range.lowerBound
            let reach = max(0, end - Self.reachOfNames)..<end
            return Array(bytes[(bytes[reach].lastIndex(where: isLineBreak).map { $0 + 1 } ?? reach.lowerBound)..<end])
        }
    }

    /// The line above that of the amount.
    var lineAbove: [UInt8] {
        text.text.withBytes { bytes in
            let end = amount.range.lowerBound
            let reach = bytes[max(0, end - 2 * Self.reachOfNames)..<end]
            guard let line = reach.lastIndex(of: 0x0A) else { return [] }
            let above = reach[..<line]
            return Array(above[((above.lastIndex(of: 0x0A) ?? above.startIndex - 1) + 1)...])
        }
    }

    /// How far before an amount a name is looked for, in bytes.
    private static let reachOfNames = 300

    /// Where the last of a name ends in a line.
    private func end(of name: String, in line: [UInt8]) -> Int? {
        let name = name.utf8
        guard !name.isEmpty, name.count <= line.count else { return nil }
        return (name.count...line.count).last { line[($0 - name.count)...].starts(with: name) }
    }
}
