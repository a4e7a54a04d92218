import Project
import Schema
import SourceText
import Testing

/// What is wrong with the keys and the build of a document: each mistake is found once, at its place.
@Suite struct ShapeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let expected: [String]
        var testDescription: String { text }

        init(_ text: String, _ expected: String...) {
            self.text = text + "\n"
            self.expected = expected
        }
    }

    static let method = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 1980"
    static let product = "kind: product\nid: course\nname: 講座\nscenario: paid_product"
    static let entry = "payment_methods:\n  - id: card\n    type: one_time\n    tax_rate: 10%\n    price: 1980"

    static let cases: [Case] = [
        // Kinds
        .init("id: card\ntype: one_time", "missing-kind 「id」"), .init("a: 1", "missing-kind 「a」"),
        .init("kind:\nid: card", "missing-kind 「kind」"), .init("kind: ''\nid: card", "missing-kind 「kind」"),
        .init("kind: [product]\nid: card", "wrong-type 「[product]」"),
        .init("kind: payment_metod", "unknown-kind 「payment_metod」"), .init("kind: shop", "unknown-kind 「shop」"),
        .init("- a\n- b", "wrong-type 「- a\n- b」"), .init("hello", "wrong-type 「hello」"),
        .init("id: card\nKind: product", "missing-kind 「Kind」"), .init("", "missing-kind 「」"), .init("# only a comment"),
        .init("---\n---\n", "missing-kind 「」"),
        // Missing
        .init("kind: payment_method", "missing-field 「kind」", "missing-field 「kind」"),
        .init("kind: payment_method\nid: card\ntype:", "missing-field 「type」"),
        .init(method + "\nname:", "missing-field 「name」"), .init(method + "\nname: ''", "missing-field 「name」"),
        .init(method + "\nname: '  '", "missing-field 「name」"), .init(method + "\nrecurrence:", "missing-field 「recurrence」"),
        .init(
            "kind: payment_method\nid: card\ntype: one_time\ntax_rate:\nprice:", "missing-tax-rate 「tax_rate」",
            "missing-price 「price」"),
        .init(
            "kind: payment_method\nid: card\ntype: one_time\n消費税率:\n料金(税込):", "missing-tax-rate 「消費税率」", "missing-price 「料金(税込)」"),
        .init(product + "\npayment_methods: []", "missing-field 「[]」"),
        .init(product + "\npayment_methods:", "missing-field 「payment_methods」"),
        .init(product, "missing-field 「kind」"),
        .init(product + "\npayment_methods:\n  - type: one_time\n    tax_rate: 10%\n    price: 1", "missing-field 「type」"),
        .init(product + "\npayment_methods:\n  -", "missing-field 「」"),
        .init(product + "\npayment_methods:\n  - card", "wrong-type 「card」"),
        .init(product + "\npayment_methods: card", "wrong-type 「card」"),
        .init(product + "\npayment_methods:\n  id: card", "wrong-type 「id: card」"),
        .init(
            "kind: product\nid: c\nname: c\nscenario: shopping_cart\npayment_methods:\n  - id: card\n    type: one_time",
            "missing-field 「kind」"),
        .init(
            "kind: product\nid: c\nname: c\nscenario: shopping_cart\npayment_methods:\n  - id: card\n    type: one_time\nitems:\n  - name: a",
            "missing-price 「name」", "missing-tax-rate 「name」"),
        // Keys
        .init(method + "\nfoo: 1", "unknown-key 「foo」"),
        // That it is there again is told once, and what else is unknown still.
        .init(method + "\nfoo: 1\nfoo: 2", "unknown-key 「foo」", "duplicate-key 「foo」"),
        .init(method + "\nfoo: 1\n\"foo\": 2\nbar: 3", "unknown-key 「foo」", "duplicate-key 「\"foo\"」", "unknown-key 「bar」"),
        .init(method + "\nか\u{3099}: 1\nが: 2", "unknown-key 「か\u{3099}」", "unknown-key 「が」"),
        .init(method + "\n? a\n: b", "complex-key-not-supported 「?」"),
        .init("kind: payment_method\nid: card\ntype: one_time\ntaxrate: 10%\nprice: 1980", "unknown-key 「taxrate」"),
        .init("kind: payment_method\nid: card\ntype: one_time\n税率: 10%\npirce: 1980", "unknown-key 「税率」", "unknown-key 「pirce」"),
        .init("kind: payment_method\nidd: card\ntype: one_time", "unknown-key 「idd」"),
        .init(method + "\ntaxrate: 8%", "unknown-key 「taxrate」"),
        .init(method + "\n1: 2", "unknown-key 「1」"), .init(method + "\n'': 2", "unknown-key 「''」"),
        .init(method + "\nuse: card", "unknown-key 「use」"),
        // What the text front end reports is not reported again.
        .init("kind: payment_method\nid: card\ntype: one_time\nprice: ,980", "syntax-error 「,」"),
        .init("kind: payment_method\nid: card\ntype: \"one_time\ntax_rate: 10%\nprice: 1980", "unterminated-quote 「\"」"),
        .init("kind: payment_method\nid: card\ntype: &a one_time", "anchor-not-supported 「&a」"),
        .init("kind: payment_method\nid: card\ntype: *a", "alias-not-supported 「*a」"),
        .init("kind: payment_method\nid: card\ntype:one_time", "missing-space 「:」"),
        .init("kind: payment_method\nid: card\ntype: \"\\q\"", "bad-escape 「\\q」"),
    ]

    @Test(arguments: cases)
    func shape(example: Case) {
        #expect(findings(project(example.text)) == example.expected)
    }

    /// The key that was probably meant, and whether the fix is certain.
    @Test(arguments: [
        ("taxrate", "tax_rate", true), ("taxRate", "tax_rate", true), ("Tax-Rate", "tax_rate", true),
        ("tax_rat", "tax_rate", false),
        ("税率", "消費税率", false), ("消費税", "消費税率", false), ("pirce", "price", false), ("amount", "price", false),
        ("料金", "料金(税込)", false), ("金額", "料金(税込)", false), ("料金（税込", "料金(税込)", false), ("PRICE", "price", true),
        ("料金(税込)の金額", "料金(税込)", false), ("お届け先", "お届け先情報を取得する", false),
        ("collectShippingAddress", "collect_shipping_address", true),
    ])
    func unknownKeyNamesWhatWasMeant(written: String, meant: String, isCertain: Bool) throws {
        let text = "kind: payment_method\nid: card\ntype: one_time\n\(written): 1\n"
        let problem = try #require(project(text).problems.first)
        #expect(problem.code == .unknownKey)
        let fix = try #require(problem.fixes.first)
        #expect(fix.edits.map(\.text) == [meant])
        #expect(fix.isSafe == isCertain)
        #expect(problem.message.ja.contains("「\(meant)」") && problem.message.en.contains("`\(meant)`"))
    }

    /// Whoever copies the example of an empty choice sees what else may be written.
    @Test func anEmptyChoiceListsItsValues() throws {
        let problems = project(integrationText.replacing("plan: standard", with: "plan:")).problems
        let help = try #require(problems.first?.help)
        #expect(problems.count == 1 && help.en.hasSuffix("Its values: `beginner`, `personal`, `standard`, `mach`."))
        #expect(help.ja.contains("書ける値: 「beginner」(ビギナー)、「personal」(パーソナル)、「standard」(スタンダード)、"))
        let absent = try #require(project(integrationText.replacing("  plan: standard\n", with: "")).problems.first?.help)
        #expect(absent.en.hasPrefix("Add a line such as `plan: beginner`. Its values: "))
        // Of one that may be left out, that is said behind them.
        let optional = integrationText.replacing("  use: true", with: "  use: true\n  checkout_version:")
        #expect(
            project(optional).problems.first?.help?.en.hasSuffix("`CV2`, `CV1`. If it is not needed, delete the line.") == true)
    }

    /// An example of the live key below `sandbox` would be refused by kessai itself.
    @Test func examplesAreOfTheirEnvironment() throws {
        let sandbox = "\n  sandbox:\n    merchant_id: A1EXAMPLE23456\n    public_key_id:\n    private_key_file:\n"
        let both = integrationText.replacing("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", with: "public_key_id:") + sandbox
        let helps = project(both).problems.compactMap(\.help).flatMap { [$0.ja, $0.en] }
        #expect(helps.count == 6)
        #expect(helps.prefix(2).allSatisfy { $0.contains("public_key_id: LIVE-") })
        #expect(helps.suffix(4).allSatisfy { $0.contains("SANDBOX-AEXAMPLE765432EXAMPLE765") && !$0.contains("LIVE-") })
    }

    /// Where an id may be left out, its description says so.
    @Test func whatIsSaidOfIDs() {
        for (entry, document) in [
            (paymentMethodEntry.face, paymentMethodTable.face), (stepMailEntry.face, stepMailTable.face),
        ] {
            #expect(entry.field(named: "id")?.doc.ja.contains("「use:」があれば省けます") == true)
            #expect(document.field(named: "id")?.doc.ja.contains("use") == false)
        }
        #expect(productTable.face.field(named: "id")?.doc.ja.contains("商品どうしで") == true)
    }

    @Test func unknownKeyListsKeysInTheSpellingOfTheFile() throws {
        let japanese = try #require(project("kind: 支払方法\nid: card\ntype: one_time\nxyzzy: 1\n").problems.first)
        #expect(japanese.help?.ja.contains("「料金(税込)」") == true)
        let english = try #require(project("kind: payment_method\nid: card\ntype: one_time\nxyzzy: 1\n").problems.first)
        #expect(english.help?.en.contains("`price`") == true)
        #expect(english.fixes.isEmpty)
    }

    @Test func misplacedKeyIsSentHome() throws {
        let text = integrationText.replacing("  live:\n", with: "  merchant_id: A1EXAMPLE23456\n  live:\n")
        let problem = try #require(project(text).problems.first)
        #expect(problem.code == .unknownKey)
        let product = try #require(project(Self.product + "\nprice: 1980\n" + Self.entry + "\n").problems.first)
        #expect(product.code == .unknownKey)
        #expect(
            project("kind: step_mail\nid: a\ntrigger: charge_failed\nsubject: a\nbody: b\naddress: a@b.jp\n").problems.first?
                .message.en == "There is no key `address` here. It belongs in `from`.")
    }

    /// A key at the wrong level is one finding, which says where it belongs.
    @Test func misplacedKeyIsOneFinding() throws {
        let method = "  - id: card\n    type: one_time\n    tax_rate: 10%\n    price: 1980\n"
        let head = "kind: product\nid: a\nname: a\nscenario: paid_product\n"
        for (line, places) in [
            ("price: 1980", "the entries of `payment_methods` or in the entries of `items`"),
            ("tax_rate: 10%", "the entries of `payment_methods` or in the entries of `items`"),
            ("type: one_time", "the entries of `payment_methods`"),
        ] {
            for methods in [method, method + method.replacing("card", with: "other")] {
                let entries = methods.replacing("    \(line)\n", with: "")
                for text in ["\(line)\npayment_methods:\n\(entries)", "payment_methods:\n\(entries)\(line)\n"] {
                    let problems = project(head + text).problems.filter { $0.code != .missingIntegration }
                    #expect(problems.map(\.code) == [.unknownKey], "\(text)")
                    #expect(problems.first?.message.en.hasSuffix("It belongs in \(places).") == true, "\(problems)")
                }
            }
        }
        let outer = project(head + "payment_methods: [{id: b, type: one_time, scenario: paid_product}]\n").problems
        #expect(outer.contains { $0.message.en.hasSuffix("It belongs in the outermost level of the document.") })
    }

    @Test func keyOfAnEnvironmentAboveItIsOneFinding() {
        let line = "    merchant_id: A1EXAMPLE23456\n"
        #expect(integrationText.contains(line))
        let text = integrationText.replacing(line, with: "").replacing(
            "  live:\n", with: "  merchant_id: A1EXAMPLE23456\n  live:\n")
        let problems = project(text).problems
        #expect(problems.map(\.code) == [.unknownKey], "\(problems)")
        #expect(
            problems.first?.message.en
                == "There is no key `merchant_id` here. It belongs in `amazon_pay.live` or in `amazon_pay.sandbox`.")
    }

    /// The number without tax is not the one to write.
    @Test(arguments: ["料金(税抜)", "料金(税別)", "料金（税抜）", "税抜価格", "本体価格", "price_without_tax"])
    func keyOfAnAmountWithoutTax(key: String) throws {
        let text = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\n\(key): 1800\n"
        let problems = project(text).problems.filter { $0.code != .missingIntegration && $0.code != .unusedDefinition }
        #expect(problems.map(\.code) == [.unknownKey])
        let problem = try #require(problems.first)
        #expect(problem.fixes.isEmpty && problem.help?.en.contains("Add the tax") == true)
        #expect(problem.message.en.hasSuffix("The amount with tax belongs here."))
    }

    @Test func nameWithAColonIsCutByNone() throws {
        let head = "kind: step_mail\nid: a\ntrigger: charge_failed\nsubject: a\nbody: b\n"
        let problem = try #require(project(head + "配信後に実行するコマンド: 配信解除\n").problems.first)
        #expect(problem.code == .unknownKey && problem.help?.ja == "「配信後に実行するコマンド:配信解除: true」と書いてください。")
        #expect(problem.fixes.map { $0.edits.map(\.text) } == [["配信後に実行するコマンド:配信解除: true"]])
    }

    /// What another tool reads may be left out of the project.
    @Test func foreignFilesMayBeIgnored() throws {
        for (text, isForeign) in [
            ("site_name: Docs\nnav: []\n", true), ("services:\n  web: {}\nname: shop\nversion: 1\n", true),
            ("lockfileVersion: '9.0'\n", true),
            ("id: card\ntype: one_time\nprice: 1980\n", false), ("id: a\nname: b\n", false),
        ] {
            let problem = try #require(project(text).problems.first { $0.code == .missingKind })
            #expect(problem.help?.en.contains("`ignore`") == isForeign, "\(text)")
        }
    }

    /// The path of a URL of MyASP is known from its screen alone.
    @Test func missingURLsAreCopiedFromTheScreen() throws {
        for key in ["return_urls", "ipn_endpoint"] {
            let text = "kind: integration\nkessai: 1\namazon_pay:\n  use: true\n  live:\n    \(key):\n"
            let problem = try #require(project(text).problems.first { $0.message.en.contains(key) })
            #expect(problem.help?.en.contains("Copy the URL exactly as MyASP's 決済連携設定 screen shows it.") == true)
            #expect(problem.help?.en.contains("/example/") == true)
        }
    }

    @Test(arguments: ["1980、", "19,80", "1,9800"]) func amountsWithOddSeparators(price: String) throws {
        let text = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: \(price)\n"
        let problem = try #require(project(text).problems.first { $0.code == .notWholeYen })
        #expect(problem.fixes.isEmpty && problem.message.ja.hasSuffix("区切りの位置が3桁ごとではなく、金額を読み取れません。"))
    }

    /// What stands where one address or URL belongs.
    @Test(arguments: [
        ("cc: ['a@b.jp, c@d.jp']", "one on a line"), ("from: {address: 'a@b.jp, c@d.jp'}", "Only one address"),
        ("cc:\n  - mailto:a@b.jp", "FIX a@b.jp"), ("cc: [mailto:a@b.jp]", "FIX a@b.jp"),
        ("from:\n  address: mailto:a@b.jp", "FIX a@b.jp"),
        ("cc:\n  - taro:a@b.jp", "Write one value alone"),
    ])
    func addresses(lines: String, words: String) throws {
        let text = "kind: step_mail\nid: a\ntrigger: charge_failed\nsubject: a\nbody: b\n\(lines)\n"
        let problems = project(text).problems.filter { $0.code != .missingIntegration && $0.code != .unusedDefinition }
        #expect(problems.count == 1, "\(problems.map(\.message.en))")
        let problem = try #require(problems.first)
        if words.hasPrefix("FIX ") {
            #expect(problem.fixes.map { $0.edits.map(\.text) } == [[String(words.dropFirst(4))]])
        } else {
            #expect(problem.fixes.isEmpty && problem.help?.en.contains(words) == true, "\(problem)")
        }
    }

    @Test(arguments: [
        ("javascript:alert(1)", "is not a URL that begins with"), ("support@shop.example.jp", "It is an e-mail address."),
        ("mailto:support@shop.example.jp", "It is an e-mail address."),
        ("https://a.example.jp/a, https://b.example.jp/b", "more than one URL"),
        ("https://a.example.jp/a\n        https://b.example.jp/b", "more than one URL"),
        ("https://a.example.jp/リターン", "is not a valid URL."),
    ])
    func urls(value: String, words: String) throws {
        let line = "      - https://shop.example.jp/amazon_pay/return\n"
        #expect(integrationText.contains(line))
        let problems = project(integrationText.replacing(line, with: "      - \(value)\n")).problems
        #expect(problems.map(\.code) == [.badFormat], "\(problems.map(\.message.en))")
        #expect(problems.first?.message.en.contains(words) == true && problems.first?.fixes.isEmpty == true, "\(problems)")
    }

    /// An amount that its separators have split is mended as one; digits that make none are unknown keys.
    @Test func splitAmountsAreOne() throws {
        let head = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\n"
        func flow(_ price: String) -> String {
            "{" + head.split(separator: "\n").joined(separator: ", ") + ", price: \(price)}\n"
        }
        for (written, amount) in [("1,980", "1980"), ("12,800", "12800"), ("1,234,567", "1234567"), ("1,980円", "1980")] {
            let text = flow(written)
            let problems = project(text).problems.filter { $0.code != .unusedDefinition }
            #expect(problems.map(\.code) == [.notWholeYen])
            let fix = try #require(problems.first?.fixes.first)
            #expect(fix.isSafe && applying(fix, to: text) == flow(amount))
        }
        for written in ["1,98", "1, 980", "1,980: 1", "0,980"] {
            #expect(findings(project(flow(written))).contains { $0.hasPrefix("unknown-key") })
        }
    }

    @Test func keysOfAnotherKindAreOneMistake() throws {
        let text = "kind: product\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 1980\n"
        let problem = try #require(project(text).problems.first)
        #expect(findings(project(text)) == ["unknown-kind 「product」"])
        let fix = try #require(problem.fixes.first)
        #expect(!fix.isSafe && findings(project(applying(fix, to: text))) == [])
        #expect(!findings(project("kind: product\nid: card\ntype: one_time\n")).contains { $0.hasPrefix("unknown-kind") })
    }

    /// An invisible character between quotes is told by what it makes wrong, with what to do about it.
    @Test(arguments: [
        ("A1EXAMPLE23456", "\"A1EXAMPLE\u{200B}23\u{200B}456\"", "\"A1EXAMPLE23456\""),
        ("A1EXAMPLE23456", "\"A1EXAMPLE\\u200B23456\"", "\"A1EXAMPLE23456\""),
        ("standard", "\"standard　\"", "standard"),
        ("support@example.jp", "'support\u{2060}@example.jp　'", nil),
    ])
    func invisibleCharactersInValues(right: String, wrong: String, mended: String?) throws {
        let text = integrationText.replacing(right, with: wrong)
        let problems = project(text).problems
        #expect(problems.count == 1)
        let note = try #require(problems.first?.note)
        #expect(note.en.contains("<U+") && note.ja.contains("<U+"))
        let fix = try #require(problems.first?.fixes.first)
        #expect(mended == nil || applying(fix, to: text) == text.replacing(wrong, with: mended ?? ""))
    }

    /// An entry of a list is spoken of as one, and following the advice helps.
    @Test(arguments: [
        ("\n  - path: drafts/**\n", "wrong-type 「path: drafts/**」", "\n  - drafts/**\n"),
        ("\n  - [drafts/**]\n", "wrong-type 「[drafts/**]」", nil),
        ("\n  - path: a\n    name: b\n", "wrong-type 「path: a\n    name: b」", nil),
    ])
    func collectionsInLists(written: String, expected: String, mended: String?) throws {
        let text = integrationText + "\nignore:" + written
        #expect(findings(project(text)) == [expected])
        let problem = try #require(project(text).problems.first)
        #expect(problem.message.en.hasPrefix("An entry of `ignore`") && problem.help?.en.contains("`- `") == true)
        #expect(problem.fixes.first.map { applying($0, to: text) } == mended.map { integrationText + "\nignore:" + $0 })
    }

    @Test func aBareIDForAnEntry() throws {
        let text = "kind: product\nid: course\nname: 講座\nscenario: paid_product\npayment_methods:\n  - card\n"
        let card = "---\nkind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 1980\n"
        let problem = try #require(project(text + card).problems.first)
        #expect(
            problem.message.en.hasPrefix("An entry of `payment_methods`") && problem.help?.en.contains("`- use: card`") == true)
        let fix = try #require(problem.fixes.first)
        #expect(!fix.isSafe && findings(project(applying(fix, to: text + card)), except: []) == [])
        let words = project(text.replacing("- card", with: "- カード払い")).problems.first
        #expect(words?.code == .wrongType && words?.fixes.isEmpty == true)
    }

    /// An entry of one line whose colon was forgotten.
    @Test(arguments: [
        ("- use card", "- use: card"), ("- use   card # 一括", "- use:   card # 一括"), ("- use=card", "- use: card"),
        ("- id card", "- id: card"), ("- type one_time", "- type: one_time"), ("- 料金(税込) 1980", "- 料金(税込): 1980"),
        ("- 支払方法表示名", nil), ("- 'use card'", nil), ("- use", "- use: use"), ("- used card", nil),
        ("- recurrence every 1 month", nil), ("- use card\n    monthly", nil),
    ])
    func anEntryWithoutColon(written: String, meant: String?) throws {
        let head = "kind: product\nid: course\nname: 講座\nscenario: paid_product\npayment_methods:\n  "
        let problem = try #require(project(head + written + "\n").problems.first { $0.code == .wrongType })
        let fix = problem.fixes.first
        #expect(fix.map { applying($0, to: head + written + "\n") } == meant.map { head + $0 + "\n" })
        let line = meant.map { $0.dropFirst(2).split(separator: " #")[0].replacing("   ", with: " ") }
        #expect(line.map { problem.help?.en.contains("`\(meant == "- use: use" ? "- " : "")\($0)`") == true } ?? true)
        #expect(fix?.isSafe != true)
    }

    /// A list is closed before another sentence follows it.
    @Test func aCommentBehindAChoice() throws {
        let text = "kind: product\nid: course\nname: 講座\nscenario: paid_product#x\n"
        let help = try #require(project(text).problems.first { $0.code == .notAChoice }?.help)
        #expect(help.en.contains("`subscription`. If") && help.ja.contains("。「paid_product」"), "\(help)")
    }

    /// What signs for dashes begin, or what may be several entries, is no list of one.
    @Test(arguments: [
        ("\n  ー drafts/**", "full-width-punctuation 「ー」", "\n  - drafts/**"),
        ("\n  ・drafts/**\n  ・old/**", "full-width-punctuation 「・」", "\n  - drafts/**\n  - old/**"),
        ("\n  ・drafts/**\n  old/**", "full-width-punctuation 「・」", nil),
        (" ・drafts/**", "wrong-type 「・drafts/**」", nil),
        (" drafts/**, old/**", "wrong-type 「drafts/**, old/**」", nil),
        (" drafts/**", "wrong-type 「drafts/**」", " [drafts/**]"),
    ])
    func textForAList(written: String, expected: String, mended: String?) throws {
        let text = integrationText + "\nignore:" + written + "\n"
        #expect(findings(project(text)) == [expected])
        let fix = project(text).problems.first?.fixes.first
        #expect(fix.map { applying($0, to: text) } == mended.map { integrationText + "\nignore:" + $0 + "\n" })
        if expected.hasPrefix("full") { #expect(fix?.isSafe != true) }
    }

    /// What is needed is not said to be superfluous.
    @Test func emptyFieldsSayWhenTheyAreNeeded() throws {
        let environment = try #require(
            project(integrationText.replacing("merchant_id: A1EXAMPLE23456", with: "merchant_id:")).problems.first)
        let price = try #require(
            project("kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice:\n").problems.first)
        #expect(environment.code == .missingField && environment.help?.en.contains("Needed where") == true)
        #expect(price.code == .missingPrice && price.help?.en.contains("needs it") == true)
    }

    @Test func guessedKindIsProposed() throws {
        let problem = try #require(project("id: card\ntype: one_time\nprice: 1980\ntax_rate: 10%\n").problems.first)
        #expect(problem.fixes.first?.edits.first?.text == "kind: payment_method\n")
        #expect(problem.fixes.first?.isSafe == false)
        #expect(project("a: 1\nb: 2\n").problems.first?.fixes == [])
    }

    @Test func exchangedIdentifiersAreOneMistake() throws {
        let text =
            integrationText
            .replacing("merchant_id: A1EXAMPLE23456", with: "merchant_id: LIVE-AEXAMPLE234567EXAMPLE234")
            .replacing("public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", with: "public_key_id: A1EXAMPLE23456")
        let project = project(text)
        #expect(findings(project) == ["swapped-identifiers 「LIVE-AEXAMPLE234567EXAMPLE234」"])
        let problem = try #require(project.problems.first)
        #expect(problem.related.count == 1)
        let fix = try #require(problem.fixes.first)
        #expect(applying(fix, to: text) == integrationText)
    }

    @Test(arguments: ["mws_access_key", "MWS_Secret_Key", "client_secret", "MWSアクセスキー", "client-secret"])
    func legacyCredentials(key: String) {
        for (line, indent) in [("    merchant_id:", "    "), ("  use:", "  "), ("site:", "")] {
            let text = integrationText.replacing(line, with: indent + "\(key): example\n" + line)
            #expect(findings(project(text)) == ["legacy-credentials 「\(key)」"])
        }
    }

    /// A pasted key is left to `secret-in-config`, and appears in no message.
    @Test(arguments: ["private_key_file", "merchant_id", "public_key_id", "client_id"])
    func pastedKeyIsNotEchoed(field: String) {
        let lines = integrationText.split(separator: "\n").map { line -> String in
            guard line.hasPrefix("    \(field):") else { return String(line) }
            return "    \(field): |\n      -----BEGIN PRIVATE KEY-----\n      SECRETSECRET\n      -----END PRIVATE KEY-----"
        }
        let problems = project(lines.joined(separator: "\n") + "\n").problems
        #expect(problems.isEmpty)
        // Escapes hide it from a look at the bytes; it is masked all the same.
        let hidden = integrationText.split(separator: "\n").map { line in
            line.hasPrefix("    \(field):")
                ? "    \(field): \"\\x2d----BEGIN PRIVATE KEY-----\\nSECRETSECRET\\n-----END PRIVATE KEY-----\"" : String(line)
        }
        let found = project(hidden.joined(separator: "\n") + "\n").problems
        #expect(found.map(\.code) == [.badFormat])
        for text in found.flatMap({ [$0.message, $0.note, $0.help].compactMap(\.self) }) {
            #expect(!text.ja.contains("SECRET") && !text.en.contains("SECRET"))
        }
    }
}
