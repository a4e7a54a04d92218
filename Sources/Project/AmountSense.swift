import SourceText

/// What the words beside an amount say of it: `送料550円`, `500円の割引`, `1,800円(税込1,980円)`, `2か月分(3,960円)`, `会費は1,980円`.
extension QuotedAmounts {
    package struct Sense: Equatable, Sendable {
        /// It is said to be something other than a price.
        package let isOther: Bool
        /// It may be one of these many times a price.
        package let counts: [Int]
        /// So many of it may be a price.
        package let parts: [Int]
        /// A word for a price stands beside it, and no other one for a tax.
        package let isClear: Bool
    }

    /// Asked only of amounts that are none of the prices, as few are.
    package static func sense(of amount: Amount, in text: TextBytes) -> Sense {
        Folded.before(amount.range.lowerBound, in: text) { before in
            Folded.after(amount.range.upperBound, in: text) { after in
                let isOther = isOther(before: before) || isOther(after: after)
                let counts = isOther ? [] : counts(before: before.without(fillers)) + counts(after: after)
                return Sense(
                    isOther: isOther, counts: counts, parts: isOther ? [] : parts(before, after),
                    isClear: !isOther && isPrice(before, after))
            }
        }
    }

    /// What may stand between an amount and the word before it that says what it is.
    private static let fillers: [StaticString] = [
        ":", " ", "\t", "は", "が", "で", "の", "約", "として", "(", "・", "…", "=", "|", "│",
    ]

    /// Whether what stands before an amount says that it is no price, also with a remark between: `消費税(10%)：270円`, `送料 全国一律880円`.
    private static func isOther(before: Folded) -> Bool {
        let close = before.without([" "])
        if signsBefore.contains(where: close.ends(with:)) { return true }
        if close.ends(with: "="), pointsBefore.contains(where: close.without(["=", " "]).ends(with:)) { return true }
        var before = before.without(fillers)
        for _ in 0..<3 {
            if otherBefore.contains(where: before.ends(with:)) || isSum(before) || isOtherCharge(before) { return true }
            guard let rest = before.withoutRemark else { return false }
            // `送料は本州880円、北海道1,200円`.
            if !before.ends(with: ")"), !before.ends(with: "%"), rest.namesCarriage { return true }
            before = rest.without(fillers)
        }
        return false
    }

    private static let signsBefore: [StaticString] = ["+", "-", "−", "▲", "△", "プラス", "マイナス"]
    private static let pointsBefore: [StaticString] = ["ポイント", "pt"]

    /// 「計」 as a word of its own, other than in 時計 or 家計; a kanji is E4 … E9 and two more bytes.
    private static func isSum(_ before: Folded) -> Bool {
        guard before.ends(with: "計") else { return false }
        let bytes = before.bytes.dropLast(3)
        return bytes.count < 3 || !(0xE4...0xE9).contains(bytes[bytes.endIndex - 3])
    }

    private static let otherBefore: [StaticString] = [
        "税抜", "税抜き", "税別", "本体", "本体価格", "税抜価格", "税抜き価格", "税別価格", "税抜料金", "税抜き料金", "税抜金額", "税抜き金額", "本体料金",
        "送料", "配送料", "配送費", "クール代", "クール便", "手数料", "税", "税額", "税等", "税額等", "税率", "税相当額",
        "割引", "割引額", "割引金額", "値引", "値引き", "値引額", "値引き額", "クーポン", "還元", "返金", "返金額", "差額",
        "延滞金", "延滞料", "遅延損害金", "キャンセル料", "解約金", "違約金", "保証金", "初期費用", "入会金", "入会費", "入会料", "登録料", "残高",
        "通常", "通常価格", "通常料金", "定価", "参考価格", "小売価格", "市場価格", "旧価格", "旧料金",
        "上限", "上限額", "上限金額", "限度額", "最大", "合計", "合計額", "合計金額", "小計", "総計", "累計", "総額", "総支払額", "総支払い額",
        "総支払金額", "総請求額", "あたり", "当たり",
    ]

    /// A charge besides the price, or the price of another time: `追加料金`, `前回のご請求`, `改定前の月額`, `初回お支払額`.
    private static func isOtherCharge(_ before: Folded) -> Bool {
        let kind = before.without(priceWords)
        return otherCharges.contains(where: kind.ends(with:))
    }

    private static let priceWords = priceBefore + ["お", "ご", "の", " "]
    private static let otherCharges: [StaticString] = [
        "追加", "超過", "オプション", "前回", "初回", "初月", "従来", "これまで", "改定前", "改訂前", "改正前", "変更前", "値上げ前", "値下げ前", "増税前",
    ]

    /// Whether what stands behind an amount says that it is no price.
    private static func isOther(after: Folded) -> Bool {
        if isNet(after) || isWorth(after) || isReduction(after) || isOtherNoun(after) { return true }
        return otherAfter.contains(where: after.starts(with:)) && !pricesAfter.contains(where: after.starts(with:))
            && !isGross(after)
    }

    /// 「引き落とし」 is a payment, 「引き」 a discount.
    private static let debits: [StaticString] = ["引き落", "引落", "引き去", "引去"]
    /// What only begins as one of `otherAfter`: 「3,300円につきましては」 is no 「1回につき」.
    private static let pricesAfter: [StaticString] = debits + ["につきまし"]

    private static let otherAfter: [StaticString] = [
        "(税抜", "(税別", "(本体", "(消費税)", "(消費税額)", "(税額)", "税抜", "税別", "+税", "+消費税", "+ 税", "+ 消費税", "の消費税",
        "引", "オフ", "off", "割引", "値引", "お得", "クーポン", "キャッシュバック", "還元", "ポイント",
        "以上", "以下", "以内", "未満", "超", "まで", "を超え", "を越え", "を上回", "を下回", "が上限", "を上限", "の上限", "が限度", "を限度",
        "相当", "単位", "につき", "ごと", "玉", "札", "切手", "のところ", "→", "⇒", "⇨", "➡", "->", "=>",
    ]

    /// Whether an amount is taken off, added or given back: `550円お引きします`, `550円を割り引きます`, `1,000円をご返金`.
    private static func isReduction(_ after: Folded) -> Bool {
        let what = after.dropping(["を", "が", "の", "お", "ご", " "])
        return reductions.contains(where: what.starts(with:)) && !debits.contains(where: what.starts(with:))
    }

    private static let reductions: [StaticString] = [
        "引き", "引い", "引く", "割引", "割り引", "値引", "値下", "値上", "差し引", "差引", "減額", "控除", "免除", "安く", "返金", "返還", "返し", "還元",
        "キャッシュバック", "進呈", "プレゼント", "追加",
    ]

    /// What something is worth: `500円分のお買い物`, `10,000円分のお支払いごとに`, but not `3,300円分のお支払い`.
    private static func isWorth(_ after: Folded) -> Bool {
        guard after.starts(with: "分の") else { return false }
        let payment = after.dropping(["分の", "お", "ご"])
        let rest = payment.dropping(payments)
        return rest.bytes.count == payment.bytes.count || conditions.contains(where: rest.starts(with:))
    }

    private static let payments = priceBefore + ["い", "入金", "決済", "課金"]
    private static let conditions: [StaticString] = ["で", "ごと", "につき", "毎", "以上", "まで"]

    /// The price without tax, behind which the one with it stands: `1,800円(税込1,980円)`, `1,800円/税込 ¥1,980`.
    private static func isNet(_ after: Folded) -> Bool {
        let inside = after.dropping(["(", "[", "/", " "]).dropping(["消費"])
        guard inside.starts(with: "税込") else { return false }
        let gross = inside.dropping("税込".utf8.count).dropping(beforeDigits + ["¥", "jpy"])
        return gross.bytes.first.map(isDigit) ?? false
    }

    /// The price with tax, behind which the one without it stands: `1,980円(税抜1,800円)`, `1,980円(本体¥1,800+税)`.
    private static func isGross(_ after: Folded) -> Bool {
        guard after.starts(with: "(") else { return false }
        let inside = after.dropping(1)
        let net = inside.dropping(netWords)
        if net.bytes.count == inside.bytes.count { return false }
        let amount = net.dropping(beforeDigits)
        let digits = amount.dropping(["¥", "jpy", " "])
        let unit = digits.dropping(digits.bytes.prefix { isDigit($0) || $0 == UInt8(ascii: ",") }.count)
        if unit.bytes.count == digits.bytes.count { return false }
        // Other numbers: `1,800円(税別 10%)`.
        return amount.starts(with: "¥") || amount.starts(with: "jpy") || currencies.contains(where: unit.starts(with:))
    }

    private static let netWords: [StaticString] = ["税抜", "税別", "本体"]
    private static let currencies: [StaticString] = ["円", "万", "千", "yen", "jpy"]
    private static let beforeDigits: [StaticString] = ["き", "み", "価格", "金額", "料金", "総額", "で", "は", ":", " ", "約"]

    /// Whether the noun that an amount belongs to is no price: `330円の再請求手数料`, `500円分ポイント`.
    private static func isOtherNoun(_ after: Folded) -> Bool {
        let noun = after.dropping(["分", "の", "を", "は"]).beginningNoun
        return otherNouns.contains(where: noun.ends(with:))
    }

    private static let otherNouns: [StaticString] = [
        "手数料", "送料", "配送料", "配送費", "クール代", "消費税", "割引", "割引コード", "値引", "クーポン", "クーポンコード", "ポイント", "キャッシュバック", "還元", "特典",
        "商品券", "ギフト券", "延滞金", "延滞料", "遅延損害金", "キャンセル料", "解約金", "違約金", "保証金", "初期費用", "入会金", "差額", "返金",
    ]

    /// How many there are of what an amount may be the sum of: `2か月分(3,960円)`, `1,980円×12回=23,760円`, `年額 23,760円`.
    private static func counts(before: Folded) -> [Int] {
        if before.ends(with: "半年分") || before.ends(with: "半年") { return [6] }
        let bytes = before.bytes
        guard let last = bytes.suffix(24).lastIndex(where: { isDigit($0) || $0 == 0x0A }), isDigit(bytes[last]) else {
            return yearly.contains(where: before.ends(with:)) ? [12] : []
        }
        return counts(before.dropping((bytes[..<last].lastIndex { !isDigit($0) } ?? -1) + 1))
    }

    /// `3,960円(2か月分)`, `23,760円/年`.
    private static func counts(after: Folded) -> [Int] {
        let rest = after.dropping(["(", "/", " "])
        return rest.starts(with: "年") ? [12] : counts(rest)
    }

    /// How many of an amount may make a price: `825円×4回`, `4回×825円`.
    private static func parts(_ before: Folded, _ after: Folded) -> [Int] {
        let factor = after.dropping(["(税込)", " "])
        let close = before.without([" "])
        if times.contains(where: factor.starts(with:)) { return counts(factor.dropping(times + [" "])) }
        return times.contains(where: close.ends(with:)) ? counts(before: close) : []
    }

    private static let times: [StaticString] = ["×", "✕", "x", "*"]

    /// The number that a text begins with, unless it is an amount itself.
    private static func counts(_ text: Folded) -> [Int] {
        let digits = text.bytes.prefix(while: isDigit)
        let unit = text.dropping(digits.count)
        guard (1...4).contains(digits.count), !unit.starts(with: "円") else { return [] }
        let count = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return unit.starts(with: "年") ? [count, count * 12] : [count]
    }

    private static let yearly: [StaticString] = ["年額", "年間", "年会費", "年払い"]

    /// Whether a word for a price stands beside an amount, on its line or the one above.
    private static func isPrice(_ before: Folded, _ after: Folded) -> Bool {
        var close = before.without(fillers)
        // What would be rewritten alone has the one without tax beside it.
        if isGross(after) || close.namesTax || yearly.contains(where: close.ends(with:)) { return false }
        if priceAfter.contains(where: after.starts(with:)) || debits.contains(where: after.starts(with:)) { return true }
        close = close.without(["\n", "\r", " ", ":"])
        close = (close.withoutRemark ?? close).without(fillers)
        return priceBefore.contains(where: close.ends(with:))
    }

    private static let priceBefore: [StaticString] = [
        "料金", "月額", "毎月", "月々", "会費", "価格", "値段", "代金", "金額", "請求", "請求額", "支払", "支払い", "支払額", "支払い額", "受講料", "受講費",
        "授業料", "月謝", "利用料", "使用料", "購読料", "参加費", "参加料", "税込", "税込み",
    ]
    private static let priceAfter: [StaticString] = ["(税込", "/月", "(月"]
}
