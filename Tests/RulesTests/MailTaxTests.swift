import Rules
import SourceText
import Testing

/// What mails say of the tax: prices without it, and the tax that a price contains.
@Suite struct MailTaxTests {
    private func quotes(_ body: String, price: Int = 3000, rate: Int = 10) -> [Diagnostic] {
        inspect(
            mail(body).replacing("price: 980", with: "price: \(price)").replacing("tax_rate: 10%", with: "tax_rate: \(rate)%")
        ).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
    }

    // MARK: The price, said to be without its tax

    /// The price of the setting contains the tax, so that one is lost where a mail asks for it besides.
    @Test(arguments: [
        "会費は3,000円+税です", "税抜3,000円", "3,000円(税別)", "3,000円（税抜）", "税抜き価格：３，０００円", "会費（税別）　3,000円", "¥3,000＋消費税",
        "3,000円（外税）", "月額3,000円+税", "3,000円+税300円", "3,000円 税抜", "会費3,000円（月額）+税", "月額3,000円、税別です", "3,000円、別途消費税がかかります",
        "3,000円、税抜", "会費(月額3,000円・税抜)", "会費3,000円・税抜", "3,000円/税抜", "3,000円※税抜", "3,000円 ※税別", "3,000円（月額・税別）", "3,000円（毎月、税抜き）",
        "3,000円(消費税10%別途)", "3,000円（消費税別途）", "3,000円に消費税がかかります", "3,000円に別途消費税がかかります", "3,000円に消費税10%が加わります", "3,000円、税抜きです",
        "会費 3,000円／月（税抜）",
    ])
    func priceThatIsSaidToLackItsTax(body: String) throws {
        let found = quotes(body)
        #expect(found.count == 1)
        let finding = try #require(found.first)
        #expect(finding.message.ja.contains("税抜と書かれていますが") && finding.message.ja.contains("料金(税込)と同じ金額です"))
        #expect(finding.message.en.contains("without tax") && finding.fixes.isEmpty)
        #expect(quotes(body, rate: 0).isEmpty)
    }

    @Test(arguments: [
        "会費は3,000円です", "3,000円（税込）", "3,000円(税抜2,728円)", "3,000円 税抜2,728円", "3,000円【税抜 2,728円】", "3,000円[税抜 ¥2,728]",
        "3,000円（税抜き本体価格2,728円）", "2,728円(税抜) 3,000円(税込)", "2,728円（税抜） 3,000円", "税抜2,728円、3,000円", "税込／税抜：3,000円",
        "3,000円(税込)+送料(税別)", "3,000円（税込）、税抜2,728円", "3,000円、税抜2,728円", "3,000円、税抜 2,728円", "3,000円、税別の送料がかかります",
        "税別の送料がかかります。\n会費 3,000円", "消費税込 3,000円", "3,000円(うち消費税272円)",
        "税抜 2,728円\n3,000円",
        "3,000円(税込)税抜2,728円", "3,000 円 (税抜 2,728 円)", "3,000円 ( 税抜 2,728 円 )", "会費 3,000円（消費税を含む）", "会費3,000円、消費税はかかりません",
        "3,000円（内税）", "3,000円（税抜きではありません）", "会費3,000円（税抜ではなく税込）", "会費3,000円＋税込送料550円", "3,000円＋税理士の相談",
        "| 税抜 | 2,728円 | 税込 | 3,000円 |",
        "税抜価格 2,728円 税込価格 3,000円", "3,000円/税抜2,728円", "送料 税抜3,000円", "3,000円(税抜)以上で送料無料",
        "2,728円／税抜、3,000円／税込", "2,728円に消費税がかかります", "2,728円／月（税抜）", "3,000円・税抜2,728円", "3,000円※税抜2,728円", "3,000円※税抜価格は2,728円",
        "3,000円（月額・税抜2,728円）",
        "3,000円（月額・税込）", "3,000円に消費税が含まれます", "3,000円に消費税はかかりません", "3,000円に消費税がかかることはありません", "3,000円（税込・送料は税別）", "3,000円（月額・送料税別）",
        "3,000円（消費税10%込）", "3,000円(消費税10%)", "3,000円・税抜表示ではありません", "3,000円（税込価格・税抜）",
    ])
    func priceWithItsTax(body: String) {
        #expect(quotes(body).isEmpty)
    }

    /// It may be the other price without its tax, and of a rate that is not known nothing is said.
    @Test func priceThatIsTheNetOfAnotherOne() {
        let two = mail("会費は3,000円+税です").replacing("price: 980", with: "price: 3000")
            .replacing("  - id: monthly", with: "  - {id: yearly, type: one_time, tax_rate: 10%, price: 3300}\n  - id: monthly")
        #expect(findings(two) == [])
        #expect(findings(two.replacing("3300", with: "3600")) == ["mail-quotes-other-price 「3,000円」"])
        #expect(findings(two.replacing("tax_rate: 10%, price: 3300", with: "tax_rate: ten, price: 3600")) == ["bad-format 「ten」"])
    }

    @Test func itemThatIsSaidToLackItsTax() {
        func cart(_ body: String) -> String {
            product(
                "- id: card\n  type: auto_pay", scenario: "shopping_cart",
                items: "- {name: ミル, tax_rate: 10%, price: 3000}\n- {name: 豆, tax_rate: 10%, price: 3300}",
                mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: \(body)")
        }
        #expect(findings(cart("ミル 3,000円(税別)")) == ["mail-quotes-other-price 「3,000円」"])
        #expect(findings(cart("豆 3,000円(税別)")) == [])
        #expect(findings(cart("ミル 3,000円(税込)")) == [])
    }

    // MARK: The tax that a price contains

    @Test(arguments: [
        "3,300円(うち消費税330円)", "3,300円（内消費税等 330円）", "3,300円（税込）うち消費税330円", "3,300円（税込、うち消費税330円）", "3,300円(内税 330円)",
        "会費 3,300円\n（うち消費税額等(10%) 330円）", "3,300円（税込・うち消費税¥330）",
    ])
    func taxThatIsNotContained(body: String) throws {
        let found = quotes(body, price: 3300)
        #expect(found.count == 1)
        let finding = try #require(found.first)
        #expect(finding.message.ja.contains("に含まれる消費税") && finding.message.ja.contains("300円"))
        #expect(finding.message.en.contains("¥300") && finding.fixes.isEmpty)
        #expect(quotes(body.replacing("330", with: "300"), price: 3300).isEmpty)
        #expect(quotes(body, price: 3300, rate: 0).isEmpty)
    }

    @Test(arguments: [
        "2,980円(うち消費税270円)", "2,980円(うち消費税271円)", "2,980円×2（うち消費税541円）", "会費2,980円、手数料330円(うち消費税30円)", "うち消費税330円",
        "2,980円（消費税330円）", "2,980円。うち消費税541円", "2か月分 5,960円（うち消費税541円）", "会費2,980円と入会金（うち消費税1,271円）",
    ])
    func taxThatIsContainedOrOfAnotherAmount(body: String) {
        #expect(quotes(body, price: 2980).isEmpty)
    }

    /// Down and up are both usual.
    @Test func bothRoundingsAreNamed() throws {
        let finding = try #require(quotes("2,980円(うち消費税298円)", price: 2980).first)
        #expect(finding.message.ja.contains("270円か271円"), "\(finding.message.ja)")
        #expect(finding.message.en.contains("¥270 or ¥271"), "\(finding.message.en)")
    }

    // MARK: 本体, and pairs of another rate

    @Test(arguments: [
        "本体価格2,700円+税", "本体価格 2,700円", "本体料金：2,700円", "本体2,700円＋税", "税抜価格 2,709円、消費税271円", "税抜2,709円+消費税271円", "2,980円(税抜2,709円)",
        "2,980円(本体2,709円+税271円)", "2,700円（本体価格）",
    ])
    func netPriceOfAnotherRate(body: String) {
        #expect(quotes(body, price: 2980, rate: 8).count == 1)
    }

    @Test(arguments: [
        "本体価格2,759円+税", "本体価格 2,760円", "本体2,759円＋税", "税抜価格 2,759円、消費税221円", "2,980円(税抜2,759円)", "2,980円(本体2,759円+税221円)",
        "2,759円（本体価格）", "本体 30,000円",
    ])
    func netPriceOfTheRate(body: String) {
        #expect(quotes(body, price: 2980, rate: 8).isEmpty)
    }

    // MARK: Numbers behind 税込 that are no amounts

    /// The price without its tax, though the words say otherwise.
    @Test(arguments: [
        "料金 3,000円（税込10%）", "月額3,000円（税込10%対象）", "月額3,000円／税込10%", "料金 3,000円（税込1名様）", "料金：3,000円 税込 60分",
        "料金は3,000円 税込 12/5までにお支払いください",
        "3,000円（税込５kg）", "3,000円（税込 3回分）", "3,000円（税込 2026年度）", "3,000円（税込み 10%）", "3,000円（税込価格・10%）", "3,000円(税込 10 %)",
    ])
    func netPriceThatIsSaidToBeGross(body: String) {
        let found = quotes(body, price: 3300)
        #expect(found.map { $0.message.ja.contains("「3,000円」") } == [true])
        #expect(found.allSatisfy { !$0.message.ja.contains("除いた") })
    }

    @Test(arguments: [
        "2か月分 6,600円（税込10%）", "3,300円×2回＝6,600円（税込10%）", "年額 39,600円（税込10%）", "3,300円（税込10%）", "3,000円（税込3,300円）",
        "3,000円（税込3,300）", "3,000円（税込￥3,300）",
        "3,000円（税込 3300円）", "3,000円／税込3,300円(10%)", "30,000円（税込3.3万円）×1/10", "3,000円（税込み価格：３，３００円）", "3,000円（税込三千三百円）",
        "3,000円（税込3,300-）",
    ])
    func priceBesideAGrossOne(body: String) {
        #expect(!quotes(body, price: 3300).contains { !$0.message.ja.contains("3万円") && !$0.message.ja.contains("30,000円") })
    }

    // MARK: Two prices side by side

    /// The net price beside the gross one, with the word of the other.
    @Test(arguments: [
        "3,300円（税込3,000円）", "会費3,300円（3,000円、税込）", "金三千三百円（3,000円、税込）でございます", "3,300円（税込 3,000円）", "3,300円／税込3,000円",
        "3,300円（3,000円 税込）",
        "3,300円、税込3,000円", "税込3,000円（3,300円）", "3,300円（税込価格：3,000円）", "3,300円（消費税込3,000円）", "3,300円 3,000円（税込）",
    ])
    func netPriceThatIsSaidToBeTheGross(body: String) {
        #expect(quotes(body, price: 3300).map { $0.message.ja.contains("「3,000円」") } == [true])
    }

    @Test(arguments: [
        "3,300円（3,000円）", "3,300円税込（3,000円）", "3,300円（税込）3,000円", "3,300円／3,000円（税込／税抜）", "3,000円（税込3,300円）", "3,000円、税込3,300円",
        "税込3,300円（本体3,000円）", "3,300円（税抜3,000円）", "3,000円（3,300円、税込）", "税抜／税込 3,000円／3,300円", "税抜/税込：3,000円/3,300円",
        "3,300円 税込（3,000円）",
        "3,000円 税込 3,300円", "3,300円（税込・本体3,000円）", "3,300円（本体 3,000円、消費税 300円）", "3,300円（本体3,000円＋税）",
        "受講料　3,000円　（税込）3,300円", "受講料　3,000円　（税込）　3,300円", "3,000円、（税込）3,300円", "3,000円 （税込）￥3,300", "3,000円 税込 ¥3,300",
    ])
    func pairOfPrices(body: String) {
        #expect(quotes(body, price: 3300).isEmpty)
    }

    /// What 「本体」 says where it is alone behind a price.
    @Test(arguments: [
        "税込3,300円（本体2,900円）", "3,300円（税込）（本体：2,900円）", "3,300円（税込、本体2,900円）", "3,300円（うち本体 2,900円）", "3,300円（本体2,900円、消費税300円）",
        "3,300円(本体 ¥2,900)",
    ])
    func otherNetPriceInARemark(body: String) {
        let found = quotes(body, price: 3300)
        #expect(found.first?.message.ja.contains("2,900") == true && found.first?.message.ja.contains("消費税を除いた") == true)
    }

    @Test(arguments: [
        "3,300円（本体2,900円、ケース400円）", "3,300円（本体2,900円・電池つき）", "本体 2,900円", "3,300円、本体2,900円",
        "送料880円（本体800円）",
    ])
    func bodyThatIsAThing(body: String) {
        #expect(!quotes(body, price: 3300).contains { $0.message.ja.contains("「2,900円」") || $0.message.ja.contains("「800円」") })
    }

    // MARK: Lists of prices without their tax

    private func list(_ body: String) -> [String] {
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }.joined(separator: "\n")
        return findings(
            product(
                "- id: card\n  type: auto_pay", scenario: "shopping_cart",
                items: "- {name: A4用紙, tax_rate: 10%, price: 4950}\n- {name: コーヒー, tax_rate: 8%, price: 3780}",
                mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: |\n\(lines)"))
    }

    @Test(arguments: [
        "【価格（税抜）】\nA4用紙　4,500円\nコーヒー 3,500円", "※価格はすべて税抜です\n\nA4用紙　4,500円", "A4用紙　4,500円\nコーヒー　3,500円\n※上記は税抜価格です",
        "─── 価格表（税込／カッコ内は税抜） ───\nA4用紙　4,950円（4,500円）", "品名　税抜　税込\nA4用紙　4,500円　4,950円\nコーヒー　3,500円　3,780円", "A4用紙　4,500円（4,950円）",
        "A4用紙 | 4,500円 | 4,950円",
        "表示はすべて外税です。\n・A4用紙：4,500円", "（税抜）\nA4用紙　4,500円", "A4用紙　4,500円\n※税抜です", "単位：円（税抜）\nA4用紙　4,500円",
        "※価格は税抜です。送料は別途かかります。\nA4用紙　4,500円",
        "※料金はすべて税抜きです（送料は別途）\nA4用紙　4,500円", "※2021年4月から税別表示です\nA4用紙　4,500円",
        "品名　税抜　税率　税込\nA4用紙　4,500円　10%　4,950円",
    ])
    func netPricesOfAList(body: String) {
        #expect(list(body) == [])
    }

    @Test(arguments: [
        ("【価格（税抜）】\nA4用紙　4,400円", "4,400円"), ("【価格（税抜）】\nA4用紙　3,500円", "3,500円"), ("【価格（税込）】\nA4用紙　4,500円", "4,500円"),
        ("A4用紙　4,500円", "4,500円"),
        ("※送料は税抜です\nA4用紙　4,500円", "4,500円"), ("※税抜ではありません\nA4用紙　4,500円", "4,500円"), ("A4用紙　4,950円（4,400円）", "4,400円"),
        ("A4用紙 4,500円（税込）\n※教材は税抜です", "4,500円"), ("A4用紙：税込 4,500円\n教材：税別", "4,500円"),
        ("A4用紙は税込で4,500円です\n教材の税抜価格はサイトをご覧ください", "4,500円"),
        ("A4用紙 4,500円（税込）です\n外税・内税のご指定はできません", "4,500円"), ("当店の価格はすべて税込です（税抜表示はしておりません）\nA4用紙 4,500円", "4,500円"),
        ("※2021年4月より税抜表記から総額表記に変更しました\nA4用紙 4,500円", "4,500円"), ("法人様向けの税抜請求書も発行できます。\nA4用紙 4,500円", "4,500円"),
        ("※価格はすべて税抜です\nA4用紙 4,500円（税込）", "4,500円"), ("オプションは税別です\nA4用紙 4,500円", "4,500円"),
        ("表示価格は税込です。税抜価格はお問い合わせください。\nA4用紙 4,500円", "4,500円"),
        ("価格のご案内です。送料は税別です。\nA4用紙 4,500円", "4,500円"),
        ("税抜と税込の違いについて\nA4用紙 4,500円", "4,500円"),
        ("コーヒー 税抜3,500円\nA4用紙　4,500円", "4,500円"), ("A4用紙　4,500円\n\nA4用紙　4,950円", "4,500円"),
    ])
    func pricesThatAreNone(body: String, found: String) {
        #expect(list(body) == ["mail-quotes-other-price 「\(found)」"])
    }

    // MARK: Sums of a net price and its tax

    @Test(arguments: [
        "金額：8,800円（本体価格8,000円＋消費税640円）", "8,800円（本体8,000円、消費税640円）", "8,800円（税抜8,000円 消費税640円）", "8,800円（8,000円＋消費税640円）",
        "8,800円（税抜8,000円＋税640円）",
        "8,800円(税込)\n（内訳：本体価格 8,000円、消費税等(10%) 640円）",
        "本体価格8,000円＋消費税640円＝8,800円", "本体価格 8,000円\n消費税 640円\n合計 8,800円", "税抜価格 8,000円、消費税10% 640円、税込価格 8,800円",
        "ご利用料金 8,000円\n消費税 640円\nご請求金額 8,800円",
    ])
    func sumThatDoesNotAddUp(body: String) throws {
        let found = quotes(body, price: 8800)
        #expect(found.count == 1)
        let finding = try #require(found.first)
        #expect(finding.message.ja.contains("「640円」") && finding.message.ja.contains("に含まれる消費税(800円)"))
        #expect(finding.fixes.isEmpty)
        #expect(quotes(body.replacing("640", with: "800"), price: 8800).isEmpty)
    }

    @Test(arguments: [
        "8,800円（本体価格8,000円＋送料640円）", "会費 8,800円\n\n手数料 500円、消費税 50円", "8,800円と、本体8,000円、消費税640円", "本体価格 8,000円、送料 640円、合計 8,800円",
        "消費税640円", "8,800円（消費税640円）",
    ])
    func otherSums(body: String) {
        #expect(!quotes(body, price: 8800).contains { $0.message.ja.contains("に含まれる消費税") })
    }
}
