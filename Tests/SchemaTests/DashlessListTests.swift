import Project
import SourceText
import Testing

/// Lists none of whose entries begins with a dash: one finding, which writes the dashes, and what else is wrong in the entries is found.
@Suite struct DashlessListTests {
    private static let product = """
        kind: product
        id: course
        name: 講座
        scenario: shopping_cart
        payment_methods:
          - id: card
            name: 一括
            type: one_time
          - id: monthly
            type: recurring
            recurrence:
              every: 1 month
          - use: cart
            id: bank
            type: one_time
        items:
          # 食品
          - name: りんご
            tax_rate: 8%
            price: 1080

          - name: ノート
            tax_rate: 10%
            price: 2200
          - name: ペン
            price: 100
            tax_rate: 10%
        step_mails:
          - id: failed
            trigger: charge_failed
            subject: お知らせ
            body: |
              %name1% 様

              - id: お問い合わせ番号
          - id: canceled
            trigger: cancel
            subject: お知らせ
            body: 本文です。

        """

    /// The lines of a list without their dashes, in the column of these.
    private static func dashless(_ text: String, _ list: String) -> String {
        var isInList = false
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> Substring in
            if !line.hasPrefix(" "), !line.isEmpty { isInList = line == "\(list):" }
            guard isInList, line.hasPrefix("    ") || line.hasPrefix("  - ") else { return line }
            return line.hasPrefix("  - ") ? "  " + line.dropFirst(4) : line.dropFirst(2)
        }
        return lines.joined(separator: "\n")
    }

    @Test(arguments: [("items", "name", "品目"), ("step_mails", "id", "ステップメール")])
    func dashesAreWritten(list: String, key: String, label: String) throws {
        let written = project(Self.product).problems.map(\.code)
        let text = Self.dashless(Self.product, list)
        let problems = project(text).problems
        #expect(problems.map(\.code).sorted() == (written + [.duplicateKey]).sorted(), "\(problems.map(\.message.en))")
        let finding = try #require(problems.first { $0.code == .duplicateKey })
        #expect(
            finding.message.en.contains("`\(list)` is a list") && finding.help?.en.contains("such as `\(key)`, with `- `") == true
        )
        let fix = try #require(finding.fixes.first)
        #expect(!fix.isSafe && finding.fixes.count == 1 && applying(fix, to: text) == Self.product)
    }

    /// The lines of a list without their dashes in the column of its key, and with them.
    private static func flat(_ text: String, _ list: String) -> (dashless: String, mended: String) {
        var isInList = false
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> (Substring, Substring) in
            if !line.hasPrefix(" "), !line.isEmpty { isInList = line == "\(list):" }
            guard isInList, line.hasPrefix(" ") else { return (line, line) }
            return (line.hasPrefix("    ") || line.hasPrefix("  - ") ? line.dropFirst(4) : line.dropFirst(2), line.dropFirst(2))
        }
        return (lines.map(\.0).joined(separator: "\n"), lines.map(\.1).joined(separator: "\n"))
    }

    /// YAML lets a list stand in the column of its key.
    @Test(arguments: [("items", "name"), ("step_mails", "id")])
    func listsInTheColumnOfTheirKey(list: String, key: String) throws {
        let written = project(Self.product).problems.map(\.code)
        let (text, mended) = Self.flat(Self.product, list)
        let problems = project(text).problems
        #expect(problems.map(\.code).sorted() == (written + [.duplicateKey]).sorted(), "\(problems.map(\.message.en))")
        let finding = try #require(problems.first { $0.code == .duplicateKey })
        #expect(finding.message.en.contains("`\(list)` is a list, but its entries do not begin with `- ` and are not indented"))
        let fix = try #require(finding.fixes.first)
        #expect(!fix.isSafe && finding.fixes.count == 1 && applying(fix, to: text) == mended)
    }

    /// All lists of a product, and one whose only entry begins with a key that the product has too.
    @Test func severalListsInTheColumnOfTheirKeys() {
        let methods = Self.product.replacing("  - use: cart\n    id: bank\n", with: "  - id: bank\n")
        let written = project(methods).problems.map(\.code)
        let all = ["payment_methods", "items", "step_mails"].reduce(methods) { Self.flat($0, $1).dashless }
        let problems = project(all).problems
        #expect(
            problems.map(\.code).sorted() == (written + [.duplicateKey, .duplicateKey, .duplicateKey]).sorted(),
            "\(problems.map(\.message.en))")
        let one = methods.replacing(
            "  - name: ノート\n    tax_rate: 10%\n    price: 2200\n  - name: ペン\n    price: 100\n    tax_rate: 10%\n", with: "")
        #expect(project(Self.flat(one, "items").dashless).problems.map(\.code).sorted() == (written + [.duplicateKey]).sorted())
    }

    /// Where the product lacks a key that the entries have, it may be its own; and an empty list above other keys is none of these.
    @Test func keysOfTheProduct() {
        let text = Self.flat(Self.product, "items").dashless.replacing("name: 講座\n", with: "")
        let problems = project(text).problems.filter {
            $0.code == .duplicateKey || $0.code == .unknownKey || $0.code == .missingField
        }
        #expect(problems.map(\.code) == [.duplicateKey] && problems.first?.fixes.isEmpty == true, "\(problems.map(\.message.en))")
        let twice = "kind: product\nid: a\nitems:\nname: 講座\nname: 講座2\nscenario: shopping_cart\n"
        let other = project(twice).problems.filter { $0.code == .duplicateKey }
        #expect(other.count == 1 && other.first?.message.en.contains("is a list") == false)
    }

    /// Between brackets it is braces that are missing.
    @Test(arguments: [
        ("{name: りんご, tax_rate: 8%, price: 1080, name: ノート, tax_rate: 10%, price: 2200}", true),
        ("[{name: りんご, tax_rate: 8%, price: 1080, name: ノート, tax_rate: 10%, price: 2200}]", true),
        ("\n  - {name: りんご, tax_rate: 8%, price: 1080, name: ノート, tax_rate: 10%, price: 2200}", true),
        ("{name: りんご, tax_rate: 8%, price: 1080, price: 1200, name: ノート, tax_rate: 10%, price: 2200}", false),
    ])
    func listsBetweenBrackets(list: String, isClear: Bool) throws {
        let entries =
            "  # 食品\n  - name: りんご\n    tax_rate: 8%\n    price: 1080\n\n  - name: ノート\n    tax_rate: 10%\n    price: 2200\n  - name: ペン\n    price: 100\n    tax_rate: 10%\n"
        let text = Self.product.replacing("items:\n" + entries, with: "items: \(list)\n")
        try #require(text != Self.product)
        let problems = project(text).problems.filter {
            $0.code == .duplicateKey || $0.code == .wrongType || $0.code == .syntaxError
        }
        #expect(problems.map(\.code) == [.duplicateKey], "\(problems.map(\.message.en))")
        let fix = problems.first?.fixes.first
        #expect((fix != nil) == isClear)
        guard let fix else { return }
        let (apple, book) = ("{name: りんご, tax_rate: 8%, price: 1080}", "{name: ノート, tax_rate: 10%, price: 2200}")
        let mended = list.hasPrefix("\n") ? "items: \n  - \(apple)\n  - \(book)\n" : "items: [\(apple), \(book)]\n"
        let result = applying(fix, to: text)
        #expect(result.contains(mended), "\(result)")
    }

    /// An entry that uses a definition begins with another key, so that of it is not told where it begins.
    @Test func entriesOfTwoKinds() {
        let methods = Self.product.replacing("  - use: cart\n    id: bank\n", with: "  - id: bank\n")
        let text = Self.dashless(methods, "payment_methods")
        let problems = project(text).problems
        #expect(
            problems.map(\.code).sorted() == (project(methods).problems.map(\.code) + [.duplicateKey]).sorted(),
            "\(problems.map(\.message.en))")
        let mixed = project(Self.dashless(Self.product, "payment_methods")).problems
        let findings = mixed.filter { $0.code == .duplicateKey || $0.code == .wrongType }
        #expect(findings.count == 1 && findings.first?.fixes.isEmpty == true, "\(mixed.map(\.message.en))")
    }

    /// What is wrong or missing in an entry is told as ever.
    @Test func otherMistakes() {
        let text = Self.dashless(Self.product, "items").replacing("2200", with: "22.5").replacing(
            "  tax_rate: 10%\nstep", with: "step")
        #expect(findings(project(text)).contains("not-whole-yen 「22.5」"))
        #expect(project(text).problems.contains { $0.code == .missingTaxRate || $0.code == .missingField })
    }

    /// With a key twice in one of them it is not clear where they begin; nothing is written, and it is still one finding.
    @Test func unclearEntries() {
        let text = Self.dashless(Self.product, "items").replacing("  price: 2200\n", with: "  price: 2200\n  price: 2300\n")
        let problems = project(text).problems.filter { $0.code == .duplicateKey || $0.code == .wrongType }
        #expect(problems.count == 1 && problems.first?.fixes.isEmpty == true, "\(problems.map(\.message.en))")
    }

    /// A group is none, nor is a list in which only a key that no entry begins with is there twice.
    @Test func groupsAreNone() {
        let group = integrationText.replacing("  plan: standard", with: "  url: https://shop.example.jp")
        #expect(project(group).problems.first { $0.code == .duplicateKey }?.message.en.contains("is a list") == false)
    }
}
