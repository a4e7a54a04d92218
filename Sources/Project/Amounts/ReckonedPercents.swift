import SourceText

/// The percents of a price that an amount is said to be elsewhere than right beside it.
enum ReckonedPercents {
    /// What a fee is: `キャンセル料：受講料の50％です（会場参加の場合は16,500円）`, `プラン料金の50％（データプランの場合14,850円）`, but not
    /// `継続率90％（月会費2,970円）`.
    static func beforeBracket(of amount: Range<Int>, on line: Range<Int>, in text: TextBytes) -> Int? {
        guard let open = BracketedAmounts.open(before: amount.lowerBound, in: text), open > line.lowerBound else { return nil }
        return Folded.of(max(line.lowerBound, open - 36)..<open, in: text) { before in
            let share = before.without(["です", "となります", "は", " "])
            guard let sign = (["%", "割"] as [StaticString]).first(where: share.ends(with:)) else { return nil }
            let number = share.droppingLast(sign.utf8CodeUnitCount)
            let whole = number.droppingLast(number.bytes.reversed().prefix(while: isDigit).count)
            // Neither 「継続率90％」 nor 「満足度90％」.
            guard
                wholes.contains(where: whole.ends(with:))
                    || !rates.contains(where: whole.ends(with:)) && isOfFee(before: open, on: line, in: text)
            else { return nil }
            return number.lastNumber.map { sign.utf8CodeUnitCount > 1 ? $0 * 10 : $0 }
        }
    }

    /// A heading may say what is charged: `◎キャンセル規定⏎・前日50％（会場参加16,500円）`.
    private static func isOfFee(before open: Int, on line: Range<Int>, in text: TextBytes) -> Bool {
        let paragraph = max(0, line.lowerBound - 300)..<line.lowerBound
        let start = text[paragraph].indices.last { text.starts($0, with: "\n\n") } ?? paragraph.lowerBound
        return TextBytes(rebasing: text[start..<open]).holds(fees)
    }

    private static let fees: [StaticString] = ["キャンセル", "解約", "取消", "取り消し", "返金", "返品", "休会", "違約", "延期", "内金", "手付"]

    private static let rates: [StaticString] = ["率", "度", "率は", "度は"]
    private static let wholes: [StaticString] = ["料金の", "代金の", "受講料の", "参加費の", "会費の", "価格の", "金額の"]

    struct OfHeading {
        /// So many percent of a price it may be.
        var percents: [Int] = []
        /// It may be only where the line names what is sold: below the first line, or where others may have a price of their own.
        var isOfNamed = false
        /// Where the list begins that it stands over.
        var end = 0
    }

    /// What remains of a price by a heading above its line, or above the list that it stands in, that says nothing else:
    /// `【早割】10％OFF⏎会場参加 29,700円`, but not `【グッズ10％OFF】⏎月会費 2,970円`.
    static func ofHeading(above line: Range<Int>, before amount: Int, in text: TextBytes) -> OfHeading {
        guard line.lowerBound <= amount, !TextBytes(rebasing: text[line]).holds(later) else { return OfHeading() }
        let words = TextBytes(rebasing: text[line.lowerBound..<amount])
        if words.holds(regular) { return OfHeading() }
        var (next, isFirst) = (line, true)
        for _ in 0..<mostOfList {
            guard let above = lineAbove(next, in: text), !above.isEmpty else { return OfHeading() }
            if let heading = Folded.of(above, in: text, heading) {
                // `■早割10％OFF⏎■受講料 29,700円` are two of a list.
                if let bullet = heading.bullet, Folded.of(line, in: text, { $0.dropping([" "]).starts(with: bullet) }) {
                    return OfHeading()
                }
                let namesBuyers = words.holds(buyers)
                if heading.isOfGroup, namesBuyers { return OfHeading() }
                return OfHeading(
                    percents: heading.percents, isOfNamed: !isFirst || heading.isOfGroup || namesBuyers, end: above.upperBound)
            }
            // What stands below is no list that goes on.
            let item = TextBytes(rebasing: text[above])
            guard item.holds(["円", "¥", "￥"]), !item.holds(regular) else { return OfHeading() }
            (isFirst, next) = (false, above)
        }
        return OfHeading()
    }

    /// What a line says that is no more than a heading with a percent; nil for any other.
    private static func heading(_ line: Folded) -> (percents: [Int], bullet: StaticString?, isOfGroup: Bool)? {
        let text = line.dropping([" "])
        let bullet = bullets.first(where: text.starts(with:))
        guard bullet != nil || brackets.contains(where: text.starts(with:)) else { return nil }
        let rest = text.dropping(bullets + brackets).dropping(words)
        guard rest.dropping(words + groups).bytes.isEmpty else { return nil }
        return (line.bytes.indices.compactMap(line.remainder(at:)), bullet, !rest.bytes.isEmpty)
    }

    private static let mostOfList = 8
    private static let brackets: [StaticString] = ["【", "<", "《", "["]
    private static let bullets: [StaticString] = ["■", "●", "◆", "★", "☆", "◎", "◇", "▼", "▽"]
    private static let words: [StaticString] = [
        "【", "】", "》", "]", ">", " ", "!", "%", "/", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "off", "オフ", "割引", "値引き",
        "引き", "引", "早割", "早期申込", "早期", "先行", "リピーター", "学割", "学生", "ペア割", "期間限定", "今だけ", "まで", "月", "末", "日", "(", ")",
    ]
    /// Those who have a price of their own, or something else that is reduced.
    private static let groups: [StaticString] = ["会員", "団体", "家族"]
    /// What is not reduced: `【今だけ10％OFF】⏎通常 2,970円`, `【早割10％OFF】⏎4月から 2,970円`.
    private static let regular: [StaticString] = [
        "通常", "終了後", "一般", "以降", "以後", "以外", "定価", "正規", "次回", "目", "非", "ビジター", "社会人", "本来", "継続", "当日", "から", "より", "〜", "～",
        "~",
        "場合", "延長", "更新",
    ]
    /// Behind an amount, too: `会場参加 29,700円（早割終了後）`.
    private static let later: [StaticString] = ["終了後", "以降", "以後"]
    /// Of whom or of when only the name of what is sold tells whether it is reduced: `【学割10％OFF】⏎大人 2,970円`.
    private static let buyers: [StaticString] = ["月", "日", "会費", "人", "名"]

    /// What remains of a price by the line above one in brackets: `20%OFFになります。⏎（例：33,000円→26,400円）`.
    static func above(_ line: Range<Int>, in text: TextBytes) -> [Int] {
        let isExample = Folded.of(line, in: text) { words in
            let words = words.dropping([" "])
            return words.starts(with: "(") ? words.dropping(["(", " "]).starts(with: "例") || words.bytes.holds(["→"]) : nil
        }
        guard let isExample, let above = lineAbove(line, in: text) else { return [] }
        let words = TextBytes(rebasing: text[above])
        if words.holds(goods) || !isExample && !words.holds(conditions) { return [] }
        return Folded.of(above, in: text) { words in words.bytes.indices.compactMap(words.remainder(at:)) }
    }

    /// What the product itself is reduced for.
    private static let conditions: [StaticString] = [
        "名以上", "名様以上", "人以上", "人様以上", "早割", "早期", "学割", "ペア", "グループ", "複数", "同時", "お申し込み", "お申込み", "ご紹介", "学生", "リピーター", "期間限定",
        "クーポン", "まで",
        "今なら", "今だけ",
    ]
    /// What is reduced besides the product, or no more.
    private static let goods: [StaticString] = [
        "グッズ", "物販", "テキスト", "書籍", "終了", "商品", "次回", "入会金", "教材", "レンタル", "ドリンク", "懇親会", "オプション", "次年度",
    ]

    /// Nil where it is longer than what is looked at.
    private static func lineAbove(_ line: Range<Int>, in text: TextBytes) -> Range<Int>? {
        guard line.lowerBound > 0 else { return nil }
        let end = line.lowerBound - 1
        let reach = max(0, end - 200)
        let start = text[reach..<end].lastIndex(where: isLineBreak).map { $0 + 1 }
        return start.map { $0..<end } ?? (reach == 0 ? 0..<end : nil)
    }
}
