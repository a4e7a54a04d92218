// One mistake in the text gives one finding in a whole check: what it hides is not reported as missing, nor what it displaces as wrong.
import Driver
import Foundation
import Rules
import Testing

@Suite struct OneMistakeTests {
    private static let files = [
        "kessai.yaml": ExampleProject.integration,
        "product.yaml": """
        kind: product
        id: course
        name: 講座
        scenario: paid_product
        payment_methods:
          - id: one
            type: one_time
            tax_rate: 10%
            price: 1980
          - id: two
            type: auto_pay
            tax_rate: 10%
            price: 5500
          - {use: card}
        step_mails:
          - use: failed

        """,
        "shared.yaml": """
        kind: payment_method
        id: card
        type: recurring
        tax_rate: 10%
        price: 100
        recurrence:
          every: 1 month
        ---
        kind: step_mail
        id: failed
        trigger: charge_failed
        subject: お知らせ
        body: |
          本文です。

        """,
        "mail.yaml": """
        kind: step_mail
        id: cancelled
        trigger: recurring_cancelled
        from:
          name: 事務局
        subject: お知らせ
        body: |
          本文です。
        unsubscribe: true

        """,
        "club.yaml": """
        kind: product
        id: club
        name: 研究会
        scenario: paid_product
        payment_methods:
          - use: card
        step_mails:
          - use: failed
          - use: cancelled

        """,
        "box.yaml": """
        kind: product
        id: box
        name: 定期便
        scenario: subscription
        payment_methods:
          - id: box
            type: recurring
        items:
          - name: 乾物
            tax_rate: 8%
            price: 3780
          - name: ノート
            tax_rate: 10%
            price: 1320
        step_mails:
          - use: failed
          - use: cancelled

        """,
    ]

    /// Each with another one beside it, which is found.
    private static let pairs: [(Mistake, also: String)] = [
        (
            Mistake("missing-field", "items:\n  - name: 乾物\n    tax_rate: 8%\n", "  - name: 乾物\n", in: "box.yaml"),
            "missing-tax-rate"
        ),
        (
            Mistake(
                "syntax-error", "step_mails:\n  - use: failed\n  - use: cancelled\n",
                "  step_mails:\n  - use: failed\n  - id: new\n    trigger: recurring_cancelled\n    body: 本文\n", in: "box.yaml"),
            "missing-field"
        ),
        (
            Mistake(
                "unknown-key", "step_mails:\n  - use: failed\n  - use: cancelled\n",
                "    step_mails:\n  - use: failed\n  - id: new\n    trigger: recurring_cancel\n    subject: お知らせ\n    body: 本文\n",
                in: "box.yaml"),
            "not-a-choice"
        ),
        (
            Mistake(
                "bad-indentation", "step_mails:\n  - use: failed\n",
                "    step_mails:\n  - use: failed\n  - id: new\n    trigger: cancelled\n    subject: お知らせ\n    body: 本文\n"),
            "not-a-choice"
        ),
        (
            Mistake(
                "merge-conflict-marker", "    price: 5500\n",
                "    price: 5500円\n<<<<<<< HEAD\n    name: 講座\n=======\n    name: 入門\n>>>>>>> main\n"), "not-whole-yen"
        ),
        (
            Mistake(
                "missing-field", "    type: auto_pay\n    tax_rate: 10%\n    price: 5500",
                "  - type: auto_pay\n  - tax_rate: 10%\n  - price: 5,500"), "not-whole-yen"
        ),
        (
            Mistake(
                "missing-field", "    type: auto_pay\n    tax_rate: 10%\n    price: 5500", "  - tax_rate: 10%\n  - price: 5500"),
            "missing-field"
        ),
        (
            Mistake("bad-indentation", "  本文です。\nunsubscribe: true", "  本文です。\n---\n  事務局\nunsubscribe: yes", in: "mail.yaml"),
            "wrong-type"
        ),
        (
            Mistake("bad-indentation", "payment_methods:\n  - id: one\n", "# payment_methods:\n  - id: One\n"), "bad-format"
        ),
        (
            Mistake("missing-field", "  - use: card", "  - use: card\n  - price: 5.5", in: "club.yaml"), "not-whole-yen"
        ),
        (
            Mistake("duplicate-key", "  - use: failed", "  - use: failed\n    use: fail\n    delay_minutes: -1"), "out-of-range"
        ),
        (
            Mistake("duplicate-key", "kind: product\nid: club", "kind: shop\nkind: product\nid: Club", in: "club.yaml"),
            "bad-format"
        ),
        (Mistake("syntax-error", "scenario: paid_product\n", "---\nscenario: paid_item\n"), "not-a-choice"),
        (Mistake("syntax-error", "from:\n  name: 事務局\n", "from: 事務局\n  name:\n", in: "mail.yaml"), "missing-field"),
        (Mistake("syntax-error", "items:\n  - name: 乾物\n", "items =\n  - name:\n", in: "box.yaml"), "missing-field"),
        (
            Mistake(
                "merge-conflict-marker", "items:\n  - name: 乾物\n", "<<<<<<< a\nitems:\n=======\n>>>>>>> b\n  - name:\n",
                in: "box.yaml"), "missing-field"
        ),
    ]

    @Test(arguments: pairs) private func twoFindings(_ mistake: Mistake, also: String) throws {
        var files = Self.files
        files[mistake.file] = files[mistake.file]?.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1)
        #expect(files != Self.files)
        let codes = try Self.codes(files).filter { $0 != "unused-definition" }
        #expect(codes.sorted() == [mistake.code, also].sorted())
    }

    @Test(arguments: Mistake.single) private func oneFinding(_ mistake: Mistake) throws {
        var files = Self.files
        files[mistake.file] = files[mistake.file]?.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1)
        #expect(files != Self.files)
        let codes = try Self.codes(files)
        #expect(codes == [mistake.code])
    }

    /// The fix of a line that is missing or at a wrong depth makes the file what it was.
    @Test(
        arguments: [
            ("  live:\n", "    live:\n"), ("  live:\n", "live:\n"), ("  sandbox:\n", ""), ("  sandbox:\n", "sandbox:\n"),
            ("  support:\n", "support:\n"), ("amazon_pay:\n", ""), ("  plan:", "plan:"), ("  phone:", "phone:"),
            ("    ipn_endpoint:", "  ipn_endpoint:"), ("amazon_pay:\n", "    amazon_pay:\n"),
            ("  support:\n", "      support:\n"),
            ("  sandbox:\n", "      sandbox:\n"),
        ].map { Mistake("", $0.0, $0.1, in: "kessai.yaml") } + [
            Mistake("", "items:\n", "", in: "box.yaml"), Mistake("", "items:\n", "    items:\n", in: "box.yaml"),
            Mistake("", "step_mails:\n", "", in: "box.yaml"), Mistake("", "subject:", "  subject:", in: "mail.yaml"),
            Mistake("", "  - id: two\n", "  - id: two\n  - id: two\n"),
            Mistake("", "tax_rate: 10%", "tax_rate: %10"), Mistake("", "tax_rate: 10%", "tax_rate 10%"),
            Mistake("", "subject: お知らせ", "subject お知らせ", in: "mail.yaml"),
            Mistake("", "{use: card}", "{use card}"), Mistake("", "{use: card}", "{use = card}"),
            Mistake("", "name: 講座", "&name: 講座"),
            Mistake("", "  - use: failed", "  - failed"), Mistake("", "plan: mach", "plan； mach", in: "kessai.yaml"),
            Mistake("", "tax_rate: 8%\n    price: 3780", "tax_rate：8% price：3780", in: "box.yaml"),
            Mistake("", "  本文です。\n", "本文です。\n", in: "mail.yaml"),
            Mistake("", "step_mails:\n", "- step_mails:\n"), Mistake("", "scenario:", "- scenario:"),
            Mistake("", "  name: 事務局", "  - name: 事務局", in: "mail.yaml"),
            Mistake("", "  url:", "  - url:", in: "kessai.yaml"), Mistake("", "step_mails:", "- step_mails:", in: "box.yaml"),
            Mistake("", "  - name: 乾物", "  &a - name: 乾物", in: "box.yaml"),
            Mistake("", "  - name: 乾物", "  !- name: 乾物", in: "box.yaml"),
            Mistake("", "  - id: one", "  id: one"), Mistake("", "  - name: 乾物", "  name: 乾物", in: "box.yaml"),
            Mistake("", "  - id: one", "  -  id: one"), Mistake("", "  - id: two", "  -   id: two"),
            Mistake("", "payment_methods:\n", "# payment_methods:\n"), Mistake("", "payment_methods:\n", ""),
            Mistake("", "body: |\n", "#body: |\n", in: "mail.yaml"), Mistake("", "from:\n", "", in: "mail.yaml"),
            Mistake("", "scenario:", "---\nscenario:"), Mistake("", "    price: 1980", "...\n    price: 1980"),
            Mistake("", "  live:\n", "  live =\n", in: "kessai.yaml"), Mistake("", "items:\n", "items ⇒\n", in: "box.yaml"),
            Mistake("", "recurrence:\n", "", in: "shared.yaml"), Mistake("", "tax_rate: 10%", "tax_rate = 10%"),
            Mistake("", "    type: one_time\n    tax_rate: 10%", "  - type: one_time\n  - tax_rate: 10%"),
            Mistake("", "payment_methods:\n", "payment_methods:\u{7}\n"), Mistake("", "  - id: one", "  \u{1B}[31m- id: one"),
        ])
    private func fixesGiveTheFileBack(_ mistake: Mistake) throws {
        var files = Self.files
        files[mistake.file] = files[mistake.file]?.replacing(mistake.right, with: mistake.wrong, maxReplacements: 1)
        let folder = try TemporaryFolder(files)
        _ = try kessai(["check", "--unsafe-fixes"], in: folder.url)
        #expect(try folder.text(mistake.file) == Self.files[mistake.file])
    }

    /// What follows a key that is written again is no group whose first line is missing.
    @Test func aRepeatedKeyIsNoGroup() throws {
        var files = Self.files
        let live = String(ExampleProject.integration.split(separator: "  sandbox:")[0])
        files["kessai.yaml"] = live
        #expect(try Self.codes(files) == [])
        for line in live.split(separator: "\n").filter({ $0.contains("_id: ") || $0.contains("_file: ") }) {
            files["kessai.yaml"] = live.replacing(line, with: "\(line)\n\(line)")
            #expect(try Self.codes(files) == ["duplicate-key"], "\(line)")
        }
    }

    /// Entries that each lack something are no parts of one.
    @Test(arguments: [
        ("    tax_rate: 8%\n    price: 3780", "    price: 3780", ["missing-tax-rate"]),
        ("    tax_rate: 8%\n    price: 3780\n", "", ["missing-price", "missing-tax-rate"]),
        (
            "items:\n  - name: 乾物\n    tax_rate: 8%\n    price: 3780\n", "items:\n  - tax_rate: 8%\n    price: 3780\n",
            ["missing-field"]
        ),
        (
            "  - use: cancelled\n",
            "  - use: cancelled\n  - trigger: recurring_cancelled\n    subject: お知らせ\n    body: 本文\n    unsubscribe: true\n    delay_minutes: 5\n",
            ["missing-field"]
        ),
        ("  - use: cancelled\n", "  - use: cancelled\n  - id: new\n    subject: お知らせ\n    body: 本文\n", ["missing-field"]),
    ])
    func entriesThatLackSomething(right: String, wrong: String, codes: [String]) throws {
        let box = (Self.files["box.yaml"] ?? "").replacing(right, with: wrong)
        #expect(try Self.codes(Self.files.merging(["box.yaml": box]) { $1 }).sorted() == codes)
    }

    /// Below a `---` another document begins where it may be one: it lacks its `kind`, or begins below comments.
    @Test(arguments: [
        ("---\nid: card2\ntype: one_time\ntax_rate: 10%\nprice: 1\n", ["missing-kind"]),
        ("---\nname: 講座\nscenario: paid_product\n", ["missing-kind"]), ("---\n", []), ("---\n# メモ\n", []),
        ("---\n  kind: payment_method\n  id: b\n  type: one_time\n", []), ("---\n{a: b}\n", ["missing-kind"]),
        ("---\nkimd: payment_method\nid: b\ntype: one_time\n", ["missing-kind"]),
        ("---\n　kind: payment_method\nid: b\ntype: one_time\n", ["invisible-character"]),
        ("---\n  # メモ\n\n\"kind\": payment_method\nid: b\ntype: one_time\n", []),
        ("---\n事務局: a\nkind: step_mails\n", ["unknown-kind"]), ("...\n", []), ("...\n# メモ\n---\n", []),
        ("...\n---\nkind: payment_method\nid: b\ntype: one_time\n", []),
        ("...\nkind: payment_method\nid: b\ntype: one_time\n", []),
        ("---\nunsubscribe: true\nkind: step_mails\n", ["unknown-kind"]),
        ("---\nunsubscribe: true\ntrigger: charge_failed\n", ["missing-kind"]),
        ("---\nunsubscribe: true\nscenario: paid_product\n", ["missing-kind"]),
    ])
    func documentsBelowAText(below: String, codes: [String]) throws {
        let files = Self.files.merging([
            "mail.yaml": (Self.files["mail.yaml"] ?? "").replacing("unsubscribe: true\n", with: below)
        ]) { $1 }
        let found = try Self.codes(files).filter { $0 != "unused-definition" && $0 != "cancel-mail-keeps-subscription" }
        #expect(found == codes)
    }

    /// A mail that was pasted in hides none of the entries below it, and its fix takes none of them for text.
    @Test(arguments: [
        ("unsubscribe: yes", "wrong-type"), ("unsubscrbe: true", "unknown-key"), ("unsubscribe:true", "missing-space"),
        ("delay_minutes: -1\nunsubscribe: true", "out-of-range"), ("---\nkind: step_mails", "unknown-kind"),
    ])
    func theRestBelowAPastedMailIsRead(entry: String, code: String) throws {
        let pasted = "%name1% 様\n- TEL: 03-0000-0000\nMail: a@shop.example.jp\n"
        let mail = Self.files["mail.yaml"]?.replacing("  本文です。\n", with: pasted).replacing("unsubscribe: true", with: entry) ?? ""
        let files = Self.files.merging(["mail.yaml": mail]) { $1 }
        #expect(try Self.codes(files).filter { $0 != "unused-definition" } == ["bad-indentation", code])
        let folder = try TemporaryFolder(files)
        _ = try kessai(["check", "--unsafe-fixes"], in: folder.url)
        let mended = try folder.text("mail.yaml")
        #expect(mended.contains("\n  %name1% 様\n  - TEL: 03-0000-0000\n  Mail: a@shop.example.jp\n"))
        #expect(!mended.contains("  unsub") && !mended.contains("  delay") && !mended.contains("  kind"))
    }

    @Test func withoutMistakeThereIsNone() throws { #expect(try Self.codes(Self.files) == []) }

    /// A mapping where a list is due is what is wrong, not its first key; and one value is asked for where a list stands.
    @Test func aWrongTypeIsOfTheWholeValue() throws {
        for (right, wrong, path) in [
            ("  - id: one\n    type: one_time\n", "    id: one\n    type: one_time\n", "product[id=course].payment_methods"),
            ("name: 講座", "name: [講座]", "product[id=course].name"),
            ("name: 講座", "name:\n  a: 講座", "product[id=course].name"),
        ] {
            let product = Self.files["product.yaml"]?.replacing("  - id: two", with: "#").replacing(right, with: wrong) ?? ""
            let end = product.firstRange(of: "#")?.lowerBound ?? product.endIndex
            let findings = try Self.findings(Self.files.merging(["product.yaml": String(product[..<end])]) { $1 })
            let found = findings.first { $0["code"] as? String == "wrong-type" }
            #expect(found?["path"] as? String == path)
            #expect(found?["help"] != nil)
        }
    }

    /// A tab hides its own lines and no others: what is wrong below them is found, and what they may have said is not missed.
    @Test(arguments: ["\ttax_rate: 10%", "\ttax_rate: 10%\n\tprice: 1980", "\t\tfoo", " \ttax_rate: 10%", "　tax_rate: 10%"])
    func theRestBelowATabIsRead(line: String) throws {
        let product = Self.files["product.yaml"] ?? ""
        let changed = product.replacing("    tax_rate: 10%\n    price: 1980", with: line)
            .replacing("price: 5500", with: "price: 5.5").replacing("use: failed", with: "use: nope")
        #expect(changed.contains("nope") && changed.contains("5.5"))
        let codes = try Self.codes(Self.files.merging(["product.yaml": changed]) { $1 })
        #expect(Set(codes.dropFirst()).isSubset(of: ["not-whole-yen", "unknown-reference", "unused-definition"]), "\(codes)")
        #expect(codes.contains("not-whole-yen") && codes.contains("unknown-reference"), "\(codes)")
    }

    /// A line that was cut off within a character is reported for that, and not for what is missing behind it.
    @Test func aFileThatEndsWithinACharacter() throws {
        let folder = try TemporaryFolder(Self.files)
        let cut = Array((Self.files["club.yaml"] ?? "").utf8) + [0xE8, 0xAC]
        try Data(cut).write(to: folder.url.appendingPathComponent("club.yaml"))
        let output = try kessai(["check", "--format", "json"], in: folder.url).output
        let codes = try Self.report(output).compactMap { $0["code"] as? String }
        #expect(codes.filter { $0 != "private-key-absent" } == ["invalid-utf8"])
    }

    /// The name of a field that has a colon in it is written as it should be, and its value stays.
    @Test func aNameThatWasReadInTwoParts() throws {
        let wrong = (Self.files["mail.yaml"] ?? "").replacing("unsubscribe", with: "配信後に実行するコマンド: 配信解除")
        let folder = try TemporaryFolder(Self.files.merging(["mail.yaml": wrong]) { $1 })
        _ = try kessai(["check", "--fix"], in: folder.url)
        #expect(try folder.text("mail.yaml") == wrong.replacing("コマンド: 配信", with: "コマンド:配信"))
        #expect(try Self.codes(["mail.yaml"].reduce(into: Self.files) { $0[$1] = try folder.text($1) }) == [])
    }

    /// Bytes that are not UTF-8 take a column each.
    @Test func noPlaceOfBytesIsEmpty() throws {
        let word: [UInt8] = [0x83, 0x54, 0x83, 0x43, 0x83, 0x67]
        let bytes = Array("kind: product\nname: 円円円円円円円\n# ".utf8) + word + [0x0A]
        let folder = try TemporaryFolder([:])
        try Data(bytes).write(to: folder.url.appendingPathComponent("kessai.yaml"))
        let output = try kessai(["check", "--format", "json"], in: folder.url).output
        let columns = try Self.report(output).filter { $0["code"] as? String == "invalid-utf8" }.map { finding in
            let range = finding["range"] as? [String: [String: Int]]
            return [range?["start"]?["column"], range?["end"]?["column"]]
        }
        #expect(columns == [[3, 4], [5, 6], [7, 8]])
    }

    private static func codes(_ files: [String: String]) throws -> [String] {
        // The key file is no part of the project.
        try findings(files).compactMap { $0["code"] as? String }.filter { $0 != "private-key-absent" }
    }

    private static func findings(_ files: [String: String]) throws -> [[String: Any]] {
        let folder = try TemporaryFolder(files)
        return try report(try kessai(["check", "--format", "json"], in: folder.url).output)
    }

    private static func report(_ output: String) throws -> [[String: Any]] {
        let report = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
        return report?["diagnostics"] as? [[String: Any]] ?? []
    }
}
