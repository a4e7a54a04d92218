import Project
import SourceText
import Testing

/// Lines that lack their colon, and lines whose key above them is missing: what to do about them is what was meant.
@Suite struct LostLineTests {
    private static let product = """
        kind: product
        id: course
        name: 講座
        scenario: paid_product
        payment_methods:
          - id: card
            type: auto_pay
            tax_rate: 10%
            price: 5500
        step_mails:
          - id: failed
            trigger: charge_failed
            from:
              name: 事務局
              address: a@shop.example.jp
            subject: お知らせ
            body: |
              %name1% 様
              お問い合わせ: 事務局
            unsubscribe: true

        """

    private static func finding(_ text: String) throws -> Diagnostic {
        let found = project(text).problems.filter { $0.severity == .error }
        #expect(found.count == 1, "\(found.map(\.message.en))")
        return try #require(found.first)
    }

    /// The first lines of a group at the column of its head are one finding, and its fix mends all.
    @Test(arguments: 1...6) func aGroupThatLostItsIndentation(count: Int) throws {
        let fields = [
            "merchant_id: A1EXAMPLE23456", "client_id: amzn1.application-oa2-client.0123456789abcdef0123456789abcdef",
            "public_key_id: LIVE-AEXAMPLE234567EXAMPLE234", "private_key_file: keys/AmazonPay_LIVE-AEXAMPLE234567EXAMPLE234.pem",
            "return_urls: [https://shop.example.jp/return]", "ipn_endpoint: https://shop.example.jp/ipn",
        ]
        func text(_ indented: (Int) -> Bool) -> String {
            """
            kind: integration
            kessai: 1
            site: {url: https://shop.example.jp, plan: personal}
            amazon_pay:
              use: true
              support: {email: support@shop.example.jp, phone: 03-0000-0000}
              live:

            """ + fields.enumerated().map { (indented($0) ? "    " : "  ") + $1 + "\n" }.joined()
        }
        let right = text { _ in true }
        let wrong = text { $0 >= count }
        let finding = try Self.finding(wrong)
        #expect(finding.code == .badIndentation)
        #expect(try applying(#require(finding.fixes.first), to: wrong) == right)
        // What is no YAML is not written anew without the lines that belong to nothing.
        #expect(count == 6 || project(wrong).units.contains { $0.tree.problems.contains { $0.severity == .error } })
    }

    /// What is deeper behind such lines and none of the group is told by itself.
    @Test func aLineThatIsNoneOfTheGroup() throws {
        let text = """
            kind: step_mail
            id: failed
            trigger: charge_failed
            from:
            name: 店
            address: a@shop.example.jp
              subject: お知らせ
            body: 本文です。

            """
        let start = UInt32(try #require(text.range(of: "subject")).lowerBound.utf16Offset(in: text))
        let offset = UInt32(text.prefix(Int(start)).utf8.count)
        #expect(project(text).problems.contains { $0.severity == .error && $0.location.range.start == offset })
    }

    /// Another sign for the colon, or none: the fix writes the entry, and the help asks for nothing else.
    @Test(arguments: [
        ("price: 5500", "price = 5500"), ("price: 5500", "price=5500"), ("price: 5500", "price => 5500"),
        ("price: 5500", "price -> 5500"), ("price: 5500", "price ＝　5500"), ("price: 5500", "price 5500"),
        ("price: 5500", "export price=5500"), ("scenario: paid_product", "set scenario = paid_product"),
        ("料金(税込): 5500", "料金(税込)＝5500"), ("料金(税込): 5500", "料金(税込)→5500"), ("料金(税込): 5500", "料金(税込)……5500"),
        ("料金(税込): 5500", "料金(税込)　5500"), ("price: 5500", "price. 5500"), ("price: 5500", "price, 5500"),
        ("料金(税込): 5500", "料金(税込)、 5500"), ("type: Amazon Pay決済(Auto Pay:従量課金)", "type＝Amazon Pay決済(Auto Pay:従量課金)"),
        ("subject: 重要:お知らせ", "subject→重要:お知らせ"),
    ])
    func anotherSign(right: String, wrong: String) throws {
        let text = Self.product.replacing("price: 5500", with: right.hasPrefix("料金") ? right : "price: 5500")
            .replacing("type: auto_pay", with: right.hasPrefix("type") ? right : "type: auto_pay")
            .replacing("subject: お知らせ", with: right.hasPrefix("subject") ? right : "subject: お知らせ")
        let changed = text.replacing(right, with: wrong)
        #expect(changed != text)
        let finding = try Self.finding(changed)
        #expect(finding.code == .syntaxError && finding.help?.en == "Write `\(right)`.")
        #expect(try applying(#require(finding.fixes.first), to: changed) == text)
    }

    /// Above the entries of a list whose line is missing stands a key of the list that they stand in: two mistakes, neither of which hides
    /// what the entries lack by their own table.
    @Test(arguments: [
        "type: one_time", "use: cart", "collect_shipping_address: true", "use_test_environment: true",
        "recurrence: {every: 1 month}",
    ])
    func keysAboveEntriesOfAnotherList(key: String) {
        let head = "kind: product\nid: pantry\nname: 乾物\nscenario: shopping_cart\n"
        let list = "payment_methods:\n  - name: 昆布\n    price: 100\n  - name: 麩\n    tax_rate: 8%\n    price: 100\n"
        for text in ["\(head)\(key)\n\(list)", "\(head)\(list)\(key)\n"] {
            #expect(Set(project(text).problems.map(\.code)).isSuperset(of: [.unknownKey, .missingField, .missingTaxRate]))
        }
    }

    /// A name that is none of a field may be a setting or go on with the text above.
    @Test func anUnknownNameMayBeText() throws {
        let finding = try Self.finding(Self.product.replacing("    price: 5500", with: "    kakaku = 5500\n    price: 5500"))
        #expect(finding.help?.en.hasPrefix("If it is a setting, write `kakaku: 5500`. If it continues") == true)
    }

    @Test(arguments: ["use_test_environment", "テスト環境を使用する", "collect_shipping_address", "collect_shipping_address ="])
    func aKeyAlone(line: String) throws {
        let finding = try Self.finding(Self.product.replacing("    price: 5500\n", with: "    price: 5500\n    \(line)\n"))
        #expect(finding.message.en.hasPrefix("The key `\(line.prefix { $0 != " " })` has no `: ` and no value"))
        #expect(finding.help?.en.contains("continues") == false)
    }

    @Test(arguments: ["// 有料商品", "※ 有料商品", "■有料商品", "; 有料", "<!-- 有料 -->", "=====", "★有料商品", "→ 有料商品"])
    func aRemark(line: String) throws {
        let text = Self.product.replacing("scenario", with: "\(line)\nscenario")
        let finding = try Self.finding(text)
        #expect(finding.help?.en.hasPrefix("Put `# ` before a remark, or delete the line. If it continues") == true)
        let mended = try applying(#require(finding.fixes.first), to: text)
        #expect(mended == Self.product.replacing("scenario", with: "# \(line)\nscenario"))
    }

    @Test(arguments: ["「続き」です", "続きです", "、続きです", "(続き)です", "−10度", "+81です", "“続き”です"])
    func noRemark(line: String) throws {
        let finding = try Self.finding(Self.product.replacing("scenario", with: "\(line)\nscenario"))
        #expect(
            finding.help?.en.contains("If it continues the text above") == true && finding.help?.en.contains("remark") == false)
    }

    /// A line break inside a value: one finding for both lines, and its fix takes the break away.
    @Test(arguments: [
        ("price: 5500", "price: 55\n    00"), ("price: 5500", "price: 55\n00"), ("id: course", "id: cou\nrse"),
        ("address: a@shop.example.jp", "address: a@sh\r\n      op.example.jp"), ("type: auto_pay", "type: auto\n    _pay"),
    ])
    func aValueInTwo(right: String, wrong: String) throws {
        let text = Self.product.replacing(right, with: wrong)
        let finding = try Self.finding(text)
        #expect(finding.code == .syntaxError && finding.help?.en.hasPrefix("If a line break has cut one value in two") == true)
        #expect(try applying(#require(finding.fixes.first), to: text) == Self.product)
    }

    /// Two entries on one line, of which the second one has a name that only those who know the fields can tell.
    @Test(arguments: [
        ("    type: auto_pay\n    tax_rate: 10%", "    type: auto_pay消費税率: 10%"),
        ("    tax_rate: 10%\n    price: 5500", "    tax_rate: 10%price: 5500"),
        ("    tax_rate: 10%\n    price: 5500", "    tax_rate: 10%料金(税込): 5500"),
        ("name: 事務局\n      address", "name: 事務局差出人メールアドレス"),
    ])
    func entriesOnOneLine(right: String, wrong: String) throws {
        let finding = try Self.finding(Self.product.replacing(right, with: wrong))
        #expect(
            finding.code == .syntaxError && finding.help?.en.contains("begins another entry, put it on the next line") == true)
        #expect(!finding.fixes.isEmpty && finding.fixes.allSatisfy { !$0.isSafe })
    }

    /// A key twice on its line, and a colon too many: no fix is safe, as each may be text.
    @Test(arguments: [
        ("name: 講座", "name: name: 講座"), ("name: 講座", "name: 商品名: 講座"), ("subject: お知らせ", "subject: 件名: お知らせ"),
        ("name: 講座", "name: 講座:"), ("price: 5500", "price: 5500:"), ("id: card", "id: card :"),
    ])
    func moreColonsThanOne(right: String, wrong: String) throws {
        let text = Self.product.replacing(right, with: wrong)
        let finding = try Self.finding(text)
        #expect(
            finding.code == .syntaxError
                && finding.message.en.contains(wrong.hasSuffix(":") ? "ends with a colon" : "written twice"))
        #expect(try applying(#require(finding.fixes.first), to: text) == Self.product)
        #expect(finding.fixes.allSatisfy { !$0.isSafe })
    }

    /// The colon in the name of a field is none that separates it from its value.
    @Test(
        arguments: ["配信後に実行するコマンド：配信解除：true", "配信後に実行するコマンド:配信解除:true", "配信後に実行するコマンド:配信解除：true"],
        ["unsubscribe: true\n", "unsubscribe: true\n            cc: [a@shop.example.jp]\n"])
    func aNameWithAColon(line: String, right: String) throws {
        let text = Self.product.replacing("unsubscribe: true\n", with: right).replacing("unsubscribe: true", with: line)
            .replacing("            cc", with: "    cc")
        let finding = try Self.finding(text)
        let fix = try #require(finding.fixes.first)
        #expect(fix.isSafe && project(applying(fix, to: text)).problems.filter { $0.severity == .error }.isEmpty)
        #expect(applying(fix, to: text).contains("配信解除: true"))
    }

    // MARK: The line above a group

    private static let heads = [
        "payment_methods:", "step_mails:", "    from:", "    body: |",
    ]

    /// A key that was made a comment is said to be one, and all below it is read as its value.
    @Test(arguments: heads, ["# ", "#"]) func aCommentedHead(head: String, sign: String) throws {
        let key = head.drop { $0 == " " }
        for comment in [sign + head, head.prefix { $0 == " " } + sign + key] {
            let text = Self.product.replacing("\n\(head)\n", with: "\n\(comment)\n")
            // Of a list below another YAML makes one.
            if head == "step_mails:" { continue }
            let finding = try Self.finding(text)
            #expect(finding.message.en.contains("is a comment"))
            #expect(try applying(#require(finding.fixes.first), to: text) == Self.product)
            let worse = text.replacing("price: 5500", with: "price: 5.5").replacing("a@shop", with: "shop")
            #expect(findings(project(worse)).filter { !$0.hasPrefix("missing-charge") }.count == 3)
        }
    }

    @Test func aCommentedHeadAtTheColumnOfItsList() throws {
        let right = Self.product.replacing("\n  - id: card\n    type", with: "\n- id: card\n  type").replacing(
            "\n    tax", with: "\n  tax"
        )
        .replacing("\n    price", with: "\n  price")
        let text = right.replacing("payment_methods:", with: "#payment_methods:  # 一括\n# 注意\n")
        let finding = try Self.finding(text)
        #expect(finding.message.en.hasPrefix("`#payment_methods:  # 一括` is a comment"))
        #expect(try applying(#require(finding.fixes.first), to: text) == text.replacing("#pay", with: "pay"))
    }

    @Test(arguments: ["payment_methods:", "    from:", "    body: |"]) func aMissingHead(head: String) throws {
        let text = Self.product.replacing("\n\(head)\n", with: "\n")
        let finding = try Self.finding(text)
        #expect(finding.message.en.contains("a line `\(head.drop { $0 == " " })` seems to be missing above"))
        #expect(try applying(#require(finding.fixes.first), to: text) == Self.product)
    }

    @Test(arguments: ["site:", "  support:", "    return_urls:", "amazon_pay:"]) func aHeadOfTheIntegration(head: String) throws {
        let text = integrationText.replacing("\n\(head)\n", with: "\n# \(head)\n")
        let found = project(text).problems.filter { $0.severity == .error }
        #expect(found.count == 1)
        // What stands below a group may go on with it.
        guard head != "amazon_pay:" else { return }
        #expect(try applying(#require(found.first?.fixes.first), to: text) == integrationText)
    }

    /// YAML reads the list as part of the text above it, or, in the column of the keys, as nothing.
    @Test(arguments: ["\n      - ", "\n    - "]) func aMissingHeadOfTexts(dash: String) throws {
        let right = integrationText.replacing("\n      - ", with: dash)
        let text = right.replacing("\n    return_urls:\n", with: "\n", maxReplacements: 1)
        #expect(text != right)
        let finding = try Self.finding(text)
        #expect(finding.code == (dash == "\n    - " ? .syntaxError : .badIndentation))
        #expect(finding.message.en.contains("a line `return_urls:` seems to be missing above"))
        #expect(try applying(#require(finding.fixes.first), to: text) == right)
        let worse = text.replacing("kessai: 1", with: "kessai: x")
        #expect(project(worse).problems.count { $0.severity == .error } == 2)
    }

    /// Where no text goes on, such lines are a list, be its key one that is not needed.
    @Test(
        arguments: [
            "id: failed\n", "trigger: charge_failed\n", "unsubscribe: true\n", "address: a@shop.example.jp\n",
            "subject: お知らせ\n",
        ], ["    - ", "      - "])
    func aMissingHeadOfTextsThatAreNotNeeded(line: String, dash: String) throws {
        if line.hasPrefix("subject"), dash.hasPrefix("      ") { return }
        let bcc = "    bcc:\n\(dash)b@shop.example.jp\n\(dash)c@shop.example.jp\n"
        let right = Self.product.replacing(line, with: line + "    cc: [a@shop.example.jp]\n" + bcc)
        #expect(!project(right).problems.contains { $0.severity == .error })
        let text = right.replacing("    cc: [a@shop.example.jp]\n    bcc:\n", with: "")
        let finding = try Self.finding(text)
        #expect(finding.message.en.contains("a line `bcc:` or `cc:` seems to be missing above"))
        let known = text.replacing("    body:", with: "    cc: [a@shop.example.jp]\n    body:")
        #expect(
            try applying(#require(Self.finding(known).fixes.first), to: known) == known.replacing(line, with: line + "    bcc:\n")
        )
        #expect(project(text.replacing("price: 5500", with: "price: 5.5")).problems.count { $0.severity == .error } == 2)
    }

    /// A list below a group that has none belongs to the mapping around it.
    @Test func aMissingHeadBelowAGroup() throws {
        let right = integrationText.replacing("amazon_pay:", with: "ignore:\n  - drafts/**\namazon_pay:")
        let text = right.replacing("ignore:\n", with: "")
        let finding = try Self.finding(text)
        #expect(finding.message.en.contains("a line `ignore:` seems to be missing above"))
        #expect(try applying(#require(finding.fixes.first), to: text) == right)
    }

    /// A text may go on with a dash where no list must be.
    @Test(arguments: [("subject: お知らせ", "subject: お知らせ\n      - 第2弾"), ("name: 講座", "name: 講座\n  - 入門")])
    func textsWithDashes(right: String, wrong: String) {
        let text = Self.product.replacing(right, with: wrong)
        #expect(text != Self.product && !project(text).problems.contains { $0.severity == .error })
    }

    /// Japanese keys get one for the line that is missing.
    @Test func aMissingHeadInJapanese() throws {
        let text = "kind: 販売設定\nid: course\n商品名: 講座\nシナリオ: 有料商品\n  - id: card\n    type: one_time\n"
        #expect(project(text).problems.first?.message.ja.contains("「支払方法:」の行が抜けている") == true)
    }

    /// A comment that is none of a key, and a key at a wrong depth, are what they seem.
    @Test(arguments: [
        "# メモ:\n  - id: card", "# price:\n  - id: card", "# payment_methods: [a]\n  - id: card", "# scenario:\n  - id: card",
    ])
    func noHead(lines: String) throws {
        let text = Self.product.replacing("payment_methods:\n  - id: card", with: lines)
        let finding = try Self.finding(text)
        #expect(!finding.message.en.contains("is a comment"))
    }

    @Test func aKeyOfTheMappingStandsTooDeep() throws {
        let text = Self.product.replacing("\nscenario", with: "\n  scenario")
        #expect(try Self.finding(text).message.en.contains("would be read as a continuation"))
    }
}
