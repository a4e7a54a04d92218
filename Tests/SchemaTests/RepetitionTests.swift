import Project
import Schema
import SourceText
import Testing

/// A line that was copied with its key, and lines and groups one level too deep: one finding each, and what else is wrong is found.
@Suite struct RepetitionTests {
    private static let product = """
        kind: product
        id: course
        name: 講座
        scenario: paid_product
        payment_methods:
          - id: one
            type: one_time
            tax_rate: 10%
            price: 1980

        """
    private static let mail = "kind: step_mail\nid: failed\ntrigger: charge_failed\nsubject: お知らせ\nbody: 本文です。\n"

    /// A key that was forgotten when its line was copied: the value tells which of the two it is.
    @Test(arguments: [
        (integrationText, "    merchant_id", "    client_id", 0), (integrationText, "    client_id", "    merchant_id", 1),
        (integrationText, "    private_key_file", "    public_key_id", 1), (integrationText, "    phone", "    email", 1),
        (integrationText, "    ipn_endpoint", "    return_urls", 1), (integrationText, "    return_urls", "    ipn_endpoint", 0),
        (integrationText, "  plan", "  url", 1), (product, "tax_rate", "price", 0), (product, "    price", "    tax_rate", 1),
        (product, "\nid", "\nname", 0), (product, "\nname", "\nid", 1), (mail, "trigger", "id", 1),
        (integrationText, "  use", "  support", 0), (integrationText, "  support", "  use", 1),
    ])
    func keysOfCopiedLines(text: String, right: String, wrong: String, index: Int) throws {
        let changed = text.replacing(right + ":", with: wrong + ":", maxReplacements: 1)
        let problems = project(changed).problems.filter { $0.code != .unusedDefinition }
        #expect(problems.map(\.code) == [.duplicateKey], "\(problems.map(\.message.en))")
        let problem = try #require(problems.first)
        let key = right.trimmingPrefix { $0.isWhitespace }
        #expect(problem.message.en.contains("and `\(key)`") && problem.message.en.contains("is missing"), "\(problem.message.en)")
        #expect(problem.label?.en == (index == 0 ? "first time" : "second time"))
        let fix = try #require(problem.fixes.first)
        #expect(!fix.isSafe && applying(fix, to: changed) == text)
    }

    /// Where both values fit, what is missing is named in the same finding, and no line is proposed.
    @Test func aKeyThatEitherMayBe() throws {
        let problems = project(Self.mail.replacing("body:", with: "subject:")).problems.filter { $0.code != .unusedDefinition }
        #expect(problems.map(\.code) == [.duplicateKey])
        #expect(problems.first?.message.en == "`subject` is written twice, and `body` (本文) is missing.")
        #expect(problems.first?.fixes.isEmpty == true)
    }

    /// A stale line beside which nothing is missing stays what it was, and where more than one line is missing all of them are told.
    @Test(arguments: [
        (product, "    price: 1980", "    price: 1980\n    price: 2980", ["duplicate-key 「price」"]),
        (product, "    type: one_time\n", "    price: 2980\n", ["duplicate-key 「price」"]),
        (
            mail, "trigger: charge_failed\nsubject: お知らせ\n", "id: a\n",
            ["duplicate-key 「id」", "missing-field 「kind」", "missing-field 「kind」"]
        ),
    ])
    func otherRepetitions(text: String, right: String, wrong: String, expected: [String]) {
        #expect(findings(project(text.replacing(right, with: wrong))).sorted() == expected)
    }

    /// An entry below a key of its own: its name, or a word for what it is.
    @Test(arguments: [
        ("one-time:", "id: one-time"), ("One_Time:", "id: one-time"), ("カード:", "id: card-once"),
    ])
    func wrappedEntries(key: String, line: String) throws {
        let text = Self.product.replacing("- id: one\n", with: "- \(key)\n").replacing("\n    ", with: "\n      ")
        let problems = project(text).problems
        #expect(problems.map(\.code) == [.unknownKey], "\(problems.map(\.message.en))")
        #expect(problems.first?.help?.en.contains("write a line such as `\(line)`") == true, "\(problems)")
        #expect(
            findings(project(text.replacing("1980", with: "19.8"))) == [
                "unknown-key 「\(key.dropLast())」", "not-whole-yen 「19.8」",
            ])
    }

    @Test func wrappedEntriesWithTheirName() {
        let text = Self.product.replacing("- id: one\n", with: "- payment_method:\n    id: one\n").replacing(
            "\n    ", with: "\n      ")
        #expect(findings(project(text)) == ["unknown-key 「payment_method」"])
        // A group of other keys is no entry.
        let other = Self.product.replacing("- id: one\n", with: "- note:\n        a: b\n    id: one\n")
        #expect(findings(project(other)) == ["unknown-key 「note」"])
    }

    /// A shared method or mail under another key, whatever stands beside it.
    @Test(arguments: ["include", "import", "from", "使用", "method", "shared_with"])
    func otherWordsForUse(key: String) {
        let shared = "kind: payment_method\nid: one-time\ntype: one_time\ntax_rate: 10%\nprice: 1980\n"
        for more in ["", "    name: 一括\n", "    name: 一括\n    price: 2980\n"] {
            let text = Self.product.replacing(
                "- id: one\n    type: one_time\n    tax_rate: 10%\n    price: 1980\n", with: "- \(key): one-time\n\(more)")
            let problems = project(shared + "---\n" + text).problems
            #expect(problems.map(\.code) == [.unknownKey], "\(problems.map(\.message.en))")
            #expect(problems.first?.message.en.contains("did you mean `use: one-time`?") == true)
        }
        // What is a type is no id, even where there is one.
        let typed =
            shared.replacing("one-time", with: "recurring") + "---\n"
            + Self.product.replacing("type: one_time", with: "tpye: recurring")
        #expect(project(typed).problems.filter { $0.code != .unusedDefinition }.first?.message.en.contains("`type`") == true)
    }

    /// The first line of an entry that stands there twice.
    @Test func doubledLines() throws {
        let text =
            Self.product.replacing("paid_product", with: "shopping_cart").replacing(
                "    tax_rate: 10%\n    price: 1980\n", with: "")
            + "items:\n  - name: a\n    tax_rate: 10%\n    price: 10\n"
        let doubled = text.replacing("  - name: a\n", with: "  - name: a\n  - name: a\n")
        let problems = project(doubled).problems
        #expect(problems.map(\.code) == [.missingField], "\(problems.map(\.message.en))")
        #expect(applying(try #require(problems.first?.fixes.first), to: doubled) == text)
        #expect(project(text.replacing("  - name: a\n", with: "  - name: b\n  - name: a\n")).problems.count == 2)
    }

    /// A definition may be used twice on purpose: nothing is deleted, and the two ids are what is wrong.
    @Test func definitionUsedTwiceInARow() {
        let text = "kind: step_mail\nid: fail\ntrigger: charge_failed\nsubject: 件名\nbody: 本文\n---\n" + Self.product
        let twice = text + "step_mails:\n  - use: fail\n  - use: fail\n    delay_minutes: 60\n"
        let problems = project(twice).problems
        #expect(problems.map(\.code) == [.duplicateID])
        #expect(problems.allSatisfy { $0.fixes.isEmpty && $0.help?.en.contains("another `id:`") == true })
    }

    /// Where both only use it, one of them may be meant as another definition.
    @Test func entriesOfOneUse() {
        let text = "kind: step_mail\nid: fail\ntrigger: charge_failed\nsubject: 件名\nbody: 本文\n---\n" + Self.product
        func help(_ mails: String) -> String? {
            let problems = project(text + "step_mails:\n" + mails).problems
            #expect(problems.map(\.code) == [.duplicateID])
            return problems.first?.help?.en
        }
        let both = "  - use: fail\n  - use: fail\n"
        #expect(help(both)?.hasPrefix("If one of them is meant as another document, write its id;") == true)
        let inPlace = "  - id: fail\n    trigger: charge_failed\n    subject: 件名\n    body: 本文\n"
        #expect(help("  - use: fail\n" + inPlace)?.hasPrefix("Give one of them another `id:`") == true)
    }

    /// A group under another name is told by its keys, and silences what it seems to leave out.
    @Test(arguments: [
        ("amazon_pay:", "決済連携設定:", "amazon_pay"), ("amazon_pay:", "payment:", "amazon_pay"), ("  support:", "  連絡先:", "support"),
        ("  support:", "  contacts:", "support"), ("  live:", "  environment:", "live"), ("  live:", "  本番設定:", "本番環境"),
        ("    return_urls:", "    redirect_urls:", "return_urls"), ("    return_urls:", "    戻り先URL:", "許可されたリターンURL"),
        ("site:", "shop:", "site"), ("site:", "店舗:", "site"), ("    private_key_file", "    private_key", "private_key_file"),
    ])
    func groupsUnderOtherNames(right: String, wrong: String, meant: String) throws {
        let changed = integrationText.replacing(right, with: wrong)
        let problems = project(changed).problems
        #expect(problems.map(\.code) == [.unknownKey], "\(problems.map(\.message.en))")
        #expect(problems.first?.message.en.contains("Did you mean `\(meant)`") == true, "\(problems.map(\.message.en))")
        #expect(project(applying(try #require(problems.first?.fixes.first), to: changed)).problems == [])
    }

    /// A contact under another name, and a value beside `use:`.
    @Test func valuesThatTellTheirKeys() {
        for (right, other) in [("phone", "call"), ("email", "to")] {
            let problems = project(integrationText.replacing("    \(right):", with: "    \(other):")).problems
            #expect(problems.map(\.code) == [.unknownKey])
            #expect(problems.first?.message.en.hasSuffix("Did you mean `\(right)`?") == true, "\(problems.map(\.message.en))")
        }
        let shared = "kind: payment_method\nid: one-time\ntype: one_time\n---\n"
        let text = Self.product.replacing("- id: one\n    type: one_time\n", with: "- use: one-time\n")
        let problems = project(shared + text.replacing("    price:", with: "    foo:")).problems
        #expect(problems.map(\.code) == [.unknownKey])
        #expect(problems.first?.message.en.hasSuffix("Did you mean `price`?") == true, "\(problems.map(\.message.en))")
    }

    /// Of two environments under other names each is told by its keys; a group of unknown keys is none.
    @Test func environmentsUnderOtherNames() {
        let sandbox = "\n  test2:" + (integrationText.components(after: "  live:")).replacing("LIVE-", with: "SANDBOX-")
        let text = integrationText.replacing("  live:", with: "  first:") + sandbox + "\n"
        let messages = project(text).problems.map(\.message.en)
        #expect(messages.count == 2 && messages[0].contains("`live`") && messages[1].contains("`sandbox`"), "\(messages)")
        let other = project(integrationText + "\n  extra:\n    a: b\n").problems
        #expect(other.count == 1 && other[0].message.en.contains("Did you mean") == false)
    }

    /// The name of a paid product is no list of items.
    @Test(arguments: [("商品", "商品名"), ("item", "name")]) func namesThatAreNoItems(key: String, meant: String) {
        let problems = project(Self.product.replacing("name: 講座", with: "\(key): 講座")).problems
        #expect(problems.map(\.code) == [.unknownKey])
        #expect(problems.first?.message.en.contains("`\(meant)`") == true, "\(problems.map(\.message.en))")
    }
}

extension String {
    /// What stands behind the first occurrence of a text.
    fileprivate func components(after text: String) -> String {
        firstRange(of: text).map { String(self[$0.upperBound...]) } ?? ""
    }
}
