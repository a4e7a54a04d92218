// What the steps say where not everything is known or nothing is to be entered.
import Foundation
import SourceText
import Testing

@testable import Outputs

@Suite struct GuideTests {
    private let unused = ("use: true", "use: false")

    private func checklist(_ project: CheckedProject) -> String {
        String(decoding: Guide(project).checklist().joined(), as: UTF8.self)
    }

    /// The box shows the rest of its screen: unticked, it is all that is to be entered there.
    @Test func withoutAmazonPayOnlyTheBoxIsUnticked() throws {
        let project = try checked(["kessai.yaml": Shop.integration.replacing(unused.0, with: unused.1)])
        #expect(Guide(project).sections.flatMap(\.steps).map(\.id) == ["integration/open", "report/entered"])
        #expect(Guide(project).sections.flatMap(\.steps).flatMap(\.rows).map(\.entry.id.text) == ["integration/use"])
        let sheet = EntrySheet(project, Guide(project), environments: EnvironmentName.allCases, language: .ja, record: nil).html
        for page in [checklist(project), sheet] {
            #expect(page.contains("チェックを入れない") && page.contains("「更新する」をクリック"))
            #expect(!page.contains("A1EXAMPLE23456") && !page.contains("https://shop.example.jp/ipn"))
        }
        #expect(project.entries.map(\.id.text) == ["integration/use"])
        // The values stay to be looked at, and are said to wait.
        for format in [ValuesFormat.text, .markdown] {
            let values = project.values(environment: nil, format: format, languages: [.ja])
            #expect(values.hasPrefix("設定ファイルに書かれた環境の値は、いまはどこにも入力しないでください。\n\n"))
            #expect(values.contains("A1EXAMPLE23456"))
            #expect(try Shop.checked().values(environment: nil, format: format, languages: [.ja]).contains("いまは") == false)
        }
        #expect(sheet.contains("設定ファイルに書かれた環境の値は、いまはどこにも入力しないでください。"))
    }

    private static let kinds = [
        ("live", Shop.integration(live: true, sandbox: false)), ("sandbox", Shop.integration(live: false, sandbox: true)),
        ("both", Shop.integration(live: true, sandbox: true)), ("none", Shop.integration(live: false, sandbox: false)),
        ("off", Shop.integration(live: true, sandbox: true).replacing("use: true", with: "use: false")),
        ("off and none", Shop.integration(live: false, sandbox: false).replacing("use: true", with: "use: false")),
    ]

    /// What a plan lists is entered in one step of the guide, and nothing else is.
    @Test func everyValueIsEnteredOnce() throws {
        var projects = try ["small-shop", "full-shop", "full-shop-ja"].map { ($0, try sample($0)) }
        for (name, integration) in GuideTests.kinds {
            projects.append((name, try checked(["kessai.yaml": integration])))
            projects.append((name, try checked(Shop.sources.merging(["kessai.yaml": integration]) { $1 })))
        }
        for (name, project) in projects {
            let rows = Guide(project).sections.flatMap(\.steps).flatMap(\.rows).filter { $0.purpose == .enter }
            #expect(rows.map(\.entry.id.text).sorted() == project.entries.map(\.id.text).sorted(), "\(name)")
        }
    }

    @Test(arguments: [
        ("live", ["integration/open", "live/environment"]), ("sandbox", ["integration/open", "sandbox/open"]),
        ("none", ["integration/open"]), ("off", ["integration/open"]),
    ])
    func whateverComesFirstOpensTheSettings(_ name: String, _ steps: [String]) throws {
        let integration = try #require(GuideTests.kinds.first { $0.0 == name }?.1)
        let first = try #require(Guide(try checked(["kessai.yaml": integration])).sections.first)
        #expect(Array(first.steps.map(\.id).prefix(2)) == steps)
        #expect(first.steps[0].menu == MenuPath.integrationSettings)
        // Of the live environment the first save of the IDs follows on the same screen.
        #expect((first.steps[0].finish == nil) == (name == "live"))
    }

    @Test func whatMayBeThereIsNotMadeTwice() throws {
        let text = checklist(try Shop.checked())
        #expect(text.contains("> インスタント通知設定 > 編集\n") && text.contains("2つ目は追加せず、登録されているものを次のURLにします"))
        #expect(text.contains("> Amazon Pay関連 > 課金失敗時\n") && text.contains("すでにあれば「…」から「編集」を開き、2通目は作らないでください"))
        #expect(text.contains("> 販売設定\n") && text.contains("まだなければ「支払方法の追加」で加えます"))
        #expect(text.contains("ほかの支払方法は書き換えないでください"))
    }

    /// What the record has under its earlier name is not added a second time, and a URL that is replaced does not stay.
    @Test func whatIsRecordedIsFoundByItsEarlierName() throws {
        let record = try Shop.checked().entries.map(\.entry)
        let project = try Shop.checked([
            ("- use: once\n", "- use: once\n    name: 都度払い\n"), ("price: 1980", "price: 2480"), ("お支払いのお願い", "お支払いのご確認"),
            ("/return/b", "/return/c"), ("よろしく", "どうぞよろしく"),
        ])
        let text = String(decoding: Guide(project, record: record).checklist().joined(), as: UTF8.self)
        #expect(!text.contains("まだなければ") && text.contains("記録では登録済みです。その支払方法を開き、2つ目は加えないでください。"))
        for row in [
            "支払方法表示名 / Displayed name of the method: `都度払い` — 変更前 / before: `Amazon Pay決済(Auto Pay:従量課金)`\n",
            "料金(税込) / Price (tax included): `2480` (2,480円 / ¥2,480) — 変更前 / before: 1,980円 / ¥1,980\n",
            "件名 / Subject: `お支払いのご確認` — 変更前 / before: `お支払いのお願い`\n", "本文 / Body (変更あり / changed):\n",
            "return/c` — 変更前(削除します) / before (remove it): `https://pay.example.jp:8443/return/b`\n",
        ] { #expect(text.contains(row), "\(row)") }
        #expect(text.components(separatedBy: "変更前").count == 6)
        // Nothing is said where nothing has changed, or nothing is recorded.
        for (record, making) in [(project.entries.map(\.entry), 0), ([], 4)] {
            let text = String(decoding: Guide(project, record: record).checklist().joined(), as: UTF8.self)
            #expect(!text.contains("変更前:") && !text.contains("変更前 /") && !text.contains("変更あり"))
            #expect(text.components(separatedBy: "まだなければ").count - 1 == making)
        }
    }

    /// An item has no id but its name.
    @Test func anItemIsFoundByItsEarlierName() throws {
        func cart(_ name: String) throws -> CheckedProject {
            try Shop.checked([
                ("scenario: paid_product", "scenario: shopping_cart"), ("    price: 1980\n", ""), ("price: 500\n", ""),
                ("tax_rate: 10%\n", ""), ("step_mails:", "items: [{name: \(name), tax_rate: 8%, price: 980}]\nstep_mails:"),
            ])
        }
        let record = try cart("昆布").entries.map(\.entry)
        let text = String(decoding: Guide(try cart("日高昆布"), record: record).checklist().joined(), as: UTF8.self)
        #expect(text.contains("商品名 / Item name: `日高昆布` — 変更前 / before: `昆布`\n"))
        #expect(text.contains("記録では登録済みです。その商品を開き、2つ目は加えないでください。"))
    }

    /// A key that is in the settings was created once: the first thing that is read is to look for it.
    @Test func keyPairsAreLookedUpFirst() throws {
        let step = try #require(Guide(try Shop.checked()).sections.flatMap(\.steps).first { $0.id == "live/key-pair" })
        #expect(step.title.ja == "キーペアを確かめる" && step.making?.either.ja.contains("新しく作らないでください") == true)
        #expect(step.lines.filter { $0.ja.contains("「キーペアの作成」") }.allSatisfy { $0.ja.hasPrefix("同じIDのキーペアがない場合だけ") })
        // The file's name is copied: no mark of Markdown stands in it.
        let text = checklist(try Shop.checked([("keys/live.pem", "keys/AmazonPay_LIVE-A.pem")]))
        #expect(text.contains("`keys/AmazonPay_LIVE-A.pem`") && !text.contains("AmazonPay\\_LIVE"))
    }

    /// The settings have a copy of the URLs, made when MyASP showed them; its screen is open while they are entered.
    @Test(arguments: EnvironmentName.allCases)
    func urlsAreComparedWithTheScreen(name: EnvironmentName) throws {
        let project = try checked(["kessai.yaml": Shop.integration(live: name == .live, sandbox: name == .sandbox)])
        let steps = Guide(project).sections[0].steps
        for id in ["application", "ipn"] {
            let step = try #require(steps.first { $0.id == "\(name.rawValue)/\(id)" })
            let screen = name == .live ? "MyASPの決済連携設定画面" : "開いたままの「テスト環境の設定」の画面"
            #expect(step.lines.contains { $0.ja.hasPrefix("URLが、\(screen)に記載されているものと同じことを確かめます。") })
            #expect(step.lines.contains { $0.ja.contains("違うときは入力せず、") })
        }
        let open = try #require(steps.first { $0.id == (name == .live ? "integration/open" : "sandbox/open") })
        // Which screen shows those of the test environment is not known.
        let shown = name == .live ? "は、この画面に記載されています。" : "がこの画面に記載されていれば、"
        #expect(open.lines.last?.ja == "セラーセントラルに入力するURL\(shown)あとの手順で見比べます。")
    }

    @Test func testAccountsAreMadeInSellerCentral() throws {
        let test = try Shop.checked([
            (Shop.integration, Shop.integration(live: false, sandbox: true)),
            ("price: 1980", "price: 1980\n    use_test_environment: true"),
        ])
        let lead = try #require(Guide(test).sections.first { $0.kind == .acceptance(.sandbox) }).lead
        #expect(lead.ja.hasSuffix("テスト用アカウントは、先にセラーセントラルで作ります。"))
        #expect(lead.en.hasSuffix("Make that account in Seller Central first."))
    }

    /// Where the box is ticked it is said what that means, and after the tests how it ends.
    @Test(arguments: [true, false]) func theTestEnvironmentTakesNoPayment(isUsed: Bool) throws {
        let project = try Shop.checked([
            (Shop.integration, Shop.integration(live: true, sandbox: true)),
            ("price: 1980", "price: 1980\n    use_test_environment: \(isUsed)"),
        ])
        let sections = Guide(project).sections
        let method = try #require(sections.flatMap(\.steps).first { $0.id == "product/course/method/once" })
        #expect(method.lines.contains { $0.ja.contains("実際の支払いは受け取れません") } == isUsed)
        let last = EnvironmentName.allCases.map { name in
            sections.first { $0.kind == .acceptance(name) }?.steps.last?.id.hasSuffix("/going-live") == true
        }
        #expect(last == [false, isUsed])
        #expect(checklist(project).contains("確認用の商品は、このままにします。") == isUsed)
    }

    /// The checklist says it of all labels at its top; whoever works with the sheet reads it where the value is entered.
    @Test(arguments: [true, false]) func aLabelThatIsNotOfTheManual(isUsed: Bool) throws {
        let project = try Shop.checked([("use: true", "use: \(isUsed)")])
        let step = try #require(Guide(project).sections.flatMap(\.steps).first { $0.id == "integration/open" })
        #expect(step.rows.contains { $0.entry.id.field == .checkoutVersion } == isUsed)
        #expect(step.lines.contains { $0.ja.hasPrefix("「Amazon Payのバージョン」はマニュアルのラベルではないため") } == isUsed)
    }

    /// Whoever leaves a screen of a scenario without saving has entered nothing.
    @Test func whatIsEnteredIsSaved() throws {
        for project in [try sample("full-shop"), try sample("small-shop")] {
            let steps = Guide(project).sections.flatMap(\.steps).filter { $0.rows.contains { $0.purpose == .enter } }
            let first = steps.first { $0.id == "integration/open" }?.id
            #expect(steps.allSatisfy { $0.finish != nil || $0.id == first })
        }
    }

    /// Menus of Seller Central are the same in both environments: each way begins with the one that is to be chosen, as in a plan.
    @Test func waysInSellerCentralNameTheEnvironment() throws {
        let project = try sample("full-shop")
        let steps = Guide(project).sections.flatMap(\.steps).filter { $0.console == .sellerCentral }
        #expect(Set(steps.compactMap { $0.id.split(separator: "/").first }) == ["live", "sandbox"])
        for name in EnvironmentName.allCases {
            let own = steps.filter { $0.id.hasPrefix("\(name.rawValue)/") }
            #expect(own.count == 5 && own.allSatisfy { $0.menu.first == name.label })
        }
        #expect(checklist(project).contains("セラーセントラル / Seller Central: Amazon Pay(テスト環境) > 歯車アイコン > "))
        let planned = EntryPlan(from: [], to: project).changes.filter { $0.console == .sellerCentral }.map(\.menu)
        #expect(Set(planned).subtracting(steps.map(\.menu)).allSatisfy { $0.last == "Add an IPN endpoint" })
    }

    /// Only the names of these screens are known, not the way to them.
    @Test func noWayIsMadeUp() throws {
        let menus = Set(Guide(try sample("full-shop")).sections.flatMap(\.steps).map(\.menu))
        #expect(menus.contains(["商品登録"]) && menus.contains(["支払方法の登録"]))
        #expect(!menus.contains { $0.count > 1 && ["商品登録", "支払方法の登録"].contains($0.last) })
    }

    /// Time zero is the notice, whatever the delay.
    @Test func whenTimeBeginsIsSaidOfEachDelay() throws {
        for delay in ["", "\n    delay_minutes: 30"] {
            let text = checklist(try Shop.checked([("trigger: charge_failed", "trigger: charge_failed" + delay)]))
            #expect(text.contains("決済通知を受け取ったタイミングが「登録から0分後」にあたります。"))
        }
    }

    /// The command that the step names prints the digest that must be equal.
    @Test func thePublicHalfCanBeCompared() throws {
        let pem = try run("openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"])
        let project = try Shop.checked(keys: ["keys/live.pem": pem])
        let step = try #require(Guide(project).sections.flatMap(\.steps).first { $0.id == "live/save-key" })
        let command = try #require(step.code)
        let file = FileManager.default.temporaryDirectory.appending(path: "kessai-\(UUID().uuidString).pem")
        try pem.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let printed = String(
            decoding: try run("sh", ["-c", command.replacing("FILE", with: "'\(file.path)'")]), as: UTF8.self)
        let digest = try #require(step.rows.first { $0.entry.id.field == .publicHalf }?.entry.value)
        #expect(printed.contains(digest) && digest.utf8.count == 64)
        #expect(checklist(project).contains("`\(command)`"))
        let sheet = EntrySheet(project, Guide(project), environments: [.live], language: .ja, record: nil).html
        #expect(sheet.contains("<code>\(command)</code>"))
        #expect(Guide(try Shop.checked()).sections.flatMap(\.steps).compactMap(\.code) == ["keys/live.pem"])
    }

    /// What the box hides stays as it was entered: neither entered anew nor removed.
    @Test func untickingAndTickingIsOneChange() throws {
        let used = try Shop.checked().entries.map(\.entry)
        let off = try Shop.checked([unused]).entries.map(\.entry)
        let plan = EntryPlan(from: used, to: off)
        #expect(plan.changes.map(\.id.text) == ["integration/use"])
        let lock = Lock(recording: off, over: used)
        #expect(plan.recorded() == lock.entries)
        #expect(EntryPlan(from: lock.entries, to: off).isEmpty)
        #expect(EntryPlan(from: lock.entries, to: used).changes.map(\.id.text) == ["integration/use"])
        #expect(EntryPlan(from: [], to: off).changes.allSatisfy { $0.id.product != nil || $0.id.field == .use })
    }

    private let recurring = ("type: auto_pay", "type: recurring\nrecurrence: {every: 1 month, trial_days: 30}")

    private func order(_ replacements: (String, String)...) throws -> (lead: Bilingual, lines: [Bilingual]) {
        let section = try #require(
            Guide(try Shop.checked(replacements)).sections.first { $0.kind == .acceptance(.live) })
        let step = try #require(section.steps.first { $0.id.hasSuffix("/order") })
        return (section.lead, step.lines)
    }

    @Test func ofATrialNothingIsClaimed() throws {
        let sure = try order(("type: auto_pay", "type: one_time"))
        #expect(sure.lines.map(\.en) == ["Make sure that the amount shown is ¥1,980. You will really be charged."])
        #expect(sure.lead.en.contains("You will really be charged"))
        let trial = try order(recurring)
        #expect(trial.lines.count == 1 && trial.lines[0].en.contains("A trial of 30 days is planned"))
        #expect(trial.lines[0].en.hasSuffix("(the price is ¥1,980). You may really be charged."))
        #expect(trial.lines[0].ja.contains("お試し期間(30日)") && trial.lines[0].ja.contains("課金されることがあります"))
        #expect(trial.lead.en.contains("You may really be charged") && trial.lead.ja.contains("課金されることがあるため"))
        // No days are no trial.
        let none = try order((recurring.0, recurring.1.replacing("trial_days: 30", with: "trial_days: 0")))
        #expect(none.lines.map(\.en) == sure.lines.map(\.en) && none.lead == sure.lead)
        let several = try order((recurring.0, recurring.1.replacing(", trial_days: 30", with: "")))
        #expect(several.lines[0].en.hasSuffix("¥1,980. You will really be charged."))
    }

    /// Charges of 従量課金 are run when they are needed; whether an order is one is not known (domain.md A4).
    @Test func anOrderOfAutoPayMayNotBeCharged() throws {
        let (lead, lines) = try order()
        #expect(lines.map(\.ja) == ["支払う金額が1,980円と表示されることを確かめます。この注文は実際に課金されることがあります。"])
        #expect(lead.ja.contains("実際に課金されることがあるため"))
        func report(_ replacements: (String, String)...) throws -> [String] {
            let steps = Guide(try Shop.checked(replacements)).sections.flatMap(\.steps)
            return try #require(steps.first { $0.id.hasSuffix("/report") }).lines.map(\.ja)
        }
        #expect(try report().first?.contains("一度課金して確かめます") == true)
        #expect(try report(("type: auto_pay", "type: one_time")).count == 1)
    }

    @Test func aFailedChargeIsWaitedFor() throws {
        func failure(_ replacements: (String, String)...) throws -> [String] {
            let steps = Guide(try Shop.checked(replacements)).sections.flatMap(\.steps)
            return try #require(steps.first { $0.id.hasSuffix("/failure") }).lines.map(\.en)
        }
        let mail = "A mail with the subject “お支払いのお願い” arrives"
        #expect(
            try failure() == [
                "No way to make a charge fail is known. Check this when one does fail.",
                mail + " right after the payment notification.",
            ])
        let delayed = try failure(("trigger: charge_failed", "trigger: charge_failed\n    delay_minutes: 1"))
        #expect(delayed.last == mail + " 1 minute after the payment notification.")
        #expect(
            try failure(("trigger: charge_failed", "trigger: recurring_cancelled")) == [
                "This product has no mail for a failed charge."
            ])
        // A mail that is there is looked for after a payment in one sum, too.
        let once = ("type: auto_pay", "type: one_time")
        #expect(try failure(once).last == mail + " right after the payment notification.")
        let none = Guide(try Shop.checked([once, ("trigger: charge_failed", "trigger: recurring_cancelled")]))
        #expect(!none.sections.flatMap(\.steps).contains { $0.id.hasSuffix("/failure") })
    }

    /// The reader cancels: of a notice nothing is known.
    @Test func aCancelIsMade() throws {
        func cancel(_ replacements: (String, String)...) throws -> [String] {
            let recurring = [("type: auto_pay", "type: recurring")] + replacements
            let steps = Guide(try Shop.checked(recurring)).sections.flatMap(\.steps)
            return try #require(steps.first { $0.id.hasSuffix("/cancel") }).lines.map(\.en)
        }
        #expect(try cancel()[1] == "This product has no mail for a cancelled payment.")
        let mail = "Make sure that a mail with the subject “お支払いのお願い” arrives (set to "
        let unknown = "; from which moment they count is not known)."
        let trigger = "trigger: recurring_cancelled"
        #expect(try cancel(("trigger: charge_failed", trigger))[1] == mail + "0 minutes" + unknown)
        #expect(
            try cancel(("trigger: charge_failed", trigger + "\n    delay_minutes: 1"))[1] == mail + "1 minute" + unknown)
    }

    /// Where items are sold, each has its price.
    @Test func ordersOfItemsNameTheirPrices() throws {
        func lines(_ count: Int, recurrence: String = "") throws -> [String] {
            let items = (1...count).map { "\n  - {name: 商品\($0), tax_rate: 8%, price: \($0)000}" }.joined()
            return try order(
                ("scenario: paid_product", "scenario: shopping_cart"), ("    price: 1980\n", ""),
                ("step_mails:", "items:\(items)\nstep_mails:"), ("tax_rate: 10%\n", ""), ("price: 500\n", recurrence),
                recurrence.isEmpty ? ("", "") : ("type: auto_pay", "type: recurring")
            ).lines.map(\.en)
        }
        #expect(
            try lines(2) == [
                "You may really be charged.", "Make sure that the item “商品1” is shown with the price ¥1,000.",
                "Make sure that the item “商品2” is shown with the price ¥2,000.",
            ])
        #expect(try lines(8).count == 9)
        #expect(try lines(9).last == "The price of the other item is the one entered in 「商品登録」.")
        #expect(try lines(20).count == 10)
        #expect(try lines(20).last == "The prices of the other 12 items are those entered in 「商品登録」.")
        let trial = try lines(1, recurrence: "recurrence: {every: 1 month, trial_days: 30}\n")
        #expect(trial.first?.contains("A trial of 30 days") == true)
        #expect(trial.last == "The price of the item “商品1” is ¥1,000.")
    }
}
