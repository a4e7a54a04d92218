import LanguageServer
import SourceText
import Testing

@Suite("Completion leaves out what would be a mistake where it is written")
struct ExclusionTests {
    /// In a product of a shop with two more methods and two mails.
    private func labels(_ scenario: String, _ tail: String) -> [String] {
        labels("kind: product\nid: new\nname: N\nscenario: \(scenario)\n\(tail)")
    }

    private func labels(_ marked: String) -> [String] {
        let definitions = """
            kind: payment_method
            id: plain
            type: one_time
            ---
            kind: payment_method
            id: monthly
            type: recurring
            ---
            kind: step_mail
            id: failed
            trigger: charge_failed
            ---
            kind: step_mail
            id: cancelled
            trigger: 定期支払いのキャンセル

            """
        var editor = Editor(Editor.shop.merging(["/shop/uses.yaml": definitions]) { $1 })
        let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
        editor.open("products/new.yaml", parts.joined())
        let before = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        let answer = editor.at(
            "textDocument/completion", "products/new.yaml", before.count - 1, before.last?.utf16.count ?? 0)
        return answer["items"].elements.compactMap { $0["label"].string }
    }

    @Test(
        "What the scenario or the type leaves no room for is not offered; where it is not known, all is",
        arguments: [
            ("paid_product", "|", "items", false), ("有料商品", "|", "商品登録", false), ("shopping_cart", "|", "items", true),
            ("subscription", "|", "商品登録", true), ("", "|", "items", true), ("paid", "|", "items", true),
            ("shopping_cart", "payment_methods:\n  - id: a\n    |", "price", false),
            ("ショッピングカート", "支払方法:\n  - id: a\n    |", "消費税率", false),
            ("subscription", "payment_methods:\n  - |", "price", false), ("subscription", "payment_methods: |", "price", false),
            ("subscription", "payment_methods:\n  |", "price", false), ("subscription", "payment_methods: [{|}]", "price", false),
            ("shopping_cart", "payment_methods:\n  - use: a\n  |", "tax_rate", false),
            ("shopping_cart", "items:\n  - name: a\n    |", "price", true),
            ("paid_product", "payment_methods:\n  - id: a\n    |", "price", true),
            ("shopping_cart", "payment_methods:\n  - use: a\n    |", "collect_shipping_address", true),
            ("cart", "payment_methods:\n  - id: a\n    |", "price", true),
            ("paid_product", "payment_methods:\n  - type: one_time\n    |", "recurrence", false),
            ("paid_product", "payment_methods:\n  - |\n    type: auto_pay\n", "recurrence", false),
            ("paid_product", "payment_methods:\n  - type: recurring\n    |", "recurrence", true),
            ("paid_product", "payment_methods:\n  - type: one\n    |", "recurrence", true),
            ("paid_product", "payment_methods:\n  - use: a\n    |", "recurrence", true),
            ("paid_product", "payment_methods:\n  - type: one_time\n  - id: b\n    |", "recurrence", true),
            ("subscription", "payment_methods:\n  - type: |", "one_time", false),
            ("subscription", "payment_methods:\n  - type: |", "recurring", true),
            ("shopping_cart", "payment_methods:\n  - type: |", "one_time", true),
        ])
    func exclusions(_ scenario: String, _ tail: String, _ label: String, _ isOffered: Bool) {
        let found = labels(scenario, tail)
        #expect(found.contains(label) == isOffered && !found.isEmpty, "\(found)")
    }

    @Test("A definition, which may be used by any product, is held to its own type alone")
    func exclusionsOfDefinitions() {
        for (type, isOffered) in [
            ("one_time", false), ("Amazon Pay決済(Auto Pay:従量課金)", false), ("recurring", true), ("one", true),
        ] {
            #expect(labels("kind: payment_method\ntype: \(type)\n|").contains("recurrence") == isOffered, "\(type)")
        }
        #expect(labels("kind: payment_method\ntype: one_time\nscenario: shopping_cart\n|").contains("price"))
    }

    @Test(
        "Of definitions those are offered that the scenario and what else is written have room for",
        arguments: [
            ("paid_product", "payment_methods:\n  - use: |", ["shared", "plain", "monthly"]),
            ("", "payment_methods:\n  - use: |", ["shared", "plain", "monthly"]),
            ("subscription", "payment_methods:\n  - use: |", ["monthly"]),
            ("サブスクリプション", "支払方法: [{use: |}]", ["monthly"]),
            // Its type is written here, and a price would stay where none belongs.
            ("subscription", "payment_methods:\n  - type: recurring\n    use: |", ["plain", "monthly"]),
            ("shopping_cart", "payment_methods:\n  - use: |", ["plain", "monthly"]),
            ("paid_product", "payment_methods:\n  - use: monthly\nstep_mails:\n  - use: |", ["failed", "cancelled"]),
            ("paid_product", "payment_methods:\n  - use: shared\nstep_mails:\n  - use: |", ["failed"]),
            ("paid_product", "payment_methods:\n  - id: a\n    type: auto_pay\nstep_mails:\n  - use: |", ["failed"]),
            ("paid_product", "step_mails:\n  - use: |\npayment_methods:\n  - use: shared\n", ["failed"]),
            (
                "paid_product", "payment_methods:\n  - use: shared\n    type: recurring\nstep_mails:\n  - use: |",
                ["failed", "cancelled"]
            ),
            ("paid_product", "payment_methods:\n  - use: nowhere\nstep_mails:\n  - use: |", ["failed", "cancelled"]),
            ("paid_product", "step_mails:\n  - use: |", ["failed", "cancelled"]),
            ("subscription", "payment_methods:\n  - use: shared\nstep_mails:\n  - use: |", ["failed", "cancelled"]),
        ])
    func definitions(_ scenario: String, _ tail: String, _ expected: [String]) {
        #expect(labels(scenario, tail) == expected)
    }

    @Test(
        "Beside a use its type counts as one that is written",
        arguments: [
            ("use: shared\n    |", "recurrence", false), ("use: monthly\n    |", "recurrence", true),
            ("use: nowhere\n    |", "recurrence", true), ("use: shared\n    type: recurring\n    |", "recurrence", true),
            ("use: monthly\n    type: one_time\n    |", "recurrence", false),
            ("use: shared\nstep_mails:\n  - trigger: |", "recurring_cancelled", false),
            ("use: shared\nstep_mails:\n  - trigger: |", "charge_failed", true),
            ("use: monthly\nstep_mails:\n  - trigger: |", "recurring_cancelled", true),
        ])
    func besideUse(_ tail: String, _ label: String, _ isOffered: Bool) {
        let found = labels("paid_product", "payment_methods:\n  - " + tail)
        #expect(found.contains(label) == isOffered && !found.isEmpty, "\(found)")
    }
}
