import Project
import Schema
import SourceText

/// A 支払方法表示名 with an amount that is no price of its product: an old price, by which buyers choose (domain.md A1).
extension Rule {
    static let nameQuotesOtherPrice = Rule(
        Explanation(
            .nameQuotesOtherPrice,
            title: Bilingual(
                ja: "支払方法表示名に、商品の料金と違う金額が書かれています。",
                en: "The name of a payment method quotes an amount that is no price of its product."),
            why: Bilingual(
                ja: "購入者は支払方法表示名で支払方法を選びます。料金を変えたときに、名前の中の金額が古いまま残ることがあります。",
                en: "Buyers choose a method by its name. When a price changes, the amount in the name is easily left behind."),
            fix: Bilingual(
                ja: "いまの料金に書き直すか、金額を書かない名前にします。", en: "Write the present price, or a name without one."),
            waiver: Bilingual(
                ja: "料金でない金額なら、そのままでかまいません。", en: "An amount that is no price may stay."),
            bad: .yaml(
                """
                \(ExampleProject.product)
                  - id: monthly
                    name: Amazon Pay(月額⟦2,980円⟧)
                    type: recurring
                    tax_rate: 10%
                    price: 3300

                """),
            good: .yaml(
                """
                \(ExampleProject.product)
                  - id: monthly
                    name: Amazon Pay(月額3,300円)
                    type: recurring
                    tax_rate: 10%
                    price: 3300

                """))
    ) { sold, _ -> [(place: Location, sight: NamedPrice)] in
        lazy var prices = ProductPrices(of: sold)
        return sold.methodUses.compactMap { use in
            guard let named = NamedPrice(use, prices.all) else { return nil }
            return (named.place.valueLocation, named)
        }
    } together: { location, all, whole in
        guard let first = all.first else { return nil }
        let isAtName = first.name.valueLocation == location
        let field = FieldName.methodName.shown(first.name.spelling)
        let prices = PriceList.joined(all.map(\.prices))
        let (list, isNot) = (prices.words, prices.isNot)
        let uses = all.map(\.use)
        return Diagnostic(
            .nameQuotesOtherPrice, at: isAtName ? whole.project.location(of: first) : location,
            Bilingual(
                ja: "\(methodWords(uses).ja)の\(field.ja)の「\(shown(first.written))」は、料金(\(list.ja))\(isNot.ja)。",
                en: "`\(shown(first.written))` in the \(field.en) of \(methodWords(uses).en) \(isNot.en) (\(list.en))."),
            related: isAtName
                ? prices.places.map { Related($0, Bilingual(ja: "いまの料金", en: "the present price")) }
                : [Related(whole.project.location(of: first), Bilingual(ja: "名前はここに書かれています", en: "the name is written here"))],
            help: isAtName
                ? Bilingual(
                    ja: "購入者は名前で選びます。料金のことなら、いまの金額に書き直してください。",
                    en: "Buyers choose by the name: if it is the price, write the present amount.")
                : Bilingual(
                    ja: "購入者は名前で選びます。この商品の料金に合う\(field.ja)を、ここにも書いてください。",
                    en: "Buyers choose by the name: write a \(field.en) here too that fits the price of this product."))
    }
}

/// An amount in the name of a method that is said to be a price, and is none.
private struct NamedPrice: Sendable {
    let use: MethodUse
    let name: Place
    let text: String
    let amount: QuotedAmounts.Amount
    /// What it should be one of.
    let prices: PriceList
    /// Where the finding is: at the name, or where a product sets another price than the definition with that name.
    let place: Place

    var written: String { text.withTextBytes { $0.text(amount.range) } }

    init?(_ use: MethodUse, _ prices: @autoclosure () -> [ProductPrices.Price]) {
        guard case .present(let text, let name) = use.method.name, !use.isIncomplete, let (amount, sense) = Self.price(in: text)
        else {
            return nil
        }
        var prices = prices()
        if prices.isEmpty { return nil }
        // That of a method for test accounts is none of the others.
        if case .present(let own, let place) = use.method.price {
            prices.append(ProductPrices.Price(amount: own, place: place, taxRate: use.method.taxRate.value))
        }
        let counts = Self.counts(of: use, text) + sense.counts + sense.parts
        if prices.contains(where: { Self.isMade(amount, of: $0, counts) }) { return nil }
        let entry = use.sold.entry
        self.use = use
        self.name = name
        self.text = text
        self.amount = amount
        self.prices = PriceList(use.method.price.isAbsent ? prices : prices.suffix(1))
        place = entry.name.isAbsent && !entry.price.isAbsent ? use.method.price.place ?? name : name
    }

    /// The only amount of a name, where a word for a price stands beside it and nothing in the name says what else it may be.
    private static func price(in name: String) -> (amount: QuotedAmounts.Amount, sense: QuotedAmounts.Sense)? {
        name.withTextBytes { text in
            let amounts = QuotedAmounts.find(in: text)
            guard amounts.count == 1, amounts[0].value != nil,
                !text.indices.contains(where: { index in
                    others.contains { text.starts(index, with: $0) }
                })
            else { return nil }
            let sense = QuotedAmounts.sense(of: 0, among: amounts, in: text)
            return sense.isClear ? (amounts[0], sense) : nil
        }
    }

    /// A price of another time, or for somebody else, a part of one, a bound or a reduction.
    private static let others: [StaticString] = [
        "通常", "定価", "割引", "割安", "学割", "早割", "値引", "OFF", "off", "オフ", "無料", "初回", "初月", "試し", "体験", "トライアル", "入会", "登録料", "頭金",
        "追加", "別途", "送料", "手数料", "換算", "相当", "たり", "分の", "から", "〜", "～", "~", "以上", "以下", "まで", "最大", "上限", "+", "＋", "特典", "わずか",
        "たった", "戻",
    ]

    /// How many months or payments a price may be divided into.
    private static func counts(of use: MethodUse, _ name: String) -> [Int] {
        let recurrence = use.method.recurrence.value
        let months = recurrence?.every.value.map { MethodPurpose.Length($0).months }
        let promised = PromisedTimes.count(in: Compatibility.folded(name))
        return [1, 12] + [months, recurrence?.times.value, promised].compactMap(\.self)
    }

    /// Whether an amount is a price, with or without its tax, so many of them, or one of so many parts.
    private static func isMade(_ amount: QuotedAmounts.Amount, of price: ProductPrices.Price, _ counts: [Int]) -> Bool {
        // No product of those that are compared is near the largest number.
        guard let value = amount.value, value < 10_000_000_000 else { return true }
        if let rate = price.taxRate, NetPrice.isNet(value, of: price.amount, rate) { return true }
        return counts.contains { count in
            // Parts may be rounded either way.
            (1..<1_000_000).contains(count) && (value == price.amount * count || abs(value * count - price.amount) < count)
        }
    }
}

extension Project {
    /// Where an amount stands in a name.
    fileprivate func location(of named: NamedPrice) -> Location {
        guard let source = source(named.name.file) else { return named.name.valueLocation }
        let text = PlacedText(named.name, in: source.bytes)
        // A name that goes on over a line break is written otherwise than it is read.
        return text.count == named.text.utf8.count ? text.location(named.amount.range) : named.name.valueLocation
    }
}
