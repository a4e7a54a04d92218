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
            guard wholes.contains(where: whole.ends(with:)) || isOfFee(before: open, on: line, in: text) else { return nil }
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

    private static let wholes: [StaticString] = ["料金の", "代金の", "受講料の", "参加費の", "会費の", "価格の", "金額の"]

    /// What remains of a price by a heading above its line that says nothing else: `【早割】10％OFF⏎会場参加 29,700円`, but not
    /// `【グッズ10％OFF】⏎月会費 2,970円`.
    static func ofHeading(above line: Range<Int>, before amount: Int, in text: TextBytes) -> [Int] {
        guard let above = lineAbove(line, in: text), line.lowerBound <= amount,
            !TextBytes(rebasing: text[line.lowerBound..<amount]).holds(regular)
        else { return [] }
        return Folded.of(above, in: text) { heading in
            guard heading.dropping([" "]).starts(with: "【"), heading.dropping(headings).bytes.isEmpty else { return [] }
            return heading.bytes.indices.compactMap(heading.remainder(at:))
        }
    }

    private static let headings: [StaticString] = [
        "【", "】", " ", "!", "%", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "off", "オフ", "割引", "値引き", "引き", "引", "早割",
        "早期申込", "早期",
        "学割", "学生", "ペア割", "期間限定", "今だけ", "会員", "団体", "家族", "まで", "月", "末", "日", "(", ")",
    ]
    /// What is not reduced: `【今だけ10％OFF】⏎通常 2,970円`.
    private static let regular: [StaticString] = ["通常", "終了後", "一般", "以降", "以後", "定価", "正規", "次回", "翌月", "目"]

    /// What remains of a price by the line above one in brackets: `20%OFFになります。⏎（例：33,000円→26,400円）`.
    static func above(_ line: Range<Int>, in text: TextBytes) -> [Int] {
        guard let above = lineAbove(line, in: text), Folded.of(line, in: text, { $0.dropping([" "]).starts(with: "(") }) else {
            return []
        }
        if TextBytes(rebasing: text[above]).holds(goods) { return [] }
        return Folded.of(above, in: text) { words in words.bytes.indices.compactMap(words.remainder(at:)) }
    }

    /// What is reduced besides the product, or no more.
    private static let goods: [StaticString] = ["グッズ", "物販", "テキスト", "書籍", "終了", "商品", "次回", "入会金"]

    /// Nil where it is longer than what is looked at.
    private static func lineAbove(_ line: Range<Int>, in text: TextBytes) -> Range<Int>? {
        guard line.lowerBound > 0 else { return nil }
        let end = line.lowerBound - 1
        let reach = max(0, end - 200)
        let start = text[reach..<end].lastIndex(where: isLineBreak).map { $0 + 1 }
        return start.map { $0..<end } ?? (reach == 0 ? 0..<end : nil)
    }
}
