import Rules
import SourceText
import Testing

/// Names of payment methods that tell how often a subscription sends its goods, who pays a fee, a trial, or another type.
@Suite struct DeliveryNameTests {
    private static func box(_ name: String, _ every: String, scenario: String = "subscription") -> [String] {
        let method = "- id: a\n  name: \(name)\n  type: recurring\n  recurrence: {every: \(every)}"
        let price = scenario == "subscription" ? "" : "\n  tax_rate: 10%\n  price: 980"
        let items = scenario == "subscription" ? "- name: 箱\n  tax_rate: 10%\n  price: 1320" : ""
        return findings(product(method + price, scenario: scenario, items: items))
    }

    private static func told(_ name: String) -> [String] { ["method-name-contradicts-type 「\(name)」"] }

    private static func method(_ name: String, _ type: String, _ recurrence: String = "") -> [String] {
        let interval = recurrence.isEmpty ? "" : "\n  recurrence: {\(recurrence)}"
        return findings(product("- id: a\n  name: \(name)\n  type: \(type)\n  tax_rate: 10%\n  price: 980\(interval)"))
    }

    @Test(arguments: [
        ("毎月お届け", "2 months"), ("毎月お届けコース", "2 months"), ("2か月ごとにお届け", "1 month"),
        ("隔週お届け", "1 week"),
        ("月1回お届け", "2 months"), ("定期便（毎月）", "2 months"), ("定期便（隔月）", "1 month"), ("隔月コース", "1 month"), ("毎月お届け", "2 weeks"),
        ("隔週便", "1 week"), ("4週ごとお届け", "2 weeks"),
        ("３ヶ月ごとのお届け", "1 month"), ("年6回お届け", "1 month"), ("半年ごとにお届けします", "1 month"),
        ("毎月お届け（Amazon Pay）", "2 months"), ("毎月お届け（送料無料）", "2 months"), ("お米5kg 隔月お届け便", "1 month"), ("奇数月の発送", "1 month"),
        ("毎月の頒布会", "2 months"), ("毎月15日発送", "2 months"),
        ("毎月1回お届け", "2 months"), ("月に1回お届け", "2 months"),
    ])
    func goodsOfAnotherInterval(name: String, every: String) { #expect(Self.box(name, every) == Self.told(name)) }

    /// What fits, what may be paid for together, and what is said otherwise.
    @Test(arguments: [
        ("毎月お届け", "1 month"), ("毎月お届け", "4 weeks"), ("4週ごとお届け", "1 month"), ("2か月ごとにお届け", "2 months"), ("隔週便", "14 days"),
        ("年4回発送（会報誌）", "1 year"), ("隔月お届け", "6 months"), ("隔月お届け", "1 year"), ("隔週お届け", "1 month"), ("隔週便", "4 weeks"),
        ("毎週お届け", "3 months"), ("毎日配送コース", "1 week"), ("隔週金曜お届け", "2 months"), ("毎週お届け", "1 month"), ("毎週便", "30 days"),
        ("毎月お届け", "3 months"), ("毎月お届け", "1 year"), ("隔週コース", "1 month"),
        ("毎週コース", "2 weeks"),
        ("隔週お届け・月払い", "1 month"), ("毎月お届け（2回分）", "2 months"), ("隔週お届け（月2回）", "1 month"), ("毎月お届け・隔月お届け", "3 months"),
        ("毎月または隔月お届け", "2 months"), ("初回は毎月お届け", "2 months"), ("毎月届く季節の便り", "2 months"), ("毎月届くコース", "2 months"),
        ("隔月刊誌のお届け", "1 month"), ("毎月お届けする野菜と果物", "2 months"), ("毎月のレシピつき便", "2 months"), ("定期便（2か月まとめて毎月お届け）", "2 months"),
        ("毎月お届け（初回のみ2か月分）", "2 months"), ("3か月コース", "1 month"), ("翌月お届け", "2 months"), ("半年コース", "1 month"),
        ("お届けは毎月20日ごろ", "2 months"),
    ])
    func goodsThatFit(name: String, every: String) { #expect(Self.box(name, every) == []) }

    /// Only a subscription charges for what it sends.
    @Test(arguments: [("毎月お届け", "2 months"), ("隔週便", "1 month"), ("定期便（3か月ごと）", "1 month"), ("隔月コース", "1 month")])
    func goodsOfOtherScenarios(name: String, every: String) {
        #expect(Self.box(name, every, scenario: "paid_product") == [])
    }

    @Test(arguments: [
        ("個人会員（月会費）", "1 year"), ("個人会員（月会費 980円）", "1 year"), ("年会費（個人）", "1 month"), ("年会費（法人会員）", "1 month"),
        ("月会費 個人", "3 months"),
        ("月々", "1 year"), ("Amazon Pay（月々）", "3 months"), ("学生会員（年会費）", "1 month"), ("正会員 年会費（Amazon Pay）", "6 months"),
        ("賛助会員（年会費980円・Amazon Pay）", "1 month"),
    ])
    func feesOfMembers(name: String, every: String) {
        #expect(Self.method(name, "recurring", "every: \(every)") == Self.told(name))
    }

    @Test(arguments: [
        ("年会費（個人）", "1 year"), ("年会費（個人）", "1 month, times: 12"), ("個人会員（年会費 980円）", "1 month, times: 12"),
        ("個人会員（月会費）", "1 month"),
        ("年会費（分割）", "1 month"), ("年会費（月割り）", "1 month"), ("個人会員（年会費・月払い）", "1 month"), ("年会費（4月分）", "1 month"),
        ("月会費（1年分）", "1 year"), ("月々のお届け", "3 months"), ("年会費無料（個人）", "1 month"), ("教材（年会費）", "1 month"),
        ("年会費 980円つき", "1 month"),
        ("年会費（個人）と教材", "1 month"),
    ])
    func feesThatFit(name: String, every: String) { #expect(Self.method(name, "recurring", "every: \(every)") == []) }

    /// What is said beside it tells nothing of how often it is paid.
    @Test(arguments: [
        ("月額会員（初月無料）", "1 year"), ("年額会員（初月無料）", "1 month"), ("月会費（14日間無料）", "1 year"), ("年会費（14日間無料）", "1 month"),
        ("月額会員（送料無料）", "1 year"), ("月額（学生）", "1 year"), ("月払い（いつでも解約OK）", "1 year"), ("年額プラン（2か月分お得）", "1 month"),
        ("3か月ごと・初回無料", "1 month"), ("月額会員（Amazon Pay・初月無料）", "1 year"), ("【送料無料】月額プラン", "1 year"), ("月額・送料込み・解約自由", "1 year"),
    ])
    func intervalsBesideRemarks(name: String, every: String) {
        let trial = "trial_days: \(name.contains("初月") ? 30 : 14)"
        let right = name.hasPrefix("3") ? "3 months" : every == "1 year" ? "1 month" : "1 year"
        #expect(Self.method(name, "recurring", "every: \(every), \(trial)") == Self.told(name))
        #expect(Self.method(name, "recurring", "every: \(right), \(trial)") == [])
    }

    @Test(arguments: [
        ("年額会員（月あたり550円）", "1 month"), ("定期便（送料無料）", "1 year"), ("講座（毎月開催・送料無料）", "1 year"),
        ("年会費無料（月払い）", "1 month"),
    ])
    func otherRemarks(name: String, every: String) { #expect(Self.method(name, "recurring", "every: \(every)") == []) }

    /// A number of payments beside a remark, and a payment that is said to be repeated.
    @Test(arguments: ["分割払い（12回・月々980円）", "12回分割（いつでも一括返済可）", "分割12回（初回無料）", "12回払い（手数料無料）", "12回払い・送料無料"])
    func timesBesideRemarks(name: String) {
        #expect(Self.method(name, "recurring", "every: 1 month, times: 6") == Self.told(name))
        #expect(Self.method(name, "recurring", "every: 1 month, times: 12") == [])
    }

    @Test(arguments: ["月払い（4回）", "月々払い（12回）", "全12回・送料無料", "レッスン（12回・月々980円）"]) func timesThatMayBeOthers(name: String) {
        #expect(Self.method(name, "recurring", "every: 1 month, times: 6") == [])
    }

    @Test(arguments: ["月額（初月無料）", "月額980円（初月無料）", "月額プラン・送料無料"]) func repeatedPaymentsBesideRemarks(name: String) {
        #expect(Self.method(name, "one_time") == Self.told(name))
    }

    @Test(arguments: ["送料無料", "初月無料キャンペーン", "月額会員の入会金（送料無料）", "毎月の例会（入会金なし）"]) func oneTimeBesideRemarks(name: String) {
        #expect(Self.method(name, "one_time") == [])
    }

    /// A trial is set, and the name tells another one.
    @Test(arguments: [
        "14日間お試し", "お試し14日", "トライアル14日", "初回14日間のお試し期間つき", "月額（14日間トライアル）", "お試し期間：14日間", "お試し(14日間)", "月額プラン 2週間お試し付き",
        "Amazon Pay（月額・初回14日間お試し）", "30日間体験・月額", "お試し１か月", "4週ごとお届け（初回14日間のお試し期間つき）", "月額、14日間トライアル",
    ])
    func trials(name: String) {
        #expect(Self.method(name, "recurring", "every: 1 month, trial_days: 7") == Self.told(name))
        // It may be paid for.
        #expect(Self.method(name, "recurring", "every: 1 month") == [])
    }

    @Test(arguments: [
        ("14日間お試し", 14), ("お試し1か月", 30), ("お試し14日分セット", 7), ("14日分お試し", 7), ("14日間お試し価格", 7), ("1日体験", 7), ("最大14日間お試し", 7),
        ("7・14日間お試し", 7), ("お試し後14日ごとに課金", 14), ("14日間体験レッスン", 7), ("お試し14日前まで", 7), ("14日間お試し、30日間お試し", 7), ("月額（お試し期間あり）", 7),
    ])
    func trialsThatFit(name: String, days: Int) {
        #expect(
            Self.method(name, "recurring", "every: \(name.contains("14日ごと") ? "14 days" : "1 month"), trial_days: \(days)") == [])
    }

    /// Another way to pay is all of the name, or that it goes on.
    @Test(arguments: ["銀行振込", "代金引換", "PayPay", "コンビニ払い"]) func otherServices(name: String) {
        #expect(
            Self.method(name, "one_time") == Self.told(name)
                && Self.method(name, "recurring", "every: 1 month") == Self.told(name))
    }

    @Test(arguments: ["クレジットカード", "銀行振込の方はこちら", "Amazon Pay（銀行振込は別途）", "銀行振込手数料", "コンビニスイーツ", "サブスク講座", "サブスク1か月分ギフト"])
    func servicesThatMayBeOthers(name: String) { #expect(Self.method(name, "one_time") == []) }

    @Test(arguments: ["サブスク", "サブスクリプション", "自動課金"]) func subscriptions(name: String) {
        #expect(Self.method(name, "one_time") == Self.told(name))
        #expect(Self.method(name, "recurring", "every: 1 month") == [] && Self.method(name, "auto_pay") == [])
    }

    /// The name that MyASP gives to another type.
    @Test(arguments: [
        ("Amazon Pay決済(Auto Pay:従量課金)", "one_time"), ("Amazon Pay決済（Auto Pay：従量課金）", "one_time"),
        ("Amazon Pay（従量課金）", "one_time"),
        ("従量課金", "one_time"), ("Amazon Pay決済(Auto Pay:従量課金)", "recurring"), ("Amazon Pay決済(従量定期課金)", "auto_pay"),
        ("Amazon Pay決済(従量定期課金)", "one_time"), ("Amazon Pay決済（ワンタイムペイメント：一括支払い）", "auto_pay"),
        ("Amazon Pay決済(ワンタイムペイメント:一括支払い)", "recurring"),
    ])
    func namesOfOtherTypes(name: String, type: String) {
        #expect(Self.method(name, type, type == "recurring" ? "every: 1 month" : "") == Self.told(name))
    }

    @Test(arguments: [
        ("Amazon Pay決済(Auto Pay:従量課金)", "auto_pay"), ("Amazon Pay決済(従量定期課金)", "recurring"),
        ("Amazon Pay決済(ワンタイムペイメント:一括支払い)", "one_time"),
        ("Amazon Pay（従量課金）", "auto_pay"), ("従量課金の追加分", "one_time"), ("水道の従量課金分", "one_time"), ("Amazon Pay（従量課金）", "recurring"),
        ("一括払い", "auto_pay"), ("従来のお支払い", "one_time"),
    ])
    func namesOfTheirTypes(name: String, type: String) {
        #expect(Self.method(name, type, type == "recurring" ? "every: 1 month" : "") == [])
    }

    @Test func theWordsOfGoods() {
        let item = "- name: 箱\n  tax_rate: 10%\n  price: 1320"
        let method = "- {id: a, name: 隔月お届け, type: recurring, recurrence: {every: 1 month}}"
        let message = inspect(product(method, scenario: "subscription", items: item)).diagnostics
            .first { $0.code == .methodNameContradictsType }?.message
        #expect(message?.ja.hasSuffix("は1か月ごとに課金しますが、「name」(支払方法表示名)「隔月お届け」は2か月ごとのお届けと読めます。") == true, "\(message?.ja ?? "")")
        #expect(message?.en.hasSuffix("promises a delivery every 2 months.") == true)
    }

    @Test func theWordsOfAnotherType() {
        let name = "Amazon Pay決済(Auto Pay:従量課金)"
        let found = inspect(product("- id: a\n  name: \(name)\n  type: one_time\n  tax_rate: 10%\n  price: 980")).diagnostics
        let message = found.first { $0.code == .methodNameContradictsType }?.message
        #expect(message?.ja.contains("one_time") == true && message?.ja.contains("auto_pay") == true)
        #expect(message?.en.contains("promises payments of the type") == true)
    }
}
