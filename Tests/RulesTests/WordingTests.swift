import Project
import Rules
import SourceText
import Testing

/// What findings say, where it depends on how much there is to say.
@Suite struct WordingTests {
    @Test(arguments: [
        (100, "100", "100"), (1_000, "1,000", "1,000"), (12_345, "12,345", "12,345"), (1_234_567, "1,234,567", "1,234,567"),
    ])
    func amountsOfYen(price: Int, ja: String, en: String) throws {
        let text = product(
            card.replacing("1980", with: String(price)),
            mails: "- id: m\n  trigger: charge_failed\n  subject: s\n  body: 会費は77円です")
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .mailQuotesOtherPrice })
        #expect(finding.message.ja.contains("料金(\(ja)円)"))
        #expect(finding.message.en.contains("(¥\(en))"))
    }

    /// Twelve ids are named, and how many more there are.
    @Test(arguments: [(1, nil), (12, nil), (13, 1), (40, 28)])
    func idsThatMayBeUsed(count: Int, more: Int?) throws {
        let definitions = (1...count).map { number in
            "---\nkind: payment_method\nid: m\(number + 100)\ntype: one_time\ntax_rate: 10%\nprice: 1980\n"
        }
        let text = product("- use: nowhere") + definitions.joined()
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .unknownReference })
        let help = try #require(finding.help)
        #expect(help.ja.contains("「m101」") && help.ja.contains("「m112」") == (count >= 12) && !help.ja.contains("「m113」"))
        #expect(help.ja.hasSuffix(more.map { "ほか\($0)件" } ?? "」"))
        #expect(help.en.hasSuffix(more.map { "and \($0) more" } ?? "`"))
    }

    /// Two names are joined, and one stands alone.
    @Test func missingContactsAreNamed() throws {
        let contacts = "    email: help@shop.example.jp\n    phone: 03-0000-0000\n"
        func message(_ from: String, _ to: String) throws -> String {
            try #require(inspect(integration((from, to))).diagnostics.first { $0.code == .missingSupportContact }).message.en
        }
        let both = try message("  support:\n" + contacts, "")
        #expect(both.contains("`email`") && both.contains(" and `phone`"), "\(both)")
        let one = try message("    email: help@shop.example.jp\n", "")
        #expect(one.contains("`email`") && !one.contains(" and ") && !one.contains("phone"), "\(one)")
    }

    /// The help says in which list of a product a definition may be used.
    @Test(arguments: [("payment_method\ntype: one_time", "payment_methods"), ("step_mail\ntrigger: charge_failed", "step_mails")])
    func listsOfUnusedDefinitions(kind: String, list: String) throws {
        let text = "id: m\nkind: \(kind)\n---\n" + product(card)
        let help = try #require(inspect(text).diagnostics.first { $0.code == .unusedDefinition }?.help)
        #expect(help.en.contains("`\(list)`") && help.ja.contains("「\(list)」"))
    }

    /// Of the prices that an amount is none of, five are named and three shown where they are written.
    @Test(arguments: [1, 3, 4, 5, 6])
    func pricesThatMayBeMeant(count: Int) throws {
        let items = (1...count).map { "- name: 箱\($0)\n  tax_rate: 10%\n  price: \($0)00" }.joined(separator: "\n")
        let mails = "- id: m\n  trigger: charge_failed\n  subject: s\n  body: 会費は77円です"
        let text = product("- id: card\n  type: one_time", scenario: "shopping_cart", items: items, mails: mails)
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .mailQuotesOtherPrice })
        #expect(finding.related.count == min(count, 3))
        #expect(finding.message.ja.contains("500円") == (count >= 5) && !finding.message.ja.contains("600円"))
        #expect(finding.message.ja.contains("ほか1件") == (count == 6))
    }

    /// Of the products that send one text, three are named.
    @Test(arguments: [1, 3, 4])
    func productsThatSendOneText(count: Int) throws {
        let shared = "kind: step_mail\nid: m\ntrigger: charge_failed\nsubject: s\nbody: 会費は77円です\n"
        let products = (1...count).map { product(card, mails: "- use: m").replacing("id: course", with: "id: p\($0)") }
        let text = ([shared] + products).joined(separator: "---\n")
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .mailQuotesOtherPrice })
        #expect(finding.message.ja.contains("(p\(min(count, 3)))") && !finding.message.ja.contains("(p4)"))
        #expect(finding.message.ja.contains("ほか1件") == (count == 4))
    }

    /// Products that share a method have their price at one place, which is shown once.
    @Test func aPriceIsShownOnce() throws {
        let shared = """
            kind: step_mail
            id: m
            trigger: charge_failed
            subject: s
            body: 会費は77円です
            ---
            kind: payment_method
            id: big
            type: one_time
            tax_rate: 10%
            price: 9800

            """
        let products = (1...5).map { product("- use: big", mails: "- use: m").replacing("id: course", with: "id: p\($0)") }
        func places(_ products: [String]) throws -> [String] {
            let inspection = inspect(([shared] + products).joined(separator: "---\n"))
            let finding = try #require(inspection.diagnostics.first { $0.code == .mailQuotesOtherPrice })
            return finding.related.map { inspection.project.source($0.location.file)?.text($0.location.range) ?? "" }
        }
        #expect(try places(products) == ["9800"])
        // Others are not crowded out by it.
        let other = product(card, mails: "- use: m").replacing("id: course", with: "id: q")
        #expect(try places(products + [other]) == ["9800", "1980"])
    }

    /// A key is copied: nobody is told to make one.
    @Test func aKeyOfTheOtherEnvironmentIsLookedUp() throws {
        let text = integration(("SANDBOX-AEXAMPLE765432EXAMPLE765", "LIVE-AEXAMPLE765432EXAMPLE765"))
        let help = try #require(inspect(text).diagnostics.first { $0.code == .keyEnvironmentMismatch }?.help)
        #expect(help.ja.contains("「SANDBOX-」で始まる、その環境の鍵を写してください") && !help.ja.contains("作"))
    }

    /// What stands between the signs of a variable is named as what it is.
    @Test(arguments: [("% name1 %", "空白", "a space"), ("%name 1%", "空白", "a space"), ("%name-1%", "「-」", "a `-`")])
    func whatStandsInAVariable(_ variable: String, _ ja: String, _ en: String) throws {
        let finding = try #require(inspect(mail(variable + " 様")).diagnostics.first { $0.code == .malformedMailVariable })
        #expect(
            finding.message.ja.hasSuffix("「%」の内側に\(ja)があります。") && finding.message.en.hasSuffix("there is \(en) inside the `%`."))
    }

    /// Kinds of characters, whose names hold commas, are told apart.
    @Test func kindsOfCharactersAreListed() throws {
        let finding = try #require(inspect(mail("①㈱～")).diagnostics.first { $0.code == .platformDependentCharacter })
        #expect(
            finding.message.en.hasSuffix(
                "(circled digits, Roman numerals; wave dashes or other signs that systems convert differently; vendor-specific characters)."
            ))
    }

    /// Several methods are, one is.
    @Test(arguments: [1, 2])
    func methodsThatShareAnInterval(count: Int) throws {
        let shared = "kind: payment_method\nid: m\ntype: auto_pay\ntax_rate: 10%\nprice: 980\nrecurrence: {every: 1 month}\n"
        let products = (1...count).map { product("- use: m").replacing("id: course", with: "id: p\($0)") }
        let text = ([shared] + products).joined(separator: "---\n")
        let finding = try #require(inspect(text).diagnostics.first { $0.code == .recurrenceWithoutRecurring })
        #expect(finding.message.en.contains(" are ") == (count == 2) && finding.message.en.contains(" is ") == (count == 1))
    }

    /// What a comment silences is known to provenance.json.
    @Test func silencedCodesAreTold() {
        let text = product(
            card,
            mails:
                "- id: m\n  trigger: charge_failed\n  subject: s\n  # kessai: allow mail-quotes-other-price 去年の料金です\n  body: 会費は77円です"
        )
        #expect(findings(inspect(text)).filter { $0.hasPrefix("mail-quotes-other-price") } == [])
        #expect(inspect(text).silenced == [.mailQuotesOtherPrice])
        #expect(inspect(text.replacing("mail-quotes-other-price", with: "brand-spelling")).silenced == [])
    }

    /// Beside an error nobody can tell what a comment would silence, but one that names no code silences nothing.
    @Test func commentsBesideAnError() {
        let text = product(card.replacing("1980", with: "free"))
        #expect(findings("# kessai: allow brand-spelling 理由\n" + text).allSatisfy { !$0.hasPrefix("unused-suppression") })
        #expect(findings("# kessai: allow no-such-code 理由\n" + text).contains { $0.hasPrefix("unused-suppression") })
    }
}
