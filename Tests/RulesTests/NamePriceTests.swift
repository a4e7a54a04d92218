import Rules
import SourceText
import Testing

/// Amounts in names, by which buyers choose.
@Suite struct NamePriceTests {
    private static func method(_ name: String, _ more: String = "type: recurring", price: Int = 3300) -> String {
        "- id: a\n  name: \(name)\n  tax_rate: 10%\n  price: \(price)\n  " + more.replacing("\n", with: "\n  ")
    }

    @Test(arguments: [
        ("Amazon Pay(月額2,980円)", "2,980円"), ("月々２，９８０円", "２，９８０円"), ("会費 2980円", "2980円"), ("Amazon Pay 2,980円(税込)", "2,980円"),
        ("毎月¥2,980", "¥2,980"), ("\"料金: 2,980円\"", "2,980円"), ("オンライン講座(受講料2,980円)", "2,980円"), ("2,980円/月", "2,980円"),
        // Without its tax a price is told only as such.
        ("Amazon Pay(税込3,000円)", "3,000円"), ("Amazon Pay(月額3,000円・税込)", "3,000円"), ("Amazon Pay(月額3,000円)", "3,000円"),
        ("月額2,700円(税抜)", "2,700円"), ("Amazon Pay(税抜2,700円)", "2,700円"),
        // All that a name says of itself.
        ("Amazon Pay(5,000円)", "5,000円"), ("Amazon Pay（5,000円コース）", "5,000円"), ("Amazon Pay(5,000円プラン)", "5,000円"),
        ("Amazon Pay(5,000円のご寄付)", "5,000円"), ("Amazon Pay ¥5,000", "¥5,000"), ("Amazon Pay：５，０００円", "５，０００円"),
        ("5,000円コース", "5,000円"),
        ("Amazon Pay(5,000円 税込)", "5,000円"), ("Amazon Pay(3,000円)", "3,000円"), ("Amazon Pay・5,000円", "5,000円"),
        ("Amazon Pay（一括 5,000円）", "5,000円"), ("Amazon Pay一括 5,000円", "5,000円"),
        // Beside a remark that tells nothing of it.
        ("5,000円（送料無料）", "5,000円"), ("5,000円・送料込み", "5,000円"), ("5,000円（入会金なし）", "5,000円"), ("5,000円 (解約自由)", "5,000円"),
        ("月額5,000円（追加料金なし、手数料込み）", "5,000円"), ("【送料無料】月額５，０００円", "５，０００円"), ("Amazon Pay（月額5,000円・いつでも解約OK）", "5,000円"),
    ])
    func anAmountThatIsNoPrice(name: String, amount: String) {
        #expect(findings(product(Self.method(name))) == ["name-quotes-other-price 「\(amount)」"])
    }

    /// A price, what is made of one, or what is said to be something else, or not clearly a price.
    @Test(arguments: [
        ("月額3,300円", "type: recurring"), ("月額３３００円", "type: recurring"), ("月額 3,000円(税抜)", "type: recurring"),
        ("月額3,000円+税", "type: recurring"), ("Amazon Pay(税抜3,000円)", "type: recurring"), ("月商100万円講座", "type: one_time"),
        ("年額36,000円(税抜)", "type: recurring"), ("月々1,000円(税抜)×3回", "type: recurring"),
        ("Amazon Pay(3,300円)", "type: one_time"), ("Amazon Pay(5,000円券)", "type: one_time"),
        ("Amazon Pay(5,000円分)", "type: one_time"),
        ("5,000円の福袋(Amazon Pay)", "type: one_time"), ("寄付 5,000円コース", "type: one_time"),
        ("Amazon Pay(5,000円以上)", "type: one_time"),
        ("Amazon Pay(1,100円×3)", "type: one_time"), ("Amazon Pay(送料550円)", "type: one_time"),
        ("月商100万円講座 受講料", "type: one_time"), ("月額275円(年払い)", "type: recurring\nrecurrence: {every: 1 year}"),
        ("料金39,600円を12回払い", "type: recurring\nrecurrence: {every: 1 month, times: 12}"), ("月々1,100円×3回", "type: recurring"),
        ("月額1,650円×2名", "type: recurring"),
        ("通常料金 4,980円", "type: one_time"), ("初月料金980円", "type: recurring"), ("料金2,980円から", "type: one_time"),
        ("送料 550円", "type: one_time"),
        ("分割払い（一括 30,000円）", "type: recurring\nrecurrence: {every: 1 month, times: 10}"), ("Amazon Pay・3,300円", "type: one_time"),
        ("Amazon Pay（一括 3,300円）", "type: one_time"), ("10回分割・33,000円", "type: recurring\nrecurrence: {times: 10}"),
        ("教材・5,000円", "type: one_time"), ("月額2,980円と5,000円の教材", "type: recurring"),
        ("早割5,000円", "type: one_time"), ("5,000円（2か月分お得）", "type: one_time"), ("5,000円（送料別）", "type: one_time"),
        ("5,000円以上（送料無料）", "type: one_time"), ("3,300円（送料無料）", "type: one_time"), ("送料無料 5,000円まで", "type: one_time"),
        ("年会費 12,000円", "type: recurring"),
    ])
    func anAmountThatFits(name: String, more: String) {
        #expect(findings(product(Self.method(name, more))) == [])
    }

    /// Of a cart or a subscription the items have the prices, and a product has those of all its methods.
    @Test func thePricesOfTheProduct() {
        let box = { (name: String) in
            product(
                "- id: a\n  name: \(name)\n  type: recurring", scenario: "subscription",
                items: "- {name: 箱, tax_rate: 8%, price: 1980}\n- {name: 大箱, tax_rate: 8%, price: 2980}")
        }
        #expect(findings(box("月額2,980円")) == [])
        #expect(findings(box("月額3,980円")) == ["name-quotes-other-price 「3,980円」"])
        // Whoever takes both pays another amount, which may be the one.
        #expect(findings(box("Amazon Pay(4,960円)")) == [])
        let other = "\n- id: b\n  type: one_time\n  tax_rate: 10%\n  price: 33000"
        #expect(findings(product(Self.method("月額3,300円(一括なら料金33,000円)") + other)) == [])
        #expect(findings(product(Self.method("料金33,000円") + other)) == [])
        // What is all of a name is said of its own method.
        #expect(findings(product(Self.method("Amazon Pay(33,000円コース)") + other)) == ["name-quotes-other-price 「33,000円」"])
        #expect(findings(product(Self.method("Amazon Pay(3,300円コース)") + other)) == [])
        // A price that is not known may be the one.
        #expect(findings(product(Self.method("料金2,980円") + other.replacing("33000", with: "1,000")), from: .warning).count == 1)
    }

    /// An amount without its tax is told as such.
    @Test func anAmountWithoutItsTax() {
        let found = inspect(product(Self.method("Amazon Pay(税抜2,700円)"))).diagnostics.first { $0.code == .nameQuotesOtherPrice }
        #expect(found?.message.ja.hasSuffix("料金(3,300円)から消費税を除いた金額ではありません。") == true)
        #expect(found?.message.en.hasSuffix("is not the price (¥3,300) without its tax.") == true)
    }

    private static func named(_ name: String, _ methods: String = method("Amazon Pay")) -> String {
        product(methods).replacing("name: オンライン講座", with: "name: \(name)")
    }

    /// An old price in the name of a product, where its words leave no doubt.
    @Test(arguments: [
        ("オンライン講座(税込2,980円)", "2,980円"), ("オンライン講座 2,980円(税込)", "2,980円"), ("オンライン講座【受講料 2980円】", "2980円"),
        ("\"講座 料金:２，９８０円\"", "２，９８０円"), ("会員コース 月額2,980円", "2,980円"), ("月額2,980円プラン", "2,980円"), ("講座 税抜2,700円", "2,700円"),
        ("講座 2,700円(税別)", "2,700円"), ("講座 参加費2,980円 オンライン", "2,980円"),
        ("朝ヨガ会員【税込3,000円】", "3,000円"), ("講座 3,000円(税込)", "3,000円"), ("講座 月額3,000円", "3,000円"),
    ])
    func anAmountInTheNameOfAProduct(name: String, amount: String) throws {
        let inspection = inspect(Self.named(name))
        #expect(findings(inspection, from: .warning) == ["name-quotes-other-price 「\(amount)」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .nameQuotesOtherPrice })
        #expect(finding.path == "product[id=course].name" && finding.message.ja.hasPrefix("商品「"))
        #expect(finding.related.map { inspection.project.source($0.location.file)?.text($0.location.range) } == ["3300"])
    }

    /// What a product is about, an amount without a word that makes it its price, or a price of today.
    @Test(arguments: [
        "月商100万円講座", "副業で月5万円!動画編集講座", "月額50万円を稼ぐ講座", "毎月5万円の講座", "月々5万円", "1万円の福袋", "500円玉貯金の講座", "料金10万円の家庭教師になる",
        "会費5,000円で開く茶会の教室", "支払い10万円を減らす講座", "受講料3,300円", "講座(税込3,300円)", "講座 3,000円(税抜)", "講座 月額3,000円(税抜)", "講座 月額3,000円+税",
        "年額換算 税込39,600円",
        "講座 料金39,600円", "講座(料金1,650円×2回)", "通常価格4,980円", "第3期オンライン講座", "請求書100万円分を作る講座", "月額2,980円と料金5,000円の教材",
        "受講料2,980円〜", "投資講座 月額2,980円", "2,980円(税込)のクーポン",
    ])
    func anAmountThatIsNoPriceOfTheProduct(name: String) {
        #expect(findings(Self.named(name)) == [])
    }

    /// A product has the prices of all its methods, or of its items, and an item its own.
    @Test func namesOfItems() {
        func box(_ name: String, _ item: String, _ price: String = "1980") -> String {
            product(
                "- id: a\n  type: recurring", scenario: "subscription",
                items: "- {name: \(item), tax_rate: 8%, price: \(price)}\n- {name: 大箱, tax_rate: 8%, price: 2980}"
            ).replacing("name: オンライン講座", with: "name: \(name)")
        }
        #expect(findings(box("箱の会", "\"小箱 (税込1,980円)\"")) == [])
        #expect(findings(box("箱の会", "\"小箱 (税込2,980円)\"")) == ["name-quotes-other-price 「2,980円」"])
        #expect(findings(box("箱の会", "小箱 税込1800円")) == ["name-quotes-other-price 「1800円」"])
        #expect(findings(box("箱の会", "1000円お買い物券")) == [])
        #expect(findings(box("箱の会 月額2,980円", "小箱")) == [])
        #expect(findings(box("箱の会 月額1,800円", "小箱")) == ["name-quotes-other-price 「1,800円」"])
        // A price that is not known may be the one.
        #expect(findings(box("箱の会 月額1,800円", "\"小箱 (税込1,800円)\"", "1.8"), from: .warning).count == 1)
        let other = Self.method("Amazon Pay") + "\n- id: b\n  type: one_time\n  tax_rate: 10%\n  price: 2980"
        #expect(findings(Self.named("講座 料金2,980円", other)) == [])
        let finding = inspect(box("箱の会", "小箱 税込1800円")).diagnostics.first { $0.code == .nameQuotesOtherPrice }
        #expect(finding?.message.ja.contains("「小箱 税込1800円」") == true && finding?.message.en.contains("(¥1,980)") == true)
    }

    /// A fee with its amount, in brackets or not.
    @Test(arguments: [
        "会費（8,800円）", "参加費（8,800円）", "月謝(8,800円)", "会費【8,800円】", "懇親会 会費（8,800円） 当日", "受験料 8,800円", "初穂料：8,800円",
        "入場料 ８，８００円", "年会費 8,800円", "年会費（8,800円）", "英検2級（受験料8,800円）",
        "講座（受講料8,800円、税込）",
    ])
    func aFeeInTheNameOfAnItem(name: String) {
        func cart(_ price: Int) -> String {
            product(
                "- id: a\n  type: auto_pay", scenario: "shopping_cart",
                items: "- {name: \"\(name)\", tax_rate: 10%, price: \(price)}")
        }
        #expect(findings(cart(6600)).count { $0.hasPrefix("name-quotes-other-price") } == 1)
        #expect(findings(cart(8800)) == [])
    }

    @Test(arguments: [
        "会費（8,800円）で開く茶会", "お買い物券（8,800円）", "送料（8,800円）", "キャンセル料（8,800円）", "入会金（8,800円）", "会費（8,800円から）", "受験料 8,800円の検定",
        "会費（8,800円、2名様）",
        "検定対策講座（受験料8,800円）付き", "検定対策講座（受験料8,800円、テキスト代込）", "検定対策講座（受験料 8,800円 込み）", "宿泊プラン（拝観料8,800円）",
        "七五三プラン（初穂料8,800円、写真代）", "検定対策講座【受験料8,800円】込み",
    ])
    func anAmountThatIsNoFeeOfTheItem(name: String) {
        let cart = product(
            "- id: a\n  type: auto_pay", scenario: "shopping_cart", items: "- {name: \"\(name)\", tax_rate: 10%, price: 6600}")
        #expect(findings(cart) == [])
    }

    /// What an item ends with may be the price of another time, for somebody else or of one of several.
    @Test(arguments: ["前売（当日 3,500円）", "商品A（2回目以降 2,980円）", "5枚綴り 1,000円", "商品A 300g（100g 980円）", "煎茶 100g 3,240円"])
    func anAmountAtTheEndOfAnItem(name: String) {
        let cart = product(
            "- id: a\n  type: one_time", scenario: "shopping_cart",
            items: "- {name: \"\(name)\", tax_rate: 8%, price: 4320}")
        #expect(findings(cart) == [])
    }

    /// A product may have a fee of a year besides what its methods charge.
    @Test func theFeeOfAYearInTheNameOfAProduct() {
        #expect(findings(Self.named("講座 年会費（8,800円）")) == [])
        #expect(findings(Self.named("講座 会費（8,800円）")) == ["name-quotes-other-price 「8,800円」"])
    }

    /// The name is right for whoever has the price of its definition; another price is wrong where it is set.
    @Test func aNameThatComesFromADefinition() throws {
        let shared = "kind: payment_method\nid: m\nname: 月額2,980円\ntype: recurring\ntax_rate: 10%\nprice: 2980\n---\n"
        #expect(findings(shared + product("- use: m")) == [])
        let inspection = inspect(shared + product("- use: m\n  price: 3300"))
        #expect(findings(inspection, from: .warning) == ["name-quotes-other-price 「3300」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .nameQuotesOtherPrice })
        #expect(finding.fixes.isEmpty && finding.help?.ja.contains("ここにも書いて") == true)
        #expect(finding.related.map { inspection.project.source($0.location.file)?.text($0.location.range) } == ["2,980円"])
        #expect(findings(shared + product("- use: m\n  name: 月額3,300円\n  price: 3300")) == [])
        let both = product("- use: m") + "---\n" + product("- use: m").replacing("id: course", with: "id: b")
        #expect(findings(shared.replacing("price: 2980", with: "price: 3300") + both) == ["name-quotes-other-price 「2,980円」"])
    }
}
