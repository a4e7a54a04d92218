import SourceText

/// What the words right beside an amount say where it is no price: a charge, a reduction, a bound, a tax.
enum OtherAmounts {
    // MARK: Before it

    /// Whether what stands before an amount says that it is no price, also with a remark between: `消費税(10%)：270円`, `送料 全国一律880円`.
    static func isOther(before: Folded) -> Bool {
        var rest = before.without(QuotedAmounts.fillers)
        // What most of them are: 送料, 手数料, 消費税.
        if namesOther(rest) && !isEach(before) || isSigned(before) || isFormerly(before) || isDaily(rest) || isTariff(before) {
            return true
        }
        // `教材費は毎月550円`, `送料の目安 1,000円`.
        let charge = rest.without(spans + QuotedAmounts.fillers)
        if charge.bytes.count < rest.bytes.count, namesOther(charge) { return true }
        if isOfPause(before) { return true }
        for _ in 0..<3 {
            if rest.ends(with: "別途") {
                // `送料は別途550円`, but not `会費は別途2,980円`.
                rest = rest.without(["別途"] + QuotedAmounts.fillers)
                if !QuotedAmounts.priceBefore.contains(where: rest.ends(with:)) { return true }
            }
            if isSum(rest) || isOtherCharge(rest) || isExtra(rest) { return true }
            guard let further = rest.withoutRemark else { return false }
            // `送料は本州880円、北海道1,200円`.
            if !rest.ends(with: ")"), !rest.ends(with: "%"), further.namesCarriage(isFar: rest.endsWithFarRegion) { return true }
            rest = further.without(QuotedAmounts.fillers)
            if namesOther(rest) { return true }
        }
        return false
    }

    /// What members pay while they do not come: `休会中の会費は月額1,100円`, `休会会費 1,100円`, but not `休会制度あり　月会費 6,600円`.
    private static func isOfPause(_ before: Folded) -> Bool {
        let word = before.without(spans + priceWords)
        return pauses.contains(where: word.ends(with:))
    }

    private static let pauses: [StaticString] = [
        "休会", "休会中", "休会期間", "休会期間中", "休会の場合", "休会される場合", "休会時", "休会者", "休会の方", "休会中の方", "休部", "休部中", "休塾", "休塾中",
    ]

    private static let spans: [StaticString] = ["毎月", "月々", "月額", "月", "毎年", "年額", "年間", "年", "毎回", "目安", "およそ", "おおよそ"]

    /// Whether a word is one of those, also as the name of a charge: `配送料金`, `代引料`.
    private static func namesOther(_ word: Folded) -> Bool {
        if otherBefore.contains(where: word.ends(with:)) || isNamedCharge(word) { return true }
        guard let kind = word.kindOfCharge else { return false }
        return otherBefore.contains(where: kind.ends(with:))
    }

    private static func isNamedCharge(_ word: Folded) -> Bool {
        word.kindOfCharge.map { kind in charged.contains(where: kind.ends(with:)) } == true
    }

    private static let charged: [StaticString] = [
        "送", "配送", "手数", "延滞", "延長", "キャンセル", "代引", "代引き", "代金引換", "取消", "遅延", "督促", "入会", "登録", "再発行", "振替", "解約", "振込",
    ]

    /// What is charged up to a bound: `1万円未満 440円`, `65歳以上 2,200円`, but not `以下の2,980円`.
    private static func isTariff(_ before: Folded) -> Bool {
        let bound = before.without([" ", ":", "は", "なら", "…", "・", "|"])
        if bound.ends(with: "未満") || bound.ends(with: "円まで") { return true }
        guard bound.ends(with: "以下") || bound.ends(with: "以上") else { return false }
        let number = bound.droppingLast("以下".utf8.count)
        return counted.contains(where: number.ends(with:))
    }

    private static let counted: [StaticString] = ["円", "歳", "才", "名", "人", "個", "点", "枚", "本", "回", "g", "cm", "サイズ"]

    /// `+500円`, `▲500円`, `1ポイント=1円`.
    private static func isSigned(_ before: Folded) -> Bool {
        let close = before.without([" "])
        return signsBefore.contains(where: close.ends(with:)) || isMinus(before)
            || close.ends(with: "=") && pointsBefore.contains(where: close.without(["=", " "]).ends(with:))
    }

    private static let signsBefore: [StaticString] = ["+", "▲", "△", "プラス", "マイナス"]
    private static let minuses: [StaticString] = ["-", "−"]
    private static let pointsBefore: [StaticString] = ["ポイント", "pt"]

    /// A minus stands right before an amount, or between two of them: `-¥550`, `3,300円 - 550円`. A dash begins an entry of a list, or
    /// stands between an amount and its word, `月額会費 - 2,980円`, `月額会費-2,980円`; several of them lead from one to the other.
    private static func isMinus(_ before: Folded) -> Bool {
        let dash = before.without([" "])
        guard let minus = minuses.first(where: dash.ends(with:)) else { return false }
        if minus.utf8CodeUnitCount > 1 { return true }
        let isClose = dash.bytes.count == before.bytes.count
        let beforeDash = dash.droppingLast(minus.utf8CodeUnitCount)
        if beforeDash.ends(with: "-") { return false }
        let first = isClose ? beforeDash : beforeDash.without(minuses + [" "])
        let isEntry = !isClose && first.bytes.last.map(isLineBreak) ?? true
        let word = first.withoutRemark ?? first
        // `12月分 - 2,980円` names what is paid.
        return !isEntry && !(word.ends(with: "分") && !isClose) && !QuotedAmounts.priceBefore.contains(where: word.ends(with:))
    }

    /// Whether what stands before an amount says that it is charged besides the price.
    static func isCharge(before: Folded) -> Bool {
        let word = before.without(QuotedAmounts.fillers)
        return charges.contains(where: word.ends(with:))
    }

    private static let charges: [StaticString] =
        taxes + ["送料", "配送料", "配送費", "クール代", "手数料", "延滞金", "延滞料", "遅延損害金", "キャンセル料", "解約金", "違約金", "保証金"]

    /// 「計」 as a word of its own, other than in 時計 or 家計; a kanji is E4 … E9 and two more bytes.
    private static func isSum(_ before: Folded) -> Bool {
        guard before.ends(with: "計") else { return false }
        let bytes = before.bytes.dropLast(3)
        return bytes.count < 3 || !(0xE4...0xE9).contains(bytes[bytes.endIndex - 3])
    }

    /// What is a price itself where a shop sells it by that name.
    private static let sold: [StaticString] = [
        "送料", "配送料", "配送費", "クール代", "クール便", "手数料", "延滞金", "延滞料", "遅延損害金", "キャンセル料", "解約金", "違約金", "保証金", "初期費用",
        "入会金", "入会費", "入会料", "登録料", "教材費", "材料費", "交通費", "会場費",
        "休会費", "休会料", "休会金", "在籍料", "在籍費", "休部費", "休塾費",
    ]
    private static let extras: [StaticString] = ["追加", "超過", "オプション", "お試し", "トライアル"]

    /// Whether a name is that of a charge, elsewhere besides a price: 「入会金」, 「再発行手数料」, 「名入れオプション」, 「当日キャンセル」.
    static func isFee(name: Folded) -> Bool {
        (sold + extras + CancellationAmounts.words).contains(where: name.ends(with:)) || isNamedCharge(name)
            || isExtraCharge(name)
    }

    private static let otherBefore: [StaticString] =
        taxes + sold + [
            "本体", "税率",
            "割引", "割引額", "割引金額", "値引", "値引き", "値引額", "値引き額", "クーポン", "還元", "返金", "返金額", "差額",
            "残高",
            "通常", "通常価格", "通常料金", "定価", "参考価格", "小売価格", "市場価格", "旧価格", "旧料金",
            "上限", "上限額", "上限金額", "限度額", "最大", "合計", "合計額", "合計金額", "小計", "総計", "累計", "総額", "総支払額", "総支払い額",
            "総支払金額", "総請求額", "あたり", "当たり", "最低", "最低額", "最低金額", "最低利用額", "最低購入額",
            "差し引いた", "引いた", "除いた", "加えた", "足した", "%対象", "%対象額", "%対象金額", "滞納額", "未納額",
            "1日たった", "1日あたりたった", "1日わずか", "1日あたりわずか", "資本金", "補助金", "助成金", "年収", "月収", "年商", "月商", "売上", "売上高", "収入", "所得", "資産",
            "貯金", "利益", "印紙", "印紙代", "切手", "切手代", "代引", "代引き", "代金引換", "市価", "時価", "店頭価格", "実費", "あわせて", "合わせて", "併せて",
        ]

    private static let taxes: [StaticString] = ["税", "税額", "税等", "税額等", "税相当額", "税分"]

    /// Whether what stands before an amount says that it is a tax.
    static func isTax(before: Folded) -> Bool {
        var before = before.without(QuotedAmounts.fillers)
        for _ in 0..<2 {
            if taxes.contains(where: before.ends(with:)) || EnglishAmounts.isTax(before: before) { return true }
            guard let rest = before.withoutRemark else { return false }
            before = rest.without(QuotedAmounts.fillers)
        }
        return false
    }

    /// A charge besides the price, or the price of another time: `追加料金`, `前回のご請求`, `改定前の月額`, `初回お支払額`.
    private static func isOtherCharge(_ before: Folded) -> Bool {
        let kind = before.without(priceWords)
        return otherCharges.contains(where: kind.ends(with:))
    }

    static let priceWords = QuotedAmounts.priceBefore + ["お", "ご", "の", "は", ":", " "]
    private static let otherCharges: [StaticString] =
        extras + [
            "1か月目", "1ヶ月目", "1ヵ月目", "1カ月目", "前回", "初回", "初回のみ", "初回限定", "初月", "初月のみ", "割引前", "値引前", "値引き前", "従来", "以前", "昨年",
            "昨年度", "去年", "旧", "改定前", "改訂前", "改正前", "変更前", "値上げ前", "値下げ前", "増税前",
        ]

    /// Whether what ends with a word is the name of another amount: 差額, 送料, 追加料金.
    static func endsWithOtherNoun(_ before: Folded) -> Bool {
        let word = before.without([" "])
        return namesOther(word) || isExtraCharge(word)
    }

    /// Whether all of a line names something else that is paid.
    static func isCharge(line: Folded) -> Bool {
        guard line.beginningNoun.bytes.count == line.bytes.count else { return false }
        return isExtraCharge(line) || isNamedCharge(line) || lines.contains(where: line.ends(with:))
    }

    /// `追加料金`, `オプション料金`.
    private static func isExtraCharge(_ word: Folded) -> Bool {
        word.ends(with: "料金") && ["追加", "超過", "オプション"].contains(where: word.droppingLast("料金".utf8.count).ends(with:))
    }

    /// What is a charge by itself, and not only beside an amount, as 「合計」 is.
    private static let lines: [StaticString] = [
        "送料", "配送料", "配送費", "クール代", "手数料", "延滞金", "遅延損害金", "解約金", "違約金", "保証金", "初期費用", "入会金", "入会費",
    ]

    /// Whether a heading names something else that is paid: 送料, オプション料金.
    static func isCharge(heading: Folded) -> Bool { namesOther(heading) || isOtherCharge(heading) }

    /// `追加の1名につき1,100円`, `1回につき330円`, but not `1か月につき2,980円`.
    private static func isExtra(_ before: Folded) -> Bool {
        guard let each = ["につき", "ごとに", "毎に"].first(where: before.ends(with:)) as StaticString? else { return false }
        let occasion = before.droppingLast(each.utf8CodeUnitCount)
        return before.namesExtra || ["1回", "一回", "1件", "一件", "1通", "1度", "一度"].contains(where: occasion.ends(with:))
    }

    /// `これまでの会費2,980円`, with a word that ends as one of the fillers does, `（旧）2,980円`.
    private static func isFormerly(_ before: Folded) -> Bool {
        let word = before.without(priceWords)
        return (untilNow + remarksOfFormer).contains(where: word.ends(with:))
    }

    private static let untilNow: [StaticString] = ["これまで", "いままで", "今まで"]
    private static let remarksOfFormer: [StaticString] = [
        "(旧)", "(旧料金)", "(旧価格)", "(旧会費)", "[旧]", "(以前)", "(従来)", "(従来料金)", "(従来価格)", "(改定前)", "(改訂前)", "(改正前)", "(変更前)", "(値上げ前)",
        "(値下げ前)", "(増税前)",
    ]

    /// What stands between a period and its amount.
    static let besidePeriods: [StaticString] = [" ", "\t", ":", "は", "…", "・", "|", "│", "/", "-", "=", "】", "]", "」"]

    /// `月謝は月あたり8,000円`, `参加費：お一人様あたり8,000円`: as much as that a price is, but `月あたり約2,483円` is what one comes to.
    static func isEach(_ before: Folded) -> Bool {
        let each = before.without([" ", ":", "は", "で", "・"])
        guard let word = eachWords.first(where: each.ends(with:)) else { return false }
        let one = each.droppingLast(word.utf8CodeUnitCount)
        guard let unit = ones.first(where: one.ends(with:)) else { return false }
        let noun = one.droppingLast(unit.utf8CodeUnitCount).without(QuotedAmounts.fillers)
        // `年会費（月あたり400円）` is divided.
        return QuotedAmounts.priceBefore.contains(where: noun.ends(with:)) && !noun.without(priceWords).ends(with: "年")
    }

    private static let eachWords: [StaticString] = ["あたり", "当たり"]
    private static let ones: [StaticString] = [
        "お一人様", "お1人様", "お一人", "お1人", "一人", "1人", "1名様", "1名", "一名様", "一名", "1か月", "1ヶ月", "1ヵ月", "1カ月", "1ケ月", "一か月", "一ヶ月",
        "一ヵ月",
        "一カ月", "ひと月", "月",
    ]

    /// `1日約110円`, but not `毎月1日`, `4月1日`, `21日`.
    private static func isDaily(_ word: Folded) -> Bool {
        guard let day = ["1日", "一日"].first(where: word.ends(with:)) as StaticString? else { return false }
        let rest = word.droppingLast(day.utf8CodeUnitCount)
        return rest.bytes.last.map(isDigit) != true && !["月", "月の", "/", "十", "第"].contains(where: rest.ends(with:))
    }

    // MARK: Behind it

    /// Whether what stands behind an amount, or behind a remark on it, says that it is no price. `saysTax`: it was said whether the tax
    /// is in it.
    static func isOther(after: Folded, saysTax: Bool = false) -> Bool {
        if isReduction(after) || isWorth(after) || isOtherNoun(after) { return true }
        if !saysTax, taxAfter.contains(where: after.starts(with:)), !isGross(after) { return true }
        return otherAfter.contains(where: after.starts(with:)) && !pricesAfter.contains(where: after.starts(with:))
            && !isReason(after)
    }

    /// `会費は2,980円につき、残高をご確認ください`, but not `500円につき、1ポイント`.
    private static func isReason(_ after: Folded) -> Bool {
        let reason = after.dropping(["につき、", "につき,"])
        return reason.bytes.count < after.bytes.count && reason.dropping([" "]).bytes.first.map(isDigit) != true
    }

    /// 「引き落とし」 is a payment, 「引き」 a discount.
    static let debits: [StaticString] = ["引き落", "引落", "引き去", "引去"]
    /// 「引き」 begins other words, too.
    private static let continuations: [StaticString] = ["引き続", "引続", "引き受", "引受", "引き渡", "引渡"]
    /// What only begins as one of `otherAfter`: 「3,300円につきましては」 is no 「1回につき」.
    private static let pricesAfter: [StaticString] = debits + continuations + ["につきまし"]

    private static let taxAfter: [StaticString] = ["(本体", "(消費税)", "(消費税額)", "(税額)", "の消費税"]
    private static let otherAfter: [StaticString] = [
        "引", "オフ", "off", "割引", "値引", "お得", "クーポン", "キャッシュバック", "還元", "ポイント",
        "以上", "以下", "以内", "未満", "超", "まで", "を超え", "を越え", "を上回", "を下回", "が上限", "を上限", "の上限", "が限度", "を限度",
        "相当", "単位", "につき", "ごと", "玉", "札", "切手", "のところ", "だった", "であった",
        "(通常)", "(通常価格", "(通常料金", "(通常時", "(定価)", "(参考)", "(参考価格", "(旧)", "(旧価格", "(旧料金", "(改定前", "(改訂前", "(値上げ前", "(値下げ前",
        "(従来)", "(従来価格", "(従来料金", "(送料)", "(手数料)",
    ]

    /// Whether an amount is taken off, added or given back: `550円お引きします`, `550円を割り引きます`, `1,000円をご返金`, `320円アップ`.
    static func isReduction(_ after: Folded) -> Bool {
        let what = after.dropping(["を", "が", "の", "お", "ご", "分", "全額", "ほど", " "])
        return reductions.contains(where: what.starts(with:)) && !otherWords.contains(where: what.starts(with:))
    }

    /// Whether it is said that an amount is not given back, `2,980円の返金はできません`, or that a price is not charged again.
    static func isKept(_ before: Folded, _ after: Folded, isDenied: () -> Bool) -> Bool {
        let what = after.dropping(["を", "が", "の", "は", "お", "ご", "全額", " "])
        let isMeant =
            what.starts(with: "返")
            || what.starts(with: "追加")
                && QuotedAmounts.priceBefore.contains(where: before.without(QuotedAmounts.fillers).ends(with:))
        return isMeant && isDenied()
    }

    private static let reductions: [StaticString] = [
        "引き", "引い", "引く", "割引", "割り引", "値引", "値下", "値上", "差し引", "差引", "減額", "控除", "免除", "安く", "返金", "返還", "返し", "還元",
        "キャッシュバック", "進呈", "プレゼント", "追加", "アップ", "ダウン", "増額", "加算", "上乗せ", "高く",
    ]
    /// What only begins as one of `reductions`.
    private static let otherWords: [StaticString] = debits + continuations + ["アップグレ", "アップデ", "ダウンロ"]

    /// What something is worth: `500円分のお買い物`, `10,000円分のお支払いごとに`, but not `3,300円分のお支払い`.
    private static func isWorth(_ after: Folded) -> Bool {
        guard after.starts(with: "分の") else { return false }
        let payment = after.dropping(["分の", "お", "ご"])
        let rest = payment.dropping(QuotedAmounts.payments + ["い"])
        return rest.bytes.count == payment.bytes.count || conditions.contains(where: rest.starts(with:))
    }

    private static let conditions: [StaticString] = ["で", "ごと", "につき", "毎", "以上", "まで"]

    /// What is given for a sum: `Amazonギフトカード500円分`, `電子マネー1,000円`.
    static func isGift(_ before: Folded, _ after: Folded) -> Bool {
        let gift = before.without(QuotedAmounts.fillers)
        return gifts.contains(where: gift.ends(with:)) || after.starts(with: "分") && points.contains(where: gift.ends(with:))
    }

    private static let gifts: [StaticString] = [
        "ギフトカード", "ギフト券", "ギフトコード", "商品券", "食事券", "図書カード", "quoカード", "クオカード", "プリペイドカード",
    ]
    private static let points: [StaticString] = ["ポイント", "コイン", "マネー", "ギフト", "利用券"]

    /// The price with tax, behind which the one without it stands: `1,980円(税抜1,800円)`, `1,980円(本体¥1,800+税)`.
    static func isGross(_ after: Folded) -> Bool {
        guard ["(", "[", "【"].contains(where: after.starts(with:)) else { return false }
        let inside = after.dropping(["(", "[", "【"])
        let net = inside.dropping(netWords)
        return net.bytes.count < inside.bytes.count && beginsAmount(net.dropping(netWords + beforeDigits))
    }

    /// Whether an amount stands at the beginning, and no other number: `1,800円(税別 10%)`.
    static func beginsAmount(_ text: Folded) -> Bool {
        let digits = text.dropping(signs + [" "])
        let whole = digits.withoutNumber
        if whole.bytes.count == digits.bytes.count { return false }
        if signs.contains(where: text.dropping([" "]).starts(with:)) { return true }
        // `1.98万円`.
        let unit = (whole.starts(with: ".") ? whole.dropping(1).withoutNumber : whole).dropping([" "])
        // What is looked at may end within the currency, or within a full-width digit, whose first byte is EF.
        return currencies.contains { unit.starts(with: $0) || unit.isBeginning(of: $0) }
            || unit.bytes.count < 3 && unit.bytes.first == 0xEF
    }

    private static let netWords: [StaticString] = ["税抜", "税別", "本体"]
    static let signs: [StaticString] = ["¥", "￥", "\\", "jpy"]
    private static let currencies: [StaticString] = ["円", "圓", "えん", "万", "千", "yen", "jpy"]
    static let beforeDigits: [StaticString] = ["き", "み", "価格", "金額", "料金", "総額", "で", "は", ":", " ", "約"]

    /// Whether the noun that an amount belongs to is no price: `330円の再請求手数料`, `500円分ポイント`, `550円(送料)`, `550円は手数料です`.
    private static func isOtherNoun(_ after: Folded) -> Bool {
        if after.starts(with: "(") { return isOtherRemark(after.dropping(1)) }
        let word = after.dropping(["分", "の", "を"])
        let isTopic = word.starts(with: "は")
        guard let rest = behindOtherNoun(word.dropping(["は"])) else { return false }
        // `2,980円は手数料を含みます`.
        if isTopic { return !particles.contains(where: rest.starts(with:)) }
        // The tax of a price: `会費2,980円 消費税270円`.
        return !after.starts(with: "消費税") || !beginsAmount(rest.dropping([":", " "]))
    }

    /// Whether a remark says no more than what the amount is, `(手数料)`, `(送料・税込)`, and not what it contains: `(入会金なし)`,
    /// `(内消費税270円)`, `(手数料はご負担ください)`.
    private static func isOtherRemark(_ inside: Folded) -> Bool {
        let close = inside.bytes.firstIndex(of: UInt8(ascii: ")")) ?? inside.bytes.count
        let remark = inside.droppingLast(inside.bytes.count - close)
        let end = remark.bytes.indices.first { index in apart.contains { remark.bytes.starts(index, with: $0) } } ?? close
        let (noun, more) = (remark.droppingLast(close - end).without(["として"]), remark.dropping(end))
        return behindOtherNoun(noun)?.bytes.isEmpty == true
            && !more.bytes.indices.contains { index in contained.contains { more.bytes.starts(index, with: $0) } }
    }

    /// Whether a remark on a price says what it includes: `月謝 2,980円（送料・税込）`, but `550円（送料・税込）` is a charge.
    static func isIncluded(_ before: Folded, _ after: Folded) -> Bool {
        let remark = after.dropping(["(", "送料", "配送料", "手数料", "・", "、", ",", "/", "消費"])
        guard after.starts(with: "("), remark.starts(with: "税込") else { return false }
        let word = before.without(QuotedAmounts.fillers)
        return fees.contains(where: word.ends(with:))
    }

    private static let fees: [StaticString] = [
        "月額", "会費", "月謝", "受講料", "受講費", "授業料", "参加費", "参加料", "購読料", "利用料", "価格", "お値段",
    ]

    /// What stands behind the noun of another amount, with which a text begins.
    private static func behindOtherNoun(_ text: Folded) -> Folded? {
        let noun = text.beginningNoun
        return otherNouns.contains(where: noun.ends(with:)) ? text.dropping(noun.bytes.count) : nil
    }

    private static let particles: [StaticString] = ["を", "は", "が", "も", "の"]
    private static let apart: [StaticString] = ["・", "、", ",", "/", ":", " "]
    private static let contained: [StaticString] = ["なし", "無", "不要", "料込", "含", "別", "負担", "ません"]

    private static let otherNouns: [StaticString] = [
        "手数料", "送料", "配送料", "配送費", "クール代", "超過料金", "消費税", "割引", "割引コード", "値引", "クーポン", "クーポンコード", "ポイント",
        "キャッシュバック", "還元", "特典",
        "商品券", "ギフト券", "ギフトカード", "延滞金", "延滞料", "遅延損害金", "キャンセル料", "解約金", "違約金", "保証金", "初期費用", "入会金", "差額", "返金", "印紙",
        "切手",
    ]
}

extension QuotedAmounts {
    /// Whether a name is that of a charge, elsewhere besides a price.
    package static func isFee(name: String) -> Bool {
        name.withTextBytes { text in Folded.of(text.indices, in: text, OtherAmounts.isFee) }
    }
}
