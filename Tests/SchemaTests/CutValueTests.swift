import Project
import Schema
import SourceText
import Testing

/// Texts that a sign of YAML cuts, and the same signs where they cut nothing: only the first are told of as such.
@Suite struct CutValueTests {
    private func product(_ item: String) -> Project {
        project(
            "kind: product\nid: box\nname: 定期便\nscenario: subscription\npayment_methods:\n  - {id: a, type: recurring}\nitems:\n  - \(item)\n"
        )
    }

    @Test(arguments: [
        ("{name: 毎月10,000円, tax_rate: 0%, price: 1}", "\"毎月10,000円\""),
        ("{tax_rate: 0%, price: 1, name: 昆布、, だし, 干物}", "\"昆布、, だし, 干物\""),
    ])
    func aCommaInBraces(item: String, fix: String) {
        let problems = product(item).problems
        #expect(problems.map(\.code) == [.unknownKey])
        #expect(problems.flatMap(\.fixes).flatMap(\.edits).map(\.text) == [fix])
    }

    @Test(arguments: [
        "{name: A, foo, tax_rate: 0%, price: 1}", "{name: A, tax_rat, price: 1}", "{name: 'A', だし, tax_rate: 0%, price: 1}",
        "{name: A, だし: 1, tax_rate: 0%, price: 1}", "{tax_rate: 0%, だし, name: A, price: 1}", "{name: A, 10%, price: 1}",
    ])
    func otherKeysInBraces(item: String) {
        let unknown = product(item).problems.filter { $0.code == .unknownKey }
        #expect(unknown.count == 1)
        #expect(unknown.allSatisfy { $0.message.en.hasPrefix("There is no key") })
    }

    @Test(arguments: [
        ("name: #1 創刊号", true), ("name: #創刊号", true), ("name: #1 A: B # C", true), ("name: # 仮", false), ("name: #", false),
        ("name:", false), ("name: ## 1", false), ("name: #---", false), ("\"name\" : #1", true),
    ])
    func aCommentForAText(line: String, isText: Bool) {
        let problems = project("kind: product\nid: box\n\(line)\nscenario: paid_product\npayment_methods: [{use: a}]\n").problems
        let missing = problems.filter { $0.code == .missingField }
        #expect(missing.count == 1)
        #expect(missing.allSatisfy { $0.fixes.isEmpty != isText && $0.message.en.contains("comment") == isText })
    }

    /// A choice with a comment that lacks its blank keeps the comment, also where the choice could be guessed without it.
    @Test(arguments: ["one_time#a", "one_time＃仮", "one_time #仮の設定です", "one_time // a"])
    func aCommentBehindAChoice(value: String) {
        let line = value.replacing(" #", with: "#")
        let problems = project("kind: payment_method\nid: card\ntype: \(line)\ntax_rate: 10%\nprice: 1000\n").problems
        let choice = problems.filter { $0.code == .notAChoice }
        #expect(choice.count == 1)
        #expect(choice.flatMap(\.fixes).allSatisfy { $0.edits.allSatisfy { $0.text.contains("#") } }, "\(choice)")
        #expect(choice.contains { !$0.fixes.isEmpty })
    }

    /// Between brackets a comment would take the rest of the line with it: nothing is offered.
    @Test func aCommentBetweenBrackets() {
        let problems = project("{kind: payment_method, id: card, type: one_time#a, tax_rate: 10%, price: 1000}\n").problems
        let choice = problems.filter { $0.code == .notAChoice }
        #expect(choice.count == 1 && choice.allSatisfy { $0.fixes.isEmpty })
    }

    /// A remark stands for an amount that is still open.
    @Test func aCommentForAnAmount() {
        let problems = project("kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: #1000\n").problems
        #expect(problems.filter { $0.code == .missingPrice }.map(\.fixes.count) == [0])
    }
}
