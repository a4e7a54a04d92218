import Project
import Schema
import SourceText
import Testing

/// Values in each other's fields, and entries whose key is not the `use` that was meant.
@Suite struct ExchangeTests {
    private static let method = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 1980\n"
    private static let mail =
        "kind: step_mail\nid: m\ntrigger: charge_failed\nfrom:\n  name: 事務局\n  address: help@example.jp\nsubject: s\nbody: b\n"

    /// One finding at the first of the two, whose fix makes the text what it was.
    @Test(arguments: [
        (method, "tax_rate: 10%\nprice: 1980", "tax_rate: 1980\nprice: 10%", "1980"),
        (method, "tax_rate: 10%\nprice: 1980", "price: 10%\ntax_rate: 1980", "10%"),
        (method, "id: card\ntype: one_time", "id: 'one_time'\ntype: card", "'one_time'"),
        (mail, "name: 事務局\n  address: help@example.jp", "name: help@example.jp\n  address: 事務局", "help@example.jp"),
        (mail, "name: 事務局\n  address: help@example.jp", "address: 事務局\n  name: \"help@example.jp\"", "事務局"),
        (
            integrationText, "email: support@example.jp\n    phone: 03-1234-5678",
            "email: 03-1234-5678\n    phone: support@example.jp", "03-1234-5678"
        ),
        (
            integrationText, "url: https://shop.example.jp\n  plan: standard", "url: standard\n  plan: https://shop.example.jp",
            "standard"
        ),
    ])
    func exchangedValues(text: String, right: String, wrong: String, first: String) throws {
        let changed = text.replacing(right, with: wrong)
        #expect(changed != text)
        let project = project(changed)
        #expect(findings(project) == ["swapped-identifiers 「\(first)」"])
        let problem = try #require(project.problems.first { $0.code == .swappedIdentifiers })
        #expect(problem.related.count == 1 && problem.fixes.map(\.isSafe) == [false])
        let mended = applying(try #require(problem.fixes.first), to: changed)
        #expect(findings(SchemaTests.project(mended)) == [])
    }

    /// A price where the tax rate belongs, and a rate without its sign where the price does, which would be one.
    @Test(arguments: [
        ("tax_rate: 3240\nprice: 8", "3240", "tax_rate: 8%\nprice: 3240"),
        ("price: 10\ntax_rate: 3240", "10", "price: 3240\ntax_rate: 10%"),
        ("tax_rate: 3,240円\nprice: 0", "3,240円", "tax_rate: 0%\nprice: 3240"),
        ("tax_rate: '1980'\nprice: \"8\"", "'1980'", "tax_rate: 8%\nprice: 1980"),
    ])
    func exchangedNumbers(lines: String, first: String, mended: String) throws {
        let text = Self.method.replacing("tax_rate: 10%\nprice: 1980", with: lines)
        let project = project(text)
        #expect(findings(project) == ["swapped-identifiers 「\(first)」"])
        let fix = try #require(project.problems.first { $0.code == .swappedIdentifiers }?.fixes.first)
        #expect(!fix.isSafe && applying(fix, to: text) == Self.method.replacing("tax_rate: 10%\nprice: 1980", with: mended))
        let item =
            "kind: product\nid: box\nname: 箱\nscenario: shopping_cart\npayment_methods:\n  - id: card\n    type: one_time\nitems:\n  - name: 箱\n    "
            + lines.replacing("\n", with: "\n    ") + "\n"
        #expect(findings(SchemaTests.project(item)) == ["swapped-identifiers 「\(first)」"])
    }

    @Test(arguments: [
        ("tax_rate: 3240\nprice: 9", ["out-of-range 「3240」"]), ("tax_rate: 100\nprice: 8", ["swapped-identifiers 「100」"]),
        ("tax_rate: 99\nprice: 8", ["bad-format 「99」"]), ("tax_rate: 150%\nprice: 8", ["out-of-range 「150%」"]),
        ("tax_rate: 10%\nprice: 8", []), ("tax_rate: 3240\nprice: 1980", ["out-of-range 「3240」"]),
    ])
    func numbersOfTheirOwn(lines: String, expected: [String]) {
        #expect(findings(project(Self.method.replacing("tax_rate: 10%\nprice: 1980", with: lines))) == expected)
    }

    /// What does not fit in the place of the other is wrong for itself, and so is one of two alone.
    @Test(arguments: [
        (method, "tax_rate: 10%\nprice: 1980", "tax_rate: 1980\nprice: 0.1", ["out-of-range 「1980」", "not-whole-yen 「0.1」"]),
        (method, "tax_rate: 10%", "tax_rate: 1980", ["out-of-range 「1980」"]),
        (method, "price: 1980", "price: 8%", ["not-whole-yen 「8%」"]),
        (mail, "address: help@example.jp", "address: 事務局", ["bad-format 「事務局」"]),
        (
            mail, "name: 事務局\n  address: help@example.jp", "name: help@example.jp\n  address: help@example",
            ["bad-format 「help@example」"]
        ),
        (mail, "name: 事務局", "name: help@example.jp", []),
        (
            integrationText, "email: support@example.jp\n    phone: 03-1234-5678", "email: 03-1234-5678\n    phone: support",
            ["bad-format 「03-1234-5678」", "bad-format 「support」"]
        ),
    ])
    func otherMistakes(text: String, right: String, wrong: String, expected: [String]) {
        let changed = text.replacing(right, with: wrong)
        #expect(changed != text)
        #expect(findings(project(changed)) == expected)
    }

    private static func product(_ entry: String) -> String {
        "kind: product\nid: course\nname: 講座\nscenario: paid_product\npayment_methods:\n  - \(entry)\n"
    }

    /// The value tells that a definition is meant, which is used then.
    @Test(arguments: [
        ("id: card", "missing-field 「id」"), ("definition: card", "unknown-key 「definition」"),
        ("'type of': card", "unknown-key 「'type of'」"),
    ])
    func meantUses(entry: String, expected: String) throws {
        let text = Self.product(entry)
        let project = project(["a.yaml": text, "b.yaml": Self.method])
        #expect(findings(project, except: []) == [expected])
        let problem = try #require(project.problems.first)
        #expect(problem.message.en.hasSuffix("did you mean `use: card`?") && problem.fixes.map(\.isSafe) == [false])
        let mended = applying(try #require(problem.fixes.first), to: text)
        #expect(mended == Self.product("use: card"))
    }

    /// Otherwise the entry is what it is.
    @Test(arguments: [
        ("id: other", ["missing-field 「id」", "unused-definition 「card」"]),
        (
            "definition: other",
            ["missing-field 「definition」", "missing-field 「definition」", "unknown-key 「definition」", "unused-definition 「card」"]
        ),
        ("id: card\n    name: カード", ["missing-field 「id」", "unused-definition 「card」"]),
        ("name: card", ["missing-field 「name」", "missing-field 「name」", "unused-definition 「card」"]),
    ])
    func otherEntries(entry: String, expected: [String]) {
        #expect(findings(project(["a.yaml": Self.product(entry), "b.yaml": Self.method]), except: []).sorted() == expected)
    }

    /// A file by itself has no definitions.
    @Test func entriesWithoutOtherDocuments() {
        let unit = FileUnit(SourceFile(path: "a.yaml", bytes: Array(Self.product("id: card").utf8)), file: FileID(0))
        #expect(unit.problems.isEmpty && Project([unit], isWhole: false).problems.map(\.code) == [.missingField])
    }
}
