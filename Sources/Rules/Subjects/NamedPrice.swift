import Project
import Schema
import SourceText

/// An amount in a name that is said to be a price, and is none.
struct NamedPrice: Sendable {
    let owner: NameOwner
    let name: Place
    let text: String
    let amount: QuotedAmounts.Amount
    /// It is said to be a price without its tax.
    let isNet: Bool
    /// What it should be one of.
    let prices: PriceList
    /// Where the finding is: at the name, or where a product sets another price than the definition with that name.
    let place: Place

    var written: String { text.withTextBytes { $0.text(amount.range) } }

    var fieldWords: Bilingual { owner.field(name.spelling) }
    var ownerWords: Bilingual { owner.words(text, name.spelling) }

    // MARK: Names of payment methods

    init?(_ use: MethodUse, _ prices: @autoclosure () -> [ProductPrices.Price]) {
        guard case .present(let text, let name) = use.method.name, !use.isIncomplete,
            let (amount, sense, isLone) = Self.price(in: text, ofSold: false, isPriced: !use.method.price.isAbsent)
        else {
            return nil
        }
        var prices = prices()
        if prices.isEmpty { return nil }
        // That of a method for test accounts is none of the others.
        if let own = ProductPrices.Price(use.method.price, use.method.taxRate) { prices.append(own) }
        // Nor is any other that of a name which says no more than its amount.
        if isLone { prices = prices.suffix(1) }
        let counts = Self.counts(of: use.method, text) + sense.allCounts + sense.parts
        if prices.contains(where: { Self.isMade(amount, of: $0, counts, isNet: sense.isNet) }) { return nil }
        let entry = use.sold.entry
        owner = .method(use)
        self.name = name
        self.text = text
        self.amount = amount
        isNet = sense.isNet
        self.prices = PriceList(use.method.price.isAbsent ? prices : prices.suffix(1))
        place = entry.name.isAbsent && !entry.price.isAbsent ? use.method.price.place ?? name : name
    }

    // MARK: Names of what is sold

    /// The name of a product, beside the prices of its methods or items.
    init?(_ sold: SoldProduct, _ prices: @autoclosure () -> [ProductPrices.Price]) {
        self.init(.product(sold.product), sold.product.name, prices(), sold)
    }

    /// The name of an item, beside its own price.
    init?(_ item: Item, of sold: SoldProduct) {
        guard case .present(let price, let place) = item.price else { return nil }
        self.init(
            .item(sold.product), item.name, [ProductPrices.Price(amount: price, place: place, taxRate: item.taxRate.value)], sold)
    }

    private init?(
        _ owner: NameOwner, _ setting: Setting<String>, _ prices: @autoclosure () -> [ProductPrices.Price], _ sold: SoldProduct
    ) {
        let isItem = if case .item = owner { true } else { false }
        guard case .present(let text, let name) = setting,
            let (amount, sense, _) = Self.price(in: text, ofSold: true, isItem: isItem)
        else { return nil }
        let prices = prices()
        let counts = sold.methods.flatMap { Self.counts(of: $0.merged, text) } + sense.allCounts + sense.parts
        if prices.isEmpty || prices.contains(where: { Self.isMade(amount, of: $0, counts, isNet: sense.isNet) }) { return nil }
        self.owner = owner
        self.name = name
        self.text = text
        self.amount = amount
        isNet = sense.isNet
        self.prices = PriceList(prices)
        place = name
    }

    // MARK: Amounts

    /// The only amount of a name, where a word for a price stands beside it and nothing in the name says what else it may be.
    ///
    /// `ofSold`: whether it is the name of what is sold, which may be about amounts: 「月商100万円講座」. `isItem`: whether it is that of an item,
    /// whose fee of a year can be nothing but its price. `isPriced`: whether it is that of a method with a price, which may say no more
    /// than an amount.
    private static func price(
        in name: String, ofSold: Bool, isItem: Bool = false, isPriced: Bool = false
    ) -> (amount: QuotedAmounts.Amount, sense: QuotedAmounts.Sense, isLone: Bool)? {
        let amounts = name.withTextBytes { QuotedAmounts.find(in: $0) }
        guard amounts.count == 1, amounts[0].value != nil else { return nil }
        return NameRemarks.without(name).withTextBytes { text in
            // Where it stands in the name without 「(初月無料)」 and the like.
            let bare = text.count == name.utf8.count ? amounts : QuotedAmounts.find(in: text)
            guard bare.count == 1, bare[0].value == amounts[0].value, !text.holds(others) else { return nil }
            if ofSold, text.holds(subjects) || !PlainPrice.isNamed(bare[0], in: text) { return nil }
            let sense = QuotedAmounts.sense(of: 0, among: bare, sold: [.cancellation, .longerTime], in: text)
            if sense.isClear || sense.isNet { return (amounts[0], sense, false) }
            if ofSold {
                return sense.isOther || !isItem && PlainPrice.isYearly(bare[0], in: text) ? nil : (amounts[0], sense, false)
            }
            return isPriced && !sense.isOther && LonePrice.isAlone(bare[0], in: text) ? (amounts[0], sense, true) : nil
        }
    }

    /// A price of another time, or for somebody else, a part of one, a bound or a reduction.
    private static let others: [StaticString] = [
        "通常", "定価", "割引", "割安", "学割", "早割", "値引", "OFF", "off", "オフ", "無料", "初回", "初月", "試し", "体験", "トライアル", "入会", "登録料", "頭金",
        "追加", "別途", "送料", "手数料", "換算", "相当", "たり", "分の", "から", "〜", "～", "~", "以上", "以下", "まで", "最大", "上限", "+", "＋", "特典", "わずか",
        "たった", "戻",
    ]

    /// What is taught or talked of where it is sold.
    private static let subjects: [StaticString] = [
        "稼", "副業", "副収入", "収入", "年収", "収益", "売上", "売り上げ", "月商", "年商", "日商", "案件", "報酬", "単価", "利益", "貯", "節約", "節税", "削減", "投資",
        "資産",
        "ローン", "保険", "年金", "給料", "給与", "時給", "達成", "値上げ",
    ]

    /// How many months or payments a price may be divided into.
    private static func counts(of method: Shared<PaymentMethod>, _ name: String) -> [Int] {
        let recurrence = method.recurrence.value
        let months = recurrence?.every.value.map { MethodPurpose.Length($0).months }
        let promised = PromisedTimes.count(in: Compatibility.folded(name))
        return [1, 12] + [months, recurrence?.times.value, promised].compactMap(\.self)
    }

    /// Whether an amount is a price, so many of them, or one of so many parts; one without the tax only where the name says so, as in mails.
    private static func isMade(
        _ amount: QuotedAmounts.Amount, of price: ProductPrices.Price, _ counts: [Int], isNet: Bool
    ) -> Bool {
        // No product of those that are compared is near the largest number.
        guard let value = amount.value, value < 10_000_000_000 else { return true }
        if isNet {
            // Where a tax is not known, it may be that.
            guard let rate = price.taxRate else { return true }
            func fits(times: Int = 1, parts: Int = 1) -> Bool {
                NetPrice.isNet(value, of: price.amount, times: times, parts: parts, rate)
            }
            if counts.contains(where: { fits(times: $0) || fits(parts: $0) }) { return true }
        }
        return counts.contains { count in
            // Parts may be rounded either way.
            (1..<1_000_000).contains(count) && (value == price.amount * count || price.has(value, of: count))
        }
    }
}

/// Whether the words beside the amount in the name of what is sold leave no doubt that it is the price: 「(税込2,980円)」, 「受講料 2,980円」,
/// 「会費(2,980円)」, but not 「月々5万円」, 「料金10万円の家庭教師になる」 and 「会費(5,000円)で開く茶会」.
private enum PlainPrice {
    static func isNamed(_ amount: QuotedAmounts.Amount, in text: TextBytes) -> Bool {
        let start = text.start(of: fillers, before: amount.range.lowerBound)
        // A bracket may open before the amount alone.
        let bracket = opens.first { text.ends(amount.range.lowerBound, with: $0) }
        let before = bracket.map { text.start(of: fillers, before: amount.range.lowerBound - $0.utf8CodeUnitCount) } ?? start
        let behind = text.end(of: apart, from: amount.range.upperBound)
        if taxesBehind.contains(where: { text.starts(behind, with: $0) }) { return true }
        guard
            taxesBefore.contains(where: { text.ends(before, with: $0) }) || nouns.contains(where: { text.ends(before, with: $0) })
        else { return false }
        let end = amount.range.upperBound
        if bracket == nil, isPart(start, end, in: text) { return false }
        if bracket == nil { return end == text.count || ends.contains { text.starts(end, with: $0) } }
        guard let close = closes.first(where: { text.starts(end, with: $0) }) else { return false }
        let rest = end + close.utf8CodeUnitCount
        return rest == text.count || (blanks + opens + closes).contains { text.starts(rest, with: $0) }
    }

    /// Whether a fee in brackets, whose amount stands in the given range, is a part of what is sold, as packages contain it: 「講座（受験料5,500円）付き」,
    /// 「講座（受験料 5,500円 込み）」, 「講座（受験料5,500円、テキスト代込）」, 「宿泊プラン（拝観料5,500円）」.
    private static func isPart(_ start: Int, _ end: Int, in text: TextBytes) -> Bool {
        guard let fee = feesOfParts.first(where: { text.ends(start, with: $0) }) else { return false }
        let noun = start - fee.utf8CodeUnitCount
        guard let open = opens.first(where: { text.ends(noun, with: $0) }) else { return false }
        let name = text.start(of: blanks, before: noun - open.utf8CodeUnitCount)
        if packages.contains(where: { text.ends(name, with: $0) }) { return true }
        let inside = text.end(of: blanks, from: end)
        if (additions + ["、", ",", "・", "+", "＋", "と"]).contains(where: { text.starts(inside, with: $0) }) { return true }
        guard let close = closes.first(where: { text.starts(inside, with: $0) }) else { return false }
        let behind = text.end(of: blanks, from: inside + close.utf8CodeUnitCount)
        return additions.contains { text.starts(behind, with: $0) }
    }

    /// What one who sells something else may pay for its buyers.
    private static let feesOfParts: [StaticString] = [
        "受験料", "受験費", "受検料", "検定料", "講習料", "講習費", "聴講料", "入場料", "観覧料", "拝観料", "鑑賞料", "施術料", "鑑定料", "相談料", "初穂料", "祈祷料",
        "祈願料", "玉串料",
    ]
    private static let packages: [StaticString] = ["プラン", "セット", "パック", "ツアー"]
    private static let additions: [StaticString] = ["付", "つき", "込", "こみ", "含"]

    /// Whether it is said to be the fee of a year, of which a method may charge a part.
    static func isYearly(_ amount: QuotedAmounts.Amount, in text: TextBytes) -> Bool {
        text.ends(text.start(of: fillers + opens, before: amount.range.lowerBound), with: "年会費")
    }

    private static let blanks: [StaticString] = [" ", "\u{3000}"]
    private static let fillers = blanks + [":", "：", "は", ")", "）"]
    private static let opens: [StaticString] = ["(", "（", "[", "［", "「", "『", "【"]
    private static let closes: [StaticString] = [")", "）", "]", "］", "」", "』", "】"]
    private static let apart: [StaticString] = [" ", "\u{3000}", "(", "（", "[", "【", "・"]
    private static let taxesBehind: [StaticString] = ["税込", "税抜", "税別", "消費税込", "消費税別"]
    private static let taxesBefore: [StaticString] = ["税込", "税込み", "税抜", "税抜き", "税別"]
    private static let nouns: [StaticString] = [
        "料金", "月額", "会費", "価格", "代金", "受講料", "受講費", "授業料", "月謝", "利用料", "使用料", "購読料", "参加費", "参加料", "受験料", "受験費", "受検料", "検定料",
        "講習料",
        "講習費", "聴講料", "入場料", "観覧料", "拝観料", "鑑賞料", "出店料", "出展料", "掲載料", "指導料", "施術料", "鑑定料", "相談料", "初穂料", "祈祷料", "祈願料", "玉串料",
        "協賛金",
    ]
    private static let ends: [StaticString] = [
        " ", "\u{3000}", ")", "）", "]", "］", "」", "』", "】", "、", ",", "/月", "／月", "プラン", "コース",
    ]
}

/// Whether an amount is all that the name of a payment method says of itself: 「Amazon Pay(5,000円)」, 「Amazon Pay・¥5,000」, 「5,000円コース」,
/// 「Amazon Pay(一括 5,000円)」, but not 「Amazon Pay(5,000円券)」.
private enum LonePrice {
    static func isAlone(_ amount: QuotedAmounts.Amount, in text: TextBytes) -> Bool {
        let end = text.end(of: offers, from: amount.range.upperBound)
        guard end == text.count || closes.contains(where: { text.starts(end, with: $0) }) else { return false }
        let start = text.start(of: blanks, before: amount.range.lowerBound)
        if start == 0 || (opens + services + ["払い"]).contains(where: { text.ends(start, with: $0) }) { return true }
        // 「分割払い(一括 297,000円)」 tells the price of another method.
        let once = text.start(of: payments, before: start)
        let service = text.start(of: blanks + opens, before: once)
        return once < start && (service == 0 || services.contains { text.ends(service, with: $0) })
    }

    private static let offers: [StaticString] = [
        " ", "\u{3000}", "コース", "プラン", "の寄付", "のご寄付", "寄付", "ご寄付", "(税込)", "（税込）", "税込",
    ]
    private static let blanks: [StaticString] = [" ", "\u{3000}", ":", "：", "・"]
    private static let payments: [StaticString] = ["一括", "一括払い", "一括支払い", "1回払い", "１回払い", "一回払い"]
    private static let opens: [StaticString] = ["(", "（", "[", "［", "「", "『", "【"]
    private static let closes: [StaticString] = [")", "）", "]", "］", "」", "』", "】"]
    private static let services: [StaticString] = ["Pay", "pay", "PAY", "ペイ", "決済"]
}
