import Project
import SourceText
import Testing

/// Keys that name a group and one of its fields with a dot: one finding for each group, and nothing is missing in it.
@Suite struct DottedKeyTests {
    private static let product = """
        kind: product
        id: course
        name: 講座
        scenario: paid_product
        payment_methods:
          - id: monthly
            type: recurring
            tax_rate: 10%
            price: 1980
            recurrence:
              every: 1 month
              times: 12
        step_mails:
          - id: failed
            trigger: charge_failed
            from:
              name: 事務局
              # 窓口
              address: a@shop.example.jp
            subject: お知らせ
            body: |
              本文です。

        """
    private static let integration = integrationText + "\ninvoice:\n  registration_number: T8700110005901\n"

    @Test(arguments: [
        (
            integration, "site:\n  url: https://shop.example.jp\n  plan: standard\n",
            "site.url: https://shop.example.jp\nsite.plan: standard\n",
            "Write a line `site:` and below it, indented, `url: …`, `plan: …`."
        ),
        (
            integration, "  support:\n    email: support@example.jp\n    phone: 03-1234-5678\n",
            "  support.email: support@example.jp\n  support.phone: 03-1234-5678\n",
            "Write a line `support:` and below it, indented, `email: …`, `phone: …`."
        ),
        (
            integration, "invoice:\n  registration_number:", "invoice.registration_number:",
            "Write a line `invoice:` and below it, indented, `registration_number: …`."
        ),
        (
            product, "    recurrence:\n      every: 1 month\n      times: 12\n",
            "    recurrence.every: 1 month\n    recurrence.times: 12\n",
            "Write a line `recurrence:` and below it, indented, `every: …`, `times: …`."
        ),
        (
            product, "  - recurrence:\n      every: 1 month\n    id:", "  - recurrence.every: 1 month\n    id:",
            "Write a line `recurrence:` and below it, indented, `every: …`."
        ),
        (
            product, "    from:\n      name: 事務局\n      # 窓口\n      address:", "    from.name: 事務局\n    # 窓口\n    from.address:",
            "Write a line `from:` and below it, indented, `name: …`, `address: …`."
        ),
    ])
    func groups(text: String, right: String, wrong: String, help: String) throws {
        let isFirst = right.hasPrefix("  - recurrence")
        let whole =
            isFirst
            ? text.replacing("    recurrence:\n      every: 1 month\n      times: 12\n", with: "")
                .replacing("  - id: monthly", with: "  - recurrence:\n      every: 1 month\n    id: monthly")
            : text
        let changed = whole.replacing(right, with: wrong)
        try #require(changed != whole)
        let problems = project(changed).problems.filter { $0.severity == .error }
        #expect(problems.map(\.code) == [.unknownKey], "\(problems.map(\.message.en))")
        let problem = try #require(problems.first)
        #expect(problem.help?.en == help && problem.help?.ja.contains("の行を書き、その下に字下げして") == true)
        let fix = try #require(problem.fixes.first)
        #expect(!fix.isSafe && problem.fixes.count == 1 && applying(fix, to: changed) == whole)
    }

    /// Lines of a value go along with it, and a group in the group is written with it.
    @Test func valuesOfSeveralLines() throws {
        let text =
            "kind: integration\nkessai: 1\namazon_pay.live.return_urls:\n  - https://a.jp/x\n\n  - https://a.jp/y\namazon_pay.use: true\n"
        let problem = try #require(project(text).problems.first { $0.code == .unknownKey })
        #expect(problem.help?.en.hasSuffix("`live:` and below it `return_urls: …`; `use: …`.") == true)
        let fix = try #require(problem.fixes.first)
        #expect(
            applying(fix, to: text)
                == "kind: integration\nkessai: 1\namazon_pay:\n  live:\n    return_urls:\n      - https://a.jp/x\n\n      - https://a.jp/y\n  use: true\n"
        )
    }

    /// Groups in a group are named once, each with all of its keys, and written at once.
    @Test func severalLevels() throws {
        let whole = Self.integration.replacing("    email:", with: "    # 窓口\n    email:")
        var group: [String] = ["", "", ""]
        var lines: [String] = []
        for line in whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let depth = line.prefix { $0 == " " }.count / 2
            let isInside = !group[0].isEmpty && depth > 0
            if depth == 0 { group[0] = line == "amazon_pay:" ? "amazon_pay." : "" }
            guard isInside || line == "amazon_pay:" else {
                lines.append(line)
                continue
            }
            let text = line.dropFirst(2 * depth)
            if text.hasSuffix(":"), text != "return_urls:" {
                if depth == 1 { group[1] = text.dropLast() + "." }
            } else if text.hasPrefix("#") {
                lines.append(String(text))
            } else if text.hasPrefix("-") {
                lines.append("  " + text)
            } else {
                lines.append(group[0] + (depth > 1 ? group[1] : "") + text)
            }
        }
        let text = lines.joined(separator: "\n")
        try #require(text.contains("\namazon_pay.live.merchant_id: ") && text.contains("\namazon_pay.use: "))
        let problems = project(text).problems.filter { $0.severity == .error }
        #expect(problems.map(\.code) == [.unknownKey], "\(problems.map(\.message.en))")
        let problem = try #require(problems.first)
        #expect(
            problem.help?.en.contains(
                "`use: …`; `support:` and below it `email: …`, `phone: …`; `live:` and below it `merchant_id: …`, ")
                == true, "\(problem.help?.en ?? "")")
        let fix = try #require(problem.fixes.first)
        let mended = applying(fix, to: text)
        // A comment stands above the group that it was written above.
        #expect(mended == whole.replacing("  support:\n    # 窓口\n", with: "  # 窓口\n  support:\n"))
    }

    /// Where a group would be written twice, nothing is moved, and it is still named once.
    @Test func groupsInTurns() throws {
        let text =
            "kind: integration\nkessai: 1\namazon_pay.support.email: a@shop.example.jp\namazon_pay.use: true\namazon_pay.support.phone: 03-1234-5678\n"
        let problem = try #require(project(text).problems.first { $0.code == .unknownKey })
        #expect(problem.fixes.isEmpty)
        #expect(problem.help?.en.hasSuffix("`support:` and below it `email: …`, `phone: …`; `use: …`.") == true)
    }

    /// Where the group is there too, or its keys stand apart, it is said where they belong and nothing is moved.
    @Test(arguments: [
        ("  plan: standard\n", "site.plan: standard\n", "Below `site:`, indented like the keys that are there, write `plan: …`."),
        (
            "site:\n  url: https://shop.example.jp\n  plan: standard\n",
            "site.plan: standard\nid: a\nsite.url: https://shop.example.jp\n",
            "Write a line `site:` and below it, indented, `plan: …`, `url: …`."
        ),
    ])
    func nothingIsMoved(right: String, wrong: String, help: String) throws {
        let problems = project(Self.integration.replacing(right, with: wrong)).problems.filter { $0.code == .unknownKey }
        let problem = try #require(problems.first { $0.message.en.contains("with a dot") })
        #expect(problem.fixes.isEmpty && problem.help?.en == help)
    }

    /// Any code may be named among the rules; what is no field of a group, or stands behind the name of a list, stays an unknown key.
    @Test(
        arguments: [
            ("rules.brand-spelling: off", "`brand-spelling: …`"), ("site.name: x", nil), ("kessai.version: 1", nil),
            ("site.: 1", nil),
            (".url: 1", nil), ("ignore.a: b", nil),
        ] as [(String, String?)])
    func otherKeys(line: String, help: String?) throws {
        let problem = try #require(project(Self.integration + line + "\n").problems.first { $0.code == .unknownKey })
        #expect(problem.message.en.contains("with a dot") == (help != nil))
        if let help { #expect(problem.help?.en.contains(help) == true) }
    }
}
