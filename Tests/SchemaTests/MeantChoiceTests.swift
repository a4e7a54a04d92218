import Project
import Schema
import SourceText
import Testing

/// What a wrong value of a choice, and a `use:` that is no id, were meant as.
@Suite struct MeantChoiceTests {
    private static let method = "kind: payment_method\nid: card\ntype: one_time\ntax_rate: 10%\nprice: 1980\n"
    private static let product = "kind: product\nid: course\nname: 講座\nscenario: paid_product\npayment_methods:\n  - use: card\n"
    private static let mail = "kind: step_mail\nid: failed\ntrigger: charge_failed\nsubject: お知らせ\nbody: 本文です。\n"

    @Test(arguments: [
        (method, "one_time", "one_time_payment", "one_time"), (method, "one_time", "一括払い", "Amazon Pay決済(ワンタイムペイメント:一括支払い)"),
        (method, "one_time", "Amazon Pay決済(ワンタイムペイメント)", "Amazon Pay決済(ワンタイムペイメント:一括支払い)"),
        (method, "one_time", "Amazon Pay決済(Auto Pay)", "Amazon Pay決済(Auto Pay:従量課金)"),
        (method, "one_time", "Amazon Pay決済(従量課金)", "Amazon Pay決済(Auto Pay:従量課金)"),
        (method, "one_time", "Amazon Pay決済（従量課金）", "Amazon Pay決済(Auto Pay:従量課金)"),
        (method, "one_time", "Amazon Pay決済(従量定期)", "Amazon Pay決済(従量定期課金)"),
        (method, "one_time", "subscription", "recurring"), (method, "one_time", "毎月払い", "Amazon Pay決済(従量定期課金)"),
        (method, "one_time", "都度課金", "Amazon Pay決済(Auto Pay:従量課金)"),
        (method, "one_time", "定期課金", "Amazon Pay決済(従量定期課金)"), (method, "one_time", "recurring_payment", "recurring"),
        (product, "paid_product", "cart", "shopping_cart"), (product, "paid_product", "paid", "paid_product"),
        (product, "paid_product", "有料シナリオ", "有料商品"), (mail, "charge_failed", "cancelled", "recurring_cancelled"),
        (mail, "charge_failed", "failed", "charge_failed"), (mail, "charge_failed", "payment_failed", "charge_failed"),
        (mail, "charge_failed", "決済失敗時", "課金失敗時"), (product, "kind: product", "kind: 商品", "販売設定"),
    ])
    func values(text: String, right: String, wrong: String, meant: String) throws {
        let problems = project(text.replacing(right, with: wrong)).problems
        let problem = try #require(problems.first { $0.code == .notAChoice || $0.code == .unknownKind })
        #expect(problem.message.en.hasSuffix("Did you mean `\(meant)`?"), "\(problem.message.en)")
        #expect(problem.fixes.first?.isSafe == false)
    }

    /// What is in several values, or near to none, leads to none.
    @Test(arguments: [
        "Amazon Pay決済", "Amazon Pay", "pay", "card", "銀行振込", "payment", "クレジットカード", "Amazon Pay決済(Auto Pay:従量定期課金)",
    ])
    func valuesThatMeanNothing(value: String) throws {
        let problem = try #require(project(Self.method.replacing("one_time", with: value)).problems.first)
        #expect(problem.code == .notAChoice && !problem.message.en.contains("Did you mean"), "\(problem.message.en)")
    }

    /// The contrary is never proposed.
    @Test(arguments: ["無料商品", "無料", "無料シナリオ", "free"]) func scenariosWithoutCharge(value: String) throws {
        let problem = try #require(
            project(Self.product.replacing("paid_product", with: value)).problems.first { $0.code == .notAChoice })
        #expect(problem.fixes.isEmpty && problem.message.en.hasSuffix("A scenario without charge is not among the choices."))
        #expect(problem.note?.en.contains("trial_days") == true)
    }

    /// A price of nothing is what a free trial seems to ask for.
    @Test func noPrice() throws {
        func help(_ price: String) throws -> String {
            let problems = project(Self.method.replacing("1980", with: price)).problems
            return try #require(problems.first { $0.code == .priceOutOfRange }?.help?.en)
        }
        #expect(try help("0").contains("`trial_days`") && !help("1000000000").contains("`trial_days`"))
    }

    @Test(
        arguments: [
            ("Card", "card"), ("CARD", "card"), ("カード払い", "card"), ("Crad", nil), ("shared/card.yaml", nil), ("Card Once", nil),
        ] as [(String, String?)])
    func usesThatAreNoIDs(use: String, meant: String?) throws {
        let method = Self.method.replacing("id: card", with: "id: card\nname: カード払い")
        let problems = project(Self.product.replacing("use: card", with: "use: \(use)") + "---\n" + method).problems
        #expect(problems.map(\.code) == [.unknownReference], "\(problems.map(\.message.en))")
        let problem = try #require(problems.first)
        if let meant {
            #expect(problem.message.en.hasSuffix("Did you mean `\(meant)`?"), "\(problem.message.en)")
            #expect(problem.fixes.count == 1)
        }
        #expect(problem.help?.en == "Known ids: `card`")
    }
}
