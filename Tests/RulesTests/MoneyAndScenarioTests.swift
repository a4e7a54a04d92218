import Project
import Rules
import SourceText
import Testing

/// Amounts, rates, plans and scenarios.
@Suite struct MoneyAndScenarioTests {
    @Test(arguments: [("700110005901", "8"), ("010705000725", "7"), ("123456789012", "7")] as [(String, Character)])
    func checkDigit(digits: String, expected: Character) {
        #expect(Rule.checkDigit(ofCorporateNumber: digits[...]) == expected)
    }

    @Test(arguments: [
        ("T8700110005901", []), ("T7010705000725", []), ("T7123456789012", []),
        ("T1700110005901", ["registration-number-check-digit 「T1700110005901」"]),
    ])
    func registrationNumber(number: String, expected: [String]) {
        #expect(findings(ExampleProject.integration + "invoice:\n  registration_number: \(number)\n") == expected)
    }

    @Test(arguments: [
        ("- id: card\n  type: one_time\n  price: 1980", ["missing-tax-rate 「id」"]),
        ("- id: card\n  type: one_time\n  tax_rate: 10%", ["missing-price 「id」"]),
        ("- type: one_time\n  id: card", ["missing-price 「type」", "missing-tax-rate 「type」"]),
        ("- id: card\n  type: one_time\n  tax_rate:\n  price: 1980", ["missing-tax-rate 「tax_rate」"]),
        ("- id: card\n  type: one_time\n  tax_rate: 10%\n  price: 1,980", ["not-whole-yen 「1,980」"]),
        ("- id: card\n  type: one_time\n  tax_rate: 5%\n  price: 1980", ["unusual-tax-rate 「5%」"]),
        ("- id: card\n  type: one_time\n  tax_rate: 0%\n  price: 1980", []),
        ("- use: nothing", ["unknown-reference 「nothing」"]),
    ])
    func paidProduct(methods: String, expected: [String]) {
        #expect(findings(product(methods)) == expected)
    }

    @Test func missingPriceNamesTheDefinitionToo() throws {
        let shared = "kind: payment_method\nid: shared\ntype: one_time\ntax_rate: 10%\n---\n"
        let inspection = inspect(shared + product("- use: shared"))
        #expect(findings(inspection, from: .warning) == ["missing-price 「use」"])
        let finding = try #require(inspection.diagnostics.first)
        #expect(finding.related.count == 1)
        #expect(finding.path == "product[id=course].payment_methods[0]")
        #expect(findings(shared + product("- use: shared\n  price: 1980")) == [])
    }

    /// What a definition lacks is one mistake, however many products use it.
    @Test func aDefinitionThatSeveralLackAPriceByIsOneFinding() throws {
        let shared = "kind: payment_method\nid: shared\ntype: one_time\n---\n"
        func sold(_ id: String, _ more: String = "") -> String {
            product("- use: shared" + more).replacing("id: course", with: "id: \(id)") + "---\n"
        }
        let inspection = inspect(shared + sold("a") + sold("b"))
        #expect(findings(inspection, from: .warning) == ["missing-price 「kind」", "missing-tax-rate 「kind」"])
        let finding = try #require(inspection.diagnostics.first)
        #expect(finding.path == "payment_method[id=shared]")
        #expect(
            finding.message.en.contains("`shared`") && finding.message.en.contains("(a)") && finding.message.en.contains("(b)"))
        #expect(finding.message.ja.contains("(a)") && finding.message.ja.contains("(b)"))
        #expect(finding.related.map { inspection.project.source($0.location.file)?.text($0.location.range) } == ["use", "use"])
        // Where only one lacks it, the mistake is there.
        let own = "\n  price: 1980\n  tax_rate: 10%"
        #expect(findings(shared + sold("a", own) + sold("b")) == ["missing-price 「use」", "missing-tax-rate 「use」"])
        #expect(findings(shared + sold("a", own) + sold("b", own)) == [])
    }

    @Test func aPricedDefinitionOfSeveralCartsIsOneFinding() throws {
        let shared = "kind: payment_method\nid: shared\ntype: one_time\nprice: 1980\n---\n"
        func cart(_ id: String) -> String {
            product("- use: shared", scenario: "shopping_cart", items: Self.items).replacing("id: course", with: "id: \(id)")
                + "---\n"
        }
        #expect(findings(shared + cart("a")) == ["price-on-wrong-level 「shared」"])
        let inspection = inspect(shared + cart("a") + cart("b"))
        #expect(findings(inspection, from: .warning) == ["price-on-wrong-level 「price」"])
        let finding = try #require(inspection.diagnostics.first)
        #expect(finding.message.en.contains("(a)") && finding.message.en.contains("(b)") && finding.related.count == 2)
        // A paid product that uses it too needs the price; one in the cart itself nobody else uses.
        let sharing = "write a method without a price for this product."
        #expect(finding.help?.en.hasSuffix(sharing) == true)
        #expect(inspect(shared + cart("a")).diagnostics.first?.help?.en.hasSuffix(sharing) == true)
        let own = product(card, scenario: "shopping_cart", items: Self.items)
        #expect(
            inspect(own).diagnostics.first { $0.code == .priceOnWrongLevel }?.help?.en.hasSuffix("out of the payment method.")
                == true)
    }

    /// Items of a paid product are one mistake, also where there are none.
    @Test(arguments: ["items: []", "items:", "items:\n  - name: ノート\n    tax_rate: 10%\n    price: 1320"])
    func itemsOfAPaidProduct(items: String) {
        #expect(findings(product(card) + items + "\n") == ["price-on-wrong-level 「items」"])
        #expect(findings(product(card, scenario: "gift") + "items: []\n") == ["not-a-choice 「gift」", "missing-field 「[]」"])
    }

    /// A paid product has no items, so nothing is missing in them; what is wrong in one for another reason is told.
    @Test func whatItemsOfAPaidProductLack() {
        let items = "- name: ノート\n  tax_rate:\n- tax_rate: 10%\n  price: 1980"
        #expect(findings(product(card, items: items)) == ["price-on-wrong-level 「items」"])
        let misspelt = items.replacing("- tax_rate", with: "- taxrate")
        #expect(findings(product(card, items: misspelt)) == ["price-on-wrong-level 「items」", "unknown-key 「taxrate」"])
        #expect(
            findings(product("- id: card\n  type: one_time", scenario: "shopping_cart", items: items)).map { $0.prefix(13) }
                == ["missing-price", "missing-tax-r", "missing-field"])
        // What the product lacks is told at its first key, be it that of the items.
        for lines in ["items:", "items: []", "items:\n  - name: ノート"] {
            let text = lines + "\n" + product(card).replacing("name: オンライン講座\n", with: "")
            #expect(findings(text) == ["missing-field 「items」", "price-on-wrong-level 「items」"])
        }
    }

    /// An empty price is asked for or to be deleted; it is not refused as well. One that is there is.
    @Test(arguments: [
        ("price:", ["missing-price 「price」"]), ("tax_rate:", ["missing-tax-rate 「tax_rate」"]),
        ("price:\n  tax_rate:", ["missing-price 「price」", "missing-tax-rate 「tax_rate」"]),
        ("price:\n  tax_rate: 10%", ["missing-price 「price」", "price-on-wrong-level 「tax_rate」"]),
        ("price: 1,980", ["not-whole-yen 「1,980」"]),
    ])
    func anEmptyPriceOfAMethodOfACart(lines: String, expected: [String]) {
        let method = "- id: card\n  type: one_time\n  " + lines
        #expect(findings(product(method, scenario: "shopping_cart", items: Self.items)) == expected)
        let lack = product(method, scenario: "shopping_cart")
        #expect(findings(lack) == (expected.count == 2 && lines.contains("10%") ? expected : ["missing-field 「kind」"] + expected))
        let shared = "kind: payment_method\nid: card\ntype: one_time\n" + lines.replacing("\n  ", with: "\n") + "\n---\n"
        let used = findings(shared + product("- use: card", scenario: "shopping_cart", items: Self.items))
        #expect(used == expected.map { $0.replacing("level 「tax_rate」", with: "level 「card」") })
        let beside = findings(
            "kind: payment_method\nid: card\ntype: one_time\n---\n"
                + product("- use: card\n  " + lines, scenario: "shopping_cart", items: Self.items))
        #expect(beside == expected)
    }

    private static let items = "- name: ノート\n  tax_rate: 10%\n  price: 1320"

    @Test(arguments: [
        ("shopping_cart", "- id: card\n  type: one_time", items, []),
        ("shopping_cart", "- id: card\n  type: one_time\n  price: 1320", items, ["price-on-wrong-level 「price」"]),
        (
            "shopping_cart", "- id: card\n  type: one_time\n  tax_rate: 10%\n  price: 1320", items,
            ["price-on-wrong-level 「price」"]
        ),
        // Written in the method instead of the items: one mistake.
        ("shopping_cart", "- id: card\n  type: one_time\n  tax_rate: 10%\n  price: 1320", "", ["price-on-wrong-level 「price」"]),
        ("shopping_cart", "- id: card\n  type: one_time", "", ["missing-field 「kind」"]),
        ("shopping_cart", "- id: card\n  type: one_time", "- name: ノート\n  price: 1320", ["missing-tax-rate 「name」"]),
        ("shopping_cart", "- id: card\n  type: one_time", "- name: ノート\n  tax_rate: 10%", ["missing-price 「name」"]),
        (
            "shopping_cart", "- id: card\n  type: one_time", "- name: ノート\n  tax_rate: 7%\n  price: 1320",
            ["unusual-tax-rate 「7%」"]
        ),
        ("paid_product", "- id: card\n  type: one_time", items, ["price-on-wrong-level 「items」"]),
        ("subscription", "- id: box\n  type: recurring", items, []),
        ("subscription", "- id: card\n  type: one_time", items, ["subscription-needs-recurring 「one_time」"]),
        (
            "subscription", "- id: card\n  type: auto_pay\n  recurrence: {every: 1 month}", items,
            ["subscription-needs-recurring 「auto_pay」"]
        ),
        (
            "paid_product", "- id: card\n  type: auto_pay\n  tax_rate: 10%\n  price: 500\n  recurrence: {every: 1 month}", "",
            ["recurrence-without-recurring 「recurrence」"]
        ),
    ])
    func scenarios(scenario: String, methods: String, items: String, expected: [String]) {
        #expect(findings(product(methods, scenario: scenario, items: items)) == expected)
    }

    /// A scenario that none of several methods fits is what is wrong, not each of them and their prices.
    @Test func itemsOfOneName() {
        func shop(_ names: [String], _ scenario: String = "shopping_cart") -> String {
            let items = names.map { "- name: \($0)\n  tax_rate: 10%\n  price: 1320" }.joined(separator: "\n")
            return product("- id: card\n  type: one_time", scenario: scenario, items: items)
        }
        #expect(findings(shop(["箱", "袋", "箱"])) == ["duplicate-item-name 「箱」"])
        #expect(findings(shop(["箱", "袋", "箱 大"])) == [])
        let many = (0..<20).map { "箱\($0)" }
        #expect(findings(shop(many + ["箱7"])) == ["duplicate-item-name 「箱7」"])
        #expect(findings(shop(many)) == [])
        #expect(findings(shop(["箱", "箱"], "paid_product")) == ["price-on-wrong-level 「items」"])
        let other = shop(["箱"]).replacing("id: course", with: "id: other")
        #expect(findings(shop(["箱"]) + "---\n" + other) == [])
    }

    @Test func scenarioThatNoMethodFits() {
        let auto = "- id: auto\n  type: auto_pay\n  tax_rate: 10%\n  price: 500"
        let both = card + "\n" + auto
        #expect(findings(product(both, scenario: "subscription")) == ["subscription-needs-recurring 「subscription」"])
        #expect(findings(product(card, scenario: "subscription")) == ["subscription-needs-recurring 「one_time」"])
        #expect(findings(product(both, scenario: "shopping_cart")) == ["price-on-wrong-level 「price」"])
        // One that fits, and has a price, is none of them.
        #expect(
            findings(product(both + "\n" + monthly, scenario: "subscription")) == [
                "subscription-needs-recurring 「one_time」", "subscription-needs-recurring 「auto_pay」",
                "price-on-wrong-level 「price」",
            ])
    }

    /// A definition with an interval and another type is wrong once, in whatever products it is used.
    @Test func aDefinitionThatContradictsItself() {
        let shared = "kind: payment_method\nid: m\ntype: one_time\nrecurrence: {every: 1 month}\n---\n"
        let mails = "- id: c\n  trigger: recurring_cancelled\n  subject: 停止\n  body: 停止しました\n  unsubscribe: true"
        let box = product("- use: m", scenario: "subscription", items: Self.items, mails: mails)
        let club = product("- use: m\n  tax_rate: 10%\n  price: 980", mails: mails).replacing("id: course", with: "id: club")
        #expect(findings(inspect(shared + box + "---\n" + club)) == ["recurrence-without-recurring 「recurrence」"])
        #expect(findings(inspect(shared + box)) == ["recurrence-without-recurring 「recurrence」"])
        // A type that the product itself writes is wrong there.
        let own = box.replacing("- use: m", with: "- use: m\n    type: auto_pay")
        #expect(
            findings(inspect(shared.replacing("one_time", with: "recurring") + own)) == [
                "subscription-needs-recurring 「auto_pay」", "missing-charge-failed-mail 「step_mails」",
            ])
        // Without an interval nothing says that the type is wrong.
        let plain = club.replacing("use: m", with: "id: x\n    type: one_time")
        #expect(findings(plain) == ["trigger-never-fires 「recurring_cancelled」"])
    }

    @Test func sharedPriceInACartIsWrongWhereItIsUsed() {
        let shared = "kind: payment_method\nid: shared\ntype: one_time\ntax_rate: 10%\nprice: 1980\n---\n"
        #expect(
            findings(shared + product("- use: shared", scenario: "shopping_cart", items: Self.items)) == [
                "price-on-wrong-level 「shared」"
            ])
    }

    @Test(arguments: [
        ("beginner", "paid_product", ["plan-too-low 「recurring」"]), ("personal", "subscription", ["plan-too-low 「subscription」"]),
        ("ビギナー", "paid_product", ["plan-too-low 「recurring」"]), ("standard", "paid_product", []), ("mach", "subscription", []),
    ])
    func plans(plan: String, scenario: String, expected: [String]) {
        let sold =
            scenario == "subscription"
            ? product("- id: box\n  type: recurring", scenario: scenario, items: Self.items) : product(monthly)
        #expect(findings(integration(("plan: mach", "plan: \(plan)")) + "---\n" + sold) == expected)
    }

    /// Where much needs a higher plan, the plan is the one mistake.
    @Test func planOfSeveralProducts() throws {
        let club = product(monthly)
        let box = product("- id: box\n  type: recurring", scenario: "subscription", items: Self.items)
        let text =
            integration(("plan: mach", "plan: personal")) + "---\n" + club + "---\n"
            + box.replacing("id: course", with: "id: box")
        #expect(findings(text) == ["plan-too-low 「personal」"])
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .planTooLow })
        #expect(finding.related.count == 2 && finding.message.ja.contains("「オンライン講座」(box)"))
    }

    /// A `use:` with another type beside it is an entry whose `- id:` line was lost.
    @Test(arguments: [
        ("- use: card\n  type: auto_pay\n  tax_rate: 10%\n  price: 5500", ["use-changes-type 「auto_pay」"]),
        ("- use: card\n  id: coaching\n  type: auto_pay", []),
        ("- use: card\n  id: coaching\n  type: auto_pay\n  tax_rate: 10%\n  price: 5500", ["use-without-effect 「id」"]),
        ("- use: card\n  type: one_time\n  tax_rate: 10%\n  price: 5500", ["use-without-effect 「use」"]),
        ("- use: card\n  id: coaching\n  tax_rate: 10%\n  price: 5500", []),
        ("- use: card\n  type: one_time\n  price: 5500", []), ("- use: card\n  name: カード\n  price: 5500", []),
        ("- use: card\n- id: coaching\n  type: auto_pay\n  tax_rate: 10%\n  price: 5500", []),
    ])
    func useWithAnotherType(entries: String, expected: [String]) {
        let shared = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 1980\n---\n"
        #expect(findings(shared + product(entries)) == expected)
    }

    /// What is wrong with the type itself, or keeps the mail from being sent, is the finding.
    @Test func useWithATypeThatIsWrongAnyway() {
        let shared =
            "kind: payment_method\nid: monthly\ntype: recurring\ntax_rate: 10%\nprice: 980\nrecurrence: {every: 1 month}\n---\n"
        #expect(!findings(shared + product("- use: monthly\n  type: one_time")).contains { $0.hasPrefix("use-changes") })
        let plain = shared.replacing("recurrence: {every: 1 month}\n", with: "").replacing(
            "tax_rate: 10%\nprice: 980\n", with: "")
        let box = product("- use: monthly\n  type: one_time", scenario: "subscription", items: Self.items)
        #expect(!findings(plain + box).contains { $0.hasPrefix("use-changes") })
        let mail = "kind: step_mail\nid: failed\ntrigger: charge_failed\nsubject: s\nbody: b\n---\n"
        let changed = "- use: failed\n  trigger: recurring_cancelled\n  unsubscribe: true"
        #expect(findings(mail + product(monthly, mails: changed)) == ["use-changes-type 「recurring_cancelled」"])
        #expect(findings(mail + product(card, mails: changed)) == ["trigger-never-fires 「recurring_cancelled」"])
    }

    /// An entry that has all it needs is another one although something optional is left of what it uses.
    @Test func useBesideAWholeEntry() throws {
        let mail = "kind: step_mail\nid: left\ntrigger: recurring_cancelled\ncc: [a@example.com]\nsubject: s\nbody: b\n---\n"
        let failed = "- use: left\n  id: failed\n  trigger: charge_failed\n  subject: s"
        #expect(findings(mail + product(monthly, mails: failed + "\n  body: b")) == ["use-changes-type 「charge_failed」"])
        #expect(findings(mail + product(monthly, mails: failed)) == [])
        let shared =
            "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 1980\ncollect_shipping_address: true\n---\n"
        let coaching = "- use: card\n  id: coaching\n  type: auto_pay\n  tax_rate: 10%"
        let text = shared + product(coaching + "\n  price: 5500")
        #expect(findings(text) == ["use-changes-type 「auto_pay」"])
        #expect(findings(shared + product(coaching)) == [])
        let edits = inspect(text).diagnostics.flatMap(\.fixes).flatMap(\.edits)
        #expect(edits.map(\.text) == ["- "])
        // The dash that is missing is that of the line which does not begin the entry.
        let below = shared + product("- id: coaching\n  type: auto_pay\n  tax_rate: 10%\n  price: 5500\n  use: card")
        let lost = try #require(inspect(below).diagnostics.first { $0.code == .useChangesType })
        #expect(lost.help?.ja.contains("「use」から") == true && lost.help?.en.contains("at `use`") == true)
        let start = try #require(below.utf8.firstRange(of: "use: card".utf8)).lowerBound
        let offset = below.utf8.distance(from: below.startIndex, to: start)
        #expect(lost.fixes.flatMap(\.edits).map(\.location.range) == [ByteRange(offset - 2..<offset)])
        let flags = "kind: payment_method\nid: card\ntype: one_time\ncollect_shipping_address: true\n---\n"
        let cart = product("- use: card\n  id: coaching\n  type: auto_pay", scenario: "shopping_cart", items: Self.items)
        #expect(findings(flags + cart) == ["use-changes-type 「auto_pay」"])
    }

    @Test(arguments: [
        ("recurring", 100_000, "1 month", false), ("recurring", 100_001, "1 month", true), ("recurring", 100_001, "1 year", true),
        ("recurring", 20_000, "1 week", false), ("recurring", 20_001, "1 week", true), ("recurring", 33_333, "2 weeks", false),
        ("recurring", 33_334, "2 weeks", true), ("recurring", 3_226, "1 day", true), ("recurring", 3_225, "1 day", false),
        ("recurring", 100_000, "45 days", false), ("auto_pay", 100_001, "", true), ("one_time", 500_000, "", false),
    ])
    func monthlyLimit(type: String, price: Int, every: String, isOver: Bool) {
        let recurrence = every.isEmpty ? "" : "\n  recurrence: {every: \(every)}"
        let found = findings(product("- id: m\n  type: \(type)\n  tax_rate: 10%\n  price: \(price)\(recurrence)"))
        #expect(found == (isOver ? ["monthly-limit-exceeded 「\(price)」"] : []))
    }

    /// Ten years are a bound that nobody reaches, of charges even with one a day.
    @Test(arguments: [
        ("every: 10 years", nil), ("every: 120 months", nil), ("every: 521 weeks", nil), ("every: 999 days", nil),
        ("every: 11 years", "11 years"), ("every: 121か月", "121か月"), ("every: 522 weeks", "522 weeks"),
        ("every: 999 years", "999 years"), ("times: 3653", nil), ("times: 3654", "3654"), ("times: 999999", "999999"),
        ("trial_days: 3653", nil), ("trial_days: 3654", "3654"), ("trial_days: 0", nil),
        ("every: 1 year, times: 50", nil), ("every: 1 year, times: 51", "51"), ("every: 1 month, times: 600", nil),
        ("every: 1 month, times: 999", "999"), ("every: 1 week, times: 999", nil), ("every: 10 years, times: 99", "99"),
    ])
    func unusualRecurrence(field: String, expected: String?) {
        let expected = expected.map { ["unusual-recurrence 「\($0)」"] } ?? []
        #expect(findings(product(monthly + "\n  recurrence: {\(field)}")) == expected)
        let shared = "kind: payment_method\nid: m\ntype: recurring\ntax_rate: 10%\nprice: 980\nrecurrence: {\(field)}\n---\n"
        #expect(findings(shared + product("- use: m")) == expected)
    }

    /// A contract never takes more than all of its charges.
    @Test(arguments: [(1, 100_000, false), (1, 100_001, true), (2, 50_000, false), (2, 50_001, true), (3, 40_000, true)])
    func monthlyLimitOfAFewCharges(times: Int, price: Int, isOver: Bool) {
        let recurrence = "recurrence: {every: 1 week, times: \(times)}"
        let found = findings(product("- id: m\n  type: recurring\n  tax_rate: 10%\n  price: \(price)\n  \(recurrence)"))
        #expect(found == (isOver ? ["monthly-limit-exceeded 「\(price)」"] : []))
    }

    @Test(arguments: [
        ("1 month", "課金は150,000円で"), ("20 days", "2回で300,000円に"), ("2 weeks", "3回で450,000円に"), ("1 week", "5回で750,000円に"),
    ])
    func monthlyLimitSaysHowOften(every: String, words: String) {
        let text = product("- id: m\n  type: recurring\n  tax_rate: 10%\n  price: 150000\n  recurrence: {every: \(every)}")
        let finding = inspect(text).diagnostics.first { $0.code == .monthlyLimitExceeded }
        let message = finding?.message.ja ?? ""
        #expect(message.contains(words), "\(message)")
        // How often is asked only where more than one charge makes the sum.
        #expect(finding?.related.isEmpty == (every == "1 month"))
    }

    @Test func methodForTestsIsNoRepetition() {
        let test = card.replacing("id: card", with: "id: card-test") + "\n  use_test_environment: true"
        #expect(findings(product(card + "\n" + test)) == [])
        #expect(
            findings(product(card + "\n" + card.replacing("id: card", with: "id: card-2"))) == [
                "duplicate-method-type 「one_time」"
            ])
    }

    /// However many there are of one type, they are told once.
    @Test func methodsOfOneTypeAreOneFinding() throws {
        let tiers = (1...4).map {
            card.replacing("id: card", with: "id: tier-\($0)\n  name: 寄付\($0)").replacing("1980", with: "\($0)000")
        }
        let found = inspect(product(tiers.joined(separator: "\n"))).diagnostics.filter { $0.code == .duplicateMethodType }
        #expect(found.count == 1)
        #expect(found.first?.related.count == 3)
        #expect(found.first?.message.ja.contains("4つ") == true)
        let two = product(tiers[0] + "\n" + tiers[1] + "\n" + monthly + "\n" + monthly.replacing("id: monthly", with: "id: m2"))
        #expect(findings(two).filter { $0.hasPrefix("duplicate-method-type") }.count == 2)
    }

    /// A field at the wrong level is one mistake; another that is missing is one of its own.
    @Test(arguments: ["price: 1980", "tax_rate: 10%", "type: one_time"])
    func fieldOfAMethodAboveIt(line: String) {
        let name = String(line.prefix { $0 != ":" })
        let moved = product(card.replacing("\n  \(line)", with: ""))
        #expect(findings(line + "\n" + moved) == ["unknown-key 「\(name)」"])
        #expect(findings(moved + line + "\n") == ["unknown-key 「\(name)」"])
        #expect(findings(line + "\n" + product(card)) == ["unknown-key 「\(name)」"])
    }

    @Test func fieldThatIsMissingBesideOneAboveIt() {
        let text = "tax_rate: 10%\n" + product(card.replacing("\n  price: 1980", with: ""))
        #expect(findings(text) == ["unknown-key 「tax_rate」", "missing-price 「id」"])
    }

    @Test(arguments: [true, false]) func fieldOfAnEnvironmentAboveIt(hasLive: Bool) {
        let id = "merchant_id: A1EXAMPLE23456\n"
        let live =
            hasLive
            ? integration(("    \(id)", ""), ("  live:\n", "  \(id)  live:\n"))
            : "\(ExampleProject.integration.split(separator: "  live:\n")[0])  \(id)"
        #expect(findings(live + "---\n" + product(card)) == ["unknown-key 「merchant_id」"])
    }
}
