import Project
import Rules
import SourceText
import Testing

/// What buyers choose by: the names of payment methods, and the methods of one product side by side.
@Suite struct MethodNameTests {
    private static func method(_ id: String, _ lines: String) -> String {
        "- id: \(id)\n  tax_rate: 10%\n  price: 980\n  " + lines.replacing("\n", with: "\n  ")
    }

    /// A definition that charges at intervals is right for whoever does not turn its type round.
    @Test func aTypeBesideADefinitionWithAnInterval() throws {
        let shared =
            "kind: payment_method\nid: monthly\ntype: recurring\ntax_rate: 10%\nprice: 100\nrecurrence: {every: 1 month}\n---\n"
        let right = product("- use: monthly").replacing("id: course", with: "id: b")
        let inspection = inspect(shared + right + "---\n" + product("- use: monthly\n  type: one_time"))
        #expect(findings(inspection, from: .warning) == ["recurrence-without-recurring 「one_time」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .recurrenceWithoutRecurring })
        #expect(finding.path == "product[id=course].payment_methods[0].type")
        #expect(finding.related.map { inspection.project.source($0.location.file)?.text($0.location.range) } == ["recurrence"])
        #expect(finding.help?.en.contains("Remove `recurrence`") == false && finding.help?.ja.contains("「type」") == true)
        // An interval of its own is wrong where it stands, and a definition that contradicts itself is wrong there.
        let own = "- use: monthly\n  type: one_time\n  recurrence: {every: 2 months}"
        #expect(findings(shared + right + "---\n" + product(own)) == ["recurrence-without-recurring 「recurrence」"])
        let wrong = shared.replacing("type: recurring", with: "type: auto_pay")
        let found = inspect(wrong + product("- use: monthly\n  type: one_time")).diagnostics.first {
            $0.code == .recurrenceWithoutRecurring
        }
        #expect(found?.path == "payment_method[id=monthly].recurrence")
    }

    /// 月払い and 年払い of one course are two offers; two that charge equally often are one too many, however that is written.
    @Test(arguments: [
        ("recurrence: {every: 1 month}", "recurrence: {every: 1 year}", false),
        ("recurrence: {every: 1 month}", "recurrence: {every: 1か月, times: 12}", true),
        ("recurrence: {every: 12 months}", "recurrence: {every: 1 year}", true),
        ("recurrence: {every: 7 days}", "recurrence: {every: 1 week}", true),
        ("recurrence: {every: 30 days}", "recurrence: {every: 1 month}", false),
        // Where no interval is written, the name may tell it.
        ("name: 月払い", "recurrence: {every: 1 year}", false), ("name: 年払い", "recurrence: {every: 1 month}", false),
        ("name: 月払い", "name: 年払い", false), ("name: 月払い", "recurrence: {every: 1 month}", true),
        ("name: 年払い", "recurrence: {every: 12か月}", true), ("name: 毎月の例会", "recurrence: {every: 1 year}", true),
        ("name: 月払い・年払い", "recurrence: {every: 1 year}", true), ("name: 月払い", "name: 定期", true),
        ("name: 月会費", "name: 年会費", false),
        ("collect_shipping_address: true", "name: 定期", true),
        ("recurrence: {every: 1 month}", "recurrence: {times: 3}", true),
    ])
    func intervalsOfOneProduct(first: String, second: String, isTold: Bool) {
        let methods = [
            Self.method("a", "type: recurring\n\(first.hasPrefix("name") ? "" : "name: A\n")\(first)"),
            Self.method("b", "type: recurring\n\(second.hasPrefix("name") ? "" : "name: B\n")\(second)"),
        ]
        #expect(findings(product(methods.joined(separator: "\n"))) == (isTold ? ["duplicate-method-type 「recurring」"] : []))
    }

    /// A name that was copied to a method of another interval is told, be the interval written or not.
    @Test func methodsOfOneNameAndTwoIntervals() {
        let methods = [
            Self.method("a", "type: recurring\nname: 月払い"),
            Self.method("b", "type: recurring\nname: 月払い\nrecurrence: {every: 1 year}"),
        ]
        #expect(
            findings(product(methods.joined(separator: "\n"))) == [
                "duplicate-method-name 「月払い」", "method-name-contradicts-type 「月払い」",
            ])
    }

    @Test func methodsOfOneTypeAndIntervalAreSaidToBeSo() throws {
        let months = ["a", "b"].map { Self.method($0, "type: recurring\nname: \($0)\nrecurrence: {every: 1 month}") }
        let year = Self.method("y", "type: recurring\nname: y\nrecurrence: {every: 1 year}")
        let found = inspect(product((months + [year]).joined(separator: "\n"))).diagnostics.filter {
            $0.code == .duplicateMethodType
        }
        #expect(found.map(\.related.count) == [1])
        #expect(found.first?.message.ja.contains("周期が同じ") == true && found.first?.message.en.contains("has 2 ") == true)
    }

    /// Two that buyers cannot tell apart; those of one type are told already, and one for test accounts is another matter.
    @Test(arguments: [
        ("type: one_time\nname: Amazon Pay", "type: recurring\nname: Amazon Pay", ["duplicate-method-name 「Amazon Pay」"]),
        ("type: one_time\nname: Amazon Pay", "type: recurring\nname: Amazon Pay(毎月払い)", []),
        ("type: one_time\nname: Amazon Pay", "type: one_time\nname: Amazon Pay", ["duplicate-method-type 「one_time」"]),
        ("type: one_time\nname: Amazon Pay", "type: recurring\nname: Amazon Pay\nuse_test_environment: true", []),
        ("type: one_time", "type: recurring", []),
        (
            "type: recurring\nrecurrence: {every: 1 month}", "type: recurring\nrecurrence: {every: 1 year}",
            ["duplicate-method-name 「recurring」"]
        ),
        (
            "type: auto_pay", "type: one_time\nname: Amazon Pay決済(Auto Pay:従量課金)",
            [
                "duplicate-method-name 「Amazon Pay決済(Auto Pay:従量課金)」",
                "method-name-contradicts-type 「Amazon Pay決済(Auto Pay:従量課金)」",
            ]
        ),
        (
            "type: one_time\nname: \"a\\x01\"", "type: recurring\nname: \"a\\x01\"",
            ["bad-format 「\"a\\x01\"」", "bad-format 「\"a\\x01\"」"]
        ),
    ])
    func methodsOfOneName(first: String, second: String, expected: [String]) {
        #expect(findings(product(Self.method("a", first) + "\n" + Self.method("b", second))) == expected)
    }

    /// The name comes with the definition, and the product that takes it is the one that has two of it.
    @Test func aNameThatComesWithADefinition() throws {
        let shared = "kind: payment_method\nid: m\nname: Amazon Pay\ntype: recurring\ntax_rate: 10%\nprice: 980\n---\n"
        let inspection = inspect(shared + product(Self.method("a", "type: one_time\nname: Amazon Pay") + "\n- use: m"))
        #expect(findings(inspection, from: .warning) == ["duplicate-method-name 「m」"])
        let many =
            (1...10).map { Self.method("x\($0)", "type: one_time\nname: A") } + [Self.method("y", "type: auto_pay\nname: A")]
        let found = inspect(product(many.joined(separator: "\n"))).diagnostics.filter { $0.severity > .hint }
        let expected: [Code] = [.duplicateMethodType, .duplicateMethodName]
        #expect(found.map(\.code) == expected)
    }

    private static let month = "recurrence: {every: 1 month}"
    private static let year = "recurrence: {every: 1 year}"
    private static let tenTimes = "recurrence: {every: 1 month, times: 10}"
    private static let elevenTimes = "recurrence: {every: 1 month, times: 11}"

    /// A name that promises other payments than the method takes.
    @Test(arguments: [
        ("recurring", "Amazon Pay(一括払い)", month), ("recurring", "Amazon Pay(一括)", month), ("recurring", "１回払い", ""),
        ("recurring", "一回払い", month), ("recurring", "ワンタイムペイメント", month), ("recurring", "買い切り", ""),
        ("recurring", "Amazon Pay決済(ワンタイムペイメント:一括支払い)", month),
        ("one_time", "Amazon Pay(毎月払い)", ""), ("one_time", "Amazon Pay(毎月)", ""), ("one_time", "毎月のお支払い", ""),
        ("one_time", "月々980円", ""), ("one_time", "月払い", ""), ("one_time", "Amazon Pay(定期)", ""),
        ("one_time", "定期課金", ""), ("one_time", "毎月ご請求", ""), ("one_time", "月額プラン", ""),
        ("recurring", "Amazon Pay(毎月払い)", year), ("recurring", "月額 980円", "recurrence: {every: 24 months}"),
        ("recurring", "年払い", month), ("recurring", "年額プラン", "recurrence: {every: 2 weeks}"),
        ("recurring", "Amazon Pay(12回払い)", month), ("recurring", "Amazon Pay(１２回払い)", tenTimes), ("recurring", "分割12回", month),
        ("recurring", "12回分割", tenTimes), ("recurring", "Amazon Pay(全12回)", month), ("recurring", "毎月払い(全12回)", tenTimes),
        ("recurring", "十二回払い", tenTimes), ("recurring", "12回のお支払い", month),
        ("recurring", "分割払い(12回)", "recurrence: {trial_days: 14}"),
        ("recurring", "月々980円×12回", month), ("recurring", "12回に分けてお支払い", tenTimes), ("recurring", "11回払い", tenTimes),
        ("recurring", "3回払い", "recurrence: {every: 1 month, times: 1}"), ("recurring", "お支払い回数 12回", tenTimes),
        ("recurring", "分割12回（Amazon Pay）", tenTimes),
        ("recurring", "12回払い(初回無料)", tenTimes), ("recurring", "1年コース(12回払い)", "recurrence: {every: 1 year}"),
        ("one_time", "Amazon Pay(12回払い)", ""), ("one_time", "分割払い(3回)", ""),
    ])
    func aNameThatPromisesOtherPayments(type: String, name: String, more: String) {
        let lines = "name: \(name)\ntype: \(type)" + (more.isEmpty ? "" : "\n" + more)
        #expect(findings(product(Self.method("a", lines))) == ["method-name-contradicts-type 「\(name)」"])
    }

    /// What fits, says nothing of payments, or says both.
    @Test(arguments: [
        ("recurring", "半年払い", "recurrence: {every: 6 months}"), ("one_time", "翌月払い", ""), ("one_time", "年払い", ""),
        ("one_time", "参加費(毎月15日開催)", ""), ("one_time", "毎月2回の講座 全6回", ""), ("one_time", "料理教室 毎月 第2土曜", ""),
        ("one_time", "月額会員様専用", ""), ("one_time", "月額コースの入会金", ""), ("one_time", "定期購入のお客様の追加注文", ""),
        ("one_time", "第58回定期 演奏会", ""), ("recurring", "12か月コース(月額 980円)", year),
        ("recurring", "12か月まとめ払い(月額換算980円)", year), ("recurring", "お得コース(1回のみでも解約OK)", month),
        ("recurring", "買い切りではないコース", month),
        ("recurring", "Amazon Pay(毎月払い)", month), ("recurring", "年払い(一括)", year), ("recurring", "年会費一括", year),
        ("recurring", "年一括払い", year), ("recurring", "月額(一括請求)", month), ("recurring", "一括見積もりの利用料", month),
        ("recurring", "ワンタイムパスワード講座", month), ("recurring", "分割払い(1回払いではありません)", month),
        ("recurring", "1回払い", "recurrence: {every: 1 month, times: 1}"), ("recurring", "Amazon Pay", year),
        ("recurring", "月額980円(年払い)", year), ("recurring", "年間コースの月払い", month), ("recurring", "毎月の例会つき", year),
        ("recurring", "年4回のお届け", "recurrence: {every: 3 months}"), ("recurring", "10日ごとに1回払い", "recurrence: {every: 10 days}"),
        ("one_time", "Amazon Pay(一括払い)", ""), ("one_time", "毎月の例会 参加費", ""), ("one_time", "定期演奏会のチケット", ""),
        ("one_time", "年払い(1年分)", ""), ("one_time", "12月払い", ""), ("one_time", "2026年払い", ""), ("one_time", "3か月払い", ""),
        ("one_time", "毎月払いではありません", ""), ("one_time", "定期購入のお試し", ""), ("one_time", "月刊誌", ""), ("one_time", "毎年の祭りの寄付", ""),
        ("one_time", "分割なし 1回払い", ""), ("one_time", "月額相当の前払い", ""), ("auto_pay", "毎月払い", ""), ("auto_pay", "一括", ""),
        ("recurring", "Amazon Pay(12回払い)", "recurrence: {every: 1 month, times: 12}"), ("recurring", "11回払い", elevenTimes),
        ("recurring", "十一回払い", elevenTimes), ("recurring", "12回払い", ""), ("auto_pay", "12回払い", ""),
        ("recurring", "12回コース", month),
        ("recurring", "年会費12回払い", month), ("recurring", "12回払い(自動更新)", month), ("one_time", "980円×12回", ""),
        ("recurring", "Amazon Pay 全12回 講座", month), ("recurring", "全12回講座", month), ("recurring", "毎月払い 全12回講座", month),
        ("recurring", "月2回払い", month),
        ("recurring", "年12回払い", month), ("recurring", "月払い(4回)", month), ("recurring", "3回・6回払い", month),
        ("recurring", "6回払い、12回払い", tenTimes), ("recurring", "3〜12回払い", month), ("recurring", "12回払いも可", month),
        ("recurring", "12回払いまで", month), ("recurring", "12回分のお支払い", month), ("recurring", "第12回決済セミナー", month),
        ("recurring", "12回払い", "recurrence: {every: 1 month, times: 11, trial_days: 30}"),
        ("recurring", "初回+12回払い", "recurrence: {times: 13}"),
        ("one_time", "カード(12回払い)", ""), ("one_time", "3回払いの1回目", ""), ("one_time", "全6回 講座", ""), ("one_time", "6回チケット", ""),
    ])
    func aNameThatFits(type: String, name: String, more: String) {
        let lines = "name: \(name)\ntype: \(type)" + (more.isEmpty ? "" : "\n" + more)
        #expect(findings(product(Self.method("a", lines))) == [])
    }

    /// A name that plainly says how often money is taken, and is wrong.
    @Test(arguments: [
        ("Amazon Pay(毎月払い)", "1 week"), ("Amazon Pay(毎月払い)", "3 months"), ("Amazon Pay(毎月払い)", "6 months"),
        ("毎月払い", "11 months"), ("Amazon Pay(毎月)", "2 months"), ("毎月", "2 weeks"), ("月払い", "3か月"), ("会費 月々のお支払い", "3 months"),
        ("毎月15日払い", "2 months"), ("毎月末日に課金", "2 months"), ("月1回払い", "1 week"), ("毎月払い", "60 days"), ("毎月払い", "27 days"),
        ("毎週払い", "1 month"), ("週払い", "2 weeks"), ("毎週月曜払い", "1 month"), ("Amazon Pay(毎週)", "1 month"), ("毎週払い", "6 days"),
        ("隔週払い", "1 week"), ("隔週課金", "1 month"), ("隔月払い", "1 month"), ("隔月のお支払い", "3 months"),
        ("3か月ごと", "1 month"), ("３ヶ月ごとのお支払い", "1 month"), ("三か月ごとに課金", "1 month"), ("6カ月毎に自動決済", "3 months"),
        ("3か月に1回払い", "1 month"), ("Amazon Pay(2週間ごと)", "1 month"), ("4週間ごとに課金", "2 months"), ("10日ごとに課金", "1 month"),
        ("半年ごと", "1 month"), ("半年払い", "1 year"), ("四半期払い", "1 month"), ("年4回払い", "1 month"), ("年2回のお支払い", "1 year"),
        ("年払い", "2 years"), ("2年ごとに課金", "1 year"), ("毎日課金", "1 week"), ("毎月払い 3か月コース", "3 months"),
        ("Amazon Pay (monthly)", "3 months"), ("Weekly payment", "1 month"), ("Billed every 3 months", "1 month"),
        ("Amazon Pay (every 2 weeks)", "1 month"), ("Pay quarterly", "1 month"), ("Amazon Pay(YEARLY)", "1 month"),
        ("カード月払い", "3 months"), ("アマゾンペイ年払い", "1 month"), ("正会員年払い", "1 month"), ("スタンダードプラン月払い", "1 year"), ("奇数月払い", "1 month"),
        ("Amazon Pay(偶数月のお支払い)", "6 months"), ("毎月払い(初月無料)", "3 months"), ("年払い(途中解約可)", "1 month"), ("月払い・縛りなし", "1 year"),
        ("Amazon Pay（隔週・自動払い）", "1 month"), ("Amazon Pay（毎月・自動引き落とし）", "1 year"), ("毎週・自動課金", "1 month"),
    ])
    func aNameThatPromisesAnotherInterval(name: String, every: String) {
        let lines = "name: \(name)\ntype: recurring\nrecurrence: {every: \(every)}"
        #expect(findings(product(Self.method("a", lines))) == ["method-name-contradicts-type 「\(name)」"])
    }

    /// A name that tells what its price is for, and nothing else of how often it is paid.
    @Test(arguments: [
        ("Amazon Pay(月額払い)", "1 week"), ("Amazon Pay(月額プラン)", "3 months"), ("月額制", "2 weeks"), ("月額コース", "3 months"),
        ("月額プラン", "3 months"), ("Amazon Pay(月額980円)", "1 week"), ("月額 税込¥980", "3 months"), ("月額980円", "3 months"),
        ("月々980円", "3 months"), ("月額払い", "3 months"), ("Amazon Pay(月会費)", "1 week"), ("月会費", "2 months"),
        ("Amazon Pay(月謝)", "1 year"),
        ("Amazon Pay(年会費)", "1 month"), ("年会費", "1 week"), ("Amazon Pay(年額3,300円)", "1 month"), ("年額払い", "6 months"),
    ])
    func aNameThatTellsWhatItsPriceIsFor(name: String, every: String) {
        let lines = "name: \(name)\ntype: recurring\nrecurrence: {every: \(every)}"
        #expect(findings(product(Self.method("a", lines))) == ["method-name-contradicts-type 「\(name)」"])
    }

    /// The service, that it goes on by itself or the tax may be told behind it.
    @Test(arguments: [
        ("月額プラン（Amazon Pay）", "1 year"), ("月額プラン・Amazon Pay", "1 year"), ("月額プラン（自動更新）", "3 months"),
        ("年額プラン(Amazon Pay決済)", "1 month"),
        ("年会費【Amazon Pay】", "1 month"), ("Amazon Pay（年会費・自動更新）", "1 month"), ("年額利用料（税込）", "1 month"),
        ("毎週（Amazon Pay）", "1 month"),
        ("Amazon Pay 月額ライセンス", "1 year"), ("月額会員", "1 year"), ("月額サービス", "3 months"), ("Amazon Pay（月謝・毎月自動）", "1 year"),
        ("Amazon Pay（年会費・毎年自動）", "1 month"), ("Amazon Pay 毎年自動", "1 month"), ("毎月自動（アマゾンペイ）", "1 year"),
        ("Amazon Pay 月ぎめ", "1 week"),
        ("月極", "1 year"), ("月極め（Amazon Pay）", "1 year"), ("Annual plan", "1 month"), ("Amazon Pay Annual Plan", "1 month"),
        ("Monthly plan (Amazon Pay)", "1 year"), ("Annual fee", "1 month"), ("Yearly membership", "1 month"),
    ])
    func aNameThatSaysNoMoreBehindIt(name: String, every: String) {
        let lines = "name: \(name)\ntype: recurring\nrecurrence: {every: \(every)}"
        #expect(findings(product(Self.method("a", lines))) == ["method-name-contradicts-type 「\(name)」"])
    }

    @Test(arguments: [
        ("月額プラン（Amazon Pay）", "1 month"), ("月額プラン（年払い・Amazon Pay）", "1 year"), ("月額プランと教材（Amazon Pay）", "1 year"),
        ("お届け便（毎月自動）", "3 months"),
        ("英会話 毎週（Amazon Pay）", "1 month"), ("月謝（毎週）", "1 month"), ("受講料（毎週）", "1 month"), ("月極駐車場", "1 year"),
        ("Annual plan", "12 months"),
        ("Annual plan, billed monthly", "1 month"), ("Annual plan", "1 month, times: 12"), ("Annual report plan", "1 month"),
        ("Semi-annual plan", "6 months"), ("Monthly subscription box", "3 months"), ("Monthly plan", "30 days"),
    ])
    func aNameThatSaysMoreBehindIt(name: String, every: String) {
        let lines = "name: \(name)\ntype: recurring\nrecurrence: {every: \(every)}"
        #expect(findings(product(Self.method("a", lines))) == [])
    }

    /// The price of a month beside how it is paid, a fee that is paid in parts, and a fee among other words.
    @Test(arguments: [
        ("月額980円(年払い)", "1 year"), ("年払い 月々980円", "1 year"), ("3か月ごとのお支払い(月額980円)", "3 months"), ("3か月コース(月額980円)", "3 months"),
        ("年間コース(月額980円)", "1 year"), ("隔月お届け便 月額980円", "2 months"), ("年会費・月払い", "1 month"), ("月会費(年払い)", "1 year"),
        ("Amazon Pay(年会費)", "1 month, times: 12"), ("年額11,760円", "1 month, times: 12"), ("Amazon Pay(年会費)", "12 months"),
        ("Amazon Pay(月会費)", "30 days"), ("月会費と教材", "3 months"), ("年会費つき講座", "1 month"), ("月謝袋", "3 months"),
        ("月額会員様専用", "3 months"),
        ("月額換算980円", "1 year"), ("月々のお届け", "3 months"),
    ])
    func aPriceBesideWhatItIsFor(name: String, every: String) {
        let lines = "name: \(name)\ntype: recurring\nrecurrence: {every: \(every)}"
        #expect(findings(product(Self.method("a", lines))) == [])
    }

    /// When it is paid, which other words for a month, a week or a year tell.
    @Test(arguments: [
        ("誕生月払い", "1 year"), ("更新月払い", "1 year"), ("契約月のお支払い", "1 year"), ("決算月払い", "1 year"), ("入会月払い", "1 year"),
        ("奇数月払い", "2 months"),
        ("偶数月のお支払い", "2 months"), ("ボーナス月払い", "6 months"), ("発送月払い", "3 months"), ("お届け月払い", "3 months"), ("最終週払い", "1 month"),
        ("初年払い", "1 month"), ("その月のお支払い", "3 months"), ("各月払い", "3 months"), ("翌々月払い", "6 months"),
    ])
    func aNameThatTellsWhenItIsPaid(name: String, every: String) {
        for name in [name, "Amazon Pay(\(name))"] {
            let lines = "name: \(name)\ntype: recurring\nrecurrence: {every: \(every)}"
            #expect(findings(product(Self.method("a", lines))) == [])
        }
        #expect(findings(product(Self.method("a", "name: 誕生月払い\ntype: one_time"))) == [])
        #expect(findings(product(Self.method("a", "name: 月謝\ntype: one_time"))) == [])
    }

    /// It is right, or speaks of what is sold, or of several intervals.
    @Test(arguments: [
        ("毎月払い", "1 month"), ("毎月払い", "4 weeks"), ("毎月払い", "30 days"), ("毎月払い", "31 days"), ("4週間ごとに課金", "1 month"),
        ("毎週払い", "7 days"), ("隔週払い", "14 days"), ("隔月払い", "2 months"), ("隔月払い", "8 weeks"), ("3か月ごと", "13 weeks"),
        ("3か月ごと", "3 months"),
        ("半年払い", "26 weeks"), ("年払い", "52 weeks"), ("四半期払い", "3 months"), ("年4回払い", "3 months"), ("年1回払い", "1 year"),
        ("年払い", "12か月"),
        ("毎月のお届け", "3 months"), ("お届け便(毎月)", "3 months"), ("英会話(毎週)", "1 month"), ("毎週の教室", "1 month"), ("隔週開催の会", "1 month"),
        ("3か月ごとのお届け", "1 month"), ("定期便(3か月ごと)", "1 month"), ("3か月ごとに更新", "1 month"), ("3か月払い", "1 month"), ("12月払い", "2 months"),
        ("翌月払い", "3 months"), ("翌々月払い", "3 months"), ("正月払い", "1 year"), ("半年に1回のレッスン", "1 month"), ("年4回のお届け", "1 month"),
        ("参加費(毎月15日開催)", "1 week"),
        ("毎月払い・隔月払い", "3 months"), ("3か月ごとの課金(毎月払い)", "1 year"), ("毎月払いか3か月ごとのお支払い", "2 months"), ("3・6か月ごとに課金", "1 month"),
        ("3か月まとめ払い(毎月払いより割安)", "3 months"), ("初回3か月分 以降は毎月払い", "3 months"), ("毎月払いではありません", "3 months"),
        ("毎月払い/3か月ごと", "3 months"), ("毎月払い相当", "3 months"), ("週2回払い", "1 month"), ("月2回払い", "2 weeks"), ("第2週ごとに課金", "1 month"),
        ("Monthly Magazine", "3 months"), ("Amazon Pay Weekly Box", "1 month"), ("Amazon Pay (monthly)", "4 weeks"),
        ("Box every 3 months", "1 month"), ("Pay monthly or yearly", "3 months"), ("Amazon Pay (bi-monthly)", "2 months"),
        ("bi-weekly billing", "2 weeks"),
        ("semi-monthly billing", "15 days"), ("twice monthly payment", "2 weeks"), ("half-yearly payment", "6 months"),
        ("semi-annually billed", "6 months"),
        ("英会話 weekly", "1 month"),
        ("Family plan", "3 months"), ("Amazon Pay（隔週・自動払い）", "2 weeks"), ("料理教室（隔週・自動払い）", "1 month"),
    ])
    func aNameThatFitsItsInterval(name: String, every: String) {
        let lines = "name: \(name)\ntype: recurring\nrecurrence: {every: \(every)}"
        #expect(findings(product(Self.method("a", lines))) == [])
    }

    /// Both intervals are told.
    @Test func theWordsOfTwoIntervals() throws {
        let lines = "name: 毎週払い\ntype: recurring\nrecurrence: {every: 3か月}"
        let found = inspect(product(Self.method("a", lines))).diagnostics
        let finding = try #require(found.first { $0.code == .methodNameContradictsType })
        #expect(finding.message.ja.contains("3か月ごとに課金します") && finding.message.ja.hasSuffix("1週間ごとの支払いと読めます。"))
        #expect(finding.message.en.contains("is charged every 3 months") && finding.message.en.hasSuffix("a payment every week."))
    }

    /// A free time that the name promises, and the days before the first charge.
    @Test(arguments: [
        ("月額プラン(14日間無料)", ", trial_days: 7"), ("月額プラン(14日間無料)", ""), ("無料体験30日間付き月額プラン", ", trial_days: 14"),
        ("初月無料の月額プラン", ""), ("月払い(最初の2週間は無料)", ", trial_days: 7"), ("月額(初回１か月無料)", ", trial_days: 15"),
        ("毎月払い(三十日間の無料トライアル)", ", trial_days: 3"), ("月額(初月無料)", ", trial_days: 0"),
        ("月額会員（Amazon Pay・初月無料）", ", trial_days: 7"), ("月額（自動更新・14日間無料）", ", trial_days: 7"),
    ])
    func aNameThatPromisesAnotherTrial(name: String, days: String) {
        let lines = "name: \(name)\ntype: recurring\nrecurrence: {every: 1 month\(days)}"
        #expect(findings(product(Self.method("a", lines))) == ["method-name-contradicts-type 「\(name)」"])
    }

    @Test(arguments: [
        ("月額プラン(14日間無料)", ", trial_days: 14"), ("月額(2週間無料)", ", trial_days: 14"), ("初月無料の月額プラン", ", trial_days: 30"),
        ("月額(1か月無料)", ", trial_days: 31"), ("月額プラン(30日間送料無料)", ""), ("月額プラン(最大30日間無料)", ""), ("月額(1日無料体験)", ""),
        ("月額(7・14日間無料)", ", trial_days: 7"), ("月額(送料無料)", ""), ("月額(30日間返金保証、入会金無料)", ""),
        ("送料無料(30日間隔)", ""), ("送料無料 30日定期", ""), ("定期便 送料無料(3か月分)", ""), ("入会金無料(1か月契約)", ""), ("解約無料(1か月単位)", ""),
        ("キャンセル無料(3日前)", ""), ("送料1か月無料", ""), ("サポート30日間無料", ""), ("見逃し配信7日間無料", ""), ("7日間無料体験後の月額", ""),
        ("無料体験7日間を終えた方の月額", ""), ("6か月継続で1か月無料", ""), ("紹介で1か月無料", ""), ("7日分無料サンプル付き", ""),
        ("月額(初回無料)", ""), ("月額(月1回無料相談)", ""), ("月額(7日間無料)", ", trial_days: x"),
        ("月額会員（Amazon Pay・初月無料）", ", trial_days: 30"), ("月額（7・14日間無料）", ", trial_days: 7"),
    ])
    func aNameThatFitsItsTrial(name: String, days: String) {
        let lines = "name: \(name)\ntype: recurring\nrecurrence: {every: 1 month\(days)}"
        #expect(findings(product(Self.method("a", lines))).filter { !$0.hasPrefix("bad-format") } == [])
    }

    @Test(arguments: ["年払い(2か月分無料)", "年額プラン(2ヶ月無料)", "年会費(2か月無料)"])
    func freeMonthsOfAYear(name: String) {
        let lines = "name: \(name)\ntype: recurring\nrecurrence: {every: 1 year}"
        #expect(findings(product(Self.method("a", lines))) == [])
    }

    /// Both are told, and a trial that a use has dropped is told once, with what it drops.
    @Test func theWordsOfTwoTrials() throws {
        let lines = "name: 月額(14日間無料)\ntype: recurring\nrecurrence: {every: 1 month, trial_days: 1}"
        let found = inspect(product(Self.method("a", lines))).diagnostics
        let finding = try #require(found.first { $0.code == .methodNameContradictsType })
        #expect(finding.message.ja.contains("「trial_days」(お試し期間)が1日です"))
        #expect(finding.message.ja.contains("14日の無料期間と読めます"))
        #expect(finding.message.en.contains("is charged first after 1 day"))
        #expect(finding.message.en.hasSuffix("14 days without a charge."))
        let shared = """
            kind: payment_method
            id: m
            name: 月額(14日間無料)
            type: recurring
            tax_rate: 10%
            price: 980
            recurrence: {every: 1 month, trial_days: 14}
            ---

            """
        #expect(findings(shared + product("- use: m")) == [])
        let use = product("- use: m\n  recurrence: {every: 1 month, times: 3}")
        #expect(findings(shared + use).map { $0.prefix { $0 != " " } } == ["recurrence-not-inherited"])
    }

    /// Where a product turns round what a definition is, its name fits no longer; one that contradicts itself is wrong once.
    @Test func aNameThatComesFromADefinition() throws {
        let shared = "kind: payment_method\nid: m\nname: 毎月払い\ntype: recurring\ntax_rate: 10%\nprice: 980\n\(Self.month)\n---\n"
        let year = product("- use: m\n  recurrence: {every: 1 year}")
        #expect(findings(shared + year) == ["method-name-contradicts-type 「1 year」"])
        #expect(findings(shared + product("- use: m\n  recurrence: {times: 3}")) == [])
        #expect(findings(shared + product("- use: m\n  name: 年払い\n  recurrence: {every: 1 year}")) == [])
        let other = product("- use: m").replacing("id: course", with: "id: b")
        let wrong = shared.replacing("毎月払い", with: "一括払い")
        let inspection = inspect(wrong + product("- use: m") + "---\n" + other)
        #expect(findings(inspection, from: .warning) == ["method-name-contradicts-type 「一括払い」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .methodNameContradictsType })
        #expect(finding.path == "payment_method[id=m].name" && finding.message.ja.contains("(b)"))
    }

    /// A number of payments is promised in one document and set in the other, whichever of them has the name.
    @Test func aNumberThatComesFromADefinition() throws {
        let shared = "kind: payment_method\nid: m\nname: 12回払い\ntype: recurring\ntax_rate: 10%\nprice: 980\n"
        let twelve = shared + "recurrence: {every: 1 month, times: 12}\n---\n"
        #expect(findings(twelve + product("- use: m")) == [])
        #expect(findings(twelve + product("- use: m\n  recurrence: {times: 10}")) == ["method-name-contradicts-type 「10」"])
        #expect(findings(twelve + product("- use: m\n  name: 10回払い")) == ["method-name-contradicts-type 「10回払い」"])
        let endless = product("- use: m\n  recurrence: {every: 1 month}")
        let inspection = inspect(shared + "---\n" + endless)
        #expect(findings(inspection, from: .warning) == ["method-name-contradicts-type 「{every: 1 month}」"])
        let finding = try #require(inspection.diagnostics.first { $0.code == .methodNameContradictsType })
        #expect(finding.message.ja.contains("12回の支払い") && finding.message.en.contains("12 payments"))
        #expect(findings(shared + "---\n" + product("- use: m")) == [])
    }

    /// Where the type is what is wrong, the name that tells it is no second mistake.
    @Test func aNameBesideATypeThatIsWrong() {
        let club = Self.method("a", "name: 毎月払い\ntype: one_time\n\(Self.month)")
        #expect(findings(product(club)) == ["recurrence-without-recurring 「recurrence」"])
        let box = product(
            "- id: a\n  name: 毎月払い\n  type: one_time", scenario: "subscription",
            items: "- name: 箱\n  tax_rate: 10%\n  price: 1320")
        #expect(findings(box) == ["subscription-needs-recurring 「one_time」"])
    }
}
