import Project
import Rules
import SourceText
import Testing

/// What a finding says beside its place depends on the situation: labels, notes, related places, lists.
@Suite struct SituationTests {
    private func finding(_ code: Code, _ text: String, _ surroundings: Surroundings = Surroundings()) throws -> Diagnostic {
        try #require(inspect(text, surroundings).diagnostics.first { $0.code == code })
    }

    @Test func environmentsAreCalledByTheirOwnNames() throws {
        let sandbox = ExampleProject.integration.components(from: "  sandbox:")
        let noSandbox = ExampleProject.integration.replacing(sandbox, with: "")
        let test = try finding(
            .testEnvironmentNotConfigured, noSandbox + "---\n" + product(card + "\n  use_test_environment: true"))
        #expect(test.message.ja.contains("「sandbox」(テスト環境)") && test.help?.ja.contains("「sandbox」") == true)
        #expect(test.related.first?.message.en.contains("there is no `sandbox`") == true)
        let half = ExampleProject.integration.replacing("    ipn_endpoint: https://shop.example.jp/example/ipn\n", with: "")
        let live = try finding(.liveEnvironmentNotConfigured, half + "---\n" + product(card))
        #expect(live.message.ja.contains("「live」(本番環境)") && live.message.ja.contains("ipn_endpoint"))
        #expect(live.label?.en == "something is missing here")
        let none =
            "kind: integration\nkessai: 1\nsite: {url: https://shop.example.jp, plan: mach}\namazon_pay:\n  use: true\n"
            + "  support: {email: help@shop.example.jp, phone: 03-0000-0000}\n---\n" + product(card)
        #expect(try finding(.liveEnvironmentNotConfigured, none).label?.en.contains("there is no `live`") == true)
    }

    @Test func releaseSaysWhyItForbids() throws {
        let text = product(card + "\n  use_test_environment: true")
        #expect(try finding(.testEnvironmentInRelease, text).note == nil)
        var surroundings = Surroundings()
        surroundings.isRelease = true
        #expect(try finding(.testEnvironmentInRelease, text, surroundings).note != nil)
    }

    /// A document by itself: nothing in another one decides whether it takes real money.
    @Test(arguments: [true, false]) func aReleaseOfOneDocument(_ isRelease: Bool) {
        let text = product(card + "\n  use_test_environment: true")
        var surroundings = Surroundings()
        surroundings.isRelease = isRelease
        let file = InspectedFile(FileUnit(SourceFile(path: "a.yaml", bytes: Array(text.utf8)), file: FileID(0)))
        let found = Inspection([file], isWhole: false) { _ in surroundings }.diagnostics
        #expect(
            found.map { "\($0.code.rawValue) \($0.severity)" } == ["test-environment-in-release \(isRelease ? "error" : "hint")"])
    }

    @Test func monthlyLimitTellsOneChargeFromSeveral() throws {
        let once = try finding(.monthlyLimitExceeded, product(monthly.replacing("980", with: "100001")))
        #expect(once.message.en.contains("charges ¥100,001") && !once.message.en.contains("times"))
        #expect(once.note?.en.contains("fails in any month") == true && once.note?.ja.contains("どの月でも失敗します") == true)
        #expect(once.related.isEmpty)
        let often = try finding(
            .monthlyLimitExceeded, product(monthly.replacing("980", with: "25001") + "\n  recurrence: {every: 10 days}"))
        #expect(often.message.en.contains("up to 4 times a month, ¥100,004 in all"))
        #expect(often.related.count == 1)
        let twice = try finding(
            .monthlyLimitExceeded, product(monthly.replacing("980", with: "50001") + "\n  recurrence: {every: 16 days}"))
        #expect(twice.message.en.contains("up to 2 times a month, ¥100,002 in all"))
        #expect(twice.related.count == 1)
        let auto = try finding(
            .monthlyLimitExceeded, product("- id: auto\n  type: auto_pay\n  tax_rate: 10%\n  price: 100001"))
        #expect(auto.note?.en.contains("is not confirmed") == true)
        #expect(findings(product(monthly.replacing("980", with: "100000"))) == [])
        let large = try finding(
            .monthlyLimitExceeded, product(monthly.replacing("980", with: "100001") + "\n  recurrence: {every: 1 week}"))
        // Where one charge is too much, no interval helps, and no next month.
        for alone in [once, auto, large] {
            #expect(alone.help?.en.contains("interval") == false && alone.help?.ja.contains("周期") == false)
            #expect(alone.note?.en.contains("next month") == false && alone.note?.ja.contains("翌月") == false)
        }
        for several in [often, twice] {
            #expect(several.help?.en.contains("the interval so that a month stays within ¥100,000") == true)
            #expect(several.note?.en.contains("until the 1st of the next month") == true)
        }
    }

    @Test func relatedPlacesAreThoseThatTakePart() throws {
        let items = "- name: 箱\n  tax_rate: 8%\n  price: 500"
        let inPlace = product("- id: card\n  type: one_time", scenario: "subscription", items: items)
        #expect(try finding(.subscriptionNeedsRecurring, inPlace).related.count == 1)
        let shared =
            "kind: payment_method\nid: card\ntype: one_time\n---\n"
            + product("- use: card", scenario: "subscription", items: items)
        #expect(try finding(.subscriptionNeedsRecurring, shared).related.count == 2)
        // The key's ID and its file are both of the other environment: one finding, which names the file too.
        let both = integration(
            ("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", "public_key_id: SANDBOX-AEXAMPLE111111EXAMPLE111"),
            ("AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234", "AmazonPay_SANDBOX-AEXAMPLE111111EXAMPLE111"))
        #expect(try finding(.keyEnvironmentMismatch, both).related.count == 2)
        let one = integration(
            ("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", "public_key_id: SANDBOX-AEXAMPLE111111EXAMPLE111"),
            ("AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234", "live"))
        #expect(try finding(.keyEnvironmentMismatch, one).related.count == 1)
    }

    /// Products that charge the same for one method are named together.
    @Test func equalChargesAreToldTogether() throws {
        let shared = "kind: payment_method\nid: m\ntype: recurring\ntax_rate: 10%\nprice: 100001\n---\n"
        let text =
            shared + product("- use: m") + "---\n" + product("- use: m\n  name: 年会費").replacing("id: course", with: "id: book")
        let message = try finding(.monthlyLimitExceeded, text).message.ja
        #expect(message.contains("(course)") && message.contains("(book)"), "\(message)")
    }

    /// What one rule has told is not told by another.
    @Test func oneSlipIsToldOnce() {
        let twice = product(card + "\n" + card)
        #expect(findings(twice).map { $0.prefix { $0 != " " } } == ["duplicate-id"])
        let mail = "- id: c\n  trigger: recurring_cancelled\n  subject: 停止\n  body: 停止しました。"
        let unsent = findings(product(card, mails: mail), from: .hint)
        #expect(unsent.contains { $0.hasPrefix("trigger-never-fires") })
        #expect(!unsent.contains { $0.hasPrefix("cancel-mail-keeps-subscription") })
    }

    /// What is plainly the consequence of a mistake is no second one.
    @Test func consequencesAreNotTold() {
        func codes(_ text: String) -> [Substring] { findings(text, from: .hint).map { $0.prefix { $0 != " " } } }
        func shared(_ id: String, _ trigger: String, _ more: String = "") -> String {
            "kind: step_mail\nid: \(id)\ntrigger: \(trigger)\nsubject: お知らせ\nbody: 会費 3,300円\n\(more)---\n"
        }
        let cancelled = shared("cancelled", "recurring_cancelled", "unsubscribe: true\n")
        // The mail is never sent, so what it quotes is moot.
        #expect(codes(cancelled + product(card, mails: "- use: cancelled")) == ["trigger-never-fires"])
        // Its trigger may be what is wrong.
        let autoPay = "- id: auto\n  type: auto_pay\n  tax_rate: 10%\n  price: 3300"
        let mail = "- id: c\n  trigger: recurring_cancelled\n  subject: 停止\n  body: 停止しました。\n  unsubscribe: true"
        #expect(codes(product(autoPay, mails: mail)) == ["trigger-never-fires"])
    }

    @Test func oneMailThatUnsubscribesEndsTheOthers() {
        let first = "- id: a\n  trigger: recurring_cancelled\n  delay_minutes: 60\n  subject: 停止\n  body: 停止しました。"
        let second = "- id: b\n  trigger: recurring_cancelled\n  subject: アンケート\n  body: ご意見をお聞かせください。"
        func kept(_ mails: String) -> Int {
            findings(product(monthly, mails: mails), from: .hint).count { $0.hasPrefix("cancel-mail-keeps-subscription") }
        }
        #expect(kept(first + "\n  unsubscribe: true\n" + second) == 0)
        #expect(kept(first + "\n" + second + "\n  unsubscribe: true") == 0)
        #expect(kept(first + "\n" + second) == 2)
        #expect(kept(first + "\n  unsubscribe: false\n" + second) == 1)
    }

    @Test(arguments: [("", 1), ("\n  delay_minutes: 0", 1), ("\n  delay_minutes: 43200", 0), ("\n  delay_minutes: soon", 0)])
    func mailForAFailedChargeThatUnsubscribes(delay: String, count: Int) {
        let mail = "- id: failed\n  trigger: charge_failed\n  subject: お支払い\n  body: ご確認ください。" + delay
        func found(_ text: String) -> Int {
            findings(product(monthly, mails: text), from: .hint).count { $0 == "charge-failed-mail-unsubscribes 「true」" }
        }
        #expect(found(mail + "\n  unsubscribe: true") == count)
        #expect(found(mail + "\n  unsubscribe: false") == 0)
        #expect(found(mail) == 0)
    }

    @Test func aSharedPriceIsShownOnce() throws {
        let shared =
            "kind: payment_method\nid: m\ntype: recurring\ntax_rate: 10%\nprice: 3300\n---\n"
            + "kind: step_mail\nid: f\ntrigger: charge_failed\nsubject: お知らせ\nbody: 9,800円\n---\n"
        let products = ["a", "b", "c"].map { product("- use: m", mails: "- use: f").replacing("id: course", with: "id: \($0)") }
        #expect(try finding(.mailQuotesOtherPrice, shared + products.joined(separator: "---\n")).related.count == 1)
    }

    /// Only who does not say whether the mails go on is asked, in the names that the file uses.
    @Test func mailsThatAreToGoOnAreNoQuestion() throws {
        let english = "- id: c\n  trigger: recurring_cancelled\n  subject: 停止\n  body: 停止しました。"
        let japanese = "- id: c\n  trigger: 定期支払いのキャンセル\n  件名: 停止\n  本文: 停止しました。"
        let asked = try finding(.cancelMailKeepsSubscription, product(monthly, mails: english)).help
        #expect(asked?.ja.contains("「unsubscribe: true」") == true && asked?.en.contains("`unsubscribe: false`") == true)
        let inJapanese = try finding(.cancelMailKeepsSubscription, product(monthly, mails: japanese)).help
        #expect(inJapanese?.ja.contains("「配信後に実行するコマンド:配信解除: true」") == true, "\(inJapanese?.ja ?? "")")
        for decided in [english + "\n  unsubscribe: false", english + "\n  配信解除: false"] {
            #expect(!findings(product(monthly, mails: decided), from: .hint).contains { $0.hasPrefix("cancel-mail") })
        }
        let unused = try finding(.unusedDefinition, "kind: payment_method\nid: other\ntype: one_time\n---\n" + product(card)).help
        #expect(unused?.ja.contains("支払方法") == true && unused?.ja.contains("「payment_methods」") == true)
    }

    /// A mail of two products that both have other prices.
    @Test func allPricesOfASharedMailAreTold() throws {
        let mail = "kind: step_mail\nid: m\ntrigger: charge_failed\nsubject: お知らせ\nbody: 3980円\n---\n"
        let two =
            product(card, mails: "- use: m") + "---\n"
            + product(card.replacing("1980", with: "2980"), mails: "- use: m").replacing("id: course", with: "id: book")
        let message = try finding(.mailQuotesOtherPrice, mail + two).message.en
        #expect(message.contains("¥1,980") && message.contains("¥2,980"), "\(message)")
    }

    @Test func pricesInASharedDefinitionAreShownThere() throws {
        let items = "- name: 箱\n  tax_rate: 8%\n  price: 500"
        let own = product(card, scenario: "shopping_cart", items: items)
        #expect(try finding(.priceOnWrongLevel, own).related.count == 1)
        let shared = "kind: payment_method\nid: card\ntype: one_time\nprice: 1980\n---\n"
        let cart = shared + product("- use: card", scenario: "shopping_cart", items: items)
        #expect(try finding(.priceOnWrongLevel, cart).related.count == 2)
        // Whether the items hold the prices is not known then.
        let broken =
            shared
            + product("- use: card", scenario: "shopping_cart").replacing("payment_methods:", with: "items: 1\npayment_methods:")
        #expect(!inspect(broken).diagnostics.contains { $0.code == .priceOnWrongLevel })
    }

    /// They were reported for where they stand; that a paid product has none comes when they stand right.
    @Test(arguments: ["    ", "  "]) func itemsAtAWrongDepthOfAPaidProductAreOneFinding(indentation: String) {
        let items = "items:\n  - name: 箱\n    tax_rate: 8%\n    price: 500\n"
        let lines = items.split(separator: "\n").map { indentation + $0 + "\n" }.joined()
        let found = findings(product(card) + lines)
        #expect(found.count { $0.hasPrefix("price-on-wrong-level") } == 0 && found.count <= 1, "\(found)")
    }

    @Test func longListsSayHowManyMoreThereAre() throws {
        func products(_ count: Int) -> String {
            (0..<count).map { product(card).replacing("id: course", with: "id: p\($0)") }.joined(separator: "---\n")
        }
        let off = integration(("use: true", "use: false")) + "---\n"
        let three = try finding(.amazonPayNotUsed, off + products(3))
        #expect(
            three.message.ja.contains("(p2)") && !three.message.ja.contains("ほか") && three.message.en.contains(" and the product")
        )
        let four = try finding(.amazonPayNotUsed, off + products(4))
        #expect(
            !four.message.ja.contains("(p3)") && four.message.ja.contains("、ほか1件") && four.message.en.contains(", and 1 more"))
    }

    @Test func unusedSuppressionsOfErrorsSayThatErrorsCannotBeSilenced() throws {
        let error = try finding(.unusedSuppression, "# kessai: allow missing-price あとで\n" + product(card))
        #expect(error.message.en.contains("is an error, which no comment can silence"))
        let hint = try finding(.unusedSuppression, "# kessai: allow brand-spelling あとで\n" + product(card))
        #expect(hint.message.en.contains("silences nothing"))
    }

    @Test(arguments: [
        "tax_rate: 5%  #kessai: allow unusual-tax-rate 古い契約のため", "tax_rate: 5%  #\tkessai:\tallow\tunusual-tax-rate\t古い契約のため",
        "# kessai: allow unusual-tax-rate 古い契約のため\n  tax_rate :\n    5%",
        "tax_rate: 5%  # kessai: allow unusual-tax-rate 古い契約の ため",
    ])
    func suppressionsMayBeWrittenLoosely(line: String) {
        #expect(findings(product("- id: card\n  type: one_time\n  price: 1980\n  " + line)) == [])
    }

    @Test func twoMissingFieldsAtOnePlaceAreTwoFindings() {
        #expect(
            findings(product("- tax_rate: 10%\n  price: 1980")) == ["missing-field 「tax_rate」", "missing-field 「tax_rate」"])
    }

    @Test func sharedMethodsOfOneTypeAreARepetition() {
        let shared = ["a", "b"].map { "kind: payment_method\nid: \($0)\ntype: one_time\ntax_rate: 10%\nprice: 1980\n---\n" }
            .joined()
        #expect(findings(shared + product("- use: a\n- use: b")) == ["duplicate-method-type 「b」"])
    }

    @Test func duplicateIdsAreNamed() throws {
        let twice = product(card) + "---\n" + product(card)
        #expect(try finding(.duplicateID, twice).message.ja.contains("「course」"))
    }

    /// What an origin has too much is called by its name; only what leaves no doubt is taken away safely.
    @Test(arguments: [
        ("shop.example.jp/shop", "a path", false, true), ("shop.example.jp/p/r/AbCd1234", "a path", true, true),
        ("shop.example.jp/?x", "a query", false, true), ("shop.example.jp#/", "a fragment", false, true),
        ("user@shop.example.jp", "a user name", false, false), ("user@shop.example.jp/shop", "a path", false, false),
    ])
    func whatOriginsDoNotHave(origin: String, kind: String, isForm: Bool, isSafe: Bool) throws {
        let found = try finding(.originWithPath, integration(("url: https://shop.example.jp", "url: https://\(origin)")))
        #expect(found.message.en.contains(" has \(kind), "), "\(found.message.en)")
        #expect((found.note != nil) == isForm)
        #expect(found.fixes.map(\.isSafe) == [isSafe])
    }

    /// What stands behind the `#` may be a note.
    @Test(arguments: ["#TODO-confirm", "/#TODO-confirm"]) func aFragmentOfAnOrigin(tail: String) throws {
        let text = integration(("url: https://shop.example.jp", "url: https://shop.example.jp\(tail)"))
        let found = try #require(inspect(text).proven(Surroundings()).diagnostics.first { $0.code == .originWithPath })
        #expect(
            found.fixes.map(\.title.en) == ["Make it a comment", "Remove `\(tail)`"] && !found.fixes.contains(where: \.isSafe))
        #expect(found.fixes.first?.edits.map(\.text) == [" # TODO-confirm"] && found.help?.en.contains("comment") == true)
        let quoted = integration(("url: https://shop.example.jp", "url: \"https://shop.example.jp\(tail)\""))
        let other = inspect(quoted).proven(Surroundings()).diagnostics.first { $0.code == .originWithPath }
        #expect(other?.fixes.map(\.title.en) == ["Remove `\(tail)`"])
    }

    @Test func urlEdges() throws {
        let origin =
            "    javascript_origins: [https://shop.example.jp/shop]\n    return_urls:\n      - https://shop.example.jp/example/return\n"
        let path = integration(("    return_urls:\n      - https://shop.example.jp/example/return\n", origin))
        let finding = try finding(.originWithPath, path)
        // `/shop` stands in `//shop` too; the one at the end is meant.
        #expect(finding.fixes.first?.edits.first?.location.range == finding.location.range)
        let start = path.utf8.count - path.components(from: "https://shop.example.jp/shop]").utf8.count
        #expect(Int(finding.location.range.start) == start + "https://shop.example.jp".utf8.count)
        let form = integration(("https://shop.example.jp/example/return\n", "https://shop.example.jp/p/r/AbCd1234/\n"))
        #expect(findings(form) == ["registration-form-url 「/p/r/AbCd1234/」"])
        #expect(
            findings(integration(("https://shop.example.jp/example/return\n", "https://shop.example.jp/p/r/AbCd1234/x\n"))) == [])
    }

    @Test func twoURLsThatAgreeBlameTheSite() {
        let both = ExampleProject.integration.replacing(ExampleProject.integration.components(from: "  sandbox:"), with: "")
            .replacing("https://shop.example.jp/example", with: "https://pay.example.net/example")
        #expect(findings(both) == ["host-differs-from-site 「shop.example.jp」"])
    }

    /// A site that is the odd one out, or has a host that is wrong in itself, is one finding, whatever the mails link to.
    @Test(arguments: [
        ("https://stroe.example.jp", "host-differs-from-site 「stroe.example.jp」"),
        ("https://203.0.113.10", "ip-address-host 「203.0.113.10」"),
        ("https://localhost", "localhost-in-live 「localhost」"),
    ])
    func aWrongSiteIsOneFinding(site: String, expected: String) {
        let text =
            integration(("url: https://shop.example.jp", "url: \(site)")) + "---\n" + mail("https://shop.example.jp/mypage")
        #expect(findings(inspect(text)) == [expected])
        #expect(findings(inspect(text.replacing("https://shop.example.jp/mypage", with: site))) == [expected])
        let other = inspect(text.replacing("https://shop.example.jp/mypage", with: "https://old.example.com"))
        #expect(findings(other) == [expected, "mail-host-differs 「old.example.com」"])
        #expect(other.diagnostics.last?.message.en.contains("`shop.example.jp`") == true)
    }

    @Test func editsThatTouchWaitForAnotherRound() {
        func edit(_ file: Int, _ start: UInt32, _ end: UInt32) -> [Edit] {
            [Edit(Location(FileID(file), ByteRange(start, end)), "x")]
        }
        let edits = [edit(0, 2, 4), edit(0, 0, 2), edit(0, 5, 6), edit(1, 2, 4)]
        let (together, rest) = apart(edits) { $0 }
        #expect(together == [edit(0, 0, 2), edit(0, 5, 6), edit(1, 2, 4)])
        #expect(rest == [edit(0, 2, 4)])
        #expect(apply(edit(0, 6, 6), to: Array("abcdef".utf8)) == Array("abcdefx".utf8))
    }

    @Test func onlyErrorsAreCountedAgainstAFix() {
        let clean = inspect(product(card))
        let (error, warning) = (
            inspect(product(card.replacing("1980", with: "1,980"))), inspect(product(card.replacing("10%", with: "5%")))
        )
        #expect(!ErrorTally(error).addsNone(to: ErrorTally(clean), []))
        #expect(ErrorTally(warning).addsNone(to: ErrorTally(clean), []))
        #expect(ErrorTally(clean).addsNone(to: ErrorTally(error), []))
        #expect(ErrorTally(error).addsNone(to: ErrorTally(error), []))
    }

    @Test func aSecretHidesNoFindingBesideIt() throws {
        let key = "AKI" + "AEXAMPLE00EXAMPLE"
        let text = product(card.replacing("10%", with: "5%")) + "# \(key)\n"
        #expect(inspect(text).diagnostics.map(\.code) == [.unusualTaxRate, .secretInConfig])
        #expect(
            inspect("# \(key)\n" + product(card.replacing("10%", with: "5%"))).diagnostics.map(\.code) == [
                .secretInConfig, .unusualTaxRate,
            ])
        #expect(try finding(.secretInConfig, text).message.en == "An access key is written here.")
        let block = "# -----BEGIN PRI" + "VATE KEY-----\n" + product(card)
        #expect(try finding(.secretInConfig, block).message.en == "The contents of a private key are written here.")
        let token = "# amzn.mws." + "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9\n" + product(card)
        #expect(try finding(.secretInConfig, token).message.en == "An MWS authorisation token is written here.")
    }
}

extension String {
    /// From the first occurrence of a text to the end.
    func components(from text: String) -> String {
        firstRange(of: text).map { String(self[$0.lowerBound...]) } ?? ""
    }
}
