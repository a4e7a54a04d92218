import Rules
import SourceText
import Testing

/// Which prices an amount in a mail is compared with: those of all senders, of buyers' methods, of the item that is named.
@Suite struct MailPriceTests {
    private func quotes(_ text: String) -> [Diagnostic] {
        inspect(text).diagnostics.filter { $0.code == .mailQuotesOtherPrice }
    }

    // MARK: Mails of several products

    /// What a year comes to in a month, beside the price of each of two products.
    @Test(arguments: [
        ("朝　11,880円（990円/月）\n夜　47,520円（3,960円/月）", 0), ("朝　990円/月（年11,880円）\n夜　3,960円/月（年47,520円）", 0),
        ("朝　年11,880円・月990円\n夜　年47,520円・月3,960円", 0),
        ("朝　11,880円（900円/月）\n夜　47,520円（3,960円/月）", 1), ("朝　990円/月\n夜　47,520円（3,960円/月）", 2),
    ])
    func monthsOfPricesOfTwoProducts(body: String, count: Int) {
        let year = "- id: m\n  type: recurring\n  tax_rate: 10%\n  price: 980\n  recurrence: {every: 1 year}"
        let products = [("朝コース", 11880), ("夜コース", 47520)].map { name, price in
            product(year.replacing("980", with: "\(price)"), mails: "- use: cf").replacing("id: course", with: "id: p\(price)")
                .replacing("name: オンライン講座", with: "name: \(name)")
        }
        let lines = body.split(separator: "\n").map { "  " + $0 + "\n" }.joined()
        let mail = "---\nkind: step_mail\nid: cf\ntrigger: charge_failed\nsubject: お支払い\nbody: |\n" + lines
        #expect(quotes(products.joined(separator: "---\n") + mail).count == count)
    }

    private func shared(_ body: String, _ prices: [Int], key: String = "body") -> String {
        let mail = "kind: step_mail\nid: cf\ntrigger: charge_failed\nsubject: お支払い\n\(key): \(body)\n"
        let products = prices.enumerated().map { index, price in
            product(monthly.replacing("980", with: "\(price)"), mails: "- use: cf").replacing("id: course", with: "id: p\(index)")
                .replacing("name: オンライン講座", with: "name: 講座\(index)")
        }
        return ([mail] + products).joined(separator: "---\n")
    }

    /// One amount cannot be right for products with several prices, so nobody is told to write another.
    @Test func amountOfOneOfTheSenders() throws {
        let found = quotes(shared("月額1,980円のお支払い", [1980, 2980]))
        #expect(found.count == 1)
        let finding = try #require(found.first)
        #expect(finding.help?.ja.contains("料金の違う商品") == true && finding.help?.ja.contains("「body」") == true)
        #expect(finding.related.map(\.message.ja).contains { $0.contains("(p0)") })
        #expect(finding.fixes.isEmpty)
        let japanese = quotes(shared("月額1,980円のお支払い", [1980, 2980], key: "本文")).first
        #expect(japanese?.help?.ja.contains("「本文」") == true)
    }

    /// A list of all that send the mail, each with its own price.
    @Test(arguments: [
        ("\"講座0 1,980円\\n講座1　…… 2,980円\"", 0), ("\"講座0 2,980円\\n講座1 1,980円\"", 2), ("1,980円 講座0", 1),
    ])
    func pricesOfAllSenders(body: String, count: Int) {
        #expect(quotes(shared(body, [1980, 2980])).count == count)
    }

    /// A list of all prices, in which the products are not called by their whole names.
    @Test(arguments: [
        ("ブロンズ 550円／シルバー 1,650円／ゴールド 3,300円", 0), ("月会費(550円、1,650円、3,300円)", 0), ("ブロンズ 550円\\nシルバー 1,650円\\nゴールド 3,300円", 0),
        ("ブロンズ\\n 550円\\nシルバー\\n 1,650円\\nゴールド\\n 3,300円", 0), ("ブロンズ 550円／シルバー 1,650円", 2),
        ("ブロンズ 550円／シルバー 1,980円／ゴールド 3,300円", 3),
        ("ブロンズ 550円／シルバー 1,650円／ゴールド 3,300円／プラチナ 9,800円", 1), ("550 JPY 1,650 JPY 3,300 JPY", 0), ("月会費は550円です", 1),
        ("月会費 550円\\n\\nご案内\\n\\n月会費 1,650円\\n\\nご案内\\n\\n月会費 3,300円", 3),
    ])
    func listOfAllPrices(body: String, count: Int) {
        #expect(quotes(shared("\"\(body)\"", [550, 1650, 3300])).count == count)
    }

    @Test(arguments: [([1980, 2980], true), ([1980, 1980], false), ([1980], false), ([1980, 1980, 2980], true)])
    func amountOfNoneOfThem(prices: [Int], isConflict: Bool) {
        let found = quotes(shared("月額3,980円のお支払い", prices))
        #expect(found.map { $0.help?.ja.contains("料金の違う商品") } == [isConflict])
        #expect(found.allSatisfy { $0.related.allSatisfy { !$0.message.ja.contains("(p") } })
    }

    /// Of several products that share a mail, it is said of none.
    @Test func pricesOfSeveralProducts() {
        func message(_ prices: [Int], _ body: String = "月額3,980円のお支払い") -> Bilingual? {
            quotes(shared(body, prices)).first?.message
        }
        let both = message([1980, 2980])
        #expect(
            both?.en.hasSuffix("is none of the prices of the product `講座0` (p0) and the product `講座1` (p1) (¥1,980 and ¥2,980).")
                == true)
        #expect(both?.ja.hasSuffix("は、商品「講座0」(p0)、商品「講座1」(p1)の料金(1,980円、2,980円)のどれでもありません。") == true)
        let same = message([1980, 1980])
        #expect(same?.en.hasSuffix("is not the price of the product `講座0` (p0) and the product `講座1` (p1) (¥1,980).") == true)
        #expect(same?.ja.hasSuffix("の料金(1,980円)ではありません。") == true)
        let net = message([1980, 2980], "料金は3,980円(税抜)です")
        #expect(net?.en.hasSuffix(" without their tax.") == true && net?.ja.hasSuffix("から消費税を除いた金額のどれでもありません。") == true)
    }

    /// One name may be the beginning of another, and several may stand on a line.
    @Test(arguments: [
        ("ヨガプレミアムの月会費は3,300円です", ["3,300円"]), ("\"ヨガ 3,300円\\nヨガプレミアム 3,300円\"", ["3,300円"]),
        ("\"ヨガ 3,300円\\nヨガプレミアム 5,500円\"", []), ("\"ヨガ 5,500円\\nヨガプレミアム 5,500円\"", ["5,500円"]),
        ("ヨガは3,300円、ヨガプレミアムは3,300円", ["3,300円"]), ("ヨガプレミアム(5,500円)とヨガ(3,300円)", []),
        ("ヨガプレミアムの会費は税抜5,000円です", []), ("ヨガの会費は税抜5,000円です", ["5,000円"]),
    ])
    func nearestNameOnTheLine(body: String, expected: [String]) {
        let mail = "kind: step_mail\nid: cf\ntrigger: charge_failed\nsubject: お支払い\nbody: \(body)\n"
        let products = [("ヨガ", 3300), ("ヨガプレミアム", 5500)].map { name, price in
            product(monthly.replacing("980", with: "\(price)"), mails: "- use: cf").replacing("id: course", with: "id: p\(price)")
                .replacing("name: オンライン講座", with: "name: \(name)")
        }
        #expect(findings(([mail] + products).joined(separator: "---\n")) == expected.map { "mail-quotes-other-price 「\($0)」" })
    }

    /// Where one is named, nothing is said of the others.
    @Test func namedProductInTheMessage() throws {
        let finding = try #require(quotes(shared("講座1 3,980円", [1980, 2980])).first)
        #expect(finding.message.ja.contains("「講座1」") && !finding.message.ja.contains("「講座0」"))
        #expect(finding.help?.ja.contains("いまの金額に書き直して") == true && finding.fixes.isEmpty)
    }

    // MARK: Methods for tests

    private static let live = "- {id: live, type: recurring, tax_rate: 10%, price: 3300}"
    private static let test = "- {id: trial, type: recurring, tax_rate: 10%, price: 2980, use_test_environment: true}"

    private func sold(_ methods: String, _ body: String = "今月の会費2,980円のお支払いが完了していません") -> String {
        product(methods, mails: "- id: cf\n  trigger: charge_failed\n  subject: お支払い\n  body: \(body)")
    }

    /// The price of a test is forgotten when that of the method changes.
    @Test func priceOfATestIsNoPriceForBuyers() {
        for methods in [Self.live + "\n" + Self.test, Self.test + "\n" + Self.live] {
            let found = quotes(sold(methods))
            #expect(found.count == 1)
            #expect(found.allSatisfy { !$0.message.ja.contains("料金(2,980円") && $0.message.ja.contains("(3,300円)") })
            #expect(found.flatMap(\.fixes).flatMap(\.edits).map(\.text) == ["3,300"])
            #expect(quotes(sold(methods, "今月の会費3,300円")).isEmpty)
        }
    }

    @Test(arguments: [
        test, test + "\n" + live.replacing("recurring", with: "one_time"), live.replacing("3300", with: "2980") + "\n" + test,
        live.replacing("price: 3300", with: "price: 3300, use_test_environment: maybe") + "\n" + test,
        live.replacing("recurring", with: "monthly") + "\n" + test,
    ])
    func priceOfATestThatMayBeMeant(methods: String) {
        #expect(quotes(sold(methods)).isEmpty)
    }

    // MARK: Items by name

    private static let items = [("コーヒー豆", 1980), ("ミル", 5500), ("コーヒー豆 500g", 3960), ("【定期】茶", 980)]

    private func cart(_ body: String, _ items: [(String, Int)] = items) -> String {
        let list = items.map { "- name: \($0.0)\n  tax_rate: 10%\n  price: \($0.1)" }.joined(separator: "\n")
        let lines = body.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
        return product(
            "- id: card\n  type: auto_pay", scenario: "shopping_cart", items: list,
            mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: |\n\(lines)")
    }

    @Test(arguments: [
        ("コーヒー豆 5,500円\nミル 1,980円", ["5,500円", "1,980円"]), ("・ミル：1,980円", ["1,980円"]), ("■ ミル …… ¥1,980", ["¥1,980"]),
        ("「ミル」 1,980円", ["1,980円"]), ("ミルは1,980円です", ["1,980円"]), ("| ミル | 1,980円 |", ["1,980円"]), ("　ミル　1,980円（税込）", ["1,980円"]),
        ("コーヒー豆 500g 1,980円", ["1,980円"]), ("【定期】茶 1,980円", ["1,980円"]), ("・【定期】茶 1,980円", ["1,980円"]),
        // As lists and bills end their lines.
        ("・ミル 1,980円 ※", ["1,980円"]), ("ミル 1,980円※1", ["1,980円"]), ("ミル 1,980円*", ["1,980円"]), ("ミル ¥1,980-", ["¥1,980"]),
        ("ミル 1,980円(8%)", ["1,980円"]), ("ミル 1,980円（軽減税率8%）", ["1,980円"]), ("ミル 1,980円(税込・軽減税率8%)※", ["1,980円"]),
        ("ミル 1,980円(軽減税率対象)", ["1,980円"]), ("ミル 1,980円(税率１０％)", ["1,980円"]), ("ミル(1,980円)", ["1,980円"]),
        ("・ミル（税込1,980円）", ["1,980円"]), ("ミル【1,980円】", ["1,980円"]), ("＜ミル＞1,980円", ["1,980円"]), ("〈ミル〉 1,980円", ["1,980円"]),
    ])
    func pricesThatAreExchanged(body: String, expected: [String]) {
        #expect(findings(cart(body)) == expected.map { "mail-quotes-other-price 「\($0)」" })
    }

    @Test(arguments: [
        "コーヒー豆 1,980円\nミル 5,500円", "コーヒー豆 500g 3,960円", "コーヒーミル 1,980円", "ミル用フィルター 1,980円", "ミル用フィルター 980円", "電動ミル 980円",
        "ミル(小) 1,980円", "小さいミル 980円", "ミル 5,500円以上で送料無料", "コーヒー豆 3,960円(2個)", "コーヒー豆 ×2 3,960円", "コーヒー豆×2 3,960円", "ミル 980円引き",
        "ミル\n1,980円", "ミルと豆 1,980円", "ミル 送料 980円", "ミル 特価 1,980円", "ミル 5,500円、コーヒー豆 1,980円", "コーヒー豆 990円×4", "ミル 980円OFF",
        "【定期】茶 980円", "1,980円", "ミル 1,980円→5,500円", "コーヒー豆 5,500円(税込・2袋セット)", "ミルは1,980円の豆にも合います",
        "ミル 5,500円 ※", "ミル(5,500円)", "ミル（税込5,500円）", "＜ミル＞5,500円(軽減税率8%)", "ミル 1,980円(8%OFF)", "ミル 1,980円※2個", "ミル(1,980円から)",
        "ミル(1,980円の豆つき)", "ミル 1,980円-5,500円", "ミル(小)(1,980円)", "ミル 1,980円*2",
    ])
    func textsThatNameNoItem(body: String) {
        #expect(findings(cart(body)) == [])
    }

    private static let aligned = [
        ("やわらか食 週5日（月～金）", 4320), ("普通食 週5日（月～金）", 3510), ("普通食 週7日（月～日）", 4914), ("厄除御守", 1000), ("御神札（神宮大麻）", 1200),
        ("縁結び守", 1500),
        ("会場参加", 33000), ("ペア参加", 66000), ("オンライン参加", 22000),
    ]

    /// The blanks and signs that tables and lists are laid out with.
    @Test(arguments: [
        "やわらか食 週5日　3,510円", "やわらか食　週5日　3,510円", "普通食　　　　週7日　4,320円", "普通食週7日　4,320円", "普通食\u{3000} 週7日（月～日）：3,510円",
        "一、御神札（神宮大麻）　1,000円", "十二．厄除御守 1,500円", "◎厄除御守　1,500円", "▽厄除御守：1,500円", "御神札（神宮大麻）　金1,000円", "御神札：金1,000円也",
        "オンライン参加：33,000円／名", "オンライン参加 33,000円/人（税込）", "会場参加：22,000円／名",
    ])
    func itemsInTables(line: String) {
        #expect(quotes(cart(line, Self.aligned)).count == 1)
        #expect(quotes(cart(line, Array(Self.aligned.prefix(line.contains("食") ? 3 : 0)))).count == (line.contains("食") ? 1 : 0))
    }

    @Test(arguments: [
        "やわらか食　週5日　4,320円", "普通食　　　　週7日　4,914円", "普通食　特盛　週7日　4,320円", "一、御神札（神宮大麻）　1,200円", "一口御神札 1,000円", "◎厄除御守　1,000円",
        "御神札（神宮大麻）　金1,200円", "オンライン参加：22,000円／名", "ペア参加：33,000円／名", "ペア参加：22,000円／名", "オンライン参加：33,000円／名以上",
    ])
    func itemsInTablesThatAreRight(line: String) {
        #expect(quotes(cart(line, Self.aligned)).isEmpty)
    }

    /// Names that differ in their blanks alone.
    @Test func itemsOfOneNameButForBlanks() {
        #expect(quotes(cart("普通 食 990円", [("普通食", 990), ("普通 食", 880)])).isEmpty)
        #expect(quotes(cart("普通　食 990円", [("普通食", 880), ("普通 食", 880), ("茶", 990)])).count == 1)
    }

    private static let bottles = [
        ("メルロー 2022（750ml）", 3850), ("シャルドネ 2023 (750ml)", 4180), ("テキスト【改訂第5版】", 3300), ("帽子（赤）", 1100), ("帽子（青）", 1210),
        ("茶（煎茶）", 880), ("茶", 980),
    ]

    /// A mail calls an item without the remark at the end of its name.
    @Test(arguments: [
        "メルロー 2022 4,180円", "・シャルドネ 2023：3,850円", "「テキスト」 3,850円", "メルロー 2022 ……… 4,180円（税込）", "茶 880円",
        "メルロー 2022（750ml） 4,180円",
        "テキスト：2,728円（税抜）", "(2) テキスト：3,850円", "２．テキスト 3,850円", "1. テキスト（税込）：3,850円", "③テキスト 3,850円",
    ])
    func itemWithoutItsRemark(line: String) {
        #expect(quotes(cart(line, Self.bottles)).count == 1)
        // So many items are looked up otherwise.
        let many = Self.bottles + (1...9).map { ("本\($0)（上）", 500 + $0) }
        #expect(quotes(cart(line, many)).count == 1)
    }

    @Test(arguments: [
        "メルロー 2022 3,850円", "帽子 1,100円", "帽子 1,210円", "帽子 3,300円", "テキスト（改訂第4版） 3,850円", "テキスト 3,850円（2冊）", "茶 980円",
        "茶（煎茶） 880円", "メルロー 4,180円",
        "テキスト：3,000円（税抜）", "赤のメルロー 2022 4,180円", "2 テキスト 3,850円", "第2.テキスト 3,850円", "(2) テキスト：3,300円",
    ])
    func itemThatMayBeAnother(line: String) {
        #expect(quotes(cart(line, Self.bottles)).isEmpty)
    }

    /// Variants of one price have one.
    @Test func variantsThatDifferInTheirRemark() throws {
        let variants = [("シャツ（S）", 2200), ("シャツ（M）", 2200), ("帽子", 1100)]
        let finding = try #require(quotes(cart("シャツ 1,100円", variants)).first)
        #expect(finding.message.ja.contains("「シャツ」の料金(2,200円)"))
        #expect(quotes(cart("シャツ 2,200円", variants)).isEmpty)
    }

    // MARK: Payment methods by name

    private func paid(_ line: String, _ methods: [(name: String, type: String, price: Int)]) -> String {
        let list = methods.enumerated().map { index, method in
            "- {id: m\(index), name: \"\(method.name)\", type: \(method.type), tax_rate: 10%, price: \(method.price)}"
        }
        return product(
            list.joined(separator: "\n"), mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: \"\(line)\"")
    }

    @Test(arguments: [
        ("ライト", "プレミアム"), ("Amazon Pay（ライト）", "Amazon Pay（プレミアム）"), ("Amazon Pay ライト", "Amazon Pay プレミアム"),
        ("ライト（Amazon Pay）", "プレミアム(Amazon Pay決済)"), ("Amazon Pay決済(ライト)", "Amazon Pay決済(プレミアム)"), ("ライト（税込）", "プレミアム（税込）"),
        ("ライト", "プレミアム（人気）"),
    ])
    func methodThatIsNamed(light: String, premium: String) {
        let methods = [(light, "recurring", 980), (premium, "recurring", 2980)]
        for line in ["ライト 2,980円", "・プレミアム：980円", "プレミアム（税込）：980円", "「ライト」 2,980円（税込）"] {
            #expect(quotes(paid(line, methods)).count == 1)
        }
        for line in ["ライト 980円", "プレミアム 2,980円", "ライト会員 2,980円", "ライト 2,980円お得", "ライト・プレミアム 2,980円", "ライトから2,980円に変更"] {
            #expect(quotes(paid(line, methods)).isEmpty)
        }
    }

    @Test func methodsThatAnyNameMayMean() {
        let methods = [("Amazon Pay", "one_time", 980), ("Amazon Pay（特別会員）", "one_time", 2980), ("会費", "one_time", 1980)]
        for line in ["Amazon Pay 2,980円", "会費 2,980円", "特別会員 2,980円"] { #expect(quotes(paid(line, methods)).isEmpty) }
        #expect(quotes(paid("特別会員 980円", methods)).count == 1)
        // The numeral in a name is no number of payments.
        let members = [("一般会員", "one_time", 980), ("一括", "one_time", 2980)]
        for line in ["一般会員 2,980円", "一括 980円"] { #expect(quotes(paid(line, members)).count == 1) }
        // Nobody pays the price of a test.
        let test = paid("ライト 2,980円", [("ライト", "one_time", 980), ("普通", "one_time", 2980)])
        #expect(quotes(test.replacing("price: 980", with: "price: 980, use_test_environment: true")).isEmpty)
    }

    /// Of several variants with one name it is not known which one is meant.
    @Test func variantsOfOneName() {
        let variants = [("ミル", 5500), ("ミル", 1980), ("ミル", 5500), ("豆", 980)]
        #expect(quotes(cart("ミル 980円", variants)).isEmpty)
        #expect(quotes(cart("ミル 1,980円", [("ミル", 5500), ("ミル", 5500), ("豆", 1980)])).count == 1)
    }

    @Test func itemIsNamedInTheMessage() throws {
        let finding = try #require(quotes(cart("ミル 1,980円")).first)
        #expect(finding.message.ja.contains("「ミル」の料金(5,500円)") && finding.message.en.contains("`ミル`"))
        #expect(finding.related.count == 1)
        let unknown = try #require(quotes(cart("ミル 1,234円")).first)
        #expect(unknown.message.ja.contains("「ミル」の料金(5,500円)"))
    }
}
