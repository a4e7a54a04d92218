import SourceText

/// Whose price the words before an amount name: 「会費」, 「今月の会費」 and 「講座の受講料」 are the product's own, 「駐車料金」 and 「学生の会費」 may be any.
enum PriceOwner {
    /// Whether a noun stands before a word for a price, be it joined to it or with 「の」, that is none of the usual ones. Before 「毎月」 and
    /// 「月額」 it may stand by itself: 「駐車場は月額5,500円」, 「施設費 月額550円」.
    static func isNamed(before word: Folded) -> Bool {
        var rest = word.without(priceWords)
        if rest.bytes.count == word.bytes.count { return false }
        if monthly.contains(where: word.ends(with:)) { rest = rest.without(priceWords + ["は", " ", ":", "("]) }
        while true {
            let isPossessive = rest.ends(with: "の")
            let noun = isPossessive ? rest.droppingLast("の".utf8.count) : rest
            let further = noun.without(usual)
            if further.bytes.count == noun.bytes.count { return isPossessive || endsWithNoun(noun) }
            rest = further.without(priceWords)
        }
    }

    /// Whether a noun that costs so much stands behind an amount: 「月額1,980円のライトコース」, but not 「2,980円のお支払い」.
    static func isNamed(behind rest: Folded) -> Bool {
        let noun = rest.dropping(["の", "お", "ご"])
        return rest.starts(with: "の") && !noun.bytes.isEmpty && !paid.contains(where: noun.starts(with:))
    }

    private static let paid = QuotedAmounts.payments + ["自動", "未払", "未納", "振込", "全額", "領収", "件", "みの", "みを", "みと", "みで"]

    private static let monthly: [StaticString] = ["毎月", "月額", "月々"]

    private static let priceWords = QuotedAmounts.priceBefore + ["お", "ご"]

    private static let usual: [StaticString] =
        priceWords + [
            "消費", "今月", "今回", "今期", "今年", "当月", "当期", "毎月", "毎回", "月々", "来月", "翌月", "次月", "次回", "先月", "前月",
            "月", "年", "分", "回", "回目", "度", "以降", "現在", "下記", "以下", "上記", "今後", "新", "本", "当",
            "講座", "コース", "サービス", "プラン", "商品", "サロン", "スクール", "教室", "クラブ", "サークル", "レッスン",
            "会員", "様", "さま", "さん", "皆", "お客", "あなた", "契約", "利用", "使用", "受講", "購入", "購読", "参加", "登録",
            "申込", "申し込み", "申込み", "基本", "定期", "自動", "継続", "更新", "決済", "内容", "ジム", "スタジオ",
        ]

    /// Whether it ends with a kanji (E4 … E9), katakana (E3 82 A1 … E3 83 BF) or a letter.
    private static func endsWithNoun(_ text: Folded) -> Bool {
        let bytes = text.bytes
        guard let last = bytes.last else { return false }
        if isLetter(last) { return true }
        guard bytes.count > 2 else { return false }
        switch (bytes[bytes.count - 3], bytes[bytes.count - 2]) {
        case (0xE4...0xE9, _), (0xE3, 0x83): return true
        case (0xE3, 0x82): return last > 0xA0
        default: return false
        }
    }
}
