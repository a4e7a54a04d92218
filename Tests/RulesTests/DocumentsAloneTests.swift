import Project
import Rules
import SourceText
import Testing

/// Documents that are looked at without the others of their project, as from standard input.
@Suite struct DocumentsAloneTests {
    private func codes(_ text: String, from least: Severity = .warning) -> [String] {
        inspectAlone(text).diagnostics.filter { $0.severity >= least }.map(\.code.rawValue)
    }

    private let definition = """
        kind: payment_method
        id: card
        type: one_time
        tax_rate: 10%
        price: 1980

        """
    private let cancelled = "- id: cancelled\n  trigger: recurring_cancelled\n  subject: お手続き\n  body: 終わりました"

    /// What the documents at hand say is looked at with every rule.
    @Test func everyRuleLooks() {
        #expect(codes(product("- id: card\n  type: one_time\n  tax_rate: 10%")) == ["missing-price"])
        #expect(codes(product(card + "\n" + card)) == ["duplicate-id"])
        #expect(codes(product(card) + "---\n" + product(card)) == ["duplicate-id"])
        #expect(codes(product(card, mails: cancelled)) == ["trigger-never-fires"])
        #expect(codes(mail("%name1% 様")) == [])
        #expect(codes(mail("%name1 様")) == ["malformed-mail-variable"])
        #expect(codes(product(card, scenario: "subscription")).contains("subscription-needs-recurring"))
        #expect(
            codes(integration(("https://shop.example.jp/example/ipn", "http://shop.example.jp/example/ipn"))) == ["insecure-url"])
        #expect(
            codes(
                integration(("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", "public_key_id: SANDBOX-AEXAMPLE111111EXAMPLE111")))
                == ["key-environment-mismatch"])
        #expect(codes(integration(("plan: mach", "plan: personal")) + "---\n" + product(monthly)) == ["plan-too-low"])
        #expect(codes(ExampleProject.integration + "---\n" + ExampleProject.integration) == ["second-integration"])
        #expect(codes(definition + "---\n" + product("- use: card\n  price: 1,980")) == ["not-whole-yen"])
    }

    /// The integration, a definition or a product that uses it may be in another file.
    @Test func whatIsAbsentIsNoMistake() {
        #expect(codes(product(card), from: .hint) == [])
        #expect(codes(definition, from: .hint) == [])
        #expect(codes(definition.replacing("price: 1980\n", with: ""), from: .hint) == [])
        #expect(codes(ExampleProject.integration, from: .hint) == [])
        #expect(codes(product(card).replacing("price: 1980", with: "price: 1980\n    use_test_environment: true")) == [])
        #expect(codes("kind: step_mail\nid: a\ntrigger: recurring_cancelled\nsubject: a\nbody: b\n") == [])
    }

    /// What a definition that is not at hand may say is not asked for.
    @Test(arguments: [
        ("- use: elsewhere", "paid_product", ""), ("- use: elsewhere\n- use: other", "paid_product", ""),
        ("- use: elsewhere\n  price: 980", "paid_product", ""),
        ("- use: elsewhere", "paid_product", "- id: cancelled\n  trigger: recurring_cancelled\n  subject: a\n  body: b"),
        ("- id: monthly\n  type: recurring\n  tax_rate: 10%\n  price: 980", "paid_product", "- use: elsewhere"),
        ("- use: elsewhere", "paid_product", "- use: elsewhere\n  subject: 料金は2,980円です"),
    ])
    func unresolvedUses(_ methods: String, _ scenario: String, _ mails: String) {
        let text = product(methods, scenario: scenario, mails: mails)
        #expect(codes(text, from: .hint).filter { $0 != "cancel-mail-keeps-subscription" } == [])
        #expect(codes(ExampleProject.integration + "---\n" + text) == [])
    }

    /// A comment may speak of what the documents around it bring about; one that speaks of this text alone can be judged.
    @Test func suppressions() {
        func allowing(_ code: String) -> String { product(card).replacing("1980", with: "1980  # kessai: allow \(code) 古い契約") }
        for code in [
            "monthly-limit-exceeded", "duplicate-method-type", "trigger-never-fires", "unused-definition", "mail-host-differs",
        ] {
            #expect(codes(allowing(code)) == [], "\(code)")
            #expect(findings(allowing(code)) == ["unused-suppression 「\(code)」"])
        }
        for code in ["unusual-tax-rate", "missing-price", "no-such-code"] {
            #expect(codes(allowing(code)) == ["unused-suppression"], "\(code)")
        }
        #expect(codes(product(card).replacing("10%", with: "5%  # kessai: allow unusual-tax-rate 古い契約")) == [])
    }

    @Test func levelsOfTheIntegrationAtHand() {
        let five = "---\n" + product(card).replacing("10%", with: "5%")
        #expect(codes(ExampleProject.integration + five) == ["unusual-tax-rate"])
        #expect(
            codes(ExampleProject.integration + "rules: {unusual-tax-rate: error}\n" + five, from: .error) == ["unusual-tax-rate"])
        #expect(codes(ExampleProject.integration + "rules: {unusual-tax-rate: off}\n" + five, from: .hint) == [])
    }

    /// Where it lies, and so where its keys lie, is not known.
    @Test func keysAreNotLookedFor() {
        var surroundings = Surroundings()
        surroundings.requiresKeys = true
        #expect(inspectAlone(ExampleProject.integration, surroundings).diagnostics.isEmpty)
    }
}
