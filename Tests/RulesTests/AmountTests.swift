import Project
import Rules
import SourceText
import Testing

/// Which amounts of a mail are meant as a price, and of which the right one is known.
@Suite struct AmountTests {
    private func quotes(_ body: String, price: Int = 1980) -> [Diagnostic] {
        inspect(mail(body).replacing("price: 980", with: "price: \(price)")).diagnostics
            .filter { $0.code == .mailQuotesOtherPrice }
    }

    @Test(arguments: [
        "1,800円(税込1,980円)", "1,800円（税込1,980円）", "1,800円(税込 1,980円)", "1,800円 (税込み1,980円)", "1,800円/税込1,980円", "1,800円 税込¥1,980",
        "1,800円（税込価格：１，９８０円）", "1,800円(消費税込1,980円)", "税抜価格1,800円", "税抜き価格は1,800円", "税別価格: 1,800円", "本体価格1,800円",
    ])
    func netPriceIsNoMistake(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "330円の再請求手数料", "330円の手数料", "550円の送料", "500円の割引", "500円のクーポン", "500円分ポイント", "合計金額 3,960円", "小計 3,960円", "計3,960円",
        "総額 3,960円", "お支払い総額:3,960円", "2か月分(3,960円)", "２ヶ月分で3,960円", "1,980円×12回=23,760円", "年額23,760円", "1年分 23,760円",
        "3,960円（2か月分）",
        "23,760円/年", "半年分 11,880円", "通常9,800円のところ", "9,800円のところ", "通常料金 9,800円", "9,800円→1,980円", "9,800円 ⇒ 1,980円",
        "参考価格:9,800円",
        "メーカー希望小売価格9,800円", "100,000円を超えると", "100,000円が上限です", "上限額100,000円", "1杯あたり約30円", "1ポイント＝1円", "1ポイント = 1円", "クール代330円",
        "延滞料330円", "手数料として330円", "+500円", "＋500円", "▲500円", "送料は本州880円です。", "送料が550円", "送料:北海道1,200円", "送料は本州880円、北海道1,200円",
        "1,800円 + 税180円", "9,800円→無料", "9,800円(税込) → 1,980円", "9,800円 → 今だけ1,980円", "9,800円 →\n1,980円", "9,800円\n　↓\n1,980円",
        "送料 - 550円", "送料 – 550円", "-¥550", "－550円", "−550円", "ご請求 1,980円 - 550円", "クーポン利用 - 550円", "1,980円 - 550円 = 1,430円",
        "1,430円 + 550円 = 1,980円", "9,800円→初月1,980円", "9,800円→合計1,980円", "9,800円→50%OFF", "9,800円⇒今だけ無料", "調整 - 500円",
        "早期申込 - 500円", "調整額：− 500円", "- 330円（再決済手数料）",
    ])
    func otherAmountIsNoMistake(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        ("1,800円(税込2,980円)", ["2,980円"]), ("2,980円(税込)", ["2,980円"]), ("2,980円（税込み）", ["2,980円"]), ("送料込みで2,980円", ["2,980円"]),
        ("2か月分(3,900円)", ["3,900円"]), ("3か月分(3,960円)", ["3,960円"]), ("2,980円の送料込プラン", ["2,980円"]), ("腕時計 2,980円", ["2,980円"]),
        ("2,980円のプラン", ["2,980円"]), ("2,980円分割払い", ["2,980円"]), ("会費と2,980円", ["2,980円"]),
        ("月額2,980円 → お支払いはこちら", ["2,980円"]), ("月額2,980円→\n1,980円は", []), ("月額2,980円 →\nこちら\n1,980円は", ["2,980円"]),
        ("月額2,980円\n▼1,980円", ["2,980円"]), ("2,980円 → 3日以内に", ["2,980円"]), ("2,980円 → こちら。1,980円は", ["2,980円"]),
        ("月額会費 - 2,980円", ["2,980円"]), ("- 2,980円（今月の会費）", ["2,980円"]), ("12月分 - 2,980円", ["2,980円"]),
        ("受講料2,980円（従来どおり）のお支払い", ["2,980円"]), ("受講料2,980円（通常コース）", ["2,980円"]),
        ("会費 3,300円 + 送料550円 = 3,850円 のお支払い", ["3,300円", "3,850円"]),
        ("会費3,300円が引き落とせず、翌月に2か月分の3,960円となります", ["3,300円"]),
        ("会費 1,980円\n- 2,980円", ["2,980円"]), ("1,980円 - 550円 = 1,480円", ["1,480円"]),
    ])
    func priceIsStillFound(body: String, expected: [String]) {
        #expect(
            findings(mail(body).replacing("price: 980", with: "price: 1980"))
                == expected.map { "mail-quotes-other-price 「\($0)」" })
    }

    /// What says that an amount is no price may stand behind a remark on it.
    @Test(arguments: [
        "5,000円（税込）以上のお買い上げで送料無料です", "再請求のときは、330円（税込）の手数料がかかります", "先月分の1,650円（税込）を返金いたします", "500円(税込)OFF",
        "500円（税込）引き", "5,000円（税込）まで", "5,000円【税込】未満", "500円 [税込] 相当", "500円（税込） のクーポン", "500円（全国一律・税込）の送料", "330円税込の手数料",
        "330円税込みの手数料", "5,940円（税込・3か月分）", "495円（税込）×4回", "5,940円（税込）(3か月分)", "1,650円(税込)を全額返金",
    ])
    func remarkHidesNothing(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "2,980円（税込）", "2,980円（税込）のお支払い", "2,980円（税込）(税抜2,710円)", "2,980円（税込） 税抜2,710円", "2,980円（税込）につきまして", "2,980円（税込）引き落とし",
        "2,980円（税込\n）の手数料", "2,980円（1,980円の手数料", "2,980円（税込）を請求し、送料550円", "2,980円(月額)のプラン",
    ])
    func remarkMakesNothingUp(body: String) {
        #expect(quotes(body).count == 1)
    }

    /// The price without its tax, which is said in brackets or as an amount of its own.
    @Test(arguments: [
        "会費は1,800円（＋税）です", "1,800円（+消費税）", "1,800円（外税）", "1,800円（消費税別）", "1,800円（消費税は別）", "1,800円＋消費税10%", "1,800円（プラス税）",
        "1,800円、税別です",
        "会費1,800円、消費税180円、合計1,980円", "会費 1,800円\n消費税(10%) 180円\n合計 1,980円", "消費税180円、会費1,800円",
        "会費 1,430円\n送料 370円\n消費税 550円",
    ])
    func netPriceWithItsTax(body: String) {
        #expect(quotes(body).isEmpty)
    }

    /// A price without tax that is none of the product's, be it alone or beside the right one.
    @Test(arguments: [
        ("会費は1,900円+税です", ["1,900円"]), ("1,900円(月額)+税", ["1,900円"]), ("税抜1,900円", ["1,900円"]),
        ("税抜価格: 1,900円(税込1,980円)", ["1,900円"]),
        ("1,980円(税抜1,900円)", ["1,900円"]),
        ("1,900円（税別）", ["1,900円"]), ("会費(税抜) 1,900円", ["1,900円"]), ("3か月分 5,700円+税", ["5,700円"]),
        ("会費1,900円＋消費税190円", ["1,900円"]),
        // The whole pair is old, which the amount with tax says.
        ("2,980円(税抜2,710円)", ["2,980円"]), ("2,710円(税込2,980円)", ["2,980円"]), ("2,980円（税抜 ￥2,709）", ["2,980円"]),
    ])
    func netPriceThatIsNone(body: String, expected: [String]) {
        let found = quotes(body)
        #expect(
            findings(mail(body).replacing("price: 980", with: "price: 1980"))
                == expected.map { "mail-quotes-other-price 「\($0)」" })
        #expect(found.allSatisfy { $0.fixes.isEmpty || $0.message.ja.contains("2,980円") })
        #expect(found.allSatisfy { $0.message.ja.contains("消費税を除いた") == !body.contains("2,980円") })
    }

    /// Tax is rounded up or down, and what is said to be something else is no price, with or without tax.
    @Test(arguments: [
        "2,709円+税", "2,710円（税別）", "税抜2,709円", "会費(税抜) 2,710円", "3か月分 8,127円+税", "2,710円(税込2,980円)", "903円＋税×3回", "送料500円+税",
        "送料 税抜500円",
        "送料550円(税抜500円)", "送料(税抜) 500円", "通常価格 3,300円(税抜3,000円)", "5,000円(税抜)以上で送料無料", "税抜5,000円以上", "500円+税の手数料", "500円(税抜)引き",
        "3,000円(税抜)→2,710円(税抜)", "消費税271円", "270円(消費税)", "本体 30,000円", "入会金 11,000円(税抜10,000円)",
        "軽減税率の送料 540円(税抜500円)",
    ])
    func netPriceThatIsRight(body: String) {
        #expect(quotes(body, price: 2980).isEmpty)
    }

    /// Nothing is said of a price of which the tax is not known.
    @Test func netPriceOfUnknownTax() {
        let text = mail("会費は500円+税です")
        #expect(findings(text) == ["mail-quotes-other-price 「500円」"])
        #expect(findings(inspect(text.replacing("tax_rate: 10%", with: "tax_rate: ten"))) == ["bad-format 「ten」"])
    }

    /// A tax that does not fit: the old price, which is not rewritten without its tax.
    @Test(arguments: ["会費2,710円、消費税271円、合計2,981円", "会費2,980円(うち消費税270円)", "会費1,800円、送料180円"])
    func taxThatDoesNotFit(body: String) {
        let found = quotes(body)
        #expect(found.count == 1)
        #expect(found.allSatisfy { $0.fixes.isEmpty } == body.contains("消費税"))
    }

    /// An amount that was the price, and the one that it has become.
    @Test(arguments: [
        "会費を2,750円から1,980円に改定しました", "会費を2,750円（税込）から月額1,980円（税込）へ", "2,750円より1,980円となります", "会費2,750円を1,980円に変更いたしました",
        "2,750円が1,980円への値下げで", "昨年は2,750円でした", "旧会費2,750円", "今まで2,750円", "これまでの会費は2,750円", "2,750円だった会費",
        "現在の会費2,750円は、来月から1,980円に変わります", "<s>2,750円</s> 1,980円",
        "<del><b>2,750円</b></del>",
    ])
    func formerPrice(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "2,750円から1,980円までのプラン", "2,750円から\n1,980円に", "2,750円から。1,980円に", "2,750円を1,980円の改装で", "2,750円を、1,980円に含む", "2,750円からご利用に",
        "2,750円と1,980円と", "2,750円の1,980円に", "2,750円は1,980円に含む", "2,750円を請求し、手数料330円に変更となります", "2,750円 → 手数料330円がかかります",
        "<sup>2,750円</sup>",
    ])
    func noFormerPrice(body: String) {
        #expect(quotes(body).count == 1)
    }

    @Test(arguments: [
        "月額320円アップ", "320円の増額", "320円高くなります", "送料は別途550円です", "別途550円がかかります", "Amazonギフトカード500円分", "商品券500円", "ポイント500円分",
        "500円分プレゼント", "楽天ポイント 500円分を進呈",
        "初回のみ500円", "振込手数料（220円〜440円）", "送料 550円～880円", "手数料220円から440円", "割引前の価格は2,980円", "2,980円（通常価格）", "改定前：月額2,750円（税込）",
        "改定前は月額2,750円", "最低利用額1,000円", "年収1,000万円", "お振込金額から手数料330円を差し引いた1,650円", "追加の1名につき1,100円", "1名追加ごとに1,100円",
        "1,800円(+TAX)",
    ])
    func furtherAmountIsNoMistake(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "会費は別途2,980円", "2,980円ダウンロード版", "2,980円アップグレード", "クレジットカードで2,980円分のお支払い", "ポイント対象 2,980円分のお支払い", "1か月につき2,980円",
        "2,980円(送料込)", "2,980円〜", "会費2,980円〜1,980円", "追加なし\n1か月につき2,980円",
        "カード 2,980円分",
    ])
    func furtherPriceIsFound(body: String) {
        #expect(quotes(body).count == 1)
    }

    /// Tags stand between an amount and what belongs to it, and are no words.
    @Test(arguments: [
        ("<b>2,980</b>円", ["2,980</b>円"]), ("<B><SPAN>2,980</SPAN></B> 円", ["2,980</SPAN></B> 円"]),
        ("¥<b>2,980</b>", ["¥<b>2,980"]),
        ("&yen;2,980", ["&yen;2,980"]), ("&#165; 2,980", ["&#165; 2,980"]), ("JPY <i>2,980", ["JPY <i>2,980"]),
        ("会費<2,980>円", []),
        ("2,980<br>円", ["2,980<br>円"]), ("2,980</p>円", []), ("2,980<>円", []), ("&amp;2,980", []), ("<b>1,980</b>円", []),
        ("<b>550円</b>の送料", []),
        ("送料は<strong>550円</strong>", []), ("<b>送料</b>：<span style=\"color: red\">550円</span>", []),
        ("<span style=\"font-weight: bold; color: #ff0000\">550円</span><small>（税込）</small>の手数料", []), ("送料<br>550円", ["550円"]),
        ("550円</p>手数料", ["550円"]), ("550円<branch>手数料", []), ("送料&nbsp;550円&nbsp;", []), ("550円&nbsp;OFF", []),
    ])
    func tags(body: String, expected: [String]) {
        #expect(
            findings(mail(body).replacing("price: 980", with: "price: 1980"))
                == expected.map { "mail-quotes-other-price 「\($0)」" })
    }

    @Test func amountIsShownWithoutTags() {
        let found = quotes("今月の会費 <b>2,980</b>円")
        #expect(found.map { $0.message.ja.contains("「2,980円」") } == [true])
        #expect(found.flatMap(\.fixes).flatMap(\.edits).map(\.text) == ["1,980"])
    }

    /// 「引き落とし」 is a payment, 「引き」 a discount.
    @Test(arguments: [
        ("毎月2,980円引き落としいたします", 1), ("2,980円引落し", 1), ("2,980円引き去り", 1), ("2,980円　引き落とし日", 1), ("500円引き", 0), ("500円引換券", 0),
    ])
    func debits(body: String, count: Int) {
        #expect(quotes(body).count == count)
    }

    /// What no word says to be the price is not rewritten to it.
    @Test(arguments: [
        ("料金2,980円", true), ("月額 2,980円", true), ("会費は2,980円です", true), ("お支払い金額：2,980円", true), ("ご請求額(税込)\n2,980円", true),
        ("2,980円(税込)", true), ("2,980円/月", true), ("毎月2,980円引き落とし", true), ("代金\n2,980円", true),
        ("2,980円です", false), ("お得な2,980円", false), ("年会費12,000円", false), ("3か月分 2,980円", false), ("講座のあと2,980円", false),
        ("月額2,980円(税抜2,710円)", false),
        ("2,980円（税込）のお支払い", true), ("2,980円（税込）を引き落とし", true), ("2,980円（税込）です", true), ("2,980円（税込）/月", true),
        ("2,980円（税込）の特別なプラン", false), ("2,980円（税込）コース", false), ("会費2,980円（税込）のプラン", false), ("会費は別途2,980円", false),
    ])
    func fixesOnlyWhatIsSaidToBeThePrice(body: String, hasFix: Bool) {
        #expect(quotes(body).map { !$0.fixes.isEmpty } == [hasFix])
    }

    /// A number without a currency is an amount only where nothing says what else it counts.
    @Test(arguments: [
        "1,980円(税込・1名様)", "1,980円（税込・60分）", "1,980円(税込・120分)", "1,980円(税込 8%)", "1,980円(税込10%)", "1,980円(税込 1か月)",
        "1,980円(税込・2026年4月から)", "表示価格はすべて税込(10%)です", "税込は2024年4月から", "税込・12回払い", "税込・2026/4/1から", "講座3(税込) 1,980円", "料金、税込 1",
        "税込 365日間",
    ])
    func countsBesideTaxAreNoAmounts(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: ["税込2980", "税込 2980です", "税込2980、", "料金(税込2980)", "税込2,980/月", "料金 2980(税込)", "税込2980\n次の行"])
    func numberBesideTaxIsAnAmount(body: String) {
        #expect(quotes(body).count == 1)
    }

    @Test(arguments: [
        "月額2,980円(税抜2,710円)", "月額 2,980円(本体2,710円+税270円)", "2,980円（税別 ¥2,710）", "2,980円(本体価格2,710円)",
        "会費2,980円につきまして、お支払いが確認できません",
        "2,980円につきましては", "2,980円分のお支払い", "2,980円分のご請求", "2,980円分の会費",
    ])
    func priceBesideOtherWordsIsFound(body: String) {
        #expect(quotes(body).count == 1)
    }

    @Test(arguments: [
        "1,980円(税抜1,800円)", "1,980円（税抜 ￥1,800）", "1,980円(本体1,800円+税180円)", "1,800円(税抜)", "1,800円(月額)+税", "1,800円【毎月】(税抜)",
        "1,800円(税抜き)", "1,800円(本体価格)",
        "1,800円(税別・送料550円)",
        "1,800円(税別 10%)",
        "1,800円(税抜、税込1,980円)", "330円につき1回、500円につき1ポイント", "500円分のお買い物券", "10,000円分のお支払いごとに", "10,000円分のお支払いで",
    ])
    func amountBesideThePriceIsNoMistake(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "送料を550円お引きします", "550円お値引きします", "550円を差し引きます", "550円を割り引きます", "550円の割り引き", "550円が値引きされます", "1,000円をご返金", "1,000円お返しします",
        "1,000円を返金します", "| 消費税 10% | 180円 |", "| 送料 | 550円 |", "改定前 2,750円", "値上げ前の2,750円", "前回のご請求 2,750円", "追加料金 1,100円",
        "超過料金(税込) 1,100円", "オプション料金:1,100円", "入会費 5,500円", "総支払額 39,600円", "初回お支払額 550円", "1回495円×4回=1,980円", "495円×4回",
        "4回×495円",
        "５円切手", "追加お支払い金額 1,100円", "変更は1回につき330円です", "送料 550円 / 代引 330円", "代金引換：330円", "税抜表示1,800円",
        "4月〜6月分 5,940円", "4～6月分：5,940円", "12月から2月分 5,940円", "5,940円（4月-6月分）",
        "11月〜翌1月分 5,940円", "2024年12月〜2025年2月分 5,940円", "旧料金（2024年3月まで）\n月額 2,980円", "改定前の料金表\n月額 2,980円",
        "旧料金\n月額 2,980円", "【改定前の料金】\n月額 2,980円\n年額 19,800円", "■これまでの会費\n2,980円",
    ])
    func otherChargeIsNoMistake(body: String) {
        #expect(quotes(body).isEmpty)
    }

    @Test(arguments: [
        "2,980円をお引き落としいたします", "2,980円が引き落とされます", "| 月額 | 2,980円 |", "会員料金 2,980円", "今回のご請求 2,980円", "500円×4回", "2,980円を追って",
        "入会費用とは別に会費 2,980円",
        "2,980円×12回", "2,980円のご請求を", "1か月につき2,980円", "4月〜6月分 2,980円", "4月分 5,940円", "4月1日から6月分 5,940円",
        "旧料金\nなし\n\n月額 2,980円", "新料金\n月額 2,980円", "旧講座\n2,980円",
        "■旧料金■\n会費: 1,480円\n■新料金■\n会費: 2,980円", "旧料金\n1,480円\n改定後の料金（4月から）\n2,980円", "2024年3月〜6月分 2,980円",
    ])
    func priceBesideSimilarWordsIsFound(body: String) {
        #expect(quotes(body).count == 1)
    }

    /// All charges of a method that ends after so many.
    @Test func totalOfAllChargesIsNoMistake() {
        let text = mail("12回の総額:スタンダード 23,760円").replacing("price: 980", with: "price: 1980")
        let limited = text.replacing("price: 1980", with: "price: 1980\n    recurrence: {every: 1 month, times: 12}")
        #expect(findings(text).count == 1)
        #expect(findings(limited) == [])
        #expect(findings(limited.replacing("23,760円", with: "23,670円")).count == 1)
    }

    @Test(arguments: [
        ("スタンダード 66,00円", ["66,00円"]), ("198,0円", ["198,0円"]), ("19,8000円", ["19,8000円"]), ("金額：１９，８０円", ["１９，８０円"]),
        ("1,98,000円", []),
        ("1000,1980円", []), ("4,5月分は1,980円", []), ("第1,2回", []), ("#1,1980円", []), ("＃１，１９８０円", []), ("1,980円", []),
    ])
    func slippedSeparatorIsFound(body: String, expected: [String]) {
        #expect(
            findings(mail(body).replacing("price: 980", with: "price: 1980"))
                == expected.map { "mail-quotes-other-price 「\($0)」" })
        #expect(quotes(body).allSatisfy { $0.fixes.isEmpty })
    }

    @Test(arguments: ["月商100万円講座", "副業で月5万円!動画編集オンライン講座"])
    func amountOfAName(name: String) {
        let text = mail("「\(name)」のお支払いは980円です", subject: "【\(name)】お支払いの確認").replacing("name: オンライン講座", with: "name: \(name)")
        #expect(findings(text) == [])
        #expect(findings(text.replacing("【\(name)", with: "【講座\(name.dropFirst(2))")).count == 1)
        let method = mail("\(name)のお支払い").replacing("  - id: monthly", with: "  - id: monthly\n    name: \(name)")
        #expect(findings(method) == [])
    }

    // MARK: Words that only begin as those of a reduction

    @Test(arguments: [
        "2,980円を引き続きお支払いください", "2,980円、引続きお支払い", "2,980円を引き受け", "2,980円を引き渡しの際に", "2,980円の返金はできません", "2,980円ご返金できません",
        "2,980円（税込）の返金はいたしかねます", "会費2,980円の追加請求はありません", "月会費は2,980円につき、カードの残高をご確認ください",
    ])
    func priceBesideWordsOfNoReduction(body: String) {
        #expect(quotes(body, price: 3300).count == 1)
    }

    @Test(arguments: [
        "2,980円をご返金します。取り消しはできません", "2,980円の返金", "2,980円以上の返金はできません", "500円につき、1ポイント", "550円の追加請求はありません",
        "会費のほか2,980円の追加があります", "送料550円の返金はできません", "500円引きはできません", "クーポン500円の返金はできません",
    ])
    func reductionBesideSimilarWords(body: String) {
        #expect(quotes(body, price: 3300).isEmpty)
    }

    // MARK: Charges, and prices of others

    @Test(arguments: [
        "配送料金 880円", "キャンセル料金 1,650円", "延滞料金：550円", "代引料金 330円", "代引料 330円", "入会料金 5,500円", "再発行料金 1,100円", "振替料金は550円です",
        "配送料金（税込）880円",
        "手数料金 330円", "取消料 1,100円", "遅延料金 500円", "送料は北海道・沖縄のみ1,100円、その他550円です", "送料：沖縄だけ1,100円／それ以外 550円", "【送料】550円", "「消費税」300円",
    ])
    func chargeIsNoMistake(body: String) {
        #expect(quotes(body, price: 3300).isEmpty)
    }

    @Test(arguments: [
        ("駐車料金200円", false), ("ビジター料金 2,200円", false), ("ビジター料金 2,200円（税込）", false), ("体験レッスン参加費 1,100円", false),
        ("別の講座の受講料 9,800円", false),
        ("家族会員の月額 1,650円", false), ("学生の会費は1,980円", false), ("こどもの会費は1,980円", false), ("VIP料金 9,800円", false),
        ("駐車料金200円引き落とし", false),
        ("月額料金 2,980円", true), ("月会費2,980円", true), ("今月の会費 2,980円", true), ("毎月の会費は2,980円", true), ("4月分の会費 2,980円", true),
        ("2026年4月の受講料 2,980円", true), ("税込価格 2,980円", true), ("ご請求金額 2,980円", true), ("お客様の会費は2,980円", true),
        ("講座の受講料 2,980円", true),
        ("オンライン講座の受講料 2,980円", true), ("オンライン講座受講料 2,980円", true), ("このたび会費は2,980円", true), ("今回のお支払い金額 2,980円", true),
        ("【会費】2,980円", true),
        ("ご利用料金：2,980円", true), ("月々のお支払い 2,980円", true), ("次回お支払い額 2,980円", true), ("当コースの料金 2,980円", true),
    ])
    func fixesOnlyThePriceOfTheProduct(body: String, hasFix: Bool) {
        #expect(quotes(body, price: 3300).map { !$0.fixes.isEmpty } == [hasFix])
    }

    // MARK: Right notices

    @Test(arguments: [
        "月会費の改定(2,980円→3,300円)", "2,980円 → 3,300円 に値上げいたします", "料金変更のお知らせ：2,980円⇒3,300円", "4月以降の月会費は3,300円になります(現在2,980円)",
        "4月から3,300円になります（現在の会費は2,980円）", "3,300円（現行 2,980円）に改定します", "【旧料金】2,500円\n【新料金】2,980円",
    ])
    func changeOfThePriceIsNoMistake(body: String) {
        #expect(quotes(body, price: 2980).isEmpty)
    }

    @Test(arguments: [
        "2,980円→3,300円", "改定のお知らせ\n2,980円→3,300円", "3,300円（現在2,500円）", "3,300円です。現在2,980円です。", "【新料金】3,300円", "【料金】3,300円",
        "3,300円(2,980円)",
    ])
    func noChangeOfThePrice(body: String) {
        #expect(!quotes(body, price: 2980).isEmpty)
    }

    @Test(arguments: [
        "1日110円", "1日約110円", "一日110円", "１日１１０円", "月4回なら1回825円", "月4回、1回あたり825円", "全4回 1回825円", "会費(4月分・5月分)6,600円",
        "4月分と5月分 6,600円",
        "6,600円（4月分・5月分）", "4月・5月・6月分 9,900円", "年39,600円", "毎年39,600円", "200円の収入印紙", "200円分の収入印紙", "収入印紙200円", "200円の切手",
    ])
    func partsAndMultiplesAreNoMistake(body: String) {
        #expect(quotes(body, price: 3300).isEmpty)
    }

    @Test(arguments: [
        "毎月1日2,980円", "4月1日 2,980円", "21日2,980円", "月4回なら1回745円", "1回825円", "会費(4月分・5月分)5,960円", "4月分 6,600円", "年35,760円",
        "4月1日、5月分 6,600円",
    ])
    func partsAndMultiplesOfAnotherPrice(body: String) {
        #expect(quotes(body, price: 3300).count == 1)
    }
}
