import Project
import Rules
import SourceText
import Testing

/// Amounts in kanji, and the many words in which a kanji numeral before 円 is none.
@Suite struct KanjiAmountTests {
    private func quotes(_ body: String, price: Int) -> [String] {
        findings(mail(body).replacing("price: 980", with: "price: \(price)")).filter { $0.hasPrefix("mail-quotes-other-price") }
    }

    @Test(arguments: [
        ("二千九百八十円", 2_980), ("三万円", 30_000), ("一万二千円", 12_000), ("五百円", 500), ("1万2千円", 12_000), ("2.5万円", 25_000),
        ("三,三〇〇円", 3_300), ("三，三〇〇円", 3_300), ("三三〇〇円", 3_300), ("一二〇円", 120), ("千円", 1_000), ("一千円", 1_000), ("千五百円", 1_500),
        ("百二十円", 120), ("十円", 10), ("十一円", 11), ("二十一円", 21), ("九百九円", 909), ("百万円", 1_000_000), ("十二万三千四百五十六円", 123_456),
        ("二千万円", 20_000_000), ("一億二千万円", 120_000_000), ("三万五〇〇〇円", 35_000), ("三万五百円", 30_500), ("三万五円", 30_005),
        ("1万二千円", 12_000),
        ("三万5千円", 35_000), ("三万5,000円", 35_000), ("３万五千円", 35_000), ("3千五百円", 3_500), ("1万千円", 11_000), ("12万三千円", 123_000),
        ("一二〇万円", 1_200_000), ("壱万弐千円", 12_000), ("金参萬円也", 30_000), ("<b>三千</b>円", 3_000), ("三千円（税込）", 3_000), ("三千円税込", 3_000),
    ])
    func valueOfKanji(written: String, price: Int) {
        #expect(quotes("会費は\(written)です", price: price) == [])
        #expect(quotes("会費は\(written)です", price: 1980).count == 1)
    }

    /// Where it begins and ends, and that nothing is proposed in place of kanji.
    @Test func placeOfTheAmount() {
        let text = mail("会費は三万5千円、または一万二千円です")
        #expect(findings(text) == ["mail-quotes-other-price 「三万5千円」", "mail-quotes-other-price 「一万二千円」"])
        #expect(inspect(text).diagnostics.flatMap(\.fixes).isEmpty)
    }

    @Test(arguments: [
        "近畿一円", "東京都内一円にお届け", "百円ショップ", "百円均一", "千円札", "五百円玉", "一万円札", "数千円", "数百円", "十数万円", "百数十円", "千数百円", "何千円", "何百万円", "幾千円",
        "十余万円", "一千円台", "三千円台", "三千円前後", "千円カット", "百円寿司", "一万円選書", "〇円", "〇〇円", "〇〇〇円", "〇,〇〇〇円", "〇万円", "〇千円", "三〇万〇千円", "1〇〇円",
        "○千円",
        "○万円", "●●万円", "万円", "億円", "一兆円", "一兆二千億円", "二三千円", "二、三千円", "三〜五千円", "二三万円", "五六百円", "十五六円", "百千円", "三千五千円", "一万二万円",
        "三二十円",
        "千〇五十円", "3二円", "二3円", "三万円満室", "第三円形ホール", "第二円卓会議", "一・二万円", "v三千円", "-三千円", "一二三四五六七八九〇円", "一万円以上で送料無料", "千円単位", "円満",
        "会員円",
        "五,〇〇円", "二千,三千円", "1,二〇〇円",
    ])
    func noAmount(body: String) {
        #expect(quotes("会費: 980円 " + body, price: 980) == [])
        #expect(quotes("会費は980円です。" + body + "のご案内", price: 980) == [])
    }

    /// What the words beside an amount say of it holds for kanji, too.
    @Test(arguments: [
        "送料五百円", "三千円(税込三千三百円)", "三千三百円(税抜三千円)", "三千円＋税", "二千円引き", "三か月分 九千九百円", "三ヶ月分（9,900円）", "十二回で三万九千六百円", "九千九百円(三か月分)",
        "千百円×三回",
        "年額三万九千六百円", "一年分 39,600円", "3か月分一括で9,900円", "2名様一律6,600円", "2人一組で6,600円", "3か月に一度、9,900円",
        "（単位：千円）", "単位は百円", "千円の位を四捨五入", "二千円→三千三百円", "合計六千六百円", "千円分のポイント",
    ])
    func otherAmount(body: String) {
        #expect(quotes(body, price: 3300) == [])
    }

    @Test(arguments: ["四か月分 九千九百円", "千百円×二回", "三千円分のお支払い", "三千円引き落とし", "四千四百円(税抜四千円)", "九千九百円", "一般会員三千円", "三円"])
    func price(body: String) {
        #expect(quotes(body, price: 3300).count == 1)
    }

    @Test func amountOfAName() {
        let text = mail("「月商百万円」のお支払いは980円です").replacing("name: オンライン講座", with: "name: 月商百万円")
        #expect(findings(text) == [])
    }

    /// Each 円 has its own number, and none is read over all the numerals of a line.
    @Test func manyNumerals() {
        let body = String(repeating: "十円 ", count: 200) + String(repeating: "千,", count: 2_000) + "千円 二千円"
        #expect(body.withTextBytes(QuotedAmounts.find).map(\.value) == Array(repeating: 10, count: 200) + [2_000])
    }
}
